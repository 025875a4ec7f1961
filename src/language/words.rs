//! Words, without a segmenter's tables: good for counting, comparing and scoring.

use super::byte_set::{BLOCK, ByteSet};
use crate::article::Span;

/// The words of `text`, in order, as byte ranges.
///
/// A word is a run of letters, digits and marks; apostrophes, hyphens, full stops and commas stay inside it where letters or
/// digits stand on both sides ("O'Brien", "1,000.5", "U.S"). In scripts that write without blanks each letter is one.
///
/// ```
/// use standfirst::language::words;
/// let text = "It's 62–38, in 2.5 hours.";
/// let found: Vec<_> = words(text).map(|word| word.of(text)).collect();
/// assert_eq!(found, ["It's", "62", "38", "in", "2.5", "hours"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, first) = loop {
            let (letter, len) = letter_at(text, bytes, at)?;
            if is_word_letter(letter) {
                break (at, letter);
            }
            at += len;
        };
        at += first.len_utf8();
        if !is_unspaced(first) {
            while let Some((letter, len)) = letter_at(text, bytes, at) {
                let inside = is_word_letter(letter) && !is_unspaced(letter);
                let joined = !inside
                    && is_joiner(letter)
                    && letter_at(text, bytes, at + len)
                        .is_some_and(|(next, _)| is_word_letter(next) && !is_unspaced(next));
                if !inside && !joined {
                    break;
                }
                at += len;
            }
        }
        Some(Span::new(start, at))
    })
}

/// The character at byte `at`, and its length; most are ASCII, which needs no decoding.
fn letter_at(text: &str, bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let byte = *bytes.get(at)?;
    if byte.is_ascii() {
        return Some((char::from(byte), 1));
    }
    let letter = text.get(at..)?.chars().next()?;
    Some((letter, letter.len_utf8()))
}

/// How many words `text` has.
pub fn count(text: &str) -> usize {
    let counts = Counts::of(text);
    counts.words + counts.letters
}

/// What [`words`] would find, counted without making a word of it.
#[derive(Default)]
struct Counts {
    /// Words with blanks between them.
    words: usize,
    /// Letters that are a word each.
    letters: usize,
    /// Whether there are syllables of Korean.
    hangul: bool,
}

impl Counts {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut counts = Self::default();
        let mut before = Before::Other;
        let mut at = 0;
        while at < bytes.len() {
            // Up to 64 ASCII characters have a bit each.
            let inside = ASCII_LETTERS.bits(bytes, at);
            let joiners = ASCII_JOINERS.bits(bytes, at);
            let len = (BEYOND_ASCII.bits(bytes, at).trailing_zeros() as usize).min(bytes.len() - at);
            if len > 0 {
                let here = u64::MAX >> (BLOCK - len);
                let behind_letter = inside << 1 | u64::from(before == Before::Letter);
                let joining = joiners & behind_letter;
                let joined = joining << 1 | u64::from(before == Before::Joiner);
                counts.words += (inside & !behind_letter & !joined & here).count_ones() as usize;
                before = match (inside >> (len - 1) & 1, joining >> (len - 1) & 1) {
                    (1, _) => Before::Letter,
                    (_, 1) => Before::Joiner,
                    _ => Before::Other,
                };
                at += len;
            }
            for letter in text[at..].chars().take_while(|letter| !letter.is_ascii()) {
                at += letter.len_utf8();
                counts.hangul |= is_hangul(letter);
                before = match before {
                    _ if is_word_letter(letter) && is_unspaced(letter) => {
                        counts.letters += 1;
                        Before::Other
                    }
                    _ if is_word_letter(letter) => {
                        counts.words += usize::from(before == Before::Other);
                        Before::Letter
                    }
                    Before::Letter if is_joiner(letter) => Before::Joiner,
                    _ => Before::Other,
                };
            }
        }
        counts
    }
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '가'..='힣')
}

/// What stands before a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A letter of a word that can go on.
    Letter,
    /// A joiner behind such a letter.
    Joiner,
    Other,
}

const ASCII_LETTERS: ByteSet = {
    let mut set = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        set[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    ByteSet::of(&set)
};

/// The ASCII ones of [`is_joiner`].
const ASCII_JOINERS: ByteSet = {
    let mut set = [false; 256];
    let mut at = 0;
    while at < b"'-.,_".len() {
        set[b"'-.,_"[at] as usize] = true;
        at += 1;
    }
    ByteSet::of(&set)
};

const BEYOND_ASCII: ByteSet = ByteSet::of_range(0x80, 0xFF);

/// Words, told by how they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Words with blanks between them.
    pub(super) words: usize,
    /// Letters of scripts without blanks between words, and syllables of Korean, which is counted so by custom.
    pub(super) letters: usize,
}

impl Tally {
    /// Adds those of `text`; gives how many words that is, as [`count`] counts them.
    pub(super) fn add(&mut self, text: &str) -> usize {
        let Counts { words, letters, hangul } = Counts::of(text);
        self.words += words;
        self.letters += letters;
        if hangul {
            for word in self::words(text).map(|word| word.of(text)).filter(|word| word.starts_with(is_hangul)) {
                self.words -= 1;
                self.letters += word.len() / '가'.len_utf8();
            }
        }
        words + letters
    }
}

/// Whether words are made of it: letters, digits, and marks that belong to the letter before.
pub(crate) fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || (!letter.is_ascii() && (is_combining(letter) || is_alphanumeric(letter)))
}

/// Whether it is a letter or digit beyond ASCII; marks of punctuation, the commonest others, are told without a table.
pub(crate) fn is_alphanumeric(letter: char) -> bool {
    !matches!(letter, '\u{2010}'..='\u{206F}') && letter.is_alphanumeric()
}

/// Marks that are not alphabetic by themselves but belong to the letter before: combining diacritics, viramas, joiners.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{94D}' | '\u{9CD}' | '\u{200C}' | '\u{200D}' | '\u{FE0F}')
}

/// Whether it stays inside a word where word letters stand on both sides.
pub(crate) fn is_joiner(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '‐' | '‑' | '.' | ',' | '·' | '_' | '\u{5F3}' | '\u{5F4}')
}

/// Whether the letter's script writes words without blanks between them.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}'     // Thai, Lao
        | '\u{1000}'..='\u{109F}'   // Burmese
        | '\u{1780}'..='\u{17FF}'   // Khmer
        | '\u{3040}'..='\u{30FF}'   // Hiragana, Katakana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'   // Han
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_how_they_are_written() {
        for (text, all, words, letters) in [
            ("It's 62–38, in 2.5 hours.", 6, 6, 0),
            ("渡し船は夜も運航する。", 10, 0, 10),
            ("배는 밤에도 다닌다.", 3, 0, 8),
            ("नाव रात में भी चलेगी।", 5, 5, 0),
            ("CNN 说，船 24 小时运行", 8, 2, 6),
        ] {
            let mut tally = Tally::default();
            assert_eq!((tally.add(text), tally), (all, Tally { words, letters }), "{text}");
        }
    }

    #[test]
    fn words_are_as_many_as_there_are_spans() {
        let pieces = [
            "a",
            "Word",
            "it's",
            " ",
            "-",
            "--",
            ".",
            ",’",
            "é",
            "ж\u{301}",
            "漢",
            "かな",
            "한국",
            "7",
            "\n",
            "“",
            "_x",
            "😀",
        ];
        let mut state = 1_u32;
        for _ in 0..2000 {
            let mut text = String::new();
            for _ in 0..state >> 8 & 0x7F {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            assert_eq!(count(&text), words(&text).count(), "{text}");
        }
    }
}
