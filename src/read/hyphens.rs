//! Words parted at a line's end: joined, or their hyphen kept, by what the text itself shows.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use super::form::{Start, start};
use crate::article::{Repair, RepairKind, Span, Text};
use crate::language::words;

/// Words that a hyphen waits for: `mid- to long-term`, `Haupt- und Nebenstraßen`.
const LINKS: [&str; 28] = [
    "to", "and", "or", "und", "oder", "bis", "bzw", "et", "ou", "y", "o", "e", "en", "of", "och", "eller", "og", "i",
    "ja", "tai", "and/or", "ve", "veya", "и", "или", "és", "vagy", "than",
];

/// Endings that no word begins with: what stands behind a hyphen that only parted a word.
const ENDINGS: [&str; 64] = [
    "ment", "ments", "mented", "tion", "tions", "tional", "sion", "sions", "ing", "ings", "ting", "ning", "ring",
    "ling", "ding", "ed", "ted", "ded", "ness", "nesses", "ity", "ities", "ance", "ances", "ence", "ences", "ancy",
    "ency", "ly", "ally", "ously", "ous", "ious", "able", "ables", "ible", "ist", "ists", "ism", "ization", "isation",
    "ized", "ised", "ative", "tive", "tives", "ically", "ology", "ography", "ung", "ungen", "tung", "keit", "heit",
    "heiten", "schaft", "lich", "liche", "lichen", "mente", "ción", "ciones", "zione", "ções",
];

/// What is to be done with a hyphen at a line's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The word was only parted: no hyphen, no blank.
    Join,
    /// The word has the hyphen.
    Keep,
    /// The hyphen stands for the end of a word to come, and a blank follows.
    Suspended,
    /// Nothing tells; the hyphen stays, and joining is offered.
    Unsure,
}

/// Whether a word goes on in the next line: `text` ends in a letter and a hyphen, and `next` begins with a letter.
pub(super) fn goes_on(source: &str, text: &Text, next: &str) -> bool {
    if is_soft(source, text) {
        return next.starts_with(char::is_alphabetic);
    }
    let Some(before) = text.text.strip_suffix(['-', '\u{2010}']) else { return false };
    before.ends_with(char::is_alphanumeric)
        && match next.chars().next() {
            Some(letter) => letter.is_lowercase() || (letter.is_uppercase() && parts_capitals(before, next)),
            None => false,
        }
}

/// `INVEST-⏎MENT`, `Franco-⏎German`: a capital goes on a word only in capitals, or a name.
fn parts_capitals(before: &str, next: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or(before);
    let shouted = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let first = next.split(' ').next().unwrap_or(next);
    shouted(word) == shouted(first) && start(word) == Start::Capital
}

/// Whether the line ends in a soft hyphen, or in the sign that some programs write for it: it was certainly parted.
pub(super) fn is_soft(source: &str, text: &Text) -> bool {
    let letter_before = |text: &str| text.ends_with(char::is_alphabetic);
    (source.get(text.span.end..).is_some_and(|behind| behind.starts_with('\u{AD}')) && letter_before(&text.text))
        || text.text.strip_suffix('¬').is_some_and(letter_before)
}

/// Takes the hyphen off the end of `text`. What it was in the source stays outside of the text, for the joining repair
/// to cover; where another part of the article follows, it gets a repair of its own.
pub(super) fn drop_hyphen(source: &str, text: &mut Text, alone: bool) {
    let Some(hyphen) = text.text.chars().next_back().filter(|last| matches!(last, '-' | '\u{2010}' | '¬')) else {
        return;
    };
    let range = Span::new(text.text.len() - hyphen.len_utf8(), text.text.len());
    let stands = text.source_span(range);
    text.repairs.retain(|repair| repair.range.end <= range.start);
    text.text.truncate(range.start);
    if alone && !stands.of(source).is_empty() {
        let range = Span::new(range.start, range.start);
        text.repairs.push(Repair { kind: RepairKind::Hyphen, range, source: stands });
        text.span.end = stands.end;
    } else {
        text.span.end = stands.start;
    }
}

/// The words of the text, collected when a hyphen asks for the first time.
#[derive(Default)]
pub(super) struct Hyphenation {
    known: Option<HashSet<u64>>,
}

