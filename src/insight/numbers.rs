//! Numbers with what they count: percentages, money, measures, people and things.
//!
//! Ordinals, dates, clock times, scores and house numbers are left out, and so is a number of which it is not said what it counts,
//! unless its own form says that it is an amount ("1,234", "2 million").

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::Span;
use crate::language::cues::Cues;
use crate::language::quantities::{Quantities, has_point, parts_by_blank};
use crate::language::speech::Speech;

use super::prose::Passage;

/// What a number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NumberKind {
    /// A share in hundredths.
    Percent,
    /// A sum of money.
    Money,
    /// A length, weight, time, temperature or the like.
    Measure,
    /// How many there are of something.
    Count,
    /// An amount, and nothing beside it says of what.
    Plain,
}

/// A number of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Number {
    /// The number and its unit, as they stand there.
    pub text: String,
    /// Where.
    pub span: Span,
    /// What it is worth, words of scale included.
    pub value: f64,
    /// Its unit as written: "percent", "$", "km/h", "people".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it tells.
    pub kind: NumberKind,
}

/// More words than this do not stand between a number and what it counts.
const REACH_OF_NOUN: usize = 3;
/// Four digits in this range are rather a year.
const YEARS: std::ops::RangeInclusive<f64> = 1500.0..=2100.0;
/// What stands between the ends of a range.
const BETWEEN: [&str; 14] =
    ["–", "-", "—", " – ", " to ", " or ", " and ", " of ", " bis ", " und ", " à ", " et ", " a ", " y "];

/// The numbers of a passage that are not among what is `taken`.
pub(super) fn find(passage: &Passage<'_>, language: Option<&str>, taken: &[Span]) -> Vec<Number> {
    let scan = Scan {
        passage,
        text: passage.all(),
        words: Quantities::of(language),
        speech: Speech::of(language),
        cues: Cues::of(language),
        point: has_point(language),
        blanks: parts_by_blank(language),
    };
    let mut found = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut pending: Option<(Amount, usize)> = None;
    let mut at = 0;
    while at < passage.words.len() {
        let start = passage.words[at].span.start;
        while taken.next_if(|span| span.end <= start).is_some() {}
        let amount = if taken.peek().is_some_and(|span| span.start <= start) { None } else { scan.amount(at) };
        let Some(amount) = amount else {
            at += 1;
            continue;
        };
        at = passage.word_from(amount.end).max(at + 1);
        // "30 to 50 mm": the first has the unit of the second.
        if let Some((low, next)) = pending.take()
            && next == amount.digits
            && amount.kind != NumberKind::Plain
        {
            let scale = if low.scale < 1.5 && low.value < amount.value / amount.scale { amount.scale } else { 1.0 };
            let low = Amount { value: low.value * scale, unit: amount.unit, kind: amount.kind, ..low };
            found.push(scan.number(&low));
        }
        if amount.kind != NumberKind::Plain || amount.bare {
            found.push(scan.number(&amount));
        } else {
            let rest = &scan.text[amount.end..];
            let behind = BETWEEN.iter().find_map(|between| rest.strip_prefix(between));
            let next = behind.filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
            pending = next.map(|rest| (amount, scan.text.len() - rest.len()));
        }
    }
    found
}

/// An amount on its way.
struct Amount {
    start: usize,
    /// Where its first digit stands.
    digits: usize,
    end: usize,
    value: f64,
    /// What its words of scale are worth.
    scale: f64,
    unit: Option<Span>,
    kind: NumberKind,
    /// Whether it tells something without a unit.
    bare: bool,
}

struct Scan<'a> {
    passage: &'a Passage<'a>,
    text: &'a str,
    words: &'static Quantities,
    speech: &'static Speech,
    cues: &'static Cues,
    point: bool,
    blanks: bool,
}

