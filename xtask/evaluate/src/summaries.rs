//! Summaries of three sentences, from plain text through the whole path: ROUGE beside the first three sentences, and how often a
//! summary has what readers complain about.

mod faults;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Deserialize;
use standfirst::{Article, Options, SummaryMethod, SummaryOptions};
use standfirst_score::{Rouge, lines, share};

use crate::bootstrap::Bootstrap;
use crate::write_predictions;
use faults::Fault;

const SETS: [&str; 5] = ["cnndm-dev", "cnndm-natural", "cnndm-cased100", "cnndm-raw100", "bbc100"];
/// Sentences of a summary.
const MOST: usize = 3;

#[derive(Deserialize)]
struct Document {
    id: String,
    article: String,
    sentences: Vec<String>,
    reference: Vec<String>,
}

/// A summary with the sentences that it was chosen from, and what it scores.
struct Outcome {
    sentences: Vec<String>,
    rouge: Rouge,
    faults: [bool; Fault::ALL.len()],
}

impl Outcome {
    fn of(document: &Document, all: &[String], chosen: &[usize], most: usize) -> Self {
        let sentences: Vec<String> = chosen.iter().map(|&index| all[index].clone()).collect();
        Self {
            rouge: Rouge::of(&document.reference, &sentences),
            faults: Fault::ALL.map(|fault| fault.is_in(all, chosen, most)),
            sentences,
        }
    }
}

/// The ways to sum up that are measured beside the first sentences.
fn ways() -> Vec<(&'static str, SummaryOptions)> {
    let mut options = SummaryOptions::default();
    options.sentences = Some(MOST);
    let mut any = options.clone();
    any.any_sentence = true;
    let classic = [SummaryMethod::LexRank, SummaryMethod::TextRank, SummaryMethod::Luhn].map(|method| {
        let mut classic = options.clone();
        classic.method = method;
        (method.name(), classic)
    });
    [("built in", options), ("any sentence", any)].into_iter().chain(classic).collect()
}

/// All outcomes of a document, those of the first sentences first.
fn outcomes(document: &Document) -> Vec<Outcome> {
    let lead: Vec<usize> = (0..document.sentences.len().min(MOST)).collect();
    let mut outcomes = vec![Outcome::of(document, &document.sentences, &lead, MOST)];
    let article = Article::parse(document.article.as_str(), &Options::default()).unwrap_or_default();
    let all: Vec<String> = article.sentences.iter().map(|sentence| sentence.text.clone()).collect();
    for (_, options) in ways() {
        let summary = article.summarize(&options);
        let chosen: Vec<usize> = summary.sentences.iter().filter_map(|sentence| sentence.sentence).collect();
        outcomes.push(Outcome::of(document, &all, &chosen, MOST));
    }
    outcomes
}

pub(crate) fn report(folder: &Path, predictions: Option<&Path>) -> Result<String> {
    let names: Vec<&str> = ["first three"].into_iter().chain(ways().iter().map(|(name, _)| *name)).collect();
    let mut report = format!(
        "\n## Summaries of {MOST} sentences\n\nF1 x 100, stemming on; differences to the data's first {MOST} sentences, with paired \
         95 % intervals.\n\n| set | summary | documents | words | R-1 | R-2 | R-L | R-Lsum | R-1 more | R-2 more |\n\
         |---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
    );
    let mut all_faults = String::from("\nShare of summaries with at least one, %:\n\n| set | summary |");
    for fault in Fault::ALL {
        let _ = write!(all_faults, " {} |", fault.name());
    }
    let _ = write!(all_faults, "\n|---|---|{}\n", "--:|".repeat(Fault::ALL.len()));
    for set in SETS {
        let documents: Vec<Document> = lines(&folder.join(format!("{set}.jsonl")))?;
        let rows: Vec<Vec<Outcome>> = documents.par_iter().map(outcomes).collect();
        let bootstrap = Bootstrap::of(documents.len());
        for (at, name) in names.iter().enumerate() {
            let mean = |value: &dyn Fn(&Outcome) -> f64| {
                rows.iter().map(|row| value(&row[at])).sum::<f64>() / rows.len().max(1) as f64
            };
            let words = |outcome: &Outcome| {
                outcome.sentences.iter().map(|sentence| sentence.split_whitespace().count()).sum::<usize>() as f64
            };
            let _ = write!(
                report,
                "| {set} | {name} | {} | {:.1} | {:.2} | {:.2} | {:.2} | {:.2} |",
                rows.len(),
                mean(&words),
                100.0 * mean(&|outcome| outcome.rouge.one),
                100.0 * mean(&|outcome| outcome.rouge.two),
                100.0 * mean(&|outcome| outcome.rouge.long),
                100.0 * mean(&|outcome| outcome.rouge.long_sum),
            );
            for measure in [|rouge: Rouge| rouge.one, |rouge: Rouge| rouge.two] {
                if at == 0 {
                    report += " |";
                    continue;
                }
                let more: Vec<f64> =
                    rows.iter().map(|row| 100.0 * (measure(row[at].rouge) - measure(row[0].rouge))).collect();
                let (mean, low, high) = bootstrap.interval(&more);
                let _ = write!(report, " {mean:+.2} [{low:+.2}, {high:+.2}] |");
            }
            report += "\n";
            let _ = write!(all_faults, "| {set} | {name} |");
            for fault in 0..Fault::ALL.len() {
                let count = rows.iter().filter(|row| row[at].faults[fault]).count();
                let _ = write!(all_faults, " {:.1} |", 100.0 * share(count, rows.len(), 0.0));
            }
            all_faults += "\n";
            let by_id: BTreeMap<&str, &[String]> = documents
                .iter()
                .zip(&rows)
                .map(|(document, row)| (document.id.as_str(), row[at].sentences.as_slice()))
                .collect();
            write_predictions(predictions, &format!("{set}.{}.json", name.replace(' ', "-")), &by_id)?;
        }
    }
    Ok(report + &all_faults)
}
