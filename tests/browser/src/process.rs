//! Programs that end with the test, however it ends.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};
use tempfile::TempDir;

/// Starts the program given, and ends it and all that it started once nobody holds the shell's input any more; then its folder goes, too.
const SUPERVISOR: &str = "\
    command -v \"$1\" >/dev/null || exit 127
    \"$@\" 2>/dev/null &
    exec >/dev/null
    read -r _
    trap '' TERM
    kill -TERM 0
    sleep 0.5
    rm -rf -- \"$TMPDIR\"
    kill -KILL 0";

/// A running program with a folder of its own. Tests may end without a word to their statics, and even then the system closes the
/// input that this value holds.
pub(crate) struct Process {
    shell: Child,
    folder: PathBuf,
}

/// A folder for what a program writes.
pub(crate) fn folder() -> Result<TempDir> {
    TempDir::with_prefix("standfirst-").context("no folder for what a browser writes")
}

impl Process {
    /// Starts a program that writes into a folder.
    ///
    /// # Errors
    /// Where there is no shell. Where there is no such program, it ends at once.
    pub(crate) fn start(command: &Command, folder: TempDir) -> Result<Self> {
        Self::spawn(command, folder, Stdio::null())
    }

    /// Starts a program that says something first.
    ///
    /// # Errors
    /// Where there is no shell, or the program ends without a word.
    pub(crate) fn start_and_hear(command: &Command, folder: TempDir) -> Result<(Self, String)> {
        let mut process = Self::spawn(command, folder, Stdio::piped())?;
        let output = process.shell.stdout.take().context("no output to read")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        Ok((process, line.trim().to_owned()))
    }

    fn spawn(command: &Command, folder: TempDir, output: Stdio) -> Result<Self> {
        let folder = folder.keep();
        let mut shell = Command::new("sh");
        shell.args(["-c", SUPERVISOR, "sh"]).arg(command.get_program()).args(command.get_args());
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("TMPDIR", &folder).stdin(Stdio::piped()).stdout(output).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut shell, 0);
        let shell = shell.spawn().with_context(|| format!("could not start {}", name(command.get_program())))?;
        Ok(Self { shell, folder })
    }

    /// Whether there is no such program.
    pub(crate) fn is_missing(&mut self) -> bool {
        self.shell.try_wait().is_ok_and(|status| status.is_some())
    }

    /// The folders below /proc of the program and of all that it started.
    pub(crate) fn group(&self) -> impl Iterator<Item = PathBuf> {
        let leader = self.shell.id().to_string();
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
        processes.filter(move |process| {
            let Ok(stat) = fs::read_to_string(process.join("stat")) else { return false };
            // Behind the name in parentheses: state, parent, group.
            let group = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(2));
            group == Some(&leader)
        })
    }

    /// Where the program writes.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

fn name(program: &OsStr) -> String {
    program.to_string_lossy().into_owned()
}
