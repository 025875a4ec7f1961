//! Every check and test, in the order in which they are cheap.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::ValueEnum;

use crate::browser::Engine;
use crate::toolchain::{BROWSER, TESTS, Toolchain};
use crate::{archives, browser, fuzz, manifest, module, npm, package, place, rules, run, setup, size};

/// The parts of the run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Format, clippy for both targets, rustdoc, rules of the house.
    Lint,
    /// The Rust tests on this machine.
    Native,
    /// The core's Rust tests again, in WebAssembly.
    Wasm,
    /// The page's JavaScript: format, lint, types.
    Page,
    /// Page and element in Chromium, Firefox and WebKit.
    Browser,
    /// The packed npm package, in Node, bundlers, Chromium and an edge runtime.
    Packaging,
    /// Each fuzz target, on the same inputs each time.
    Fuzz,
    /// The example that runs the command line over an archive, on a local Spark.
    Archives,
    /// The table of sizes.
    Size,
}

/// How many inputs each fuzz target gets, the golden articles among them.
const FUZZED: u32 = 1000;

/// What the runners said: `test result: ok. 3 passed; 0 failed; …`, and `left out in …` of each test that ended before it began, since
/// its engine has not what it tests; the runner has that among the passed.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: u64,
    failed: u64,
    left_out: u64,
}

struct Run {
    steps: Vec<(&'static str, Duration, Count)>,
    started: Instant,
}

impl Run {
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Count>) -> Result<()> {
        println!("\n== {name}");
        let started = Instant::now();
        let count = work().inspect_err(|_| println!("{}\n  FAILED  {name}", self.summary()))?;
        self.steps.push((name, started.elapsed(), count));
        Ok(())
    }

    fn command(&mut self, name: &'static str, command: &mut Command) -> Result<()> {
        self.step(name, || run::run(command).map(|()| Count::default()))
    }

    fn tests(&mut self, name: &'static str, command: &mut Command) -> Result<()> {
        self.step(name, || counted(command))
    }

    fn summary(&self) -> String {
        let mut summary = String::from("\n== summary\n");
        for (name, time, Count { passed, left_out, .. }) in &self.steps {
            let tests = if *passed > 0 { format!(", {passed} passed") } else { String::new() };
            let others = if *left_out > 0 { format!(", {left_out} left out") } else { String::new() };
            let _ = writeln!(summary, "  ok  {:6.1} s  {name}{tests}{others}", time.as_secs_f32());
        }
        let _ = write!(summary, "  in all {:.1} s", self.started.elapsed().as_secs_f32());
        summary
    }
}

/// Runs the parts asked for, or all.
pub(crate) fn test(parts: &[Part], engines: &[Engine], accept: bool) -> Result<()> {
    let wants = |part| parts.is_empty() || parts.contains(&part);
    let toolchain = setup::for_testing()?;
    let engines = if wants(Part::Browser) { browser::ready_of(engines)? } else { Vec::new() };
    if wants(Part::Packaging) {
        browser::ready(Engine::Chromium)?;
        npm::ready_for_packaging()?;
    }
    if wants(Part::Fuzz) {
        fuzz::ready()?;
    }
    if wants(Part::Archives) {
        archives::ready()?;
    }
    let mut run = Run { steps: Vec::new(), started: Instant::now() };
    let needs_module = [Part::Page, Part::Browser, Part::Packaging, Part::Size].into_iter().any(wants);
    // Linking it keeps one core busy for minutes, and nothing before the browser's tests needs it.
    let module = needs_module.then(|| thread::spawn(move || module::build(toolchain, false)));
    if wants(Part::Lint) {
        lint(&mut run, toolchain)?;
    }
    if wants(Part::Native) {
        native(&mut run, accept)?;
    }
    if wants(Part::Wasm) {
        run.tests("core tests in WebAssembly", &mut core_in_wasm(toolchain))?;
    }
    if wants(Part::Native) && wants(Part::Wasm) {
        run.step("the same articles natively and in WebAssembly", || same_everywhere().map(|()| Count::default()))?;
    }
    if let Some(module) = module {
        let built = || module.join().map_err(|_| anyhow!("the build of the module panicked"))?;
        run.step("build the module, begun at the start", || built().map(|()| Count::default()))?;
    }
    if wants(Part::Page) {
        run.command("JavaScript: format and lint", npm::tool("biome").args(["check", "--error-on-warnings"]))?;
        run.command("JavaScript: types", npm::tool("tsc").args(["--project", "tsconfig.json"]))?;
        run.step("custom-elements.json", || manifest::check().map(|()| Count::default()))?;
    }
    for engine in engines {
        let mut cargo = run::cargo();
        // WebKit's driver gives up where two of its browsers share a small machine.
        let threads = if engine == Engine::Webkit { "--test-threads=1" } else { "--test-threads=2" };
        cargo.args(["test", "--quiet", "--package", "standfirst-browser-tests", "--", threads]);
        // The error of a failed step says where it is; the runtime's frames under it say nothing.
        cargo.env("RUST_BACKTRACE", "0");
        browser::run_in(engine, &mut cargo);
        run.tests(engine.step(), &mut cargo)?;
    }
    if wants(Part::Packaging) {
        run.step("pack the npm package", || package::install_for_tests().map(|()| Count::default()))?;
        let mut cargo = run::cargo();
        cargo.args(["test", "--quiet", "--package", "standfirst-browser-tests", "--features", "packaging"]);
        cargo.args(["--test", "packaging", "--", "--test-threads=2"]).env("RUST_BACKTRACE", "0");
        run.tests("the npm package", &mut cargo)?;
    }
    if wants(Part::Fuzz) {
        run.step("fuzz targets", || fuzz::fuzz(&[], fuzz::Bound::Runs(FUZZED)).map(|()| Count::default()))?;
    }
    if wants(Part::Archives) {
        run.step("build the command line", || archives::build(&mut native_tests()).map(|()| Count::default()))?;
        run.tests("the example on Spark", &mut archives::tests())?;
    }
    if wants(Part::Size) {
        run.step("sizes", || size::table().map(|table| print!("{table}")).map(|()| Count::default()))?;
    }
    println!("{}", run.summary());
    let passed: u64 = run.steps.iter().map(|(_, _, count)| count.passed).sum();
    let left_out: u64 = run.steps.iter().map(|(_, _, count)| count.left_out).sum();
    println!("{passed} passed, 0 failed, {left_out} left out");
    Ok(())
}

