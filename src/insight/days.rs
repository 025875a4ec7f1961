//! Days, months and years that an article names.
//!
//! Dates in figures are read by the labeller's grammar. A weekday, "yesterday" or a day without a year is that of a certain day only where
//! the article says when it was published, and where its sentence looks back or ahead and not both.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};

use crate::article::{Article, Rule, Span};
use crate::label;
use crate::language::calendar::Calendar;
use crate::order::Order as _;

use super::prose::Passage;

/// A day, month or year that the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Day {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// ISO 8601: a day, with the time where it is said, a month or a year. Absent where that is not certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// How it was read: `written`, `month`, `year`; of those told from the day of publication `weekday-before`, `weekday-after`,
    /// `day-before`, `same-day`, `day-after`, `nearest-year`; else `open`.
    pub rule: Rule,
}

/// A day on its way: the range of its text.
pub(super) struct Found {
    pub(super) range: Span,
    pub(super) iso: Option<String>,
    pub(super) rule: &'static str,
}

/// A day without a year is one of the nearest year only if it is no farther from that of publication.
const NEAR_DAYS: i64 = 150;
/// Dates are looked for in pieces of this many bytes.
const PIECE: usize = 560;
/// Letters that a weekday's name has at the least; shorter ones are too like other words.
const LEAST_OF_WEEKDAY: usize = 5;
/// In a longer sentence it is not asked what it looks at, in words.
const LONGEST_SENTENCE: usize = 120;
/// How far behind a word for the future a weekday stands that it goes with, in words.
const REACH_OF_FUTURE: usize = 9;

/// Words around days, by language.
struct Words {
    tag: &'static str,
    last: &'static [&'static str],
    next: &'static [&'static str],
    every: &'static [&'static str],
    /// Before a month that stands alone.
    months: &'static [&'static str],
    /// Before a year that stands alone.
    years: &'static [&'static str],
    tomorrow: &'static [&'static str],
    /// What makes a sentence speak of what is to come.
    future: &'static [&'static str],
    /// Endings of verbs that do.
    future_endings: &'static [&'static str],
}

