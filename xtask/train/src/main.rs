//! Learns the parameters that the core carries, the same from the same data and seed: `cargo xtask train`.
//!
//! One file a model. Each writes its parameters into the source tree, and beside them a note of data, seed and score.

mod boost;
mod check;
mod keyphrases;
mod labels;
mod language;
mod summaries;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    Labels,
    Markup,
    Language,
    Summaries,
    Keyphrases,
    Check,
}

#[derive(Parser)]
struct Arguments {
    #[arg(value_enum)]
    model: Model,
    #[arg(long)]
    data: PathBuf,
    #[arg(long)]
    seed: u64,
    #[arg(long)]
    folds: Option<PathBuf>,
}

fn main() -> Result<()> {
    let Arguments { model, data, seed, folds } = Arguments::parse();
    match model {
        Model::Labels => labels::train(labels::Kind::Text, &data, seed, folds.as_deref()),
        Model::Markup => labels::train(labels::Kind::Markup, &data, seed, folds.as_deref()),
        Model::Language => language::train(&data, seed),
        Model::Summaries => summaries::train(&data, seed),
        Model::Keyphrases => keyphrases::train(&data),
        Model::Check => check::train(&data, seed),
    }
}
