//! Key phrases of news, beside plain counts of word runs and whatever peers found: F1 on stems at 5 and 10.
//!
//! A word run is what stands between stop words and marks; the baseline ranks runs by how often they come up. It beats YAKE and TextRank on
//! this data. Peers' phrases are read from `SET.PEER.json` in a folder, `{id: [phrase, ...]}`, best first.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Deserialize;
use standfirst::{Article, Options, language};
use standfirst_score::{PhraseScore, PhraseStems, lines};

use crate::bootstrap::Bootstrap;
use crate::write_predictions;

const SETS: [&str; 3] = ["500n-kpcrowd", "wikinews-fr", "110-pt-bn-kp"];
/// Phrases asked for; some are one when stemmed.
const MOST: usize = 20;
/// The ways that are always measured.
const WAYS: [&str; 2] = ["word runs", "built in"];

#[derive(Deserialize)]
struct Document {
    id: String,
    lang: String,
    text: String,
    keyphrases: Vec<String>,
}

/// The runs of words between stop words and marks, the most frequent first, of those the first in the text.
fn word_runs(document: &Document, stems: &PhraseStems, stop_words: &[&str]) -> Vec<String> {
    let text = document.text.as_str();
    let is_stop = |word: &str| {
        let lower = word.to_lowercase();
        stop_words.contains(&lower.as_str())
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    // "l'eau" is two words here, so that the baseline has what the core has.
    let pieces = language::words(text).flat_map(|span| {
        let mut start = span.start;
        let mut pieces = Vec::new();
        for piece in span.of(text).split(['\'', '’']) {
            let at = start + (span.of(text)[start - span.start..].find(piece).unwrap_or(0));
            pieces.push((at, at + piece.len()));
            start = at + piece.len();
        }
        pieces
    });
    for (start, end) in pieces {
        let word = &text[start..end];
        if is_stop(word) || matches!(word, "s" | "S") {
            runs.extend(open.take());
            continue;
        }
        open = match open {
            Some((begin, behind)) if text[behind..start].bytes().all(|byte| byte == b' ') => Some((begin, end)),
            other => {
                runs.extend(other);
                Some((start, end))
            }
        };
    }
    runs.extend(open);
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for (at, &(start, end)) in runs.iter().enumerate() {
        counts.entry(stems.stems(&text[start..end])).or_insert((0, at)).0 += 1;
    }
    let mut ranked: Vec<(usize, usize)> = counts.into_values().collect();
    ranked.sort_by_key(|&(count, first)| (std::cmp::Reverse(count), first));
    ranked.into_iter().map(|(_, at)| text[runs[at].0..runs[at].1].to_owned()).collect()
}

fn built_in(document: &Document) -> Vec<String> {
    let article = Article::parse(document.text.as_str(), &Options::default()).unwrap_or_default();
    article.key_phrases(MOST).into_iter().map(|phrase| phrase.text).collect()
}

fn stop_words(tag: &str) -> Vec<&'static str> {
    let list = match tag {
        "fr" => include_str!("../../../src/language/data/fr/stopwords.txt"),
        "pt" => include_str!("../../../src/language/data/pt/stopwords.txt"),
        _ => include_str!("../../../src/language/data/en/stopwords.txt"),
    };
    list.lines().map(str::trim).filter(|word| !word.is_empty() && !word.starts_with('#')).collect()
}

/// A peer's name, and its phrases by document.
type Peer = (String, HashMap<String, Vec<String>>);

/// What peers found in a set, by their names.
fn peers(folder: Option<&Path>, set: &str) -> Result<Vec<Peer>> {
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else { return Ok(Vec::new()) };
    let mut peers = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(peer) = name.strip_prefix(&format!("{set}.")).and_then(|rest| rest.strip_suffix(".json")) else {
            continue;
        };
        if WAYS.iter().any(|way| way.replace(' ', "-") == peer) {
            continue;
        }
        let found = serde_json::from_slice(&fs::read(&path)?).with_context(|| format!("{name} is not readable"))?;
        peers.push((peer.to_owned(), found));
    }
    peers.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(peers)
}

pub(crate) fn report(folder: &Path, predictions: Option<&Path>) -> Result<String> {
    let mut report = String::from(
        "\n## Key phrases\n\nF1 x 100 on stems; differences to plain counts of word runs, with paired 95 % intervals.\n\n\
         | set | phrases | documents | F1@5 | F1@10 | P@10 | F1@5 more | F1@10 more |\n|---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    for set in SETS {
        let documents: Vec<Document> = lines(&folder.join(format!("{set}.jsonl")))?;
        let peers = peers(predictions, set)?;
        let names: Vec<&str> = WAYS.into_iter().chain(peers.iter().map(|(name, _)| name.as_str())).collect();
        let rows: Vec<Vec<(Vec<String>, PhraseScore)>> = documents
            .par_iter()
            .map(|document| {
                let stems = PhraseStems::of(&document.lang);
                let gold = stems.distinct(document.keyphrases.iter().map(String::as_str));
                let peers = peers.iter().map(|(_, found)| found.get(&document.id).cloned().unwrap_or_default());
                let all = [word_runs(document, &stems, &stop_words(&document.lang)), built_in(document)];
                let scored = |phrases: Vec<String>| {
                    let found = stems.distinct(phrases.iter().map(String::as_str));
                    (phrases, PhraseScore::of(&found, &gold))
                };
                all.into_iter().chain(peers).map(scored).collect()
            })
            .collect();
        let bootstrap = Bootstrap::of(documents.len());
        for (at, name) in names.iter().enumerate() {
            let mean = |value: &dyn Fn(PhraseScore) -> f64| {
                100.0 * rows.iter().map(|row| value(row[at].1)).sum::<f64>() / rows.len().max(1) as f64
            };
            let _ = write!(
                report,
                "| {set} | {name} | {} | {:.2} | {:.2} | {:.1} |",
                rows.len(),
                mean(&|score| score.five),
                mean(&|score| score.ten),
                mean(&|score| score.precision),
            );
            for measure in [|score: PhraseScore| score.five, |score: PhraseScore| score.ten] {
                if at == 0 {
                    report += " |";
                    continue;
                }
                let more: Vec<f64> = rows.iter().map(|row| 100.0 * (measure(row[at].1) - measure(row[0].1))).collect();
                let (mean, low, high) = bootstrap.interval(&more);
                let _ = write!(report, " {mean:+.2} [{low:+.2}, {high:+.2}] |");
            }
            report += "\n";
        }
        for (at, way) in WAYS.iter().enumerate() {
            let by_id: BTreeMap<&str, &[String]> = documents
                .iter()
                .zip(&rows)
                .map(|(document, row)| (document.id.as_str(), row[at].0.as_slice()))
                .collect();
            write_predictions(predictions, &format!("{set}.{}.json", way.replace(' ', "-")), &by_id)?;
        }
    }
    Ok(report)
}
