//! Stems of words: enough of one to see that two texts speak of the same thing.

use super::fold::WordsHash;

/// Whether texts in a language are read with the English endings.
pub(crate) fn is_english(language: Option<&str>) -> bool {
    language.is_none_or(|tag| tag.split('-').next() == Some("en"))
}

/// The hash of a word without its ending, from the word's own hash by [`hashed_words`](super::fold::hashed_words). An ending of plurals goes
/// in all languages, the English endings of verbs in English.
pub(crate) fn stem(word: &str, hash: u64, english: bool) -> u64 {
    let bytes = word.as_bytes();
    let ends = |ending: &str, least: usize| {
        bytes.len() >= ending.len() + least
            && bytes[bytes.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
    };
    let (without, add): (usize, &str) = if ends("'s", 2) || ends("ss", 2) || ends("us", 2) || ends("is", 2) {
        (usize::from(ends("'s", 2)), "")
    } else if english && ends("ies", 3) {
        (3, "y")
    } else if english && ends("ing", 4) {
        (3, "")
    } else if english && (ends("ed", 4) || ends("es", 4)) {
        (2, "")
    } else if ends("s", 3) || (english && ends("e", 4)) {
        (1, "")
    } else {
        (0, "")
    };
    // Each ending is of ASCII letters, and the hash forgets its last letter by the way back.
    let tail = &bytes[bytes.len() - without..];
    let cut = tail.iter().rev().fold(hash, |hash, byte| (hash ^ u64::from(byte.to_ascii_lowercase())).rotate_right(7));
    add.bytes().fold(cut, |hash, byte| WordsHash::step(hash, u32::from(byte)))
}
