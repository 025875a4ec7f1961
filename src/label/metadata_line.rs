//! Lines that hold dates, bylines, sections and reading times side by side.
//!
//! A line is cut at its separators, and each piece is read on its own, from its label or from its form. It is a metadata
//! line when one piece at least is certain and none of the others could be prose.

use super::byline;
use super::date::{self, DateLabel, FoundDate};
use super::phrase::{ends_sentence, head, is_capitalised, offset_in, stripped};
use crate::article::{Byline, Span};
use crate::language::cues::{Cues, Opening};
use crate::order::Order as _;

/// What a piece of a metadata line is.
#[derive(Clone, Debug, PartialEq)]
pub enum PieceKind {
    /// When it was published.
    Published(FoundDate),
    /// When it was changed.
    Updated(FoundDate),
    /// Who wrote it.
    Byline(Byline),
    /// A person's name with nothing that says so: who wrote it, if the line says when.
    Name(Byline),
    /// The outlet of the byline before it.
    Outlet,
    /// A section's name.
    Section,
    /// What stands over a headline: "Analysis".
    Kicker,
    /// How long the outlet says it takes to read.
    ReadingTime,
    /// Numbers of shares, comments or views.
    Counter,
    /// A place, an outlet: short, and nothing better known.
    Other,
}

/// A piece of a metadata line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// The stretch of the line that it takes, with label and separator.
    pub range: Span,
    /// The words that carry the value.
    pub value: Span,
}

/// The longest line that is looked at, in bytes, and the most words of a piece that is neither date nor byline.
pub(super) const LONGEST: usize = 300;
const MOST_WORDS: usize = 5;
/// The most words of a line that ends in a full stop.
pub(super) const MOST_WORDS_OF_LINE: usize = 16;
/// How far a date at the head of a paragraph can reach, in bytes.
const LONGEST_LEAD: usize = 100;

/// The pieces of a metadata line; nothing if `line` is none.
pub(super) fn find(line: &str, cues: &Cues) -> Option<Vec<Piece>> {
    if line.len() > LONGEST || (ends_sentence(line) && line.split_whitespace().count() > MOST_WORDS_OF_LINE) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    let fixed = fixed(line, cues);
    // Without a date or reading time it takes a separator or a label to make more of a line than its one byline.
    if fixed.is_empty() && !is_parted(line) && !line.contains(['_', ':', '：']) {
        return None;
    }
    for piece in fixed {
        read(line, Span::new(at, piece.range.start), cues, &mut pieces)?;
        at = piece.range.end;
        pieces.push(piece);
    }
    read(line, Span::new(at, line.len()), cues, &mut pieces)?;
    // Separators and blanks go to the piece before them, the whole line is taken.
    let mut next = line.len();
    for piece in pieces.iter_mut().rev() {
        piece.range.end = next;
        next = piece.range.start;
    }
    pieces.first_mut()?.range.start = 0;
    for piece in &mut pieces {
        piece.range.end = piece.range.start + piece.range.of(line).trim_end().len();
    }
    let certain = |piece: &Piece| match &piece.kind {
        PieceKind::Published(date) | PieceKind::Updated(date) => {
            let labelled = piece.value.start > piece.range.start;
            let dated = date.relative || ends_in_year(line);
            date.iso.is_some() || labelled || pieces.len() > 1 || (dated && date.len == line.len())
        }
        PieceKind::Byline(_) | PieceKind::ReadingTime => true,
        _ => false,
    };
    pieces.iter().any(certain).then_some(pieces)
}

/// `25 Kislev 5784`, `۲۲ آذر ۱۴۰۲`: a year of any calendar.
fn ends_in_year(line: &str) -> bool {
    line.chars().rev().take(4).filter(|letter| letter.is_numeric()).count() == 4
}

