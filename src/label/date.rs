//! Dates and times as articles write them, in the languages of `language/data/calendar.txt`.
//!
//! Nothing is filled in: without a year there is no ISO form, relative times stay words, dates of other calendars stay as
//! they are, and figures that could be day or month keep both readings until a weekday, a zone or the language decides.

use std::borrow::Cow;

use time::{Date, Month};

use super::phrase::head;
use crate::article::Span;
use crate::language::calendar::{Calendar, Senses};
use crate::language::cues::Cues;
use crate::language::fold;

/// A date found at the start of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundDate {
    /// How many bytes of the text it takes.
    pub len: usize,
    /// ISO 8601, with the time and the zone's offset when they are certain; nothing for relative or yearless dates.
    pub iso: Option<String>,
    /// The other reading of figures such as 04/05/2023.
    pub other: Option<String>,
    /// Whether it is told from now: "2 days ago".
    pub relative: bool,
}

impl FoundDate {
    /// The day in ISO 8601, without the time.
    pub fn day(&self) -> Option<&str> {
        self.iso.as_deref().and_then(|iso| iso.get(..10))
    }
}

/// A date inside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateInLine {
    /// What it says.
    pub date: FoundDate,
    /// Where the date stands.
    pub value: Span,
    /// Where its label begins, or the date itself where it has none.
    pub start: usize,
    /// What its label announces.
    pub label: Option<DateLabel>,
}

/// What the words before a date announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateLabel {
    /// When it was first published.
    Published,
    /// When it was last changed.
    Updated,
}

/// The longest date, and the longest line that is looked through, in bytes.
const LONGEST: usize = 120;
const LONGEST_LINE: usize = 600;
/// The longest name of a month or day, in bytes.
const LONGEST_NAME: usize = 32;
/// The longest unit of time behind its number, in bytes.
const LONGEST_UNIT: usize = 40;
/// The longest line that has a date without a figure.
const LONGEST_NEAR: usize = 60;
/// How many tokens a date can have, and a line that is looked through.
const MOST_TOKENS: usize = 28;
const MOST_TOKENS_OF_LINE: usize = 200;

/// The date that `text` begins with.
pub(super) fn at_start(text: &str, cues: &Cues) -> Option<FoundDate> {
    let first = text.chars().next()?;
    let text = head(text, LONGEST);
    if !(first.is_alphanumeric() && may_have_date(text, cues)) {
        return None;
    }
    // The first word tells already, mostly.
    let first = tokens(text, 1, cues);
    if !first.first().is_some_and(Token::may_open) {
        return None;
    }
    Scan { text, cues, tokens: tokens(text, MOST_TOKENS, cues) }.date(0)
}

/// All dates of a line, in order, each with the label before it. Cheap for a line without figures.
pub(super) fn find(line: &str, cues: &Cues) -> Vec<DateInLine> {
    let mut found: Vec<DateInLine> = Vec::new();
    if line.len() > LONGEST_LINE || !may_have_date(line, cues) {
        return found;
    }
    let scan = Scan { text: line, cues, tokens: tokens(line, MOST_TOKENS_OF_LINE, cues) };
    let mut at = 0;
    while at < scan.tokens.len() {
        let opens = scan.tokens[at].may_open() && scan.may_begin(at);
        let Some(date) = opens.then(|| scan.date(at)).flatten() else {
            at += 1;
            continue;
        };
        let start = scan.tokens[at].start;
        let value = Span::new(start, start + date.len);
        let behind = found.last().map_or(0, |before| before.value.end);
        let (start, label) = label_before(line, behind, start, cues);
        found.push(DateInLine { date, value, start, label });
        at = scan.tokens[at..].iter().position(|token| token.start >= value.end).map_or(scan.tokens.len(), |n| at + n);
    }
    found
}

/// Whether there is a figure, or one of the few dates without: a glance that most lines fail.
fn may_have_date(text: &str, cues: &Cues) -> bool {
    let mut foreign = false;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            return true;
        }
        foreign |= byte >= 0xC3;
    }
    // Digits of other scripts; "yesterday" is short or stands first.
    (foreign && text.chars().any(|letter| digit(letter).is_some())) || text.ends_with(" ago") || is_near(text, cues)
}

/// Whether a short line begins with a word such as "yesterday": a date without a figure.
pub(super) fn is_near(text: &str, cues: &Cues) -> bool {
    text.len() < LONGEST_NEAR
        && Calendar::may_open(fold::opening_hash(text))
        && cues.calendar.near().any(|near| starts_with(text, near))
}

/// Whether `text` begins with `lower`, whatever its case, and a word ends there.
fn starts_with(text: &str, lower: &str) -> bool {
    fold::strip(text, lower).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The label that stands right before a date at `at`, not before `from`: where it begins, and what it announces.
fn label_before(line: &str, from: usize, at: usize, cues: &Cues) -> (usize, Option<DateLabel>) {
    let between = &line[from..at];
    let before = between.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '：' | '՝' | '-' | '–' | '—' | '︎' | '\u{FE0F}')
    });
    if before.is_empty() {
        return (at, None);
    }
    if before.ends_with(['🗓', '📅', '🕒', '⏱', '🕐']) {
        let sign = before.chars().next_back().map_or(0, char::len_utf8);
        return (from + before.len() - sign, Some(DateLabel::Published));
    }
    let mut start = before.len().saturating_sub(LONGEST / 2);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let lower = before[start..].to_lowercase();
    // Where lower case changes lengths, no place in the one is known in the other.
    if lower.len() != before.len() - start {
        return (at, None);
    }
    // "ESTUpdated" is two words, "backdated" is one; Chinese and Japanese have no seams at all.
    let parted = |label: &str| {
        let (ahead, own) = before.split_at(before.len() - label.len());
        !ahead.ends_with(char::is_alphabetic)
            || own.starts_with(char::is_uppercase)
            || own.starts_with(|letter: char| !letter.is_alphabetic() || is_ideographic(letter))
    };
    let labels = cues.date_labels.iter().filter(|(label, _)| lower.ends_with(label) && parted(label));
    let Some((label, field)) = labels.max_by_key(|(label, _)| label.len()) else {
        // "le 13 décembre", "ngày 13": the word goes with the date.
        let word = lower.rsplit(' ').next().unwrap_or_default();
        let small = cues.date_words.contains(word) || cues.calendar.stands_between(word);
        return (if small { from + before.len() - word.len() } else { at }, None);
    };
    let label_start = from + before.len() - label.len();
    let kind = if *field == "updated" { DateLabel::Updated } else { DateLabel::Published };
    (label_start, Some(kind))
}

