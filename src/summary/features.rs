//! What is measured of each sentence: numbers that a model learns from, each made of few passes over the words.
//!
//! Nothing compares all sentences with all: what they have in common is told by their sum.

use super::terms::{Terms, Words};
use crate::article::Article;
use crate::language::cues::Cues;
use crate::language::words;

/// How many numbers there are.
pub const FEATURES: usize = 33 + RANKED.len();

/// Which numbers are also told by their rank among the article's sentences, from 0 for the greatest to 1.
const RANKED: [usize; 5] = [3, 5, 7, 10, 11];

/// Each number's place, and in which group its share in a score is told.
pub const GROUPS: [&str; FEATURES] = [
    "position",
    "position",
    "position",
    "length",
    "length",
    "centrality",
    "centrality",
    "first sentence",
    "neighbours",
    "neighbours",
    "centrality",
    "centrality",
    "centrality",
    "names and numbers",
    "names and numbers",
    "names and numbers",
    "quotation",
    "quotation",
    "quotation",
    "opener",
    "opener",
    "quotation",
    "caption",
    "question",
    "marks",
    "marks",
    "marks",
    "voice",
    "voice",
    "neighbours",
    "length",
    "caption",
    "names and numbers",
    "length",
    "centrality",
    "first sentence",
    "centrality",
    "centrality",
];

/// The numbers of a sentence.
pub type Features = [f32; FEATURES];

/// How many of the most used words count as the article's own.
const MOST_USED: usize = 10;

/// What is known of the sentences.
pub(super) struct Measured {
    pub(super) features: Vec<Features>,
    /// The content words of each by number, sorted, each once.
    pub(super) terms: Vec<Vec<u32>>,
    /// Those of the headline.
    pub(super) headline: Vec<u32>,
    /// Those that were asked for.
    pub(super) query: Vec<u32>,
}

/// The features of each of [`Article::sentences`].
pub fn features(article: &Article) -> Vec<Features> {
    measure(article, "").features
}

/// Weights of terms in a sentence, as a vector with its length.
struct Vector {
    weights: Vec<(u32, f32)>,
    norm: f32,
}

impl Vector {
    fn of(words: &Words, telling: &[f32]) -> Self {
        let weights: Vec<(u32, f32)> =
            words.terms.iter().map(|&(term, count)| (term, count as f32 * telling[term as usize])).collect();
        let norm = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { weights, norm: if norm > 0.0 { norm } else { 1.0 } }
    }

    fn cosine(&self, other: &Self) -> f32 {
        let (mut one, mut two) = (self.weights.iter().peekable(), other.weights.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => {
                    one.next();
                }
                std::cmp::Ordering::Greater => {
                    two.next();
                }
                std::cmp::Ordering::Equal => {
                    sum += x * y;
                    one.next();
                    two.next();
                }
            }
        }
        sum / (self.norm * other.norm)
    }
}

