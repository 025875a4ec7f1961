//! Tables, by tabs, aligned columns, bars or commas, or one cell a line.

use super::survey::{Survey, tight_commas};
use super::{Document, Readings, free, set};
use crate::article::{BlockKind, Cell, RepairKind, Span, Text};
use crate::label::{Columns, Label, Reading};
use crate::read::Passage;

/// The longest cell of a table whose cells are parted by blanks or stand one a line, in bytes.
const LONGEST_CELL: usize = 40;
/// The most columns of a table with one cell a line.
const MOST_COLUMNS: usize = 8;
/// The fewest groups of lines that make a table with one cell a line.
const FEWEST_GROUPS: usize = 3;
/// Two figures in each of two groups.
const FEWEST_FIGURES: usize = 4;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    // Markup has elements for tables; and between its lines can stand what is no passage.
    if document.passages.iter().any(|passage| passage.element.is_some()) {
        return;
    }
    let bytes = document.source.as_bytes();
    if bytes.contains(&b'\t') {
        rows(document, readings, Columns::Tabs);
    }
    if bytes.contains(&b'|') {
        rows(document, readings, Columns::Bars);
    }
    if document.passages.iter().any(|passage| has_gap(document.source, passage)) {
        rows(document, readings, Columns::Blanks);
    }
    if survey.commas {
        rows(document, readings, Columns::Commas);
    }
    if survey.figures.len() >= FEWEST_FIGURES {
        cells_by_line(document, readings);
    }
}

fn has_gap(source: &str, passage: &Passage) -> bool {
    passage.text.repairs.iter().any(|repair| repair.kind == RepairKind::Blank && is_gap(source, repair.source))
}

/// Two blanks or more, or a tab.
fn is_gap(source: &str, span: Span) -> bool {
    let blanks = span.of(source);
    blanks.contains('\t') || blanks.chars().nth(1).is_some()
}

/// Labels runs of rows with the same number of cells.
fn rows(document: &Document<'_>, readings: &mut Readings, columns: Columns) {
    let mut index = 0;
    while index < document.len() {
        let count = row_width(document, readings, index, columns);
        if count < 2 || is_rule(document.line(index)) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while end < document.len() {
            let width = row_width(document, readings, end, columns);
            let rule = columns == Columns::Bars && is_rule(document.line(end));
            if !rule && (width != count || document.passages[end].blank_lines > 2) {
                break;
            }
            end += 1;
        }
        if is_table(document, index, end, count, columns) {
            for at in index..end {
                set(readings, at, Label::TableRow(columns), rule_name(columns), 0.85);
            }
        }
        index = end;
    }
}

const fn rule_name(columns: Columns) -> &'static str {
    match columns {
        Columns::Tabs => "cells-by-tabs",
        Columns::Blanks => "aligned-columns",
        Columns::Bars => "cells-by-bars",
        Columns::Commas => "cells-by-commas",
    }
}

/// How many cells a passage has as a row; none where it is no row.
fn row_width(document: &Document<'_>, readings: &Readings, index: usize, columns: Columns) -> usize {
    let passage = &document.passages[index];
    let open = free(readings, index)
        || (columns != Columns::Commas
            && readings[index].as_ref().is_some_and(|reading| reading.label == Label::Separator));
    if !open {
        return 0;
    }
    match columns {
        Columns::Commas
            if tight_commas(passage.text.text.as_bytes()) < 2 || goes_on_behind_comma(&passage.text.text) =>
        {
            0
        }
        Columns::Tabs if passage.text.repairs.is_empty() => 0,
        Columns::Blanks if !has_gap(document.source, passage) => 0,
        Columns::Bars if !passage.text.text.contains('|') => 0,
        _ => cells(document.source, passage, columns).len(),
    }
}

fn is_table(document: &Document<'_>, start: usize, end: usize, width: usize, columns: Columns) -> bool {
    let rows: Vec<usize> = (start..end).filter(|&row| !is_rule(document.line(row))).collect();
    let has_rule = rows.len() < end - start;
    let texts: Vec<Vec<&str>> = rows
        .iter()
        .map(|&row| {
            let passage = &document.passages[row];
            cells(document.source, passage, columns).into_iter().map(|cell| cell.of(&passage.text.text)).collect()
        })
        .collect();
    let all = || texts.iter().flatten();
    let count = all().count().max(1);
    let sentences = all().filter(|cell| super::super::phrase::ends_sentence(cell) && cell.len() > 50).count();
    let long = all().filter(|cell| cell.len() > LONGEST_CELL).count();
    let figures = texts.iter().skip(1).filter(|row| row.iter().any(|cell| is_figure(cell))).count();
    let figured = figures * 3 >= rows.len().saturating_sub(1).max(1) * 2;
    match columns {
        Columns::Tabs => (rows.len() >= 3 || (rows.len() == 2 && width >= 3 && figured)) && sentences * 3 <= count,
        Columns::Bars => {
            let framed = rows.iter().all(|&row| {
                let line = document.line(row);
                line.starts_with('|') && line.ends_with('|')
            });
            (has_rule && rows.len() >= 2) || (framed && rows.len() >= 2) || (rows.len() >= 3 && width >= 3 && figured)
        }
        Columns::Blanks => rows.len() >= 3 && long == 0 && figured && is_aligned(document, &rows),
        Columns::Commas => rows.len() >= 3 && figured && sentences == 0,
    }
}

