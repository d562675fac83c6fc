//! A small TrueType font cut from a large one: the outlines of a few characters and nothing else.
//!
//! Made for Chinese, Japanese and Korean, which need no layout tables. The result is read by browsers.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::{Face, Tag};

/// The font with the outlines of these characters; none where the font is not TrueType or lacks them all.
pub(super) fn subset(font: &'static [u8], letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let source = Source::new(font)?;
    let wanted: BTreeMap<u32, u16> =
        letters.iter().filter_map(|c| Some((u32::from(*c), source.face.glyph_index(*c)?.0))).collect();
    if wanted.is_empty() {
        return None;
    }
    // Glyph 0 stands for what is missing and is always the first.
    let mut glyphs: BTreeSet<u16> = std::iter::once(0).chain(wanted.values().copied()).collect();
    let mut open: Vec<u16> = glyphs.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        let parts = components(source.glyph(glyph)?);
        open.extend(parts.iter().map(|(_, part)| *part).filter(|part| glyphs.insert(*part)));
    }
    let numbers: BTreeMap<u16, u16> = glyphs.iter().copied().zip(0..).collect();
    source.assemble(&glyphs, &numbers, &wanted)
}

struct Source {
    face: Face<'static>,
    glyf: &'static [u8],
    loca: &'static [u8],
    hmtx: &'static [u8],
    metrics: u16,
    has_long_offsets: bool,
}

impl Source {
    fn new(font: &'static [u8]) -> Option<Self> {
        let face = Face::parse(font, 0).ok()?;
        let table = |name: &[u8; 4]| face.raw_face().table(Tag::from_bytes(name));
        let (glyf, loca, hmtx) = (table(b"glyf")?, table(b"loca")?, table(b"hmtx")?);
        let metrics = u16_at(table(b"hhea")?, 34)?;
        let has_long_offsets = u16_at(table(b"head")?, 50)? == 1;
        Some(Source { face, glyf, loca, hmtx, metrics, has_long_offsets })
    }

    /// The outline of a glyph; empty for a space.
    fn glyph(&self, glyph: u16) -> Option<&'static [u8]> {
        let offset = |index: usize| {
            if self.has_long_offsets {
                u32_at(self.loca, index * 4).map(|at| at as usize)
            } else {
                u16_at(self.loca, index * 2).map(|at| usize::from(at) * 2)
            }
        };
        self.glyf.get(offset(usize::from(glyph))?..offset(usize::from(glyph) + 1)?)
    }

    /// Advance and left bearing of a glyph, as the table has them.
    fn metric(&self, glyph: u16) -> Option<[u8; 4]> {
        let (glyph, last) = (usize::from(glyph), usize::from(self.metrics).checked_sub(1)?);
        let advance = self.hmtx.get(glyph.min(last) * 4..)?.get(..2)?;
        let bearing = if glyph <= last { glyph * 4 + 2 } else { (last + 1) * 4 + (glyph - last - 1) * 2 };
        let bearing = self.hmtx.get(bearing..bearing + 2)?;
        Some([advance[0], advance[1], bearing[0], bearing[1]])
    }

    fn assemble(&self, glyphs: &BTreeSet<u16>, numbers: &BTreeMap<u16, u16>, wanted: &BTreeMap<u32, u16>) -> Option<Vec<u8>> {
        let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
        for glyph in glyphs {
            loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
            glyf.extend(renumbered(self.glyph(*glyph)?, numbers)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
            hmtx.extend(self.metric(*glyph)?);
        }
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        let count = u16::try_from(glyphs.len()).ok()?;
        let table = |name: &[u8; 4]| self.face.raw_face().table(Tag::from_bytes(name)).map(<[u8]>::to_vec);
        let mut head = table(b"head")?;
        put(&mut head, 8, &[0; 4])?;
        put(&mut head, 50, &1_u16.to_be_bytes())?;
        let mut hhea = table(b"hhea")?;
        put(&mut hhea, 34, &count.to_be_bytes())?;
        let mut maxp = table(b"maxp")?;
        put(&mut maxp, 4, &count.to_be_bytes())?;
        let mut post = vec![0; 32];
        put(&mut post, 0, &[0, 3, 0, 0])?;
        // In the order of their names, as a font's directory has to be.
        Some(file(&[
            (*b"OS/2", table(b"OS/2")?),
            (*b"cmap", cmap(wanted, numbers)?),
            (*b"glyf", glyf),
            (*b"head", head),
            (*b"hhea", hhea),
            (*b"hmtx", hmtx),
            (*b"loca", loca),
            (*b"maxp", maxp),
            (*b"name", table(b"name")?),
            (*b"post", post),
        ]))
    }
}

