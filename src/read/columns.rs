//! Two columns of print that were copied line by line: taken apart again, the left one first.
//!
//! They are columns where enough lines agree on the place of one wide gap, and where both sides are prose that goes on from
//! line to line; a table's cells do not.

use super::form::{Start, columns, is_code, start};
use super::{Passage, unwrap};
use crate::article::{Repair, RepairKind, Span, SuggestedRepair};

/// So many lines must agree on the gap's place.
pub(super) const FEWEST_LINES: usize = 5;
/// A narrower gap parts no columns; a wider gap than this at the end of a short line still can.
const NARROWEST_GAP: usize = 3;
/// How far the right column's lines are from one place.
const TOLERANCE: usize = 1;

/// What a line is to a gap that ends at some column.
#[derive(Clone, Copy)]
enum Side {
    /// Both, parted by this repair.
    Both(Span),
    Left,
    Right,
}

/// Takes columns apart, and joins the lines of each.
pub(super) fn split(source: &str, lines: &[Passage], offers: &mut Vec<SuggestedRepair>) -> Vec<Passage> {
    let gaps: Vec<Option<(usize, Span)>> = lines.iter().map(|line| gap(source, line)).collect();
    let mut out = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let region = gaps[at].and_then(|(place, _)| region(lines, &gaps, at, place));
        let Some(sides) = region.filter(|sides| is_prose(&lines[at..], sides)) else {
            out.push(lines[at].clone());
            at += 1;
            continue;
        };
        let first = out.len();
        let (left, right) = take_apart(&lines[at..at + sides.len()], &sides);
        for column in [left, right] {
            out.extend(unwrap::join(source, column, true, offers));
        }
        if !out[first..].iter().all(is_paragraph) {
            out.truncate(first);
            out.extend_from_slice(&lines[at..at + sides.len()]);
            at += sides.len();
            continue;
        }
        for passage in &mut out[first..] {
            // What is joined stays so: a paragraph of a column goes on nowhere else.
            passage.blank_lines = passage.blank_lines.max(1);
            passage.indent = 0;
        }
        at += sides.len();
        if let Some(next) = lines.get(at) {
            let mut next = next.clone();
            next.blank_lines = next.blank_lines.max(1);
            out.push(next);
            at += 1;
        }
    }
    out
}

/// The one wide gap of a line: the column where it ends, and its place in the text.
fn gap(source: &str, line: &Passage) -> Option<(usize, Span)> {
    let wide = |repair: &&Repair| {
        let blanks = repair.source.of(source);
        repair.kind == RepairKind::Blank && blanks.len() >= NARROWEST_GAP && blanks.bytes().all(|byte| byte == b' ')
    };
    let mut found = line.text.repairs.iter().filter(wide);
    let gap = found.next().filter(|_| line.told.is_none() && found.next().is_none())?;
    let before = Span::new(line.text.span.start, gap.source.end).of(source);
    Some((line.indent + columns(before), gap.range))
}

/// The lines from `start` on that have their gap at `place`, or stand on one side of it.
fn region(lines: &[Passage], gaps: &[Option<(usize, Span)>], start: usize, place: usize) -> Option<Vec<Side>> {
    let mut sides = Vec::new();
    let (mut both, mut last_both) = (0, 0);
    for (at, line) in lines.iter().enumerate().skip(start) {
        let width = line.indent + columns(&line.text.text);
        let side = match gaps[at] {
            Some((other, range)) if other.abs_diff(place) <= TOLERANCE => Side::Both(range),
            None if line.told.is_some() || (line.blank_lines > 0 && at > start) => break,
            None if line.indent + TOLERANCE >= place => Side::Right,
            None if width + NARROWEST_GAP <= place => Side::Left,
            _ => break,
        };
        sides.push(side);
        if matches!(side, Side::Both(_)) {
            both += 1;
            last_both = sides.len();
        }
    }
    // Behind the last line with both sides one column goes on, but not for longer than both have stood.
    sides.truncate(last_both + both);
    (both >= FEWEST_LINES && both * 2 >= sides.len()).then_some(sides)
}

/// Whether both sides are running text: some words a line, lines that begin in mid-sentence.
fn is_prose(lines: &[Passage], sides: &[Side]) -> bool {
    let (mut pieces, mut words, mut goes_on) = ([0, 0], [0, 0], [0, 0]);
    for (line, side) in lines.iter().zip(sides) {
        let Side::Both(gap) = *side else { continue };
        let text = line.text.text.as_str();
        for (side, piece) in [&text[..gap.start], &text[gap.end..]].into_iter().enumerate() {
            pieces[side] += 1;
            if is_code(piece) {
                return false;
            }
            words[side] += if piece.is_ascii() { piece.split(' ').count() } else { columns(piece) / 6 };
            goes_on[side] += usize::from(matches!(start(piece), Start::Small | Start::Caseless));
        }
    }
    (0..2).all(|side| words[side] >= pieces[side] * 3 && goes_on[side] > 0)
        && (goes_on[0] + goes_on[1]) * 10 >= (pieces[0] + pieces[1]) * 4
}

/// Whether a column's lines have become a paragraph. Other shapes could be put together across what stands between them in
/// the source, so a column with a list or headings in it is left alone.
fn is_paragraph(passage: &Passage) -> bool {
    const SHORTEST: usize = 80;
    passage.marker.is_none() && passage.text.text.len() >= SHORTEST
}

fn take_apart(lines: &[Passage], sides: &[Side]) -> (Vec<Passage>, Vec<Passage>) {
    let (mut left, mut right): (Vec<Passage>, Vec<Passage>) = (Vec::new(), Vec::new());
    // A line without words on one side is an empty line there.
    let (mut left_blank, mut right_blank) = (0, 0);
    for (line, side) in lines.iter().zip(sides) {
        left_blank += line.blank_lines;
        right_blank += line.blank_lines;
        let piece = |range: Span, blank_lines: usize, indent: usize| {
            let text = line.text.slice(range);
            let marker = super::marker::marker(&text.text);
            Passage { indent, marker, ..Passage::line(text, blank_lines) }
        };
        let whole = Span::new(0, line.text.text.len());
        let (left_range, right_range) = match *side {
            Side::Both(gap) => (Some(Span::new(0, gap.start)), Some(Span::new(gap.end, whole.end))),
            Side::Left => (Some(whole), None),
            Side::Right => (None, Some(whole)),
        };
        match left_range {
            Some(range) => left.push(piece(range, std::mem::take(&mut left_blank), line.indent)),
            None => left_blank += 1,
        }
        match right_range {
            Some(range) => right.push(piece(range, std::mem::take(&mut right_blank), 0)),
            None => right_blank += 1,
        }
    }
    (left, right)
}
