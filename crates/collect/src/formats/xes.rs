//! XES event logs (IEEE 1849): traces are customers, their events are events.
//!
//! A log is read as a stream. Attributes inside attributes get names with dots, lists become JSON text. Trace
//! attributes are traits of the customer. Defaults that the log declares as `global` are applied, but for names and
//! times: an event without a time is rejected rather than dated to the placeholder logs put there.

use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use journey::limits::{NAME_BYTES, PROPERTIES};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xes_log::{Attribute, Kind, Log};
use crate::error::{CollectError, ReadFailure};
use crate::limits::{ROW_BYTES, XES_BLOCK_EVENTS, XES_DEPTH};
use crate::open::Input;
use crate::read::{Take, Work};
use crate::source::Source;

/// Runs `work` and `take` on the tables of a log.
pub(crate) fn each_wave<T: Send, E>(source: &Source, work: Work<'_, T>, take: Take<'_, T, E>) -> Result<(), ReadFailure<E>> {
    let mut input = Input::open(&source.path)?;
    let taken = input.taken();
    let mut parser = Parser::new(BufReader::with_capacity(256 << 10, &mut input));
    let mut failure = None;
    let mut more = true;
    while more {
        match parser.until(XES_BLOCK_EVENTS) {
            Ok(ended) => more = !ended,
            Err(trouble) => {
                (failure, more) = (Some(trouble), false);
            }
        }
        take(work(parser.log.take_tables())?, taken.load(Ordering::Relaxed))?;
    }
    drop(parser);
    match failure {
        None => Ok(()),
        Some(Trouble::Io(error)) => Err(input.failure(error).into()),
        Some(Trouble::Xml(problem)) => Err(CollectError::damaged(&source.path, "XES", problem).into()),
    }
}

/// Parses a log as [`crate::read`] does; public for fuzzing. Gives its events, or what is wrong with it.
pub fn parse_xes(bytes: &[u8]) -> Result<usize, String> {
    let mut parser = Parser::new(bytes);
    let mut events = 0;
    loop {
        let ended = parser.until(1_000).map_err(|trouble| match trouble {
            Trouble::Io(error) => error.to_string(),
            Trouble::Xml(problem) => problem,
        })?;
        events += parser.log.take_tables().iter().filter(|table| !table.traits).map(|table| table.rows).sum::<usize>();
        if ended {
            return Ok(events);
        }
    }
}

enum Trouble {
    Io(std::io::Error),
    Xml(String),
}

/// An element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Log,
    Trace,
    Event,
    Global,
    /// An attribute; the length of the name before it.
    Attribute(usize),
    /// A list; the length of the name before it.
    List(usize),
    /// Its `values`, and the like: what is inside counts as inside of what is outside.
    Through,
    /// Nothing inside is read.
    Skipped,
}

struct Parser<R: BufRead> {
    reader: Reader<Guard<R>>,
    since_event: Arc<AtomicUsize>,
    buffer: Vec<u8>,
    open: Vec<Open>,
    /// The name of the attribute that is open, with dots.
    name: String,
    /// The values of the list that is open, as JSON.
    list: String,
    is_log: bool,
    log: Log,
}

impl<R: BufRead> Parser<R> {
    fn new(input: R) -> Self {
        let since_event = Arc::new(AtomicUsize::new(0));
        let reader = Reader::from_reader(Guard { inner: input, since_event: Arc::clone(&since_event) });
        Parser {
            reader,
            since_event,
            buffer: Vec::new(),
            open: Vec::new(),
            name: String::new(),
            list: String::new(),
            is_log: false,
            log: Log::default(),
        }
    }

