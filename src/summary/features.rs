//! What is measured of each sentence: numbers that a model learns from, each made of few passes over the words.
//!
//! Nothing compares all sentences with all: what they have in common is told by their sum.

use std::cmp::Reverse;

use super::terms::{Terms, Words};
use crate::article::{Article, Span};
use crate::language::byte_set::{BLOCK, ByteSet};
use crate::language::cues::Cues;
use crate::language::words;
use crate::order::Order as _;

/// How many numbers there are.
pub const FEATURES: usize = 33 + RANKED.len();

/// Which numbers are also told by their rank among the article's sentences, from 0 for the greatest to 1.
const RANKED: [usize; 5] = [3, 5, 7, 10, 11];

/// The groups in which shares in a score are told.
pub(super) const KINDS: [&str; 12] = [
    "position",
    "length",
    "centrality",
    "first sentence",
    "neighbours",
    "names and numbers",
    "quotation",
    "opener",
    "caption",
    "question",
    "marks",
    "voice",
];

/// In which of [`KINDS`] the share of each number is told.
pub(super) const GROUPS: [usize; FEATURES] = [
    0, 0, 0, 1, 1, 2, 2, 3, 4, 4, 2, 2, 2, 5, 5, 5, 6, 6, 6, 7, 7, 6, 8, 9, 10, 10, 10, 11, 11, 4, 1, 8, 5, 1, 2, 3, 2,
    2,
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
    /// Where the words with a capital stand in each.
    pub(super) capitalized: Vec<Vec<Span>>,
    /// Whether each quotation that opens in a sentence closes in it.
    pub(super) balanced: Vec<bool>,
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
        let (mut one, mut two) = (0, 0);
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (self.weights.get(one), other.weights.get(two)) {
            // The lesser one goes on, and both where they are the same: which is which no processor could guess.
            sum += if a == b { x * y } else { 0.0 };
            one += usize::from(a <= b);
            two += usize::from(b <= a);
        }
        sum / (self.norm * other.norm)
    }
}

/// Measures the sentences; `query` are words that were asked for.
pub(super) fn measure(article: &Article, query: &str) -> Measured {
    let cues = Cues::of(article.language.as_deref());
    let sentences = &article.sentences;
    let headline = article.metadata.headline.as_ref().map(|field| field.value.as_str()).unwrap_or_default();
    let mut terms = Terms::new(article.language.as_deref());
    let mut all: Vec<Words> = sentences.iter().map(|sentence| terms.words(&sentence.text, cues)).collect();
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
    let mut most_used: Vec<(Reverse<u32>, u32)> = uses.iter().map(|&uses| Reverse(uses)).zip(0..).collect();
    if most_used.len() > MOST_USED {
        most_used.select_nth_unstable(MOST_USED);
    }
    let mut is_most_used = vec![false; terms.len()];
    most_used.iter().take(MOST_USED).for_each(|&(_, term)| is_most_used[term as usize] = true);
    let mean = all.iter().map(|words| words.count).sum::<f32>() / count.max(1.0);
    let mut seen = vec![false; terms.len()];
    let mut balanced = Vec::with_capacity(sentences.len());
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
            balanced.push(marks.balanced);
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
    let capitalized = all.iter_mut().map(|words| std::mem::take(&mut words.capitalized)).collect();
    Measured { features, terms: all.into_iter().map(distinct).collect(), capitalized, balanced, headline, query }
}

/// The content words, each once.
fn distinct(words: Words) -> Vec<u32> {
    words.terms.into_iter().map(|(term, _)| term).collect()
}

/// Fills in the ranks.
fn rank(features: &mut [Features]) {
    let most = features.len().saturating_sub(1).max(1) as f32;
    let mut order: Vec<u64> = Vec::with_capacity(features.len());
    for (feature, rank) in RANKED.into_iter().zip(FEATURES - RANKED.len()..) {
        order.clear();
        // What is ranked is never below naught, so its bits are in its order.
        let bits = features.iter().map(|features| !features[feature].max(0.0).to_bits());
        order.extend(bits.zip(0_u64..).map(|(bits, at)| u64::from(bits) << 32 | at));
        order.order();
        for (place, &key) in order.iter().enumerate() {
            features[key as u32 as usize][rank] = place as f32 / most;
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
    balanced: bool,
}

/// Bytes that a mark of a sentence may begin with.
static MARKS: ByteSet = ByteSet::of(&{
    let mut marked = [false; 256];
    let marks = b"\"'?(:-$";
    let mut at = 0;
    while at < marks.len() {
        marked[marks[at] as usize] = true;
        at += 1;
    }
    // The first bytes of marks beyond ASCII.
    let leads = [0xC2, 0xD8, 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < leads.len() {
        marked[leads[at]] = true;
        at += 1;
    }
    marked
});

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
        let (mut straight, mut curly, mut angled, mut corners) = (0, 0, 0, 0);
        let alphanumeric = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let bytes = text.as_bytes();
        let mut block = 0;
        while block < bytes.len() {
            let mut bits = MARKS.bits(bytes, block);
            while bits != 0 {
                let at = block + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
                let before = || text[..at].chars().next_back();
                let behind = || text[at + letter.len_utf8()..].chars().next();
                match letter {
                    '"' => straight += 1,
                    '“' | '”' | '„' => curly += 1,
                    '«' => angled += 1,
                    '»' => angled -= 1,
                    '「' => corners += 1,
                    '」' => corners -= 1,
                    // An apostrophe stands behind a letter and before one; a single quotation mark does not.
                    '‘' => marks.quoted |= !alphanumeric(before()),
                    '\'' => marks.quoted |= !alphanumeric(before()) || !alphanumeric(behind()),
                    '’' => marks.quoted |= !alphanumeric(behind()),
                    '?' | '？' | '؟' => marks.asks = true,
                    '(' | '（' => marks.bracket = true,
                    ':' | '：' => marks.colon = true,
                    '–' | '—' => marks.dash = true,
                    '-' => marks.dash |= before() == Some('-'),
                    '£' | '$' | '€' | '¥' => marks.money = true,
                    _ => {}
                }
                marks.quoted |= matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」');
            }
            block += BLOCK;
        }
        // German and Swedish close with what English opens with, so curly marks are only counted.
        marks.balanced = straight % 2 == 0 && curly % 2 == 0 && angled == 0 && corners == 0;
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
