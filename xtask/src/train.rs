//! Learning parameters from labelled data, in a program of its own, as scoring is.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::run;

/// What to learn.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Model {
    /// The labeller of lines.
    Labels,
    /// The labeller of passages from markup.
    Markup,
    /// The language detector.
    Language,
    /// The scorer of sentences for summaries.
    Summaries,
    /// The weights of key phrases.
    Keyphrases,
    /// The scorer of faults in checked claims.
    Check,
}

/// Builds and runs the learner, which writes the parameters into src/.
pub(crate) fn train(model: Model, data: &Path, seed: u64, folds: Option<&Path>) -> Result<()> {
    let model = model.to_possible_value().expect("no model is hidden");
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--profile", "measure", "--package", "standfirst-train", "--", model.get_name()]);
    cargo.arg("--data").arg(std::path::absolute(data)?).args(["--seed", &seed.to_string()]);
    if let Some(folds) = folds {
        cargo.arg("--folds").arg(std::path::absolute(folds)?);
    }
    run::run(&mut cargo)
}
