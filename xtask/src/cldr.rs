//! Names of months and days, and the order of dates, out of Unicode's CLDR, into `src/language/data/calendar.txt`.
//!
//! The file is checked in, so that building needs no network; this command writes it anew from CLDR's npm packages.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::{place, run};

/// CLDR's packages, with the versions that the file is made from.
const PACKAGES: [(&str, &str); 4] = [
    ("cldr-dates-full", "48.2.0"),
    ("cldr-cal-hebrew-full", "48.2.0"),
    ("cldr-cal-islamic-full", "48.2.0"),
    // Not published with every version.
    ("cldr-cal-persian-full", "46.1.0"),
];

/// The languages of `src/language/data`.
const LANGUAGES: [&str; 25] = [
    "ar", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hy", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro",
    "ru", "sv", "tr", "uk", "vi", "zh",
];

/// Locales whose month names are used beside those of their language: the Levant's, Austria's, Britain's.
const BESIDE: [(&str, &str); 4] = [("ar", "ar-SY"), ("de", "de-AT"), ("en", "en-GB"), ("pt", "pt-PT")];

/// Other calendars in use beside the Gregorian one; their dates are kept as they stand.
const OTHER_CALENDARS: [(&str, &str); 5] =
    [("ar", "islamic"), ("en", "hebrew"), ("en", "islamic"), ("fa", "persian"), ("he", "hebrew")];

const HEAD: &str = "\
# How each language writes dates, from Unicode CLDR VERSION (Unicode License v3), by `cargo xtask cldr`; not edited by hand.
# Eight lines a language, all in lower case: its tag, the order of figures, `capital` where months have one; months;
# days from Monday on; words between the parts of a date; words of a time before and after noon; times told from now,
# `0` for the number; days by name; months of other calendars. Items are parted by `|`, forms of one item by commas.
";

/// Fetches the packages and writes the file.
pub(crate) fn write() -> Result<()> {
    let folder = place::root().join("target").join("cldr");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{\"private\":true}")?;
    let packages = PACKAGES.map(|(name, version)| format!("{name}@{version}"));
    let install = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"];
    run::run(run::program("npm").current_dir(&folder).args(install).args(packages))?;
    let cldr = Cldr { folder: folder.join("node_modules") };
    let mut out = HEAD.replace("VERSION", PACKAGES[0].1);
    for language in LANGUAGES {
        out.push_str(&cldr.language(language).with_context(|| format!("CLDR's data of {language}"))?);
    }
    let file = place::root().join("src/language/data/calendar.txt");
    fs::write(&file, &out)?;
    println!("{}: {} bytes", file.display(), out.len());
    Ok(())
}

struct Cldr {
    folder: PathBuf,
}

impl Cldr {
    fn read(&self, package: &str, locale: &str, file: &str) -> Result<Value> {
        let path = self.folder.join(package).join("main").join(locale).join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        let mut value: Value = serde_json::from_str(&text)?;
        Ok(value["main"][locale]["dates"].take())
    }

    fn calendar(&self, package: &str, locale: &str, name: &str) -> Result<Value> {
        let mut dates = self.read(package, locale, &format!("ca-{name}.json"))?;
        Ok(dates["calendars"][name].take())
    }

    /// The eight lines of a language.
    fn language(&self, language: &str) -> Result<String> {
        let gregorian = self.calendar(PACKAGES[0].0, language, "gregorian")?;
        let beside = BESIDE.iter().filter(|(of, _)| *of == language);
        let beside: Vec<Value> =
            beside.map(|(_, locale)| self.calendar(PACKAGES[0].0, locale, "gregorian")).collect::<Result<_>>()?;
        let calendars: Vec<&Value> = std::iter::once(&gregorian).chain(&beside).collect();
        let fields = self.read(PACKAGES[0].0, language, "dateFields.json")?;
        let patterns = patterns(&gregorian);
        let capital = gregorian["months"]["format"]["wide"]["1"].as_str().unwrap_or_default();
        let capital = if capital.starts_with(char::is_uppercase) { " capital" } else { "" };
        let mut other = Vec::new();
        for (_, name) in OTHER_CALENDARS.iter().filter(|(of, _)| *of == language) {
            let calendar = self.calendar(&format!("cldr-cal-{name}-full"), language, name)?;
            other.extend(strings(&calendar["months"]["format"]["wide"]).map(plain));
        }
        let lines = [
            format!("= {language} {}{capital}", order(&gregorian)),
            months(&calendars, &patterns),
            days(&calendars),
            between(&patterns),
            halves(&gregorian),
            ago(&fields["fields"]),
            near(&fields["fields"]),
            other.join("|"),
        ];
        Ok(lines.join("\n") + "\n")
    }
}

/// The texts of an object, in its order.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_object().into_iter().flat_map(Map::values).filter_map(Value::as_str)
}

/// In lower case, without the full stop of an abbreviation, every blank a plain one.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|letter| !is_direction(*letter)).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().trim_end_matches(['.', ',']).to_owned()
}

fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// The order of year, month and day in figures.
fn order(gregorian: &Value) -> String {
    let short = gregorian["dateFormats"]["short"].as_str().unwrap_or_default().to_lowercase();
    let mut order: Vec<char> = Vec::new();
    for letter in short.chars().filter(|letter| matches!(letter, 'y' | 'm' | 'd')) {
        if !order.contains(&letter) {
            order.push(letter);
        }
    }
    order.into_iter().collect()
}