/// Letters of scripts that are written without blanks.
fn is_ideographic(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// A word or number of the text, with where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Its value and its digits, where it is a number.
    number: Option<(u32, u8)>,
    /// What it names, where it is a word.
    senses: Senses,
}

impl Token<'_> {
    /// Whether a date can begin with it.
    fn may_open(&self) -> bool {
        self.number.is_some() || self.senses.any() || self.is_one()
    }

    /// "an hour ago".
    fn is_one(&self) -> bool {
        self.text.eq_ignore_ascii_case("an") || self.text.eq_ignore_ascii_case("a")
    }
}

struct Scan<'a> {
    text: &'a str,
    cues: &'a Cues,
    tokens: Vec<Token<'a>>,
}

/// Day and month, year where there is one.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<u32>,
    month: u8,
    day: u8,
}

/// A day as it was read, and what is not known of it.
struct ReadDay {
    day: Day,
    /// The other order of its figures.
    other: Option<Day>,
    /// The token behind it.
    next: usize,
    /// Whether it is of another calendar.
    foreign: bool,
}

impl ReadDay {
    fn new(year: Option<u32>, month: u32, day: u32, next: usize) -> Self {
        Self { day: Day { year, month: month as u8, day: day as u8 }, other: None, next, foreign: false }
    }
}

/// A time of day.
struct Time {
    iso: String,
    /// Whether its zone is one of the Americas' (month before day) or another's; nothing without a zone.
    american: Option<bool>,
}

/// The years that a date can have.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2200;
/// The years that other calendars can have.
const OTHER_YEARS: std::ops::RangeInclusive<u32> = 1300..=1599;

impl Day {
    fn date(self) -> Option<Date> {
        let year = self.year.filter(|year| YEARS.contains(year))?;
        Date::from_calendar_date(i32::try_from(year).ok()?, Month::try_from(self.month).ok()?, self.day).ok()
    }

    fn iso(self) -> Option<String> {
        let date = self.date()?;
        Some(format!("{:04}-{:02}-{:02}", date.year(), self.month, self.day))
    }

    fn falls_on(self, weekday: u8) -> bool {
        self.date().is_some_and(|date| date.weekday().number_from_monday() == weekday)
    }
}

