//! Live blogs: entries that open with their time.

use super::clock::{self, Time};
use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::{Block, BlockKind, DocumentKind, DocumentReading, NoteKind, Span, Text};
use crate::label::phrase::ends_sentence;
use crate::label::{Label, date};
use crate::language::cues::Cues;
use crate::read::Passage;

/// The fewest entries, and the fewest whose times can be nothing else.
const FEWEST: usize = 3;
const FEWEST_SURE: usize = 2;
/// Longer lines have their time inside the words, in bytes.
const LONGEST_HEAD: usize = 160;
/// How many lines below its time an entry's text begins.
const REACH: usize = 4;
/// The bytes in which the time of a line that begins with it stands.
const LONGEST_TIME: usize = 32;

/// The line that opens an entry.
#[derive(Clone, Copy)]
struct Opening {
    index: usize,
    /// The time of day, where it is one.
    seconds: Option<u32>,
    /// Where the words behind the time begin; the line's end, where there are none.
    rest: usize,
    /// Whether the time has a zone, or stands beside another.
    sure: bool,
}

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    if survey.numbered.len() < FEWEST_SURE {
        return;
    }
    let found: Vec<Opening> = survey
        .numbered
        .iter()
        .copied()
        .filter(|&index| free(readings, index))
        .filter_map(|index| opening(document, index))
        .collect();
    let entries: Vec<Opening> = found.iter().copied().filter(|entry| has_text(document, readings, *entry)).collect();
    // Two do where each has a zone, or says how long ago it was as well.
    let sure = !entries.is_empty() && entries.iter().all(|entry| entry.sure);
    if entries.len() < if sure { FEWEST_SURE } else { FEWEST }
        || entries.len() * 5 < found.len() * 3
        || !in_order(&entries)
    {
        return;
    }
    for entry in &entries {
        set(readings, entry.index, Label::Entry, "time-above-text", 0.85);
        let next = entry.index + 1;
        let line = document.line(entry.index);
        let titled = entry.rest < line.len();
        let form = document.form(next);
        let by = |index: usize| document.features.get(index).is_some_and(|features| features.byline.is_some());
        let open = free(readings, next) || is_heading(readings, next);
        let heading = !titled && open && form.words <= 24 && !ends_sentence(document.line(next));
        if heading
            && !entries.iter().any(|other| other.index == next)
            && (document.form(next + 1).words > form.words || by(next + 1))
        {
            set(readings, next, Label::EntryHeading, "line-below-time", 0.8);
        }
    }
}

/// Whether the source says that a line is a heading.
fn is_heading(readings: &Readings, index: usize) -> bool {
    readings.get(index).and_then(Option::as_ref).is_some_and(|reading| reading.label == Label::Heading)
}

fn opening(document: &Document<'_>, index: usize) -> Option<Opening> {
    let line = document.line(index);
    let first = *line.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'[' | b'(')) {
        return None;
    }
    if !has_clock(&line.as_bytes()[..line.len().min(LONGEST_TIME)]) {
        return None;
    }
    let (seconds, rest, sure) = time_and_rest(line, document.cues)?;
    // A time alone, a time and a heading, or a time and prose: short or ended.
    let behind = &line[rest..];
    let fits = behind.is_empty() || line.len() <= LONGEST_HEAD || document.form(index).terminated;
    fits.then_some(Opening { index, seconds, rest, sure })
}

/// Two figures behind a colon, a full stop or an `h`, or an hour in Chinese letters: all that most lines are asked.
fn has_clock(head: &[u8]) -> bool {
    head.windows(4).any(|part| {
        part[0].is_ascii_digit()
            && (part[1] >= 0xE0
                || (matches!(part[1], b':' | b'.' | b'h') && part[2].is_ascii_digit() && part[3].is_ascii_digit()))
    })
}

/// The time that opens a line, and where what is behind it begins: `14:05 GMT`, `5m ago  13.52  First trucks queue`,
/// `+++ 14:05 Uhr: Minister kommt an +++`, `14:05 – The minister …`; and whether it has a zone, or an age before it.
fn time_and_rest(line: &str, cues: &Cues) -> Option<(Option<u32>, usize, bool)> {
    let bare = line.trim_start_matches(['+', ' ']);
    let mut at = line.len() - bare.len();
    let mut seconds = None;
    let (mut found, mut sure) = (false, false);
    if bare.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && clock::leading(bare).is_none()
        && let head = bare.get(..24).unwrap_or(bare)
        && let Some(date) = date::at_start(head, cues).filter(|date| date.relative)
    {
        found = true;
        at += date.len;
        at = skip_blanks(line, at);
    }
    if let Some(Time { span, seconds: told, .. }) = clock::leading(&line[at..]) {
        sure = found || span.of(&line[at..]).ends_with(|letter: char| letter.is_ascii_uppercase());
        found = true;
        seconds = Some(told);
        at += span.end;
    }
    if !found {
        return None;
    }
    let behind = line[at..].trim_start_matches([' ', ':', '–', '—', '-', '|', '·', '•']);
    let rest = line.len() - behind.len();
    // "14:05 trains leave" goes on in small letters: the time is a word of the sentence.
    let small = behind.starts_with(char::is_lowercase) && line[at..rest].trim().is_empty();
    (!small).then_some((seconds, rest, sure))
}

