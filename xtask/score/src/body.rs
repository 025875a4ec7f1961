//! The body: which runs of four words truth and prediction share.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::share;

const SHINGLE: usize = 4;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a valid pattern"));

/// Shared, extra and missing shingles as shares of their sum, so that a long page weighs no more than a short one.
#[derive(Clone, Copy, Debug)]
pub struct Overlap {
    /// In both.
    pub shared: f64,
    /// In the prediction only.
    pub extra: f64,
    /// In the truth only.
    pub missing: f64,
}

impl Overlap {
    /// Of the words of two texts.
    pub fn of(wanted: &[&str], got: &[&str]) -> Self {
        let (wanted, got) = (shingles(wanted), shingles(got));
        let shared: usize = wanted.iter().map(|(words, count)| *count.min(got.get(words).unwrap_or(&0))).sum();
        let extra = got.values().sum::<usize>() - shared;
        let missing = wanted.values().sum::<usize>() - shared;
        let all = (shared + extra + missing).max(1);
        Self { shared: share(shared, all, 0.0), extra: share(extra, all, 0.0), missing: share(missing, all, 0.0) }
    }

    /// How much of what was found is right.
    pub fn precision(self) -> f64 {
        self.right_beside(self.extra)
    }

    /// How much of what is right was found.
    pub fn recall(self) -> f64 {
        self.right_beside(self.missing)
    }

    fn right_beside(self, wrong: f64) -> f64 {
        if self.extra == 0.0 && self.missing == 0.0 {
            1.0
        } else if self.shared + wrong > 0.0 {
            self.shared / (self.shared + wrong)
        } else {
            0.0
        }
    }
}

/// How often each run of four words stands in a text; a shorter text is one run.
fn shingles<'a, 'b>(words: &'b [&'a str]) -> HashMap<&'b [&'a str], usize> {
    let mut counts = HashMap::new();
    if !words.is_empty() {
        for shingle in words.windows(SHINGLE.min(words.len())) {
            *counts.entry(shingle).or_insert(0) += 1;
        }
    }
    counts
}

/// The words of a text.
pub fn words(text: &str) -> Vec<&str> {
    WORD.find_iter(text).map(|word| word.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_each_shingle_as_often_as_both_have_it() {
        let wanted = words("one two three four five");
        let got = words("zero one two three four");
        let page = Overlap::of(&wanted, &got);
        assert!((page.precision() - 0.5).abs() < 1e-9 && (page.recall() - 0.5).abs() < 1e-9);
        let empty = Overlap::of(&[], &[]);
        assert!((empty.precision() - 1.0).abs() < 1e-9);
    }
}