impl Scan<'_> {
    fn number(&self, amount: &Amount) -> Number {
        let range = Span::new(amount.start, amount.end);
        Number {
            text: range.of(self.text).to_owned(),
            span: self.passage.text.source_span(range),
            value: amount.value,
            unit: amount.unit.map(|unit| unit.of(self.text).to_owned()),
            kind: amount.kind,
        }
    }

    fn amount(&self, at: usize) -> Option<Amount> {
        let word = self.passage.word(at);
        let first = word.chars().next()?;
        if digit(first).is_some() {
            return self.figures(at);
        }
        // "two", "Twenty-one", "six-hour".
        let head = word.split(['-', '‑']).next().unwrap_or_default();
        self.words.numbers.find(head)?;
        self.letters(at)
    }

    /// A number in figures.
    #[expect(clippy::too_many_lines, reason = "one look from left to right")]
    fn figures(&self, at: usize) -> Option<Amount> {
        let Span { start, .. } = self.passage.words[at].span;
        let word = self.passage.word(at);
        let len = figures_len(word);
        let (mut value, mut grouped) = value(&word[..len], self.point)?;
        let (mut end, mut last) = (start + len, at);
        let (before, behind) = (&self.text[..start], &self.text[start + word.len()..]);
        let prefix = self.money_before(before);
        let glued = before.chars().next_back().filter(|letter| !letter.is_whitespace());
        let inside = glued.is_some_and(|letter| {
            letter.is_alphanumeric() || matches!(letter, '.' | ',' | ':' | '/' | '#' | '-' | '_')
        });
        let inside =
            inside && prefix.is_none() && !glued.is_some_and(crate::language::is_unspaced) && glued != Some('-');
        let clock = |rest: &str| {
            let mut letters = rest.chars();
            matches!(letters.next(), Some(':' | '/' | '：')) && letters.next().is_some_and(|next| digit(next).is_some())
        };
        if inside || clock(behind) {
            return None;
        }
        // "12 500": the rest stands behind a blank.
        while len == word.len() && word.len() <= 3 && !word.starts_with('0') {
            let gap = self.passage.gap_before(last + 1);
            let next = self.passage.word(last + 1);
            let parts = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && self.blanks);
            let digits = figures_len(next);
            let three = next.len() >= 3 && next.as_bytes()[..3].iter().all(u8::is_ascii_digit);
            if !parts || !three || next[..digits].split([',', '.']).next().map_or(0, str::len) != 3 {
                break;
            }
            let (part, _) = self::value(&next[..digits], self.point)?;
            (value, grouped) = (value * 1000.0 + part, true);
            last += 1;
            end = self.passage.words[last].span.start + digits;
        }
        let tail = &self.text[end..self.passage.words[last].span.end];
        let (mut unit, mut kind, mut scale) = (None, NumberKind::Plain, 1.0);
        if let Some(rest) = tail.strip_prefix(['-', '‑']) {
            if let Some(second) = rest.chars().next().and_then(digit).map(|_| figures_len(rest)) {
                // "10-15 people", but a score, a phone number.
                let (high, _) = self::value(&rest[..second], self.point).filter(|_| second == rest.len())?;
                let whole = self.passage.words[last].span.end;
                let (unit, kind, _, _, _) = self.behind(whole, 1.0, None, false)?;
                return (kind != NumberKind::Plain && high > value).then_some(Amount {
                    start,
                    digits: start,
                    end: unit.map_or(whole, |unit: Span| unit.end),
                    value: high,
                    scale: 1.0,
                    unit,
                    kind,
                    bare: false,
                });
            }
            let own = Span::new(end + tail.len() - rest.len(), end + tail.len());
            let kind = self.compound(rest)?;
            return Some(Amount {
                start,
                digits: start,
                end: own.end,
                value,
                scale: 1.0,
                unit: Some(own),
                kind,
                bare: false,
            });
        }
        if !tail.is_empty() {
            let whole = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            let word_end = end + tail.len();
            let own = self.words.unit(tail).filter(|found| whole(found.rest) && found.rest.is_empty());
            let million = tail == "m" || tail == "M";
            let money_behind = || {
                let rest = self.text[word_end..].trim_start();
                self.words.unit(rest).is_some_and(|found| found.meaning == "money")
            };
            if million && (prefix.is_some() || money_behind()) {
                scale = 1e6;
            } else if let Some(found) = own.filter(|_| prefix.is_none()) {
                unit = Some(Span::new(end, word_end));
                kind = measured(found.meaning);
            } else {
                let (by, rest) = self.words.scale(tail)?;
                rest.is_empty().then_some(())?;
                scale = by;
            }
            end = word_end;
        }
        if unit.is_none() {
            let year = !grouped && scale < 1.5 && len == 4 && word.len() == 4 && YEARS.contains(&value);
            let (found, told, by, add, behind) = self.behind(end, scale, prefix, year)?;
            (unit, kind, scale, end) = (found, told, by, behind);
            value = value * scale + add;
        } else {
            value *= scale;
        }
        let start = prefix.map_or(start, |span| span.start.min(start));
        Some(Amount {
            start,
            digits: self.passage.words[at].span.start,
            end,
            value,
            scale,
            unit,
            kind,
            bare: grouped || scale > 1.0,
        })
    }

    /// What stands behind a number: unit, kind, scale, what is added to it (Japanese), and where all that ends. Nothing where it
    /// is a clock time or a day.
    fn behind(
        &self,
        mut end: usize,
        mut scale: f64,
        prefix: Option<Span>,
        year: bool,
    ) -> Option<(Option<Span>, NumberKind, f64, f64, usize)> {
        let mut add = 0.0;
        loop {
            let rest = self.text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let Some((by, behind)) = self.words.scale(rest) else { break };
            scale *= by;
            end = self.text.len() - behind.len();
            // "3億5000万円".
            let more = figures_len(behind);
            if more > 0
                && let Some((value, _)) = value(&behind[..more], self.point)
            {
                end += more;
                let by = self.words.scale(&behind[more..]);
                add += value * by.map_or(1.0, |(by, _)| by);
                end += by.map_or(0, |(_, rest)| behind.len() - more - rest.len());
                break;
            }
        }
        let rest = self.text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
        let hour = ["am", "pm", "a.m", "p.m", "Uhr", "o'clock", "o’clock", "時", "时", "시", "h"];
        let is_hour = |hour: &&str| {
            rest.strip_prefix(*hour).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || !hour.is_ascii())
        };
        let unit = self.unit(rest);
        if prefix.is_none() && unit.is_none() && hour.iter().any(is_hour) {
            return None;
        }
        if let Some((from, found, kind)) = unit
            && (prefix.is_none() || kind == NumberKind::Money)
        {
            let start = self.text.len() - from;
            let own = Span::new(start, start + found);
            return Some((Some(own), kind, scale, add, own.end));
        }
        if let Some(prefix) = prefix {
            return Some((Some(prefix), NumberKind::Money, scale, add, end));
        }
        if let Some(noun) = self.noun(end, year) {
            let kind = self.words.unit(noun.of(self.text)).filter(|found| found.rest.is_empty());
            return Some((
                Some(noun),
                kind.map_or(NumberKind::Count, |found| measured(found.meaning)),
                scale,
                add,
                noun.end,
            ));
        }
        Some((None, NumberKind::Plain, scale, add, end))
    }

    /// The unit that a text begins with: how much of the text there is from it on, its length, and what it measures.
    fn unit(&self, rest: &str) -> Option<(usize, usize, NumberKind)> {
        let links: &[&str] = match self.words.tag {
            Some("fr") => &["d'", "d’", "de "],
            Some("es" | "pt") => &["de "],
            Some("it") => &["di ", "d'", "d’"],
            _ => &[],
        };
        let rest = links.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
        let found = self.words.unit(rest)?;
        let len = rest.len() - found.rest.len();
        let capital = rest.starts_with(char::is_uppercase) && len > 3;
        if capital && !self.speech.capital_nouns {
            return None;
        }
        Some((rest.len(), len, measured(found.meaning)))
    }

    /// The sign or code of a currency right before a number.
    fn money_before(&self, before: &str) -> Option<Span> {
        let head = before.trim_end_matches([' ', '\u{a0}']);
        let gap = before.len() - head.len();
        let sign = head.chars().next_back()?;
        if matches!(sign, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₴') {
            let at = head.len() - sign.len_utf8();
            // "US$", "A$", "R$".
            let letters = head[..at].bytes().rev().take_while(u8::is_ascii_uppercase).count();
            return (gap <= 2).then(|| Span::new(at - if letters <= 3 { letters } else { 0 }, head.len()));
        }
        let word = head.len() - head.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let code = &head[word..];
        let known =
            matches!(code, "USD" | "EUR" | "GBP" | "CHF" | "JPY" | "CNY" | "INR" | "SEK" | "NOK" | "DKK" | "PLN");
        (known && self.text.is_char_boundary(word)).then(|| Span::new(word, head.len()))
    }

    /// "year-old", "mile": the rest of a compound with a number.
    fn compound(&self, rest: &str) -> Option<NumberKind> {
        const PARTS: [&str; 6] = ["thirds", "third", "quarters", "fifths", "fold", "time"];
        let first = rest.split('-').next().unwrap_or_default();
        let plain = rest.chars().all(|letter| letter == '-' || letter.is_lowercase());
        if !plain || PARTS.contains(&first) || first.chars().count() < 2 {
            return None;
        }
        Some(
            self.words
                .unit(first)
                .filter(|found| found.rest.is_empty())
                .map_or(NumberKind::Count, |found| measured(found.meaning)),
        )
    }

    /// A number in letters, where it counts something.
    fn letters(&self, at: usize) -> Option<Amount> {
        let Span { start, end } = self.passage.words[at].span;
        let number = |word: &str| self.words.numbers.find(word).and_then(|value| value.parse::<f64>().ok());
        let word = self.passage.word(at);
        let (head, rest) = word.split_once(['-', '‑']).unwrap_or((word, ""));
        let mut value = number(head)?;
        if !rest.is_empty() {
            let (ones, behind) = rest.split_once(['-', '‑']).unwrap_or((rest, ""));
            match number(ones).filter(|ones| *ones < 10.0 && value >= 20.0) {
                Some(ones) if behind.is_empty() => value += ones,
                Some(_) => return None,
                None => {
                    let own = Span::new(end - rest.len(), end);
                    let kind = self.compound(rest)?;
                    return Some(Amount {
                        start,
                        digits: start,
                        end,
                        value,
                        scale: 1.0,
                        unit: Some(own),
                        kind,
                        bare: false,
                    });
                }
            }
        }
        let (unit, kind, scale, _, end) = self.behind(end, 1.0, None, false)?;
        (kind != NumberKind::Plain).then_some(Amount {
            start,
            digits: start,
            end,
            value: value * scale,
            scale,
            unit,
            kind,
            bare: false,
        })
    }

    /// The noun that a number before `end` counts.
    fn noun(&self, end: usize, year: bool) -> Option<Span> {
        let from = self.passage.word_from(end);
        let small = |word: &str| {
            self.cues.stopwords.has(word) || self.speech.small.has(word) || self.speech.determiners.has(word)
        };
        let apart = |at: usize| {
            if at == from { &self.text[end..self.passage.words[at].span.start] } else { self.passage.gap_before(at) }
        };
        let words = from..(from + REACH_OF_NOUN).min(self.passage.words.len());
        let letters =
            |word: &str| word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'));
        let usable = |at: usize| {
            matches!(apart(at), " " | "\u{a0}") && letters(self.passage.word(at)) && !small(self.passage.word(at))
        };
        let run: Range<usize> = from..words.take_while(|&at| usable(at)).last().map_or(from, |at| at + 1);
        let word = |at: usize| self.passage.word(at);
        let span = |at: usize| self.passage.words[at].span;
        let lower = |at: usize| word(at).starts_with(char::is_lowercase);
        let long = |at: usize| word(at).chars().count() > 3;
        if year {
            return run.clone().next().filter(|&at| self.words.irregular.contains(word(at))).map(span);
        }
        match self.words.tag? {
            "en" => run.take_while(|&at| lower(at)).find(|&at| self.is_plural(word(at))).map(span),
            "de" => {
                let noun = run.clone().find(|&at| word(at).starts_with(char::is_uppercase))?;
                let adjective = |at: usize| ["e", "en", "er", "es"].iter().any(|ending| word(at).ends_with(ending));
                let dated =
                    self.cues.calendar.month(word(noun)).is_some() || self.cues.calendar.weekday(word(noun)).is_some();
                (!dated && long(noun) && (run.start..noun).all(adjective)).then(|| span(noun))
            }
            "fr" | "es" | "pt" => {
                let noun = run.clone().next().filter(|&at| lower(at) && long(at))?;
                let plural = word(noun).ends_with(['s', 'x']) || self.words.irregular.has(word(noun));
                (plural && self.cues.calendar.month(word(noun)).is_none()).then(|| span(noun))
            }
            "it" => {
                run.clone().next().filter(|&at| lower(at) && long(at) && word(at).ends_with(['i', 'e', 'a'])).map(span)
            }
            "nl" => run
                .take_while(|&at| lower(at))
                .find(|&at| long(at) && (word(at).ends_with("en") || word(at).ends_with('s')))
                .map(span),
            _ => None,
        }
    }

    fn is_plural(&self, word: &str) -> bool {
        const NONE: [&str; 8] = ["times", "others'", "always", "perhaps", "towards", "besides", "has", "does"];
        if self.words.irregular.contains(word) {
            return true;
        }
        let bare = !["ss", "us", "is", "'s", "’s"].iter().any(|ending| word.ends_with(ending));
        word.len() > 3 && word.ends_with('s') && bare && !NONE.contains(&word)
    }
}

