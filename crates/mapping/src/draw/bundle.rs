//! The fonts that travel with the program, in the order in which a letter is looked for.

/// A family in two weights.
pub(crate) struct Family {
    /// Its name, as the files have it.
    pub name: &'static str,
    /// Regular and semi-bold; the same file twice where there is only one.
    pub files: [&'static [u8]; 2],
    /// How it gets into files.
    pub carried: Carried,
    /// Whether a line with one of its letters is set in it as a whole: letters that join or stack are shaped together
    /// with what stands between them, and renderers lose their way where a line changes its font.
    pub takes_whole_lines: bool,
}

/// How a family is put into SVG and HTML.
pub(crate) enum Carried {
    /// As ready files for stretches of characters, regular and semi-bold.
    Parts(&'static [Part]),
    /// Cut to the characters used.
    Cut,
}

/// A file for some characters.
pub(crate) struct Part {
    /// First and last character of each stretch.
    pub ranges: &'static [(u32, u32)],
    /// Regular and semi-bold.
    pub files: [&'static [u8]; 2],
}

impl Family {
    /// The names to ask for: its own, then all others.
    pub(crate) fn css(&self) -> String {
        format!("'{}', {FAMILIES}", self.name)
    }
}

/// Names for a text as a whole.
pub(crate) const FAMILIES: &str = "Inter, 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Thai', 'Noto Sans Devanagari', 'Meander Hangul', 'Droid Sans Fallback', sans-serif";

macro_rules! font {
    ($($file:tt)+) => {
        include_bytes!(concat!("../../fonts/", $($file)+)) as &[u8]
    };
}

macro_rules! noto {
    ($script:literal, $ranges:expr) => {
        Family {
            name: concat!("Noto Sans ", $script),
            files: [font!(concat!("NotoSans", $script, "-Regular.ttf")), font!(concat!("NotoSans", $script, "-SemiBold.ttf"))],
            carried: Carried::Parts(&[Part {
                ranges: $ranges,
                files: [
                    font!(concat!("NotoSans", $script, "-Regular.woff2")),
                    font!(concat!("NotoSans", $script, "-SemiBold.woff2")),
                ],
            }]),
            takes_whole_lines: true,
        }
    };
}

macro_rules! inter {
    ($script:literal, $ranges:expr) => {
        Part {
            ranges: $ranges,
            files: [font!(concat!("Inter-Regular-", $script, ".woff2")), font!(concat!("Inter-SemiBold-", $script, ".woff2"))],
        }
    };
}

pub(crate) static BUNDLE: [Family; 7] = [
    Family {
        name: "Inter",
        files: [font!("Inter-Regular.ttf"), font!("Inter-SemiBold.ttf")],
        carried: Carried::Parts(&[
            inter!(
                "latin",
                &[
                    (0x20, 0xff),
                    (0x131, 0x131),
                    (0x152, 0x153),
                    (0x2c6, 0x2dc),
                    (0x2000, 0x206f),
                    (0x20ac, 0x20ac),
                    (0x2116, 0x2122),
                    (0x2190, 0x2197),
                    (0x2212, 0x2265),
                    (0x25b2, 0x25bc),
                    (0xfffd, 0xfffd)
                ]
            ),
            inter!(
                "latin-ext",
                &[
                    (0x100, 0x130),
                    (0x132, 0x151),
                    (0x154, 0x24f),
                    (0x259, 0x259),
                    (0x2bb, 0x2c5),
                    (0x2c7, 0x2cc),
                    (0x300, 0x328),
                    (0x1e00, 0x1eff),
                    (0x20a0, 0x20ab),
                    (0x20ad, 0x20c0)
                ]
            ),
            inter!("greek", &[(0x370, 0x3ff), (0x1f00, 0x1fff)]),
            inter!("cyrillic", &[(0x400, 0x52f), (0x1c80, 0x1c88), (0x2de0, 0x2dff), (0xa640, 0xa69f)]),
        ]),
        takes_whole_lines: false,
    },
    noto!("Arabic", &[(0x600, 0x6ff)]),
    noto!("Hebrew", &[(0x590, 0x5ff)]),
    noto!("Thai", &[(0xe00, 0xe7f)]),
    noto!("Devanagari", &[(0x900, 0x97f), (0x1cd0, 0x1cff), (0xa8e0, 0xa8ff)]),
    Family {
        name: "Meander Hangul",
        files: [font!("MeanderHangul.ttf"), font!("MeanderHangul.ttf")],
        carried: Carried::Cut,
        takes_whole_lines: false,
    },
    Family {
        name: "Droid Sans Fallback",
        files: [font!("DroidSansFallback.ttf"), font!("DroidSansFallback.ttf")],
        carried: Carried::Cut,
        takes_whole_lines: false,
    },
];