impl<'a> Scan<'a> {
    fn word(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).map(|token| token.text)
    }

    fn lower(&self, at: usize) -> Option<Cow<'a, str>> {
        let word = self.tokens.get(at).filter(|token| token.number.is_none())?.text;
        let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
        Some(if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })
    }

    /// Two tokens with a blank between, in lower case.
    fn lower_pair(&self, at: usize) -> Option<String> {
        let (first, second) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        let words = second.text.starts_with(char::is_alphanumeric) && first.text.starts_with(char::is_alphabetic);
        (words && second.start == first.end + 1).then(|| self.text[first.start..second.end].to_lowercase())
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<u8>) -> Option<u32> {
        self.tokens.get(at)?.number.filter(|(_, count)| digits.contains(count)).map(|(value, _)| value)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }

    /// Whether token `at` stands right behind the one before.
    fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| token.start == self.tokens[at - 1].end)
    }

    /// Whether a date may begin here: with a figure or a word of dates, not inside a word or a number.
    fn may_begin(&self, at: usize) -> bool {
        let Token { text, number, .. } = self.tokens[at];
        if number.is_none() && !Calendar::may_open(fold::opening_hash(text)) {
            return false;
        }
        if !self.is_glued(at) {
            return true;
        }
        let before = self.tokens[at - 1].text;
        let (letters, digits) = (before.ends_with(char::is_alphabetic), self.tokens[at - 1].number.is_some());
        // Glued to a word a date begins with a capital ("ByDec") or a figure behind a label ("Published13 Dec").
        !(digits || before.ends_with(['.', ',', '/', '-', '$', '€', '£', '#', '+', '−']))
            || (letters && self.tokens[at].text.starts_with(char::is_uppercase))
    }

    fn date(&self, start: usize) -> Option<FoundDate> {
        let from = self.tokens.get(start)?.start;
        let len = |next: usize| self.tokens[next - 1].end - from;
        if let Some((next, end)) = self.relative(start) {
            return Some(FoundDate {
                len: end.max(self.tokens[next - 1].end) - from,
                relative: true,
                ..FoundDate::default()
            });
        }
        let mut at = start;
        // "Wednesday, December 13"; "Wed 13 Dec". A weekday alone is no date.
        let (mut weekday, after) = self.weekday(at);
        if weekday.is_some() {
            at = after;
            while self.is(at, &[",", ".", "-", "–"]) {
                at += 1;
            }
            at = self.skip_between(at, 1);
        }
        let (read, time) = if let Some(read) = self.day(at) {
            let (read, behind) = self.weekday_behind(read);
            weekday = weekday.or(behind);
            let (time, next) = self.time(read.next);
            (ReadDay { next, ..read }, time)
        } else {
            // "5:04 p.m. ET Dec. 13, 2023": the time can come first.
            let (time, mut next) = self.time(at);
            time.as_ref()?;
            while self.is(next, &[",", "-", "–", "|", "·"]) {
                next += 1;
            }
            let (_, mut next) = self.weekday(self.skip_between(next, 2));
            while self.is(next, &[",", "."]) {
                next += 1;
            }
            (self.day(next)?, time)
        };
        let ReadDay { day, other, next, foreign } = read;
        if foreign {
            return Some(FoundDate { len: len(next), ..FoundDate::default() });
        }
        let american = time.as_ref().and_then(|time| time.american);
        let (day, other) = decide(day, other, weekday, american);
        let iso = day.iso();
        if iso.is_none() && (day.year.is_some() || !valid(day)) {
            return None;
        }
        let with_time = |date: String| match &time {
            Some(time) => format!("{date}T{}", time.iso),
            None => date,
        };
        let other = other.and_then(Day::iso).map(with_time);
        Some(FoundDate { len: len(next), iso: iso.map(with_time), other, relative: false })
    }

    /// The weekday that a date begins with, of one word or two ("thứ hai"), and the token behind it.
    fn weekday(&self, at: usize) -> (Option<u8>, usize) {
        let Some(Token { senses, .. }) = self.tokens.get(at) else { return (None, at) };
        if senses.opens {
            if let Some(day) = self.lower_pair(at).and_then(|pair| self.cues.calendar.long_weekday(&pair)) {
                return (Some(day), at + 2);
            }
            // "水曜日": the last letter is a token of its own.
            if self.word(at + 1).is_some_and(|unit| matches!(unit, "日" | "일")) && self.is_glued(at + 1) {
                let found = self.cues.calendar.weekday(&self.text[self.tokens[at].start..self.tokens[at + 1].end]);
                if found.is_some() {
                    return (found, at + 2);
                }
            }
        }
        let found = senses.weekday;
        // Portuguese weekdays have a hyphen.
        if self.is(at + 1, &["-"]) && self.is_glued(at + 1) && self.is(at + 2, &["feira"]) {
            return (found, at + 3);
        }
        (found, if found.is_some() { at + 1 } else { at })
    }

    /// "13 Aralık 2023 Çarşamba", "2023年12月13日（水）": a weekday behind the day.
    fn weekday_behind(&self, read: ReadDay) -> (ReadDay, Option<u8>) {
        let open = self.is(read.next, &["(", "（"]);
        let comma = self.is(read.next, &[","]);
        let (found, next) = self.weekday(read.next + usize::from(open || comma));
        if found.is_none() {
            return (read, None);
        }
        let closed = !open || self.is(next, &[")", "）"]);
        // A short name without brackets can be the beginning of something else.
        let from = self.tokens.get(read.next).map_or(0, |token| token.start);
        let long = self.text[from..self.tokens[next - 1].end].chars().count() > 2 && !self.is(next, &["."]);
        if !closed || !(open || long) {
            return (read, None);
        }
        (ReadDay { next: next + usize::from(open), ..read }, found)
    }

    /// Up to `most` words that stand between the parts of dates, with their full stops.
    fn skip_between(&self, at: usize, most: usize) -> usize {
        let mut next = at;
        for _ in 0..most {
            let Some(word) = self.lower(next) else { break };
            if !(self.cues.calendar.stands_between(&word) || self.cues.date_words.contains(&word)) {
                break;
            }
            next += 1;
            if self.is(next, &["."]) && self.is_glued(next) {
                next += 1;
            }
        }
        next
    }

    /// "3 hours ago", "vor 2 Tagen", "Yesterday, 18:20", "3h": the token behind it, and the byte where it ends.
    fn relative(&self, at: usize) -> Option<(usize, usize)> {
        let start = self.tokens[at].start;
        if self.tokens[at].number.is_none()
            && self.tokens[at].senses.opens
            && let Some(near) = self.cues.calendar.near().find(|near| starts_with(&self.text[start..], near))
        {
            let end = start + near.len();
            let behind = self.tokens.iter().position(|token| token.start >= end).unwrap_or(self.tokens.len());
            let next = self.skip_between(if self.is(behind, &[","]) { behind + 1 } else { behind }, 2);
            let (time, after) = self.time(next);
            return match time {
                Some(_) => Some((after, 0)),
                None => (at == 0 && behind == self.tokens.len()).then_some((behind, end)),
            };
        }
        // The number, or "an hour ago".
        let number = if self.tokens[at].is_one() && self.is(at + 2, &["ago"]) {
            at
        } else if self.tokens[at].number.is_some() || self.tokens[at].senses.opens {
            (at..at + 4).find(|&at| self.number(at, 1..=2).is_some())?
        } else {
            return None;
        };
        let token = self.tokens[number];
        let ahead = self.text[start..token.start].to_lowercase();
        let rest = head(&self.text[token.end..], LONGEST_UNIT).to_lowercase();
        let fits = |(before, after): &(&str, &str)| {
            ahead == *before
                && rest
                    .strip_prefix(after)
                    .is_some_and(|rest| !after.is_empty() && !rest.starts_with(char::is_alphanumeric))
        };
        if let Some((_, after)) = self.cues.calendar.ago().filter(fits).max_by_key(|(_, after)| after.len()) {
            // Lower case has other lengths in a few letters; then words end where the tokens do.
            let end = token.end + after.len();
            let next = self.tokens.iter().position(|token| token.start >= end).unwrap_or(self.tokens.len());
            return Some((next, self.tokens[next - 1].end));
        }
        let short = self.is(number + 1, &["s", "m", "h", "d", "w", "hr", "hrs", "min", "mins"])
            && self.word(number + 1).is_some_and(|unit| unit.starts_with(char::is_lowercase));
        if number != at || !short {
            return None;
        }
        if self.is(number + 2, &["ago"]) {
            return Some((number + 3, 0));
        }
        // "3h" alone, or parted from what follows by a mark, a capital or a seam.
        let ends = self.word(number + 2).is_none_or(|word| {
            !word.starts_with(char::is_alphanumeric)
                || (self.is_glued(number + 2) && word.starts_with(char::is_uppercase))
        });
        (self.is_glued(number + 1) && ends && (at == 0 || !self.tokens[at - 1].text.ends_with(char::is_alphanumeric)))
            .then_some((number + 2, 0))
    }

    fn day(&self, at: usize) -> Option<ReadDay> {
        self.year_first(at)
            .or_else(|| self.figures(at))
            .or_else(|| self.east_asian(at))
            .or_else(|| self.named(at))
            .or_else(|| self.counted_month(at))
            .or_else(|| self.other_calendar(at))
    }

    /// 2023-12-13, 2023/12/13, 2023. 12. 13.
    fn year_first(&self, at: usize) -> Option<ReadDay> {
        let year = self.number(at, 4..=4)?;
        let mark = self.word(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "." | "‑"))?;
        let month = self.number(at + 2, 1..=2)?;
        (self.word(at + 3)? == mark).then_some(())?;
        let day = self.number(at + 4, 1..=2)?;
        let mut next = at + 5;
        let glued = self.all_glued(at, at + 4);
        (glued || (mark == "." && self.is_glued(at + 1) && self.is_glued(at + 3))).then_some(())?;
        if mark == "." && self.is(next, &["."]) && self.is_glued(next) {
            next += 1;
        }
        let other = OTHER_YEARS.contains(&year) && self.cues.calendar.has_other_years();
        Some(ReadDay { foreign: other, ..ReadDay::new(Some(year), month, day, next) })
    }

    /// 13/12/2023, 12/13/2023, 13.12.2023, 13.12.23. Where both could be the month, the first reading is day before month, and
    /// the other way round is kept beside it unless full stops or the language's custom decide.
    fn figures(&self, at: usize) -> Option<ReadDay> {
        let first = self.number(at, 1..=2)?;
        let mark = self.word(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "." | "‑"))?;
        let second = self.number(at + 2, 1..=2)?;
        (self.word(at + 3)? == mark).then_some(())?;
        let blanks =
            mark == "." && self.is_glued(at + 1) && self.is_glued(at + 3) && self.number(at + 4, 4..=4).is_some();
        (blanks || self.all_glued(at, at + 4)).then_some(())?;
        let year = match self.tokens.get(at + 4)?.number? {
            (year, 4) => year,
            (year, 2) if mark != "-" && self.number(at + 2, 2..=2).is_some() => 2000 + year,
            _ => return None,
        };
        // "13.12.20231" and a version's further figures are none.
        if self.is(at + 5, &["/", mark])
            && self.is_glued(at + 5)
            && self.is_glued(at + 6)
            && self.number(at + 6, 1..=9).is_some()
        {
            return None;
        }
        let day_first = ReadDay::new(Some(year), second, first, at + 5);
        let month_first = ReadDay::new(Some(year), first, second, at + 5);
        Some(match (first > 12, second > 12) {
            (true, _) => day_first,
            (false, true) => month_first,
            (false, false) if mark == "." || first == second => day_first,
            (false, false) => match self.cues.calendar.day_first() {
                Some(true) => day_first,
                Some(false) => month_first,
                None => ReadDay { other: Some(month_first.day), ..day_first },
            },
        })
    }

    /// 2023年12月13日, 12月13日, 2023년 12월 13일.
    fn east_asian(&self, at: usize) -> Option<ReadDay> {
        let year = self.number(at, 4..=4).filter(|_| self.is(at + 1, &["年", "년"]));
        let at = if year.is_some() { at + 2 } else { at };
        let month = self.number(at, 1..=2).filter(|_| self.is(at + 1, &["月", "월"]))?;
        let day = self.number(at + 2, 1..=2).filter(|_| self.is(at + 3, &["日", "号", "일"]))?;
        Some(ReadDay::new(year, month, day, at + 4))
    }

    /// 13 December 2023, 13. Dec. 2023, 13 de diciembre de 2023, December 13, 2023, Dec 13: a month's name and a day either
    /// side of it.
    fn named(&self, at: usize) -> Option<ReadDay> {
        if let Some((month, next)) = self.month(at) {
            let mut next = next;
            if self.is(next, &["."]) || (self.is(next, &["-"]) && self.is_glued(next)) {
                next += 1;
            }
            let day = self.day_number(&mut next)?;
            let year = self.year(&mut next);
            return Some(ReadDay::new(year, month, day, next));
        }
        let mut next = at;
        // "2023 թ. դեկտեմբերի 13".
        if let Some(year) = self.number(at, 4..=4) {
            next = self.skip_after(self.skip_between(at + 1, 1));
            let (month, behind) = self.month(next)?;
            next = behind;
            let day = self.day_number(&mut next)?;
            return Some(ReadDay::new(Some(year), month, day, next));
        }
        let day = self.day_number(&mut next)?;
        if self.is(next, &[".", "-", "/"]) {
            next += 1;
        }
        let (month, behind) = self.month(self.skip_between(next, 1))?;
        next = behind;
        let year = self.year(&mut next);
        if year.is_none() && self.is(next, &["."]) && self.is_glued(next) {
            next += 1;
        }
        Some(ReadDay::new(year, month, day, next))
    }

    /// "13 tháng 12 năm 2023": the month is counted, a word before it.
    fn counted_month(&self, at: usize) -> Option<ReadDay> {
        let day = self.number(at, 1..=2)?;
        (self.is(at + 1, &["tháng"]) && self.cues.calendar.stands_between("tháng")).then_some(())?;
        let month = self.number(at + 2, 1..=2)?;
        let mut next = at + 3;
        let year = self.year(&mut next);
        Some(ReadDay::new(year, month, day, next))
    }

    /// "25 Kislev 5784", "۲۲ آذر ۱۴۰۲": kept as it stands.
    fn other_calendar(&self, at: usize) -> Option<ReadDay> {
        self.number(at, 1..=2)?;
        let start = self.tokens.get(at + 1)?.start;
        let text = &self.text[start..];
        let name =
            self.cues.calendar.other_months().filter(|name| starts_with(text, name)).max_by_key(|name| name.len())?;
        let behind = self.tokens.iter().position(|token| token.start >= start + name.len())?;
        let behind = if self.is(behind, &[","]) { behind + 1 } else { behind };
        self.number(behind, 3..=4)?;
        Some(ReadDay { foreign: true, ..ReadDay::new(None, 1, 1, behind + 1) })
    }

    /// The month that is named here, and the token behind it.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let senses = self.tokens.get(at)?.senses;
        let long = || Some((self.cues.calendar.long_month(&self.lower_pair(at)?)?, at + 2));
        let ((month, capital), mut next) =
            senses.month.map(|month| (month, at + 1)).or_else(|| senses.opens.then(long).flatten())?;
        // "may" and "march" are months only with a capital.
        (!capital || self.word(at)?.starts_with(char::is_uppercase)).then_some(())?;
        // Two names of one month, as the Arab press has them.
        if self.is(next, &["/"])
            && let Some((_, behind)) = self.month(next + 1)
        {
            next = behind;
        }
        Some((u32::from(month), next))
    }

    /// A day of the month: 13, 13th, 1er, 1º.
    fn day_number(&self, next: &mut usize) -> Option<u32> {
        let day = self.number(*next, 1..=2).filter(|day| (1..=31).contains(day))?;
        *next += 1;
        if self.is(*next, &["st", "nd", "rd", "th", "er", "º", "ª", "°", "ο"]) && self.is_glued(*next) {
            *next += 1;
        }
        Some(day)
    }

    /// A year behind day and month: `, 2023`, ` de 2023`, `-2023`, `'23`, but not a clock's figures; what may follow it as well
    /// ("г.", "թ.").
    fn year(&self, next: &mut usize) -> Option<u32> {
        let mut at = *next;
        if self.is(at, &[",", ".", "/", "-"]) {
            at += 1;
        }
        at = self.skip_between(at, 1);
        let short = self.is(at, &["'", "’"]) || (at > *next && self.is(at - 1, &["-"]) && self.is_glued(at));
        if short {
            let digits = if self.is(at, &["'", "’"]) { at + 1 } else { at };
            if let Some(year) = self.number(digits, 2..=2).filter(|_| self.is_glued(digits)) {
                *next = digits + 1;
                return Some(2000 + year);
            }
        }
        let year = self.number(at, 4..=4).filter(|year| YEARS.contains(year))?;
        *next = self.skip_after(at + 1);
        Some(year)
    }

    /// What may stand behind a year or a clock: "г.", "года", "Uhr".
    fn skip_after(&self, at: usize) -> usize {
        if !self.lower(at).is_some_and(|word| self.cues.date_endings.contains(&word)) {
            return at;
        }
        let stop = self.is(at + 1, &["."]) && self.is_glued(at + 1);
        at + 1 + usize::from(stop && self.word(at).is_some_and(|word| word.chars().count() < 3))
    }

    /// A time of day behind a date: `, 09:12 GMT`, ` at 7:40 a.m. ET`, `T09:12:00+01:00`, ` um 9.12 Uhr`, ` 오전 9:12`.
    fn time(&self, after_date: usize) -> (Option<Time>, usize) {
        let mut at = after_date;
        while self.is(at, &[",", "،", "at", "-", "–", "—", "T", "|", "·", "•", "(", "/", "klo"]) {
            at += 1;
        }
        at = self.skip_between(at, 2);
        let (early, at) = self.half(at);
        let Some((mut hour, minute, second, next)) = self.clock(at, early.is_some()) else { return (None, after_date) };
        let (late, next) = self.half(next);
        match early.or(late) {
            Some(_) if !(1..=12).contains(&hour) => return (None, after_date),
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        if hour > 23 {
            return (None, after_date);
        }
        let next = self.skip_after(next);
        let (zone, american, next) = self.zone(next);
        let next =
            if self.tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.text == "(") && self.is(next, &[")"]) {
                next + 1
            } else {
                next
            };
        let seconds = second.map(|second| format!(":{second:02}")).unwrap_or_default();
        (Some(Time { iso: format!("{hour:02}:{minute:02}{seconds}{zone}"), american }), next)
    }

    /// Whether a half of the day is said here, after noon or not; "a.m." comes as several tokens, "am" as one.
    fn half(&self, at: usize) -> (Option<bool>, usize) {
        let Some(word) = self.lower(at) else { return (None, at) };
        let mut next = at + 1;
        let mut letters = word;
        if self.is(next, &["."]) && letters.chars().count() == 1 && self.is_glued(next) {
            if let Some(second) = self.lower(next + 1).filter(|second| second.chars().count() == 1) {
                letters = Cow::Owned(format!("{letters}{second}"));
                next += if self.is(next + 2, &["."]) && self.is_glued(next + 2) { 3 } else { 2 };
            } else {
                next += 1;
            }
        }
        let found = self.cues.calendar.half(&letters);
        (found, if found.is_some() { next } else { at })
    }

    fn clock(&self, at: usize, half: bool) -> Option<(u32, u32, Option<u32>, usize)> {
        let hour = self.number(at, 1..=2)?;
        let minute = |at: usize| self.number(at, 2..=2).filter(|minute| *minute < 60);
        // "9時12分", "9시 12분", "09h12", "9 h 12".
        if self.is(at + 1, &["時", "时", "點", "点", "시", "h", "giờ"]) {
            let Some(minute) = self.number(at + 2, 1..=2).filter(|minute| *minute < 60) else {
                return (half || self.is_glued(at + 1)).then_some((hour, 0, None, at + 2));
            };
            let marked = self.is(at + 3, &["分", "분", "phút"]);
            return Some((hour, minute, None, at + 3 + usize::from(marked)));
        }
        if !self.is(at + 1, &[":", ".", "："]) || minute(at + 2).is_none() {
            // "7 a.m.", "오전 9", "um 8 Uhr".
            let said = at > 0
                && self.lower(at - 1).is_some_and(|word| self.cues.date_words.contains(&word))
                && self.skip_after(at + 1) > at + 1;
            return (half || said || self.half(at + 1).0.is_some()).then_some((hour, 0, None, at + 1));
        }
        let minute = minute(at + 2)?;
        self.all_glued(at, at + 2).then_some(())?;
        let second =
            self.is(at + 3, &[":"]).then(|| self.number(at + 4, 2..=2)).flatten().filter(|second| *second < 60);
        let mut next = if second.is_some() { at + 5 } else { at + 3 };
        // Fractions of a second are dropped.
        if second.is_some()
            && self.is(next, &["."])
            && self.number(next + 1, 1..=9).is_some()
            && self.all_glued(next - 1, next + 1)
        {
            next += 2;
        }
        Some((hour, minute, second, next))
    }

    /// The zone behind a time, as an ISO offset where its name means one offset only; others are passed over and the time
    /// stays a local one. Also whether the zone is an American one.
    fn zone(&self, at: usize) -> (String, Option<bool>, usize) {
        // "(GMT+7)"
        if self.is(at, &["("]) {
            let (zone, american, next) = self.zone(at + 1);
            return if next > at + 1 && self.is(next, &[")"]) {
                (zone, american, next + 1)
            } else {
                (String::new(), None, at)
            };
        }
        let Some(word) = self.word(at) else { return (String::new(), None, at) };
        let fixed = match word {
            "Z" => "Z",
            "GMT" | "UTC" => {
                if self.is(at + 1, &["+", "-", "−"])
                    && let Some((hours, minutes, next)) = self.offset(at + 2)
                {
                    let sign = if self.is(at + 1, &["+"]) { '+' } else { '-' };
                    return (format!("{sign}{hours:02}:{minutes:02}"), Some(false), next);
                }
                "Z"
            }
            "CET" | "MEZ" => "+01:00",
            "CEST" | "EET" | "MESZ" => "+02:00",
            "EEST" | "MSK" | "МСК" | "мск" | "TRT" => "+03:00",
            "EST" => "-05:00",
            "EDT" => "-04:00",
            "MDT" => "-06:00",
            "PST" => "-08:00",
            "PDT" => "-07:00",
            "JST" | "KST" => "+09:00",
            "HKT" | "SGT" => "+08:00",
            "WIB" => "+07:00",
            "+" | "-" | "−" if self.is_glued(at) => {
                if let Some((hours, minutes, next)) = self.offset(at + 1) {
                    let sign = if word == "+" { '+' } else { '-' };
                    return (format!("{sign}{hours:02}:{minutes:02}"), None, next);
                }
                return (String::new(), None, at);
            }
            "ET" | "CT" | "MT" | "PT" | "MST" | "CDT" => return (String::new(), Some(true), at + 1),
            "BST" | "IST" | "CST" | "AEST" | "AEDT" | "NZST" | "NZDT" | "SAST" | "WAT" | "EAT" | "PKT" | "AST"
            | "GST" => {
                return (String::new(), None, at + 1);
            }
            _ => return (String::new(), None, at),
        };
        let american = matches!(word, "EST" | "EDT" | "MDT" | "PST" | "PDT");
        // An offset that is glued to digits is the time's own; "Z" says nothing of the place.
        (fixed.to_owned(), (word != "Z").then_some(american), at + 1)
    }

    fn offset(&self, at: usize) -> Option<(u32, u32, usize)> {
        if let Some(both) = self.number(at, 4..=4) {
            return Some((both / 100, both % 100, at + 1)).filter(|(hours, minutes, _)| *hours < 15 && *minutes < 60);
        }
        let hours = self.number(at, 1..=2).filter(|hours| *hours < 15)?;
        if self.is(at + 1, &[":"]) {
            let minutes = self.number(at + 2, 2..=2).filter(|minutes| *minutes < 60)?;
            return Some((hours, minutes, at + 3));
        }
        Some((hours, 0, at + 1))
    }

    /// Whether there is no blank from token `first` to token `last`.
    fn all_glued(&self, first: usize, last: usize) -> bool {
        (first + 1..=last).all(|at| self.is_glued(at))
    }
}

