//! The words of the sentences as numbers: stems of content words for comparing, and what else a word tells.

use crate::article::Span;
use crate::language::cues::Cues;
use crate::language::fold::{WordsHash, fold, hashed_words};
use crate::language::hash_index::HashIndex;
use crate::language::is_unspaced;
use crate::language::stem::{is_english, stem};
use crate::language::word_classes::Classes;
use crate::order::Order as _;

/// What the words of one sentence are.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
pub(super) struct Words {
    /// The content words by number, each once, with how often it stands there; sorted by number.
    pub(super) terms: Vec<(u32, u32)>,
    /// How many words there are, letters of scripts without blanks counted as parts of words.
    pub(super) count: f32,
    /// Content words, each as often as it stands there.
    pub(super) content: u32,
    /// Words behind the first that begin with a capital.
    pub(super) capitals: u32,
    /// Where all words with a capital stand.
    pub(super) capitalized: Vec<Span>,
    /// Words of digits alone.
    pub(super) numbers: u32,
    pub(super) says: bool,
    pub(super) speaks: bool,
    pub(super) addresses: bool,
    /// Whether one is of what is said of pictures.
    pub(super) pictures: bool,
}

/// How much of a word a letter is in scripts that write without blanks.
const LETTER: f32 = 0.6;

/// The bytes of the longest pronoun that is asked for by name.
const LONGEST_PERSON: usize = 4;

/// Finds terms, and numbers them by when they first came up.
pub(super) struct Terms {
    index: HashIndex,
    hashes: Vec<u64>,
    /// How many the index has room for.
    room: usize,
    /// Room for the terms of a text.
    found: Vec<u32>,
    english: bool,
}

impl Terms {
    /// None yet.
    pub(super) fn new(language: Option<&str>) -> Self {
        const ROOM: usize = 256;
        Self {
            index: HashIndex::new(ROOM),
            hashes: Vec::new(),
            room: ROOM,
            found: Vec::new(),
            english: is_english(language),
        }
    }

    /// How many there are so far.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The words of a text.
    pub(super) fn words(&mut self, text: &str, cues: &Cues) -> Words {
        let mut words = Words::default();
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        for (span, hash) in hashed_words(text) {
            let word = span.of(text);
            let first = word.chars().next().unwrap_or_default();
            if is_unspaced(first) {
                let before = found.len();
                self.pairs(word, |term| found.push(term));
                let pairs = found.len() - before;
                words.content += pairs as u32;
                words.count += LETTER * (pairs + 1) as f32;
                continue;
            }
            if first.is_uppercase() {
                words.capitals += u32::from(words.count > 0.0);
                words.capitalized.push(span);
            }
            words.count += 1.0;
            words.numbers += u32::from(word.bytes().all(|byte| byte.is_ascii_digit()));
            let classes = cues.classes.get(hash);
            words.says |= classes.any(Classes::SAYING);
            words.pictures |= classes.any(Classes::PICTURE);
            if classes.any(Classes::FUNCTION.or(Classes::ADDRESS)) {
                // Each of these is short.
                if word.len() > LONGEST_PERSON {
                    continue;
                }
                let lower = word.as_bytes();
                let is = |list: &[&str]| list.iter().any(|other| lower.eq_ignore_ascii_case(other.as_bytes()));
                words.speaks |= is(&["i", "we", "my", "our", "me", "us"]);
                words.addresses |= is(&["you", "your"]);
                continue;
            }
            words.content += 1;
            found.push(self.number(stem(word, hash, self.english)));
        }
        found.order();
        words.terms.reserve(found.len());
        for &term in &found {
            match words.terms.last_mut() {
                Some((last, count)) if *last == term => *count += 1,
                _ => words.terms.push((term, 1)),
            }
        }
        self.found = found;
        words
    }

    /// The words of a text in their order; nothing for those that say nothing by themselves.
    pub(super) fn sequence(&mut self, text: &str, cues: &Cues) -> Vec<Option<u32>> {
        let mut sequence = Vec::new();
        for (span, hash) in hashed_words(text) {
            let word = span.of(text);
            if word.starts_with(is_unspaced) {
                self.pairs(word, |term| sequence.push(Some(term)));
            } else if cues.classes.get(hash).any(Classes::FUNCTION.or(Classes::ADDRESS)) {
                sequence.push(None);
            } else {
                sequence.push(Some(self.number(stem(word, hash, self.english))));
            }
        }
        sequence
    }

    /// Two letters in a row, the nearest thing to a word in scripts that write without blanks.
    fn pairs(&mut self, word: &str, mut add: impl FnMut(u32)) {
        let mut before = None;
        for letter in word.chars() {
            let letter = WordsHash::step(0, u32::from(fold(letter)));
            if let Some(before) = before.replace(letter) {
                add(self.number(before.rotate_left(23) ^ letter));
            }
        }
    }

    fn number(&mut self, hash: u64) -> u32 {
        let key = crate::language::fold::spread(hash);
        if let Some(row) = self.index.rows(key).find(|&row| self.hashes[row] == hash) {
            return row as u32;
        }
        let next = self.hashes.len();
        if next == self.room {
            self.room *= 2;
            self.index = HashIndex::new(self.room);
            let keys = self.hashes.iter().map(|&hash| crate::language::fold::spread(hash));
            keys.enumerate().for_each(|(row, key)| self.index.insert(key, row));
        }
        self.index.insert(key, next);
        self.hashes.push(hash);
        next as u32
    }
}
