//! Reads a line that is known to name the authors or to have the day, whatever else stands in it.
//!
//! The grammars of bylines and metadata lines ask for a second witness, a cue or a place in the head; where the learned labeller
//! is that witness, a name or a date alone will do.

use super::byline;
use super::date::{self, DateLabel};
use super::metadata_line::{Piece, PieceKind};
use crate::article::{Byline, Span};
use crate::language::cues::Cues;

/// The pieces of `line`, which together take all of it; nothing where neither names nor a day are found.
pub(super) fn pieces(line: &str, names: bool, day: bool, cues: &Cues) -> Option<Vec<Piece>> {
    let dates = if day { date::find(line, cues) } else { Vec::new() };
    let mut pieces = Vec::new();
    let mut at = 0;
    for found in dates.into_iter().filter(|found| found.date.iso.is_some()) {
        between(line, Span::new(at, found.start), names, cues, &mut pieces);
        let kind = match found.label {
            Some(DateLabel::Updated) => PieceKind::Updated(found.date),
            _ => PieceKind::Published(found.date),
        };
        pieces.push(Piece { kind, range: Span::new(found.start, found.value.end), value: found.value });
        at = found.value.end;
    }
    between(line, Span::new(at, line.len()), names, cues, &mut pieces);
    let known = |piece: &Piece| !matches!(piece.kind, PieceKind::Other);
    pieces.iter().any(known).then_some(pieces)
}

/// What stands between dates: the authors, or something else.
fn between(line: &str, range: Span, names: bool, cues: &Cues, pieces: &mut Vec<Piece>) {
    let words = range.of(line);
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (words.len() - words.trim_start().len());
    let range = Span::new(start, start + trimmed.len());
    let Some((found, people)) = names.then(|| people(line, range, cues)).flatten() else {
        other(line, range, pieces);
        return;
    };
    other(line, Span::new(range.start, found.start), pieces);
    pieces.push(Piece { kind: PieceKind::Byline(people), range: found, value: found });
    other(line, Span::new(found.end, range.end), pieces);
}

fn other(line: &str, range: Span, pieces: &mut Vec<Piece>) {
    if !range.of(line).trim().is_empty() {
        pieces.push(Piece { kind: PieceKind::Other, range, value: range });
    }
}

/// The people of a stretch, and where they stand: pages glue what stands side by side, so "Ani PetrosyanScience" is two pieces. One with a
/// cue is best, else the first that reads as names.
fn people(line: &str, range: Span, cues: &Cues) -> Option<(Span, Byline)> {
    let parts = glued(line, range);
    let cued = parts.iter().find(|part| byline::find(part.of(line).trim(), cues).is_some_and(|found| found.cued));
    cued.into_iter().chain(&parts).find_map(|part| {
        let trimmed = part.of(line).trim();
        byline::people(trimmed, cues).map(|people| (*part, people))
    })
}

/// The stretch, divided where a small letter runs into a capital; not within names such as "McAllister".
fn glued(line: &str, range: Span) -> Vec<Span> {
    const PREFIXES: [&str; 6] = ["Mc", "Mac", "De", "Di", "La", "Le"];
    let text = range.of(line);
    let mut parts = Vec::new();
    let (mut start, mut before, mut word) = (0, ' ', 0);
    for (at, letter) in text.char_indices() {
        if before.is_lowercase() && letter.is_uppercase() && !PREFIXES.contains(&&text[word..at]) {
            parts.push(Span::new(range.start + start, range.start + at));
            (start, word) = (at, at);
        } else if !before.is_alphanumeric() {
            word = at;
        }
        before = letter;
    }
    parts.push(Span::new(range.start + start, range.end));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days_are_found_without_a_cue() {
        let line = "9dAlden Marlow and Jette OkoyeContributions December 15, 2023";
        let pieces = pieces(line, true, true, Cues::of(None)).expect("pieces");
        let kinds: Vec<&str> = pieces
            .iter()
            .map(|piece| match &piece.kind {
                PieceKind::Byline(byline) => byline.people.last().map_or("nobody", |person| person.name.as_str()),
                PieceKind::Published(date) => date.day().unwrap_or_default(),
                _ => "other",
            })
            .collect();
        assert_eq!(kinds, ["other", "Jette Okoye", "other", "2023-12-15"]);
    }
}