/// A weekday decides between two orders of figures, or a zone does.
fn decide(day: Day, other: Option<Day>, weekday: Option<u8>, american: Option<bool>) -> (Day, Option<Day>) {
    let Some(second) = other else { return (day, None) };
    if let Some(weekday) = weekday
        && day.falls_on(weekday) != second.falls_on(weekday)
    {
        return (if day.falls_on(weekday) { day } else { second }, None);
    }
    match american {
        Some(true) => (second, None),
        Some(false) => (day, None),
        None => (day, other),
    }
}

/// Whether there is such a day in any year.
fn valid(day: Day) -> bool {
    Day { year: Some(2000), ..day }.date().is_some()
}

/// The value of a digit of any of the scripts that dates are written in.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{966}'..='\u{96F}' => '\u{966}',
        '\u{9E6}'..='\u{9EF}' => '\u{9E6}',
        '\u{E50}'..='\u{E59}' => '\u{E50}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// Signs inside words: vowel signs, joiners, the apostrophes of abbreviations.
fn is_word(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{93C}' | '\u{94D}' | '\u{64B}'..='\u{652}' | '\u{200C}' | '\u{200D}' | '׳' | '\u{300}'..='\u{36F}')
}

/// East Asian letters that are a word of their own beside figures.
fn is_unit(letter: char) -> bool {
    matches!(letter, '年' | '月' | '日' | '号' | '時' | '时' | '點' | '点' | '分' | '년' | '월' | '일' | '시' | '분')
}

