//! Articles out of pages: their source, and what a browser puts on the clipboard, as HTML and as text.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use standfirst::label::fold_of;
use standfirst::label::network::Network;
use standfirst::{Article, Options};
use standfirst_score::{Figures, Hits, Input, Page, Prediction, Set, Verdict, f1, fold, has_day, words};

use crate::write_predictions;

/// How many pages the list of the worst has.
const WORST: usize = 20;
/// In how many parts the sites are divided when what was learnt is measured: as in `cargo xtask train labels --folds`.
const FOLDS: usize = 4;

/// The labellers to measure: the one built in, or one a fold.
struct Labellers(Vec<Arc<Network>>);

impl Labellers {
    fn read(folder: Option<&Path>, input: Input) -> Result<Self> {
        let Some(folder) = folder else { return Ok(Self(Vec::new())) };
        // Markup has labellers of its own, where they were trained.
        let markup = input != Input::Paste && folder.join("markup.0.bin").exists();
        let kind = if markup { "markup" } else { "labels" };
        let read = |fold: usize| {
            let path = folder.join(format!("{kind}.{fold}.bin"));
            let bytes = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
            Network::read(&bytes).map(Arc::new).with_context(|| format!("{} is of another network", path.display()))
        };
        Ok(Self((0..FOLDS).map(read).collect::<Result<_>>()?))
    }

    /// How to read a page: with the one that has not learnt from its site.
    fn options(&self, page: &Page, input: Input) -> Options {
        let mut options = Options::default();
        options.network = (!self.0.is_empty()).then(|| Arc::clone(&self.0[fold_of(&page.site, FOLDS)]));
        options.format = input.format();
        options.url.clone_from(&page.url);
        options
    }
}

/// What came of a page.
struct Outcome<'a> {
    page: &'a Page,
    prediction: Prediction,
    verdict: Verdict,
    /// Characters of the article's words, and those of them that were called furniture.
    characters: f64,
    cut: f64,
    /// Whether the page has, in this form, its true title, day, names.
    there: [bool; 3],
    /// The same for parts of the page, by their place in [`PARTS`].
    parts: Vec<(usize, Outcome<'a>)>,
    /// Whether the set lacks the page in this form.
    absent: bool,
}

impl<'a> Outcome<'a> {
    fn of(page: &'a Page, source: &str, options: &Options) -> Self {
        let (mut prediction, mut furniture) = (Prediction::default(), String::new());
        if let Ok(article) = Article::parse(source, options) {
            prediction = Prediction::of(&article);
            furniture = article.furniture.iter().map(|item| item.text.text.as_str()).collect::<Vec<_>>().join("\n");
        }
        let (characters, cut) = cut(&words(page.text.as_deref().unwrap_or_default()), &furniture);
        let folded = fold(source);
        let there = [
            page.title.as_deref().is_some_and(|title| folded.contains(&fold(title))),
            page.day().is_some_and(|day| has_day(&folded, day)),
            page.names().is_some_and(|names| names.iter().all(|name| folded.contains(name.as_str()))),
        ];
        let verdict = Verdict::of(page, &prediction);
        Self { page, prediction, verdict, characters, cut, there, parts: Vec::new(), absent: false }
    }

    fn f1(&self) -> f64 {
        f1(self.verdict.overlap.precision(), self.verdict.overlap.recall())
    }
}

/// The figures of some outcomes, with those that only we can have.
#[derive(Default)]
struct Detailed {
    figures: Figures,
    characters: f64,
    cut: f64,
}

impl Detailed {
    fn of<'a>(outcomes: impl Iterator<Item = &'a Outcome<'a>>) -> Self {
        let mut detailed = Self::default();
        for outcome in outcomes {
            detailed.figures.add(&outcome.verdict);
            detailed.characters += outcome.characters;
            detailed.cut += outcome.cut;
        }
        detailed
    }

    const HEAD: &str = "| | pages | body P | R | F1 | same words | nothing found | article cut as furniture |\n\
                        |---|--:|--:|--:|--:|--:|--:|--:|\n";

    fn row(&self, name: &str) -> String {
        let (precision, recall) = self.figures.precision_and_recall();
        format!(
            "| {name} | {} | {precision:.3} | {recall:.3} | {:.3} | {:.3} | {} | {:.2} % |\n",
            self.figures.pages(),
            f1(precision, recall),
            self.figures.same.share(),
            self.figures.empty.right,
            100.0 * self.cut / self.characters.max(1.0),
        )
    }
}

