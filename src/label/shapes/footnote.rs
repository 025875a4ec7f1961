//! Footnotes below the text, and the marks in it that point at them.

use std::collections::{HashMap, HashSet};

use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::{Block, BlockKind, Inline, InlineKind, Repair, RepairKind, Span, Text};
use crate::label::Label;
use crate::order::Order as _;

/// How many lines from the end a note with a star can stand.
const LAST_LINES: usize = 8;
/// So many marks in brackets are references without the notes being there.
const FEWEST_MARKS: usize = 3;
/// The longest mark, in bytes.
const LONGEST_MARK: usize = 24;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    let candidates: Vec<(usize, &str)> = survey
        .notes
        .iter()
        .copied()
        .filter(|&index| {
            free(readings, index) || readings[index].as_ref().is_some_and(|reading| reading.confidence < 0.6)
        })
        .filter_map(|index| Some((index, marker(document.line(index))?.0)))
        .filter(|(index, mark)| !matches!(*mark, "*" | "**" | "†" | "‡") || index + LAST_LINES >= document.len())
        .collect();
    if candidates.is_empty() {
        return;
    }
    // The marks that stand in the text, each with its first line.
    let mut pointed: HashMap<String, usize> = HashMap::new();
    let stars = candidates.iter().any(|(_, mark)| mark.starts_with(['*', '†', '‡']));
    for index in 0..document.len() {
        let line = document.line(index);
        for (range, mark) in bracket_marks(line, false).into_iter().chain(raised_marks(line, stars)) {
            // The mark at the start of a note is none that points at one.
            if range.start > 0 {
                pointed.entry(mark).or_insert(index);
            }
        }
    }
    for (index, mark) in candidates {
        if pointed.get(bare_mark(mark)).is_some_and(|at| *at < index) {
            set(readings, index, Label::Footnote, "marker-pointed-at", 0.9);
        }
    }
}

/// The marker that a note opens with, and where its words begin: `[1] Ledger archive`, `¹ See note 3.`, `* Figures rounded.`
pub(in crate::label) fn marker(line: &str) -> Option<(&str, usize)> {
    let first = line.chars().next()?;
    let len = match first {
        '[' => {
            let end = line.bytes().take(6).position(|byte| byte == b']')?;
            let inside = &line[1..end];
            let number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
            let letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
            (number || letter).then_some(end + 1)?
        }
        '*' if line.starts_with("**") => 2,
        '*' | '†' | '‡' => first.len_utf8(),
        letter if raised(letter).is_some() => {
            line.chars().take_while(|letter| raised(*letter).is_some()).map(char::len_utf8).sum()
        }
        _ => return None,
    };
    let words = line[len..].trim_start();
    let glued = words.len() == line.len() - len && first == '[';
    (!glued
        && words.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '"' | '“' | '«' | '(' | '„')))
    .then(|| (&line[..len], line.len() - words.len()))
}

/// A mark without its brackets, superscript figures as they are.
pub(in crate::label) fn bare_mark(mark: &str) -> &str {
    mark.trim_matches(['[', ']'])
}

/// The figure that a raised one stands for.
fn raised(letter: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|figure| figure == letter).and_then(|at| char::from_digit(at as u32, 10))
}

/// Marks in brackets glued to what they stand behind: `river[1][2]`, `1991.[3]`, and with `wiki` `[a]`, `[citation needed]`.
fn bracket_marks(line: &str, wiki: bool) -> Vec<(Span, String)> {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for (at, open) in line.match_indices(['[', '【']) {
        let behind_mark = marks.last().is_some_and(|(range, _)| range.end == at);
        let glued = at > 0 && !line[..at].ends_with([' ', '(', '[', '{', '\u{a0}', '"', '“']);
        let close = if open == "[" { ']' } else { '】' };
        let start = at + open.len();
        let rest = &line[start..];
        let Some((len, _)) = rest.char_indices().take(LONGEST_MARK).find(|(_, letter)| *letter == close) else {
            continue;
        };
        let inside = &rest[..len];
        let name = if open == "【" {
            inside.split_once('†').map(|(number, _)| number).filter(|number| is_number(number))
        } else if behind_mark || glued {
            Some(inside).filter(|inside| is_number(inside) || (wiki && is_wiki_mark(inside)))
        } else {
            None
        };
        if let Some(name) = name {
            marks.push((Span::new(at, start + len + close.len_utf8()), name.to_owned()));
        }
    }
    marks
}

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