/// A date with its label at the very start of a line that goes on as prose: `date 2025-01-17 The ministry is …`.
/// The label must be in small letters or have a colon, and a capital must follow.
pub(super) fn leading_date(line: &str, cues: &Cues) -> Option<Piece> {
    let head = head(line, LONGEST_LEAD);
    if !head.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0xD9) {
        return None;
    }
    let found = date::find(head, cues).into_iter().next().filter(|found| found.start == 0)?;
    let label = &line[..found.value.start];
    found.label?;
    let labelled = label.contains([':', '：']) || line.starts_with(|letter: char| !letter.is_uppercase());
    let date = Some(found.date).filter(|date| date.iso.is_some() && labelled)?;
    let rest = line[found.value.end..].trim_start();
    let range = Span::new(0, line.len() - rest.len());
    let first = rest.split(' ').next().unwrap_or_default();
    let prose = rest.split_whitespace().count() >= 6 && !first.starts_with(char::is_lowercase) && is_word(first);
    let kind = match found.label {
        Some(DateLabel::Updated) => PieceKind::Updated(date),
        _ => PieceKind::Published(date),
    };
    (prose && range.end > found.value.end).then_some(Piece { kind, range, value: found.value })
}

fn is_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphanumeric() || super::phrase::is_opening_quote(letter))
}

/// What is told anywhere in a line by its form: dates and reading times, in order.
fn fixed(line: &str, cues: &Cues) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = date::find(line, cues)
        .into_iter()
        .map(|found| {
            let range = Span::new(found.start, found.value.end);
            let kind = match found.label {
                Some(DateLabel::Updated) => PieceKind::Updated(found.date),
                _ => PieceKind::Published(found.date),
            };
            Piece { kind, range, value: found.value }
        })
        .collect();
    if let Some(range) = reading_time_in(line, cues)
        && pieces.iter().all(|piece| piece.range.end <= range.start || range.end <= piece.range.start)
    {
        pieces.push(Piece { kind: PieceKind::ReadingTime, range, value: range });
        pieces.order_by_key(|piece| piece.range.start);
    }
    pieces
}

/// Whether a letter at `at` parts pieces: a bar or dot, or a dash between blanks.
fn separates(line: &str, at: usize, letter: char) -> bool {
    matches!(letter, '|' | '·' | '•' | '｜' | '∙' | '⋅' | '／')
        || (matches!(letter, '–' | '—' | '/' | '-' | '»' | '>')
            && line[..at].ends_with(' ')
            && line[at + letter.len_utf8()..].starts_with(' '))
}

fn is_parted(line: &str) -> bool {
    line.char_indices().any(|(at, letter)| separates(line, at, letter))
}

/// The stretches between separators.
fn cut(line: &str, within: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = within.start;
    for (at, letter) in within.of(line).char_indices().map(|(at, letter)| (within.start + at, letter)) {
        if separates(line, at, letter) {
            parts.push(Span::new(start, at));
            start = at + letter.len_utf8();
        }
    }
    parts.push(Span::new(start, within.end));
    parts
}

/// Marks between pieces that belong to none of them.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, ',' | '(' | ')' | ';' | '-' | '–' | '—' | '[' | ']' | '，' | '、' | '،' | '（' | '）')
}

/// Reads the words of a stretch without dates; what is nobody's makes the whole line no metadata.
fn read(line: &str, within: Span, cues: &Cues, pieces: &mut Vec<Piece>) -> Option<()> {
    let parts = cut(line, within);
    let parted = parts.len() > 1;
    for part in parts {
        let raw = part.of(line);
        // A name's own full stop and brackets of a role stay.
        let text = raw.trim_matches(is_between);
        let text = if raw.trim_end().ends_with(')') && text.contains('(') {
            raw.trim_start_matches(is_between).trim_end()
        } else {
            text
        };
        if ends_sentence(text) && text.split_whitespace().count() > 8 {
            return None;
        }
        // Marks alone go with the piece before them.
        if !text.contains(char::is_alphanumeric) {
            continue;
        }
        let mut at = part.start + offset_in(raw, text);
        let end = at + text.len();
        while at < end {
            let rest = &line[at..end];
            let (kind, value, len) = next_piece(rest, cues, pieces.last().map(|piece| &piece.kind), parted)?;
            pieces.push(Piece {
                kind,
                range: Span::new(at, at + len),
                value: Span::new(at + value.start, at + value.end),
            });
            let behind = &rest[len..];
            at += len + behind.len() - behind.trim_start_matches(is_between).len();
        }
    }
    Some(())
}

