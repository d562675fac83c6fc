//! Pictures as a whole: that they can be read, whatever a map says.

#[path = "../../examples/demo/mod.rs"]
mod demo;

use std::fmt::Write;

use super::layout::{Title, lay_out};
use super::scene::{Scene, Segment, Shape, Text};
use super::theme::Paint;
use super::*;
use crate::Map;

const GROCERY: &str = include_str!("../../examples/grocery.yaml");
const LONG: &str = "a rather long explanation from a workshop, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in it, and https://example.org/a/path/that/never/ends?with=parameters";
const HOSTILE: &str = "<script>alert(1)</script>\"'&]]>\\u0007\\u202e--></style>";

fn map(text: &str) -> Map {
    Map::parse(text).expect(text)
}

/// A map of so many steps in which every text is this one.
fn map_of(text: &str, steps: usize) -> Map {
    let text = format!("\"{}\"", text.replace('"', "\\\""));
    let mut yaml = format!("meander: map/1\nkey: m\ntitle: {text}\nscenario: {text}\ngoal: {text}\nstages:\n");
    for i in 0..steps {
        if i % 3 == 0 {
            let _ =
                write!(yaml, "  - key: g{i}\n    name: {text}\n    goal: {text}\n    owner: {{ name: {text} }}\n    steps:\n");
        }
        let next = if i == steps / 2 { ", next: [s0]" } else { "" };
        let _ = writeln!(
            yaml,
            "      - {{ key: s{i}, name: {text}, does: {text}, thinks: {text}, feels: {{ assumed: {}, note: {text} }}, \
             intensity: {}, questions: [{{ text: {text} }}], quotes: [{{ text: {text}, source: {text} }}], \
             pains: [{{ key: p{i}, text: {text}, severity: 3 }}], opportunities: [{{ key: o{i}, text: {text}, status: idea, impact: 1, effort: 2 }}], \
             blueprint: {{ evidence: [{text}], frontstage: [{text}], backstage: [{text}], support: [{{ system: {text}, does: {text} }}] }}, \
             observe: {{ match: e{i} }}, measure: {{ survey: v{i} }}{next} }}",
            (i * 3 % 5) as f64 - 2.0,
            i % 5 + 1,
        );
    }
    map(&yaml)
}

/// A map of seven steps in which some have a long pain: its card reaches over the steps beside it that have none.
fn map_with_pains(places: &[usize]) -> Map {
    let mut yaml = "meander: map/1\nkey: p\ntitle: Pains\nstages:\n  - key: g\n    steps:\n".to_owned();
    for i in 0..7 {
        let text = "Whoever comes back from the bank finds an empty basket, and has to choose everything again from the start";
        let pain = if places.contains(&i) {
            format!(
                ", pains: [{{ key: p{i}, text: \"{text}\", value: {}, customers: 900, low: 10, high: 90000 }}]",
                1_500 * (i + 1)
            )
        } else {
            String::new()
        };
        let _ = writeln!(yaml, "      - {{ key: s{i}, name: Pays, does: Pays{pain} }}");
    }
    map(&yaml)
}

/// Steps with pains: alone, at both edges, side by side, one apart, two apart, and all.
const PAINS: [&[usize]; 8] = [&[3], &[0], &[6], &[2, 3], &[2, 4], &[1, 4], &[0, 1, 3, 6], &[0, 1, 2, 3, 4, 5, 6]];

fn hard_maps() -> Vec<Map> {
    let mut maps = vec![map(GROCERY), map("meander: map/1\nkey: b\ntitle: Bare\nstages: [{key: a}, {key: b}]\n")];
    maps.extend(
        [
            "Pays",
            LONG,
            HOSTILE,
            "购物清单，在商店里购物。",
            "يقرأ المنشور على طاولة المطبخ، ثم Facebook",
            "Покупатель продуктов",
            "장보기 결제",
        ]
        .map(|text| map_of(text, 4)),
    );
    maps.extend([map_of("Asks a friend", 1), map_of("Asks a friend", 40)]);
    let mut romanian = map_of("Citește pliantul", 5);
    romanian.language = "ro".into();
    let mut arabic = map_of("يقرأ المنشور على طاولة المطبخ، ثم Facebook", 5);
    arabic.language = "ar".into();
    maps.extend([romanian, arabic]);
    maps.extend(PAINS.map(map_with_pains));
    maps
}

/// Every hard map with and without numbers.
fn scenes() -> Vec<(String, Scene)> {
    let options = DrawOptions { made_up: true, ..DrawOptions::default() };
    let both = |map: &Map| {
        let numbers = demo::numbers(map);
        [None, Some(&numbers)].map(|numbers| {
            let name = format!("{:.20}, {} steps, numbers: {}", map.title, map.steps().count(), numbers.is_some());
            (name, lay_out(map, numbers, &options, Title::Drawn))
        })
    };
    hard_maps().iter().flat_map(both).collect()
}

fn texts(scene: &Scene) -> Vec<&Text> {
    scene.shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None }).collect()
}

