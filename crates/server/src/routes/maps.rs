//! `/api/v1/workspaces/{ws}/maps/measure` and `…/maps/picture`.

use analyze::{AnalyzeError, Asker};
use axum::Extension;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use events::Snapshot;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use journey::document::parse_json;
use journey::question::Scope;
use journey::{Question, Segment};
use mapping::{DrawOptions, Map, Numbers, Theme, draw_html, draw_inline, draw_png, draw_svg, is_made_up, measure, stale};
use records::{Actor, DocumentKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::discoveries::read_segment;
use super::sizes::scope_of;
use crate::app::{App, Shared};
use crate::asking::{on_events, resolve};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// A map, and whose numbers are shown on it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MapNew {
    /// The key of a saved map, or the map itself.
    #[schema(value_type = schemas::MapGiven)]
    map: Document,
    /// Only the customers of this persona of the map.
    persona: Option<String>,
    /// Only the customers of this segment.
    #[schema(value_type = Option<schemas::Segment>)]
    segment: Option<Document>,
    /// Only events from this moment on.
    from: Option<String>,
    /// Only events before this moment.
    to: Option<String>,
    /// The zone of moments that tell none.
    timezone: Option<String>,
    /// Whom the numbers are about, in words for the picture; follows from the persona where left out.
    audience: Option<String>,
    /// When they are from, in words for the picture.
    period: Option<String>,
    /// Whether the picture shows numbers at all.
    #[serde(default = "yes")]
    numbers: bool,
    /// `svg`, `png`, `html`, or `inline` for two drawings as JSON.
    #[serde(default)]
    format: Format,
    /// `light` or `dark`.
    #[serde(default)]
    theme: ThemeWord,
}

fn yes() -> bool {
    true
}

/// A form of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// A vector picture with its own fonts.
    #[default]
    Svg,
    /// A picture of pixels.
    Png,
    /// A page that stands alone.
    Html,
    /// Two drawings for a page, and the numbers.
    Inline,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Theme)]
pub(crate) enum ThemeWord {
    /// Dark letters on light ground.
    #[default]
    Light,
    /// Light letters on dark ground.
    Dark,
}

/// Two drawings for a page of one's own.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InlinePicture)]
struct Inline {
    /// The names of the lanes, as SVG.
    labels: String,
    /// The steps, as SVG.
    steps: String,
    /// How wide the names are.
    labels_width: f64,
    /// How wide the steps are.
    steps_width: f64,
    /// How high both are.
    height: f64,
    /// The numbers; null where none were asked for or there are no events.
    #[schema(required = true)]
    numbers: Option<Numbers>,
}

/// What was asked for, read.
struct Wanted {
    map: Map,
    segment: Option<Segment>,
    scope: Scope,
    audience: Option<String>,
}

/// The numbers of a map: who reaches its steps, how they feel, and what the map lacks.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/maps/measure", request_body = MapNew, responses((status = 200, body = Numbers)))]
pub(crate) async fn measured(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<MapNew>,
) -> Result<Response, Problem> {
    let wanted = read(&app, &here, &new).await?;
    let now_millis = app.clock.now_millis();
    let numbers = on_events(&app, &here, &actor, move |snapshot| numbers_of(snapshot, &wanted, now_millis)).await?;
    Ok(axum::Json(numbers).into_response())
}

/// A map as a picture, with its numbers where there are events.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/maps/picture", request_body = MapNew,
    responses((status = 200, content(
        (Inline = "application/json"),
        (String = "image/svg+xml"),
        (String = "text/html"),
        (schemas::FileBytes = "image/png")
    ))))]
pub(crate) async fn picture(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<MapNew>,
) -> Result<Response, Problem> {
    let wanted = read(&app, &here, &new).await?;
    let options = DrawOptions {
        theme: if new.theme == ThemeWord::Dark { Theme::Dark } else { Theme::Light },
        made_up: is_made_up(&wanted.map),
        audience: wanted.audience.clone(),
        period: new.period.clone(),
        ..DrawOptions::default()
    };
    let (map, now_millis) = (wanted.map.clone(), app.clock.now_millis());
    let numbers = if new.numbers {
        let found = on_events(&app, &here, &actor, move |snapshot| numbers_of(snapshot, &wanted, now_millis)).await;
        match found {
            // A map is drawn before there are events, too.
            Err(problem) if problem.is_no_data() => None,
            found => Some(found?),
        }
    } else {
        None
    };
    let format = new.format;
    let drawn = tokio::task::spawn_blocking(move || draw(&map, numbers.as_ref(), &options, format)).await;
    drawn.map_err(|error| Problem::internal(error.to_string()))?
}

