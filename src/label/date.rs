//! Dates and times as articles write them.
//!
//! A date is read from a place in a text on; what follows it is for the caller to judge. Nothing is filled in: without a year
//! there is no ISO form, relative times stay words, and figures that could be day or month keep both readings.

use time::{Date, Month};

use super::phrase::bare;
use crate::language::cues::Cues;

/// A date found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The date that `text` begins with.
pub(crate) fn find(text: &str, cues: &Cues) -> Option<FoundDate> {
    if !may_begin(text, cues) {
        return None;
    }
    let mut scan = Scan::new(text, cues);
    let found = scan.date()?;
    Some(found)
}

/// Whether a date can begin like this: with a figure, a weekday, a month, or a word that tells it from now.
fn may_begin(text: &str, cues: &Cues) -> bool {
    if text.starts_with(char::is_numeric) {
        return true;
    }
    let word = &text[..text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len())];
    !word.is_empty()
        && (cues.month(word).is_some()
            || cues.weekdays.has(word)
            || ["yesterday", "today", "an", "a"].into_iter().any(|now| word.eq_ignore_ascii_case(now)))
}

/// A word or number of the text, with where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

struct Scan<'a> {
    text: &'a str,
    cues: &'a Cues,
    tokens: Vec<Token<'a>>,
}

/// Day and month, year where there is one.
#[derive(Clone, Copy)]
struct Day {
    year: Option<i32>,
    month: u8,
    day: u8,
}

impl Day {
    fn iso(self) -> Option<String> {
        let date = Date::from_calendar_date(self.year?, Month::try_from(self.month).ok()?, self.day).ok()?;
        (1400..=2200).contains(&date.year()).then(|| format!("{:04}-{:02}-{:02}", date.year(), self.month, self.day))
    }
}

/// How many tokens a date can have.
const MOST_TOKENS: usize = 18;

impl<'a> Scan<'a> {
    fn new(text: &'a str, cues: &'a Cues) -> Self {
        Self { text, cues, tokens: tokens(text) }
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).map(|token| token.text)
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let word = self.word(at)?;
        (digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }

