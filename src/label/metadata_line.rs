//! Lines that hold dates, bylines, sections and reading times side by side.
//!
//! A line is cut at its separators, and each piece is read on its own, from its label or from its form. It is a metadata
//! line when one piece at least is certain and none of the others could be prose.

use super::byline;
use super::date::{self, FoundDate};
use super::phrase::{ends_sentence, is_capitalised, offset_in, stripped};
use crate::article::{Byline, Span};
use crate::language::cues::{Cues, Opening};
use crate::language::fold;

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
/// The most words of a line, and of one that ends in a full stop.
pub(super) const MOST_TOKENS: usize = 40;
pub(super) const MOST_WORDS_OF_LINE: usize = 16;

/// The pieces of a metadata line; nothing if `line` is none.
pub(super) fn find(line: &str, cues: &Cues) -> Option<Vec<Piece>> {
    if line.len() > LONGEST || (ends_sentence(line) && line.split_whitespace().count() > MOST_WORDS_OF_LINE) {
        return None;
    }
    let mut pieces = Vec::new();
    for (start, end) in cut(line) {
        read(line, Span::new(start, end), cues, &mut pieces)?;
    }
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
            date.iso.is_some() || labelled || pieces.len() > 1 || (date.relative && date.len == line.len())
        }
        PieceKind::Byline(_) | PieceKind::ReadingTime => true,
        PieceKind::Name(_) | PieceKind::Outlet | PieceKind::Section | PieceKind::Counter | PieceKind::Other => false,
    };
    pieces.iter().any(certain).then_some(pieces)
}

/// Whether the line is nothing but a time told from now, without a figure.
pub(super) fn is_relative(line: &str) -> bool {
    line.eq_ignore_ascii_case("yesterday")
        || line.eq_ignore_ascii_case("today")
        || line.get(line.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(" ago"))
}

/// A date with its label at the very start of a line that goes on as prose: `date 2025-01-17 The ministry is …`.
/// The label must be in small letters or have a colon, and a capital must follow.
pub(super) fn leading_date(line: &str, cues: &Cues) -> Option<Piece> {
    let label = label_len(line, cues)?;
    let labelled = line[..label.len].contains(':') || line.starts_with(|letter: char| !letter.is_uppercase());
    let date = date::find(&line[label.len..], cues).filter(|date| date.iso.is_some() && labelled)?;
    let value = Span::new(label.len, label.len + date.len);
    let rest = line[value.end..].trim_start();
    let range = Span::new(0, line.len() - rest.len());
    let prose = rest.split_whitespace().count() >= 6 && is_capitalised(rest.split(' ').next().unwrap_or_default());
    let kind = if label.updated { PieceKind::Updated(date) } else { PieceKind::Published(date) };
    (prose && range.end > value.end).then_some(Piece { kind, range, value })
}

/// The stretches between separators.
fn cut(line: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let letters = line.char_indices().peekable();
    for (at, letter) in letters {
        let parted = line[..at].ends_with(' ') && line[at + letter.len_utf8()..].starts_with(' ');
        let separates = matches!(letter, '|' | '·' | '•' | '｜' | '∙' | '⋅')
            || (matches!(letter, '–' | '—' | '/' | '-' | '»' | '>') && parted);
        if separates {
            parts.push((start, at));
            start = at + letter.len_utf8();
        }
    }
    parts.push((start, line.len()));
    parts.retain(|(start, end)| !line[*start..*end].trim().is_empty());
    parts
}

/// Reads the pieces inside one stretch: labels, dates and short words can follow each other without a separator.
fn read(line: &str, part: Span, cues: &Cues, pieces: &mut Vec<Piece>) -> Option<()> {
    let raw = part.of(line);
    let text = raw.trim();
    let mut at = part.start + offset_in(raw, text);
    let end = at + text.len();
    if ends_sentence(text) && text.split_whitespace().count() > 8 {
        return None;
    }
    while at < end {
        let rest = &line[at..end];
        let (piece, len) = next_piece(rest, cues, pieces.last().map(|piece| &piece.kind))?;
        let value = Span::new(at + piece.value.start, at + piece.value.end);
        pieces.push(Piece { kind: piece.kind, range: Span::new(at, at + len), value });
        at += len;
        let behind = &line[at..end];
        at += behind.len()
            - behind
                .trim_start_matches(|letter: char| {
                    letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | ';' | '-' | '–')
                })
                .len();
    }
    Some(())
}

