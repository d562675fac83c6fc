//! Every limit, in one place, each with its reason.

/// Steps of a funnel or of a conformance question. A chain is found with work proportional to events × steps;
/// a thousand is far beyond any drawn journey and still answers in seconds.
pub const QUESTION_STEPS: usize = 1_000;

/// Depth of a paths question. Each depth keeps a table of (from, to) pairs; pictures end long before 100.
pub const PATH_DEPTH: usize = 100;

/// The largest `top`, `limit` or `first` that can be asked for: an answer is read by people or a page,
/// and 100,000 rows of JSON are already about 10 MB.
pub const ANSWER_ROWS: usize = 100_000;

/// Periods of a retention question: ten years of days.
pub const RETENTION_PERIODS: usize = 3_660;

/// Values in one `in` list, entries in one `any`: tables are built per entry and per dictionary value.
pub const LIST_ENTRIES: usize = 10_000;

/// Steps of a sequence in a segment: one word of bits a row holds 64, and people think of two or three.
pub const SEGMENT_STEPS: usize = 20;

/// Saved segments that one segment may name, those in the named ones too.
pub const SEGMENTS_NAMED: usize = 200;

/// Nesting of a question or map document. Readers recurse; 64 levels fit any thread's stack many times over.
pub const DOCUMENT_DEPTH: usize = 64;

/// Size of a question or map document in bytes. The largest real map seen is under 1 MB.
pub const DOCUMENT_BYTES: usize = 16 << 20;

/// Compiled size of one regular expression in bytes: the default of the `regex` crate is 10 MB, a tenth of it
/// is ample for patterns over event names and refuses the ones that are built to be slow.
pub const PATTERN_BYTES: usize = 1 << 20;

/// Longest duration: a hundred years in milliseconds. Sums of a timestamp and a duration never overflow.
pub const DURATION_MILLIS: i64 = 100 * 366 * 86_400_000;

/// Order of the Markov model. The number of states grows with channels to this power.
pub const MARKOV_ORDER: usize = 4;

/// States of one Markov model. Solving is cubic: 2,000 states take seconds, 20,000 would take an hour.
pub const MARKOV_STATES: usize = 2_000;

/// First and last moment that can be told as a date in every zone: years 1 to 9999 but for the last day or so, in
/// milliseconds since 1970.
pub const TIME_MILLIS: std::ops::RangeInclusive<i64> = -62_135_510_400_000..=253_402_207_200_000;

/// Names of columns, properties and events in bytes; longer ones are cut by no tool we know and are a sign of
/// a file read with the wrong delimiter.
pub const NAME_BYTES: usize = 1_024;

/// One text value in bytes. The largest values seen in the wild are URLs and free text of surveys; what is
/// longer is rejected by name, with its line.
pub const TEXT_BYTES: usize = 1 << 20;

/// Properties of one data folder. Each is a column; beyond this a file is read with the wrong shape
/// (for example with values as keys).
pub const PROPERTIES: usize = 2_000;

/// Tiles of a dashboard. Each is a question that is asked when the page opens; nobody reads fifty pictures.
pub const DASHBOARD_TILES: usize = 50;

/// Body of a request in bytes, files apart: the largest question or map seen is under 1 MB.
pub const REQUEST_BYTES: usize = 1 << 20;

/// One uploaded file in bytes: a billion events as compressed Parquet are some 6 GB.
pub const UPLOAD_BYTES: u64 = 64 << 30;

/// Jobs of a server that wait or run, and those of one caller: each may read all events, one after the other.
pub const JOBS: usize = 64;

/// Jobs of one caller that wait or run.
pub const JOBS_EACH: usize = 8;

/// How long it is told what came of a job: an hour.
pub const JOB_KEPT_MILLIS: i64 = 3_600_000;

/// Files of one import by the browser.
pub const IMPORT_FILES: usize = 100;

/// Segments whose overlap is counted at once: a picture of more is not read, and each doubles the work of the pairs.
pub const SEGMENTS_COMPARED: usize = 8;