/// The piece that `rest` begins with, its value and its length; `before` is what stands before it in the line.
fn next_piece(rest: &str, cues: &Cues, before: Option<&PieceKind>, parted: bool) -> Option<(PieceKind, Span, usize)> {
    if let Some(Opening { meaning: kind, rest: behind, .. }) =
        cues.line_labels.opening(rest).filter(|label| label.rest.starts_with([' ', ':', '：']))
    {
        let start = rest.len() - behind.trim_start_matches([' ', ':', '：']).len();
        let value = rest[start..start + next_label(&rest[start..], cues)].trim_end();
        let end = start + value.len();
        let words = value.split_whitespace().count();
        let kind = match kind {
            _ if words == 0 || words > MOST_WORDS => return None,
            "section" => PieceKind::Section,
            "person" => PieceKind::Byline(byline::people(value, cues)?),
            _ => PieceKind::Other,
        };
        return Some((kind, Span::new(start, end), end));
    }
    let value = rest[..next_label(rest, cues)].trim_end_matches([' ', ',', ';']);
    let whole = |kind| Some((kind, Span::new(0, value.len()), value.len()));
    if let Some(found) = byline::find(value, cues) {
        return whole(PieceKind::Byline(found.byline));
    }
    if is_counter(value, cues) {
        return whole(PieceKind::Counter);
    }
    let words = value.split_whitespace().count();
    if value.is_empty() || words > MOST_WORDS || ends_sentence(value) || value.starts_with(char::is_lowercase) {
        return None;
    }
    if cues.kickers.find(value).is_some() && !cues.sections.has(value) {
        return whole(PieceKind::Kicker);
    }
    if cues.sections.has(value) {
        return whole(PieceKind::Section);
    }
    let titled = value.split_whitespace().all(|word| {
        !word.starts_with(char::is_lowercase) || cues.particles.contains(word) || matches!(word, "and" | "the" | "in")
    });
    let after_byline = matches!(before, Some(PieceKind::Byline(_) | PieceKind::Name(_)));
    let housed = || {
        value.starts_with("The ")
            || cues.agencies.contains(value)
            || value.split_whitespace().next_back().is_some_and(|last| cues.collectives.has(stripped(last)))
    };
    if !titled || !value.contains(char::is_alphabetic) {
        return None;
    }
    if after_byline && housed() {
        return whole(PieceKind::Outlet);
    }
    // "9dAni Petrosyan and Tom Reyes": several names are no section's.
    let people = || byline::people(value, cues).filter(|found| found.people.len() > 1);
    if !after_byline
        && value.split_whitespace().any(|word| cues.and_words.contains(word))
        && let Some(found) = people()
        && found.people.iter().all(|person| person.name.contains(' '))
    {
        return whole(PieceKind::Byline(found));
    }
    if before.is_some() && !after_byline && is_capitalised(value) {
        return whole(PieceKind::Section);
    }
    // A name alone before a date: "Ani Petrosyan | Updated: Dec 13".
    if !after_byline && byline::is_bare_name(value, cues) {
        return whole(PieceKind::Name(byline::bare_name(value)));
    }
    (parted || words <= 3).then_some(())?;
    whole(PieceKind::Other)
}

/// Where the next label begins behind the first word of `text`, or its end: the names of icons.
fn next_label(text: &str, cues: &Cues) -> usize {
    if !text.contains('_') && !["folder", "person", "place"].iter().any(|word| text.contains(word)) {
        return text.len();
    }
    let icon = |word: &str| word.contains('_') || matches!(word, "folder" | "person" | "place");
    let starts = text.match_indices(' ').map(|(at, _)| at);
    starts
        .into_iter()
        .find(|&at| {
            let rest = &text[at + 1..];
            icon(rest.split(' ').next().unwrap_or_default()) && cues.line_labels.opening(rest).is_some()
        })
        .unwrap_or(text.len())
}

