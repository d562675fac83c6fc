//! Makes the seeds that are no text: small files of every kind a target reads, all made up here.
//!
//!     cargo run --manifest-path fuzz/Cargo.toml --example seeds

use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use analyze::{Asker, Hint};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array, Int64Array, ListArray, RecordBatch,
    StringArray, StructArray, TimestampMicrosecondArray,
};
use collect::{ColumnOptions, Source, Wave};
use events::{Durability, ImportOptions, Store, StoreOptions};
use journey::Question;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{WriterProperties, WriterVersion};

const EVENTS: &str = "customer,time,event,channel,x,paid\n\
    a,2024-01-01T00:00:00Z,visit,web,1,true\na,2024-01-01T01:00:00Z,look,web,2.5,false\na,2024-01-03T00:00:00Z,buy,app,3,true\n\
    b,2024-01-01T00:00:00Z,visit,,1,\nb,2024-02-01T00:00:00Z,buy,mail,1,false\nc,2024-01-05T00:00:00Z,leave,web,,\n";
const TRAITS: &str = "{\"customer\":\"a\",\"plan\":\"paid\",\"age\":7}\n{\"customer\":\"b\",\"plan\":\"free\",\"new\":true}\n";
const MAPPING: &str = "meander: import/1\nfiles:\n  - file: t.ndjson\n    customer: customer\n    traits: all\n";

fn main() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    check_documents(&seeds);
    parquet_files(&seeds.join("parquet"));
    let work = tempfile::tempdir().expect("a folder");
    let store = store(work.path());
    segments(work.path(), &seeds);
    partials(&store, &seeds);
    compressed(&seeds.join("compressed"));
}

/// Seeds that are refused at the door lead nowhere.
fn check_documents(seeds: &Path) {
    let told = |refused: Option<journey::Refusal>| refused.map(|refusal| refusal.to_string());
    for (target, read) in [
        ("map", (|text| mapping::Map::parse(text).err()) as fn(&str) -> Option<journey::Refusal>),
        ("mapping", |text| collect::Mapping::parse(text).err()),
    ] {
        for entry in fs::read_dir(seeds.join(target)).expect("seeds") {
            let path = entry.expect("a file").path();
            if let Some(refusal) = told(read(&fs::read_to_string(&path).expect("readable"))) {
                println!("{}: {refusal}", path.display());
            }
        }
    }
}

fn put(folder: &Path, name: &str, content: &[u8]) {
    fs::create_dir_all(folder).and_then(|()| fs::write(folder.join(name), content)).expect("a writable folder");
}

fn columns() -> Vec<(&'static str, ArrayRef)> {
    let channel: DictionaryArray<Int32Type> = [Some("web"), None, Some("web"), Some("app")].into_iter().collect();
    let list = ListArray::from_iter_primitive::<Int32Type, _, _>((0..4).map(|i| Some(vec![Some(i)])));
    let inner: ArrayRef = Arc::new(Int64Array::from(vec![Some(1), None, Some(3), Some(4)]));
    let price = Decimal128Array::from_iter_values([1, 20, 300, 4000]).with_precision_and_scale(30, 2).expect("fits");
    vec![
        ("customer", Arc::new(StringArray::from(vec!["a", "b", "a", "c"])) as ArrayRef),
        ("time", Arc::new(TimestampMicrosecondArray::from_iter_values(1_700_000_000_000_000..1_700_000_000_000_004))),
        ("event", Arc::new(StringArray::from(vec!["visit", "buy", "visit", "leave"]))),
        ("channel", Arc::new(channel)),
        ("x", Arc::new(Float64Array::from(vec![Some(1.5), None, Some(-0.0), Some(1e300)]))),
        ("paid", Arc::new(BooleanArray::from(vec![Some(true), None, Some(false), Some(true)]))),
        ("day", Arc::new(Date32Array::from(vec![19_000, 19_001, -1, 0]))),
        ("price", Arc::new(price)),
        ("inside", Arc::new(StructArray::try_from(vec![("n", inner)]).expect("a struct"))),
        ("list", Arc::new(list)),
    ]
}