/// The piece that `rest` begins with, and its length; `before` is what stands before it in the line.
fn next_piece(rest: &str, cues: &Cues, before: Option<&PieceKind>) -> Option<(Piece, usize)> {
    let piece = |kind, start: usize, end: usize| {
        Some((Piece { kind, range: Span::default(), value: Span::new(start, end) }, end))
    };
    if let Some(label) = label_len(rest, cues)
        && let Some(date) = date::find(&rest[label.len..], cues)
    {
        let end = label.len + date.len;
        return piece(
            if label.updated { PieceKind::Updated(date) } else { PieceKind::Published(date) },
            label.len,
            end,
        );
    }
    if let Some(date) = date::find(rest, cues) {
        let end = date.len;
        // Figures and words glued to what follows are no date of their own.
        let parted = !rest[end..].starts_with(|letter: char| letter.is_alphanumeric());
        return if parted { piece(PieceKind::Published(date), 0, end) } else { None };
    }
    if let Some(len) = reading_time(rest, cues) {
        return piece(PieceKind::ReadingTime, 0, len);
    }
    if let Some(Opening { meaning: kind, rest: behind, .. }) =
        cues.line_labels.opening(rest).filter(|label| label.rest.starts_with([' ', ':']))
    {
        let start = rest.len() - behind.trim_start_matches([' ', ':']).len();
        let end = start + next_label(&rest[start..], cues);
        let value = rest[start..end].trim_end();
        let end = start + value.len();
        let words = value.split_whitespace().count();
        return match kind {
            _ if words == 0 || words > MOST_WORDS => None,
            "section" => piece(PieceKind::Section, start, end),
            "person" => piece(PieceKind::Byline(byline::find(&format!("by {value}"), cues)?.byline), start, end),
            _ => piece(PieceKind::Other, start, end),
        };
    }
    let end = next_label(rest, cues);
    let value = rest[..end].trim_end_matches([' ', ',', ';']);
    if let Some(found) = byline::find(value, cues) {
        return piece(PieceKind::Byline(found.byline), 0, value.len());
    }
    if is_counter(value) {
        return piece(PieceKind::Counter, 0, value.len());
    }
    let words = value.split_whitespace().count();
    if value.is_empty() || words > MOST_WORDS || ends_sentence(value) || !value.chars().any(char::is_alphanumeric) {
        return None;
    }
    if !is_capitalised(value) {
        return None;
    }
    let titled =
        value.split_whitespace().all(|word| is_capitalised(word) || matches!(word, "&" | "and" | "of" | "the" | "in"));
    let after_byline = matches!(before, Some(PieceKind::Byline(_) | PieceKind::Name(_)));
    if after_byline && titled && (value.starts_with("The ") || cues.agencies.contains(value)) {
        return piece(PieceKind::Outlet, 0, value.len());
    }
    if cues.sections.has(value) || (titled && before.is_some()) {
        return piece(PieceKind::Section, 0, value.len());
    }
    // A name alone before a date: "Ani Petrosyan | Updated: Dec 13".
    if titled && byline::is_bare_name(value, cues) {
        return piece(PieceKind::Name(byline::bare_name(value)), 0, value.len());
    }
    if titled { piece(PieceKind::Other, 0, value.len()) } else { None }
}

struct DateLabel {
    len: usize,
    updated: bool,
}

/// The label of a date that `text` begins with, blanks behind it included; a date must follow.
fn label_len(text: &str, cues: &Cues) -> Option<DateLabel> {
    // A calendar sign is a label in any language.
    let sign = text.chars().next().filter(|letter| matches!(letter, '🗓' | '📅' | '🕒' | '⏱' | '🕐'));
    if let Some(sign) = sign {
        let rest = text[sign.len_utf8()..].trim_start_matches(['\u{FE0F}', ' ']);
        return Some(DateLabel { len: text.len() - rest.len(), updated: false });
    }
    let Opening { meaning: field, rest, .. } = cues.date_labels.opening(text)?;
    let trimmed = rest.trim_start_matches([' ', ':']);
    (trimmed.len() < rest.len()).then_some(DateLabel { len: text.len() - trimmed.len(), updated: field == "updated" })
}

/// Names of icons that a font left in the text, where they are words of their own.
const ICONS: [&str; 3] = ["folder", "person", "place"];

/// Where the next label or date begins behind the first word of `text`, or its end.
fn next_label(text: &str, cues: &Cues) -> usize {
    // A date has a figure, and an icon's name an underscore or a word of its own; most lines have neither.
    let dated = text.contains(char::is_numeric);
    if !dated && !text.contains(['_', ':']) && !ICONS.iter().any(|word| text.contains(word)) {
        return text.len();
    }
    for (at, _) in text.match_indices(' ') {
        let rest = &text[at + 1..];
        let word = stripped(rest.split(' ').next().unwrap_or_default());
        let icon = word.contains('_') || ICONS.into_iter().any(|icon| word.eq_ignore_ascii_case(icon));
        let label = label_len(rest, cues).is_some_and(|label| date::find(&rest[label.len..], cues).is_some())
            || (icon && cues.line_labels.opening(rest).is_some())
            || date::find(rest, cues).is_some_and(|date| date.iso.is_some());
        if label {
            return at;
        }
    }
    text.len()
}

/// The length of a reading-time phrase at the start of `text`.
pub(super) fn reading_time(text: &str, cues: &Cues) -> Option<usize> {
    cues.reading_time
        .iter()
        .filter_map(|phrase| {
            let (before, after) = phrase.split_once('0')?;
            let rest = fold::strip(text, before)?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..=3).contains(&digits).then_some(())?;
            let rest = fold::strip(&rest[digits..], after)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
        })
        .max()
}

/// "1.2K Shares", "34 Comments", "❤ 12", "1 of 7", "3/12".
pub(super) fn is_counter(text: &str) -> bool {
    let number = |word: &str| {
        let digits = word.trim_end_matches(['K', 'k', 'M', 'm', '+']);
        !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
    };
    let few = |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let counted = |word: &str| {
        const THINGS: &[&str] = &[
            "share",
            "shares",
            "comment",
            "comments",
            "view",
            "views",
            "like",
            "likes",
            "retweets",
            "replies",
            "reactions",
        ];
        let word = stripped(word);
        THINGS.iter().any(|thing| word.eq_ignore_ascii_case(thing))
    };
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    match words.as_slice() {
        [one] => one.split_once('/').is_some_and(|(at, of)| few(at) && few(of)),
        [first, second] => {
            let sign = !first.chars().any(char::is_alphanumeric) && !first.starts_with(['$', '€', '£', '+', '-', '−']);
            (number(first) && counted(second)) || (number(second) && (counted(first) || sign))
        }
        [at, "of" | "/", of] => few(at) && few(of),
        _ => false,
    }
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