fn draw(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions, format: Format) -> Result<Response, Problem> {
    let file = |kind: &'static str, ending: &str, bytes: Vec<u8>| {
        let name = format!("attachment; filename=\"{}.{ending}\"", map.key);
        ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
    };
    Ok(match format {
        Format::Svg => file("image/svg+xml; charset=utf-8", "svg", draw_svg(map, numbers, options).into_bytes()),
        Format::Html => file("text/html; charset=utf-8", "html", draw_html(map, numbers, options).into_bytes()),
        Format::Png => {
            let bytes = draw_png(map, numbers, options).map_err(|error| Problem::invalid("/map", error.to_string()))?;
            file("image/png", "png", bytes)
        }
        Format::Inline => {
            let inline = draw_inline(map, numbers, options);
            let (labels, steps, height) = (inline.labels, inline.steps, inline.height);
            let (labels_width, steps_width) = (inline.labels_width, inline.steps_width);
            axum::Json(Inline { labels, steps, labels_width, steps_width, height, numbers: numbers.cloned() }).into_response()
        }
    })
}

async fn read(app: &App, here: &Here, new: &MapNew) -> Result<Wanted, Problem> {
    let map = read_map(app, here, &new.map).await?;
    let mut parts = Vec::new();
    let mut audience = new.audience.clone();
    if let Some(key) = &new.persona {
        let found = map.personas.iter().find(|persona| persona.key == *key);
        let persona = found.ok_or_else(|| Problem::invalid("/persona", "the map has no such persona"))?;
        let untied = || Problem::invalid("/persona", "this persona has no segment, so nobody knows whose numbers to take");
        parts.push((persona.segment.clone().ok_or_else(untied)?, "/persona"));
        audience = audience.or_else(|| Some(persona.name.clone()));
    }
    if let Some(document) = &new.segment {
        parts.push((read_segment(document, "/segment")?, "/segment"));
    }
    let mut segments = Vec::new();
    for (mut segment, pointer) in parts {
        resolve(app, here, &mut segment, pointer).await?;
        segments.push(segment);
    }
    let segment = if segments.len() > 1 { Some(Segment::All(segments)) } else { segments.pop() };
    let scope = scope_of(new.from.as_deref(), new.to.as_deref(), new.timezone.as_deref())?;
    Ok(Wanted { map, segment, scope, audience })
}

/// A saved map by its key, or the one that stands there.
async fn read_map(app: &App, here: &Here, document: &Document) -> Result<Map, Problem> {
    let text = match serde_json::from_str::<String>(document.get()) {
        Ok(key) => {
            let found = app.records.document(&here.workspace.id, DocumentKind::Map, &key).await?;
            let found = found.filter(|document| document.deleted_at.is_none());
            found.ok_or_else(|| Problem::invalid("/map", format!("no map is saved as \"{key}\"")))?.body
        }
        Err(_) => document.get().to_owned(),
    };
    let map = parse_json(&text).and_then(|tree| Map::from_tree(&tree));
    map.map_err(|refusal| Problem::refused("/map", &refusal))
}

/// The numbers of a map in a period, and what has grown old by now.
fn numbers_of(snapshot: &Snapshot, wanted: &Wanted, now_millis: i64) -> Result<Numbers, AnalyzeError> {
    let mut ask = |question: &Question| {
        let mut question = question.clone();
        question.scope.from_millis = wanted.scope.from_millis;
        question.scope.to_millis = wanted.scope.to_millis;
        question.scope.timezone = wanted.scope.timezone.clone();
        Asker::new(snapshot, &question, now_millis).ask()
    };
    let mut numbers = measure(&wanted.map, wanted.segment.as_ref(), &mut ask)?;
    let today = Timestamp::from_millisecond(now_millis).unwrap_or_default().to_zoned(TimeZone::UTC).date();
    numbers.holes.extend(stale(&wanted.map, today));
    Ok(numbers)
}
