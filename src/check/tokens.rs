//! The words of a sentence with what can be held against another sentence: numbers, dates, names, and words that change the sense.

use super::lexicon::{Lexicon, Sense};
use crate::article::Span;
use crate::language::calendar::Senses;
use crate::language::cues::Cues;
use crate::language::fold::hashed_words;
use crate::language::stem::stem;
use crate::language::word_classes::Classes;
use crate::language::words;

/// A word, or a number of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub(super) span: Span,
    /// The hash of its stem.
    pub(super) term: u64,
    pub(super) kind: Kind,
    /// Whether it says something by itself.
    pub(super) content: bool,
    /// Whether the word before it is one that stands before places.
    pub(super) in_place: bool,
    /// Whether it is a word of saying.
    pub(super) says: bool,
}

/// What can be held against another sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word,
    /// A word with a capital that does not open the sentence; by its hash.
    Name(u64),
    Number(Number),
    Weekday(u8),
    Month(u8),
    Year(u16),
    Negation,
    Certainty {
        sure: bool,
    },
    Direction {
        pair: u16,
        up: bool,
    },
}

/// A number as it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) unit: Unit,
    /// Whether it is said to be rough.
    pub(super) about: bool,
}

/// What a number counts, as far as its own marks say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    None,
    Percent,
    Money,
    Ordinal,
}

/// The years that four digits are taken for.
const YEARS: std::ops::RangeInclusive<f64> = 1500.0..=2100.0;

/// Letters of a month or weekday that is known by itself.
const LONG: usize = 6;

/// The tokens of a text.
pub(super) fn tokens(text: &str, cues: &Cues, english: bool) -> Vec<Token> {
    let lexicon = Lexicon::english();
    let mut tokens: Vec<Token> = Vec::new();
    let mut before = String::new();
    let parts: Vec<Span> = words(text).flat_map(|word| split(text, word)).collect();
    let mut at = 0;
    while let Some(&span) = parts.get(at) {
        at += 1;
        let word = span.of(text);
        let lower = word.to_lowercase();
        let hash = hashed_words(word).next().map_or(0, |(_, hash)| hash);
        let classes = cues.classes.get(hash);
        let sense = lexicon.sense(&lower);
        // Without its capital a short one is mostly another word.
        let dated = word.starts_with(char::is_uppercase) || word.len() >= LONG || figure_follows(text, span.end);
        let senses = if dated { cues.calendar.senses(word) } else { Senses::default() };
        let mut end = span.end;
        let number = match sense {
            Some(Sense::Number(value)) => Some((f64::from(value), Unit::None)),
            _ => digits(word),
        };
        let kind = if let Some((mut value, mut unit)) = number {
            // "twenty one", "2.5 million", "three hundred thousand".
            while let Some(&next) = parts.get(at) {
                let gap = &text[end..next.start];
                let more = next.of(text).to_lowercase();
                if gap != " " && gap != "-" && !gap.is_empty() {
                    break;
                }
                // "One" by itself is mostly no number.
                let sense = if more == "one" { Some(Sense::Number(1)) } else { lexicon.sense(&more) };
                match (lexicon.scale(&more), sense) {
                    (Some(scale), _) if more.len() > 2 || gap.is_empty() || gap == " " => value *= scale,
                    (_, Some(Sense::Number(ones))) if ones < 10 && (20.0..100.0).contains(&value) => {
                        value += f64::from(ones);
                    }
                    _ => break,
                }
                end = next.end;
                at += 1;
            }
            let (left, right) = (text[..span.start].chars().next_back(), text[end..].trim_start());
            let money = |letter: char| matches!(letter, '$' | '£' | '€' | '¥');
            if right.starts_with('%') || right.starts_with("percent") || right.starts_with("per cent") {
                unit = Unit::Percent;
            } else if left.is_some_and(money) || right.starts_with(money) {
                unit = Unit::Money;
            }
            let plain = word.len() == 4 && end == span.end && unit == Unit::None;
            if plain
                && number.is_some_and(|(value, _)| YEARS.contains(&value))
                && word.bytes().all(|byte| byte.is_ascii_digit())
            {
                Kind::Year(value as u16)
            } else {
                Kind::Number(Number { value, unit, about: lexicon.is_about(&before) })
            }
        } else if let Some(day) = senses.weekday {
            Kind::Weekday(day)
        } else if let Some((month, _)) = senses.month.filter(|_| lower != "may" || date_is_near(text, end, &before)) {
            Kind::Month(month)
        } else {
            match sense {
                Some(Sense::Negation) => Kind::Negation,
                Some(Sense::Certainty { sure }) => Kind::Certainty { sure },
                Some(Sense::Direction { pair, up }) => Kind::Direction { pair, up },
                _ if is_name(word) && !(tokens.is_empty() && classes.any(Classes::FUNCTION)) => {
                    Kind::Name(stem(word, hash, true))
                }
                _ => Kind::Word,
            }
        };
        let content = !classes.any(Classes::FUNCTION.or(Classes::ADDRESS))
            && !matches!(kind, Kind::Negation | Kind::Certainty { .. });
        tokens.push(Token {
            span: Span::new(span.start, end),
            term: stem(word, hash, english),
            kind,
            content,
            in_place: lexicon.is_before_place(&before),
            says: classes.any(Classes::SAYING),
        });
        before = lower;
    }
    tokens
}