fn parquet_files(folder: &Path) {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let all = columns();
    let few = || all[..3].to_vec();
    let of = |compression| WriterProperties::builder().set_compression(compression);
    let plain = of(Compression::UNCOMPRESSED).set_dictionary_enabled(false);
    put(folder, "plain", &parquet_file(few(), plain.build()));
    put(folder, "snappy", &parquet_file(few(), of(Compression::SNAPPY).build()));
    put(folder, "groups", &parquet_file(few(), of(zstd).set_max_row_group_row_count(Some(3)).build()));
    put(folder, "types", &parquet_file(all.clone(), of(zstd).build()));
    let second = of(Compression::LZ4_RAW).set_writer_version(WriterVersion::PARQUET_2_0);
    put(folder, "second-version", &parquet_file(all.clone(), second.build()));
}

fn parquet_file(columns: Vec<(&'static str, ArrayRef)>, properties: WriterProperties) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("a batch");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("a writer");
    writer.write(&batch).expect("written");
    writer.into_inner().expect("ended")
}

fn store(folder: &Path) -> Arc<Store> {
    let options = StoreOptions { durability: Durability::Scratch, ..StoreOptions::default() };
    let store = Store::open(&folder.join("data"), options);
    fs::write(folder.join("e.csv"), EVENTS).expect("written");
    fs::write(folder.join("t.ndjson"), TRAITS).expect("written");
    let events = Source::with_options(&folder.join("e.csv"), &ColumnOptions::default()).expect("csv");
    let traits = collect::Mapping::parse(MAPPING).expect("a mapping").sources(folder).expect("a file");
    let mut importer = store.import(ImportOptions { memory_bytes: 1 << 20, at_millis: 0 }).expect("a folder");
    for source in std::iter::once(&events).chain(&traits) {
        let mut sink = |wave: Wave| {
            importer.push(wave.batches).expect("taken");
            Ok::<(), Infallible>(())
        };
        collect::read(source, &mut sink).expect("readable");
    }
    importer.finish(events::ImportRead::default()).expect("imported");
    store
}

/// The segments, and the catalogue as it stands and without its seal.
fn segments(folder: &Path, seeds: &Path) {
    let data = folder.join("data");
    for entry in fs::read_dir(data.join("segments")).expect("segments") {
        let path = entry.expect("a file").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        put(&seeds.join("segment"), &name, &fs::read(&path).expect("readable"));
    }
    let sealed = fs::read_to_string(data.join("catalogue.json")).expect("readable");
    let start = sealed.find("\"catalogue\":").expect("a seal") + "\"catalogue\":".len();
    put(&seeds.join("catalogue"), "inner", format!("0{}", &sealed[start..sealed.len() - 1]).as_bytes());
    put(&seeds.join("catalogue"), "sealed", format!("1{sealed}").as_bytes());
}

/// What each of the seeds of `question` leaves behind.
fn partials(store: &Store, seeds: &Path) {
    let snapshot = store.snapshot().expect("imported");
    for entry in fs::read_dir(seeds.join("question")).expect("seeds") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        match Question::parse(&text) {
            Ok(question) => {
                let partial = Asker::new(&snapshot, &question, 0).scan(0..snapshot.buckets(), &Hint::default()).expect("asked");
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                put(&seeds.join("partial"), &name, &partial.to_bytes().expect("bytes"));
            }
            Err(refusal) => println!("{}: {refusal}", path.display()),
        }
    }
}

/// The first byte tells the target what follows; see there.
fn compressed(folder: &Path) {
    let gzip = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, EVENTS.as_bytes()).expect("in memory");
        encoder.finish().expect("in memory")
    };
    let zstd = zstd::encode_all(EVENTS.as_bytes(), 1).expect("in memory");
    put(folder, "gzip", &[&[0], &gzip[3..]].concat());
    put(folder, "zstd", &[&[1], &zstd[4..]].concat());
    let rows = &EVENTS.as_bytes()[EVENTS.find('\n').unwrap_or(0) + 1..];
    for (name, first) in [("gzip-whole", 2), ("zstd-whole", 3), ("gzip-half", 6 | 16 << 3), ("zstd-half", 7 | 16 << 3)] {
        put(folder, name, &[&[first], rows].concat());
    }
}