/// Would catch: a text over another one, or one that leaves the picture.
#[test]
fn texts_never_overlap_and_are_never_cut() {
    for (name, scene) in scenes() {
        let mut boxes: Vec<_> = texts(&scene).into_iter().map(|text| (text, text.bounds())).collect();
        boxes.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
        for (i, (text, (left, top, right, bottom))) in boxes.iter().enumerate() {
            assert!(*left >= 0.0 && *top >= 0.0 && *right <= scene.width && *bottom <= scene.height, "{name}: {text:?} is cut");
            for (other, (other_left, other_top, other_right, _)) in &boxes[i + 1..] {
                if other_top >= bottom {
                    break;
                }
                assert!(other_right <= left || other_left >= right, "{name}: \"{}\" lies over \"{}\"", other.text, text.text);
            }
        }
    }
}

/// The boxes of the cards of pains, from the left to the right.
fn pain_cards(scene: &Scene) -> Vec<(f64, f64, f64, f64)> {
    let card = |shape: &Shape| match shape {
        Shape::Rect { x, y, width, height, stroke: Some(stroke), .. } if stroke.paint == Paint::LossRule => {
            Some((*x, *y, x + width, y + height))
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(card).collect()
}

/// Would catch: a card that lies over another or leaves the picture, and one that does not use the room beside it.
#[test]
fn long_cards_reach_over_the_free_steps_beside_them() {
    let cards = |pains: &[usize]| {
        let scene = lay_out(&map_with_pains(pains), None, &DrawOptions::default(), Title::Drawn);
        (pain_cards(&scene), scene.width)
    };
    let (full, _) = cards(&[0, 1, 2, 3, 4, 5, 6]);
    let narrow = full[0].2 - full[0].0;
    for pains in PAINS {
        let (cards, picture) = cards(pains);
        assert_eq!(cards.len(), pains.len(), "{pains:?}");
        for pair in cards.windows(2) {
            assert!(pair[0].2 <= pair[1].0, "{pains:?}: {pair:?}");
        }
        for (card, place) in cards.iter().zip(pains) {
            assert!(card.0 > 0.0 && card.2 < picture, "{pains:?}: {card:?}");
            let is_free = |next: usize| next < 7 && !pains.contains(&next);
            let has_room = is_free(place + 1) || place.checked_sub(1).is_some_and(is_free);
            assert_eq!(card.2 - card.0 > narrow, has_room, "{pains:?}: {card:?} beside {narrow}");
        }
    }
}

/// Would catch: an arc or a curve drawn through a name, a number or a note.
#[test]
fn curves_never_cross_texts() {
    for (name, scene) in scenes() {
        let readable: Vec<&Text> = texts(&scene).into_iter().filter(|text| text.halo.is_none()).collect();
        for shape in &scene.shapes {
            let Shape::Path { segments, stroke: Some(stroke), .. } = shape else { continue };
            for (x, y) in points(segments) {
                let half = stroke.width / 2.0;
                let hit = readable.iter().find(|text| {
                    let (left, top, right, bottom) = text.bounds();
                    x > left && x < right && y + half > top && y - half < bottom
                });
                assert!(hit.is_none(), "{name}: a line runs through {hit:?} at {x:.0}, {y:.0}");
            }
        }
    }
}

/// Points along the curves of a path, but near its ends, where the nodes lie over it.
fn points(segments: &[Segment]) -> Vec<(f64, f64)> {
    let (mut at, mut points) = ((0.0, 0.0), Vec::new());
    let near = |(x, y): (f64, f64), (a, b): (f64, f64)| (x - a).hypot(y - b) < 16.0;
    for segment in segments {
        match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) => at = (x, y),
            Segment::Curve(x1, y1, x2, y2, x, y) => {
                let point = |t: f64| {
                    let s = 1.0 - t;
                    let mix = |a: f64, b: f64, c: f64, d: f64| {
                        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
                    };
                    (mix(at.0, x1, x2, x), mix(at.1, y1, y2, y))
                };
                let along = (0..=60).map(|i| point(f64::from(i) / 60.0));
                points.extend(along.filter(|one| !near(*one, at) && !near(*one, (x, y))));
                at = (x, y);
            }
            Segment::Close => {}
        }
    }
    points
}

/// Would catch: a text that becomes markup, and a file that no XML parser takes.
#[test]
fn hostile_texts_stay_texts() {
    let map = map_of(HOSTILE, 3);
    let numbers = demo::numbers(&map);
    let svg = draw_svg(&map, Some(&numbers), &DrawOptions::default());
    let tree = roxmltree::Document::parse(&svg).expect("XML");
    assert!(!tree.descendants().any(|node| node.has_tag_name("script")));
    let title = tree.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
    assert_eq!(title, Some("<script>alert(1)</script>\"'&]]>\u{fffd}--></style>"));
    let html = draw_html(&map, Some(&numbers), &DrawOptions::default());
    assert_eq!(html.matches("<script>").count(), 2, "ours alone");
    assert!(!html.contains("alert(1)</script") && !html.contains("--></style>"));
}