impl Hyphenation {
    /// Judges the hyphen at the end of `text`, before `next`.
    pub(super) fn judge(&mut self, source: &str, text: &Text, next: &str) -> Verdict {
        if is_soft(source, text) {
            return Verdict::Join;
        }
        let before = text.text.trim_end_matches(['-', '\u{2010}']);
        let first = last_word(before);
        let second = next.split(|letter: char| letter == ' ' || is_mark(letter)).next().unwrap_or(next);
        if LINKS.contains(&second) {
            return Verdict::Suspended;
        }
        if first.ends_with(|letter: char| letter.is_ascii_digit()) {
            return Verdict::Keep;
        }
        let known = self.known.get_or_insert_with(|| known_words(source));
        let knows = |parts: &[&str]| known.contains(&hash(parts));
        let tail = first.rsplit(['-', '\u{2010}']).next().unwrap_or(first);
        let head = second.split(['-', '\u{2010}']).next().unwrap_or(second);
        // The same word with another ending is evidence, too.
        let stem = |letters: usize| {
            let end = second.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
            end >= 2 && knows(&[first, &second[..end]])
        };
        let joined =
            knows(&[first, second]) || knows(&[tail, head]) || knows(&[first, second, "s"]) || stem(1) || stem(2);
        let hyphenated = knows(&[first, "-", second]);
        match (joined, hyphenated) {
            (true, false) => return Verdict::Join,
            (false, true) => return Verdict::Keep,
            _ => {}
        }
        let shouted = first.chars().all(char::is_uppercase);
        if start(second) == Start::Capital && !shouted {
            return Verdict::Keep;
        }
        if tail.len() < first.len()
            || head.len() < second.len()
            || (knows(&[first]) && knows(&[second]) && second.len() >= 4)
        {
            return Verdict::Keep;
        }
        let ending = second.to_lowercase();
        if ENDINGS.contains(&ending.as_str()) && !knows(&[second]) { Verdict::Join } else { Verdict::Unsure }
    }
}

fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|letter: char| letter == ' ' || (is_mark(letter) && letter != '-'))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

/// Marks that part words; not those inside of one.
fn is_mark(letter: char) -> bool {
    !letter.is_alphanumeric() && !matches!(letter, '-' | '\u{2010}' | '\'' | '’' | '/')
}

/// The words of a source but for those that a line's end parted, by their hashes.
fn known_words(source: &str) -> HashSet<u64> {
    let mut known = HashSet::new();
    let mut parted = false;
    for word in words(source) {
        let text = word.of(source);
        let behind = &source[word.end..];
        let goes_on = behind.strip_prefix(['-', '\u{2010}', '\u{AD}', '¬']).is_some_and(|rest| {
            rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') || rest.starts_with(['\r', '\u{2028}'])
        });
        if !goes_on && !parted {
            known.insert(hash(&[text]));
        }
        parted = goes_on;
    }
    known
}

/// The hash of a word given in parts, by its small letters; the kinds of hyphen are one.
fn hash(parts: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for letter in parts.iter().flat_map(|part| part.chars()).flat_map(char::to_lowercase) {
        (if letter == '\u{2010}' { '-' } else { letter }).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of the hyphen at the end of the first line of `source`.
    fn judged(source: &str) -> Verdict {
        let (line, rest) = source.split_once('\n').unwrap_or((source, ""));
        let text = Text::clean(source, Span::new(0, line.len()));
        assert!(goes_on(source, &text, rest), "{source:?}");
        Hyphenation::default().judge(source, &text, rest)
    }

    #[test]
    fn the_text_itself_decides() {
        for (source, verdict) in [
            ("the largest invest-\nment since. An investment it was.", Verdict::Join),
            ("the power-\nperformance ratio. No other power-performance ratio.", Verdict::Keep),
            ("the power-\nperformance ratio. Such power, such performance.", Verdict::Keep),
            ("all mid-\nto long-term bonds", Verdict::Suspended),
            ("Haupt-\nund Nebenstraßen", Verdict::Suspended),
            ("the invest-\nment is alone", Verdict::Join),
            ("the harb-\nour is alone", Verdict::Unsure),
            ("the Franco-\nGerman pact", Verdict::Keep),
            ("harb\u{ad}\nour", Verdict::Join),
            ("harb¬\nour", Verdict::Join),
            ("a state-of-the-\nart ferry", Verdict::Keep),
        ] {
            assert_eq!(judged(source), verdict, "{source:?}");
        }
    }

    #[test]
    fn a_dash_is_no_hyphen() {
        for (line, next) in [("He waited -", "and waited"), ("pages 4-", "7"), ("an end-", "The next")] {
            let source = format!("{line}\n{next}");
            let text = Text::clean(&source, Span::new(0, line.len()));
            assert!(!goes_on(&source, &text, next), "{line}");
        }
    }
}
