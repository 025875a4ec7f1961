//! Classic ways to choose sentences, for comparison: on the same words as the learned one, and with nothing ruled out.

use super::SummaryMethod;
use super::terms::{Terms, Words};
use crate::article::Article;
use crate::language::cues::Cues;

/// How many sentences are compared with each other; those behind them score nothing. It bounds a matrix that grows with the square.
const COMPARED: usize = 500;
/// Luhn's longest stretch of words without a telling one.
const GAP: usize = 4;
/// `LexRank`'s least cosine of two sentences that are linked.
const LINKED: f64 = 0.1;
/// The share of a rank that comes by the links, in `TextRank`.
const DAMPING: f64 = 0.85;
/// When ranks have settled, and how often they are passed on at the most.
const SETTLED: f64 = 1e-4;
const ROUNDS: usize = 100;

/// The score of each of [`Article::sentences`].
pub(super) fn scores(article: &Article, method: SummaryMethod) -> Vec<f64> {
    let cues = Cues::of(article.language.as_deref());
    let sentences = &article.sentences;
    let mut terms = Terms::new(article.language.as_deref());
    let mut scores = match method {
        SummaryMethod::Luhn => {
            let rows: Vec<Vec<Option<u32>>> =
                sentences.iter().map(|sentence| terms.sequence(&sentence.text, cues)).collect();
            luhn(&rows, terms.len())
        }
        SummaryMethod::TextRank | SummaryMethod::LexRank => {
            let compared = sentences.iter().take(COMPARED);
            let words: Vec<Words> = compared.map(|sentence| terms.words(&sentence.text, cues)).collect();
            match method {
                SummaryMethod::TextRank => text_rank(&words),
                _ => lex_rank(&words, terms.len()),
            }
        }
        SummaryMethod::Learned | SummaryMethod::Lead => {
            (0..sentences.len()).map(|index| 1.0 / (1.0 + index as f64)).collect()
        }
    };
    scores.resize(sentences.len(), 0.0);
    scores
}

/// The densest stretch of words that the article has more than once: their number squared, over the stretch's length (Luhn 1958).
fn luhn(sentences: &[Vec<Option<u32>>], terms: usize) -> Vec<f64> {
    let mut uses = vec![0_u32; terms];
    sentences.iter().flatten().flatten().for_each(|&term| uses[term as usize] += 1);
    let rate = |sentence: &Vec<Option<u32>>| {
        let is_telling = |term: &Option<u32>| term.is_some_and(|term| uses[term as usize] > 1);
        let telling: Vec<usize> = (0..sentence.len()).filter(|&at| is_telling(&sentence[at])).collect();
        let stretches = telling.chunk_by(|one, other| other - one <= GAP);
        let rated = stretches.map(|stretch| match stretch {
            [first, .., last] => (stretch.len() * stretch.len()) as f64 / (last - first + 1) as f64,
            _ => 0.0,
        });
        rated.fold(0.0, f64::max)
    };
    sentences.iter().map(rate).collect()
}

/// Ranks by shared words over the logarithms of both lengths (Mihalcea & Tarau 2004).
fn text_rank(sentences: &[Words]) -> Vec<f64> {
    let alike = |one: &Words, other: &Words| {
        let shared = shared(one, other, |_| 1.0);
        let size = f64::from(one.content.max(1)).ln() + f64::from(other.content.max(1)).ln();
        if size > 0.0 { shared / size } else { shared }
    };
    let links = matrix(sentences, alike);
    let teleport = (1.0 - DAMPING) / sentences.len().max(1) as f64;
    rank(&links, |link| teleport + DAMPING * link)
}

/// Ranks by links between sentences whose words, weighed by how few sentences have them, have a cosine above a threshold (Erkan & Radev 2004).
fn lex_rank(sentences: &[Words], terms: usize) -> Vec<f64> {
    let mut spread = vec![0_u32; terms];
    sentences.iter().flat_map(|words| &words.terms).for_each(|&(term, _)| spread[term as usize] += 1);
    let count = sentences.len() as f64;
    let telling: Vec<f64> = spread.iter().map(|&spread| (count / (1.0 + f64::from(spread))).ln()).collect();
    let weight = |term: u32| telling[term as usize] * telling[term as usize];
    let norms: Vec<f64> = sentences.iter().map(|words| shared(words, words, weight).sqrt()).collect();
    let cosine = |one: usize, other: usize| {
        let norm = norms[one] * norms[other];
        if norm > 0.0 { shared(&sentences[one], &sentences[other], weight) / norm } else { 0.0 }
    };
    let numbers: Vec<usize> = (0..sentences.len()).collect();
    let links = matrix(&numbers, |&one, &other| f64::from(u8::from(cosine(one, other) > LINKED)));
    rank(&links, |link| link)
}

/// What two sentences share, each pair of like words weighed.
fn shared(one: &Words, other: &Words, weight: impl Fn(u32) -> f64) -> f64 {
    let mut rest = other.terms.iter().peekable();
    let mut sum = 0.0;
    for &(term, count) in &one.terms {
        while rest.next_if(|(other, _)| *other < term).is_some() {}
        if let Some((_, times)) = rest.peek().filter(|(other, _)| *other == term) {
            sum += f64::from(count * times) * weight(term);
        }
    }
    sum
}

/// How alike each two are, each row's sum made one.
fn matrix<T>(items: &[T], alike: impl Fn(&T, &T) -> f64) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> =
        items.iter().map(|one| items.iter().map(|other| alike(one, other)).collect()).collect();
    for row in &mut rows {
        let sum: f64 = row.iter().sum();
        row.iter_mut().for_each(|link| *link /= if sum > 0.0 { sum } else { 1.0 });
    }
    rows
}

/// The share of the time that somebody who follows the links is at each.
fn rank(links: &[Vec<f64>], follow: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut ranks = vec![1.0 / links.len().max(1) as f64; links.len()];
    for _ in 0..ROUNDS {
        let mut next = vec![0.0; links.len()];
        for (row, rank) in links.iter().zip(&ranks) {
            next.iter_mut().zip(row).for_each(|(next, link)| *next += rank * follow(*link));
        }
        let moved = next.iter().zip(&ranks).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
        ranks = next;
        if moved < SETTLED {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, SummaryOptions};

    fn chosen(text: &str, method: SummaryMethod) -> Vec<usize> {
        let article = Article::parse(text, &Options::default()).unwrap_or_default();
        let mut options = SummaryOptions::default();
        (options.method, options.sentences) = (method, Some(1));
        article.summarize(&options).sentences.iter().filter_map(|sentence| sentence.sentence).collect()
    }

    const STORY: &str = "Rain fell on most of the county for the whole of last week. The ferry to Ellery stopped because ice closed the \
        narrow harbour. Fishermen in Ellery said the ice in the harbour was thick. No ferry sails while ice lies in the Ellery harbour, \
        the harbour master said. Schools were open as they always are in winter.";

    #[test]
    fn graphs_choose_what_shares_most() {
        assert_eq!(chosen(STORY, SummaryMethod::LexRank), [3]);
        assert_eq!(chosen(STORY, SummaryMethod::TextRank), [3]);
    }

    #[test]
    fn luhn_chooses_the_densest_and_lead_the_first() {
        assert_eq!(chosen(STORY, SummaryMethod::Luhn), [3]);
        assert_eq!(chosen(STORY, SummaryMethod::Lead), [0]);
    }
}
