//! A scene as SVG.

use super::DrawOptions;
use super::bundle::{BUNDLE, FAMILIES, Family};
use super::embed::{Letters, font_faces};
use super::fonts::runs;
use super::layout::{Title, lay_out};
use super::scene::{Anchor, Hit, Scene, Segment, Shape, Stroke, Text};
use super::theme::{Paint, Theme};
use crate::document::Map;
use crate::measure::Numbers;

/// Draws a map as one SVG file that holds its own fonts. Without numbers it shows what is planned and assumed.
pub fn draw_svg(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> String {
    let scene = lay_out(map, numbers, options, Title::Drawn);
    let style = format!("<style>{}</style>", font_faces(&Letters::of_scene(&scene)));
    write_file(map, &scene, options.theme, &style)
}

/// The file of a scene, with a style that may hold fonts.
pub(super) fn write_file(map: &Map, scene: &Scene, theme: Theme, style: &str) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let (title, language) = (escape(&map.title), escape(&map.language));
    let paint = |paint: Paint| paint.hex(theme).to_owned();
    let about = map.scenario.as_ref().map_or_else(String::new, |text| format!("<desc>{}</desc>", escape(text)));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" xml:lang=\"{language}\" font-family=\"{FAMILIES}\"><title>{title}</title>{about}{style}\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{}</svg>\n",
        paint(Paint::Paper),
        shapes(scene.shapes.iter(), &paint)
    )
}

/// A map as two drawings for a page: the names of the rows, and the steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// The names of the rows, as an `<svg>` element.
    pub labels: String,
    /// The steps, as an `<svg>` element: every step is a link `<a class="step" href="#step-KEY" data-step="KEY">`.
    pub steps: String,
    /// Width of the names, in pixels.
    pub labels_width: f64,
    /// Width of the steps, in pixels.
    pub steps_width: f64,
    /// Height of both.
    pub height: f64,
}

/// Draws a map as two parts of a page. Colours are variables (`var(--river)`), fonts are the page's, and there are no
/// style attributes, which a strict content security policy would not let pass.
pub fn draw_inline(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> Inline {
    let scene = lay_out(map, numbers, options, Title::Elsewhere);
    let [labels, steps] = write_inline(map, &scene, |_| String::new());
    let (labels_width, steps_width) =
        if scene.is_mirrored { (scene.width - scene.cut, scene.cut) } else { (scene.cut, scene.width - scene.cut) };
    Inline { labels, steps, labels_width, steps_width, height: scene.height }
}

/// A scene as two parts of a page: colours are variables, and the columns of steps are links to their details. The names
/// of rows are a drawing of their own, so that they can stay in sight while the steps pass by. `style` gives the style of
/// a part from its share of the width.
pub(super) fn write_inline(map: &Map, scene: &Scene, style: impl Fn(f64) -> String) -> [String; 2] {
    let title = escape(&map.title);
    let links: String = scene.hits.iter().map(link).collect();
    let cut = scene.cut;
    let (first, second) = ((0.0, cut), (cut, scene.width));
    let (labels, steps) = if scene.is_mirrored { (second, first) } else { (first, second) };
    let part = |(left, right): (f64, f64), attributes: &str, links: &str| {
        let (width, height) = (number(right - left), number(scene.height));
        let visible = scene.shapes.iter().filter(|shape| {
            let (from, to) = shape.extent();
            from < right && to > left
        });
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{} 0 {width} {height}\" \
             {}{attributes}>{}{links}</svg>",
            number(left),
            style((right - left) / scene.width),
            shapes(visible, &Paint::variable)
        )
    };
    let labels = part(labels, "class=\"labels\" role=\"img\" aria-hidden=\"true\"", "");
    [labels, part(steps, &format!("class=\"steps\" role=\"group\" aria-label=\"{title}\""), &links)]
}

fn link(hit: &Hit) -> String {
    let [x, y, width, height] = [hit.x, hit.y, hit.width, hit.height].map(number);
    let (step, label) = (escape(&hit.step), escape(&hit.label));
    format!(
        "<a class=\"step\" href=\"#step-{step}\" data-step=\"{step}\" aria-label=\"{label}\"><title>{label}</title>\
         <rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/></a>"
    )
}

