//! What readers complain about in summaries, found in English text by rules of its own, not by those that the core avoids it by.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use standfirst_score::rouge_tokens;

/// A fault of a summary.
#[derive(Clone, Copy)]
pub(super) enum Fault {
    Opener,
    OpenQuotation,
    NoSpeaker,
    Unended,
    Byline,
    Dateline,
    Surname,
    Repetition,
    Overrun,
    Fragment,
}

const PRONOUNS: &str = "he she it they his her their its this that these those him them such another others";
const CONNECTIVES: &str = "but and however meanwhile also still then yet so moreover instead nevertheless additionally furthermore \
    because or therefore thus besides elsewhere later afterwards";
const SAYING: &str = "said says say told tells added adds adding explained claimed claims admitted insisted tweeted wrote writes asked \
    replied announced recalled according warned argued joked concluded continued stated noted thinks believes";
const STOPWORDS: &str = "a an the of to in and for on is are was were be been being it its that this these those with as at by from he \
    she they we you i his her their our your him them us me my has have had having will would which who whom whose what when where \
    why how but not no nor or so if than then there here also just only more most some any all each both such very can could may \
    might must shall should do does did done s t over into about after before up out off down under again other own same too \
    because while during through between against until said say";

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

static ENDED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.!?…][)\]'"’”»]*$"#));
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(By|BY)\s*:?\s*(\.|[A-Z])|^(PUBLISHED|UPDATED|Published|Updated|Last updated)\b|\b\d{1,2}:\d\d,? (GMT|EST|BST|EDT|PST)",
    )
});
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[A-Z][\w .,']{0,40}\((?:[A-Z]\w{1,20})\)|^\([A-Z]\w{1,20}\)|^[A-Z]{3}[A-Z ,.]* ?(?:--|—|–)")
});
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b"));
static CAPITALISED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z][a-z]{2,}\b"));

fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

impl Fault {
    pub(super) const ALL: [Self; 10] = [
        Self::Opener,
        Self::OpenQuotation,
        Self::NoSpeaker,
        Self::Unended,
        Self::Byline,
        Self::Dateline,
        Self::Surname,
        Self::Repetition,
        Self::Overrun,
        Self::Fragment,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Opener => "opener unresolved",
            Self::OpenQuotation => "quotation cut open",
            Self::NoSpeaker => "quotation without speaker",
            Self::Unended => "caption, credit or heading (no full stop)",
            Self::Byline => "byline or furniture",
            Self::Dateline => "dateline",
            Self::Surname => "surname without the person",
            Self::Repetition => "two say the same",
            Self::Overrun => "limit overrun",
            Self::Fragment => "fragment",
        }
    }

    /// Whether the summary of these sentences has it.
    pub(super) fn is_in(self, all: &[String], chosen: &[usize], most: usize) -> bool {
        let any = |test: &dyn Fn(&str) -> bool| chosen.iter().any(|&index| test(&all[index]));
        let follows = |index: usize| index == 0 || chosen.contains(&(index - 1));
        match self {
            Self::Opener => chosen.iter().any(|&index| !follows(index) && is_open(&all[index])),
            Self::OpenQuotation => chosen.iter().any(|&index| !is_balanced(&all[index])),
            Self::NoSpeaker => chosen.iter().any(|&index| {
                let said = |other: usize| chosen.contains(&other) && says(&all[other]);
                is_quotation(&all[index]) && !(index > 0 && said(index - 1)) && !said(index + 1)
            }),
            Self::Unended => any(&|text| !ENDED.is_match(text.trim())),
            Self::Byline => any(&|text| BYLINE.is_match(text)),
            Self::Dateline => any(&|text| DATELINE.is_match(text)),
            Self::Surname => lacks_person(all, chosen),
            Self::Repetition => repeats(all, chosen),
            Self::Overrun => chosen.len() > most,
            Self::Fragment => any(&|text| words(text).count() < 5 || text.starts_with(char::is_lowercase)),
        }
    }
}

/// Whether the first word points or ties back.
fn is_open(text: &str) -> bool {
    let first = words(text).next().unwrap_or_default().to_lowercase();
    is_one_of(&first, PRONOUNS) || is_one_of(&first, CONNECTIVES)
}

