//! Letters in an unusual form: ligatures that only a font should choose, and accents loose from their letters.

use crate::order::Order as _;
use std::sync::OnceLock;

const LIGATURES: &str = include_str!("data/ligatures.txt");
const COMPOSITES: &str = include_str!("data/composites.txt");

/// The letters that a ligature or a letter's contextual shape stands for. Not for what has a meaning of its own: `½`, `²`, `™`.
pub(super) fn expanded(letter: char) -> Option<&'static str> {
    if !matches!(letter, 'Ĳ' | 'ĳ' | '\u{FB00}'..='\u{FB17}' | '\u{FDF2}' | '\u{FE80}'..='\u{FEFC}') {
        return None;
    }
    let table = ligatures();
    let at = table.binary_search_by_key(&letter, |&(letter, _)| letter).ok()?;
    Some(table[at].1)
}

/// Ligature and letters, in order.
fn ligatures() -> &'static [(char, &'static str)] {
    static TABLE: OnceLock<Vec<(char, &str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |line: &'static str| Some((line.chars().next()?, line.split_once(' ')?.1));
        LIGATURES.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
    })
}

/// Whether a letter can go on the one before it in [`composed`].
pub(super) fn is_loose(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{653}'..='\u{655}' | '\u{3099}' | '\u{309A}' | '\u{1161}'..='\u{11C2}')
}

/// The one letter that `base` and the mark behind it are in Unicode's normalization form C: accents of Latin, Greek, Cyrillic,
/// Arabic and Japanese, and Korean syllables.
pub(super) fn composed(base: char, mark: char) -> Option<char> {
    if let Some(syllable) = syllable(u32::from(base), u32::from(mark)) {
        return Some(syllable);
    }
    let table = composites();
    let at = table.binary_search_by_key(&(mark, base), |&(mark, base, _)| (mark, base)).ok()?;
    Some(table[at].2)
}

/// Mark, letter and composite, in order.
fn composites() -> &'static [(char, char, char)] {
    static TABLE: OnceLock<Vec<(char, char, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Vec::new();
        for line in COMPOSITES.lines() {
            let Some((number, letters)) = line.split_once(' ') else { continue };
            let Some(mark) = u32::from_str_radix(number, 16).ok().and_then(char::from_u32) else { continue };
            let mut letters = letters.chars();
            while let (Some(base), Some(composite)) = (letters.next(), letters.next()) {
                table.push((mark, base, composite));
            }
        }
        table.order();
        table
    })
}

/// Korean syllables are counted, not listed.
fn syllable(base: u32, mark: u32) -> Option<char> {
    const LEADS: u32 = 0x1100;
    const VOWELS: u32 = 0x1161;
    const TAILS: u32 = 0x11A7;
    const SYLLABLES: u32 = 0xAC00;
    if (LEADS..LEADS + 19).contains(&base) && (VOWELS..VOWELS + 21).contains(&mark) {
        return char::from_u32(SYLLABLES + ((base - LEADS) * 21 + mark - VOWELS) * 28);
    }
    let open = (SYLLABLES..SYLLABLES + 11172).contains(&base) && (base - SYLLABLES).is_multiple_of(28);
    if open && (TAILS + 1..TAILS + 28).contains(&mark) {
        return char::from_u32(base + mark - TAILS);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_stand_for_letters() {
        assert_eq!(expanded('ﬃ'), Some("ffi"));
        assert_eq!(expanded('ﻻ'), Some("لا"));
        assert!("½²™①Ａæœß".chars().all(|letter| expanded(letter).is_none()));
    }

    #[test]
    fn loose_accents_join_their_letter() {
        for (base, mark, composite) in
            [('e', '\u{301}', 'é'), ('ê', '\u{301}', 'ế'), ('か', '\u{3099}', 'が'), ('ا', '\u{653}', 'آ')]
        {
            assert_eq!(composed(base, mark), Some(composite));
            assert!(is_loose(mark));
        }
        assert_eq!(composed('\u{1112}', '\u{1161}').and_then(|open| composed(open, '\u{11ab}')), Some('한'));
        assert_eq!(composed('x', '\u{301}'), None);
    }
}