/// Runs of digits, runs of letters, and every other mark alone; no blanks. A run of letters ends where a capital follows a
/// small letter, or a capitalised word follows capitals: "pmUpdated", "ESTUpdated".
fn tokens<'a>(text: &'a str, most: usize, cues: &Cues) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next().filter(|_| tokens.len() < most) {
        let mut end = start + first.len_utf8();
        let (mut number, mut senses) = (None, Senses::default());
        if let Some(value) = digit(first) {
            let (mut value, mut count) = (value, 1_u8);
            for letter in text[end..].chars() {
                let Some(next) = digit(letter) else { break };
                // "20233:00": pages glue a time to its year.
                if count == 4 && (1900..2100).contains(&value) && is_clock(&text[end..]) {
                    break;
                }
                value = value.saturating_mul(10).saturating_add(next);
                count = count.saturating_add(1);
                end += letter.len_utf8();
            }
            number = Some((value, count));
        } else if is_word(first) && !is_unit(first) {
            end = word_end(text, start);
            if end - start <= LONGEST_NAME {
                senses = cues.calendar.senses(&text[start..end]);
            }
        }
        if !first.is_whitespace() {
            tokens.push(Token { text: &text[start..end], start, end, number, senses });
        }
        start = end;
    }
    tokens
}

/// Whether `text` begins with a time such as 3:00 or 10:30.
fn is_clock(text: &str) -> bool {
    let hour = text.bytes().take_while(u8::is_ascii_digit).count();
    let minute = text.get(hour..).and_then(|rest| rest.strip_prefix(':'));
    (1..=2).contains(&hour) && minute.is_some_and(|minute| minute.bytes().take_while(u8::is_ascii_digit).count() == 2)
}

