//! The payloads of this folder, for the native test and the one in the browser.

use std::fs;
use std::path::Path;

/// What stands around a payload that is read as part of an article.
const HEADLINE: &str = "Ferry line to run at night";
const BEFORE: &str = "The ferry will run at night from May, the port said on Monday. Nobody spoke against it.";
const BEHIND: &str = "A second crew has been hired, and a bus will meet each boat at the quay.";

/// A payload with where it is from.
pub(crate) struct Payload {
    /// File and line.
    pub(crate) name: String,
    /// The payload.
    pub(crate) text: String,
}

/// All payloads, in the order of the files; `folder` is this one.
pub(crate) fn payloads(folder: &Path) -> Vec<Payload> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of attacks")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut payloads = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lines = fs::read_to_string(&file).expect("a file of payloads");
        let lines = lines.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("; "));
        payloads.extend(lines.map(|(at, line)| Payload { name: format!("{name}:{}", at + 1), text: letters(line) }));
    }
    payloads
}

/// A line with `{U+0009}` and the like as the letters that they stand for.
fn letters(line: &str) -> String {
    let mut parts = line.split("{U+");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("the number of a letter ends");
        let letter = u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
        text.push(letter.expect("a letter's number"));
        text.push_str(rest);
    }
    text
}

/// The payload on its own, and inside of an article in a format.
pub(crate) fn inputs(payload: &str, format: &str) -> [String; 2] {
    let article = match format {
        "html" => format!(
            "<!doctype html><html lang=en><head><title>{HEADLINE}</title></head><body><main><article><h1>{HEADLINE}</h1>\n\
             <p>{BEFORE}</p>\n{payload}\n<p>{BEHIND}</p></article></main></body></html>"
        ),
        "markdown" => format!("# {HEADLINE}\n\n{BEFORE}\n\n{payload}\n\n{BEHIND}\n"),
        _ => format!("{HEADLINE}\n\n{BEFORE}\n\n{payload}\n\n{BEHIND}\n"),
    };
    [payload.to_owned(), article]
}