/// A word's parts between hyphens: "27-year-old", "Paris-based".
fn split(text: &str, word: Span) -> impl Iterator<Item = Span> {
    let mut start = word.start;
    word.of(text)
        .split(['-', '‑', '–'])
        .map(move |part| {
            let span = Span::new(start, start + part.len());
            let rest = &text[span.end..word.end];
            start = span.end + rest.chars().next().map_or(0, char::len_utf8);
            span
        })
        .filter(|span| !span.is_empty())
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some()
}

fn figure_follows(text: &str, end: usize) -> bool {
    text[end..].trim_start_matches([' ', ',', '.']).starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether "May" stands beside a figure, or behind a word that stands before dates.
fn date_is_near(text: &str, end: usize, before: &str) -> bool {
    figure_follows(text, end)
        || before.starts_with(|letter: char| letter.is_ascii_digit())
        || matches!(before, "in" | "since" | "until" | "last" | "next" | "by")
}

/// The number that a word of digits is, and what its own letters say of it: "1,500", "2.5", "21st", "40th".
fn digits(word: &str) -> Option<(f64, Unit)> {
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let end = word.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.')).unwrap_or(word.len());
    let (figures, letters) = word.split_at(end);
    let groups: Vec<&str> = figures.split([',', '.']).collect();
    let grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let value: f64 = match groups.as_slice() {
        _ if grouped => groups.concat().parse().ok()?,
        [whole, part] => format!("{whole}.{part}").parse().ok()?,
        _ => groups.first()?.parse().ok()?,
    };
    let scale = Lexicon::english().scale(&letters.to_lowercase()).unwrap_or(1.0);
    let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
    Some((value * scale, if ordinal { Unit::Ordinal } else { Unit::None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let kinds = tokens(text, Cues::of(Some("en")), true).into_iter().map(|token| token.kind);
        kinds.filter(|kind| *kind != Kind::Word).collect()
    }

    fn number(value: f64, unit: Unit) -> Kind {
        Kind::Number(Number { value, unit, about: false })
    }

    #[test]
    fn numbers_are_read_as_they_are_meant() {
        for (text, value, unit) in [
            ("cost $2.5 million to mend", 2_500_000.0, Unit::Money),
            ("the 27-year-old", 27.0, Unit::None),
            ("by 12 percent", 12.0, Unit::Percent),
            ("by 12% a year", 12.0, Unit::Percent),
            ("some of 1,500 boats", 1500.0, Unit::None),
            ("twenty-one boats", 21.0, Unit::None),
            ("three hundred boats", 300.0, Unit::None),
            ("the 21st boat", 21.0, Unit::Ordinal),
            ("paid 40bn", 40e9, Unit::None),
        ] {
            assert_eq!(kinds(text), [number(value, unit)], "{text}");
        }
    }

    #[test]
    fn dates_negations_and_opposites_are_known() {
        assert_eq!(
            kinds("it didn't open on Monday in May 2019"),
            [
                Kind::Negation,
                Kind::Direction { pair: kinds_pair("open"), up: true },
                Kind::Weekday(1),
                Kind::Month(5),
                Kind::Year(2019)
            ]
        );
    }

    fn kinds_pair(word: &str) -> u16 {
        match Lexicon::english().sense(word) {
            Some(Sense::Direction { pair, .. }) => pair,
            _ => u16::MAX,
        }
    }
}
