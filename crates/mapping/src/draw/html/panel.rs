//! The details of a step, and of the map.

use crate::draw::layout::{Details, MapDetails, StepDetails};
use crate::draw::svg::escape;

/// The details of the whole map, shown until a step is chosen.
pub(super) fn overview(details: &Details) -> String {
    let words = details.words;
    let MapDetails { facts, personas, holes } = &details.map;
    let mut out = format!(
        "<article id=\"about\" data-panel=\"\">\n<h2>{}</h2>\n<p class=\"quiet hint\">{}</p>\n",
        escape(words.about),
        escape(words.choose_step)
    );
    out.push_str(&fact_list(facts));
    if !personas.is_empty() {
        out.push_str(&heading(words.personas));
        for (name, about) in personas {
            out.push_str(&format!(
                "<p dir=\"auto\"><b>{}</b> <span class=\"quiet\">{}</span></p>\n",
                escape(name),
                escape(about)
            ));
        }
    }
    if !holes.is_empty() {
        out.push_str(&heading(words.holes));
        let items: String = holes.iter().map(|hole| format!("<li><span dir=\"auto\">{}</span></li>\n", escape(hole))).collect();
        out.push_str(&format!("<ul class=\"holes\">\n{items}</ul>\n"));
    }
    out + "</article>\n"
}

/// The details of a step.
pub(super) fn step(details: &Details, step: &StepDetails) -> String {
    let words = details.words;
    let key = escape(&step.key);
    let mut out = format!(
        "<article id=\"step-{key}\" data-panel=\"{key}\" tabindex=\"-1\">\n<h2 dir=\"auto\">{}</h2>\n<p class=\"quiet\" dir=\"auto\">{}</p>\n",
        escape(&step.name),
        escape(&step.about)
    );
    if !step.rows.is_empty() {
        out.push_str("<table>\n");
        for row in &step.rows {
            out.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td class=\"value\">{}</td><td class=\"quiet\">{}</td></tr>\n",
                escape(row.name),
                escape(&row.value),
                escape(&row.more)
            ));
        }
        out.push_str("</table>\n");
    }
    if !step.next.is_empty() {
        out.push_str(&heading(words.where_next));
        out.push_str("<div class=\"bars\">\n");
        for (name, share, told) in &step.next {
            let width = (share * 100.0).clamp(0.5, 100.0);
            out.push_str(&format!(
                "<span dir=\"auto\">{}</span><span class=\"bar\"><i style=\"width:{width:.1}%\"></i></span><b>{}</b>\n",
                escape(name),
                escape(told)
            ));
        }
        out.push_str("</div>\n");
    }
    for section in &step.sections {
        out.push_str(&heading(section.title));
        for (text, quiet) in &section.entries {
            let class = if section.is_quote { " class=\"quote\"" } else { "" };
            let quiet =
                if quiet.is_empty() { String::new() } else { format!("<br><span class=\"quiet\">{}</span>", escape(quiet)) };
            out.push_str(&format!("<p{class} dir=\"auto\">{}{quiet}</p>\n", escape(text)));
        }
    }
    out.push_str(&fact_list(&step.facts));
    out + "</article>\n"
}

fn heading(text: &str) -> String {
    format!("<h3>{}</h3>\n", escape(text))
}

fn fact_list(facts: &[(&'static str, String)]) -> String {
    facts.iter().map(|(name, text)| format!("{}<p dir=\"auto\">{}</p>\n", heading(name), escape(text))).collect()
}