/// Where a reading time stands in `line`: a phrase of the list, its number standing for `0`.
pub(super) fn reading_time_in(line: &str, cues: &Cues) -> Option<Span> {
    let mut lower = None;
    let mut at = 0;
    while let Some(found) = line[at..].find(|letter: char| letter.is_ascii_digit()) {
        let start = at + found;
        let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        let alone = !line[..start].ends_with(|letter: char| {
            letter.is_ascii_alphanumeric()
                || (letter.is_alphabetic() && letter.is_lowercase())
                || matches!(letter, '.' | ',' | '-')
        });
        if digits > 3 || !alone {
            continue;
        }
        let lower = lower.get_or_insert_with(|| line.to_lowercase());
        // Where lower case changes lengths, no place in the one is known in the other.
        if lower.len() != line.len() {
            return None;
        }
        let fits = |phrase: &str| {
            let (before, after) = phrase.split_once('0')?;
            let head = lower.get(..start)?.strip_suffix(before)?;
            let rest = lower.get(at..)?.strip_prefix(after)?;
            let glued_before = before.starts_with(char::is_alphabetic) && head.ends_with(char::is_alphanumeric);
            let glued =
                glued_before || rest.starts_with(|letter: char| letter.is_alphanumeric() && letter.is_lowercase());
            (!glued).then(|| Span::new(head.len(), lower.len() - rest.len()))
        };
        if let Some(span) = cues.reading_time.iter().filter_map(fits).max_by_key(|span| span.len()) {
            return Some(span);
        }
    }
    None
}

/// "1.2K Shares", "34 Comments", "❤ 12", "1 of 7", "3/12".
pub(super) fn is_counter(text: &str, cues: &Cues) -> bool {
    let number = |word: &str| {
        let digits = word.trim_matches(['(', ')']).trim_end_matches(['K', 'k', 'M', 'm', '+']);
        !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
    };
    let few = |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let counted = |word: &str| cues.counted.has(stripped(word));
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    match words.as_slice() {
        [one] => one.split_once('/').is_some_and(|(at, of)| few(at) && few(of)) || is_counter_unspaced(one, cues),
        [first, second] => {
            let sign = !first.chars().any(char::is_alphanumeric) && !first.starts_with(['$', '€', '£', '+', '-', '−']);
            (number(first) && counted(second)) || (number(second) && (counted(first) || sign))
        }
        [at, "of" | "/", of] => few(at) && few(of),
        _ => false,
    }
}

