//! The benchmarks: in Chromium, with the browser tests, since it needs the same driver; and natively, beside other extractors.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::{browser, module, run, setup};

/// The parts of the run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Pasted text in Chromium: ratios to `Intl.Segmenter`, growth, typing.
    Browser,
    /// Of that only typing.
    Typing,
    /// Pages as HTML on this machine: pages a second beside other extractors, growth.
    Native,
}

/// Sets up, builds and runs the parts asked for, or both.
pub(crate) fn bench(parts: &[Part], data: Option<&Path>, repeats: Option<u32>, score: bool) -> Result<()> {
    let wants = |part| parts.is_empty() || parts.contains(&part);
    if wants(Part::Browser) || wants(Part::Typing) {
        let toolchain = setup::for_building()?;
        browser::ready(browser::Engine::Chromium)?;
        module::build(toolchain, false)?;
        let only: &[&str] = if wants(Part::Browser) { &[] } else { &["--typing"] };
        let package = ["--package", "standfirst-browser-tests", "--features", "bench", "--bin", "bench"];
        measure(&package, data, repeats, only)?;
    }
    if wants(Part::Native) {
        // As a program would be built that uses it.
        let package = ["--release", "--package", "standfirst-peers"];
        measure(&package, data, repeats, if score { &["--score"] } else { &[] })?;
    }
    Ok(())
}

fn measure(package: &[&str], data: Option<&Path>, repeats: Option<u32>, further: &[&str]) -> Result<()> {
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet"]).args(package).arg("--").args(further);
    if let Some(repeats) = repeats {
        cargo.arg("--repeats").arg(repeats.to_string());
    }
    if let Some(data) = data {
        cargo.arg("--data").arg(std::path::absolute(data)?);
    }
    run::run(&mut cargo)
}
