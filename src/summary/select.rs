//! Choosing sentences that together stand for the article and repeat nothing.

use super::SummarySentence;
use super::score::Score;
use crate::article::Article;

/// How much a repeated content word costs, and the share of repeated words that rules a sentence out.
const REPETITION: f64 = 1.5;
const MOST_REPEATED: f64 = 0.5;

/// At most `most` sentences, in the article's order: greedily the best one that says something new, one that leans on the
/// sentence before it only together with that.
pub(super) fn choose(article: &Article, scores: &[Score], most: usize) -> Vec<SummarySentence> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut taken = vec![false; scores.len()];
    // The share of each sentence's words that one chosen sentence has already.
    let mut repeated = vec![0.0_f64; scores.len()];
    while chosen.len() < most {
        let may = |index: usize| {
            let before = index > 0 && taken[index - 1];
            scores[index].candidate
                && !taken[index]
                && repeated[index] <= MOST_REPEATED
                && (!scores[index].leans || before)
        };
        let worth = |index: usize| scores[index].total - REPETITION * repeated[index];
        let best = (0..scores.len())
            .filter(|&index| may(index))
            .max_by(|&a, &b| worth(a).total_cmp(&worth(b)).then(b.cmp(&a)));
        let Some(best) = best else { break };
        taken[best] = true;
        chosen.push(best);
        for (index, share) in repeated.iter_mut().enumerate() {
            *share = share.max(overlap(&scores[index].terms, &scores[best].terms));
        }
    }
    chosen.sort_unstable();
    chosen
        .into_iter()
        .map(|index| {
            let sentence = &article.sentences[index];
            SummarySentence {
                text: sentence.text.clone(),
                span: sentence.span,
                sentence: Some(index),
                score: scores[index].total,
                why: scores[index].why(),
                cuts: Vec::new(),
            }
        })
        .collect()
}

/// The share of the shorter one's terms that the other has, too; both sorted.
fn overlap(a: &[u32], b: &[u32]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|term| long.binary_search(term).is_ok()).count();
    if short.is_empty() { 0.0 } else { shared as f64 / short.len() as f64 }
}
