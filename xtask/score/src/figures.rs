//! The figures of some pages.

use std::collections::HashSet;

use serde_json::Value;

use crate::fields::{day, fold, names};
use crate::{Overlap, Page, Prediction, f1, share, words};

/// How often something was right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hits {
    /// How often it was.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

impl Hits {
    /// One more.
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// The share.
    pub fn share(self) -> f64 {
        share(self.right, self.of, 0.0)
    }
}

/// What is right about one page; a field is nothing where the truth has nothing to compare with.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// The body.
    pub overlap: Overlap,
    /// Whether the body has the truth's words and no others.
    pub same: bool,
    /// Whether there is no word in what was found.
    pub empty: bool,
    /// The title.
    pub title: Option<bool>,
    /// The day.
    pub day: Option<bool>,
    /// Whether each author was named.
    pub named: Option<bool>,
    /// Whether they and nobody else were.
    pub authors: Option<bool>,
    /// Whether somebody was named of a page without an author.
    pub spare: Option<bool>,
}

/// The figures of some pages.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    overlaps: Vec<Overlap>,
    /// Bodies that have the truth's words and no others.
    pub same: Hits,
    /// Pages on which no word was found.
    pub empty: Hits,
    /// Titles.
    pub title: Hits,
    /// Days.
    pub day: Hits,
    /// Pages each of whose authors was named.
    pub named: Hits,
    /// Pages whose authors were named, and nobody else.
    pub authors: Hits,
    /// Pages without an author of which somebody was named.
    pub spare: Hits,
}

impl Verdict {
    /// Compares.
    pub fn of(page: &Page, prediction: &Prediction) -> Self {
        let (wanted, got) = (words(page.text.as_deref().unwrap_or_default()), words(&prediction.text));
        let mut verdict = Self {
            overlap: Overlap::of(&wanted, &got),
            same: wanted == got,
            empty: got.is_empty(),
            title: None,
            day: None,
            named: None,
            authors: None,
            spare: None,
        };
        if let Some(title) = page.title.as_deref().filter(|title| !title.is_empty()) {
            verdict.title = Some(fold(title) == fold(prediction.title.as_deref().unwrap_or_default()));
        }
        if let Some(wanted) = page.day() {
            verdict.day = Some(prediction.date.as_deref().and_then(day) == Some(wanted));
        }
        if let Some(wanted) = page.names() {
            let got: HashSet<String> = prediction.authors.iter().flat_map(|name| names(name)).collect();
            if wanted.is_empty() {
                verdict.spare = Some(!got.is_empty());
            } else {
                // Part of a longer name is named, too: "Ani Petrosyan" in "Ani Petrosyan in Yerevan".
                verdict.named = Some(wanted.iter().all(|name| got.iter().any(|got| got.contains(name.as_str()))));
                verdict.authors = Some(wanted == got);
            }
        }
        verdict
    }
}

impl Figures {
    /// One more page.
    pub fn add(&mut self, verdict: &Verdict) {
        self.overlaps.push(verdict.overlap);
        self.same.add(verdict.same);
        self.empty.add(verdict.empty);
        for (hits, right) in [
            (&mut self.title, verdict.title),
            (&mut self.day, verdict.day),
            (&mut self.named, verdict.named),
            (&mut self.authors, verdict.authors),
            (&mut self.spare, verdict.spare),
        ] {
            if let Some(right) = right {
                hits.add(right);
            }
        }
    }

    /// How many pages.
    pub fn pages(&self) -> usize {
        self.overlaps.len()
    }

    /// The body's precision and recall: means over the pages for which they are defined.
    pub fn precision_and_recall(&self) -> (f64, f64) {
        let found = self.overlaps.iter().filter(|page| page.shared + page.extra > 0.0);
        let wanted = self.overlaps.iter().filter(|page| page.shared + page.missing > 0.0);
        (mean(found.map(|page| page.precision())), mean(wanted.map(|page| page.recall())))
    }

    /// The head of a table of [`Figures::row`]s.
    pub const HEAD: &str = "| | pages | body P | R | F1 | title exact | day | all authors named | authors exact | \
                            somebody named where there is nobody | nothing found |\n\
                            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";

    /// A row of that table.
    pub fn row(&self, name: &str) -> String {
        let (precision, recall) = self.precision_and_recall();
        let fields = [self.title, self.day, self.named, self.authors, self.spare];
        let fields: Vec<String> = fields.iter().map(|hits| format!("{:.3}", hits.share())).collect();
        format!(
            "| {name} | {} | {precision:.3} | {recall:.3} | {:.3} | {} | {:.1} % |\n",
            self.pages(),
            f1(precision, recall),
            fields.join(" | "),
            100.0 * self.empty.share(),
        )
    }
}

impl Page {
    /// The true day.
    pub fn day(&self) -> Option<&str> {
        self.date.as_str().and_then(day)
    }

    /// The true authors; nothing where the set does not say.
    pub fn names(&self) -> Option<HashSet<String>> {
        let authors = self.authors.as_array()?;
        Some(authors.iter().filter_map(Value::as_str).flat_map(names).collect())
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    sum / count.max(1) as f64
}
