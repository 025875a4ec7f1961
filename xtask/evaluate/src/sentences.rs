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
use serde_json::Value;

use crate::peers::{PEERS, Text};
use crate::write_predictions;
use standfirst_score::{f1, lines, share};

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
    /// `true` where the order of the sentences is that of real texts.
    #[serde(default)]
    natural: Value,
}

fn yes() -> bool {
    true
}

/// A treebank, and how ours and the peers did on it.
struct Row {
    name: String,
    natural: bool,
    ours: Tally,
    /// F1 of each peer, where it is there.
    peers: Vec<Option<f64>>,
}

#[derive(Clone, Default)]
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
    report += &golden_rules(folder, &mut predicted)?;

    let blank_line = Regex::new(r"\n\s*\n")?;
    let mut rows = Vec::new();
    for file in json_lines(&folder.join("ud"))? {
        let documents: Vec<Document> = lines(&file)?;
        let mut ours = Vec::new();
        for document in &documents {
            ours.push(split(document)?);
            predicted.insert(document.id.clone(), ours.last().cloned().unwrap_or_default());
        }
        let texts = texts(&documents);
        let peers = PEERS
            .iter()
            .filter(|peer| peer.quick)
            .map(|peer| Some(Tally::of(&documents, &peer.split(&texts)?, &blank_line).f1()));
        rows.push(Row {
            name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            natural: documents.iter().all(|document| document.natural == Value::Bool(true)),
            ours: Tally::of(&documents, &ours, &blank_line),
            peers: peers.collect(),
        });
    }
    report += &table(&rows);
    write_predictions(predictions, "sentences.json", &predicted)?;
    Ok(report)
}

/// How many of the golden rules ours and the peers pass.
fn golden_rules(folder: &Path, predicted: &mut BTreeMap<String, Vec<String>>) -> Result<String> {
    let path = folder.join("golden-rules-en.json");
    let rules = fs::read(&path).with_context(|| format!("could not open {}", path.display()))?;
    let mut rules: Vec<Document> = serde_json::from_slice(&rules)?;
    rules.retain(|rule| rule.comparable);
    let passed = |found: &[Vec<String>]| rules.iter().zip(found).filter(|(rule, found)| passes(rule, found)).count();

    let ours = rules.iter().map(split).collect::<Result<Vec<_>>>()?;
    let mut line = format!("Golden rules passed, of {}: ours {}", rules.len(), passed(&ours));
    let mut notes = String::new();
    predicted.extend(rules.iter().map(|rule| rule.id.clone()).zip(ours));
    for peer in PEERS {
        if let Some(found) = peer.split(&texts(&rules)) {
            let _ = write!(line, ", {} {}", peer.name, passed(&found));
        } else {
            let _ = write!(line, ", {} –", peer.name);
            let _ = writeln!(notes, "{} is not there; to have it: {}.", peer.name, peer.install);
        }
    }
    Ok(format!("{line}.\n\n{notes}\n"))
}

fn texts(documents: &[Document]) -> Vec<Text<'_>> {
    documents.iter().map(|document| Text { language: &document.lang, text: &document.text }).collect()
}

/// Boundaries by treebank; `lead` is our F1 less that of the best peer.
fn table(rows: &[Row]) -> String {
    let mut table = String::from("| treebank | natural | documents | boundaries | P | R | exact | **F1** |");
    for peer in PEERS.iter().filter(|peer| peer.quick) {
        let _ = write!(table, " {} |", peer.name);
    }
    table += " lead |\n|---|:-:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    let cell = |score: Option<f64>| score.map_or("–".to_owned(), |score| format!("{:.1}", 100.0 * score));
    let scores = |ours: f64, peers: &[Option<f64>]| {
        let best = peers.iter().flatten().copied().reduce(f64::max);
        let lead = best.map_or("–".to_owned(), |best| format!("{:+.1}", 100.0 * (ours - best)));
        let peers: Vec<String> = peers.iter().map(|score| cell(*score)).collect();
        format!("**{}** | {} | {lead} |\n", cell(Some(ours)), peers.join(" | "))
    };
    for row in rows {
        let Tally { documents, right, spare, missed, sentences, exact } = row.ours;
        let natural = if row.natural { "yes" } else { "" };
        let [precision, recall, exact] =
            [share(right, right + spare, 1.0), share(right, right + missed, 1.0), share(exact, sentences, 0.0)]
                .map(|share| cell(Some(share)));
        let _ = write!(
            table,
            "| {} | {natural} | {documents} | {} | {precision} | {recall} | {exact} | {}",
            row.name,
            right + missed,
            scores(row.ours.f1(), &row.peers)
        );
    }
    for (name, only) in [("mean of the natural", true), ("mean of all", false)] {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.natural || !only).collect();
        let mean = |scores: &mut dyn Iterator<Item = Option<f64>>| {
            scores.sum::<Option<f64>>().map(|sum| sum / rows.len().max(1) as f64)
        };
        let ours = mean(&mut rows.iter().map(|row| Some(row.ours.f1()))).unwrap_or_default();
        let count = PEERS.iter().filter(|peer| peer.quick).count();
        let peers: Vec<_> = (0..count).map(|peer| mean(&mut rows.iter().map(|row| row.peers[peer]))).collect();
        let _ = write!(table, "| **{name}** | | | | | | | {}", scores(ours, &peers));
    }
    table
}

fn json_lines(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not open {}", folder.display()))?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    Ok(files)
}

/// The core's sentences of a document, which must hold all of its characters.
fn split(document: &Document) -> Result<Vec<String>> {
    let spans = standfirst::language::split(&document.text, Some(&document.lang));
    let sentences: Vec<String> = spans.into_iter().map(|span| span.of(&document.text).to_owned()).collect();
    let whole: String = sentences.iter().map(|sentence| squeeze(sentence)).collect();
    ensure!(whole == squeeze(&document.text), "{}: the sentences joined are not the text", document.id);
    Ok(sentences)
}

fn passes(rule: &Document, found: &[String]) -> bool {
    let got = found.iter().map(|sentence| squeeze(sentence)).filter(|sentence| !sentence.is_empty());
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

    fn of(documents: &[Document], found: &[Vec<String>], blank_line: &Regex) -> Self {
        let mut tally = Self::default();
        for (document, found) in documents.iter().zip(found) {
            tally.add(document, found, blank_line);
        }
        tally
    }

    fn f1(&self) -> f64 {
        f1(share(self.right, self.right + self.spare, 1.0), share(self.right, self.right + self.missed, 1.0))
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
            natural: Value::Null,
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
