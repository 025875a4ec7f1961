//! Browsers and their drivers, for the browser tests and the benchmark.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

use crate::{apt, run};

/// The version of geckodriver that is built where there is none: neither Debian nor npm has it ready.
const GECKODRIVER: &str = "0.37.1";

/// The engines that the browser tests run in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a display in memory.
    Webkit,
}

impl Engine {
    /// What the tests call it, in the variable `STANDFIRST_ENGINE`.
    fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The step of the test run.
    pub(crate) fn step(self) -> &'static str {
        match self {
            Self::Chromium => "page and element in Chromium",
            Self::Firefox => "page and element in Firefox",
            Self::Webkit => "page and element in WebKit",
        }
    }

    /// Its programs: a variable that can name each, and the names that it can have on the path.
    fn programs(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Chromium => &[("CHROMIUM", &["chromium"]), ("CHROMEDRIVER", &["chromedriver"])],
            Self::Firefox => &[("FIREFOX", &["firefox", "firefox-esr"])],
            Self::Webkit => &[("WEBKITWEBDRIVER", &["WebKitWebDriver"]), ("XVFB", &["Xvfb"])],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver", "fonts-liberation"],
            Self::Firefox => &["firefox-esr", "fonts-liberation"],
            Self::Webkit => &["webkit2gtk-driver", "xvfb", "fonts-liberation"],
        }
    }
}

/// Makes sure that an engine and its driver are there.
pub(crate) fn ready(engine: Engine) -> Result<()> {
    let lacking: Vec<&str> = engine
        .programs()
        .iter()
        .filter(|(variable, names)| !has(variable, names))
        .filter_map(|(_, names)| names.first().copied())
        .collect();
    if !lacking.is_empty() {
        if !apt::exists() {
            bail!(
                "lacking: {}, which the browser tests in {1} drive. Install what is lacking, or name it in a variable: {2}",
                lacking.join(" and "),
                engine.word(),
                engine.programs().iter().map(|(variable, _)| *variable).collect::<Vec<_>>().join(", ")
            );
        }
        apt::install(engine.packages())?;
    }
    if engine == Engine::Firefox && geckodriver().is_none() {
        println!("setup: building geckodriver {GECKODRIVER} (cargo install), once, about a minute");
        let mut cargo = run::cargo();
        // Unoptimised: it only hands on what tests say.
        cargo.args(["install", "--quiet", "--debug", "geckodriver", "--version", GECKODRIVER]);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
        run::run(&mut cargo).context("lacking: geckodriver. Install it, or name it in the variable GECKODRIVER")?;
    }
    Ok(())
}

/// Has a program of the browser tests run in an engine.
pub(crate) fn run_in(engine: Engine, cargo: &mut Command) {
    cargo.env("STANDFIRST_ENGINE", engine.word());
    if let Some(driver) = geckodriver() {
        cargo.env("GECKODRIVER", driver);
    }
}

/// Where geckodriver is: as a variable says, on the path, or where cargo puts what it builds, which need not be on the path.
fn geckodriver() -> Option<PathBuf> {
    let named = env::var_os("GECKODRIVER").map(PathBuf::from);
    let on_path =
        || run::answer(run::program("which").arg("geckodriver")).filter(|path| !path.is_empty()).map(PathBuf::from);
    let of_cargo = || {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
        Some(home.join("bin/geckodriver")).filter(|path| path.exists())
    };
    named.or_else(on_path).or_else(of_cargo)
}

/// What the browser tests run in where nobody names engines.
const USUAL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

/// Those of the engines that are there or can be installed. On a machine that builds, all have to be; elsewhere it is said which are
/// left out, and Chromium never is.
pub(crate) fn ready_of(engines: &[Engine]) -> Result<Vec<Engine>> {
    let must = |engine| engine == Engine::Chromium || env::var_os("CI").is_some() || !engines.is_empty();
    let wanted = if engines.is_empty() { &USUAL } else { engines };
    let mut ready_ones = Vec::new();
    for &engine in wanted {
        match ready(engine) {
            Ok(()) => ready_ones.push(engine),
            Err(error) if must(engine) => return Err(error),
            Err(error) => println!("setup: no tests in {}: {error:#}", engine.word()),
        }
    }
    Ok(ready_ones)
}

/// Whether the program is named by a variable or on the path.
fn has(variable: &str, names: &[&str]) -> bool {
    let is_on_path = |name: &&str| run::answer(run::program("which").arg(name)).is_some_and(|path| !path.is_empty());
    env::var_os(variable).is_some() || names.iter().any(is_on_path)
}