/// Where the word ends that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    // The two letters before, the nearer one last.
    let mut before: [Option<char>; 2] = [None; 2];
    for letter in text[start..].chars() {
        if !is_word(letter) || (end > start && is_unit(letter)) {
            break;
        }
        match before {
            [_, Some(last)] if letter.is_uppercase() && last.is_lowercase() => break,
            [Some(first), Some(last)] if letter.is_lowercase() && last.is_uppercase() && first.is_uppercase() => {
                // The last capital begins the next word.
                return end - last.len_utf8();
            }
            _ => {}
        }
        before = [before[1], Some(letter)];
        end += letter.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso_in(language: &str, text: &str) -> Option<String> {
        let found = at_start(text, Cues::of(Some(language)))?;
        assert_eq!(found.len, text.len(), "{text} is not read to its end");
        found.iso
    }

    fn iso(text: &str) -> Option<String> {
        iso_in("en", text)
    }

    #[test]
    fn dates_are_read_as_written() {
        for (text, expected) in [
            ("2023-12-13", "2023-12-13"),
            ("2023-12-13T09:12:00+01:00", "2023-12-13T09:12:00+01:00"),
            ("2023-12-13T09:12:00.000Z", "2023-12-13T09:12:00Z"),
            ("13 December 2023, 09:12 GMT", "2023-12-13T09:12Z"),
            ("14 December 2023 at 7:40 a.m. ET", "2023-12-14T07:40"),
            ("Wed 13 Dec 2023 09.12 CET", "2023-12-13T09:12+01:00"),
            ("Dec. 13, 2023", "2023-12-13"),
            ("Dec 13, 2023, 14:05 IST", "2023-12-13T14:05"),
            ("December 13th, 2023 12:05 am", "2023-12-13T00:05"),
            ("December 15, 2023 12:25 pm", "2023-12-15T12:25"),
            ("13.12.2023", "2023-12-13"),
            ("13.12.23", "2023-12-13"),
            ("12/13/2023", "2023-12-13"),
            ("13-Dec-2023", "2023-12-13"),
            ("2023年12月13日", "2023-12-13"),
            ("Wednesday, December 13, 2023", "2023-12-13"),
            ("Wednesday 04/05/2023", "2023-04-05"),
            ("Thursday 04/05/2023", "2023-05-04"),
            ("04/05/2023 9:12 a.m. ET", "2023-04-05T09:12"),
            ("04/05/2023, 09:12 CET", "2023-05-04T09:12+01:00"),
            ("DEC 13, 2023", "2023-12-13"),
            ("2023-12-13 (Wed) 09:12", "2023-12-13T09:12"),
            ("13 décembre 2023", "2023-12-13"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn each_language_has_its_own_form() {
        for (language, text, expected) in [
            ("de", "Mittwoch, 13. Dezember 2023, 9.12 Uhr", "2023-12-13T09:12"),
            ("de", "13.12.2023 um 09:12 Uhr", "2023-12-13T09:12"),
            ("fr", "mercredi 13 décembre 2023 à 09h12", "2023-12-13T09:12"),
            ("fr", "1er mai 2023", "2023-05-01"),
            ("es", "13 de diciembre de 2023 a las 9:12", "2023-12-13T09:12"),
            ("es", "Miércoles, 13 dic 2023", "2023-12-13"),
            ("pt", "quarta-feira, 13 de dezembro de 2023 às 09h12", "2023-12-13T09:12"),
            ("pt", "04/05/2023", "2023-05-04"),
            ("it", "mercoledì 13 dicembre 2023 alle ore 9.12", "2023-12-13T09:12"),
            ("nl", "woensdag 13 december 2023 om 09:12 uur", "2023-12-13T09:12"),
            ("pl", "13 grudnia 2023, godz. 9:12", "2023-12-13T09:12"),
            ("ru", "13 декабря 2023 г. в 09:12 МСК", "2023-12-13T09:12+03:00"),
            ("ru", "13 декабря 2023 года", "2023-12-13"),
            ("uk", "13 грудня 2023 р. о 09:12", "2023-12-13T09:12"),
            ("tr", "13 Aralık 2023 Çarşamba 09:12", "2023-12-13T09:12"),
            ("ar", "١٣ ديسمبر ٢٠٢٣", "2023-12-13"),
            ("ar", "13 ديسمبر/كانون الأول 2023", "2023-12-13"),
            ("he", "13 בדצמבר 2023", "2023-12-13"),
            ("fa", "13 دسامبر 2023", "2023-12-13"),
            ("hi", "13 दिसंबर 2023", "2023-12-13"),
            ("zh", "2023年12月13日 上午9:12", "2023-12-13T09:12"),
            ("ja", "2023年12月13日（水）午後9時12分", "2023-12-13T21:12"),
            ("ja", "2023年12月13日 水曜日", "2023-12-13"),
            ("ko", "2023년 12월 13일 수요일 오전 9:12", "2023-12-13T09:12"),
            ("ko", "2023. 12. 13. 오후 9:12", "2023-12-13T21:12"),
            ("hy", "13 դեկտեմբերի, 2023", "2023-12-13"),
            ("hy", "2023 թ. դեկտեմբերի 13", "2023-12-13"),
            ("el", "13 Δεκεμβρίου 2023, 9:12 μ.μ.", "2023-12-13T21:12"),
            ("sv", "13 december 2023 kl. 09.12", "2023-12-13T09:12"),
            ("cs", "13. prosince 2023 v 9:12", "2023-12-13T09:12"),
            ("ro", "13 decembrie 2023, ora 09:12", "2023-12-13T09:12"),
            ("id", "Rabu, 13 Des 2023 09:12 WIB", "2023-12-13T09:12+07:00"),
            ("vi", "Thứ tư, 13/12/2023, 09:12 (GMT+7)", "2023-12-13T09:12+07:00"),
            ("vi", "13 tháng 12 năm 2023", "2023-12-13"),
        ] {
            assert_eq!(iso_in(language, text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_stays_words() {
        for (language, text) in [
            ("en", "3 hours ago"),
            ("en", "Yesterday, 18:20"),
            ("en", "Dec. 13"),
            ("en", "5m ago"),
            ("en", "An hour ago"),
            ("en", "3h"),
            ("en", "25 Kislev 5784"),
            ("fa", "۲۲ آذر ۱۴۰۲"),
            ("fa", "1402/09/22"),
            ("de", "vor 3 Stunden"),
            ("fr", "il y a 2 jours"),
            ("es", "hace 5 min"),
            ("ru", "2 часа назад"),
            ("ja", "3時間前"),
            ("ko", "2시간 전"),
            ("zh", "5分钟前"),
            ("ar", "قبل 3 ساعات"),
            ("de", "Gestern, 18:20 Uhr"),
            ("it", "13 dic"),
        ] {
            assert_eq!(iso_in(language, text), None, "{text}");
            assert!(at_start(text, Cues::of(Some(language))).is_some(), "{text} is a date");
        }
        let both = at_start("04/05/2023", Cues::of(None)).unwrap();
        assert_eq!((both.iso.as_deref(), both.other.as_deref()), (Some("2023-05-04"), Some("2023-04-05")));
    }

    #[test]
    fn look_alikes_are_no_dates() {
        for text in [
            "2023",
            "31 trucks",
            "may 13 people",
            "30 February 2023",
            "1.2.3",
            "Wednesday the roads",
            "12 monkeys",
            "10.5.2 release",
            "5m people",
            "3D printing",
            "24/7",
            "Today the roads",
        ] {
            assert_eq!(at_start(text, Cues::of(None)), None, "{text}");
        }
    }

    #[test]
    fn labels_and_dates_of_a_line_are_found() {
        let found = |language: &str, line: &str| -> Vec<String> {
            let dates = find(line, Cues::of(Some(language)));
            let label = |date: &DateInLine| match date.label {
                Some(DateLabel::Published) => "published ",
                Some(DateLabel::Updated) => "updated ",
                None => "",
            };
            dates.iter().map(|date| format!("{}{}", label(date), date.value.of(line))).collect()
        };
        for (language, line, expected) in [
            ("en", "Published Dec 13, 2023Updated Dec 14", vec!["published Dec 13, 2023", "updated Dec 14"]),
            (
                "en",
                "Dec. 13, 2023, 9:12 a.m. ESTUpdated Dec. 14, 2023",
                vec!["Dec. 13, 2023, 9:12 a.m. EST", "updated Dec. 14, 2023"],
            ),
            ("en", "9dAlden Petrosyan and Jeff Reyes", vec!["9d"]),
            ("en", "2 days ago (Updated 4 hours ago)", vec!["2 days ago", "updated 4 hours ago"]),
            ("en", "By Matthew N. Wells • December 15, 2023 12:25 pm", vec!["December 15, 2023 12:25 pm"]),
            ("en", "the road was backdated 13 December 2023", vec!["13 December 2023"]),
            (
                "de",
                "Veröffentlicht am 13. Dezember 2023, aktualisiert am 14.12.2023 um 8 Uhr",
                vec!["published 13. Dezember 2023", "updated 14.12.2023 um 8 Uhr"],
            ),
            ("fr", "Publié le 13 décembre 2023 à 09h12", vec!["published 13 décembre 2023 à 09h12"]),
            (
                "ja",
                "公開日：2023年12月13日　更新日：2023年12月14日",
                vec!["published 2023年12月13日", "updated 2023年12月14日"],
            ),
            ("ko", "입력 2023.12.13. 오전 9:12", vec!["published 2023.12.13. 오전 9:12"]),
        ] {
            assert_eq!(found(language, line), expected, "{line}");
        }
    }
}
