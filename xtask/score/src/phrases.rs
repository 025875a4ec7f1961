//! Key phrases against those that people chose, as the data's own scorer compares them: by stems, whole phrases only.

use std::collections::HashSet;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

use crate::rouge::porter;
use crate::{f1, share};

/// Stems in a language.
pub struct PhraseStems {
    tag: String,
    stemmer: Option<Stemmer>,
}

impl PhraseStems {
    /// By the language's tag; words of other languages than Snowball's stay as they are.
    pub fn of(tag: &str) -> Self {
        let algorithm = match tag {
            "de" => Some(Algorithm::German),
            "es" => Some(Algorithm::Spanish),
            "fr" => Some(Algorithm::French),
            "it" => Some(Algorithm::Italian),
            "nl" => Some(Algorithm::Dutch),
            "pt" => Some(Algorithm::Portuguese),
            "ru" => Some(Algorithm::Russian),
            _ => None,
        };
        Self { tag: tag.to_owned(), stemmer: algorithm.map(Stemmer::create) }
    }

    /// The stems of a phrase, with a blank between them.
    pub fn stems(&self, phrase: &str) -> String {
        let folded: String = phrase.nfkc().flat_map(char::to_lowercase).collect();
        let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let stems = words.map(|word| match &self.stemmer {
            Some(stemmer) => stemmer.stem(word).into_owned(),
            None if self.tag == "en" => porter::stem(word),
            None => word.to_owned(),
        });
        stems.collect::<Vec<String>>().join(" ")
    }

    /// The stems of phrases, each once, in their order.
    pub fn distinct<'a>(&self, phrases: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut seen = HashSet::new();
        let stems = phrases.into_iter().map(|phrase| self.stems(phrase));
        stems.filter(|stems| !stems.is_empty() && seen.insert(stems.clone())).collect()
    }
}

/// How well the first of some phrases are those chosen by people.
#[derive(Clone, Copy, Debug, Default)]
pub struct PhraseScore {
    /// F1 of the first five.
    pub five: f64,
    /// F1 of the first ten.
    pub ten: f64,
    /// The share of right ones among ten, though fewer may have been found.
    pub precision: f64,
}

impl PhraseScore {
    /// Of stems, best first.
    pub fn of(found: &[String], gold: &[String]) -> Self {
        let hits = |most: usize| found.iter().take(most).filter(|one| gold.contains(one)).count();
        let measure = |most: usize| f1(share(hits(most), most, 0.0), share(hits(most), gold.len(), 0.0));
        Self { five: measure(5), ten: measure(10), precision: share(hits(10), 10, 0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        let english = PhraseStems::of("en");
        assert_eq!(english.distinct(["Night Ferries", "night ferry", "harbour"]), ["night ferri", "harbour"]);
        let (found, gold) = (["a", "b", "c"].map(str::to_owned), ["a", "d"].map(str::to_owned));
        let score = PhraseScore::of(&found, &gold);
        assert!((score.five - 2.0 * 0.2 * 0.5 / 0.7).abs() < 1e-9 && (score.precision - 0.1).abs() < 1e-9);
    }
}