    /// Reads until the log holds this many events; `true` at the end of the file.
    fn until(&mut self, events: usize) -> Result<bool, Trouble> {
        let mut buffer = std::mem::take(&mut self.buffer);
        while self.log.len() < events {
            buffer.clear();
            self.since_event.store(0, Ordering::Relaxed);
            let position = self.reader.buffer_position();
            let event = self.reader.read_event_into(&mut buffer).map_err(|error| trouble(error, position))?;
            let done = match event {
                Event::Start(element) => self.start(&element, false),
                Event::Empty(element) => self.start(&element, true),
                Event::End(_) => self.end(),
                Event::Decl(declaration) => match declaration.encoding() {
                    Some(Ok(name)) if !matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8" | "us-ascii") => {
                        Err(format!("it is written in {name}; convert it to UTF-8 first (for example with iconv)"))
                    }
                    _ => Ok(()),
                },
                Event::Eof if !self.open.is_empty() => Err("it ends before its last element does".to_owned()),
                Event::Eof if !self.is_log => Err("it has no <log> element".to_owned()),
                Event::Eof => return Ok(true),
                _ => Ok(()),
            };
            done.map_err(|problem| Trouble::Xml(format!("{problem}, at byte {position}")))?;
        }
        self.buffer = buffer;
        Ok(false)
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), String> {
        if self.open.len() >= XES_DEPTH {
            return Err(format!("elements are nested deeper than {XES_DEPTH}"));
        }
        let name = element.local_name();
        let name: &str = name.as_ref();
        let inside = self.open.last().copied();
        let opened = match (name, inside) {
            (_, Some(Open::Skipped)) => Open::Skipped,
            ("log", None) => {
                self.is_log = true;
                Open::Log
            }
            (_, None) => return Err(format!("it starts with <{name}> instead of <log>")),
            ("trace", Some(Open::Log)) => Open::Trace,
            ("event", Some(Open::Log | Open::Trace)) => Open::Event,
            ("global", Some(Open::Log)) => {
                self.log.start_global(text_of(element, "scope").as_deref() == Some("trace"));
                Open::Global
            }
            ("values", Some(_)) => Open::Through,
            // Attributes of the log itself are about no customer.
            (_, Some(Open::Log)) => Open::Skipped,
            _ => match Kind::of(name) {
                Some(kind) => self.attribute(kind, element)?,
                None => Open::Skipped,
            },
        };
        self.open.push(opened);
        if empty { self.end() } else { Ok(()) }
    }

    /// Reads an attribute: where it stands decides whose it is.
    fn attribute(&mut self, kind: Kind, element: &BytesStart<'_>) -> Result<Open, String> {
        let in_list =
            self.open.iter().rev().find(|open| **open != Open::Through).is_some_and(|open| matches!(open, Open::List(_)));
        let value = text_of(element, "value").unwrap_or_default();
        if in_list {
            if self.list.len() + value.len() > ROW_BYTES {
                return Err("a list is too long".to_owned());
            }
            if !self.list.is_empty() {
                self.list.push(',');
            }
            self.list.push_str(&kind.as_json(&value));
            return Ok(Open::Skipped);
        }
        let Some(key) = text_of(element, "key") else { return Ok(Open::Skipped) };
        let before = self.name.len();
        if before > 0 {
            self.name.push('.');
        }
        self.name.push_str(&key);
        if self.name.len() > NAME_BYTES {
            return Err(format!("an attribute's name has {} bytes", self.name.len()));
        }
        if kind == Kind::List {
            self.list.clear();
            return Ok(Open::List(before));
        }
        if kind != Kind::Container && !value.is_empty() {
            self.set(Attribute { kind, name: self.name.clone(), value })?;
        }
        Ok(Open::Attribute(before))
    }

    fn set(&mut self, attribute: Attribute) -> Result<(), String> {
        let owner = self.open.iter().rev().find(|open| matches!(open, Open::Trace | Open::Event | Open::Global));
        let fits = match owner {
            Some(Open::Event) => self.log.event_attribute(&attribute),
            Some(Open::Trace) => self.log.trace_attribute(attribute),
            Some(Open::Global) => self.log.global_attribute(attribute),
            _ => true,
        };
        if fits { Ok(()) } else { Err(too_many()) }
    }

    fn end(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(Open::Event) => self.log.end_event(),
            Some(Open::Trace) if !self.log.end_trace() => return Err(too_many()),
            Some(Open::Attribute(before)) => self.name.truncate(before),
            Some(Open::List(before)) => {
                let value = format!("[{}]", std::mem::take(&mut self.list));
                let done = self.set(Attribute { kind: Kind::List, name: self.name.clone(), value });
                self.name.truncate(before);
                return done;
            }
            _ => {}
        }
        Ok(())
    }
}

fn too_many() -> String {
    format!("it has more than {PROPERTIES} different attributes")
}

fn text_of(element: &BytesStart<'_>, key: &str) -> Option<String> {
    let attribute = element.attributes().with_checks(false).flatten().find(|attribute| {
        let name: &str = attribute.key.as_ref();
        name == key
    })?;
    // An entity that only a DTD could explain stays as it is written.
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| attribute.value.clone().into_owned(), std::borrow::Cow::into_owned))
}

fn trouble(error: quick_xml::Error, position: u64) -> Trouble {
    match error {
        quick_xml::Error::Io(error) if error.kind() != ErrorKind::InvalidData || error.get_ref().is_none() => {
            Trouble::Io(std::io::Error::new(error.kind(), error.to_string()))
        }
        quick_xml::Error::Io(error) => Trouble::Xml(format!("{error}, at byte {position}")),
        other => Trouble::Xml(format!("{other}, at byte {position}")),
    }
}

/// A reader that ends when a single tag or text goes on for too long: the parser holds it in memory.
struct Guard<R> {
    inner: R,
    since_event: Arc<AtomicUsize>,
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.since_event.load(Ordering::Relaxed) > ROW_BYTES {
            return Err(std::io::Error::new(ErrorKind::InvalidData, "a tag or text is longer than 2 MB"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since_event.fetch_add(amount, Ordering::Relaxed);
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Guard<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(into)
    }
}