/// The other glyphs that a glyph is put together from, each with the place of its number.
fn components(glyph: &[u8]) -> Vec<(usize, u16)> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let mut parts = Vec::new();
    let is_composite = u16_at(glyph, 0).is_some_and(|contours| contours >= 0x8000);
    let mut at = 10;
    while let (true, Some(flags), Some(part)) = (is_composite, u16_at(glyph, at), u16_at(glyph, at + 2)) {
        parts.push((at + 2, part));
        at += if flags & WORDS > 0 { 8 } else { 6 };
        at += if flags & MATRIX > 0 {
            8
        } else if flags & TWO_SCALES > 0 {
            4
        } else if flags & SCALE > 0 {
            2
        } else {
            0
        };
        if flags & MORE == 0 {
            break;
        }
    }
    parts
}

fn renumbered(glyph: &[u8], numbers: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    let mut copy = glyph.to_vec();
    for (at, part) in components(glyph) {
        put(&mut copy, at, &numbers.get(&part)?.to_be_bytes())?;
    }
    Some(copy)
}

/// A character map of format 12, one group for each character.
fn cmap(wanted: &BTreeMap<u32, u16>, numbers: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    let groups = u32::try_from(wanted.len()).ok()?;
    let mut table = Vec::new();
    // Version 0, one table: platform 3 (Windows), encoding 10 (all of Unicode), 12 bytes from here.
    table.extend([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0]);
    table.extend((16 + 12 * groups).to_be_bytes());
    table.extend([0; 4]);
    table.extend(groups.to_be_bytes());
    for (letter, glyph) in wanted {
        table.extend(letter.to_be_bytes());
        table.extend(letter.to_be_bytes());
        table.extend(u32::from(*numbers.get(glyph)?).to_be_bytes());
    }
    Some(table)
}

/// Puts tables together under a directory with their checksums.
fn file(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    // Ten tables.
    let count = tables.len() as u16;
    let power = 1_u16 << count.ilog2();
    let mut out = vec![0, 1, 0, 0];
    for value in [count, power * 16, count.ilog2() as u16, (count - power) * 16] {
        out.extend(value.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut body = Vec::new();
    for (name, table) in tables {
        let mut padded = table.clone();
        padded.resize(table.len().next_multiple_of(4), 0);
        out.extend(name);
        // A cut font is far below 4 GB.
        for value in [checksum(&padded), offset as u32, table.len() as u32] {
            out.extend(value.to_be_bytes());
        }
        offset += padded.len();
        body.extend(padded);
    }
    out.extend(body);
    out
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks_exact(4).fold(0, |sum: u32, word| sum.wrapping_add(u32_at(word, 0).unwrap_or_default()))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn put(bytes: &mut [u8], at: usize, value: &[u8]) -> Option<()> {
    bytes.get_mut(at..at + value.len())?.copy_from_slice(value);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::bundle::BUNDLE;
    use super::*;

    /// Would catch: a cut font that no parser takes, wrong widths, outlines of other characters.
    #[test]
    fn a_cut_font_has_the_same_letters() {
        for (family, text, other) in
            [("Droid Sans Fallback", "购物清单ひらガナ，。", '中'), ("Meander Hangul", "한글장보기", '가')]
        {
            let font = BUNDLE.iter().find(|one| one.name == family).expect("the font").files[0];
            let letters: BTreeSet<char> = text.chars().collect();
            let cut: &'static [u8] = subset(font, &letters).expect("a font").leak();
            let (whole, small) = (Face::parse(font, 0).expect("the font"), Face::parse(cut, 0).expect("the cut font"));
            for c in letters {
                let (before, after) = (whole.glyph_index(c).expect("a glyph"), small.glyph_index(c).expect("a glyph"));
                assert_eq!(whole.glyph_hor_advance(before), small.glyph_hor_advance(after), "{c}");
                assert_eq!(whole.glyph_bounding_box(before), small.glyph_bounding_box(after), "{c}");
            }
            assert!(small.glyph_index(other).is_none());
            assert!(subset(font, &BTreeSet::from(['a'])).is_none());
        }
    }
}
