//! The words in an element's class, id and role, by their hash: what whoever wrote the page calls its parts.

use super::tree::{Id, Tree};

/// The most words of one element that are looked at, and the most letters of a word.
const MOST: usize = 16;
const LONGEST: usize = 24;

/// Adds the words of an element to `words`, each once; gives how many there are.
pub(super) fn add(tree: &Tree<'_>, id: Id, words: &mut Vec<u32>) -> usize {
    let first = words.len();
    for attribute in tree.attributes(id) {
        if matches!(&*attribute.name, "class" | "id" | "role" | "itemprop" | "data-testid" | "data-component") {
            add_words(&attribute.value, first, words);
        }
    }
    words.len() - first
}

/// The parts of names such as `article-body`, `articleBody`, `article_body2`.
fn add_words(names: &str, first: usize, words: &mut Vec<u32>) {
    let mut hash = SEED;
    let mut len = 0;
    let mut small_before = false;
    let mut end = |hash: &mut u32, len: &mut usize| {
        let (word, letters) = (std::mem::replace(hash, SEED), std::mem::take(len));
        if (2..=LONGEST).contains(&letters) && words.len() - first < MOST && !words[first..].contains(&word) {
            words.push(word);
        }
    };
    for byte in names.bytes() {
        let small = byte | b' ';
        let (is_letter, is_small) = (small.is_ascii_lowercase(), small == byte);
        if !is_letter || (small_before && !is_small) {
            end(&mut hash, &mut len);
        }
        small_before = is_letter && is_small;
        if is_letter {
            hash = mix(hash, small);
            len += 1;
        }
    }
    end(&mut hash, &mut len);
}

/// Where FNV-1a begins for these words: not where it does for words of text, so that the two are never taken for each other.
const SEED: u32 = 0x50C5_D1F3;

/// One step of FNV-1a.
const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a word of small ASCII letters.
#[cfg(test)]
const fn word(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (SEED, 0);
    while at < bytes.len() {
        hash = mix(hash, bytes[at]);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_as_they_are_written() {
        let mut words = Vec::new();
        add_words("article-body articleHeader wp_caption2 XMLData", 0, &mut words);
        let wanted = ["article", "body", "header", "wp", "caption", "xmldata"];
        assert_eq!(words, wanted.map(word));
    }
}
