//! Articles out of pasted pages: the body in bags of four-word shingles, title, day and authors.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use anyhow::{Context as _, Result};
use regex::Regex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use standfirst::label::fold_of;
use standfirst::label::network::Network;
use standfirst::{Article, Options};
use unicode_normalization::UnicodeNormalization as _;

use crate::{f1, lines, share, write_predictions};

const SHINGLE: usize = 4;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a valid pattern"));
static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\d").expect("a valid pattern"));

/// How many pages the list of the worst has.
const WORST: usize = 20;
/// In how many parts the sites are divided when what was learnt is measured: as in `cargo xtask train labels --folds`.
const FOLDS: usize = 4;

/// A page's truth.
#[derive(Deserialize)]
struct Page {
    id: String,
    #[serde(default)]
    site: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    title: Option<String>,
    /// Text as a rule; some sets have other things for "not known".
    #[serde(default)]
    date: Value,
    #[serde(default)]
    authors: Value,
}

/// What the core makes of a paste.
#[derive(Default, Serialize)]
struct Prediction {
    text: String,
    title: Option<String>,
    date: Option<String>,
    authors: Vec<String>,
    #[serde(skip)]
    furniture: String,
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

    fn cell(&self) -> String {
        format!("{:.3} of {}", share(self.right, self.of, 0.0), self.of)
    }
}

/// The labellers to measure: the one built in, or one a fold.
struct Labellers(Vec<Arc<Network>>);

impl Labellers {
    fn read(folder: Option<&Path>) -> Result<Self> {
        let Some(folder) = folder else { return Ok(Self(Vec::new())) };
        let read = |fold: usize| {
            let path = folder.join(format!("labels.{fold}.bin"));
            let bytes = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
            Network::read(&bytes).map(Arc::new).with_context(|| format!("{} is of another network", path.display()))
        };
        Ok(Self((0..FOLDS).map(read).collect::<Result<_>>()?))
    }

    /// The one that has not learnt from a site.
    fn options(&self, site: &str) -> Options {
        let mut options = Options::default();
        options.network = (!self.0.is_empty()).then(|| Arc::clone(&self.0[fold_of(site, FOLDS)]));
        options
    }
}

/// The figures of some pages.
#[derive(Default)]
struct Figures {
    overlaps: Vec<Overlap>,
    same: usize,
    empty: usize,
    title: Hits,
    day: Hits,
    authors: Hits,
    spare: Hits,
    /// The same for the pages whose paste has the title, the day, the names.
    title_there: Hits,
    day_there: Hits,
    authors_there: Hits,
    /// Characters of the articles, and those of them that were called furniture.
    characters: f64,
    cut: f64,
}

impl Figures {
    fn add(&mut self, page: &Page, paste: &str, prediction: &Prediction) -> Overlap {
        let truth = page.text.as_deref().unwrap_or_default();
        let (wanted, got) = (words(truth), words(&prediction.text));
        let overlap = overlap(&wanted, &got);
        self.overlaps.push(overlap);
        self.same += usize::from(wanted == got);
        self.empty += usize::from(got.is_empty());
        let folded = fold(paste);
        if let Some(title) = page.title.as_deref().filter(|title| !title.is_empty()) {
            let right = fold(title) == fold(prediction.title.as_deref().unwrap_or_default());
            self.title.add(right);
            if folded.contains(&fold(title)) {
                self.title_there.add(right);
            }
        }
        if let Some(wanted) = page.date.as_str().and_then(|date| DAY.find(date)) {
            let got = prediction.date.as_deref().and_then(|date| DAY.find(date));
            let right = got.is_some_and(|got| got.as_str() == wanted.as_str());
            self.day.add(right);
            if has_day(&folded, wanted.as_str()) {
                self.day_there.add(right);
            }
        }
        if let Some(authors) = page.authors.as_array() {
            let wanted: HashSet<String> = authors.iter().filter_map(Value::as_str).flat_map(names).collect();
            let got: HashSet<String> = prediction.authors.iter().flat_map(|name| names(name)).collect();
            if wanted.is_empty() {
                self.spare.add(!got.is_empty());
            } else {
                self.authors.add(wanted == got);
                if wanted.iter().all(|name| folded.contains(name.as_str())) {
                    self.authors_there.add(wanted == got);
                }
            }
        }
        let (size, cut) = cut(truth, &wanted, &prediction.furniture);
        self.characters += size;
        self.cut += cut;
        overlap
    }