/// Whether a comma outside of quotation marks has a blank behind it, as in prose.
fn goes_on_behind_comma(line: &str) -> bool {
    line.split('"').step_by(2).any(|outside| outside.contains(", "))
}

/// Whether each column begins or ends at one place in all rows but a few.
fn is_aligned(document: &Document<'_>, rows: &[usize]) -> bool {
    let places: Vec<Vec<(usize, usize)>> = rows
        .iter()
        .map(|&row| {
            let passage = &document.passages[row];
            let start = passage.text.span.start;
            let column =
                |at: usize| passage.indent + document.source.get(start..at).map_or(0, |before| before.chars().count());
            let spans = cells(document.source, passage, Columns::Blanks);
            spans
                .into_iter()
                .map(|cell| passage.text.source_span(cell))
                .map(|span| (column(span.start), column(span.end)))
                .collect()
        })
        .collect();
    let Some(model) = places.get(1) else { return false };
    (1..model.len()).all(|cell| {
        let most = |part: fn(&(usize, usize)) -> usize| {
            let same = places.iter().filter(|row| row.get(cell).map(part) == model.get(cell).map(part)).count();
            same * 4 >= places.len() * 3
        };
        most(|place| place.0) || most(|place| place.1)
    })
}

/// `|---|:--:|`, `-----  ----`: a rule inside a table.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'+'))
}

/// The ranges of a row's cells in the passage's text; an empty cell has an empty range.
fn cells(source: &str, passage: &Passage, columns: Columns) -> Vec<Span> {
    let line = &passage.text.text;
    let mut cells = Vec::new();
    let mut start = 0;
    let mut cell = |start: usize, end: usize| {
        let words = &line[start..end];
        let trimmed = words.trim_start();
        let start = end - trimmed.len();
        cells.push(Span::new(start, start + trimmed.trim_end().len()));
    };
    match columns {
        Columns::Tabs | Columns::Blanks => {
            // A row can begin with an empty cell.
            if columns == Columns::Tabs && source[..passage.text.span.start].ends_with('\t') {
                cell(0, 0);
            }
            for repair in passage.text.repairs.iter().filter(|repair| repair.kind == RepairKind::Blank) {
                let blanks = repair.source.of(source);
                let tabs = blanks.bytes().filter(|byte| *byte == b'\t').count();
                let parts = if columns == Columns::Tabs { tabs } else { usize::from(is_gap(source, repair.source)) };
                if parts == 0 {
                    continue;
                }
                cell(start, repair.range.start);
                for _ in 1..parts {
                    cell(repair.range.end, repair.range.end);
                }
                start = repair.range.end;
            }
            cell(start, line.len());
        }
        Columns::Bars => {
            let inside = line.trim_start_matches('|');
            start = line.len() - inside.len();
            let end = line.trim_end_matches('|').len().max(start);
            let first = start;
            for (at, _) in line[..end].match_indices('|').filter(|(at, _)| *at >= first) {
                cell(start, at);
                start = at + 1;
            }
            cell(start.min(end), end);
        }
        Columns::Commas => {
            let mut quoted = false;
            for (at, byte) in line.bytes().enumerate() {
                quoted ^= byte == b'"';
                if byte == b',' && !quoted {
                    cell(start, at);
                    start = at + 1;
                }
            }
            cell(start, line.len());
        }
    }
    cells
}

/// A cell that is a number: `1,072`, `−5.3%`, `$12`, `n/a`.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.len() > 16 {
        return false;
    }
    if matches!(cell, "-" | "–" | "—" | "n/a" | "N/A" | "..") {
        return true;
    }
    let mark = |letter: char| {
        matches!(
            letter,
            '.' | ',' | '%' | '+' | '-' | '−' | '–' | '$' | '€' | '£' | '¥' | '₽' | '/' | ':' | ' ' | '\u{a0}'
        )
    };
    cell.chars().any(char::is_numeric) && cell.chars().all(|letter| letter.is_numeric() || mark(letter))
}

/// A figure that heads a column rather than fills it.
fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse::<u32>().is_ok_and(|year| (1800..=2200).contains(&year))
}