fn is_balanced(text: &str) -> bool {
    let count = |mark| text.matches(mark).count();
    count('"').is_multiple_of(2) && count('“') == count('”')
}

/// Whether nearly all of it is quoted and nobody is said to speak.
fn is_quotation(text: &str) -> bool {
    let mut inside = false;
    let mut outside = String::new();
    for letter in text.chars() {
        match letter {
            '"' => inside = !inside,
            '“' => inside = true,
            '”' => inside = false,
            _ if !inside => outside.push(letter),
            _ => {}
        }
    }
    let (all, outside) = (words(text).count(), words(&outside).count());
    all >= 4 && outside <= 2 && outside < all
}

fn says(text: &str) -> bool {
    words(text).any(|word| is_one_of(&word.to_lowercase(), SAYING)) || text.trim_end().ends_with(':')
}

/// Whether somebody is called by the surname alone whom the article has named in full by then, and the summary has not.
fn lacks_person(all: &[String], chosen: &[usize]) -> bool {
    let surnames = |text: &str| -> Vec<String> {
        NAME.captures_iter(text).filter_map(|found| Some(found.get(2)?.as_str().to_owned())).collect()
    };
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let (mut named, mut told) = (HashSet::new(), HashSet::new());
    for (index, text) in all.iter().enumerate() {
        let here = surnames(text);
        if chosen.contains(&index) {
            told.extend(here.iter().cloned());
            let lacking = CAPITALISED.find_iter(text).any(|found| {
                let (before, after) = (&text[..found.start()], &text[found.end()..]);
                let (before, after) = (before.split_whitespace().next_back(), after.split_whitespace().next());
                let known = named.contains(found.as_str()) && !told.contains(found.as_str());
                known && !capital(before) && !capital(after)
            });
            if lacking {
                return true;
            }
        }
        named.extend(here);
    }
    false
}

/// Whether two sentences share 60 % of the shorter one's content words.
fn repeats(all: &[String], chosen: &[usize]) -> bool {
    let content = |index: &usize| -> HashSet<String> {
        rouge_tokens(&all[*index]).into_iter().filter(|word| !is_one_of(word, STOPWORDS)).collect()
    };
    let contents: Vec<HashSet<String>> = chosen.iter().map(content).collect();
    contents.iter().enumerate().any(|(at, one)| {
        contents[..at].iter().any(|other| {
            let least = one.len().min(other.len());
            least > 0 && one.intersection(other).count() as f64 / least as f64 >= 0.6
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(all: &[&str], chosen: &[usize]) -> Vec<&'static str> {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        Fault::ALL.into_iter().filter(|fault| fault.is_in(&all, chosen, 2)).map(Fault::name).collect()
    }

    #[test]
    fn each_fault_is_found_where_it_is() {
        let all = [
            "The ferry to Ellery stopped on Monday, said Ida Brandt, its captain.",
            "But she expects it to sail again in spring, when the ice has gone.",
            "“We have waited for nine years for this.",
            "“Nobody told us that it would be so cold.”",
            "The ferry by night, with its captain",
            "By Nils Aho for the Ellery Gazette today.",
            "ELLERY (Wire) The ferry that stopped on Monday has a captain, Ida Brandt.",
            "Brandt has steered since the winter of 2003.",
            "Not so.",
        ];
        assert_eq!(found(&all, &[0, 1]), [""; 0]);
        assert_eq!(found(&all, &[1]), ["opener unresolved"]);
        assert_eq!(found(&all, &[2]), ["quotation cut open", "quotation without speaker"]);
        assert_eq!(found(&all, &[3]), ["quotation without speaker"]);
        assert_eq!(found(&all, &[4]), ["caption, credit or heading (no full stop)"]);
        assert_eq!(found(&all, &[5]), ["byline or furniture"]);
        assert_eq!(found(&all, &[0, 6]), ["dateline", "two say the same"]);
        assert_eq!(found(&all, &[7]), ["surname without the person"]);
        assert_eq!(found(&all, &[0, 7, 8]), ["limit overrun", "fragment"]);
    }
}
