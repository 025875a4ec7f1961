//! Where the answers go: to standard output, or into a file that a later run can go on with.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use crate::cli::Failure;

pub(super) struct Output {
    name: String,
    writer: BufWriter<Box<dyn Write + Send>>,
}

impl Output {
    /// The output, and how many lines it has already. A file is only added to if that is asked for, and never overwritten: it can be the work
    /// of a night.
    pub(super) fn of(file: Option<&Path>, resumes: bool) -> Result<(Self, u64), Failure> {
        let Some(file) = file else {
            let writer = BufWriter::new(Box::new(io::stdout()) as Box<dyn Write + Send>);
            return Ok((Self { name: "standard output".to_owned(), writer }, 0));
        };
        let name = file.display().to_string();
        let (opened, done) = opened(file, resumes).map_err(|error| Failure::Io { name: name.clone(), error })?;
        Ok((Self { name, writer: BufWriter::with_capacity(1 << 20, Box::new(opened)) }, done))
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    /// Writes lines; they have left this program when this returns.
    pub(super) fn write(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(self.writer, "{line}"))?;
        self.writer.flush()
    }
}

/// The file at its end, and how many whole lines it has. A line that an interrupted run has only begun is taken off.
fn opened(file: &Path, resumes: bool) -> io::Result<(File, u64)> {
    if !resumes {
        let opened = File::create_new(file);
        return opened.map(|file| (file, 0)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                io::Error::new(error.kind(), "it is there already: go on with it by --resume, or name another")
            }
            _ => error,
        });
    }
    let mut opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(file)?;
    let mut reader = BufReader::with_capacity(1 << 20, &opened);
    let (mut lines, mut whole, mut at) = (0, 0, 0);
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        for (index, _) in buffer.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            lines += 1;
            whole = at + index as u64 + 1;
        }
        let length = buffer.len();
        at += length as u64;
        reader.consume(length);
    }
    opened.set_len(whole)?;
    opened.seek(SeekFrom::End(0))?;
    Ok((opened, lines))
}
