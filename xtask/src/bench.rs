//! The benchmarks: in a browser, with the browser tests, since it needs the same driver; and natively, beside other extractors.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail, ensure};
use clap::ValueEnum;

use crate::browser::{self, Engine};
use crate::{module, peers, run, setup};

/// The parts of the run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// All in a browser: the eight below.
    Browser,
    /// Pasted text against `Intl.Segmenter`.
    Ratios,
    /// Typing in a long article; in Chromium alone.
    Typing,
    /// Fifty elements on a page; in Chromium alone.
    Elements,
    /// Ever larger texts.
    Growth,
    /// Pages as HTML, to the nodes of the article, beside Readability, Defuddle and DOMPurify.
    Pages,
    /// From the visit to the first article, cold and warm, beside the same; memory.
    Load,
    /// The payloads of the attack tests: what they do as they are, behind DOMPurify, and by ours.
    Safety,
    /// A megabyte of text, from the paste to the paint.
    Paste,
    /// Pages as HTML on this machine: pages a second beside other extractors, growth.
    Native,
}

/// Sets up, builds and runs the parts asked for, or both; those in a browser in this engine.
pub(crate) fn bench(
    parts: &[Part],
    engine: Engine,
    data: Option<&Path>,
    repeats: Option<u32>,
    score: bool,
) -> Result<()> {
    let wants = |part| parts.is_empty() || parts.contains(&part);
    let in_browser =
        [Part::Ratios, Part::Typing, Part::Elements, Part::Growth, Part::Pages, Part::Load, Part::Safety, Part::Paste];
    let all = parts.is_empty() || parts.contains(&Part::Browser);
    let some: Vec<Part> = in_browser.into_iter().filter(|part| parts.contains(part)).collect();
    if all || !some.is_empty() {
        ensure!(engine != Engine::Webkit, "nothing is measured in WebKit: its driver gives up under load");
        let only_chromium = [Part::Typing, Part::Elements].into_iter().find(|part| some.contains(part));
        if let Some(part) = only_chromium.filter(|_| engine != Engine::Chromium) {
            bail!("`{}` is measured in Chromium alone: no other browser tells of long tasks", name(part));
        }
        let toolchain = setup::for_building()?;
        browser::ready(engine)?;
        module::build(toolchain, false)?;
        let only = some.iter().filter(|_| !all).flat_map(|part| ["--only".to_owned(), name(*part)]);
        let mut cargo = run::cargo();
        cargo.args([
            "run",
            "--quiet",
            "--package",
            "standfirst-browser-tests",
            "--features",
            "bench",
            "--bin",
            "bench",
            "--",
        ]);
        browser::run_in(engine, &mut cargo);
        let mut further = only.collect::<Vec<_>>();
        further.extend(["--peers".to_owned(), peers::bundle("peers")?.display().to_string()]);
        let theirs = peers::ALTERNATIVES.iter().map(|(name, _)| peers::bundle(name)).collect::<Result<Vec<_>>>()?;
        for bundle in theirs.into_iter().chain(peers::own_bundles()?) {
            further.extend(["--alternatives".to_owned(), bundle.display().to_string()]);
        }
        further.extend(score.then(|| "--score".to_owned()));
        measure(cargo.args(further), data, repeats)?;
    }
    if wants(Part::Native) {
        // As a program would be built that uses it.
        let mut cargo = run::cargo();
        cargo.args(["run", "--quiet", "--release", "--package", "standfirst-peers", "--"]);
        measure(cargo.args(score.then_some("--score")), data, repeats)?;
    }
    Ok(())
}

/// What the benchmark calls it as well.
fn name(part: Part) -> String {
    part.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn measure(cargo: &mut Command, data: Option<&Path>, repeats: Option<u32>) -> Result<()> {
    if let Some(repeats) = repeats {
        cargo.arg("--repeats").arg(repeats.to_string());
    }
    if let Some(data) = data {
        cargo.arg("--data").arg(std::path::absolute(data)?);
    }
    run::run(cargo)
}
