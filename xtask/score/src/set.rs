//! A folder of labelled pages.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use standfirst::Format;

/// A page's truth.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// Its name.
    pub id: String,
    /// The site that it is of.
    #[serde(default)]
    pub site: String,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
    /// The body.
    #[serde(default)]
    pub text: Option<String>,
    /// The title.
    #[serde(default)]
    pub title: Option<String>,
    /// Text as a rule; some sets have other things for "not known".
    #[serde(default)]
    pub date: Value,
    /// A list as a rule.
    #[serde(default)]
    pub authors: Value,
}

/// Labelled pages.
#[derive(Debug)]
pub struct Set {
    folder: PathBuf,
    /// The pages, in the order of the set.
    pub pages: Vec<Page>,
    /// How many the set itself wants left out.
    pub left_out: usize,
}

/// In which form a page is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page's source.
    Html,
    /// What a browser puts on the clipboard as `text/html`.
    Clip,
    /// What it puts there as `text/plain`.
    Paste,
}

impl Input {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Html, Self::Clip, Self::Paste];

    /// Its name on the command line and in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Clip => "clip",
            Self::Paste => "paste",
        }
    }

    /// The format that it is read as.
    pub const fn format(self) -> Format {
        match self {
            Self::Html | Self::Clip => Format::Html,
            Self::Paste => Format::Text,
        }
    }

    /// The files that may have it, within a set.
    fn files(self, id: &str) -> Vec<String> {
        match self {
            Self::Html => vec![format!("html/{id}.html.gz")],
            Self::Clip => vec![format!("paste/{id}.clip.html"), format!("paste/{id}.clip.html.gz")],
            Self::Paste => vec![format!("paste/{id}.txt")],
        }
    }
}

impl Set {
    /// Reads the truth in a folder, but for the pages that its `exclude.txt` lists: id, blank, reason.
    ///
    /// # Errors
    /// Where there is no truth, or a line of it can't be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut pages: Vec<Page> = lines(&folder.join("articles.jsonl"))?;
        let list = fs::read_to_string(folder.join("exclude.txt")).unwrap_or_default();
        let listed = list.lines().filter(|line| !line.starts_with('#'));
        let listed: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
        let all = pages.len();
        pages.retain(|page| !listed.contains(&page.id.as_str()));
        Ok(Self { folder: folder.to_owned(), left_out: all - pages.len(), pages })
    }

    /// A page in one form; nothing where the set has it not in that form.
    ///
    /// # Errors
    /// Where a file is there but can't be read.
    pub fn source(&self, page: &Page, input: Input) -> Result<Option<String>> {
        for name in input.files(&page.id) {
            let path = self.folder.join(name);
            if !path.exists() {
                continue;
            }
            let mut bytes = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
            if bytes.starts_with(&GZIP) {
                let packed = std::mem::take(&mut bytes);
                let read = GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes);
                read.with_context(|| format!("could not unpack {}", path.display()))?;
            }
            return Ok(Some(String::from_utf8_lossy(&bytes).into_owned()));
        }
        Ok(None)
    }
}

/// How gzip's files begin.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The records of a file with one JSON object a line; one whose name ends in `.gz` is unpacked.
///
/// # Errors
/// Where the file can't be opened, or a line is no such record.
pub fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = fs::File::open(path).with_context(|| format!("could not open {}", path.display()))?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let text: Box<dyn Read> = if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut records = Vec::new();
    for line in BufReader::new(text).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            records.push(serde_json::from_str(&line).with_context(|| format!("in {}", path.display()))?);
        }
    }
    Ok(records)
}