/// What a unit measures, by its name in the data.
fn measured(meaning: &str) -> NumberKind {
    match meaning {
        "percent" => NumberKind::Percent,
        "money" => NumberKind::Money,
        "measure" => NumberKind::Measure,
        _ => NumberKind::Count,
    }
}

/// The value of a digit.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// How many bytes of digits, and of marks between them, a text begins with.
fn figures_len(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = matches!(letter, '.' | ',' | '\'' | '’') && at > 0;
        let before_digit = letters.peek().is_some_and(|(_, next)| digit(*next).is_some());
        if digit(letter).is_some() || (joins && before_digit) {
            end = at + letter.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// What figures are worth, and whether marks part their thousands; nothing for what is no number (1.2.3).
fn value(figures: &str, point: bool) -> Option<(f64, bool)> {
    const LONGEST: usize = 24;
    if figures.is_empty() || figures.len() > LONGEST * 3 {
        return None;
    }
    let plain: String = figures
        .chars()
        .map(|letter| digit(letter).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter))
        .collect();
    let decimal = if point { '.' } else { ',' };
    let marks: Vec<char> = plain.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let groups: Vec<&str> = plain.split(|letter: char| !letter.is_ascii_digit()).collect();
    let thousands =
        |groups: &[&str]| (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let same = marks.windows(2).all(|pair| pair[0] == pair[1]);
    match marks.as_slice() {
        [] => Some((plain.parse().ok()?, false)),
        // One mark: a decimal one, or one that parts thousands.
        [mark] if *mark == decimal || groups[1].len() != 3 => {
            Some((format!("{}.{}", groups[0], groups[1]).parse().ok()?, false))
        }
        _ if same && marks[0] != decimal && thousands(&groups) => Some((groups.concat().parse().ok()?, true)),
        // "1.234.567,89", "1,234.5".
        [head @ .., last] if *last == decimal && head.iter().all(|mark| *mark != decimal) => {
            let (whole, part) = groups.split_at(groups.len() - 1);
            thousands(whole).then_some(())?;
            Some((format!("{}.{}", whole.concat(), part[0]).parse().ok()?, true))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_by_the_custom_of_the_language() {
        for (figures, point, expected) in [
            ("1,500", true, Some(1500.0)),
            ("1,500", false, Some(1.5)),
            ("1.500", false, Some(1500.0)),
            ("4.2", true, Some(4.2)),
            ("4,2", true, Some(4.2)),
            ("3.5", false, Some(3.5)),
            ("1.234.567,89", false, Some(1_234_567.89)),
            ("1’200", true, Some(1200.0)),
            ("１２", true, Some(12.0)),
            ("1.2.3", true, None),
        ] {
            assert_eq!(value(figures, point).map(|(value, _)| value), expected, "{figures}");
        }
    }
}