/// Values told of one property, for lists to choose from.
pub const PROPERTY_VALUES: usize = 200;

/// Events of a customer told at once.
pub const TIMELINE_EVENTS: usize = 1_000;

/// Entries of one page of a list, at most and unless asked for otherwise. A page of 200 documents of 100 kB is 20 MB.
pub const PAGE_ENTRIES: usize = 200;

/// Entries of a page when nobody says how many.
pub const PAGE_ENTRIES_USUAL: usize = 50;

/// How long a session lasts at most: 30 days.
pub const SESSION_MILLIS: i64 = 30 * 86_400_000;

/// How long a session lasts without being used: 7 days, so that a holiday signs out and a weekend does not.
pub const SESSION_IDLE_MILLIS: i64 = 7 * 86_400_000;

/// How exactly it is known when a session or key was last used: five minutes, so that reading does not write each time.
pub const SESSION_SEEN_MILLIS: i64 = 300_000;

/// How long an invitation can be used: 7 days.
pub const INVITATION_MILLIS: i64 = 7 * 86_400_000;

/// How long a member, an invitation or a key that was taken away can be put back: ten minutes, enough to see a mistake and
/// to undo it, and too short to find by chance that somebody who was shut out for good reason comes back.
pub const REMOVED_MILLIS: i64 = 600_000;

/// How long a deleted document can be restored: 30 days.
pub const DELETED_MILLIS: i64 = 30 * 86_400_000;

/// Length of a password in characters. Eight is the least that OWASP ASVS 5.0 lets pass (6.2.1); ten costs nobody more
/// and a guesser ten thousand times as much. 1,000 lets every password manager do as it likes (6.2.9) and
/// keeps hashing short.
pub const PASSWORD_CHARACTERS: std::ops::RangeInclusive<usize> = 10..=1_000;

/// How long a second factor that was begun can be confirmed: an hour, for who has to put the program on their telephone first.
pub const FACTOR_MILLIS: i64 = 3_600_000;

/// Recovery codes of a second factor: a telephone is lost once in some years, and ten lines fit a slip of paper.
pub const RECOVERY_CODES: usize = 10;

/// Length of an e-mail address in bytes: RFC 5321 allows no more than 254.
pub const EMAIL_BYTES: usize = 254;

/// Names of people, workspaces, keys and documents in bytes: what fits a heading.
pub const TITLE_BYTES: usize = 200;

/// Keys of workspaces and documents in bytes: what fits an address bar.
pub const KEY_BYTES: usize = 64;

/// Connections at once. An idle one takes some 20 kB, so all of them 250 MB.
pub const CONNECTIONS: usize = 12_000;

/// Questions that wait for their turn. At 2 s each on two cores the last one waits two minutes, which is longer than
/// anybody does.
pub const QUESTIONS_WAITING: usize = 128;

/// Questions of one person or key that wait or run: a page of tiles, so that one caller can't take every place.
pub const QUESTIONS_EACH: usize = 64;

/// Answers that a server keeps for those who ask the same again, in bytes: thousands of answers of a few kB.
pub const ANSWERS_KEPT_BYTES: usize = 32 << 20;

/// Providers of sign-in: each is a button on a page.
pub const PROVIDERS: usize = 20;

/// How long one may take to sign in at a provider: ten minutes, for who looks for a telephone first.
pub const SIGN_IN_MILLIS: i64 = 600_000;

/// Sign-ins at providers that are under way. Each is some 3 kB at most, so all of them 30 MB.
pub const SIGN_INS: usize = 10_000;

/// Those of one address, so that one caller can't take every place: an office may share one.
pub const SIGN_INS_EACH: usize = 200;

/// Where one goes after signing in, in bytes: addresses of pages hold whole questions.
pub const NEXT_BYTES: usize = 2_048;

/// An answer of a provider of sign-in in bytes: the largest sets of keys seen are some 20 kB.
pub const PROVIDER_ANSWER_BYTES: usize = 256 << 10;