    fn end(&self, next: usize) -> usize {
        next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.end)
    }

    fn date(&mut self) -> Option<FoundDate> {
        if let Some(next) = self.relative() {
            return Some(FoundDate { len: self.end(next), iso: None, other: None, relative: true });
        }
        let mut at = 0;
        // "Wednesday, December 13"; "Wed 13 Dec". A weekday alone is no date.
        if self.word(0).is_some_and(|word| self.cues.weekdays.has(word)) {
            at += 1;
            while self.is(at, &[",", "."]) {
                at += 1;
            }
        }
        let ((day, other, next), time) = if let Some(found) = self.day(at) {
            let (time, next) = self.time(found.2);
            ((found.0, found.1, next), time)
        } else {
            // "5:04 p.m. ET Dec. 13, 2023": the time can come first.
            let (time, at) = self.time(at);
            let at = if self.is(at, &[",", "on"]) { at + 1 } else { at };
            (time.is_some().then(|| self.day(at))??, time)
        };
        let iso = day.iso();
        let partial = day.year.is_none();
        if iso.is_none() && !partial {
            return None;
        }
        let with_time = |date: String| match &time {
            Some(time) => format!("{date}T{time}"),
            None => date,
        };
        Some(FoundDate {
            len: self.end(next),
            iso: iso.map(with_time),
            other: other.and_then(Day::iso).map(with_time),
            relative: false,
        })
    }

    /// "3 hours ago", "2 days ago", "Yesterday, 18:20", "3h", "5m ago".
    fn relative(&self) -> Option<usize> {
        if self.is(0, &["yesterday", "today"]) {
            let next = if self.is(1, &[",", "at"]) { 2 } else { 1 };
            let (time, after) = self.time(next);
            return if time.is_some() { Some(after) } else { (self.tokens.len() == 1).then_some(1) };
        }
        self.number(0, 1..=2).or_else(|| self.is(0, &["an", "a"]).then_some(1))?;
        let unit = bare(self.word(1)?);
        let long = ["second", "minute", "min", "hour", "hr", "day", "week", "month", "year"];
        let singular = unit.strip_suffix('s').unwrap_or(&unit);
        let short = matches!(unit.as_str(), "s" | "m" | "h" | "d" | "w");
        if (long.contains(&singular) || short) && self.is(2, &["ago"]) {
            return Some(3);
        }
        (short && self.tokens.len() == 2 && self.tokens[0].end == self.tokens[1].start).then_some(2)
    }

    fn day(&self, at: usize) -> Option<(Day, Option<Day>, usize)> {
        self.iso_day(at).or_else(|| self.figures(at)).or_else(|| self.cjk(at)).or_else(|| self.named(at))
    }

    /// 2023-12-13, 2023/12/13.
    fn iso_day(&self, at: usize) -> Option<(Day, Option<Day>, usize)> {
        let year = self.number(at, 4..=4)?;
        let mark = self.word(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "."))?;
        let month = self.number(at + 2, 1..=2)?;
        (self.word(at + 3)? == mark).then_some(())?;
        let day = self.number(at + 4, 1..=2)?;
        self.glued(at, at + 4).then_some(())?;
        Some((Day { year: i32::try_from(year).ok(), month: month as u8, day: day as u8 }, None, at + 5))
    }

    /// 13/12/2023, 12/13/2023, 13.12.2023. Where both could be the month, the first reading is day before month for full
    /// stops, and the other way round is kept beside it.
    fn figures(&self, at: usize) -> Option<(Day, Option<Day>, usize)> {
        let first = self.number(at, 1..=2)?;
        let mark = self.word(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "."))?;
        let second = self.number(at + 2, 1..=2)?;
        (self.word(at + 3)? == mark).then_some(())?;
        let year = self.number(at + 4, 4..=4)?;
        self.glued(at, at + 4).then_some(())?;
        let day_first = Day { year: i32::try_from(year).ok(), month: second as u8, day: first as u8 };
        let month_first = Day { year: i32::try_from(year).ok(), month: first as u8, day: second as u8 };
        let next = at + 5;
        match (first > 12, second > 12) {
            (true, _) => Some((day_first, None, next)),
            (false, true) => Some((month_first, None, next)),
            (false, false) if mark == "." || first == second => Some((day_first, None, next)),
            (false, false) => Some((day_first, Some(month_first), next)),
        }
    }

    /// 2023年12月13日.
    fn cjk(&self, at: usize) -> Option<(Day, Option<Day>, usize)> {
        let year = self.number(at, 4..=4)?;
        (self.word(at + 1)? == "年" && self.word(at + 3)? == "月").then_some(())?;
        let (month, day) = (self.number(at + 2, 1..=2)?, self.number(at + 4, 1..=2)?);
        (self.word(at + 5)? == "日").then_some(())?;
        Some((Day { year: i32::try_from(year).ok(), month: month as u8, day: day as u8 }, None, at + 6))
    }

    /// 13 December 2023, 13. Dec. 2023, December 13, 2023, Dec 13: a month's name and a day either side of it.
    fn named(&self, at: usize) -> Option<(Day, Option<Day>, usize)> {
        if let Some(month) = self.month(at) {
            let mut next = at + 1;
            if self.is(next, &["."]) {
                next += 1;
            }
            let day = self.day_number(&mut next)?;
            let year = self.year(&mut next);
            return Some((Day { year, month, day }, None, next));
        }
        let mut next = at;
        let day = self.day_number(&mut next)?;
        if self.is(next, &[".", "of"]) {
            next += 1;
        }
        let month = self.month(next)?;
        next += 1;
        let year = self.year(&mut next);
        if year.is_none() && self.is(next, &["."]) && self.tokens[next].start == self.tokens[next - 1].end {
            next += 1;
        }
        Some((Day { year, month, day }, None, next))
    }

    fn month(&self, at: usize) -> Option<u8> {
        let word = self.word(at)?;
        // "may" and "march" are months only with a capital.
        word.starts_with(char::is_uppercase).then(|| self.cues.month(word))?
    }

    /// A day of the month: 13, 13th.
    fn day_number(&self, next: &mut usize) -> Option<u8> {
        let day = self.number(*next, 1..=2)?;
        (1..=31).contains(&day).then_some(())?;
        *next += 1;
        if self.is(*next, &["st", "nd", "rd", "th"]) && self.tokens[*next].start == self.tokens[*next - 1].end {
            *next += 1;
        }
        Some(day as u8)
    }

    /// A year behind day and month: `, 2023` or ` 2023`, but not a clock's figures.
    fn year(&self, next: &mut usize) -> Option<i32> {
        let at = if self.is(*next, &[",", "."]) { *next + 1 } else { *next };
        let year = self.number(at, 4..=4).filter(|year| (1400..=2200).contains(year))?;
        *next = at + 1;
        i32::try_from(year).ok()
    }

    /// A time of day behind a date: `, 09:12 GMT`, ` at 7:40 a.m. ET`, `T09:12:00+01:00`.
    fn time(&self, after_date: usize) -> (Option<String>, usize) {
        let mut at = after_date;
        while self.is(at, &[",", "at", "-", "–", "T", "|", "·", "•"]) {
            at += 1;
        }
        let Some((hour, minute, second, mut next)) = self.clock(at) else { return (None, after_date) };
        let mut hour = hour;
        // "a.m." comes as five tokens, "am" as one.
        let half = self.word(next).map(str::to_lowercase).unwrap_or_default();
        let dotted = self.is(next + 1, &["."]) && self.is(next + 2, &["m"]);
        let half = match half.as_str() {
            "am" | "pm" => {
                next += 1;
                half.chars().next()
            }
            "a" | "p" if dotted => {
                next += if self.is(next + 3, &["."]) { 4 } else { 3 };
                half.chars().next()
            }
            _ => None,
        };
        match half {
            Some(_) if !(1..=12).contains(&hour) => return (None, after_date),
            Some('p') if hour < 12 => hour += 12,
            Some('a') if hour == 12 => hour = 0,
            _ => {}
        }
        if hour > 23 {
            return (None, after_date);
        }
        let (zone, next) = self.zone(next);
        let seconds = second.map(|second| format!(":{second:02}")).unwrap_or_default();
        (Some(format!("{hour:02}:{minute:02}{seconds}{zone}")), next)
    }

    fn clock(&self, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
        let hour = self.number(at, 1..=2)?;
        if !self.is(at + 1, &[":", "."]) {
            // "7 a.m."
            let half = self.is(at + 1, &["am", "pm"]) || (self.is(at + 1, &["a", "p"]) && self.is(at + 3, &["m"]));
            return half.then_some((hour, 0, None, at + 1));
        }
        let minute = self.number(at + 2, 2..=2).filter(|minute| *minute < 60)?;
        self.glued(at, at + 2).then_some(())?;
        let second =
            self.is(at + 3, &[":"]).then(|| self.number(at + 4, 2..=2)).flatten().filter(|second| *second < 60);
        let mut next = if second.is_some() { at + 5 } else { at + 3 };
        // Fractions of a second are dropped.
        if second.is_some()
            && self.is(next, &["."])
            && self.number(next + 1, 1..=9).is_some()
            && self.glued(next - 1, next + 1)
        {
            next += 2;
        }
        Some((hour, minute, second, next))
    }

    /// The zone behind a time, as an ISO offset where its name means one offset only; others are passed over and the time
    /// stays a local one.
    fn zone(&self, at: usize) -> (String, usize) {
        let Some(word) = self.word(at) else { return (String::new(), at) };
        let fixed = match word {
            "Z" | "GMT" | "UTC" => "Z",
            "CET" => "+01:00",
            "CEST" | "EET" => "+02:00",
            "EEST" => "+03:00",
            "EST" => "-05:00",
            "EDT" => "-04:00",
            "MDT" => "-06:00",
            "PST" => "-08:00",
            "PDT" => "-07:00",
            "JST" | "KST" => "+09:00",
            "HKT" | "SGT" => "+08:00",
            "+" | "-" if self.tokens[at].start == self.tokens[at - 1].end => {
                if let Some((hours, minutes, next)) = self.offset(at + 1) {
                    return (format!("{word}{hours:02}:{minutes:02}"), next);
                }
                return (String::new(), at);
            }
            "ET" | "CT" | "MT" | "PT" | "BST" | "IST" | "CST" | "MST" | "AEST" | "AEDT" | "NZST" | "NZDT" | "SAST"
            | "WAT" | "EAT" | "PKT" | "WIB" | "MSK" | "AST" | "GST" => return (String::new(), at + 1),
            _ => return (String::new(), at),
        };
        (fixed.to_owned(), at + 1)
    }

    fn offset(&self, at: usize) -> Option<(u32, u32, usize)> {
        if let Some(both) = self.number(at, 4..=4) {
            return Some((both / 100, both % 100, at + 1)).filter(|(hours, minutes, _)| *hours < 15 && *minutes < 60);
        }
        let hours = self.number(at, 2..=2).filter(|hours| *hours < 15)?;
        if self.is(at + 1, &[":"]) {
            let minutes = self.number(at + 2, 2..=2).filter(|minutes| *minutes < 60)?;
            return Some((hours, minutes, at + 3));
        }
        Some((hours, 0, at + 1))
    }

    /// Whether there is no blank from token `first` to token `last`.
    fn glued(&self, first: usize, last: usize) -> bool {
        let (Some(from), Some(to)) = (self.tokens.get(first), self.tokens.get(last)) else { return false };
        !self.text[from.start..to.end].contains(char::is_whitespace)
    }
}