/// Languages whose ways are known; of others only dates with figures are read, and weekdays without a certain day.
const WORDS: [Words; 7] = [
    Words {
        tag: "en",
        last: &["last", "past", "previous"],
        next: &["next", "coming"],
        every: &["every", "each", "any"],
        months: &[
            "in", "since", "until", "till", "by", "last", "next", "early", "late", "mid", "from", "during", "this",
            "before", "after",
        ],
        years: &[
            "in", "since", "of", "by", "from", "until", "till", "before", "after", "during", "late", "early", "around",
            "circa", "to", "between",
        ],
        tomorrow: &["tomorrow"],
        future: &[
            "will",
            "would",
            "shall",
            "won't",
            "won’t",
            "may",
            "might",
            "could",
            "should",
            "must",
            "plans",
            "plan",
            "planned",
            "due",
            "scheduled",
            "expected",
            "expects",
            "ahead",
            "upcoming",
            "set",
            "going",
            "hopes",
            "intends",
            "begins",
            "starts",
            "opens",
            "is",
            "are",
            "to",
            "until",
            "by",
        ],
        future_endings: &["'ll", "’ll"],
    },
    Words {
        tag: "de",
        last: &["letzten", "letzter", "letzte", "vergangenen", "vorigen"],
        next: &["nächsten", "nächster", "nächste", "kommenden"],
        every: &["jeden", "jeder", "jedem"],
        months: &[
            "im",
            "seit",
            "ab",
            "bis",
            "anfang",
            "ende",
            "mitte",
            "vom",
            "letzten",
            "nächsten",
            "vergangenen",
            "kommenden",
        ],
        years: &["seit", "bis", "jahr", "jahre", "jahres", "von", "ab", "vor", "nach", "anfang", "ende", "mitte", "um"],
        tomorrow: &["morgen"],
        future: &[
            "wird", "werden", "soll", "sollen", "sollte", "sollten", "will", "wollen", "möchte", "kann", "können",
            "könnte", "könnten", "geplant", "beginnt", "startet", "muss", "müssen", "ist", "sind", "findet", "bis",
        ],
        future_endings: &[],
    },
    Words {
        tag: "fr",
        last: &["dernier", "passé"],
        next: &["prochain"],
        every: &["chaque", "le"],
        months: &["en", "depuis", "dès", "fin", "début", "mi"],
        years: &["en", "depuis", "dès", "avant", "après", "année", "fin", "début", "jusqu'en", "jusqu’en"],
        tomorrow: &["demain"],
        future: &[
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "va",
            "vont",
            "peut",
            "est",
            "sont",
            "prévu",
            "prévue",
            "attendu",
        ],
        future_endings: &["ra", "ront", "rait", "raient", "rai", "rons"],
    },
    Words {
        tag: "es",
        last: &["pasado"],
        next: &["próximo"],
        every: &["cada", "los"],
        months: &["en", "desde", "hasta"],
        years: &["en", "desde", "hasta", "año", "de"],
        tomorrow: &[],
        future: &[
            "debe", "deben", "va", "van", "puede", "pueden", "es", "son", "está", "están", "previsto", "prevista",
        ],
        future_endings: &["rá", "rán", "ría", "rían", "ré", "remos"],
    },
    Words {
        tag: "it",
        last: &["scorso", "scorsa"],
        next: &["prossimo", "prossima"],
        every: &["ogni"],
        months: &["a", "in", "da", "dal", "fino"],
        years: &["nel", "dal", "del", "al", "anno"],
        tomorrow: &["domani"],
        future: &["deve", "devono", "può", "possono", "è", "sono", "previsto", "prevista"],
        future_endings: &["rà", "ranno", "rebbe", "rebbero", "rò", "remo"],
    },
    Words {
        tag: "pt",
        last: &["passado", "passada"],
        next: &["próximo", "próxima"],
        every: &["cada", "todo", "toda"],
        months: &["em", "desde", "até"],
        years: &["em", "desde", "até", "de", "ano"],
        tomorrow: &["amanhã"],
        future: &["deve", "devem", "vai", "vão", "pode", "podem", "é", "são", "está", "previsto", "prevista"],
        future_endings: &["rá", "rão", "ria", "riam", "rei", "remos"],
    },
    Words {
        tag: "nl",
        last: &["afgelopen", "vorige"],
        next: &["komende", "volgende"],
        every: &["elke", "iedere"],
        months: &["in", "sinds", "vanaf", "tot", "begin", "eind", "half"],
        years: &["in", "sinds", "vanaf", "tot", "uit", "jaar", "begin", "eind"],
        tomorrow: &[],
        future: &[
            "zal", "zullen", "zou", "zouden", "wil", "willen", "moet", "moeten", "kan", "kunnen", "gaat", "gaan",
            "gepland", "begint", "is", "zijn", "wordt", "worden",
        ],
        future_endings: &[],
    },
];

/// Finds the days of one article.
pub(super) struct Reader<'a> {
    language: Option<&'a str>,
    calendar: Calendar,
    words: Option<&'static Words>,
    published: Option<Date>,
}

/// Whether a sentence speaks of what has been or of what is to come.
#[derive(Clone, Copy, PartialEq)]
enum Tense {
    Past,
    Future,
}