/// Would catch: a page that asks the network for anything.
#[test]
fn files_need_nothing_from_outside() {
    let map = map_of("购物清单 שלום", 2);
    let numbers = demo::numbers(&map);
    for file in [draw_html(&map, Some(&numbers), &DrawOptions::default()), draw_svg(&map, None, &DrawOptions::default())] {
        let rest = file.replace("http://www.w3.org/2000/svg", "");
        assert!(!rest.contains("http:") && !rest.contains("https:") && !rest.contains("@import") && !rest.contains("src=\""));
        assert_eq!(rest.matches("url(").count(), rest.matches("url(data:font/").count());
    }
}

/// Would catch: a step of the picture that leads nowhere, and two details under one name.
#[test]
fn every_step_leads_to_its_details() {
    let map = map(GROCERY);
    let html = draw_html(&map, Some(&demo::numbers(&map)), &DrawOptions::default());
    for (_, step) in map.steps() {
        assert_eq!(html.matches(&format!("href=\"#step-{}\"", step.key)).count(), 1, "{}", step.key);
        assert_eq!(html.matches(&format!("id=\"step-{}\"", step.key)).count(), 1, "{}", step.key);
    }
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
}

/// Would catch: numbers or words in the wrong language, and made-up data that does not say so.
#[test]
fn pictures_speak_the_language_of_the_map() {
    let english = map(GROCERY);
    let mut romanian = english.clone();
    romanian.language = "ro-RO".into();
    let numbers = demo::numbers(&english);
    let told = |map: &Map, made_up: bool| {
        let options = DrawOptions { made_up, ..DrawOptions::default() };
        texts(&lay_out(map, Some(&numbers), &options, Title::Drawn))
            .iter()
            .map(|text| text.text.clone())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (en, ro) = (told(&english, true), told(&romanian, true));
    assert!(
        ["Fit 0.74 · 48,120 customers", "44%", "Journey", "Made-up data", "Current state", "€\u{a0}31k"]
            .iter()
            .all(|word| en.contains(word)),
        "{en}"
    );
    assert!(
        [
            "Potrivire 0,74 · 48.120 de clienți",
            "44\u{a0}%",
            "Călătoria",
            "Date inventate",
            "Starea actuală",
            "31\u{a0}mii\u{a0}€"
        ]
        .iter()
        .all(|word| ro.contains(word)),
        "{ro}"
    );
    assert!(!told(&english, false).contains("Made-up"));
}

/// Would catch: rows that appear without content, rows of a blueprint without their lines.
#[test]
fn rows_are_those_with_content() {
    let told = |text: &str| {
        let scene = lay_out(&map(text), None, &DrawOptions::default(), Title::Drawn);
        texts(&scene).iter().map(|text| text.text.clone()).collect::<Vec<_>>()
    };
    let bare = told("meander: map/1\nkey: b\ntitle: T\nstages: [{key: a, steps: [{key: s, does: walks}]}]\n");
    assert_eq!(bare, ["T", "Current state", "a", "Journey", "no evidence yet", "1", "s", "Does", "walks"]);
    let blueprint = "meander: map/1\nkey: b\ntitle: T\nstages: [{key: a, steps: [{key: s, cells: {desk: [Waiter]}, blueprint: {support: [Till]}}]}]\nlanes: [{key: desk, title: Desk, role: frontstage}, support]\n";
    let lines: Vec<String> = told(blueprint).into_iter().filter(|text| text.starts_with("line of")).collect();
    assert_eq!(lines, ["line of interaction", "line of visibility · line of internal interaction"]);
}

/// Would catch: colours of the light theme in the dark one.
#[test]
fn the_dark_picture_is_dark() {
    let map = map(GROCERY);
    let options = DrawOptions { theme: Theme::Dark, ..DrawOptions::default() };
    let svg = draw_svg(&map, Some(&demo::numbers(&map)), &options);
    for paint in [Paint::Paper, Paint::Surface, Paint::Ink, Paint::Quiet, Paint::River, Paint::Stage(0)] {
        assert!(!svg.contains(paint.hex(Theme::Light)) && svg.contains(paint.hex(Theme::Dark)), "{paint:?}");
    }
}

/// Would catch: a PNG that is not one, the wrong scale, a picture too large to hold.
#[test]
fn png_has_twice_the_size() {
    let size = |png: &[u8]| {
        let at = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().expect("four bytes"));
        (at(16), at(20))
    };
    let map = map_of("Pays", 1);
    let scene = lay_out(&map, None, &DrawOptions::default(), Title::Drawn);
    let png = draw_png(&map, None, &DrawOptions::default()).expect("a picture");
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(size(&png), ((scene.width * 2.0) as u32, (scene.height * 2.0) as u32));
    let tiny = DrawOptions { scale: 0.0, ..DrawOptions::default() };
    assert!(draw_png(&map, None, &tiny).is_ok());
    let odd = DrawOptions { scale: f32::NAN, ..DrawOptions::default() };
    assert!(draw_png(&map, None, &odd).is_ok());
}
