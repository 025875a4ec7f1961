//! Claims held against their articles: real ones, and the same with one thing altered by the recipe of [`Alteration`].

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Deserialize;
use standfirst::{Article, Options, Verdict};
use standfirst_score::{Alteration, altered, lines, share};

const SETS: [&str; 4] = ["cnndm-dev", "cnndm-natural", "cnndm-cased100", "cnndm-raw100"];
/// How many of an article's own sentences are claims.
const OWN: usize = 4;

#[derive(Deserialize)]
struct Document {
    article: String,
    sentences: Vec<String>,
    reference: Vec<String>,
}

/// What was found of one claim: that of the real one, and of each alteration that it has a place for.
struct Row {
    own: bool,
    real: Option<String>,
    not_found: bool,
    altered: Vec<(Alteration, String, Option<String>)>,
    text: String,
}

fn rows(document: &Document) -> Vec<Row> {
    let article = Article::parse(document.article.as_str(), &Options::default()).unwrap_or_default();
    let text: String = article.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
    let accused = |claim: &str| {
        let check = article.check(claim);
        let found = check.claims.iter().find(|claim| claim.verdict == Verdict::Altered);
        let shown = found.map(|claim| {
            let difference = &claim.differences[0];
            format!(
                "{:?}: {} for {} ({:.2})",
                difference.fault, difference.said, difference.source, difference.confidence
            )
        });
        (shown, check.claims.iter().any(|claim| claim.verdict == Verdict::NotFound))
    };
    let own = document.sentences.iter().filter(|sentence| sentence.split_whitespace().count() > 7).take(OWN);
    let claims = document.reference.iter().map(|claim| (false, claim)).chain(own.map(|claim| (true, claim)));
    claims
        .map(|(own, claim)| {
            let altered = Alteration::ALL.into_iter().filter_map(|alteration| {
                let text = altered(claim, &text, alteration)?;
                let found = accused(&text).0;
                Some((alteration, text, found))
            });
            let (real, not_found) = accused(claim);
            Row { own, real, not_found, altered: altered.collect(), text: claim.clone() }
        })
        .collect()
}

pub(crate) fn report(folder: &Path, predictions: Option<&Path>) -> Result<String> {
    let mut report = String::from(
        "\n## Claims held against their articles\n\nOf altered claims, one alteration each: found, with the right kind named, and right among \
         all accused (altered and real ones, as many of the one as of the other); of real claims: accused, and not found, %.\n\n\
         | set | claims | altered | found | right kind | precision | real | accused | not found |\n|---|---|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut kinds = String::from("\nFound by kind of alteration, %:\n\n| set | claims |");
    for kind in Alteration::ALL {
        let _ = write!(kinds, " {} |", kind.name());
    }
    let _ = write!(kinds, "\n|---|---|{}\n", "--:|".repeat(Alteration::ALL.len()));
    let mut shown = Vec::new();
    for set in SETS {
        let documents: Vec<Document> = lines(&folder.join(format!("{set}.jsonl")))?;
        let all: Vec<Row> = documents.par_iter().flat_map(rows).collect();
        for (own, name) in [(false, "reference"), (true, "own sentences")] {
            let rows: Vec<&Row> = all.iter().filter(|row| row.own == own).collect();
            let altered: Vec<&(Alteration, String, Option<String>)> =
                rows.iter().flat_map(|row| &row.altered).collect();
            let found = altered.iter().filter(|(.., found)| found.is_some()).count();
            let right = altered
                .iter()
                .filter(|(kind, _, found)| {
                    let name = found.as_deref().unwrap_or_default().to_lowercase();
                    name.starts_with(kind.name()) || (*kind == Alteration::Name && name.starts_with("attribution"))
                })
                .count();
            let accused = rows.iter().filter(|row| row.real.is_some()).count();
            let (recall, wrong) = (share(found, altered.len(), 0.0), share(accused, rows.len(), 0.0));
            let percent = |value: f64| format!("{:.1}", 100.0 * value);
            let _ = writeln!(
                report,
                "| {set} | {name} | {} | {} | {} | {} | {} | {} | {} |",
                altered.len(),
                percent(recall),
                percent(share(right, found, 0.0)),
                percent(recall / (recall + wrong).max(f64::MIN_POSITIVE)),
                rows.len(),
                percent(wrong),
                percent(share(rows.iter().filter(|row| row.not_found).count(), rows.len(), 0.0)),
            );
            let _ = write!(kinds, "| {set} | {name} |");
            for kind in Alteration::ALL {
                let of_kind: Vec<_> = altered.iter().filter(|(other, ..)| *other == kind).collect();
                let found = of_kind.iter().filter(|(.., found)| found.is_some()).count();
                let _ = write!(kinds, " {} of {} |", percent(share(found, of_kind.len(), 0.0)), of_kind.len());
            }
            kinds += "\n";
        }
        for row in &all {
            if let Some(found) = &row.real {
                shown.push(format!("REAL {set} {} [{found}]", row.text));
            }
            for (kind, text, _) in row.altered.iter().filter(|(.., found)| found.is_none()) {
                shown.push(format!("MISSED {} {set} {text}", kind.name()));
            }
        }
    }
    if let Some(folder) = predictions {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("check.txt"), shown.join("\n"))?;
    }
    Ok(report + &kinds)
}
