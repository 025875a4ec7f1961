//! The commands of this repository, the same for people and for CI: `cargo xtask help`.

mod apt;
mod archives;
mod bench;
mod browser;
mod cldr;
mod evaluate;
mod fuzz;
mod manifest;
mod module;
mod npm;
mod package;
mod parts;
mod peers;
mod place;
mod rules;
mod run;
mod screenshots;
mod serve;
mod setup;
mod site;
mod size;
mod test;
mod toolchain;
mod train;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, disable_help_subcommand = false)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make this machine ready for all the other commands; they do it themselves as far as they need it.
    Setup,
    /// Build the WebAssembly module and its JavaScript glue into www/pkg.
    Build {
        /// Leave wasm-opt out: quicker, larger.
        #[arg(long)]
        dev: bool,
    },
    /// Set up, build, and serve the page on this machine.
    Serve {
        /// The port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Leave wasm-opt out: quicker, larger.
        #[arg(long)]
        dev: bool,
        /// Open the page in your browser.
        #[arg(long)]
        open: bool,
    },
    /// Look for inputs that break what must hold, from the golden articles on.
    Fuzz {
        /// Only these targets.
        #[arg(value_enum)]
        targets: Vec<fuzz::Target>,
        /// How long each runs.
        #[arg(long, default_value_t = 300)]
        seconds: u32,
        /// A number of inputs, the same ones each time, in place of a time.
        #[arg(long)]
        runs: Option<u32>,
    },
    /// Set up, then run every check and test; stops at the first that fails.
    Test {
        /// Only these parts.
        #[arg(value_enum)]
        parts: Vec<test::Part>,
        /// Run the browser tests in these engines, instead of Chromium, Firefox and WebKit.
        #[arg(long, value_enum)]
        engine: Vec<browser::Engine>,
        /// Write the golden outputs that are missing or differ: read the diff before you commit it.
        #[arg(long)]
        accept: bool,
    },
    /// Time the module in a browser (against `Intl.Segmenter`, as the input grows, and while somebody types), and natively the
    /// reading of web pages beside other extractors.
    Bench {
        /// Only these parts.
        #[arg(value_enum)]
        parts: Vec<bench::Part>,
        /// The engine for those in a browser.
        #[arg(long, value_enum, default_value = "chromium")]
        engine: browser::Engine,
        /// A data folder: adds its pastes and its seed article to the browser's texts; its pages are what is read natively.
        #[arg(long)]
        data: Option<PathBuf>,
        /// Measured runs of each text, 25 as a rule; of each page, 5 as a rule.
        #[arg(long)]
        repeats: Option<u32>,
        /// Score the other extractors as well, on the same pages.
        #[arg(long)]
        score: bool,
    },
    /// Write `src/language/data/calendar.txt` anew from Unicode's CLDR.
    Cldr,
    /// Write custom-elements.json anew from the JSDoc of the element.
    Manifest,
    /// Put the npm package together, and pack it into target/package.
    Package,
    /// Take the pictures of the page in docs/ anew.
    Screenshots,
    /// Set up, build, and write the page into a folder for any static server, its service worker complete.
    Site {
        /// The folder, `target/site` as a rule.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Print the sizes of the module and the JavaScript, as they are and compressed.
    Size {
        /// And of what a page would otherwise load for the same work.
        #[arg(long)]
        peers: bool,
        /// Instead, what the module is made of: the code of each crate, the tables of each language.
        #[arg(long)]
        parts: bool,
    },
    /// Score the core on a folder of labelled data.
    Evaluate {
        /// What to score.
        #[arg(value_enum, default_value_t = evaluate::Set::All)]
        set: evaluate::Set,
        /// The data folder.
        #[arg(long)]
        data: PathBuf,
        /// In which form pages are given.
        #[arg(long, value_enum, default_value_t = evaluate::Input::All)]
        input: evaluate::Input,
        /// Write the table into this file as well.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Measure the labellers of this folder, of `train labels --folds`: each on the sites that it has not learnt from.
        #[arg(long)]
        folds: Option<PathBuf>,
        /// Write the predictions, as JSON by id, into this folder: a file for each set and form.
        #[arg(long)]
        predictions: Option<PathBuf>,
    },
    /// Learn a model's parameters from a folder of labelled data and write them into src/.
    Train {
        /// What to learn.
        #[arg(value_enum)]
        model: train::Model,
        /// The data folder.
        #[arg(long)]
        data: PathBuf,
        /// Seed of all chance; the same seed and data give the same bytes.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Learn one labeller a fold, from the sites of the others, and write them into this folder for `evaluate --folds`.
        #[arg(long)]
        folds: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Setup => setup::everything(),
        Command::Build { dev } => setup::for_building().and_then(|toolchain| module::build(toolchain, dev)),
        Command::Serve { port, dev, open } => serve::serve(port, dev, open),
        Command::Fuzz { targets, seconds, runs } => {
            fuzz::fuzz(&targets, runs.map_or(fuzz::Bound::Seconds(seconds), fuzz::Bound::Runs))
        }
        Command::Test { parts, engine, accept } => test::test(&parts, &engine, accept),
        Command::Bench { parts, engine, data, repeats, score } => {
            bench::bench(&parts, engine, data.as_deref(), repeats, score)
        }
        Command::Cldr => cldr::write(),
        Command::Manifest => manifest::write(),
        Command::Package => setup::for_building()
            .and_then(|toolchain| module::build(toolchain, false))
            .and_then(|()| package::pack())
            .and_then(|tarball| package::report(&tarball)),
        Command::Screenshots => screenshots::take(),
        Command::Site { out } => site::site(out),
        Command::Size { parts: true, .. } => setup::for_building()
            .and_then(|toolchain| module::build(toolchain, false))
            .and_then(|()| parts::tables())
            .map(|tables| print!("{tables}")),
        Command::Size { peers, .. } => setup::for_building()
            .and_then(|toolchain| module::build(toolchain, false))
            .and_then(|()| size::table())
            .and_then(|table| Ok(table + &if peers { size::peers()? } else { String::new() }))
            .map(|table| print!("{table}")),
        Command::Evaluate { set, data, input, out, folds, predictions } => {
            evaluate::evaluate(set, input, &data, out.as_deref(), folds.as_deref(), predictions.as_deref())
        }
        Command::Train { model, data, seed, folds } => train::train(model, &data, seed, folds.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
