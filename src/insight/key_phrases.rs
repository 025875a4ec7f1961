//! What an article is about, in its own words: its key phrases.
//!
//! Candidates are stretches of one to four content words between stop words and marks, as in RAKE (Rose et al. 2010, "Automatic
//! keyword extraction from individual documents"), the parts of longer ones too, and two such stretches with "of" between them. What is seen of
//! each (how often and where, its capitals, whether it mostly stands in a longer one) is close to the features of YAKE (Campos et al. 2020,
//! "YAKE! Keyword extraction from single documents using multiple local features"); no graph as in TextRank (Mihalcea and Tarau 2004,
//! "TextRank: Bringing order into texts") is needed. One weight a feature, the same in all languages, is learnt by
//! `cargo xtask train keyphrases`.

mod candidates;
mod weights;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::order::Order as _;

use super::prose::{self, Passage};
use candidates::{Candidates, Place};
pub use candidates::{FEATURES, Features};
use weights::{BASE, WEIGHTS};

/// A phrase that tells what the article is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct KeyPhrase {
    /// Its words, in the form in which the article has it most often.
    pub text: String,
    /// How well it stands for the article, from 0 to 1: for comparing phrases of one article.
    pub score: f64,
    /// Where it stands in the source, in whatever inflection, in reading order.
    pub spans: Vec<Span>,
}

/// A phrase as it is measured, for learning.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its words, as they stand where it comes up first.
    pub text: String,
    /// What is seen of it.
    pub features: Features,
}

impl Article {
    /// The phrases that tell what the article is about, the best first, at most `most`. Each is words of headline and body as they stand
    /// there; forms of one word ("ferry", "ferries") are one phrase. In scripts that write without blanks only what comes up
    /// again is known to be a phrase.
    ///
    /// ```
    /// use standfirst::{Article, Options};
    /// let article = Article::parse(
    ///     "Night ferry returns\n\nThe night ferry to Sandholm sails again in May. A night ferry last crossed the sound in 1998.",
    ///     &Options::default(),
    /// )?;
    /// let phrases = article.key_phrases(3);
    /// assert_eq!(phrases[0].text, "night ferry");
    /// assert_eq!(phrases[0].spans.len(), 3);
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn key_phrases(&self, most: usize) -> Vec<KeyPhrase> {
        with_passages(self, |passages| {
            let candidates = Candidates::of(passages, self.language.as_deref());
            written(passages, &candidates, &choose(&candidates, most))
        })
    }
}

/// All candidates of an article with what is seen of each, for learning.
pub fn measured(article: &Article) -> Vec<Measured> {
    with_passages(article, |passages| {
        let candidates = Candidates::of(passages, article.language.as_deref());
        let text = |place: Place| place.span.of(passages[place.passage].all()).to_owned();
        let one = |at: usize| Measured { text: text(candidates.first(at)), features: candidates.features(at) };
        (0..candidates.len()).filter(|&at| candidates.stands(at)).map(one).collect()
    })
}

/// Reads the headline, where it stands in the source, and the body.
fn with_passages<T>(article: &Article, read: impl FnOnce(&[Passage<'_>]) -> T) -> T {
    let headline = article.metadata.headline.as_ref().filter(|field| !field.span.is_empty());
    let headline = headline.map(crate::Field::written);
    let headline = headline.as_ref().map(|text| Passage::of_headline(text, article.language.as_deref()));
    let passages: Vec<Passage<'_>> = headline.into_iter().chain(prose::passages(article)).collect();
    read(&passages)
}

/// The best candidates with their scores.
fn choose(candidates: &Candidates, most: usize) -> Vec<(usize, f64)> {
    let standing = (0..candidates.len()).filter(|&at| candidates.stands(at));
    let mut scored: Vec<(usize, f64)> = standing.map(|at| (at, score(&candidates.features(at)))).collect();
    scored.order_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    scored.truncate(most);
    scored
}

/// From 0 to 1; without a library's exponential, which differs between machines.
fn score(features: &Features) -> f64 {
    let sum: f64 = features.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum::<f64>() + BASE;
    let bent = sum / (1.0 + sum.abs());
    0.5 + 0.5 * bent
}

/// The phrases as they are given out.
fn written(passages: &[Passage<'_>], candidates: &Candidates, chosen: &[(usize, f64)]) -> Vec<KeyPhrase> {
    let ranks: HashMap<usize, usize> = chosen.iter().enumerate().map(|(rank, &(at, _))| (at, rank)).collect();
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); chosen.len()];
    candidates.for_each_mention(&mut |at, place| {
        if let Some(&rank) = ranks.get(&at) {
            let behind = places[rank].last();
            // "dan dan dan" has it once, not twice.
            if behind.is_none_or(|behind| behind.passage != place.passage || behind.span.end <= place.span.start) {
                places[rank].push(place);
            }
        }
    });
    let phrase = |(places, &(_, score)): (Vec<Place>, &(usize, f64))| {
        let mut forms: HashMap<&str, usize> = HashMap::new();
        let text = |place: &Place| place.span.of(passages[place.passage].all());
        places.iter().for_each(|place| *forms.entry(text(place)).or_default() += 1);
        // Of forms that are as frequent the first is taken.
        let most = forms.values().max().copied().unwrap_or_default();
        let form = places.iter().map(text).find(|form| forms[form] == most)?;
        let spans = places.iter().map(|place| passages[place.passage].text.source_span(place.span));
        Some(KeyPhrase { text: form.to_owned(), score, spans: spans.collect() })
    };
    places.into_iter().zip(chosen).filter_map(phrase).collect()
}
