//! Scores the core on labelled data, as the data's own scorers do: `cargo xtask evaluate`.

mod extraction;
mod language;
mod peers;
mod sentences;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Set {
    Sentences,
    Extraction,
    Language,
    All,
}

#[derive(Parser)]
struct Arguments {
    #[arg(value_enum)]
    set: Set,
    #[arg(long)]
    data: PathBuf,
    #[arg(long)]
    out: Option<PathBuf>,
    #[arg(long)]
    folds: Option<PathBuf>,
    #[arg(long)]
    predictions: Option<PathBuf>,
}

fn main() -> Result<()> {
    let Arguments { set, data, out, folds, predictions } = Arguments::parse();
    let name = data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut report = format!("Data folder `{name}`, commit {}.\n", commit());
    if matches!(set, Set::Sentences | Set::All) {
        report += &sentences::report(&data.join("segmentation"), predictions.as_deref())?;
    }
    if matches!(set, Set::Language | Set::All) {
        report += &language::report(&data.join("langid"), predictions.as_deref())?;
    }
    if matches!(set, Set::Extraction | Set::All) {
        for set in ["extraction", "extraction-wcxb"] {
            report += &extraction::report(&data.join(set), set, folds.as_deref(), predictions.as_deref())?;
        }
    }
    print!("{report}");
    if let Some(out) = out {
        fs::write(&out, &report).with_context(|| format!("could not write {}", out.display()))?;
    }
    Ok(())
}

/// The commit that is measured, with a mark where files differ from it.
fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let commit = git(&["rev-parse", "--short", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    let changed = git(&["status", "--porcelain"]).is_some_and(|status| !status.is_empty());
    if changed { format!("{commit} with changes") } else { commit }
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

/// Writes predictions by id, for the data's own scorer.
fn write_predictions<T: Serialize>(folder: Option<&Path>, name: &str, by_id: &BTreeMap<String, T>) -> Result<()> {
    let Some(folder) = folder else { return Ok(()) };
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), serde_json::to_vec(by_id)?)?;
    Ok(())
}

/// Two measures as one: their harmonic mean.
fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// `part / whole`, or `empty` where there is nothing to divide by.
fn share(part: usize, whole: usize, empty: f64) -> f64 {
    if whole == 0 { empty } else { part as f64 / whole as f64 }
}
