//! The picture as PNG, by resvg and the bundled fonts alone: the same on every machine.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, fontdb};

use super::DrawOptions;
use super::bundle::BUNDLE;
use super::layout::{Title, lay_out};
use super::svg::write_file;
use crate::document::Map;
use crate::measure::Numbers;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// The renderer does not take what we drew: our mistake.
    #[error("the drawing could not be read")]
    Read(#[from] usvg::Error),
    /// There is no room for the pixels.
    #[error("a picture of {width} × {height} pixels can't be made")]
    Size {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The pixels could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Encode(String),
}

/// Most pixels of a picture: 400 MB while it is drawn. Larger ones are drawn at a smaller scale.
const MOST_PIXELS: f32 = 100_000_000.0;

/// Draws a map as PNG, `options.scale` pixels for each unit; fewer where the picture would be too large to hold.
pub fn draw_png(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> Result<Vec<u8>, DrawError> {
    let scene = lay_out(map, numbers, options, Title::Drawn);
    let svg = write_file(map, &scene, options.theme, "");
    let fonts = usvg::Options { fontdb: database(), font_resolver: resolver(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg, &fonts)?;
    let area = tree.size().width() * tree.size().height();
    let scale = options.scale.clamp(0.1, 8.0).min((MOST_PIXELS / area).sqrt());
    // Positive, and below MOST_PIXELS.
    let [width, height] = [tree.size().width(), tree.size().height()].map(|side| (side * scale).ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or(DrawError::Size { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| DrawError::Encode(error.to_string()))
}

fn database() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut database = fontdb::Database::new();
        for family in &BUNDLE {
            let [regular, semi_bold] = family.files;
            database.load_font_source(fontdb::Source::Binary(Arc::new(regular)));
            if !std::ptr::eq(regular, semi_bold) {
                database.load_font_source(fontdb::Source::Binary(Arc::new(semi_bold)));
            }
        }
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}

/// For a letter that the first font lacks, takes the next font in the order of the bundle, in the same weight where
/// it has it.
fn resolver() -> FontResolver<'static> {
    let fallback = |c: char, tried: &[fontdb::ID], database: &mut Arc<fontdb::Database>| {
        let weight = tried.first().and_then(|first| database.face(*first)).map(|face| face.weight);
        let has = |id: fontdb::ID| {
            let holds =
                |data: &[u8], index| ttf_parser::Face::parse(data, index).ok().and_then(|face| face.glyph_index(c)).is_some();
            !tried.contains(&id) && database.with_face_data(id, holds).unwrap_or(false)
        };
        let faces = || database.faces().filter(|face| has(face.id));
        let same_weight = faces().find(|face| Some(face.weight) == weight).map(|face| face.id);
        same_weight.or_else(|| faces().next().map(|face| face.id))
    };
    FontResolver { select_font: FontResolver::default_font_selector(), select_fallback: Box::new(fallback) }
}