    fn row(&self, name: &str) -> String {
        let (precision, recall) = self.precision_and_recall();
        format!(
            "| {name} | {} | {precision:.3} | {recall:.3} | {:.3} | {:.3} | {} | {:.2} % |\n",
            self.overlaps.len(),
            f1(precision, recall),
            share(self.same, self.overlaps.len(), 0.0),
            self.empty,
            100.0 * self.cut / self.characters.max(1.0),
        )
    }

    fn precision_and_recall(&self) -> (f64, f64) {
        let found = self.overlaps.iter().filter(|page| page.shared + page.extra > 0.0);
        let wanted = self.overlaps.iter().filter(|page| page.shared + page.missing > 0.0);
        (mean(found.map(|page| page.precision())), mean(wanted.map(|page| page.recall())))
    }
}

const HEAD: &str = "| pastes | pages | body P | R | F1 | same words | nothing found | article cut as furniture |\n\
                    |---|--:|--:|--:|--:|--:|--:|--:|\n";

pub(crate) fn report(folder: &Path, name: &str, folds: Option<&Path>, predictions: Option<&Path>) -> Result<String> {
    let labellers = Labellers::read(folds)?;
    let left_out = left_out(folder);
    let mut pages: Vec<Page> = lines(&folder.join("articles.jsonl"))?;
    pages.retain(|page| !left_out.contains(&page.id));

    let mut predicted = BTreeMap::new();
    let (mut pooled, mut absent) = (Figures::default(), 0);
    let mut by_fold: Vec<Figures> = (0..FOLDS).map(|_| Figures::default()).collect();
    let mut by_part: Vec<(&str, Figures)> = PARTS.iter().map(|part| (*part, Figures::default())).collect();
    let mut worst: Vec<(f64, Overlap, &Page)> = Vec::new();
    for page in &pages {
        let path = folder.join("paste").join(format!("{}.txt", page.id));
        // A page that could not be copied counts as one of which nothing was found, as in the set's own scorer.
        let paste = if path.exists() {
            let bytes = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            absent += 1;
            String::new()
        };
        let options = labellers.options(&page.site);
        let prediction = predict(&paste, &options);
        let overlap = pooled.add(page, &paste, &prediction);
        by_fold[fold_of(&page.site, FOLDS)].add(page, &paste, &prediction);
        worst.push((f1(overlap.precision(), overlap.recall()), overlap, page));
        for (part, figures) in &mut by_part {
            if let Some(cut) = cut_out(&paste, page, part) {
                figures.add(page, &cut, &predict(&cut, &options));
            }
        }
        predicted.insert(page.id.clone(), prediction);
    }
    write_predictions(predictions, &format!("{name}.json"), &predicted)?;

    let learnt =
        if folds.is_some() { "each site by a labeller that has not learnt from it" } else { "the built-in labeller" };
    let mut report = format!("\n## Extraction from pasted text: `{name}`, {learnt}\n\n{HEAD}");
    report += &pooled.row("whole pages");
    if folds.is_some() {
        for (fold, figures) in by_fold.iter().enumerate() {
            report += &figures.row(&format!("whole pages, fold {fold}"));
        }
    }
    for (part, figures) in &by_part {
        report += &figures.row(part);
    }
    report += "\n| | of all pages | of those whose paste has it |\n|---|--:|--:|\n";
    for (field, all, there) in [
        ("headline", &pooled.title, &pooled.title_there),
        ("day", &pooled.day, &pooled.day_there),
        ("authors, exactly", &pooled.authors, &pooled.authors_there),
    ] {
        let _ = writeln!(report, "| {field} | {} | {} |", all.cell(), there.cell());
    }
    let _ = writeln!(report, "\nSomebody named where the truth has nobody: {}.", pooled.spare.cell());
    let _ = writeln!(report, "Left out by the set's own list: {}. Without a paste: {absent}.", left_out.len());
    worst.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.id.cmp(&other.2.id)));
    report += "\nThe worst pages:\n\n| page | site | P | R | F1 |\n|---|---|--:|--:|--:|\n";
    for (f1, overlap, page) in worst.iter().take(WORST) {
        let (precision, recall) = (overlap.precision(), overlap.recall());
        let _ = writeln!(report, "| {} | {} | {precision:.3} | {recall:.3} | {f1:.3} |", page.id, page.site);
    }
    Ok(report)
}

