//! Quotations and their speakers in articles of the project's own: `tests/quotations/*.txt`, whose README says how they are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use standfirst::{Article, Options, Quotation};

/// What an article has, as its file says.
struct Expected {
    name: String,
    article: String,
    /// Speaker and words.
    quotations: Vec<(Option<String>, String)>,
    /// Words in quotation marks that are no quotation.
    traps: Vec<String>,
}

/// How many pairs of words and speaker were found, and how many were right.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    expected: usize,
    found: usize,
    right: usize,
    /// Right whoever speaks.
    words: usize,
    /// Found with a speaker, and those of them that are not right.
    attributed: usize,
    wrong_speaker: usize,
    traps: usize,
    trapped: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.expected.max(1) as f64
    }
}

fn read(folder: &Path) -> Vec<Expected> {
    let mut all: Vec<Expected> = fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.strip_suffix(".txt")?.to_owned();
            let text = fs::read_to_string(&path).ok()?;
            let (article, list) =
                text.split_once("\n=====\n").expect("a line of `=` parts the article from what it has");
            let mut expected =
                Expected { name, article: article.to_owned(), quotations: Vec::new(), traps: Vec::new() };
            for line in list.lines().filter(|line| !line.is_empty()) {
                if let Some(trap) = line.strip_prefix("- ") {
                    expected.traps.push(plain(trap));
                } else {
                    let line = line.strip_prefix("+ ").expect("a line begins with + or -");
                    let (speaker, words) = line.split_once(" | ").expect("a bar parts speaker and words");
                    expected.quotations.push(((speaker != "?").then(|| speaker.to_owned()), plain(words)));
                }
            }
            Some(expected)
        })
        .collect();
    all.sort_by(|one, two| one.name.cmp(&two.name));
    all
}

/// Words with single blanks, and without a comma or full stop at the end.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([',', '.']).to_owned()
}

fn measure(articles: &[Expected], show: bool) -> Tally {
    let mut tally = Tally::default();
    for expected in articles {
        let article = Article::parse(&expected.article, &Options::default()).expect("an article");
        let found = article.quotations();
        let mut open: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
        for (speaker, words) in &expected.quotations {
            open.entry(words.clone()).or_default().push(speaker.clone());
        }
        tally.expected += expected.quotations.len();
        tally.found += found.len();
        tally.traps += expected.traps.len();
        for Quotation { text, speaker, attribution, .. } in &found {
            let words = plain(text);
            tally.attributed += usize::from(speaker.is_some());
            let trapped = expected.traps.contains(&words);
            tally.trapped += usize::from(trapped);
            let speakers = open.get_mut(&words).filter(|speakers| !speakers.is_empty());
            let Some(speakers) = speakers else {
                tally.wrong_speaker += usize::from(speaker.is_some());
                if show {
                    let rule = attribution.as_ref().map(|by| by.rule.as_str());
                    println!(
                        "  {}: not there: {words:?} by {speaker:?} ({rule:?}){}",
                        expected.name,
                        if trapped { " TRAP" } else { "" }
                    );
                }
                continue;
            };
            tally.words += 1;
            let at = speakers.iter().position(|one| one == speaker);
            tally.right += usize::from(at.is_some());
            if at.is_none() {
                tally.wrong_speaker += usize::from(speaker.is_some());
                if show {
                    let rule = attribution.as_ref().map(|by| by.rule.as_str());
                    println!("  {}: {words:?} by {speaker:?} ({rule:?}), not {:?}", expected.name, speakers[0]);
                }
            }
            speakers.remove(at.unwrap_or(0));
        }
        if show {
            for (words, speakers) in open.iter().filter(|(_, speakers)| !speakers.is_empty()) {
                println!("  {}: missed: {words:?} by {speakers:?}", expected.name);
            }
        }
    }
    tally
}

fn report(name: &str, articles: &[Expected], tally: Tally) {
    let Tally { expected, found, right, words, attributed, wrong_speaker, traps, trapped } = tally;
    println!(
        "{name}: {} articles, {expected} quotations, {traps} traps; found {found}: words and speaker right {right} (precision {:.3}, recall \
         {:.3}), words alone {words}; of {attributed} with a speaker {wrong_speaker} wrong; {trapped} traps taken for quotations",
        articles.len(),
        tally.precision(),
        tally.recall()
    );
}

/// The articles in `held-out` were written when the code stood; read for the first time they gave a precision of .920 and a recall of .939.
/// Thirteen of the others had been held out before: .823 and .797, before names lost the titles that stand with them.
#[test]
fn quotations_and_speakers_are_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotations");
    for (name, folder) in [("development", folder.clone()), ("held-out", folder.join("held-out"))] {
        let articles = read(&folder);
        let tally = measure(&articles, true);
        report(name, &articles, tally);
        assert!(tally.precision() >= 0.9 && tally.recall() >= 0.8, "{tally:?}");
        assert_eq!(tally.trapped, 0, "{tally:?}");
    }
}

#[test]
fn a_name_behind_blanks_is_whole() {
    for pasted in [
        "図書館の夜間開館が始まった。\n\n　館長の　　佐藤由美さんは「仕事の帰りに寄れるのがうれしい」と話した。",
        "图书馆开始夜间开放。\n\n　　　李明说：“下班后能来，我很高兴。”",
    ] {
        let article = Article::parse(pasted, &Options::default()).unwrap();
        let quotations = article.quotations();
        let [quotation] = quotations.as_slice() else { panic!("{quotations:?}") };
        let speaker = quotation.speaker.as_deref();
        assert!(matches!(speaker, Some("館長の　　佐藤由美" | "佐藤由美" | "李明")), "{quotation:?}");
        let name = quotation.attribution.as_ref().and_then(|by| by.name).unwrap();
        assert_eq!(&pasted[name.start..name.end], speaker.unwrap());
    }
}
