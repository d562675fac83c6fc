//! Fonts inside the file, so that a picture looks the same on a machine that has none of them.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::bundle::{BUNDLE, Carried, Family, Part};
use super::fonts::{Weight, runs};
use super::scene::{Scene, Shape};
use super::subset::subset;

/// The characters a picture needs, by weight.
#[derive(Debug, Default)]
pub(super) struct Letters {
    regular: BTreeSet<char>,
    semi_bold: BTreeSet<char>,
}

impl Letters {
    /// Those of a drawing.
    pub(super) fn of_scene(scene: &Scene) -> Self {
        let mut letters = Letters::default();
        for shape in &scene.shapes {
            if let Shape::Text(text) = shape {
                match text.weight {
                    Weight::Regular => letters.regular.extend(text.text.chars()),
                    Weight::SemiBold => letters.semi_bold.extend(text.text.chars()),
                }
            }
        }
        letters
    }

    /// Those of a page, in which any text may stand in any weight.
    pub(super) fn of_text(text: &str) -> Self {
        let letters: BTreeSet<char> = text.chars().collect();
        Letters { regular: letters.clone(), semi_bold: letters }
    }
}

/// The `@font-face` rules of the fonts that these letters need, and of no others.
pub(super) fn font_faces(letters: &Letters) -> String {
    BUNDLE
        .iter()
        .map(|family| match family.carried {
            Carried::Parts(parts) => parts.iter().map(|part| part_faces(family, part, letters)).collect(),
            Carried::Cut => cut_face(family, letters),
        })
        .collect()
}

fn part_faces(family: &Family, part: &Part, letters: &Letters) -> String {
    // Spaces and control characters alone are no reason to carry a font.
    let holds = |c: char| c > ' ' && part.ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)));
    let weights = [("400", &letters.regular, part.files[0]), ("600", &letters.semi_bold, part.files[1])];
    let used = weights.into_iter().filter(|(_, used, _)| used.iter().any(|c| holds(*c)));
    // A family that takes whole lines is asked for everything that stands in them.
    let ranges: Vec<String> = match family.takes_whole_lines {
        true => vec![],
        false => part.ranges.iter().map(|(first, last)| format!("U+{first:X}-{last:X}")).collect(),
    };
    used.map(|(weight, _, file)| face(family.name, weight, "woff2", file, &ranges.join(","))).collect()
}

/// Of a large font, the letters that are used and that no smaller one has.
fn cut_face(family: &Family, letters: &Letters) -> String {
    let used: BTreeSet<char> = letters.regular.union(&letters.semi_bold).copied().filter(|c| *c >= '\u{1100}').collect();
    let first =
        |c: &char| runs(c.encode_utf8(&mut [0; 4]), Weight::Regular).first().is_some_and(|(first, _)| first.name == family.name);
    let own: BTreeSet<char> = used.into_iter().filter(first).collect();
    // One weight stands for all, or browsers would thicken it where the renderer of PNG does not.
    subset(family.files[0], &own).map_or_else(String::new, |file| face(family.name, "100 900", "ttf", &file, ""))
}

fn face(family: &str, weight: &str, format: &str, file: &[u8], ranges: &str) -> String {
    let (name, data) = (if format == "ttf" { "truetype" } else { format }, STANDARD.encode(file));
    let ranges = if ranges.is_empty() { String::new() } else { format!(";unicode-range:{ranges}") };
    format!(
        "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/{format};base64,{data}) format('{name}'){ranges}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: fonts carried for nothing, and scripts whose font is left out.
    #[test]
    fn only_fonts_that_are_used_are_carried() {
        let count = |text: &str| font_faces(&Letters::of_text(text)).matches("@font-face").count();
        assert_eq!(
            (count(""), count("abc"), count("aș"), count("Ж"), count("مرحبا"), count("购"), count("a购")),
            (0, 2, 4, 2, 2, 1, 3)
        );
        assert!(font_faces(&Letters::of_text("abc")).len() < 60_000);
        assert!(font_faces(&Letters::of_text("购物清单")).len() < 8_000);
    }
}
