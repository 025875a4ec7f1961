//! Writing systems, told by their ranges in Unicode.

/// A writing system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
#[non_exhaustive]
pub enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Greek,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Armenian,
    Georgian,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Burmese,
    Khmer,
    Ethiopic,
    Syriac,
    Thaana,
    Mongolian,
    Cherokee,
}

/// First and last letter of each range, in order.
const RANGES: [(u32, u32, Script); 58] = [
    (0x41, 0x5A, Script::Latin),
    (0x61, 0x7A, Script::Latin),
    (0xAA, 0xAA, Script::Latin),
    (0xBA, 0xBA, Script::Latin),
    (0xC0, 0xD6, Script::Latin),
    (0xD8, 0xF6, Script::Latin),
    (0xF8, 0x2AF, Script::Latin),
    (0x370, 0x373, Script::Greek),
    (0x376, 0x377, Script::Greek),
    (0x37B, 0x37D, Script::Greek),
    (0x386, 0x3FF, Script::Greek),
    (0x400, 0x52F, Script::Cyrillic),
    (0x531, 0x556, Script::Armenian),
    (0x560, 0x588, Script::Armenian),
    (0x5D0, 0x5F2, Script::Hebrew),
    (0x620, 0x64A, Script::Arabic),
    (0x66E, 0x66F, Script::Arabic),
    (0x671, 0x6D3, Script::Arabic),
    (0x6D5, 0x6D5, Script::Arabic),
    (0x6EE, 0x6EF, Script::Arabic),
    (0x6FA, 0x6FF, Script::Arabic),
    (0x710, 0x74F, Script::Syriac),
    (0x750, 0x77F, Script::Arabic),
    (0x780, 0x7B1, Script::Thaana),
    (0x8A0, 0x8C7, Script::Arabic),
    (0x900, 0x963, Script::Devanagari),
    (0x980, 0x9E3, Script::Bengali),
    (0xA00, 0xA65, Script::Gurmukhi),
    (0xA70, 0xA7F, Script::Gurmukhi),
    (0xA80, 0xAE5, Script::Gujarati),
    (0xB00, 0xB65, Script::Odia),
    (0xB80, 0xBE5, Script::Tamil),
    (0xC00, 0xC65, Script::Telugu),
    (0xC80, 0xCE5, Script::Kannada),
    (0xD00, 0xD65, Script::Malayalam),
    (0xD80, 0xDDF, Script::Sinhala),
    (0xE01, 0xE3A, Script::Thai),
    (0xE40, 0xE4E, Script::Thai),
    (0xE80, 0xECD, Script::Lao),
    (0xEDC, 0xEDF, Script::Lao),
    (0xF40, 0xFBC, Script::Tibetan),
    (0x1000, 0x103F, Script::Burmese),
    (0x1050, 0x108F, Script::Burmese),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x135F, Script::Ethiopic),
    (0x13A0, 0x13FD, Script::Cherokee),
    (0x1780, 0x17D3, Script::Khmer),
    (0x1820, 0x18AA, Script::Mongolian),
    (0x1C90, 0x1CBF, Script::Georgian),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek),
    (0x3005, 0x3007, Script::Han),
    (0x3041, 0x30FF, Script::Kana),
    (0x3131, 0x318E, Script::Hangul),
    (0x3400, 0x9FFF, Script::Han),
    (0xAC00, 0xD7A3, Script::Hangul),
    (0x20000, 0x3FFFF, Script::Han),
];

impl Script {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Cherokee as usize + 1;

    /// All of them, in order.
    pub(super) const ALL: [Self; Self::COUNT] = [
        Self::Latin,
        Self::Cyrillic,
        Self::Arabic,
        Self::Devanagari,
        Self::Greek,
        Self::Hebrew,
        Self::Han,
        Self::Kana,
        Self::Hangul,
        Self::Armenian,
        Self::Georgian,
        Self::Bengali,
        Self::Gurmukhi,
        Self::Gujarati,
        Self::Odia,
        Self::Tamil,
        Self::Telugu,
        Self::Kannada,
        Self::Malayalam,
        Self::Sinhala,
        Self::Thai,
        Self::Lao,
        Self::Tibetan,
        Self::Burmese,
        Self::Khmer,
        Self::Ethiopic,
        Self::Syriac,
        Self::Thaana,
        Self::Mongolian,
        Self::Cherokee,
    ];

    /// The writing system of a letter; nothing for what belongs to none or to all.
    pub fn of(letter: char) -> Option<Self> {
        if letter.is_ascii() {
            return letter.is_ascii_alphabetic().then_some(Self::Latin);
        }
        let code = u32::from(letter);
        let next = RANGES.partition_point(|range| range.0 <= code);
        RANGES[..next].last().filter(|range| code <= range.1).map(|range| range.2)
    }

    /// Latin letters that say as much as one of this: foreign names stand in Latin letters in texts of all scripts, and words
    /// of some scripts have few letters.
    pub(super) fn weight(self) -> usize {
        match self {
            Self::Latin => 1,
            Self::Han | Self::Kana | Self::Hangul => 6,
            _ => 2,
        }
    }

    /// The one language that the script is mostly written for; nothing where the words have to tell.
    pub(super) fn language(self) -> Option<&'static str> {
        Some(match self {
            Self::Latin | Self::Cyrillic | Self::Arabic | Self::Devanagari => return None,
            Self::Greek => "el",
            Self::Hebrew => "he",
            Self::Han => "zh",
            Self::Kana => "ja",
            Self::Hangul => "ko",
            Self::Armenian => "hy",
            Self::Georgian => "ka",
            Self::Bengali => "bn",
            Self::Gurmukhi => "pa",
            Self::Gujarati => "gu",
            Self::Odia => "or",
            Self::Tamil => "ta",
            Self::Telugu => "te",
            Self::Kannada => "kn",
            Self::Malayalam => "ml",
            Self::Sinhala => "si",
            Self::Thai => "th",
            Self::Lao => "lo",
            Self::Tibetan => "bo",
            Self::Burmese => "my",
            Self::Khmer => "km",
            Self::Ethiopic => "am",
            Self::Syriac => "syr",
            Self::Thaana => "dv",
            Self::Mongolian => "mn-Mong",
            Self::Cherokee => "chr",
        })
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Syriac | Self::Thaana)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_in_order_and_apart() {
        assert!(RANGES.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(RANGES.iter().all(|range| range.0 <= range.1));
    }

    #[test]
    fn letters_have_their_script_and_signs_have_none() {
        for (letter, script) in [
            ('a', Some(Script::Latin)),
            ('ß', Some(Script::Latin)),
            ('ế', Some(Script::Latin)),
            ('ж', Some(Script::Cyrillic)),
            ('ی', Some(Script::Arabic)),
            ('ン', Some(Script::Kana)),
            ('字', Some(Script::Han)),
            ('글', Some(Script::Hangul)),
            ('ฯ', Some(Script::Thai)),
            ('7', None),
            ('٣', None),
            ('×', None),
            ('—', None),
            ('😀', None),
        ] {
            assert_eq!(Script::of(letter), script, "{letter}");
        }
    }
}
