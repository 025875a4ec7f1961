//! What the detector looks at in a text: its words and their letter n-grams, hashed. The learner sees texts in the same way.

use super::Script;

/// Places that an n-gram can be hashed to.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 13;

/// Letters of the longest n-gram; a word's ends count as letters.
const LONGEST: usize = 3;
/// Letters of the longest word, ends included, that counts whole.
const LONGEST_WORD: usize = 13;
/// The end of a word, as a letter of it.
const EDGE: u32 = '_' as u32;

/// Calls `visit` with the bucket of each n-gram and whole word of `text` that is written in `script`, and with its weight: 2,
/// twice that for whole words, half of it in words with a capital, which may be names. Addresses, names of files and code are passed over.
pub fn visit(text: &str, script: Script, mut visit: impl FnMut(usize, i32)) {
    let mut word: Vec<u32> = Vec::with_capacity(32);
    for token in text.split_whitespace().filter(|token| !is_code(token)) {
        let mut letters = token.chars().peekable();
        while let Some(first) = letters.next() {
            if Script::of(first) != Some(script) {
                continue;
            }
            word.clear();
            word.push(EDGE);
            push_lowercase(&mut word, first);
            while let Some(&letter) = letters.peek() {
                match letter {
                    '\'' | '’' => word.push('\''.into()),
                    letter if Script::of(letter) == Some(script) || is_mark(letter) => {
                        push_lowercase(&mut word, letter);
                    }
                    _ => break,
                }
                letters.next();
            }
            word.push(EDGE);
            hash_word(&word, if first.is_uppercase() { 1 } else { 2 }, &mut visit);
        }
    }
}

fn push_lowercase(word: &mut Vec<u32>, letter: char) {
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase().into());
    } else {
        word.extend(letter.to_lowercase().map(u32::from));
    }
}

/// Marks that stand inside words of more than one script.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{64B}'..='\u{65F}')
}

fn hash_word(word: &[u32], weight: i32, visit: &mut impl FnMut(usize, i32)) {
    for start in 0..word.len() {
        let mut hash = START;
        for (at, &letter) in word[start..].iter().take(LONGEST).enumerate() {
            hash = step(hash, letter);
            if at > 0 || letter != EDGE {
                visit(bucket(hash), weight);
            }
        }
    }
    if word.len() > LONGEST && word.len() <= LONGEST_WORD {
        visit(bucket(word.iter().fold(WORD, |hash, &letter| step(hash, letter))), 2 * weight);
    }
}

const START: u32 = 0x811C_9DC5;
/// Whole words are hashed apart from n-grams.
const WORD: u32 = 0x1234_5678;

/// Adds a letter to a hash: any odd numbers without a pattern will do.
fn step(hash: u32, letter: u32) -> u32 {
    let hash = (hash ^ letter).wrapping_mul(0x9E37_79B1);
    hash ^ (hash >> 15)
}

fn bucket(hash: u32) -> usize {
    (hash.wrapping_mul(0x85EB_CA6B) >> (32 - BITS)) as usize
}

/// Whether something between blanks is no word of a language: addresses, names of files and variables, code, figures.
fn is_code(token: &str) -> bool {
    let bytes = token.as_bytes();
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let inside = match byte {
            b'0'..=b'9'
            | b'@'
            | b'/'
            | b'\\'
            | b'_'
            | b'='
            | b'{'
            | b'}'
            | b'<'
            | b'>'
            | b'#'
            | b'$'
            | b'%'
            | b'^'
            | b'*'
            | b'+'
            | b'|'
            | b'~'
            | b'&' => true,
            b'.' | b':' => before.is_ascii_alphabetic() && (next.is_ascii_lowercase() || next == b':'),
            b'(' => before.is_ascii_alphabetic() && next == b')',
            b'A'..=b'Z' => before.is_ascii_lowercase(),
            _ => false,
        };
        if inside {
            return true;
        }
        before = byte;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> i32 {
        let mut sum = 0;
        visit(text, Script::Latin, |_, weight| sum += weight);
        sum
    }

    #[test]
    fn names_count_half_and_code_not_at_all() {
        assert_eq!(count("ferry"), 2 * count("Ferry"));
        for code in
            ["getElementById", "parse_text", "www.ledger.example/a", "fn()", "std::fmt", "x=1", "B2", "a@b.example"]
        {
            assert_eq!(count(code), 0, "{code}");
        }
        assert!(count("e.g., “l'eau”, and self-made") > 0);
        assert_eq!(count("жито 字"), 0);
    }
}
