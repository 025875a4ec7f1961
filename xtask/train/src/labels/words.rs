//! Which words the labeller knows.

use std::collections::{BTreeSet, HashMap};

use super::page::{Page, View};

/// How many words are known, and on how many sites each must stand at least: no outlet, and nobody's subject, is on so many.
const WORDS: usize = 500;
const SITES: usize = 30;
/// The same for the words of classes.
const CLASS_WORDS: usize = 600;
const CLASS_SITES: usize = 20;
/// Lines of fewer words are one class, of fewer than the second another, and the rest a third; the longer, the more a word counts there,
/// as form tells less.
const CLASSES: [usize; 2] = [4, 15];

/// The words that tell most of whether a line is body or not, by the sites on which they stand in such lines (the log-likelihood ratio of
/// Dunning 1993).
pub(super) fn choose(pages: &[&Page]) -> Vec<u32> {
    let lines = |view: &View| -> Vec<(usize, Vec<u32>)> {
        let class = |count: usize| CLASSES.iter().filter(|&&least| count >= least).count();
        view.openings.iter().map(|(words, count)| (class(*count), words.clone())).collect()
    };
    telling(pages, lines, SITES, WORDS)
}

/// The words of classes, of elements near and far, that tell most.
pub(super) fn choose_classes(pages: &[&Page]) -> Vec<u32> {
    let lines = |view: &View| -> Vec<(usize, Vec<u32>)> {
        view.classes.iter().map(|[near, far]| (0, near.iter().chain(far).copied().collect())).collect()
    };
    telling(pages, lines, CLASS_SITES, CLASS_WORDS)
}

/// The words that tell most of lines in classes of their own.
fn telling(
    pages: &[&Page],
    lines: impl Fn(&View) -> Vec<(usize, Vec<u32>)>,
    least_sites: usize,
    most: usize,
) -> Vec<u32> {
    const NO_SITES: [BTreeSet<&str>; 2] = [BTreeSet::new(), BTreeSet::new()];
    let mut sites: [HashMap<u32, [BTreeSet<&str>; 2]>; CLASSES.len() + 1] = Default::default();
    for page in pages {
        for ((class, words), wanted) in lines(&page.whole).into_iter().zip(&page.whole.wanted) {
            for word in words {
                sites[class].entry(word).or_insert(NO_SITES)[usize::from(wanted[0] > 0.5)].insert(&page.site);
            }
        }
    }
    let mut scores: HashMap<u32, (BTreeSet<&str>, f64)> = HashMap::new();
    for (class, words) in sites.iter().enumerate() {
        let all = [0, 1].map(|body| words.values().map(|sites| sites[body].len()).sum::<usize>() as f64);
        for (&word, found) in words {
            let found_in = found.each_ref().map(|sites| sites.len() as f64);
            let expected = all.map(|all_in| (found_in[0] + found_in[1]) * all_in / (all[0] + all[1]));
            let ratio = |body: usize| found_in[body] * (found_in[body].max(1.0) / expected[body]).ln();
            let (on, score) = scores.entry(word).or_default();
            on.extend(found.iter().flatten());
            *score += (1 + class) as f64 * (ratio(0) + ratio(1));
        }
    }
    let mut chosen: Vec<(u32, f64)> = scores
        .into_iter()
        .filter(|(_, (on, _))| on.len() >= least_sites)
        .map(|(word, (_, score))| (word, score))
        .collect();
    chosen.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    chosen.truncate(most);
    chosen.into_iter().map(|(word, _)| word).collect()
}