impl<'a> Reader<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let language = article.language.as_deref();
        let tag = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        let published = article.metadata.published.as_ref().and_then(|field| day_of(&field.value));
        let words = WORDS.iter().find(|words| words.tag == tag);
        Self { language, calendar: Calendar::of(tag), words, published }
    }

    /// The days of a passage, in order and apart from each other.
    pub(super) fn find(&self, passage: &Passage<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        for &sentence in &passage.sentences {
            for piece in pieces(passage, sentence) {
                self.in_figures(passage.all(), piece, &mut found);
            }
        }
        let figures = found.len();
        let mut next = 0;
        let mut at = 0;
        while at < passage.words.len() {
            let span = passage.words[at].span;
            while next < figures && found[next].range.end <= span.start {
                next += 1;
            }
            let taken = next < figures && found[next].range.start < span.end;
            let day = if taken { None } else { self.in_words(passage, at) };
            let Some((end, day)) = day else {
                at += 1;
                continue;
            };
            found.push(day);
            at = end.max(at + 1);
        }
        found.order_by_key(|day| day.range.start);
        found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
        found
    }

    fn in_figures(&self, text: &str, piece: Span, found: &mut Vec<Found>) {
        for date in label::dates_in(piece.of(text), self.language) {
            let range = Span::new(piece.start + date.span.start, piece.start + date.span.end);
            // What ends the sentence is none of an abbreviation's.
            let words = range.of(text);
            let ends = range.end == piece.start + piece.of(text).trim_end().len();
            let words = if ends { words.trim_end_matches('.') } else { words };
            let range = Span::new(range.start, range.start + words.len());
            // "3h" is rather a length of time.
            if date.relative && !words.contains(' ') && words.is_ascii() {
                continue;
            }
            let (iso, rule) = match date.iso {
                Some(iso) => (Some(iso), "written"),
                None if date.relative => (None, "open"),
                None => self.nearest_year(words).map_or((None, "open"), |iso| (Some(iso), "nearest-year")),
            };
            found.push(Found { range, iso, rule });
        }
    }

    /// The day of words without a year, if it is near that of publication.
    fn nearest_year(&self, words: &str) -> Option<String> {
        let published = self.published?;
        let in_year = |year: i32| {
            let forms = [
                format!("{words}, {year}"),
                format!("{words} {year}"),
                format!("{words} de {year}"),
                format!("{year}年{words}"),
            ];
            let iso = forms.iter().find_map(|form| label::date_in(form, self.language))?.0;
            Some(((day_of(&iso)? - published).whole_days().abs(), iso))
        };
        let (days, iso) = (published.year() - 1..=published.year() + 1).filter_map(in_year).min()?;
        (days <= NEAR_DAYS).then_some(iso)
    }

    /// A day told by a word, and the word behind it.
    fn in_words(&self, passage: &Passage<'_>, at: usize) -> Option<(usize, Found)> {
        let word = passage.word(at);
        let first = word.chars().next()?;
        if first.is_ascii_digit() {
            return self.year(passage, at);
        }
        if !first.is_alphabetic() || word.len() > 24 {
            return None;
        }
        let name = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let range = Span::new(passage.words[at].span.start, passage.words[at].span.start + name.len());
        let senses = self.calendar.senses(name.strip_suffix("-feira").unwrap_or(name));
        let before = |back: usize| at.checked_sub(back).map_or("", |at| passage.word(at));
        if let Some(weekday) = senses.weekday.filter(|_| name.chars().count() >= LEAST_OF_WEEKDAY) {
            let portuguese = self.words.is_some_and(|words| words.tag == "pt");
            let capital =
                first.is_uppercase() || !matches!(self.words.map(|words| words.tag), Some("en" | "de") | None);
            let full = !portuguese || name.ends_with("-feira") || weekday >= 6;
            return (capital && full).then(|| self.weekday(passage, at, range, weekday)).flatten();
        }
        if let Some((_, capital)) = senses.month.filter(|_| name.chars().count() > 2) {
            if capital && !first.is_uppercase() {
                return None;
            }
            return self.month(passage, at, range);
        }
        let lower = name.to_lowercase();
        let quoted = passage.words[at].quoted;
        let mut near = self.calendar.near();
        let shifted = if near.next().is_some_and(|yesterday| yesterday == lower) {
            Some((-1, "day-before"))
        } else if self.words.is_some_and(|words| words.tomorrow.contains(&lower.as_str())) && !first.is_uppercase() {
            Some((1, "day-after"))
        } else if lower == "today"
            && name == word
            && before(1) != "of"
            && self.words.is_some_and(|words| words.tag == "en")
        {
            Some((0, "same-day"))
        } else {
            None
        };
        let (days, rule) = shifted?;
        let day = self.published.filter(|_| !quoted).and_then(|day| day.checked_add(Duration::days(days)));
        let rule = if day.is_some() { rule } else { "open" };
        Some((at + 1, Found { range, iso: day.map(iso_of), rule }))
    }

    fn weekday(&self, passage: &Passage<'_>, at: usize, range: Span, weekday: u8) -> Option<(usize, Found)> {
        let word = |at: usize| passage.word(at).to_lowercase();
        let before = at.checked_sub(1).filter(|_| passage.gap_before(at) == " ");
        let behind = Some(at + 1).filter(|&behind| behind < passage.words.len() && passage.gap_before(behind) == " ");
        let Some(words) = self.words else {
            return Some((at + 1, Found { range, iso: None, rule: "open" }));
        };
        let ahead = before.map(word).unwrap_or_default();
        let after = behind.map(word).unwrap_or_default();
        if words.every.contains(&ahead.as_str()) && !words.last.iter().chain(words.next).any(|one| *one == after) {
            return None;
        }
        // "Black Friday", "Easter Monday".
        let capital = before.is_some_and(|before| {
            passage.words[before].capital
                && passage.sentence_at(passage.words[before].span.start).start != passage.words[before].span.start
        });
        let is = |list: &[&str], one: &str| list.contains(&one);
        let told = if is(words.last, &ahead) || is(words.last, &after) {
            Some(Tense::Past)
        } else if is(words.next, &ahead) || is(words.next, &after) {
            Some(Tense::Future)
        } else {
            None
        };
        if capital && told.is_none() {
            return None;
        }
        let mut range = range;
        if let Some(before) = before.filter(|_| is(words.last, &ahead) || is(words.next, &ahead)) {
            range.start = passage.words[before].span.start;
        } else if let Some(behind) = behind.filter(|_| is(words.last, &after) || is(words.next, &after)) {
            range.end = passage.words[behind].span.end;
        }
        let tense = told.or_else(|| Self::tense(words, passage, at));
        let quoted = passage.words[at].quoted;
        let day = self.published.zip(tense).filter(|_| !quoted).and_then(|(published, tense)| {
            let today = published.weekday().number_from_monday();
            let back = i64::from((7 + today - weekday) % 7);
            match tense {
                // "Last Monday", on a Monday, is a week ago.
                Tense::Past if told.is_some() && back == 0 => published.checked_sub(Duration::days(7)),
                Tense::Past => published.checked_sub(Duration::days(back)),
                // "Next Friday" may be that of this week or the one behind it.
                Tense::Future if told.is_some() => None,
                Tense::Future => published.checked_add(Duration::days(if back == 0 { 7 } else { 7 - back })),
            }
        });
        let rule = match (day, tense) {
            (Some(_), Some(Tense::Past)) => "weekday-before",
            (Some(_), _) => "weekday-after",
            (None, _) => "open",
        };
        let end = passage.word_from(range.end);
        Some((end, Found { range, iso: day.map(iso_of), rule }))
    }

    /// Whether the sentence looks back or ahead at its weekday; nothing where it does both.
    fn tense(words: &Words, passage: &Passage<'_>, at: usize) -> Option<Tense> {
        let start = passage.words[at].span.start;
        let sentence = passage.sentence_at(start);
        let range = passage.word_from(sentence.start)..passage.word_from(sentence.end);
        if range.len() > LONGEST_SENTENCE {
            return None;
        }
        let ahead = |at: usize| {
            let word = passage.word(at);
            let lower = word.to_lowercase();
            !passage.words[at].quoted
                && (words.future.contains(&lower.as_str())
                    || (word.len() > 4 && words.future_endings.iter().any(|ending| lower.ends_with(ending))))
        };
        // "on Sunday to reach the final": what is weak says something only before the day.
        let weak = |at: usize| {
            let weak = [
                "to", "is", "are", "by", "until", "set", "ist", "sind", "bis", "est", "sont", "es", "son", "è", "sono",
                "é", "são", "zijn",
            ];
            weak.iter().any(|weak| passage.word(at).eq_ignore_ascii_case(weak))
        };
        let future: Vec<usize> = range.filter(|&one| ahead(one) && (one < at || !weak(one))).collect();
        if future.is_empty() {
            return Some(Tense::Past);
        }
        // "Work will begin on Monday."
        let near = |one: &&usize| **one < at && at - **one <= REACH_OF_FUTURE;
        let last = future.iter().rev().find(near)?;
        let comma = (last + 1..=at).any(|at| passage.gap_before(at).contains([',', ';', '—', '–', ':']));
        let strong = future.iter().filter(near).any(|one| !weak(*one));
        (!comma && strong).then_some(Tense::Future)
    }

    /// "March 2022", "in March".
    fn month(&self, passage: &Passage<'_>, at: usize, range: Span) -> Option<(usize, Found)> {
        let number = self.calendar.month(range.of(passage.all()))?;
        let mut next = at + 1;
        if matches!(passage.word(next), "de" | "del") {
            next += 1;
        }
        let gap = |at: usize| matches!(passage.gap_before(at), " " | ", " | ". ");
        let year = passage.word(next);
        if (at + 1..=next).all(gap) && next < passage.words.len() && is_year(year) {
            let range = Span::new(range.start, passage.words[next].span.end);
            return Some((next + 1, Found { range, iso: Some(format!("{year}-{number:02}")), rule: "month" }));
        }
        let before = at.checked_sub(1).filter(|_| passage.gap_before(at) == " ")?;
        let words = self.words?;
        let ahead = passage.word(before).to_lowercase();
        // A figure behind it is a day that the grammar did not take; a name can be a month's.
        let named = passage.words.get(at + 1).is_some_and(|word| word.capital) && passage.gap_before(at + 1) == " ";
        if !words.months.contains(&ahead.as_str()) || named {
            return None;
        }
        let mut range = range;
        if words.last.contains(&ahead.as_str()) || words.next.contains(&ahead.as_str()) {
            range.start = passage.words[before].span.start;
        }
        Some((at + 1, Found { range, iso: None, rule: "open" }))
    }

    /// "in 1998".
    fn year(&self, passage: &Passage<'_>, at: usize) -> Option<(usize, Found)> {
        let word = passage.word(at);
        let before = at.checked_sub(1).filter(|_| passage.gap_before(at) == " ")?;
        let ahead = passage.word(before).to_lowercase();
        let words = self.words?;
        let listed = words.tag == "en"
            && matches!(ahead.as_str(), "and" | "or")
            && before.checked_sub(1).is_some_and(|one| is_year(passage.word(one)));
        if !is_year(word) || !(words.years.contains(&ahead.as_str()) || listed) {
            return None;
        }
        let behind = passage.gap_before(at + 1);
        if behind.starts_with([':', '/', '%', '–']) {
            return None;
        }
        Some((at + 1, Found { range: passage.words[at].span, iso: Some(word.to_owned()), rule: "year" }))
    }
}