fn is_wiki_mark(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "citation needed",
        "clarification needed",
        "when?",
        "who?",
        "why?",
        "where?",
        "according to whom?",
        "better source needed",
        "update",
        "failed verification",
        "original research?",
        "dubious",
        "vague",
        "Anm. 1",
        "réf. nécessaire",
        "cita requerida",
        "senza fonte",
        "要出典",
    ];
    let letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let noted = ["note ", "nb ", "n ", "Anm. ", "注 ", "注釈 "]
        .iter()
        .any(|name| text.strip_prefix(name).is_some_and(is_number));
    letter || noted || NAMES.contains(&text)
}

/// Raised figures and stars glued to a word or a full stop: `1991.¹`, `rose*`. A square metre is none.
fn raised_marks(line: &str, stars: bool) -> Vec<(Span, String)> {
    let mut marks: Vec<(Span, String)> = Vec::new();
    if line.is_ascii() && !stars {
        return marks;
    }
    let mut word = 0;
    let mut figures = false;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let star = stars && matches!(letter, '*' | '†' | '‡');
        if (star || raised(letter).is_some()) && at > 0 {
            let mut end = at + letter.len_utf8();
            while let Some((next, more)) =
                letters.next_if(|(_, more)| if star { *more == letter } else { raised(*more).is_some() })
            {
                end = next + more.len_utf8();
            }
            let before = line[..at].chars().next_back().unwrap_or(' ');
            let unit = before.is_alphabetic() && word <= 2;
            let exponent = before.is_numeric() && figures && word <= 3 && !star;
            let after = line[end..].chars().next();
            let ended = after.is_none_or(|after| !after.is_alphanumeric());
            if !before.is_whitespace() && !unit && !exponent && ended && !matches!(before, '*' | '(' | '/') {
                marks.push((Span::new(at, end), line[at..end].to_owned()));
            }
            continue;
        }
        if letter.is_whitespace() {
            (word, figures) = (0, true);
        } else if letter.is_alphanumeric() {
            word += 1;
            figures &= letter.is_numeric();
        }
    }
    marks
}

/// Takes the marks out of the words of the body, and keeps them as references: those that a footnote answers, and those in
/// brackets where there are several.
pub(in crate::label) fn lift_marks(blocks: &mut [Block]) {
    let mut notes: HashSet<String> = HashSet::new();
    let mut found = 0;
    let mut wiki = false;
    for block in &*blocks {
        if let BlockKind::Footnote { marker, .. } = &block.kind {
            notes.insert(marker.clone());
        }
        wiki |= matches!(block.kind, BlockKind::Reference(_)) || block.rule == "edit-link";
        block.for_each_text(&mut |text| {
            if text.text.contains('[') || text.text.contains('【') {
                let marks = bracket_marks(&text.text, false);
                found += marks.len() * if text.text.contains('【') { FEWEST_MARKS } else { 1 };
            }
        });
    }
    let many = found >= FEWEST_MARKS;
    if !many && notes.is_empty() && !wiki {
        return;
    }
    let stars = notes.iter().any(|note| note.starts_with(['*', '†', '‡']));
    let raised = notes.iter().any(|note| note.starts_with(|letter| raised(letter).is_some()));
    let marks = |text: &str| {
        let mut marks = Vec::new();
        if text.contains(['[', '【']) {
            marks = bracket_marks(text, many || wiki);
            marks.retain(|(_, mark)| many || wiki || notes.contains(mark));
        }
        if stars || raised {
            marks.extend(raised_marks(text, stars).into_iter().filter(|(_, mark)| notes.contains(mark)));
            marks.order_by_key(|(range, _)| range.start);
        }
        marks
    };
    blocks.iter_mut().for_each(|block| for_each_marked(block, &mut |text| lift(text, marks(&text.text))));
}

