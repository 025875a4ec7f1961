//! Words compared and hashed whatever the case of their letters, without writing the lower case down.

use super::words::is_unspaced;
use crate::article::Span;

/// `letter` as it is compared: small, with the straight apostrophe for the curly one and one sigma for both.
pub(crate) fn fold(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ if letter.is_ascii() => letter,
        '’' => '\'',
        'ς' => 'σ',
        // From the East Asian blocks on there is hardly any case.
        '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{FAFF}' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Whether two phrases differ in nothing but case.
pub(crate) fn same(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    if one.is_ascii() && other.is_ascii() {
        return false;
    }
    one.chars().map(fold).eq(other.chars().map(fold))
}

/// What stands behind `opening` where `text` begins with it, whatever the case.
pub(crate) fn strip<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let mut letters = text.chars();
    for wanted in opening.chars() {
        if fold(letters.next()?) != fold(wanted) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// Whether two texts have the same words: letters and digits, whatever the case and the marks between.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    one == other || word_letters(one).eq(word_letters(other))
}

/// The letters of the words, folded, each with whether it begins its word.
fn word_letters(text: &str) -> impl Iterator<Item = (bool, char)> + '_ {
    let mut begins = true;
    text.chars().filter_map(move |letter| {
        if letter.is_alphanumeric() {
            return Some((std::mem::take(&mut begins), fold(letter)));
        }
        begins |= !is_apostrophe(letter);
        None
    })
}

/// Marks inside a word that its hash passes over.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// A hash of words, letter by letter; what stands between the words does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordsHash {
    words: u64,
    word: u64,
}

impl WordsHash {
    /// One more letter of the word, folded.
    #[inline]
    pub(crate) fn letter(&mut self, letter: u32) {
        self.word = Self::step(self.word, letter);
    }

    /// The end of a word, if one was begun.
    #[inline]
    pub(crate) fn end_word(&mut self) {
        if self.word != 0 {
            self.word(self.word);
            self.word = 0;
        }
    }

    /// One more word, by its own hash, which is made of [steps](Self::step).
    #[inline]
    pub(crate) fn word(&mut self, word: u64) {
        self.words = spread(self.words.rotate_left(5) ^ word);
    }

    /// The hash of a word that goes on with a folded letter.
    #[inline]
    pub(crate) fn step(word: u64, letter: u32) -> u64 {
        // A step makes room for the seven bits of ASCII. What a letter has above them would lie on the letter before it, as in "rio" and "séo".
        word.rotate_left(7) ^ u64::from(letter & 0x7F) ^ spread(u64::from(letter >> 7))
    }

    /// The hash of all words so far.
    #[inline]
    pub(crate) fn finish(mut self) -> u64 {
        self.end_word();
        self.words
    }
}

/// Brings each bit of `value` to the upper ones, where [`HashIndex`](super::hash_index::HashIndex) looks.
#[inline]
pub(crate) fn spread(value: u64) -> u64 {
    value.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of the words of `text`: the same for two texts that have the [same words](same_words).
pub(crate) fn words_hash(text: &str) -> u64 {
    let mut hash = WordsHash::default();
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                hash.letter(u32::from(byte.to_ascii_lowercase()));
            } else if byte != b'\'' {
                hash.end_word();
            }
        }
        return hash.finish();
    }
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            hash.letter(u32::from(fold(letter)));
        } else if !is_apostrophe(letter) {
            hash.end_word();
        }
    }
    hash.finish()
}

/// Each ASCII letter or digit as it is hashed, nought for other bytes.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The words of `text` as [`words_hash`] has them, each with its hash.
pub(crate) fn hashed_words(text: &str) -> impl Iterator<Item = (Span, u64)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut hash = 0_u64;
        // Where the word begins and ends, once there is a letter.
        let (mut start, mut end) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            let folded = FOLDED[usize::from(byte)];
            let len = if folded != 0 {
                hash = WordsHash::step(hash, folded.into());
                1
            } else if byte.is_ascii() {
                if byte != b'\'' && end > 0 {
                    break;
                }
                at += 1;
                continue;
            } else {
                let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if !letter.is_alphanumeric() {
                    if end > 0 && !is_apostrophe(letter) {
                        break;
                    }
                    at += letter.len_utf8();
                    continue;
                }
                hash = WordsHash::step(hash, u32::from(fold(letter)));
                letter.len_utf8()
            };
            start = if end == 0 { at } else { start };
            at += len;
            end = at;
        }
        (end > 0).then(|| (Span::new(start, end), hash))
    })
}

/// A hash of how `text` begins: its first word, or its first mark. In scripts that write without blanks it is the first letter.
/// Two texts can begin with the same entry of a table only where these are the same.
pub(crate) fn opening_hash(text: &str) -> u64 {
    let mut hash = WordsHash::default();
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if ascii > 0 && text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        text.bytes().take(ascii).for_each(|byte| hash.letter(u32::from(byte.to_ascii_lowercase())));
        return hash.finish();
    }
    let Some(first) = text.chars().next() else { return 0 };
    if !first.is_alphanumeric() || is_unspaced(first) {
        hash.letter(u32::from(fold(first)));
        return hash.finish();
    }
    for letter in text.chars().take_while(|letter| letter.is_alphanumeric() && !is_unspaced(*letter)) {
        hash.letter(u32::from(fold(letter)));
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_count() {
        assert!(same("Editor’s NOTE", "editor's note"));
        assert!(same("ΤΕΛΟΣ", "τελος"));
        assert_eq!(strip("Photo By Ani", "photo by"), Some(" Ani"));
        assert_eq!(strip("Photo", "photo by"), None);
    }

    #[test]
    fn words_count_and_marks_do_not() {
        for (one, other) in [("“We waited nine years!”", "we waited  nine years"), ("Don’t go", "dont GO")] {
            assert!(same_words(one, other), "{one}");
            assert_eq!(words_hash(one), words_hash(other), "{one}");
        }
        assert!(!same_words("we waited", "we waited nine"));
        assert_ne!(words_hash("nine years"), words_hash("nineyears"));
        assert_eq!(opening_hash("Photo: Ani"), opening_hash("photo by"));
        assert_ne!(opening_hash("photo"), opening_hash("photograph"));
    }

    #[test]
    fn words_that_differ_in_letters_beyond_ascii_have_other_hashes() {
        assert_ne!(words_hash("rio"), words_hash("séo"));
        let all = ('a'..='z').chain('à'..='ÿ').chain('а'..='я');
        let letters: Vec<char> = all.filter(|letter| letter.is_alphabetic()).collect();
        let pairs = letters.iter().flat_map(|one| letters.iter().map(move |other| format!("{one}{other}")));
        let mut hashes: Vec<u64> = pairs.map(|pair| words_hash(&pair)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), letters.len().pow(2));
    }
}