/// Runs of digits, runs of letters, and every other mark alone; no blanks. Only the first few: a date is short.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() && tokens.len() < MOST_TOKENS {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { break };
        let class =
            |letter: char| (letter.is_ascii_digit(), letter.is_alphabetic() && !matches!(letter, '年' | '月' | '日'));
        let len = match class(first) {
            (false, false) => first.len_utf8(),
            kind => rest.find(|letter: char| class(letter) != kind).unwrap_or(rest.len()),
        };
        if !first.is_whitespace() {
            tokens.push(Token { text: &rest[..len], start: at, end: at + len });
        }
        at += len;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        let found = find(text, Cues::of(None))?;
        assert_eq!(found.len, text.len(), "{text} is not read to its end");
        found.iso
    }

    #[test]
    fn dates_are_read_as_written() {
        for (text, expected) in [
            ("2023-12-13", "2023-12-13"),
            ("2023-12-13T09:12:00+01:00", "2023-12-13T09:12:00+01:00"),
            ("13 December 2023, 09:12 GMT", "2023-12-13T09:12Z"),
            ("14 December 2023 at 7:40 a.m. ET", "2023-12-14T07:40"),
            ("Wed 13 Dec 2023 09.12 CET", "2023-12-13T09:12+01:00"),
            ("Dec. 13, 2023", "2023-12-13"),
            ("Dec 13, 2023, 14:05 IST", "2023-12-13T14:05"),
            ("December 13th, 2023 12:05 am", "2023-12-13T00:05"),
            ("13.12.2023", "2023-12-13"),
            ("12/13/2023", "2023-12-13"),
            ("2023年12月13日", "2023-12-13"),
            ("Wednesday, December 13, 2023", "2023-12-13"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_stays_words() {
        for text in ["3 hours ago", "Yesterday, 18:20", "Dec. 13", "5m ago"] {
            assert_eq!(iso(text), None, "{text}");
        }
        let both = find("04/05/2023", Cues::of(None)).unwrap();
        assert_eq!((both.iso.as_deref(), both.other.as_deref()), (Some("2023-05-04"), Some("2023-04-05")));
    }

    #[test]
    fn look_alikes_are_no_dates() {
        for text in
            ["2023", "31 trucks", "may 13 people", "30 February 2023", "1.2.3", "Wednesday the roads", "12 monkeys"]
        {
            assert_eq!(find(text, Cues::of(None)), None, "{text}");
        }
    }
}
