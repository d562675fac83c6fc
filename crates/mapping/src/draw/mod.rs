//! The picture of a map: laid out once, then written as SVG, PNG or a page.
//!
//! One direction: words and numbers → [`layout`] → a [`scene`] of plain shapes → [`svg`] → [`png`] or [`html`].
//! Nothing after the layout knows about maps, nothing before it knows about pixels or colours.

mod bundle;
mod curve;
mod embed;
mod fonts;
mod html;
mod icons;
mod layout;
mod png;
mod scene;
mod subset;
mod svg;
#[cfg(test)]
mod tests;
mod theme;
mod wrap;

pub use html::draw_html;
pub use png::{DrawError, draw_png};
pub use svg::{Inline, draw_inline, draw_svg};
pub use theme::Theme;

/// How a map is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawOptions {
    /// Light or dark. A page is both, as its reader prefers.
    pub theme: Theme,
    /// Whether the numbers are made up; the picture says so.
    pub made_up: bool,
    /// Whom the numbers are about: the name of a persona or segment.
    pub audience: Option<String>,
    /// When they are from: `1 Sep to 20 Nov`.
    pub period: Option<String>,
    /// Pixels of a PNG for each unit of the drawing.
    pub scale: f32,
}

impl Default for DrawOptions {
    fn default() -> Self {
        DrawOptions { theme: Theme::Light, made_up: false, audience: None, period: None, scale: 2.0 }
    }
}
