//! Scores the core on labelled data, as the data's own scorers do: `cargo xtask evaluate`.

mod bootstrap;
mod check;
mod extraction;
mod keyphrases;
mod language;
mod peers;
mod sentences;
mod summaries;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use serde::Serialize;
use standfirst_score::Input;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Set {
    Sentences,
    Extraction,
    Language,
    Summaries,
    Check,
    Keyphrases,
    All,
}

/// In which form pages are given.
#[derive(Clone, Copy, ValueEnum)]
enum Inputs {
    Html,
    Clip,
    Paste,
    All,
}

impl Inputs {
    fn list(self) -> &'static [Input] {
        match self {
            Self::Html => &[Input::Html],
            Self::Clip => &[Input::Clip],
            Self::Paste => &[Input::Paste],
            Self::All => &Input::ALL,
        }
    }
}

#[derive(Parser)]
struct Arguments {
    #[arg(value_enum)]
    set: Set,
    #[arg(long, value_enum, default_value_t = Inputs::All)]
    input: Inputs,
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
    let Arguments { set, input, data, out, folds, predictions } = Arguments::parse();
    let name = data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut report = format!("Data folder `{name}`, commit {}.\n", commit());
    if matches!(set, Set::Sentences | Set::All) {
        report += &sentences::report(&data.join("segmentation"), predictions.as_deref())?;
    }
    if matches!(set, Set::Language | Set::All) {
        report += &language::report(&data.join("langid"), predictions.as_deref())?;
    }
    if matches!(set, Set::Summaries | Set::All) {
        report += &summaries::report(&data.join("summaries"), predictions.as_deref())?;
    }
    if matches!(set, Set::Check | Set::All) {
        report += &check::report(&data.join("summaries"), predictions.as_deref())?;
    }
    if matches!(set, Set::Keyphrases | Set::All) {
        report += &keyphrases::report(&data.join("keyphrases"), predictions.as_deref())?;
    }
    if matches!(set, Set::Extraction | Set::All) {
        for set in ["extraction", "extraction-wcxb"] {
            let (folds, predictions) = (folds.as_deref(), predictions.as_deref());
            report += &extraction::report(&data.join(set), set, input.list(), folds, predictions)?;
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

/// Writes predictions by id, for the data's own scorer.
fn write_predictions<K: Serialize + Ord, T: Serialize>(
    folder: Option<&Path>,
    name: &str,
    by_id: &BTreeMap<K, T>,
) -> Result<()> {
    let Some(folder) = folder else { return Ok(()) };
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), serde_json::to_vec(by_id)?)?;
    Ok(())
}
