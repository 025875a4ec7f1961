//! Reads a line that is known to name the authors or to have the day, whatever else stands in it.
//!
//! The grammars of bylines and metadata lines ask for a second witness, a cue or a place in the head; where the learned labeller
//! is that witness, a name or a date alone will do.

use super::byline;
use super::date::{self, DateLabel};
use super::metadata_line::{Piece, PieceKind};
use crate::article::Span;
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
    let people = if names { byline::people(trimmed, cues) } else { None };
    pieces.push(Piece { kind: people.map_or(PieceKind::Other, PieceKind::Byline), range, value: range });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days_are_found_without_a_cue() {
        let line = "9dAlden Marlow and Jette Okoye December 15, 2023";
        let pieces = pieces(line, true, true, Cues::of(None)).expect("pieces");
        let kinds: Vec<&str> = pieces
            .iter()
            .map(|piece| match &piece.kind {
                PieceKind::Byline(byline) => byline.people.last().map_or("nobody", |person| person.name.as_str()),
                PieceKind::Published(date) => date.day().unwrap_or_default(),
                _ => "other",
            })
            .collect();
        assert_eq!(kinds, ["Jette Okoye", "2023-12-15"]);
    }
}