/// All date patterns with a month's name, and those that join a date and a time.
fn patterns(gregorian: &Value) -> Vec<String> {
    let joined = ["dateTimeFormats", "dateTimeFormats-atTime"].map(|name| match &gregorian[name]["standard"] {
        Value::Object(standard) => Value::Object(standard.clone()),
        _ => gregorian[name].clone(),
    });
    let mut all: Vec<String> = strings(&gregorian["dateFormats"])
        .chain(strings(&gregorian["dateTimeFormats"]["availableFormats"]))
        .map(str::to_owned)
        .collect();
    all.retain(|pattern| pattern.contains('d') || pattern.contains('y'));
    all.retain(|pattern| !pattern.contains(['G', 'Q', 'w', 'W', 'Y']));
    for joined in joined {
        all.extend(
            ["full", "long", "medium", "short"].iter().filter_map(|name| joined[*name].as_str()).map(str::to_owned),
        );
    }
    all
}

/// Twelve groups of names. A letter that patterns glue to the month's front makes further forms (Hebrew). Names that are
/// but the number are left out.
fn months(calendars: &[&Value], patterns: &[String]) -> String {
    let glued: BTreeSet<char> = patterns
        .iter()
        .filter_map(|pattern| pattern.split("MMM").next().filter(|before| before.len() < pattern.len()))
        .filter_map(|before| before.trim_end_matches('\'').chars().next_back())
        .filter(|letter| letter.is_alphabetic() && !letter.is_ascii())
        .collect();
    let group = |month: usize| {
        let mut names: Vec<String> = Vec::new();
        for (calendar, use_of, width) in
            [("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"), ("stand-alone", "abbreviated")]
                .into_iter()
                .flat_map(|(use_of, width)| calendars.iter().map(move |calendar| (calendar, use_of, width)))
        {
            let name = plain(calendar["months"][use_of][width][month.to_string()].as_str().unwrap_or_default());
            if name.chars().all(|letter| letter.is_alphabetic() || is_mark(letter) || matches!(letter, ' ' | '.'))
                && !name.is_empty()
            {
                push(&mut names, name);
            }
        }
        let more: Vec<String> =
            names.iter().flat_map(|name| glued.iter().map(move |letter| format!("{letter}{name}"))).collect();
        more.into_iter().for_each(|name| push(&mut names, name));
        names.join(",")
    };
    let groups: Vec<String> = (1..=12).map(group).collect();
    if groups.iter().all(String::is_empty) { String::new() } else { groups.join("|") }
}

/// Vowel signs and other marks that stand inside words.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '׳' | '\u{93C}' | '\u{94D}' | '\u{300}'..='\u{36F}')
}

fn push(names: &mut Vec<String>, name: String) {
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

/// Seven groups of names, from Monday on.
fn days(calendars: &[&Value]) -> String {
    let group = |day: &&str| {
        let mut names = Vec::new();
        for width in ["wide", "abbreviated"] {
            for use_of in ["format", "stand-alone"] {
                for calendar in calendars {
                    let name = calendar["days"][use_of][width][*day].as_str().unwrap_or_default();
                    push(&mut names, plain(name).replace(',', ""));
                }
            }
        }
        names.join(",")
    };
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().map(group).collect::<Vec<_>>().join("|")
}

/// The words that stand in patterns: "de", "um", "ngày".
fn between(patterns: &[String]) -> String {
    let mut words = BTreeSet::new();
    for pattern in patterns {
        for (index, part) in pattern.replace("''", "’").split('\'').enumerate() {
            let text: String = if index % 2 == 1 {
                part.to_owned()
            } else {
                part.chars().map(|letter| if letter.is_ascii() { ' ' } else { letter }).collect()
            };
            let letters = |letter: char| !(letter.is_alphabetic() || is_mark(letter));
            words.extend(text.split(letters).filter(|word| !word.is_empty()).map(str::to_lowercase));
        }
    }
    words.into_iter().collect::<Vec<_>>().join("|")
}

/// What says that a time is before noon, and after it.
fn halves(gregorian: &Value) -> String {
    let group = |half: &str| {
        let mut names = Vec::new();
        for width in ["abbreviated", "wide"] {
            for alternative in ["", "-alt-variant"] {
                let name = gregorian["dayPeriods"]["format"][width][format!("{half}{alternative}")].as_str();
                push(&mut names, plain(name.unwrap_or_default()).replace(['.', ' '], ""));
            }
        }
        names.join(",")
    };
    format!("{}|{}", group("am"), group("pm"))
}

/// "vor 0 stunden": how the past is told from now.
fn ago(fields: &Value) -> String {
    let mut all = Vec::new();
    for unit in ["second", "minute", "hour", "day", "week", "month"] {
        for width in ["", "-short", "-narrow"] {
            for pattern in strings(&fields[format!("{unit}{width}")]["relativeTime-type-past"]) {
                if pattern.contains("{0}") && !pattern.starts_with(['-', '−']) {
                    push(&mut all, plain(&pattern.replace("{0}", "0")));
                }
            }
        }
    }
    all.join("|")
}

/// "gestern", "heute".
fn near(fields: &Value) -> String {
    let mut all = Vec::new();
    for day in ["relative-type--1", "relative-type-0"] {
        push(&mut all, plain(fields["day"][day].as_str().unwrap_or_default()));
    }
    all.join("|")
}
