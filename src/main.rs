//! The command line: one text at a time, or a stream of them.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