fn skip_blanks(line: &str, at: usize) -> usize {
    line.len() - line[at..].trim_start().len()
}

/// Whether prose stands in the entry's line or right below it.
fn has_text(document: &Document<'_>, readings: &Readings, entry: Opening) -> bool {
    let behind = &document.line(entry.index)[entry.rest..];
    if ends_sentence(behind) && behind.len() > 40 {
        return true;
    }
    for index in entry.index + 1..(entry.index + 1 + REACH).min(document.len()) {
        if !free(readings, index) {
            continue;
        }
        if opening(document, index).is_some() {
            return false;
        }
        if document.is_prose(index) {
            return true;
        }
    }
    false
}

/// Whether the times go one way, but for a slip and for midnight.
fn in_order(entries: &[Opening]) -> bool {
    let times: Vec<u32> = entries.iter().filter_map(|entry| entry.seconds).collect();
    // How long ago something was written is said of every link of a page; a live blog has the times of day.
    if times.len() * 2 < entries.len() {
        return false;
    }
    let falling = times.windows(2).filter(|pair| pair[0] >= pair[1]).count();
    let rising = times.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    falling.max(rising) * 4 >= times.len().saturating_sub(1) * 3
}

/// An entry without its text: time and heading, from the line that opens it and from the heading's line.
pub(in crate::label) fn build(passage: &Passage, heading: Option<&Passage>, cues: &Cues) -> (BlockKind, Option<Text>) {
    let line = &passage.text.text;
    let whole = passage.span();
    let (_, rest, _) = time_and_rest(line, cues).unwrap_or((None, line.len(), false));
    let words = line[..rest].trim_end_matches([' ', ':', '–', '—', '-', '|', '·', '•']);
    let start = words.len() - words.trim_start_matches(['+', ' ']).len();
    let time_end = passage.text.source_span(Span::new(0, line[..rest].trim_end().len())).end;
    let behind = line[rest..].trim_end_matches(['+', ' ']);
    let claimed = Span::new(whole.start, if behind.is_empty() { whole.end } else { time_end });
    let time = passage.text.slice(Span::new(start, words.len())).claiming(claimed);
    let mut own_heading = heading.map(|heading| heading.text.clone());
    let mut paragraph = None;
    if !behind.is_empty() {
        let text = passage.text.slice(Span::new(rest, rest + behind.len()));
        let text_start = text.span.start;
        let text = text.claiming(Span::new(text_start, whole.end));
        if own_heading.is_none() && !ends_sentence(behind) {
            own_heading = Some(text);
        } else {
            paragraph = Some(text);
        }
    }
    (BlockKind::Entry { time: Some(time), heading: own_heading, blocks: Vec::new() }, paragraph)
}

/// Puts what stands below an entry's opening into the entry; what belongs to the whole stays outside.
pub(in crate::label) fn fold(blocks: &mut Vec<Block>) {
    if !blocks.iter().any(|block| matches!(block.kind, BlockKind::Entry { .. })) {
        return;
    }
    let mut open = false;
    let mut folded: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        let whole = matches!(
            block.kind,
            BlockKind::Footnote { .. } | BlockKind::Reference(_) | BlockKind::Note { kind: NoteKind::Contributors, .. }
        );
        let starts = matches!(block.kind, BlockKind::Entry { .. });
        open = starts || (open && !whole);
        match folded.last_mut().map(|last| &mut last.kind) {
            Some(BlockKind::Entry { blocks, .. }) if open && !starts => blocks.push(block),
            _ => folded.push(block),
        }
    }
    *blocks = folded;
}

/// A live blog by its entries, with their order.
pub(in crate::label) fn kind(blocks: &[Block]) -> Option<DocumentReading> {
    let times: Vec<u32> = blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Entry { time, .. } => Some(time.as_ref().and_then(|time| clock::leading(&time.text))),
            _ => None,
        })
        .map(|time| time.map_or(0, |time| time.seconds))
        .collect();
    if times.len() < FEWEST_SURE {
        return None;
    }
    let rising = times.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falling = times.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let rule = if rising > falling { "entries-oldest-first" } else { "entries-newest-first" };
    Some(DocumentReading { value: DocumentKind::LiveBlog, rule: rule.into(), confidence: 0.85 })
}
