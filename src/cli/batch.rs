//! JSON Lines in, JSON Lines out, in the same order, with so many lines in memory at once and no more: while the threads read one chunk of
//! texts, the next is fetched and the one before is written.

mod lines;
mod output;

use std::io;
use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::prelude::*;
use serde_json::{Map, Value, json};
use standfirst::{Error, Format};

use super::arguments::Batch;
use super::job::{Job, Task};
use super::progress::Progress;
use super::{Failure, open};
use lines::{LONGEST_LINE, Line, Lines};
use output::Output;

/// Reads every line; whether all of them could be read.
pub(super) fn run(batch: &Batch) -> Result<bool, Failure> {
    let (job, file, jobs) = batch.job();
    let of = |name: String| move |error: io::Error| Failure::Io { name, error };
    let reading = of(file.display().to_string());
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from)).build();
    let threads = threads.map_err(|error| reading.clone()(io::Error::other(error)))?;
    let (mut output, done) = Output::of(batch.out(), batch.resumes())?;
    let writing = of(output.name());
    let progress = Progress::of(file);
    let mut lines = Lines::of(open(file)?);
    if done > 0 {
        let bytes = lines.pass(done).map_err(reading.clone())?;
        let short =
            || io::Error::other(format!("it has fewer lines than the {done} answered already: is it the same file?"));
        progress.advance(done as usize, bytes.ok_or_else(short).map_err(reading.clone())?);
    }
    let all_read = thread::scope(|scope| {
        let (fetched, chunks) = sync_channel(1);
        scope.spawn(move || {
            loop {
                let chunk = lines.chunk();
                let is_last = !matches!(&chunk, Ok((lines, _)) if !lines.is_empty());
                if fetched.send(chunk).is_err() || is_last {
                    return;
                }
            }
        });
        let (answered, results) = sync_channel::<Vec<String>>(1);
        let writer = scope.spawn(move || results.iter().try_for_each(|results| output.write(&results)));
        let mut all_read = true;
        for chunk in chunks {
            let (chunk, bytes) = chunk.map_err(reading.clone())?;
            let results: Vec<(String, bool)> =
                threads.install(|| chunk.par_iter().map(|line| answer(&job, line)).collect());
            all_read &= results.iter().all(|(_, read)| *read);
            progress.advance(chunk.len(), bytes);
            // Nobody takes them any more: the writer says why.
            if answered.send(results.into_iter().map(|(result, _)| result).collect()).is_err() {
                break;
            }
        }
        drop(answered);
        match writer.join() {
            Ok(written) => written.map_err(writing)?,
            Err(panic) => std::panic::resume_unwind(panic),
        }
        Ok::<_, Failure>(all_read)
    })?;
    progress.finish();
    Ok(all_read)
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
