//! The fonts that pictures are set in, and how wide texts are in them.

use std::sync::OnceLock;

use ttf_parser::Face;

use super::bundle::{BUNDLE, Family};

/// Of two weights: texts and what stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

impl Weight {
    /// The number CSS has for it.
    pub(crate) fn css(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
        }
    }
}

/// A font of the bundle, ready to be asked about its letters.
struct Font {
    face: Face<'static>,
    family: &'static Family,
}

/// The fonts of each weight, in the order a character is looked for.
fn of_weight(weight: Weight) -> &'static [Font] {
    static FONTS: OnceLock<[Vec<Font>; 2]> = OnceLock::new();
    let parse = |weight: usize| {
        let font = |family: &'static Family| Some(Font { face: Face::parse(family.files[weight], 0).ok()?, family });
        BUNDLE.iter().filter_map(font).collect()
    };
    let [regular, semi_bold] = FONTS.get_or_init(|| [parse(0), parse(1)]);
    match weight {
        Weight::Regular => regular,
        Weight::SemiBold => semi_bold,
    }
}

impl Font {
    fn has(&self, c: char) -> bool {
        self.face.glyph_index(c).is_some()
    }
}

/// The width of a text on one line, in the units of `size`. Letters are measured one by one: kerning and the joining
/// of Arabic letters only make a line shorter, so what fits here fits on the page.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let faces = of_weight(weight);
    text.chars().map(|c| advance(faces, c)).sum::<f64>() * size
}

/// Parts a text into stretches of one family. Renderers differ in how they find a font for a letter that the first one
/// lacks, so it is not left to them. Spaces stay with what stands before them.
pub(crate) fn runs(text: &str, weight: Weight) -> Vec<(&'static Family, &str)> {
    let fonts = of_weight(weight);
    let first = |c: char| fonts.iter().find(|font| font.has(c));
    if let Some(whole) = text.chars().filter_map(first).find(|font| font.family.takes_whole_lines) {
        return vec![(whole.family, text)];
    }
    let mut runs: Vec<(&Font, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let current = runs.last().map(|(font, _)| *font);
        let stays = current.is_some_and(|font| is_invisible(c) || joins(c) || (c.is_whitespace() && font.has(c)));
        let font = first(c).or(current).or(fonts.first());
        if let Some(font) = font.filter(|font| !stays && current.is_none_or(|current| current.family.name != font.family.name)) {
            runs.push((font, at));
        }
    }
    let ends = runs.iter().skip(1).map(|(_, start)| *start).chain([text.len()]).collect::<Vec<_>>();
    runs.iter().zip(ends).map(|((font, start), end)| (font.family, &text[*start..end])).collect()
}

/// The advance of a character in ems. What no font of ours has is drawn by one of the reader's: taken as wide.
fn advance(fonts: &[Font], c: char) -> f64 {
    if is_invisible(c) {
        return 0.0;
    }
    for Font { face, .. } in fonts {
        if let Some(advance) = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)) {
            return f64::from(advance) / f64::from(face.units_per_em());
        }
    }
    if joins(c) { 0.0 } else { 1.05 }
}

/// Characters that have no ink and no width: controls and marks of direction.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Marks that belong to the letter before them: no line may break before one.
pub(crate) fn joins(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed
        | 0x900..=0x903 | 0x93a..=0x94f | 0x9bc..=0x9cd | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff | 0x200c..=0x200d | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a bundled font that does not parse, or that lacks a script it is bundled for.
    #[test]
    fn every_script_has_its_font() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let fonts = of_weight(weight);
            assert_eq!(fonts.len(), BUNDLE.len());
            for text in [
                "Aa09%€−“”…",
                "ăâîșțĂÂÎȘȚ",
                "ЖжЫыҐґ",
                "Ωω",
                "مرحبا",
                "שלום",
                "สวัสดี",
                "नमस्ते",
                "购物清单",
                "買い物リスト",
                "장보기",
            ] {
                let lacking: Vec<char> = text.chars().filter(|c| !fonts.iter().any(|font| font.has(*c))).collect();
                assert!(lacking.is_empty(), "{lacking:?}");
            }
        }
    }

    /// Would catch: a font that promises letters and holds the same empty box for all of them.
    #[test]
    fn letters_have_shapes_of_their_own() {
        for text in ["장보기결제하휴대전", "购物清单买东西店", "مرحبادس", "สวดกขค"] {
            let shape = |c: char| {
                let font = of_weight(Weight::Regular).iter().find(|font| font.has(c)).expect("a font");
                let glyph = font.face.glyph_index(c).expect("a glyph");
                let outline = font.face.glyph_bounding_box(glyph).expect("ink");
                (outline.x_min, outline.x_max, outline.y_min, outline.y_max)
            };
            let shapes: std::collections::BTreeSet<_> = text.chars().map(shape).collect();
            assert!(shapes.len() * 2 > text.chars().count(), "{text}");
        }
    }

    /// Would catch: a stretch in a font that lacks its letters, and text lost between stretches.
    #[test]
    fn stretches_cover_the_text() {
        let parted = |text: &'static str| runs(text, Weight::Regular).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        assert_eq!(parted("Pays"), ["Pays"]);
        assert_eq!(parted("هل تم الدفع"), ["هل تم الدفع"]);
        assert_eq!(parted("عرض Facebook في"), ["عرض Facebook في"]);
        assert_eq!(parted("결제 19%"), ["결제 ", "19%"]);
        assert!(parted("").is_empty());
    }

    /// Would catch: widths that ignore size, weight or letters.
    #[test]
    fn widths_are_those_of_the_letters() {
        assert!((width("mm", 12.0, Weight::Regular) - 2.0 * width("m", 12.0, Weight::Regular)).abs() < 1e-9);
        assert!(width("m", 12.0, Weight::Regular) > width("i", 12.0, Weight::Regular));
        assert!(width("m", 12.0, Weight::SemiBold) > width("m", 12.0, Weight::Regular));
        assert_eq!(width("\u{202b}\u{202c}", 12.0, Weight::Regular), 0.0);
    }
}
