//! Scoring on labelled data, in a program of its own: it links the core, and is built with optimisation.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::run;

/// What to score.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Set {
    /// Sentence splitting: golden rules and treebanks.
    Sentences,
    /// Articles out of pages: body, title, day, authors.
    Extraction,
    /// Language detection at three lengths.
    Language,
    /// Summaries of three sentences, beside the first three, against references.
    Summaries,
    /// Claims held against their articles, altered by a recipe and as they are.
    Check,
    /// Key phrases, beside counts of word runs and what peers found.
    Keyphrases,
    /// All of them.
    All,
}

/// In which form pages are given.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Input {
    /// The page's source.
    Html,
    /// What a browser puts on the clipboard as `text/html`.
    Clip,
    /// What it puts there as `text/plain`.
    Paste,
    /// All three, side by side.
    All,
}

/// Builds and runs the scorer.
pub(crate) fn evaluate(
    set: Set,
    input: Input,
    data: &Path,
    out: Option<&Path>,
    folds: Option<&Path>,
    predictions: Option<&Path>,
) -> Result<()> {
    let set = set.to_possible_value().expect("no set is hidden");
    let input = input.to_possible_value().expect("no form is hidden");
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--profile", "measure", "--package", "standfirst-evaluate", "--", set.get_name()]);
    cargo.args(["--input", input.get_name()]);
    for (option, path) in [("--data", Some(data)), ("--out", out), ("--folds", folds), ("--predictions", predictions)] {
        if let Some(path) = path {
            cargo.arg(option).arg(std::path::absolute(path)?);
        }
    }
    run::run(&mut cargo)
}