/// The elements of shapes, in colours that `paint` names.
fn shapes<'a>(shapes: impl Iterator<Item = &'a Shape>, paint: &dyn Fn(Paint) -> String) -> String {
    let mut out = String::new();
    for shape in shapes {
        write_shape(&mut out, shape, paint);
    }
    out
}
fn write_shape(out: &mut String, shape: &Shape, paint: &dyn Fn(Paint) -> String) {
    let fill_of = |fill: Option<Paint>| fill.map_or_else(|| "none".to_owned(), paint);
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            let [x, y, width, height] = [*x, *y, *width, *height].map(number);
            let radius = if *radius > 0.0 { format!(" rx=\"{}\"", number(*radius)) } else { String::new() };
            let (fill, stroke) = (fill_of(*fill), stroke_of(*stroke, paint));
            out.push_str(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{radius} fill=\"{fill}\"{stroke}/>"
            ));
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            let [x, y, radius] = [*x, *y, *radius].map(number);
            let (fill, stroke) = (fill_of(*fill), stroke_of(*stroke, paint));
            out.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"{stroke}/>"));
        }
        Shape::Path { segments, fill, stroke } => {
            let opacity = fill
                .filter(|(_, opacity)| *opacity < 1.0)
                .map_or_else(String::new, |(_, o)| format!(" fill-opacity=\"{}\"", number(o)));
            let (fill, stroke) = (fill_of(fill.map(|(paint, _)| paint)), stroke_of(*stroke, paint));
            out.push_str(&format!("<path d=\"{}\" fill=\"{fill}\"{opacity}{stroke}/>", path(segments)));
        }
        Shape::Icon { icon, x, y, size, paint: ink } => {
            let scale = size / 24.0;
            out.push_str(&format!(
                "<path transform=\"translate({} {}) scale({})\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" \
                 stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
                number(*x),
                number(*y),
                number(scale),
                icon.path(),
                paint(*ink),
                number(1.5 / scale)
            ));
        }
        Shape::Text(text) => write_text(out, text, paint),
    }
}

fn write_text(out: &mut String, text: &Text, paint: &dyn Fn(Paint) -> String) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let halo = text.halo.map_or_else(String::new, |ground| {
        format!(" stroke=\"{}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"", paint(ground))
    });
    let weight = if text.weight.css() == 400 { String::new() } else { format!(" font-weight=\"{}\"", text.weight.css()) };
    // A line that is read from the right says so itself: the attribute `direction` is not known to every renderer.
    let (open, close) = if text.is_rtl { ("\u{202b}", "\u{202c}") } else { ("", "") };
    out.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{}\"{halo}>{open}{}{close}</text>",
        number(text.x),
        number(text.y),
        number(text.size),
        paint(text.paint),
        spans(text)
    ));
}

/// The text, parted by font where it needs more than the first.
fn spans(text: &Text) -> String {
    let first = |family: &Family| BUNDLE.first().is_some_and(|first| first.name == family.name);
    let span = |(family, part): (&Family, &str)| {
        if first(family) { escape(part) } else { format!("<tspan font-family=\"{}\">{}</tspan>", family.css(), escape(part)) }
    };
    runs(&text.text, text.weight).into_iter().map(span).collect()
}

fn stroke_of(stroke: Option<Stroke>, paint: &dyn Fn(Paint) -> String) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let mut text = format!(" stroke=\"{}\" stroke-width=\"{}\"", paint(stroke.paint), number(stroke.width));
    if let Some((dash, gap)) = stroke.dash {
        text.push_str(&format!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap)));
    }
    if stroke.opacity < 1.0 {
        text.push_str(&format!(" stroke-opacity=\"{}\"", number(stroke.opacity)));
    }
    text
}

fn path(segments: &[Segment]) -> String {
    let mut text = String::new();
    let point = |text: &mut String, x: f64, y: f64| text.push_str(&format!("{} {}", number(x), number(y)));
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => {
                text.push('M');
                point(&mut text, x, y);
            }
            Segment::Line(x, y) => {
                text.push('L');
                point(&mut text, x, y);
            }
            Segment::Curve(x1, y1, x2, y2, x, y) => {
                for (sign, x, y) in [('C', x1, y1), (' ', x2, y2), (' ', x, y)] {
                    text.push(sign);
                    point(&mut text, x, y);
                }
            }
            Segment::Close => text.push('Z'),
        }
    }
    text
}

/// A coordinate with at most two decimals.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// A text that means nothing but itself in XML and HTML, in elements and in attributes. Characters that XML does not
/// allow at all become the sign for what cannot be shown; our own marks of direction are added after this.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // Marks that turn the direction of all that follows could make a picture say something else.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: text that ends an element or an attribute, or a file no parser takes.
    #[test]
    fn hostile_texts_are_only_texts() {
        assert_eq!(escape("<script>alert('x')</script>\"&"), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
        assert_eq!(escape("a\u{0}\u{b}\u{ffff}\nb\u{202e}"), "a\u{fffd}\u{fffd}\u{fffd} b");
    }

    /// Would catch: coordinates in a form that no path takes.
    #[test]
    fn coordinates_are_short() {
        assert_eq!([10.0, 0.5, -0.001, 1.239, 100.0].map(number), ["10", "0.5", "0", "1.24", "100"]);
    }
}
