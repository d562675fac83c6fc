//! Segments that name saved ones by their key.

use std::collections::HashMap;

use journey::{Question, Segment, limits};
use records::DocumentKind;

use crate::app::App;
use crate::gate::Here;
use crate::web::Problem;

/// Puts the segments saved in a workspace in the place of their keys; `pointer` is where the segment stands in the body.
pub(crate) async fn resolve(app: &App, here: &Here, segment: &mut Segment, pointer: &str) -> Result<(), Problem> {
    let mut wanted = keys_of(segment);
    let mut known: HashMap<String, Segment> = HashMap::new();
    while let Some(key) = wanted.pop() {
        if known.contains_key(&key) || known.len() > limits::SEGMENTS_NAMED {
            continue;
        }
        let found = app.records.document(&here.workspace.id, DocumentKind::Segment, &key).await?;
        // What is missing is told when it is put in its place.
        if let Some(document) = found.filter(|document| document.deleted_at.is_none()) {
            let saved =
                Segment::parse(&document.body).map_err(|refusal| Problem::internal(format!("segment {key}: {refusal}")))?;
            wanted.extend(keys_of(&saved));
            known.insert(key, saved);
        }
    }
    segment.resolve(&mut |key| known.get(key).cloned()).map_err(|refusal| Problem::invalid(pointer, refusal.problem))
}

/// The same for the customers a question is about.
pub(crate) async fn resolve_question(app: &App, here: &Here, question: &mut Question, base: &str) -> Result<(), Problem> {
    match &mut question.scope.customers {
        Some(segment) => resolve(app, here, segment, &format!("{base}/customers")).await,
        None => Ok(()),
    }
}

fn keys_of(segment: &Segment) -> Vec<String> {
    let mut keys = Vec::new();
    segment.visit_saved(&mut |key| keys.push(key.to_owned()));
    keys
}