/// Parts of a page that people select.
const PARTS: [&str; 3] = ["headline to end", "middle of the body", "body only"];

/// A part of a paste, between lines that the true text has; nothing where they are not found.
fn cut_out(paste: &str, page: &Page, part: &str) -> Option<String> {
    let truth: HashSet<String> =
        page.text.as_deref()?.lines().map(fold).filter(|line| line.split(' ').count() >= 5).collect();
    let title = fold(page.title.as_deref().unwrap_or_default());
    let all: Vec<&str> = paste.lines().collect();
    let body: Vec<usize> = (0..all.len()).filter(|&at| truth.contains(&fold(all[at]))).collect();
    let (first, last) = (*body.first()?, *body.last()?);
    if body.len() < 4 {
        return None;
    }
    let range = match part {
        "headline to end" => (0..=first).rev().find(|&at| fold(all[at]) == title)?..all.len(),
        "middle of the body" => body[body.len() / 4]..body[body.len() * 3 / 4] + 1,
        _ => first..last + 1,
    };
    Some(all[range].join("\n"))
}

/// The characters of the article's words that the paste has, and how many of them stand in what was set apart.
fn cut(truth: &str, wanted: &[&str], furniture: &str) -> (f64, f64) {
    let apart = words(furniture);
    let apart: HashSet<&[&str]> = apart.windows(CUT.min(apart.len().max(1))).collect();
    let mut lost = vec![false; wanted.len()];
    for (at, window) in wanted.windows(CUT).enumerate() {
        if apart.contains(window) {
            lost[at..at + CUT].fill(true);
        }
    }
    let size = |word: &&str| word.chars().count() as f64;
    let all: f64 = wanted.iter().map(size).sum();
    let cut: f64 = wanted.iter().zip(lost).filter(|(_, lost)| *lost).map(|(word, _)| size(word)).sum();
    debug_assert!(all <= truth.chars().count() as f64, "words are part of the text");
    (all, cut)
}

/// Words in a row that tell where a stretch of the article went.
const CUT: usize = 6;

/// Whether a text has a day, in letters or figures.
fn has_day(text: &str, day: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = day.split('-').map(|part| part.parse::<usize>().unwrap_or_default());
    let (Some(year), Some(month @ 1..=12), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let tokens: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let number = |token: &str| token.trim_end_matches(char::is_alphabetic).parse::<usize>().ok();
    tokens.windows(3).any(|three| {
        three.iter().any(|token| number(token) == Some(year))
            && three.iter().any(|token| number(token) == Some(day))
            && three.iter().any(|token| token.starts_with(MONTHS[month - 1]) || token.parse() == Ok(month))
    })
}

/// Names of a truth or a prediction, one by one, as the set's scorer parts them.
fn names(text: &str) -> Vec<String> {
    let parts = text.split([';', ',', '|', '&', '\n']).flat_map(|part| part.split(" and "));
    parts.map(fold).filter(|name| !name.is_empty()).collect()
}

/// The ids that the set itself wants left out: id, blank, reason.
fn left_out(folder: &Path) -> HashSet<String> {
    let list = fs::read_to_string(folder.join("exclude.txt")).unwrap_or_default();
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn predict(paste: &str, options: &Options) -> Prediction {
    let Ok(article) = Article::parse(paste, options) else { return Prediction::default() };
    let byline = article.metadata.byline.as_ref().map(|field| &field.value);
    Prediction {
        text: article.to_text(),
        title: article.metadata.headline.as_ref().map(|field| field.value.clone()),
        date: article.metadata.published.as_ref().map(|field| field.value.clone()),
        authors: byline.map_or_else(Vec::new, |byline| {
            let people = byline.people.iter().map(|person| person.name.clone());
            // The sets name an agency as the author where no person is.
            people.chain(byline.agency.clone().filter(|_| byline.people.is_empty())).collect()
        }),
        furniture: article.furniture.iter().map(|item| item.text.text.as_str()).collect::<Vec<_>>().join("\n"),
    }
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
