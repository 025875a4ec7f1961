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
    let parts = glued(line, range, cues);
    let cued = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| parts.get(before));
        before.is_some_and(|before| is_cue(before.of(line).trim(), cues))
            || byline::find(parts[at].of(line).trim(), cues).is_some_and(|found| found.cued)
    };
    let cued = (0..parts.len()).find(|&at| cued(at)).map(|at| parts[at]);
    cued.into_iter().chain(parts.iter().copied()).find_map(|part| {
        let trimmed = part.of(line).trim();
        byline::people(trimmed, cues).map(|people| (part, people))
    })
}

/// Whether a cue opens the line, stands inside, or is glued to the name: "ByAni Petrosyan", "Ani Petrosyan By Ani Petrosyan".
pub(super) fn is_cued(line: &str, cues: &Cues) -> bool {
    byline::inner_cue(line).is_some()
        || glued(line, Span::new(0, line.len()), cues).iter().any(|part| {
            let words = part.of(line).trim();
            is_cue(words, cues) || byline::behind_cue(words, cues).len() < words.len()
        })
}

/// "By" alone, or another word that opens a byline.
pub(super) fn is_cue(words: &str, cues: &Cues) -> bool {
    words.len() < LONGEST_CUE && cues.bylines.find(words.trim_end_matches([':', ' '])).is_some()
}

/// The longest cue, in bytes.
const LONGEST_CUE: usize = 24;

/// Whether a capital can follow inside a name: "McAllister", "DiMarco".
fn is_prefix(word: &str, cues: &Cues) -> bool {
    matches!(word, "Mc" | "Mac" | "Fitz") || cues.particles.has(word)
}

/// The stretch, divided where the page has glued pieces: where a small letter runs into a capital or figure, or into a handle. A name
/// has two words, so the first may have its capitals where it likes ("by MrTomReyes"), unless it is a cue.
fn glued(line: &str, range: Span, cues: &Cues) -> Vec<Span> {
    let text = range.of(line);
    let name = text.len() - byline::behind_cue(text, cues).len();
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let first = at <= name || at == start;
        if let Some(cut) = cut_in(word, first, cues) {
            parts.push(Span::new(range.start + start, range.start + at + cut));
            start = at + cut;
        }
        at += word.len();
    }
    parts.push(Span::new(range.start + start, range.end));
    parts
}

/// Where a word is glued from two.
fn cut_in(word: &str, first: bool, cues: &Cues) -> Option<usize> {
    let bytes = word.as_bytes();
    if let Some(at) = word.find('@').filter(|&at| at > 1 && !word[at..].contains('.')) {
        return word[..at].ends_with(char::is_alphanumeric).then_some(at);
    }
    // All that can be glued has a capital or figure inside.
    if !bytes.iter().skip(1).any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte >= 0xC3) {
        return None;
    }
    let mut before = ' ';
    for (at, letter) in word.char_indices() {
        let (left, right) = word.split_at(at);
        let glue = before.is_lowercase() && (letter.is_uppercase() || letter.is_ascii_digit());
        let known = || {
            is_cue(left, cues) || left.contains(|letter: char| letter.is_ascii_digit()) || is_cue(right.trim(), cues)
        };
        if glue && (known() || (!first && !is_prefix(left, cues))) {
            return Some(at);
        }
        before = letter;
    }
    None
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

    #[test]
    fn glued_pieces_come_apart() {
        for (line, name) in [
            ("ByAni Petrosyan", "Ani Petrosyan"),
            ("Ani Petrosyan@anipet", "Ani Petrosyan"),
            ("Ani PetrosyanScience", "Ani Petrosyan"),
            ("By Ani McPetrosyan", "Ani McPetrosyan"),
            ("By MrTomReyes", "MrTomReyes"),
            ("Headshot of Ani PetrosyanBy Ani PetrosyanPublished: Dec 15, 2023", "Ani Petrosyan"),
        ] {
            let pieces = pieces(line, true, true, Cues::of(None)).unwrap_or_else(|| panic!("no pieces in {line}"));
            let found = pieces.iter().find_map(|piece| match &piece.kind {
                PieceKind::Byline(byline) => byline.people.first().map(|person| person.name.as_str()),
                _ => None,
            });
            assert_eq!(found, Some(name), "{line}");
        }
    }
}
