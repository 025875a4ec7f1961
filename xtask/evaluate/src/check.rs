//! Claims held against their articles: real ones, and the same with one thing altered by a recipe.
//!
//! The recipe, for each sentence and each kind of fault that it has a place for: another number (of the article, or near it), another name
//! of the article's, another weekday or month, a "not" put in or taken out, an opposite, "may" for "will". Words and opposites are the
//! recipe's own, not the core's.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::Result;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use regex::Regex;
use serde::Deserialize;
use standfirst::{Article, Options, Verdict};
use standfirst_score::{lines, share};

const SETS: [&str; 4] = ["cnndm-dev", "cnndm-natural", "cnndm-cased100", "cnndm-raw100"];
/// How many of an article's own sentences are claims.
const OWN: usize = 4;

#[derive(Deserialize)]
struct Document {
    article: String,
    sentences: Vec<String>,
    reference: Vec<String>,
}

/// How a claim is altered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alteration {
    Number,
    Name,
    Date,
    Negation,
    Direction,
    Certainty,
}

impl Alteration {
    const ALL: [Self; 6] = [Self::Number, Self::Name, Self::Date, Self::Negation, Self::Direction, Self::Certainty];

    const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Date => "date",
            Self::Negation => "negation",
            Self::Direction => "direction",
            Self::Certainty => "certainty",
        }
    }
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d[\d,]*(?:\.\d+)?\b"));
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:january|february|april|june|july|august|september|october|november|december)\b")
});
static NOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i) (?:not|never)\b|n't\b"));
static VERB: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:is|are|was|were|will|has|have|had|can|could|would|should)\b"));
static CERTAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:will|may|might|could)\b"));
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const OPPOSITES: [(&str, &str); 14] = [
    ("rose", "fell"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("more", "fewer"),
    ("higher", "lower"),
    ("before", "after"),
    ("won", "lost"),
    ("win", "lose"),
    ("up", "down"),
    ("first", "last"),
    ("accepted", "rejected"),
    ("supported", "opposed"),
    ("guilty", "innocent"),
    ("largest", "smallest"),
];

/// The same for the same claim.
struct Dice(u64);

impl Dice {
    fn of(text: &str) -> Self {
        Self(
            text.bytes()
                .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)),
        )
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> Option<&'a T> {
        self.0 = self.0.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        let at = (self.0 >> 33) as usize % items.len().max(1);
        items.get(at).copied()
    }
}

/// The claim with one thing altered; nothing where it has no place for it.
fn altered(claim: &str, article: &str, alteration: Alteration) -> Option<String> {
    let mut dice = Dice::of(claim);
    let mut swap = |pattern: &Regex, others: &dyn Fn(&str) -> Vec<String>| {
        let places: Vec<regex::Match<'_>> = pattern.find_iter(claim).collect();
        let place = *dice.pick(&places.iter().collect::<Vec<_>>())?;
        let others = others(place.as_str());
        let other = dice.pick(&others.iter().map(String::as_str).collect::<Vec<_>>())?;
        Some(format!("{}{}{}", &claim[..place.start()], other, &claim[place.end()..]))
    };
    let like = |word: &str, model: &str| {
        if model.starts_with(char::is_lowercase) { word.to_lowercase() } else { word.to_owned() }
    };
    let list = |words: &[&str], own: &str| -> Vec<String> {
        words.iter().filter(|word| !word.eq_ignore_ascii_case(own)).map(|word| like(word, own)).collect()
    };
    match alteration {
        Alteration::Number => swap(&NUMBER, &|own| {
            let value: f64 = own.replace(',', "").parse().unwrap_or_default();
            let mut others =
                vec![format!("{}", value + 1.0 + (value * 0.3).floor()), format!("{}", (value * 2.0).round() + 1.0)];
            let of_article = NUMBER.find_iter(article).map(|found| found.as_str().to_owned());
            others.extend(
                of_article.filter(|other| other != own && other.len() == own.len() && !claim.contains(other.as_str())),
            );
            others
        }),
        Alteration::Name => {
            let names: Vec<&str> =
                NAME.find_iter(article).map(|found| found.as_str()).filter(|name| name.contains(' ')).collect();
            let lower = claim.to_lowercase();
            let own = names.iter().copied().find(|name| lower.contains(&name.to_lowercase()))?;
            let start = lower.find(&own.to_lowercase())?;
            let is_cased = claim != lower;
            let others: Vec<&str> = names
                .iter()
                .copied()
                .filter(|name| !name.split(' ').any(|word| lower.contains(&word.to_lowercase())))
                .filter(|name| name.split(' ').count() == own.split(' ').count())
                .collect();
            let other = dice.pick(&others)?;
            let other = if is_cased { other.to_owned() } else { other.to_lowercase() };
            let end = start + own.len();
            (claim.is_char_boundary(start) && claim.is_char_boundary(end) && lower.len() == claim.len())
                .then(|| format!("{}{other}{}", &claim[..start], &claim[end..]))
        }
        Alteration::Date if WEEKDAY.is_match(claim) => swap(&WEEKDAY, &|own| list(&WEEKDAYS, own)),
        Alteration::Date => swap(&MONTH, &|own| list(&MONTHS, own)),
        Alteration::Negation if NOT.is_match(claim) => Some(NOT.replace(claim, "").into_owned()),
        Alteration::Negation => {
            let place = VERB.find(claim)?;
            Some(format!("{} not{}", &claim[..place.end()], &claim[place.end()..]))
        }
        Alteration::Direction => {
            let pairs = OPPOSITES.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
            let found: Vec<(regex::Match<'_>, &str)> = pairs
                .filter_map(|(own, other)| Some((pattern(&format!(r"(?i)\b{own}\b")).find(claim)?, other)))
                .collect();
            let (place, other) = dice.pick(&found.iter().collect::<Vec<_>>())?;
            Some(format!("{}{other}{}", &claim[..place.start()], &claim[place.end()..]))
        }
        Alteration::Certainty => swap(&CERTAIN, &|own| {
            let other = if own.eq_ignore_ascii_case("will") { "may" } else { "will" };
            vec![other.to_owned()]
        }),
    }
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