/// Measures one set in each of the forms.
pub(crate) fn report(
    folder: &Path,
    name: &str,
    inputs: &[Input],
    folds: Option<&Path>,
    predictions: Option<&Path>,
) -> Result<String> {
    let set = Set::read(folder)?;
    let learnt =
        if folds.is_some() { "each site by a labeller that has not learnt from it" } else { "the built-in labeller" };
    let mut report = format!("\n## Extraction: `{name}`, {learnt}\n\n{}", Figures::HEAD);
    let mut details = String::new();
    for &input in inputs {
        let labellers = Labellers::read(folds, input)?;
        let outcomes = set.pages.par_iter().map(|page| outcome(&set, page, input, &labellers));
        let outcomes: Vec<Outcome> = outcomes.collect::<Result<_>>()?;
        report += &Detailed::of(outcomes.iter()).figures.row(input.name());
        details += &detail(&outcomes, input, folds.is_some());
        let by_id: BTreeMap<&str, &Prediction> =
            outcomes.iter().map(|outcome| (outcome.page.id.as_str(), &outcome.prediction)).collect();
        write_predictions(predictions, &format!("{name}.{}.json", input.name()), &by_id)?;
    }
    let _ = writeln!(report, "\nLeft out by the set's own list: {}.", set.left_out);
    Ok(report + &details)
}

fn outcome<'a>(set: &Set, page: &'a Page, input: Input, labellers: &Labellers) -> Result<Outcome<'a>> {
    let options = labellers.options(page, input);
    // A page that could not be copied counts as one of which nothing was found, as in the set's own scorer.
    let source = set.source(page, input)?;
    let absent = source.is_none();
    let source = source.unwrap_or_default();
    let mut outcome = Outcome { absent, ..Outcome::of(page, &source, &options) };
    if input == Input::Paste {
        let parts = PARTS.iter().enumerate();
        let parts = parts.filter_map(|(part, name)| Some((part, cut_out(&source, page, name)?)));
        outcome.parts = parts.map(|(part, source)| (part, Outcome::of(page, &source, &options))).collect();
    }
    Ok(outcome)
}

/// Folds, parts, and the worst pages.
fn detail(outcomes: &[Outcome], input: Input, folds: bool) -> String {
    let mut report = format!("\n### {}\n\n{}", input.name(), Detailed::HEAD);
    report += &Detailed::of(outcomes.iter()).row("whole pages");
    if folds {
        for fold in 0..FOLDS {
            let of_fold = outcomes.iter().filter(|outcome| fold_of(&outcome.page.site, FOLDS) == fold);
            report += &Detailed::of(of_fold).row(&format!("whole pages, fold {fold}"));
        }
    }
    if input == Input::Paste {
        for (part, name) in PARTS.iter().enumerate() {
            let of_part = outcomes.iter().flat_map(|outcome| &outcome.parts).filter(|(at, _)| *at == part);
            report += &Detailed::of(of_part.map(|(_, outcome)| outcome)).row(name);
        }
        report += &fields_there(outcomes);
    }
    let absent = outcomes.iter().filter(|outcome| outcome.absent).count();
    let _ = writeln!(report, "\nPages that the set has not in this form: {absent}. The worst pages:\n");
    report += "| page | site | P | R | F1 |\n|---|---|--:|--:|--:|\n";
    let mut worst: Vec<&Outcome> = outcomes.iter().collect();
    worst.sort_by(|one, other| one.f1().total_cmp(&other.f1()).then(one.page.id.cmp(&other.page.id)));
    for outcome in worst.into_iter().take(WORST) {
        let (precision, recall) = (outcome.verdict.overlap.precision(), outcome.verdict.overlap.recall());
        let (id, site, f1) = (&outcome.page.id, &outcome.page.site, outcome.f1());
        let _ = writeln!(report, "| {id} | {site} | {precision:.3} | {recall:.3} | {f1:.3} |");
    }
    report
}

/// The fields, also of those pages alone whose paste has the true words: a date that is only in the markup can't be found there.
fn fields_there(outcomes: &[Outcome]) -> String {
    let mut report = String::from("\n| | of all pages | of those whose paste has it |\n|---|--:|--:|\n");
    for (at, name) in ["headline", "day", "authors, exactly"].into_iter().enumerate() {
        let (mut all, mut there) = (Hits::default(), Hits::default());
        for outcome in outcomes {
            let Verdict { title, day, authors, .. } = outcome.verdict;
            let Some(right) = [title, day, authors][at] else { continue };
            all.add(right);
            if outcome.there[at] {
                there.add(right);
            }
        }
        let cell = |hits: Hits| format!("{:.3} of {}", hits.share(), hits.of);
        let _ = writeln!(report, "| {name} | {} | {} |", cell(all), cell(there));
    }
    report
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

/// The characters of the article's words, and how many of them stand in what was set apart.
fn cut(wanted: &[&str], furniture: &str) -> (f64, f64) {
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
    (all, cut)
}

/// Words in a row that tell where a stretch of the article went.
const CUT: usize = 6;
