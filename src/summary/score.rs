//! How well each sentence stands for the article, by features with weights that a reader can be shown.
//!
//! Position, centrality and length carry most of it, as they do in trained scorers on news.

use std::collections::{BTreeMap, HashMap};

use super::SummaryType;
use crate::article::{Article, BlockKind, Sentence};
use crate::language::cues::Cues;
use crate::language::words;

/// A sentence's score and what it is made of.
pub(super) struct Score {
    /// The sum of the features.
    pub(super) total: f64,
    /// Each feature's share in it.
    shares: [(&'static str, f64); 8],
    /// Its content words as term numbers, sorted, each once.
    pub(super) terms: Vec<u32>,
    /// Whether it can stand in a summary at all.
    pub(super) candidate: bool,
    /// Whether it leans on the sentence before it.
    pub(super) leans: bool,
}

impl Score {
    /// The features that count for or against the sentence, with their shares.
    pub(super) fn why(&self) -> BTreeMap<&'static str, f64> {
        self.shares.iter().copied().filter(|(_, share)| *share != 0.0).collect()
    }
}

/// The fewest words of a sentence in a summary.
const FEWEST_WORDS: usize = 5;

/// The score of each of [`Article::sentences`].
pub(super) fn scores(article: &Article, kind: SummaryType) -> Vec<Score> {
    let cues = Cues::of(article.language.as_deref());
    let mut vocabulary = Vocabulary::default();
    let terms: Vec<Vec<u32>> =
        article.sentences.iter().map(|sentence| vocabulary.terms(&sentence.text, cues)).collect();
    let headline =
        article.metadata.headline.as_ref().map(|field| vocabulary.terms(&field.value, cues)).unwrap_or_default();
    let weights = vocabulary.weights(&terms);
    let centroid = centroid(&terms, weights.len());
    let mut scores: Vec<Score> = article
        .sentences
        .iter()
        .zip(terms)
        .enumerate()
        .map(|(index, (sentence, terms))| {
            let before = index.checked_sub(1).map(|before| &article.sentences[before]);
            let features = features(sentence, before, index, &terms, &headline, &weights, &centroid, cues);
            // Thousandths are exact enough to compare and short enough to read.
            let weighed = |value: f64, name| (value * weight(name, kind) * 1000.0).round() / 1000.0;
            let shares = features.map(|(name, value)| (name, weighed(value, name)));
            let total = shares.iter().map(|(_, share)| share).sum();
            let leans = leans(&sentence.text, cues);
            Score { total, shares, terms, candidate: is_candidate(article, sentence), leans }
        })
        .collect();
    // An article of nothing but lists or short lines is summed up by those.
    if !scores.iter().any(|score| score.candidate) {
        scores.iter_mut().for_each(|score| score.candidate = true);
    }
    scores
}

/// What a feature counts for. Teasers ask and quote where the others tell.
fn weight(name: &str, kind: SummaryType) -> f64 {
    let teaser = kind == SummaryType::Teaser;
    match name {
        "position" => 2.0,
        "centrality" => 1.6,
        "length" | "headline" => 0.8,
        "names and numbers" => {
            if teaser {
                0.0
            } else {
                0.3
            }
        }
        "quotation" => {
            if teaser {
                0.4
            } else {
                -0.4
            }
        }
        "question" => {
            if teaser {
                0.5
            } else {
                -0.6
            }
        }
        _ => 1.0,
    }
}

#[expect(clippy::too_many_arguments, reason = "one call site; the arguments are the evidence")]
fn features(
    sentence: &Sentence,
    before: Option<&Sentence>,
    index: usize,
    terms: &[u32],
    headline: &[u32],
    weights: &[f64],
    centroid: &[f64],
    cues: &Cues,
) -> [(&'static str, f64); 8] {
    let text = sentence.text.as_str();
    let (mut count, mut telling) = (0.0, 0.0);
    for word in words(text) {
        let capital = word.of(text).starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
        telling += if capital && count > 0.0 { 1.0 } else { 0.0 };
        count += 1.0;
    }
    let opens_block = before.is_none_or(|before| before.block != sentence.block);
    let position = 1.0 / (1.0 + index as f64 / 3.0) + if opens_block { 0.05 } else { 0.0 };
    let shared = headline.iter().filter(|term| terms.binary_search(term).is_ok()).count() as f64;
    let overlap = if headline.is_empty() { 0.0 } else { shared / headline.len() as f64 };
    let telling = (telling / f64::max(count, 1.0)).min(0.5) * 2.0;
    let marks = text.chars().filter(|letter| matches!(letter, '"' | '“' | '”' | '«' | '»' | '„')).count();
    // Best at some twenty words, falling off either way.
    let length = 1.0 - ((count - 22.0).abs() / 22.0).min(1.0);
    let asks = text.trim_end_matches(['"', '”', ' ']).ends_with('?');
    [
        ("position", position),
        ("centrality", cosine(terms, weights, centroid)),
        ("length", length),
        ("headline", overlap),
        ("names and numbers", telling),
        ("quotation", if marks > 0 { 1.0 } else { 0.0 }),
        ("question", if asks { 1.0 } else { 0.0 }),
        ("opener", if leans(text, cues) { -0.5 } else { 0.0 }),
    ]
}

/// Whether the sentence is prose of the article itself, whole, and long enough to say something.
fn is_candidate(article: &Article, sentence: &Sentence) -> bool {
    let prose = matches!(
        article.blocks.get(sentence.block).map(|block| &block.kind),
        Some(BlockKind::Paragraph(_) | BlockKind::Entry { .. })
    );
    let text = sentence.text.as_str();
    let ended = text.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len() < text.len();
    prose && ended && is_balanced(text) && words(text).nth(FEWEST_WORDS - 1).is_some()
}

/// Whether each quotation that opens in the sentence closes in it.
fn is_balanced(text: &str) -> bool {
    let straight = text.matches('"').count();
    let count = |mark| text.matches(mark).count();
    // German and Swedish close with what English opens with, so curly marks are only counted.
    let curly = count('“') + count('”') + count('„');
    straight.is_multiple_of(2) && curly.is_multiple_of(2) && count('«') == count('»') && count('「') == count('」')
}

/// Whether the first word points or ties back to the sentence before.
fn leans(text: &str, cues: &Cues) -> bool {
    let Some(first) = words(text).next() else { return false };
    let word = first.of(text).to_lowercase();
    // "That's", "He'd": the pronoun is what stands before the apostrophe.
    let word = word.split(['\'', '’']).next().unwrap_or_default();
    cues.pronouns.contains(word) || cues.connectives.contains(word)
}

/// Content words by number.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    fn terms(&mut self, text: &str, cues: &Cues) -> Vec<u32> {
        let mut terms: Vec<u32> = words(text)
            .filter_map(|span| {
                let word = span.of(text).to_lowercase();
                let word = word.split(['\'', '’']).next().unwrap_or_default();
                if word.is_empty() || cues.stopwords.contains(word) {
                    return None;
                }
                // Plural and singular are one word: enough of a stem to see that two sentences share a subject.
                let stem = word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s')).unwrap_or(word);
                let next = self.numbers.len() as u32;
                Some(self.numbers.get(stem).copied().unwrap_or_else(|| {
                    self.numbers.insert(stem.to_owned(), next);
                    next
                }))
            })
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// How telling each term is: rare ones more, by inverse sentence frequency.
    fn weights(&self, sentences: &[Vec<u32>]) -> Vec<f64> {
        let mut counts = vec![0_u32; self.numbers.len()];
        sentences.iter().flatten().for_each(|term| counts[*term as usize] += 1);
        let all = sentences.len() as f64;
        counts.into_iter().map(|count| (1.0 + all / f64::from(count.max(1))).ln()).collect()
    }
}

/// How often each term is used over the article.
fn centroid(sentences: &[Vec<u32>], terms: usize) -> Vec<f64> {
    let mut centroid = vec![0.0; terms];
    sentences.iter().flatten().for_each(|term| centroid[*term as usize] += 1.0);
    centroid
}

/// The cosine of a sentence's terms with the article's, both weighted.
fn cosine(terms: &[u32], weights: &[f64], centroid: &[f64]) -> f64 {
    let weight = |term: &u32| weights[*term as usize];
    let dot: f64 = terms.iter().map(|term| weight(term) * weight(term) * centroid[*term as usize]).sum();
    let own: f64 = terms.iter().map(|term| weight(term) * weight(term)).sum();
    let most = centroid.iter().copied().fold(0.0, f64::max);
    if own == 0.0 || most == 0.0 { 0.0 } else { dot / (own * most) }
}
