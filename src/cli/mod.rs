//! `standfirst parse|summarize|sentences|language|render|quotations|keyphrases|insight|check` and `standfirst batch …`.

mod arguments;
mod batch;
mod insight_text;
mod job;
mod progress;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use thiserror::Error;

use arguments::{Arguments, Command};
use job::{Job, Task};

/// What ends a run.
#[derive(Debug, Error)]
enum Failure {
    /// The file can't be read, or the output not be written.
    #[error("{name}: {error}")]
    Io {
        /// The file's name.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// The text can't be read.
    #[error("{0} ({code})", code = .0.code())]
    Text(#[from] standfirst::Error),
}

/// Runs what the arguments ask for. Exit codes: 0, 1 when a text could not be read, 2 for wrong usage.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Batch(batch) => batch::run(batch),
        Command::One(one) => {
            let (mut job, file) = one.job();
            let summary = one.summary().map(read).transpose();
            summary.and_then(|summary| {
                job.task = summary.map_or(job.task, Task::Check);
                print_one(&job, file).map(|()| true)
            })
        }
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // A reader that has seen enough (`| head`) is no failure.
        Err(Failure::Io { error, .. }) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("standfirst: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// All of a text file.
fn read(file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let name = file.display().to_string();
    open(file)?.read_to_end(&mut bytes).map_err(|error| Failure::Io { name, error })?;
    Ok(String::from_utf8(bytes)
        .map_err(|error| standfirst::Error::InvalidUtf8 { offset: error.utf8_error().valid_up_to() })?)
}

fn print_one(job: &Job, file: &Path) -> Result<(), Failure> {
    let text = read(file)?;
    let output = job.run(&text)?.into_pretty();
    let mut stdout = io::stdout().lock();
    let newline = if output.ends_with('\n') { "" } else { "\n" };
    write!(stdout, "{output}{newline}")
        .and_then(|()| stdout.flush())
        .map_err(|error| Failure::Io { name: "standard output".to_owned(), error })
}

/// The file, or standard input for `-`.
fn open(file: &Path) -> Result<Box<dyn Read + Send>, Failure> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    let opened = File::open(file).map_err(|error| Failure::Io { name: file.display().to_string(), error })?;
    Ok(Box::new(opened))
}