impl Found {
    pub(super) fn finished(self, passage: &Passage<'_>) -> Day {
        Day {
            text: self.range.of(passage.all()).to_owned(),
            span: passage.text.source_span(self.range),
            iso: self.iso,
            rule: self.rule.into(),
        }
    }
}

/// The sentence in pieces that are not too long for the grammar, cut between words.
fn pieces(passage: &Passage<'_>, sentence: Span) -> Vec<Span> {
    if sentence.len() <= PIECE {
        return vec![sentence];
    }
    let mut pieces = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > PIECE {
        let end = passage.words[..passage.word_from(start + PIECE)].last().map_or(start, |word| word.span.start);
        if end <= start {
            return pieces;
        }
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces.push(Span::new(start, sentence.end));
    pieces
}

fn is_year(word: &str) -> bool {
    const YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;
    word.len() == 4
        && word.parse().is_ok_and(|year| YEARS.contains(&year))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day that an ISO 8601 date begins with.
fn day_of(iso: &str) -> Option<Date> {
    let number = |from: usize, to: usize| iso.get(from..to)?.parse::<u16>().ok();
    let month = Month::try_from(u8::try_from(number(5, 7)?).ok()?).ok()?;
    let dashes = iso.get(4..5) == Some("-") && iso.get(7..8) == Some("-");
    let day = u8::try_from(number(8, 10)?).ok()?;
    Date::from_calendar_date(i32::from(number(0, 4)?), month, day).ok().filter(|_| dashes)
}

fn iso_of(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}
