//! What stands beside numbers: words of scale, units, numbers in letters, and how figures are parted; read from `data/quantities.txt`.

use std::sync::OnceLock;

use super::cues::{Opening, Table, Words, section};

const DATA: &str = include_str!("data/quantities.txt");

/// Each language's tag and the names of its sections.
macro_rules! languages {
    ($($tag:literal)*) => { [$(($tag, concat!("scale ", $tag), concat!("unit ", $tag), concat!("number ", $tag), concat!("irregular ", $tag))),*] };
}

/// The languages with words of their own, English first.
const LANGUAGES: [(&str, &str, &str, &str, &str); 10] = languages!("en" "de" "es" "fr" "it" "ja" "ko" "nl" "pt" "zh");

/// Languages that write a decimal point; all others write a comma. Chinese, Japanese, Korean and those of India and of the Near East
/// mostly go with English (Unicode CLDR, `numbers/symbols/decimal`).
const POINT: [&str; 24] = [
    "am", "ar", "bn", "cy", "en", "fa", "ga", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms", "mt", "pa", "sw",
    "ta", "te", "th", "ur", "zh",
];

/// Languages that part thousands by a blank (CLDR, `numbers/symbols/group`).
const BLANK: [&str; 19] =
    ["be", "bg", "cs", "eo", "et", "fi", "fr", "hu", "hy", "ka", "kk", "lt", "lv", "nb", "pl", "ru", "sk", "sv", "uk"];

/// How one language writes amounts.
pub(crate) struct Quantities {
    /// Words of scale, and what a number before one is taken times.
    pub(crate) scales: Table,
    /// Units, and what they measure: percent, money, measure, count.
    units: Table,
    /// Units and signs that all languages have.
    signs: &'static Table,
    /// Numbers in letters.
    pub(crate) numbers: Table,
    /// Plurals that do not end as the others do.
    pub(crate) irregular: Words,
    /// Which language it is; nothing for one without words of its own.
    pub(crate) tag: Option<&'static str>,
}

impl Quantities {
    /// The words of a language, by its BCP 47 tag. One without data of its own has the English ones.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        static ALL: [OnceLock<Quantities>; LANGUAGES.len() + 1] = [const { OnceLock::new() }; LANGUAGES.len() + 1];
        let tag = primary(language);
        let known = LANGUAGES.iter().position(|(known, ..)| known.eq_ignore_ascii_case(tag));
        ALL[known.unwrap_or(LANGUAGES.len())].get_or_init(|| Self::read(known))
    }

    fn read(known: Option<usize>) -> Self {
        static SIGNS: OnceLock<Table> = OnceLock::new();
        let (tag, scale, unit, number, irregular) = LANGUAGES[known.unwrap_or(0)];
        let table = |name: &str| Table::of_lines(section(DATA, name));
        Self {
            scales: table(scale),
            units: table(unit),
            signs: SIGNS.get_or_init(|| table("unit")),
            numbers: table(if known.is_some() { number } else { "" }),
            irregular: Words::of_lines(section(DATA, irregular)),
            tag: known.map(|_| tag),
        }
    }

    /// The unit that `text` begins with, and what it measures.
    pub(crate) fn unit<'a>(&self, text: &'a str) -> Option<Opening<'a>> {
        let (own, sign) = (self.units.opening(text), self.signs.opening(text));
        match (own, sign) {
            (Some(own), Some(sign)) => Some(if own.rest.len() <= sign.rest.len() { own } else { sign }),
            (own, sign) => own.or(sign),
        }
    }

    /// The word of scale that `text` begins with.
    pub(crate) fn scale<'a>(&self, text: &'a str) -> Option<(f64, &'a str)> {
        let found = self.scales.opening(text)?;
        Some((found.meaning.parse().ok()?, found.rest))
    }
}

/// Whether a language writes a decimal point rather than a comma.
pub(crate) fn has_point(language: Option<&str>) -> bool {
    language.is_none() || POINT.contains(&primary(language))
}

/// Whether a language parts thousands by a blank.
pub(crate) fn parts_by_blank(language: Option<&str>) -> bool {
    BLANK.contains(&primary(language)) || matches!(primary(language), "es" | "pt")
}

fn primary(language: Option<&str>) -> &str {
    language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_scales_are_read() {
        let english = Quantities::of(None);
        assert_eq!(english.unit("per cent of it").map(|unit| unit.meaning), Some("percent"));
        assert_eq!(english.unit("km/h at sea").map(|unit| unit.rest), Some(" at sea"));
        assert_eq!(english.scale("million euros"), Some((1e6, " euros")));
        assert_eq!(Quantities::of(Some("ja")).scale("万円").map(|(value, _)| value), Some(1e4));
        assert_eq!(Quantities::of(Some("de")).scale("Mrd. Euro").map(|(value, _)| value), Some(1e9));
        for (tag, scale, unit, ..) in LANGUAGES {
            assert!(section(DATA, scale).next().is_some() && section(DATA, unit).next().is_some(), "{tag}");
        }
    }
}
