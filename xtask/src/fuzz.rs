//! Fuzzing: each target from the golden articles on, for a time or for a number of runs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use clap::ValueEnum;

use crate::{apt, place, run};

/// The version of cargo-fuzz that is installed where there is none.
const CARGO_FUZZ: &str = "0.13.2";
/// Longer inputs find nothing that these don't, and are slow.
const LONGEST: &str = "-max_len=4096";

/// The targets in `fuzz/fuzz_targets`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// The reader of text.
    Text,
    /// The reader of HTML.
    Html,
    /// The reader of Markdown.
    Markdown,
    /// Sentences in any language.
    Sentences,
    /// Summaries of any wish.
    Summary,
    /// Any text held against any article.
    Check,
    /// Articles written and read again.
    RoundTrip,
    /// Texts that take longer the longer they are than they should.
    Slow,
}

impl Target {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().replace('-', "_")).unwrap_or_default()
    }
}

/// How long each target runs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {
    /// So many seconds.
    Seconds(u32),
    /// So many inputs, the same ones each time.
    Runs(u32),
}

/// Runs the targets named, or all; what one finds stays in `fuzz/artifacts`, and the run ends there.
pub(crate) fn fuzz(targets: &[Target], bound: Bound) -> Result<()> {
    ready()?;
    let targets = if targets.is_empty() { Target::value_variants() } else { targets };
    for target in targets {
        let name = target.name();
        let corpus = seeds(*target)?;
        println!("\n== fuzz {name}");
        let mut cargo = cargo();
        // The sanitiser is for unsafe code, of which there is none here; without it inputs take half the time.
        cargo.args(["fuzz", "run", "--sanitizer", "none", &name]).arg(corpus).args([
            "--",
            LONGEST,
            "-timeout=20",
            "-verbosity=0",
        ]);
        cargo.args(match bound {
            Bound::Seconds(seconds) => vec![format!("-max_total_time={seconds}")],
            Bound::Runs(runs) => vec![format!("-runs={runs}"), "-seed=1".to_owned()],
        });
        run::run(&mut cargo)
            .with_context(|| format!("what {name} found is in fuzz/artifacts/{name}; make it a test"))?;
    }
    Ok(())
}

/// Coverage is asked of the compiler by flags that only nightly knows by itself.
fn cargo() -> Command {
    let mut cargo = run::cargo();
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo
}

/// Makes sure that cargo-fuzz is there.
pub(crate) fn ready() -> Result<()> {
    // The fuzzer itself is C++.
    if run::answer(run::program("which").arg("c++")).is_none() {
        if !apt::exists() {
            bail!("lacking: c++, which builds the fuzzer. Install a C++ compiler of that name");
        }
        apt::install(&["g++"])?;
    }
    if run::answer(cargo().args(["fuzz", "--version"])).is_some() {
        return Ok(());
    }
    println!("setup: building cargo-fuzz {CARGO_FUZZ} (cargo install), once, about a minute");
    let mut install = run::cargo();
    run::run(install.args(["install", "--quiet", "cargo-fuzz", "--version", CARGO_FUZZ]))
}

/// The folder that a target begins with: the golden articles, or for what takes pieces of them some of their lines.
fn seeds(target: Target) -> Result<PathBuf> {
    let corpus = place::root().join("fuzz/corpus").join(target.name());
    fs::create_dir_all(&corpus)?;
    let mut count = 0;
    for entry in fs::read_dir(place::root().join("tests/articles"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.contains(".in.") {
            continue;
        }
        let seed = corpus.join(name);
        if target == Target::Slow {
            let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
            let piece = text.lines().filter(|line| !line.trim().is_empty()).min_by_key(|line| line.len());
            fs::write(seed, piece.unwrap_or_default())?;
        } else {
            fs::copy(&path, seed).with_context(|| format!("could not copy {}", path.display()))?;
        }
        count += 1;
    }
    ensure!(count > 0, "tests/articles has no articles to begin with");
    Ok(corpus)
}