/// `34条评论`, `コメント34件`: what is counted around the number.
fn is_counter_unspaced(text: &str, cues: &Cues) -> bool {
    let digit = |letter: char| letter.is_ascii_digit();
    let Some((before, rest)) = text.find(digit).filter(|_| !text.is_ascii()).map(|at| text.split_at(at)) else {
        return false;
    };
    let after = rest.trim_start_matches(|letter: char| digit(letter) || letter == ',');
    !after.contains(digit) && cues.counted.has(&[before, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece as "kind=words".
    fn pieces(line: &str) -> Option<Vec<String>> {
        let cues = Cues::of(None);
        let found = find(line, cues)?;
        let mut next = 0;
        for piece in &found {
            assert!(line[next..piece.range.start].trim().is_empty(), "{line}: pieces leave no gap");
            next = piece.range.end;
        }
        assert_eq!(next, line.len(), "{line} is taken whole");
        Some(
            found
                .into_iter()
                .map(|piece| {
                    let kind = match &piece.kind {
                        PieceKind::Published(_) => "published",
                        PieceKind::Updated(_) => "updated",
                        PieceKind::Byline(_) | PieceKind::Name(_) => "byline",
                        PieceKind::Outlet => "outlet",
                        PieceKind::Section => "section",
                        PieceKind::Kicker => "kicker",
                        PieceKind::ReadingTime => "reading",
                        PieceKind::Counter => "counter",
                        PieceKind::Other => "other",
                    };
                    format!("{kind}={}", piece.value.of(line))
                })
                .collect(),
        )
    }

    #[test]
    fn pieces_are_told_by_label_or_form() {
        for (line, expected) in [
            ("date 2023-12-13 World", vec!["published=2023-12-13", "section=World"]),
            ("date 13 December 2023 | World", vec!["published=13 December 2023", "section=World"]),
            ("schedule 13.12.2023", vec!["published=13.12.2023"]),
            (
                "calendar_today Dec 13, 2023 folder World person A. Petrosyan",
                vec!["published=Dec 13, 2023", "section=World", "byline=A. Petrosyan"],
            ),
            ("🗓 13 Dec 2023 · World", vec!["published=13 Dec 2023", "section=World"]),
            (
                "By Ani Petrosyan · Dec. 13, 2023 · 4 min read",
                vec!["byline=By Ani Petrosyan", "published=Dec. 13, 2023", "reading=4 min read"],
            ),
            (
                "Ani Petrosyan | Updated: Dec 13, 2023, 14:05 IST | 3 Min Read",
                vec!["byline=Ani Petrosyan", "updated=Dec 13, 2023, 14:05 IST", "reading=3 Min Read"],
            ),
            (
                "Published: 13 December 2023, 09:12 GMT Updated: 14 December 2023 at 7:40 a.m. ET",
                vec!["published=13 December 2023, 09:12 GMT", "updated=14 December 2023 at 7:40 a.m. ET"],
            ),
            (
                "First published on Wed 13 Dec 2023 09.12 CET · Last modified on Thu 14 Dec 2023 08.01 CET",
                vec!["published=Wed 13 Dec 2023 09.12 CET", "updated=Thu 14 Dec 2023 08.01 CET"],
            ),
            ("By Ani Petrosyan / The Ledger", vec!["byline=By Ani Petrosyan", "outlet=The Ledger"]),
            ("By Ani Petrosyan, Published 13 Dec 2023", vec!["byline=By Ani Petrosyan", "published=13 Dec 2023"]),
            ("Updated 5:04 p.m. ET Dec. 13, 2023", vec!["updated=5:04 p.m. ET Dec. 13, 2023"]),
            ("Posted 3 hours ago", vec!["published=3 hours ago"]),
            ("2 days ago (Updated 4 hours ago)", vec!["published=2 days ago", "updated=4 hours ago"]),
            ("Story by CNX Staff • 3h", vec!["byline=Story by CNX Staff", "published=3h"]),
            ("World | 13 December 2023", vec!["section=World", "published=13 December 2023"]),
        ] {
            assert_eq!(pieces(line).unwrap_or_else(|| panic!("no metadata in {line}")), expected, "{line}");
        }
    }

    #[test]
    fn look_alikes_are_prose() {
        for line in [
            "The treaty of 13 December 2023 lapses next year, the ministry said.",
            "Date 2025-01-17 is when the treaty lapses.",
            "World leaders meet",
            "Related Articles",
            "Border roads to reopen after nine years",
            "On 13 December 2023 the roads were shut",
            "Who is against it?",
        ] {
            assert_eq!(pieces(line), None, "{line}");
        }
    }

    #[test]
    fn a_date_glued_to_prose_is_taken_off() {
        let line = "date 2025-01-17 The ministry is suspending a scheme that pays farmers.";
        let found = leading_date(line, Cues::of(None)).unwrap();
        assert_eq!((found.value.of(line), &line[found.range.end..][..12]), ("2025-01-17", "The ministry"));
        assert_eq!(leading_date("Date 2025-01-17 is when the treaty lapses for good.", Cues::of(None)), None);
        assert_eq!(leading_date("Date 2025-01-17 The ministry is suspending a scheme.", Cues::of(None)), None);
    }
}
