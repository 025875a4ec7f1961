//! Names, numbers and dates, and who did what, when and where, against articles in `insight/` whose answers are known.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use standfirst::insight::{GradeFormula, NumberKind};
use standfirst::{Article, Insight, NameKind, Options};

fn read(source: &str) -> Article {
    Article::parse(source, &Options::default()).expect("an article")
}

fn insight(source: &str) -> Insight {
    read(source).insight()
}

/// What an article has, as its file says.
#[derive(Default)]
struct Expected {
    name: String,
    article: String,
    /// Kind and name.
    names: BTreeSet<String>,
    /// Value and unit.
    numbers: Vec<String>,
    /// Words and ISO 8601.
    dates: Vec<String>,
    /// `who`, `what`, `when`, `where`, and the answer.
    answers: Vec<(String, String)>,
}

fn articles(folder: &Path) -> Vec<Expected> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".txt")) else { continue };
        let text = fs::read_to_string(&path).expect("a text");
        let (article, list) = text.split_once("\n=====\n").expect("a line of `=` parts the article from what it has");
        let mut expected = Expected { name: name.to_owned(), article: article.to_owned(), ..Expected::default() };
        for line in list.lines().filter(|line| !line.is_empty()) {
            let (kind, rest) = line.split_once(' ').expect("a kind and what it is");
            match kind {
                "P" | "O" | "L" => drop(expected.names.insert(line.to_owned())),
                "N" => expected.numbers.push(rest.to_owned()),
                "D" => expected.dates.push(rest.to_owned()),
                _ => expected.answers.push((kind.to_owned(), rest.to_owned())),
            }
        }
        all.push(expected);
    }
    all.sort_by(|one, two| one.name.cmp(&two.name));
    all
}

/// How many there are, were found, and were right.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    expected: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn add(&mut self, what: &str, expected: &[String], found: &[String], report: &mut String) {
        let mut open: Vec<&String> = expected.iter().collect();
        self.expected += expected.len();
        self.found += found.len();
        for one in found {
            if let Some(at) = open.iter().position(|other| *other == one) {
                open.remove(at);
                self.right += 1;
            } else {
                let _ = writeln!(report, "  {what}: not there: {one}");
            }
        }
        open.iter().for_each(|one| {
            let _ = writeln!(report, "  {what}: missed: {one}");
        });
    }

    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.expected.max(1) as f64
    }
}

/// Names, numbers, dates, answers.
fn measure(articles: &[Expected], report: &mut String) -> [Tally; 4] {
    let mut tallies = [Tally::default(); 4];
    for expected in articles {
        let insight = insight(&expected.article);
        let names: Vec<String> = insight
            .names
            .iter()
            .filter_map(|name| {
                let kind = match name.kind {
                    NameKind::Person => "P",
                    NameKind::Organisation => "O",
                    NameKind::Place => "L",
                    _ => return None,
                };
                Some(format!("{kind} {}", name.name))
            })
            .collect();
        let numbers: Vec<String> = insight
            .numbers
            .iter()
            .map(|number| format!("{} | {}", number.value, number.unit.as_deref().unwrap_or("-")))
            .collect();
        let dates: Vec<String> =
            insight.dates.iter().map(|day| format!("{} | {}", day.text, day.iso.as_deref().unwrap_or("-"))).collect();
        let wanted: Vec<String> = expected.names.iter().cloned().collect();
        let [of_names, of_numbers, of_dates, of_answers] = &mut tallies;
        of_names.add(&expected.name, &wanted, &names, report);
        of_numbers.add(&expected.name, &expected.numbers, &numbers, report);
        of_dates.add(&expected.name, &expected.dates, &dates, report);
        for (what, answer) in &expected.answers {
            let given = match what.as_str() {
                "who" => &insight.who,
                "what" => &insight.what,
                "when" => &insight.when,
                _ => &insight.r#where,
            };
            let given: Vec<String> = given.iter().map(|given| format!("{what} {}", given.text)).collect();
            of_answers.add(&expected.name, &[format!("{what} {answer}")], &given, report);
        }
    }
    tallies
}

#[test]
fn names_numbers_and_dates_are_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/insight");
    for (set, folder) in [("development", folder.clone()), ("held-out", folder.join("held-out"))] {
        let articles = articles(&folder);
        let mut report = String::new();
        let tallies = measure(&articles, &mut report);
        println!("{set}: {} articles\n{report}", articles.len());
        for (what, tally) in ["names", "numbers", "dates", "answers"].iter().zip(tallies) {
            let Tally { expected, found, right } = tally;
            println!(
                "  {what}: {expected} there, {found} found, {right} right: precision {:.3}, recall {:.3}",
                tally.precision(),
                tally.recall()
            );
        }
    }
}
