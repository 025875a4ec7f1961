//! Words that change the sense of a sentence, read from `check.txt`: a language without one of its own has the English ones.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::cues::section;

/// What a word does to a sentence's sense.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// It says no.
    Negation,
    /// It leaves open whether something is so, or says that it surely is.
    Certainty {
        /// Whether it is sure.
        sure: bool,
    },
    /// It has an opposite.
    Direction {
        /// The pair's number.
        pair: u16,
        /// On which side of it the word is.
        up: bool,
    },
    /// A number in letters.
    Number(u32),
}

/// What single words are known to be.
pub(super) struct Lexicon {
    senses: HashMap<&'static str, Sense>,
    scales: HashMap<&'static str, f64>,
    about: Vec<&'static str>,
    places: Vec<&'static str>,
}

impl Lexicon {
    pub(super) fn english() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self::read(include_str!("../language/data/en/check.txt")))
    }

    fn read(data: &'static str) -> Self {
        let pairs = |name: &'static str| section(data, name).filter_map(move |line| line.split_once('\t'));
        let mut senses = HashMap::new();
        let mut names: Vec<&str> = Vec::new();
        for (word, meaning) in pairs("direction") {
            let (name, side) = meaning.split_once(' ').unwrap_or((meaning, "+"));
            let pair = names.iter().position(|known| *known == name).unwrap_or(names.len());
            if pair == names.len() {
                names.push(name);
            }
            senses.insert(word, Sense::Direction { pair: pair as u16, up: side == "+" });
        }
        senses.extend(pairs("number").filter_map(|(word, value)| Some((word, Sense::Number(value.parse().ok()?)))));
        senses.extend(pairs("certainty").map(|(word, meaning)| (word, Sense::Certainty { sure: meaning == "sure" })));
        senses.extend(section(data, "negation").map(|word| (word, Sense::Negation)));
        Self {
            senses,
            scales: pairs("scale").filter_map(|(word, value)| Some((word, value.parse().ok()?))).collect(),
            about: section(data, "about").collect(),
            places: section(data, "place").collect(),
        }
    }

    /// What a word in small letters does.
    pub(super) fn sense(&self, word: &str) -> Option<Sense> {
        let negated = word.ends_with("n't") || word.ends_with("n’t");
        if negated { Some(Sense::Negation) } else { self.senses.get(word).copied() }
    }

    /// What a number is taken times, by the word behind it.
    pub(super) fn scale(&self, word: &str) -> Option<f64> {
        self.scales.get(word).copied()
    }

    /// Whether a word makes the number behind it a rough one.
    pub(super) fn is_about(&self, word: &str) -> bool {
        self.about.contains(&word)
    }

    /// Whether a name behind the word is mostly that of a place.
    pub(super) fn is_before_place(&self, word: &str) -> bool {
        self.places.contains(&word)
    }
}
