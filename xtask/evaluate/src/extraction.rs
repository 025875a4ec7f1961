//! Articles out of pasted pages: the body in bags of four-word shingles, title, day and authors.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use regex::Regex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use standfirst::{Article, Options};
use unicode_normalization::UnicodeNormalization as _;

use crate::{f1, lines, share, write_predictions};

const SHINGLE: usize = 4;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a valid pattern"));
static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\d").expect("a valid pattern"));

/// A page's truth.
#[derive(Deserialize)]
struct Page {
    id: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    title: Option<String>,
    /// Text as a rule; some sets have other things for "not known".
    #[serde(default)]
    date: Value,
}

/// What the core makes of a paste.
#[derive(Default, Serialize)]
struct Prediction {
    text: String,
    title: Option<String>,
    date: Option<String>,
}

/// Shared, extra and missing shingles as shares of their sum, so that a long page weighs no more than a short one.
#[derive(Clone, Copy)]
struct Overlap {
    shared: f64,
    extra: f64,
    missing: f64,
}

#[derive(Default)]
struct Hits {
    right: usize,
    of: usize,
}

impl Hits {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

pub(crate) fn report(folder: &Path, name: &str, predictions: Option<&Path>) -> Result<String> {
    let left_out = left_out(folder);
    let mut pages: Vec<Page> = lines(&folder.join("articles.jsonl"))?;
    pages.retain(|page| !left_out.contains(&page.id));

    let mut predicted = BTreeMap::new();
    let (mut overlaps, mut same, mut refused, mut absent) = (Vec::new(), 0, 0, 0);
    let (mut title, mut day) = (Hits::default(), Hits::default());
    for page in &pages {
        let path = folder.join("paste").join(format!("{}.txt", page.id));
        // A page that could not be copied counts as one of which nothing was found, as in the set's own scorer.
        let prediction = if path.exists() {
            let paste = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
            predict(&String::from_utf8_lossy(&paste)).unwrap_or_else(|| {
                refused += 1;
                Prediction::default()
            })
        } else {
            absent += 1;
            Prediction::default()
        };
        let (wanted, got) = (words(page.text.as_deref().unwrap_or_default()), words(&prediction.text));
        overlaps.push(overlap(&wanted, &got));
        same += usize::from(wanted == got);
        if let Some(wanted) = page.title.as_deref().filter(|title| !title.is_empty()) {
            title.add(fold(wanted) == fold(prediction.title.as_deref().unwrap_or_default()));
        }
        if let Some(wanted) = page.date.as_str().and_then(|date| DAY.find(date)) {
            let got = prediction.date.as_deref().and_then(|date| DAY.find(date));
            day.add(got.is_some_and(|got| got.as_str() == wanted.as_str()));
        }
        predicted.insert(page.id.clone(), prediction);
    }
    write_predictions(predictions, &format!("{name}.json"), &predicted)?;

    let precision = mean(overlaps.iter().filter(|page| page.shared + page.extra > 0.0).map(|page| page.precision()));
    let recall = mean(overlaps.iter().filter(|page| page.shared + page.missing > 0.0).map(|page| page.recall()));
    let mut report = format!(
        "\n## Extraction from pasted text: `{name}`\n\n| pages | body P | R | F1 | same words | title | day |\n"
    );
    report += "|--:|--:|--:|--:|--:|--:|--:|\n";
    let _ = writeln!(
        report,
        "| {} | {precision:.3} | {recall:.3} | {:.3} | {:.3} | {:.3} of {} | {:.3} of {} |\n",
        pages.len(),
        f1(precision, recall),
        share(same, pages.len(), 0.0),
        share(title.right, title.of, 0.0),
        title.of,
        share(day.right, day.of, 0.0),
        day.of
    );
    let _ = writeln!(
        report,
        "Left out by the set's own list: {}. Refused with an error: {refused}. Without a paste: {absent}.",
        left_out.len()
    );
    Ok(report)
}

/// The ids that the set itself wants left out: id, blank, reason.
fn left_out(folder: &Path) -> HashSet<String> {
    let list = fs::read_to_string(folder.join("exclude.txt")).unwrap_or_default();
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn predict(paste: &str) -> Option<Prediction> {
    let article = Article::parse(paste, &Options::default()).ok()?;
    Some(Prediction {
        text: article.to_text(),
        title: article.metadata.headline.as_ref().map(|field| field.value.clone()),
        date: article.metadata.published.as_ref().map(|field| field.value.clone()),
    })
}

impl Overlap {
    fn precision(self) -> f64 {
        self.of(self.extra)
    }

    fn recall(self) -> f64 {
        self.of(self.missing)
    }

    fn of(self, wrong: f64) -> f64 {
        if self.extra == 0.0 && self.missing == 0.0 {
            1.0
        } else if self.shared + wrong > 0.0 {
            self.shared / (self.shared + wrong)
        } else {
            0.0
        }
    }
}

fn overlap(wanted: &[&str], got: &[&str]) -> Overlap {
    let (wanted, got) = (shingles(wanted), shingles(got));
    let shared: usize = wanted.iter().map(|(words, count)| *count.min(got.get(words).unwrap_or(&0))).sum();
    let extra = got.values().sum::<usize>() - shared;
    let missing = wanted.values().sum::<usize>() - shared;
    let all = (shared + extra + missing).max(1);
    Overlap { shared: share(shared, all, 0.0), extra: share(extra, all, 0.0), missing: share(missing, all, 0.0) }
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

fn words(text: &str) -> Vec<&str> {
    WORD.find_iter(text).map(|word| word.as_str()).collect()
}

/// A title without case, shape of quotation marks and number of blanks.
fn fold(title: &str) -> String {
    let plain: String = title.nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.replace('ß', "ss").replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    sum / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_each_shingle_as_often_as_both_have_it() {
        let wanted = words("one two three four five");
        let got = words("zero one two three four");
        let page = overlap(&wanted, &got);
        assert!((page.precision() - 0.5).abs() < 1e-9 && (page.recall() - 0.5).abs() < 1e-9);
        let empty = overlap(&[], &[]);
        assert!((empty.precision() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn titles_compare_without_case_and_blanks() {
        assert_eq!(fold("A  “Big”\nDay’s"), fold("a \"big\" day's"));
    }
}
