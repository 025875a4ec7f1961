//! Sentence splitting: golden rules passed, and boundaries found in running text.
//!
//! White space does not count: a boundary is a place between two characters that are not white space. Only boundaries
//! inside a paragraph are scored; blank lines are given to everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use regex::Regex;
use serde::Deserialize;

use crate::{f1, lines, share, write_predictions};

/// A text with its true sentences.
#[derive(Deserialize)]
struct Document {
    id: String,
    lang: String,
    text: String,
    sentences: Vec<String>,
    /// Whether the true sentences have the text's own characters.
    #[serde(default = "yes")]
    comparable: bool,
}

fn yes() -> bool {
    true
}

#[derive(Default)]
struct Tally {
    documents: usize,
    right: usize,
    spare: usize,
    missed: usize,
    sentences: usize,
    exact: usize,
}

pub(crate) fn report(folder: &Path, predictions: Option<&Path>) -> Result<String> {
    let mut report = String::from("\n## Sentences\n\n");
    let mut predicted = BTreeMap::new();
    let path = folder.join("golden-rules-en.json");
    let rules = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
    let mut rules: Vec<Document> = serde_json::from_slice(&rules)?;
    rules.retain(|rule| rule.comparable);
    let passed = rules.iter().filter(|rule| passes(rule, &mut predicted)).count();
    let _ = writeln!(report, "Golden rules passed: {passed} of {}.\n", rules.len());

    let blank_line = Regex::new(r"\n\s*\n")?;
    let mut all = Tally::default();
    report += "| treebank | documents | boundaries | P | R | F1 | sentences exact |\n|---|--:|--:|--:|--:|--:|--:|\n";
    for file in json_lines(&folder.join("ud"))? {
        let mut tally = Tally::default();
        for document in lines::<Document>(&file)? {
            tally.add(&document, &split(&document, &mut predicted)?, &blank_line);
        }
        report += &tally.row(&file.file_stem().unwrap_or_default().to_string_lossy());
        all.merge(&tally);
    }
    report += &all.row("**all**");
    write_predictions(predictions, "sentences.json", &predicted)?;
    Ok(report)
}

fn json_lines(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not open {}", folder.display()))?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    Ok(files)
}

/// The core's sentences of a document, which must hold all of its characters.
fn split(document: &Document, predicted: &mut BTreeMap<String, Vec<String>>) -> Result<Vec<String>> {
    let spans = standfirst::language::split(&document.text, Some(&document.lang));
    let sentences: Vec<String> = spans.into_iter().map(|span| span.of(&document.text).to_owned()).collect();
    let whole: String = sentences.iter().map(|sentence| squeeze(sentence)).collect();
    ensure!(whole == squeeze(&document.text), "{}: the sentences joined are not the text", document.id);
    predicted.insert(document.id.clone(), sentences.clone());
    Ok(sentences)
}

fn passes(rule: &Document, predicted: &mut BTreeMap<String, Vec<String>>) -> bool {
    let Ok(sentences) = split(rule, predicted) else { return false };
    let got = sentences.iter().map(|sentence| squeeze(sentence)).filter(|sentence| !sentence.is_empty());
    got.eq(rule.sentences.iter().map(|sentence| squeeze(sentence)))
}

impl Tally {
    fn add(&mut self, document: &Document, sentences: &[String], blank_line: &Regex) {
        let mut given: BTreeSet<usize> = ends(blank_line.split(&document.text)).into_iter().collect();
        given.insert(squeeze(&document.text).chars().count());
        let gold = ends(document.sentences.iter().map(String::as_str));
        let wanted: BTreeSet<usize> = gold.into_iter().filter(|end| !given.contains(end)).collect();
        let got = ends(sentences.iter().map(String::as_str));
        let got: BTreeSet<usize> = got.into_iter().filter(|end| !given.contains(end)).collect();
        self.documents += 1;
        self.right += wanted.intersection(&got).count();
        self.spare += got.difference(&wanted).count();
        self.missed += wanted.difference(&got).count();

        let found: BTreeSet<(usize, usize)> = stretches(got.union(&given)).collect();
        for stretch in stretches(wanted.union(&given)) {
            self.sentences += 1;
            self.exact += usize::from(found.contains(&stretch));
        }
    }

    fn merge(&mut self, other: &Self) {
        self.documents += other.documents;
        self.right += other.right;
        self.spare += other.spare;
        self.missed += other.missed;
        self.sentences += other.sentences;
        self.exact += other.exact;
    }

    fn row(&self, name: &str) -> String {
        let precision = share(self.right, self.right + self.spare, 1.0);
        let recall = share(self.right, self.right + self.missed, 1.0);
        format!(
            "| {name} | {} | {} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
            self.documents,
            self.right + self.missed,
            100.0 * precision,
            100.0 * recall,
            100.0 * f1(precision, recall),
            100.0 * share(self.exact, self.sentences, 0.0)
        )
    }
}

/// From each end to the next.
fn stretches<'a>(ends: impl Iterator<Item = &'a usize>) -> impl Iterator<Item = (usize, usize)> {
    ends.scan(0, |start, end| Some((std::mem::replace(start, *end), *end)))
}

/// Where each part ends, in characters that are not white space; empty parts have no end.
fn ends<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut at = 0;
    let mut ends = Vec::new();
    for length in parts.map(|part| squeeze(part).chars().count()).filter(|length| *length > 0) {
        at += length;
        ends.push(at);
    }
    ends
}

/// A text without white space; that includes what Python counts as such.
fn squeeze(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}' | '\u{200b}' | '\u{feff}');
    text.chars().filter(|c| !is_blank(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, sentences: &[&str]) -> Document {
        Document {
            id: String::new(),
            lang: "en".into(),
            text: text.into(),
            sentences: sentences.iter().map(ToString::to_string).collect(),
            comparable: true,
        }
    }

    #[test]
    fn counts_boundaries_inside_paragraphs_only() {
        let document = document("A b. C d. E f.\n\nG h. I.", &["A b.", "C d.", "E f.", "G h.", "I."]);
        let predicted = ["A b.", "C", "d. E f.", "G h. I."].map(String::from);
        let mut tally = Tally::default();
        tally.add(&document, &predicted, &Regex::new(r"\n\s*\n").unwrap());
        // True: after "b.", "d.", "h."; found: after "b.", "C".
        assert_eq!((tally.right, tally.spare, tally.missed), (1, 1, 2));
        assert_eq!((tally.sentences, tally.exact), (5, 1));
    }
}
