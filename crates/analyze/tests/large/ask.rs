//! Asking with a document, for an answer as a document.

use analyze::Asker;
use journey::Question;
use serde_json::Value;
use testkit::TestData;

/// The answer to a question.
pub fn ask(data: &TestData, question: &Value) -> Value {
    try_ask(data, question).unwrap_or_else(|error| panic!("{question}: {error}"))
}

/// The answer to a question, or why there is none.
pub fn try_ask(data: &TestData, question: &Value) -> Result<Value, analyze::AnalyzeError> {
    let question = Question::parse(&question.to_string()).unwrap_or_else(|refusal| panic!("{question}: {refusal}"));
    let snapshot = data.store.snapshot().expect("imported");
    Asker::new(&snapshot, &question, 0).ask().map(|answer| serde_json::to_value(answer).expect("serialisable"))
}
