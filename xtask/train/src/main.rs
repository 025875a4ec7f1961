//! Learns the parameters that the core carries, the same from the same data and seed: `cargo xtask train`.
//!
//! One file a model. Each writes its parameters into the source tree, and beside them a note of data, seed and score.

mod labels;
mod language;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use serde::de::DeserializeOwned;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    Labels,
    Language,
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
        Model::Labels => labels::train(&data, seed, folds.as_deref()),
        Model::Language => language::train(&data, seed),
    }
}

/// The records of a file with one JSON object a line.
fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = fs::File::open(path).with_context(|| format!("could not open {}", path.display()))?;
    let mut records = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            records.push(serde_json::from_str(&line).with_context(|| format!("in {}", path.display()))?);
        }
    }
    Ok(records)
}
