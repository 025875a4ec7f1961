//! A progress bar on standard error, when a person is watching.

use std::io::IsTerminal;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar over the bytes of `file`; a count alone for standard input, nothing where standard error is no terminal.
    pub(super) fn of(file: &Path) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bytes = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
        let template = if bytes.is_some() {
            "{bar:30} {percent:>3} %  {msg}  {binary_bytes_per_sec}  {eta} left"
        } else {
            "{spinner} {msg}  {binary_bytes_per_sec}"
        };
        let bar = bytes.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// So many more texts, of so many bytes, are done.
    pub(super) fn advance(&self, texts: usize, bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.inc(bytes);
            let before: usize = bar.message().split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0);
            bar.set_message(format!("{} texts", before + texts));
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish();
        }
    }
}
