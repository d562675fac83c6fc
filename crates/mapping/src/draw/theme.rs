//! Colours. Shapes name what they are for; the theme says what that looks like.

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Warm white paper.
    #[default]
    Light,
    /// Night.
    Dark,
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    Paper,
    Surface,
    Ink,
    Quiet,
    Rule,
    River,
    RiverSoft,
    Loss,
    LossSoft,
    LossRule,
    Gain,
    GainSoft,
    GainRule,
    /// The strong colour of the stage of that number.
    Stage(usize),
    /// The soft one.
    Tint(usize),
}

/// Stages beyond these begin again with the first colour.
const STAGES: usize = 10;

/// Strong and soft colours of stages: the first five are the house's, the rest keep their lightness and go round.
const LIGHT_STAGES: [(&str, &str); STAGES] = [
    ("#0B6E8F", "#E4F0F2"),
    ("#5B4FA0", "#ECEAF6"),
    ("#9C5415", "#FBEEDD"),
    ("#357035", "#E7F2E4"),
    ("#A83A5B", "#FAE7EB"),
    ("#1D6F66", "#E2F1EE"),
    ("#7A5F12", "#F6F0DA"),
    ("#3F5B8C", "#E6ECF5"),
    ("#85408A", "#F4E8F5"),
    ("#8F4A33", "#F7E9E3"),
];

const DARK_STAGES: [(&str, &str); STAGES] = [
    ("#6FC3DE", "#15303B"),
    ("#B3A8EE", "#262440"),
    ("#E5AE76", "#37291A"),
    ("#93CB90", "#1C3120"),
    ("#EC9CB3", "#3A202B"),
    ("#79CDC0", "#15322F"),
    ("#D9BF6B", "#322B16"),
    ("#9DB7E6", "#1E2A40"),
    ("#D9A2DD", "#33213A"),
    ("#E3A58E", "#38251E"),
];

fn stage(number: usize, theme: Theme) -> (&'static str, &'static str) {
    let colours = if theme == Theme::Light { &LIGHT_STAGES } else { &DARK_STAGES };
    colours[number % STAGES]
}

impl Paint {
    /// Its colour.
    pub(crate) fn hex(self, theme: Theme) -> &'static str {
        let pick = |light, dark| if theme == Theme::Light { light } else { dark };
        match self {
            Paint::Paper => pick("#FBFAF7", "#0F1820"),
            Paint::Surface => pick("#FFFFFF", "#1A2631"),
            Paint::Ink => pick("#1C2430", "#E9EEF2"),
            Paint::Quiet => pick("#5D6B7A", "#A7B4C0"),
            Paint::Rule => pick("#E0DCD2", "#2E3C49"),
            Paint::River => pick("#0B6E8F", "#6FC3DE"),
            Paint::RiverSoft => pick("#D8EEF3", "#163744"),
            Paint::Loss => pick("#B3382C", "#F2978C"),
            Paint::LossSoft => pick("#F9E3E0", "#45231F"),
            Paint::LossRule => pick("#E9BDB7", "#6E3A34"),
            Paint::Gain => pick("#2A7047", "#7FCBA0"),
            Paint::GainSoft => pick("#DFF0E5", "#1B3A2A"),
            Paint::GainRule => pick("#B5D8C2", "#34604A"),
            Paint::Stage(number) => stage(number, theme).0,
            Paint::Tint(number) => stage(number, theme).1,
        }
    }

    /// Its name as a variable of a page: `var(--river)`.
    pub(crate) fn variable(self) -> String {
        format!("var(--{})", self.name())
    }

    fn name(self) -> String {
        match self {
            Paint::Stage(number) => format!("stage-{}", number % STAGES),
            Paint::Tint(number) => format!("tint-{}", number % STAGES),
            Paint::RiverSoft => "river-soft".to_owned(),
            Paint::LossSoft => "loss-soft".to_owned(),
            Paint::LossRule => "loss-rule".to_owned(),
            Paint::GainSoft => "gain-soft".to_owned(),
            Paint::GainRule => "gain-rule".to_owned(),
            plain => format!("{plain:?}").to_lowercase(),
        }
    }

    fn all() -> Vec<Paint> {
        use Paint::{Gain, GainRule, GainSoft, Ink, Loss, LossRule, LossSoft, Paper, Quiet, River, RiverSoft, Rule, Surface};
        let plain = [Paper, Surface, Ink, Quiet, Rule, River, RiverSoft, Loss, LossSoft, LossRule, Gain, GainSoft, GainRule];
        let stages = (0..STAGES).flat_map(|number| [Paint::Stage(number), Paint::Tint(number)]);
        plain.into_iter().chain(stages).collect()
    }

    /// All colours of a theme as variables of a page.
    pub(crate) fn variables(theme: Theme) -> String {
        Paint::all().into_iter().map(|paint| format!("--{}:{};", paint.name(), paint.hex(theme))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour")) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: Paint, other: Paint, theme: Theme) -> f64 {
        let (a, b) = (luminance(one.hex(theme)), luminance(other.hex(theme)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Would catch: a text nobody can read (WCAG 2 AA asks for 4.5, and for 3 of lines that carry meaning).
    #[test]
    fn contrast_is_at_least_aa() {
        for theme in [Theme::Light, Theme::Dark] {
            let mut pairs = vec![
                (Paint::Loss, Paint::LossSoft),
                (Paint::Gain, Paint::GainSoft),
                (Paint::River, Paint::RiverSoft),
                (Paint::Gain, Paint::Surface),
                (Paint::Loss, Paint::Surface),
            ];
            for ground in [Paint::Paper, Paint::Surface] {
                pairs.extend([Paint::Ink, Paint::Quiet, Paint::River, Paint::Loss].map(|text| (text, ground)));
            }
            for number in 0..STAGES {
                let tint = Paint::Tint(number);
                pairs
                    .extend([Paint::Stage(number), Paint::Ink, Paint::Quiet, Paint::River, Paint::Loss].map(|text| (text, tint)));
            }
            for (text, ground) in pairs {
                let ratio = contrast(text, ground, theme);
                assert!(ratio >= 4.5, "{text:?} on {ground:?} in {theme:?}: {ratio:.2}");
            }
        }
    }
}