/// `Region⏎2022⏎2023⏎Syunik⏎14⏎19⏎…`: one cell a line, in groups of one length.
fn cells_by_line(document: &Document<'_>, readings: &mut Readings) {
    let figure = |index: usize| is_figure(document.line(index));
    let mut index = 0;
    while index < document.len() {
        if !free(readings, index) || !figure(index) {
            index += 1;
            continue;
        }
        // The first figure of a group; the name of its row stands before it.
        let mut width = 1;
        while index + width <= document.len() && width <= MOST_COLUMNS && figure(index + width - 1) {
            width += 1;
        }
        let width = width.max(1);
        let Some(first) = index.checked_sub(1) else {
            index += 1;
            continue;
        };
        let group = |start: usize| {
            start + width <= document.len()
                && (start..start + width).all(|at| free(readings, at))
                && is_name(document, start)
                && (start + 1..start + width).all(figure)
        };
        let mut end = first;
        while width >= 3 && group(end) {
            end += width;
        }
        // The header, whose cells are words.
        let header = first.checked_sub(width).filter(|&start| {
            // A column can be called as a button is ("Share").
            let named = |at: usize| {
                let button = readings[at].as_ref().is_some_and(|reading| matches!(reading.label, Label::Furniture(_)));
                (free(readings, at) || button) && is_name(document, at) && document.line(at).len() < 24
            };
            (start..first).any(|at| free(readings, at)) && (start..first).all(named)
        });
        let groups = (end - first) / width.max(1) + usize::from(header.is_some());
        if groups >= FEWEST_GROUPS && end - first >= width * 2 {
            let start = header.unwrap_or(first);
            for at in start..end {
                set(readings, at, Label::TableCell { first: (at - start) % width == 0 }, "one-cell-a-line", 0.75);
            }
            index = end;
        } else {
            index += width.max(2) - 1;
        }
    }
}

fn is_name(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    !line.is_empty() && line.len() <= LONGEST_CELL && !document.form(index).terminated && !is_figure(line)
}

/// The table of a run of rows.
pub(in crate::label) fn build(source: &str, passages: &[Passage], readings: &[Reading]) -> BlockKind {
    let mut rows: Vec<Vec<Text>> = Vec::new();
    let mut ruled = false;
    for (passage, reading) in passages.iter().zip(readings) {
        match reading.label {
            Label::TableCell { first } => match rows.last_mut() {
                Some(row) if !first => row.push(passage.text.clone()),
                _ => rows.push(vec![passage.text.clone()]),
            },
            Label::TableRow(_) if is_rule(&passage.text.text) && !rows.is_empty() => {
                ruled |= rows.len() == 1;
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    let span = Span::new(cell.span.start, passage.span().end);
                    *cell = std::mem::take(cell).claiming(span);
                }
            }
            Label::TableRow(columns) => rows.push(row(source, passage, columns)),
            _ => {}
        }
    }
    let texts = |row: &Vec<Text>| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let headed = ruled || has_header(&rows.iter().take(4).map(texts).collect::<Vec<_>>());
    let span = Span::new(
        passages.first().map_or(0, |passage| passage.span().start),
        passages.last().map_or(0, |passage| passage.span().end),
    );
    let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::new).collect()).collect();
    BlockKind::Table { span, header_rows: u32::from(headed), rows, caption: None }
}

/// The cells of a row, each with the mark behind it.
fn row(source: &str, passage: &Passage, columns: Columns) -> Vec<Text> {
    let whole = passage.span();
    let ranges = cells(source, passage, columns);
    let mut texts: Vec<Text> = ranges.iter().map(|range| passage.text.slice(*range)).collect();
    if matches!(columns, Columns::Bars | Columns::Commas) {
        for at in 0..texts.len() {
            let end = texts.get(at + 1).map_or(whole.end, |next| next.span.start);
            let start = if at == 0 { whole.start } else { texts[at].span.start };
            texts[at] = std::mem::take(&mut texts[at]).claiming(Span::new(start, end));
        }
    }
    texts
}

/// Whether the first row names what the others fill in: words over figures, or years.
fn has_header(rows: &[Vec<String>]) -> bool {
    let [first, rest @ ..] = rows else { return false };
    let heads = |cell: &String| cell.is_empty() || !is_figure(cell) || is_year(cell);
    let filled = |row: &Vec<String>| row.iter().skip(1).any(|cell| is_figure(cell) && !is_year(cell));
    first.len() > 1 && !rest.is_empty() && first.iter().all(heads) && rest.iter().all(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words() {
        for cell in ["14", "1,072", "−5.3%", "$12", "2022", "٢٠"] {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["Syunik", "14 days", "", "1st"] {
            assert!(!is_figure(cell), "{cell}");
        }
    }
}