fn lint(run: &mut Run, toolchain: Toolchain) -> Result<()> {
    run.step("rules of the house", || rules::check().map(|()| Count::default()))?;
    run.command("format", run::cargo().args(["fmt", "--all", "--check"]))?;
    let mut native = run::cargo();
    native.args(["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]);
    run.command("clippy", &mut native)?;
    for (step, features) in [("clippy for wasm32", "--features=default"), ("… of plain text", "--no-default-features")]
    {
        let mut wasm = toolchain.clippy();
        wasm.args(["--quiet", "--package", "standfirst", "--lib", "--target", BROWSER, features]);
        run.command(step, wasm.args(["--", "-D", "warnings"]))?;
    }
    let mut docs = run::cargo();
    docs.args(["doc", "--quiet", "--no-deps", "--workspace", "--all-features", "--document-private-items"]);
    run.command("rustdoc", docs.env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn native(run: &mut Run, accept: bool) -> Result<()> {
    if accept {
        let mut goldens = run::cargo();
        goldens.args(["test", "--quiet", "--package", "standfirst", "--test", "articles"]);
        run.tests("accept golden outputs", goldens.env("STANDFIRST_ACCEPT", "1"))?;
    }
    run.tests("Rust tests", &mut native_tests())
}

/// The Rust tests that run on this machine, the command line's among them.
fn native_tests() -> Command {
    let mut cargo = run::cargo();
    cargo.args(["test", "--quiet", "--workspace", "--exclude", "standfirst-browser-tests"]);
    // Other extractors take longer to build than all else; clippy sees it, and its growth has tests for `cargo test -p`.
    cargo.args(["--exclude", "standfirst-peers", "--features", "standfirst/cli"]);
    seeded(&mut cargo);
    cargo
}

/// Has the property tests take the same inputs each time, so that a run's outcome is its commit's: looking further is what fuzzing is for.
/// Another seed can be given by the same variable.
fn seeded(cargo: &mut Command) {
    const SEED: &str = "PROPTEST_RNG_SEED";
    if env::var_os(SEED).is_none() {
        cargo.env(SEED, "1");
    }
}

/// The library's unit tests and tests/*.rs; those that need the command line say `#![cfg(feature = "cli")]`.
fn core_in_wasm(toolchain: Toolchain) -> Command {
    let mut cargo = toolchain.cargo();
    cargo.args(["test", "--quiet", "--package", "standfirst", "--lib", "--tests", "--target", TESTS]);
    // The property tests are many times as slow without.
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    seeded(&mut cargo);
    // A panic ends a wasm program there and then, so what a test printed must be out before.
    cargo.args(["--", "--nocapture"]);
    cargo
}

/// Compares what `tests/differential.rs` has written natively and in WebAssembly.
fn same_everywhere() -> Result<()> {
    let told = |machine: &str| {
        let path = place::root().join(format!("target/differential/{machine}.txt"));
        fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
    };
    let (native, wasm) = (told("native")?, told("wasm")?);
    if let Some((native, wasm)) = native.lines().zip(wasm.lines()).find(|(native, wasm)| native != wasm) {
        bail!("natively {native}\nin WebAssembly {wasm}");
    }
    if native != wasm {
        bail!("natively {} lines, in WebAssembly {}", native.lines().count(), wasm.lines().count());
    }
    println!("{} lines of digests are the same", native.lines().count());
    Ok(())
}

/// Runs a test command, shows what it prints and adds up its results.
fn counted(command: &mut Command) -> Result<Count> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start `{}`", run::line(command)))?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("no output to read")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some((passed, failed)) = result_line(&line) {
            count.passed += passed;
            count.failed += failed;
        }
        count.left_out += u64::from(line.starts_with("left out in "));
    }
    count.passed = count.passed.saturating_sub(count.left_out);
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status}): {} passed, {} failed", run::line(command), count.passed, count.failed);
    }
    Ok(count)
}

/// How many passed and failed.
fn result_line(line: &str) -> Option<(u64, u64)> {
    let result = line.strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = result.split(word).next()?;
        before.rsplit([' ', '.']).find(|part| !part.is_empty())?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::result_line;

    #[test]
    fn reads_the_closing_line_of_a_test_run() {
        let line = "test result: ok. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(result_line(line), Some((12, 3)));
        assert!(result_line("test a ... ok").is_none());
    }
}