/// Measures the sentences; `query` are words that were asked for.
pub(super) fn measure(article: &Article, query: &str) -> Measured {
    let cues = Cues::of(article.language.as_deref());
    let sentences = &article.sentences;
    let headline = article.metadata.headline.as_ref().map(|field| field.value.as_str()).unwrap_or_default();
    let mut terms = Terms::new(sentences, headline.len() + query.len() + 1, article.language.as_deref());
    let all: Vec<Words> = sentences.iter().map(|sentence| terms.words(&sentence.text, cues)).collect();
    let [headline, query] = [headline, query].map(|text| distinct(terms.words(text, cues)));
    let count = sentences.len() as f32;
    // In how many sentences a term is, and how often.
    let (mut spread, mut uses) = (vec![0_u32; terms.len()], vec![0_u32; terms.len()]);
    for (term, times) in all.iter().flat_map(|words| &words.terms) {
        spread[*term as usize] += 1;
        uses[*term as usize] += times;
    }
    let telling: Vec<f32> = spread.iter().map(|&spread| log2(1.0 + count / spread.max(1) as f32)).collect();
    let vectors: Vec<Vector> = all.iter().map(|words| Vector::of(words, &telling)).collect();
    let mut centroid = vec![0.0_f32; terms.len()];
    for vector in &vectors {
        vector.weights.iter().for_each(|(term, weight)| centroid[*term as usize] += weight / vector.norm);
    }
    let size = centroid.iter().map(|weight| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let total = uses.iter().sum::<u32>().max(1) as f32;
    let mut most_used: Vec<u32> = (0..terms.len() as u32).collect();
    most_used.sort_by_key(|&term| (std::cmp::Reverse(uses[term as usize]), term));
    let mut is_most_used = vec![false; terms.len()];
    most_used.iter().take(MOST_USED).for_each(|&term| is_most_used[term as usize] = true);
    let mean = all.iter().map(|words| words.count).sum::<f32>() / count.max(1.0);
    let mut seen = vec![false; terms.len()];
    let mut features: Vec<Features> = sentences
        .iter()
        .enumerate()
        .map(|(at, sentence)| {
            let (words, vector) = (&all[at], &vectors[at]);
            let common: f32 = vector.weights.iter().map(|(term, weight)| weight * centroid[*term as usize]).sum();
            let common = common / vector.norm;
            let distinct = words.terms.len().max(1) as f32;
            let mut new = 0.0;
            let (mut used, mut used_once, mut own) = (0, 0, 0);
            for &(term, times) in &words.terms {
                let term = term as usize;
                new += if std::mem::replace(&mut seen[term], true) { 0.0 } else { 1.0 };
                used += uses[term] * times;
                used_once += uses[term];
                own += u32::from(is_most_used[term]);
            }
            let neighbour = |other: Option<usize>| {
                other.and_then(|other| vectors.get(other)).map_or(0.0, |other| vector.cosine(other))
            };
            let marks = Marks::of(&sentence.text);
            let (pronoun, connective) = opener(&sentence.text, cues);
            let yes = |value: bool| f32::from(u8::from(value));
            [
                at as f32,
                at as f32 / (count - 1.0).max(1.0),
                count,
                words.count,
                words.count / mean.max(1.0),
                common / size,
                (common - 1.0) / (count - 1.0).max(1.0),
                if at == 0 { 1.0 } else { vector.cosine(&vectors[0]) },
                neighbour(at.checked_sub(1)),
                neighbour(Some(at + 1)),
                used as f32 / words.content.max(1) as f32,
                used_once as f32 / total,
                own as f32 / MOST_USED as f32,
                words.capitals as f32 / words.count.max(1.0),
                words.numbers as f32,
                yes(marks.money),
                yes(marks.quoted),
                yes(marks.opens_quoted),
                yes(marks.ends_quoted),
                yes(pronoun),
                yes(connective),
                yes(words.says),
                yes(words.pictures),
                yes(marks.asks),
                yes(marks.bracket),
                yes(marks.colon),
                yes(marks.dash),
                yes(words.speaks),
                yes(words.addresses),
                new / distinct,
                words.content as f32 / words.count.max(1.0),
                yes(marks.ended),
                words.capitals as f32,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
            ]
        })
        .collect();
    rank(&mut features);
    Measured { features, terms: all.into_iter().map(distinct).collect(), headline, query }
}

/// The content words, each once.
fn distinct(words: Words) -> Vec<u32> {
    words.terms.into_iter().map(|(term, _)| term).collect()
}

/// Fills in the ranks.
fn rank(features: &mut [Features]) {
    let most = features.len().saturating_sub(1).max(1) as f32;
    let mut order: Vec<usize> = (0..features.len()).collect();
    for (feature, rank) in RANKED.into_iter().zip(FEATURES - RANKED.len()..) {
        order.sort_by(|&one, &other| features[other][feature].total_cmp(&features[one][feature]).then(one.cmp(&other)));
        for (place, &sentence) in order.iter().enumerate() {
            features[sentence][rank] = place as f32 / most;
        }
    }
}

/// Whether the first word points back, or ties the sentence to the one before.
pub(super) fn points_back(features: &Features) -> bool {
    features[19] != 0.0 || features[20] != 0.0
}

/// Whether the first word points back, and whether it ties the sentence to the one before.
fn opener(text: &str, cues: &Cues) -> (bool, bool) {
    let Some(first) = words(text).next() else { return (false, false) };
    let word = first.of(text);
    // "That's", "He'd": the pronoun is what stands before the apostrophe.
    let word = word.split(['\'', '’']).next().unwrap_or_default();
    (cues.pronouns.has(word), cues.connectives.has(word))
}

/// Whether all is quoted and nobody is said to speak.
pub(super) fn is_unattributed(features: &Features) -> bool {
    let [opens, ends, says] = [17, 18, 21].map(|at| features[at] != 0.0);
    opens && ends && !says
}

/// Whether some of it is quoted.
pub(super) fn is_quoting(features: &Features) -> bool {
    features[16] != 0.0
}

/// Whether it ends with a full stop or what stands for one.
pub(super) fn is_ended(features: &Features) -> bool {
    features[31] != 0.0
}

/// Marks in a sentence.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
struct Marks {
    quoted: bool,
    opens_quoted: bool,
    ends_quoted: bool,
    asks: bool,
    bracket: bool,
    colon: bool,
    dash: bool,
    money: bool,
    ended: bool,
}

impl Marks {
    fn of(text: &str) -> Self {
        let text = text.trim();
        let quote = |letter: char| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '「' | '」');
        let mut marks = Self {
            opens_quoted: text.starts_with(quote),
            ends_quoted: text.ends_with(quote),
            ended: text
                .trim_end_matches(|letter: char| quote(letter) || matches!(letter, ')' | ']' | ' '))
                .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '։']),
            ..Self::default()
        };
        let mut before = ' ';
        let mut single = false;
        for letter in text.chars() {
            // An apostrophe stands behind a letter and before one; a single quotation mark does not.
            marks.quoted |= single && !letter.is_alphanumeric();
            single = false;
            match letter {
                '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' => marks.quoted = true,
                '‘' | '\'' if !before.is_alphanumeric() => marks.quoted = true,
                '’' | '\'' => single = true,
                '?' | '？' | '؟' => marks.asks = true,
                '(' | '（' => marks.bracket = true,
                ':' | '：' => marks.colon = true,
                '–' | '—' => marks.dash = true,
                '-' if before == '-' => marks.dash = true,
                '£' | '$' | '€' | '¥' => marks.money = true,
                _ => {}
            }
            before = letter;
        }
        marks.quoted |= single;
        marks
    }
}

/// The logarithm to base two, nearly: the same bits on every machine, which a library's is not.
fn log2(value: f32) -> f32 {
    let bits = value.max(f32::MIN_POSITIVE).to_bits();
    let power = (bits >> 23) as f32 - 127.0;
    let rest = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000) - 1.0;
    // Right at both ends, and off by 0.008 at most between them.
    power + rest * (1.336 - 0.336 * rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near() {
        for value in [1.0_f32, 1.3, 1.5, 2.0, 3.0, 7.9, 1000.0] {
            assert!((log2(value) - value.log2()).abs() < 0.01, "{value}");
        }
    }

    #[test]
    fn an_apostrophe_is_no_quotation() {
        assert!(!Marks::of("The captain’s ferry doesn't sail.").quoted);
        assert!(Marks::of("It was 'too cold' to sail.").quoted && Marks::of("‘Too cold,’ she said.").opens_quoted);
    }
}
