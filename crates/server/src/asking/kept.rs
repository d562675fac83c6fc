//! Answers kept for those who ask the same again, as long as they stay the same: until the data change.
//!
//! Only answers that do not depend on the moment are kept (see [`analyze::Asker::is_settled`]), so that what is kept is
//! to the byte what counting again would give.

use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use hashlink::LinkedHashMap;
use journey::limits;

/// Answers by whose data and what is asked.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    /// The one asked for longest ago comes first.
    answers: LinkedHashMap<String, Answer>,
    bytes: usize,
}

#[derive(Debug)]
struct Answer {
    /// Of the data it was counted on.
    generation: u64,
    text: Bytes,
}

impl Kept {
    /// The answer to what is asked by this key of this state of the data.
    pub(crate) fn get(&self, key: &str, generation: u64) -> Option<Bytes> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = shelf.answers.to_back(key)?;
        (answer.generation == generation).then(|| answer.text.clone())
    }

    /// Keeps an answer; those asked for longest ago make room for it.
    pub(crate) fn put(&self, key: String, generation: u64, text: Bytes) {
        let size = key.len() + text.len();
        if size > limits::ANSWERS_KEPT_BYTES / 8 {
            return;
        }
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.bytes += size;
        let old = shelf.answers.remove_entry(&key);
        shelf.leave(old);
        shelf.answers.insert(key, Answer { generation, text });
        while shelf.bytes > limits::ANSWERS_KEPT_BYTES {
            let old = shelf.answers.pop_front();
            shelf.leave(old);
        }
    }

    /// How many are kept.
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).answers.len()
    }
}

impl Shelf {
    fn leave(&mut self, old: Option<(String, Answer)>) {
        self.bytes -= old.map_or(0, |(key, answer)| key.len() + answer.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: usize) -> Bytes {
        Bytes::from(vec![b'x'; bytes])
    }

    /// Would catch: an answer of older data, or one that another question has.
    #[test]
    fn an_answer_is_of_its_data_and_question() {
        let kept = Kept::default();
        kept.put("a".to_owned(), 1, text(1));
        assert_eq!(kept.get("a", 1), Some(text(1)));
        assert_eq!((kept.get("a", 2), kept.get("b", 1)), (None, None));
        kept.put("a".to_owned(), 2, text(2));
        assert_eq!((kept.get("a", 2), kept.len()), (Some(text(2)), 1));
    }

    /// Would catch: a shelf that grows without end, room that is lost with every answer replaced, or one that throws away
    /// what is asked for all the time.
    #[test]
    fn the_longest_unasked_makes_room() {
        let kept = Kept::default();
        let size = limits::ANSWERS_KEPT_BYTES / 16;
        for round in 0..3 {
            kept.put("often".to_owned(), round, text(size - 100));
        }
        for number in 0..100 {
            kept.put(number.to_string(), 1, text(size - 100));
            assert!(kept.get("often", 2).is_some(), "{number}");
        }
        assert_eq!(kept.len(), 16);
        assert!(kept.get("99", 1).is_some() && kept.get("84", 1).is_none());
        kept.put("huge".to_owned(), 1, text(limits::ANSWERS_KEPT_BYTES));
        assert_eq!((kept.get("huge", 1), kept.len()), (None, 16));
    }
}
