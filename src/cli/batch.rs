//! JSON Lines in, JSON Lines out, in the same order, with so many lines in memory at once and no more.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use rayon::prelude::*;
use serde_json::{Map, Value, json};
use standfirst::{Error, Format};

use super::arguments::Batch;
use super::job::{Job, Task};
use super::progress::Progress;
use super::{Failure, open};

/// Lines that are read ahead: enough for the threads to share, and never more bytes than this but for one line.
const LINES_AHEAD: usize = 512;
const BYTES_AHEAD: usize = 32 << 20;
/// A longer line is its own error, and the rest of it is passed over. JSON needs up to six bytes for one of the text's.
const LONGEST_LINE: usize = 128 << 20;

/// Reads every line; whether all of them could be read.
pub(super) fn run(batch: &Batch) -> Result<bool, Failure> {
    let (job, file, jobs) = batch.job();
    let name = file.display().to_string();
    let io = |error: io::Error| Failure::Io { name: name.clone(), error };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from)).build();
    let threads = threads.map_err(|error| io(io::Error::other(error)))?;
    let progress = Progress::of(file);
    let mut lines = Lines { input: BufReader::with_capacity(1 << 20, open(file)?) };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    loop {
        let (chunk, bytes) = lines.chunk().map_err(io)?;
        if chunk.is_empty() {
            break;
        }
        let results: Vec<(String, bool)> =
            threads.install(|| chunk.par_iter().map(|line| answer(&job, line)).collect());
        for (result, read) in results {
            writeln!(output, "{result}").map_err(io)?;
            all_read &= read;
        }
        output.flush().map_err(io)?;
        progress.advance(chunk.len(), bytes);
    }
    progress.finish();
    Ok(all_read)
}

/// A line of the input, or why it is none.
type Line = Result<Vec<u8>, usize>;

struct Lines<R> {
    input: BufReader<R>,
}

impl<R: Read> Lines<R> {
    /// The next lines that are not empty, and how many bytes were read for them.
    fn chunk(&mut self) -> io::Result<(Vec<Line>, u64)> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while lines.len() < LINES_AHEAD && bytes < BYTES_AHEAD as u64 {
            let mut line = Vec::new();
            let read = self.input.by_ref().take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            if line.ends_with(b"\n") || read < LONGEST_LINE {
                if !line.trim_ascii().is_empty() {
                    lines.push(Ok(line));
                }
                continue;
            }
            let rest = self.skip_line()?;
            bytes += rest;
            lines.push(Err(read + rest as usize));
        }
        Ok((lines, bytes))
    }

    /// Passes over the rest of a line, a buffer at a time.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(skipped);
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.input.consume(used);
            skipped += used as u64;
            if end.is_some() {
                return Ok(skipped);
            }
        }
    }
}

/// The output line for an input line, and whether it could be read.
fn answer(job: &Job, line: &Line) -> (String, bool) {
    let line = match line {
        Ok(line) => line,
        Err(length) => {
            let message = format!("the line has {length} bytes, more than the limit of {LONGEST_LINE}: divide it");
            return (failure(&Value::Null, "limit-exceeded", &message), false);
        }
    };
    let row: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(row) => row,
        Err(error) => {
            let message = format!("the line is not a JSON object: {error}; write {{\"id\": …, \"text\": …}}");
            return (failure(&Value::Null, "invalid-line", &message), false);
        }
    };
    let id = row.get("id").cloned().unwrap_or(Value::Null);
    let (text, format) = match text(&row) {
        Ok(found) => found,
        Err(message) => return (failure(&id, "invalid-line", message), false),
    };
    let mut job = job.clone();
    if let Some(format) = format {
        job.options.format = format;
    }
    for (name, slot) in [("url", &mut job.options.url), ("lang", &mut job.options.language)] {
        if let Some(value) = row.get(name).and_then(Value::as_str) {
            *slot = Some(value.to_owned());
        }
    }
    if let Task::Check(summary) = &mut job.task {
        let Some(given) = row.get("summary").and_then(Value::as_str) else {
            return (failure(&id, "invalid-line", "the line has no \"summary\" that is a string"), false);
        };
        given.clone_into(summary);
    }
    match job.run(text) {
        Ok(output) => (json!({ "id": id, "result": output.into_value() }).to_string(), true),
        Err(error) => (failure(&id, error.code(), &message(&error)), false),
    }
}

fn message(error: &Error) -> String {
    error.to_string()
}

fn failure(id: &Value, code: &str, message: &str) -> String {
    json!({ "id": id, "error": { "code": code, "message": message } }).to_string()
}

/// The text of a row and the format that its name says; `text` leaves the format to `--format`.
fn text(row: &Map<String, Value>) -> Result<(&str, Option<Format>), &'static str> {
    let formats = [("text", None), ("html", Some(Format::Html)), ("markdown", Some(Format::Markdown))];
    let mut found = formats.into_iter().filter_map(|(name, format)| Some((row.get(name)?, format)));
    let (value, format) = found.next().ok_or("the line has no \"text\", \"html\" or \"markdown\"")?;
    let text = value.as_str().ok_or("\"text\", \"html\" and \"markdown\" are strings")?;
    Ok((text, format))
}
