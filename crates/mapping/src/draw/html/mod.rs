//! The picture as a page: one file, no network, readable without scripts.

mod panel;

use super::DrawOptions;
use super::embed::{Letters, font_faces};
use super::layout::{Details, Title, details, is_read_from_right, lay_out};
use super::svg::{escape, number, write_inline};
use super::theme::{Paint, Theme};
use crate::document::Map;
use crate::measure::Numbers;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Draws a map as one HTML file: the picture, and beside it the details of the step that is chosen. It is light or
/// dark as its reader prefers, can be used by keyboard, printed, and read on a phone; without scripts all details stand
/// under the picture.
pub fn draw_html(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> String {
    let scene = lay_out(map, numbers, options, Title::Elsewhere);
    let details = details(map, numbers, options);
    let picture = format!(
        "<div class=\"picture\" tabindex=\"0\" role=\"region\" aria-label=\"{}\" style=\"--ratio:{:.4}\">{}</div>",
        escape(details.words.journey),
        scene.width / scene.height,
        write_inline(map, &scene, |share| format!("style=\"--share:{}%\" ", number(100.0 * share))).concat()
    );
    let body = body(map, &picture, &details, options);
    let (language, title) = (escape(&map.language), escape(&map.title));
    let direction = if is_read_from_right(&map.language) { "rtl" } else { "ltr" };
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<script>document.documentElement.className=\"js\"</script>\n\
         <style>{}\n:root{{{}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{}}}}}\n{STYLE}</style>\n</head>\n\
         <body>\n{body}<script>{SCRIPT}</script>\n</body>\n</html>\n",
        font_faces(&Letters::of_text(&body)),
        Paint::variables(Theme::Light),
        Paint::variables(Theme::Dark),
    )
}

fn body(map: &Map, picture: &str, details: &Details, options: &DrawOptions) -> String {
    let mut head =
        format!("<h1 dir=\"auto\">{}</h1>\n<span class=\"pill\">{}</span>\n", escape(&map.title), escape(details.kind));
    if options.made_up {
        head.push_str(&format!("<span class=\"pill made-up\">{}</span>\n", escape(details.words.made_up)));
    }
    let subtitles: String =
        details.subtitles.iter().map(|line| format!("<p class=\"quiet\" dir=\"auto\">{}</p>\n", escape(line))).collect();
    let panels: String = details.steps.iter().map(|step| panel::step(details, step)).collect();
    format!(
        "<header>\n<div class=\"title\">\n{head}</div>\n{subtitles}</header>\n<main>\n{picture}\n\
         <aside aria-live=\"polite\">\n{}{panels}</aside>\n</main>\n",
        panel::overview(details),
    )
}