/// The texts that can have marks.
fn for_each_marked(block: &mut Block, visit: &mut dyn FnMut(&mut Text)) {
    match &mut block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => visit(text),
        BlockKind::List { items, .. } => {
            for item in items {
                visit(&mut item.text);
                item.blocks.iter_mut().for_each(|inner| for_each_marked(inner, visit));
            }
        }
        BlockKind::Quote { paragraphs, .. } | BlockKind::Exchange { paragraphs, .. } => {
            paragraphs.iter_mut().for_each(visit);
        }
        BlockKind::Table { rows, .. } => rows.iter_mut().flatten().for_each(|cell| visit(&mut cell.text)),
        BlockKind::Entry { blocks, .. } => blocks.iter_mut().for_each(|inner| for_each_marked(inner, visit)),
        _ => {}
    }
}

/// Takes `marks`, in order, out of `text`: an empty range stands where each was.
fn lift(text: &mut Text, mut marks: Vec<(Span, String)>) {
    if !text.inlines.is_empty() {
        return;
    }
    // What is repaired inside of a mark, or the whole text, is left as it is.
    marks.retain(|(range, _)| range.len() < text.text.len());
    if marks.is_empty() {
        return;
    }
    let mut words = String::with_capacity(text.text.len());
    let mut repairs: Vec<Repair> = Vec::with_capacity(text.repairs.len() + marks.len());
    let mut old = std::mem::take(&mut text.repairs).into_iter().peekable();
    let mut at = 0;
    let mut taken = 0;
    // Source offset of text offset `at`.
    let mut from = text.span.start;
    let keep = |repair: Repair, taken: usize| Repair {
        range: Span::new(repair.range.start - taken, repair.range.end - taken),
        ..repair
    };
    for (range, marker) in marks {
        while let Some(repair) =
            old.next_if(|repair| repair.range.start <= range.start && repair.range.end <= range.start)
        {
            from = repair.source.end;
            words.push_str(&text.text[at..repair.range.end]);
            at = repair.range.end;
            repairs.push(keep(repair, taken));
        }
        if old.peek().is_some_and(|repair| repair.range.start < range.end) {
            continue;
        }
        words.push_str(&text.text[at..range.start]);
        from += range.start - at;
        let place = words.len();
        let source = Span::new(from, from + range.len());
        repairs.push(Repair { kind: RepairKind::Markup, range: Span::new(place, place), source });
        text.inlines.push(Inline { kind: InlineKind::Reference { marker }, range: Span::new(place, place) });
        from = source.end;
        at = range.end;
        taken += range.len();
    }
    words.push_str(&text.text[at..]);
    repairs.extend(old.map(|repair| keep(repair, taken)));
    text.text = words;
    text.repairs = repairs;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<String> {
        bracket_marks(line, true).into_iter().chain(raised_marks(line, true)).map(|(_, mark)| mark).collect()
    }

    #[test]
    fn marks_are_glued() {
        assert_eq!(
            marks("The Arax[a] is a river[1][2][citation needed] in the south."),
            ["a", "1", "2", "citation needed"]
        );
        assert_eq!(marks("the largest since 1991.¹ It rose* again.¹²"), ["¹", "*", "¹²"]);
        assert_eq!(marks("as reported【4†source】 today"), ["4"]);
        assert!(marks("12 km² of land, 5 m³, 10² times, the [sic] and [1] apart").is_empty());
    }

    #[test]
    fn lifted_marks_lead_back() {
        let source = "It  is[1] a river.[2] It runs.";
        let mut text = Text::clean(source, Span::new(0, source.len()));
        let marks = bracket_marks(&text.text, false);
        lift(&mut text, marks);
        assert_eq!(text.text, "It is a river. It runs.");
        let start = text.text.find("river").unwrap_or_default();
        assert_eq!(text.source_span(Span::new(start, start + 6)).of(source), "river.");
        assert_eq!(text.inlines.len(), 2);
    }
}
