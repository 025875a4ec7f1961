//! Lines that a margin broke, joined to paragraphs again.
//!
//! A text is wrapped where most of its lines end just before one width, with the next word too long to have fitted, and the
//! lines go on in mid-sentence. Lists, quotations, poems, addresses and tables keep their lines.

use super::form::{Start, columns, glue, has_gaps, is_closed, is_code, is_east_asian, is_south_east_asian, start};
use super::hyphens::{self, Hyphenation};
use super::{Marker, MarkerKind, Passage, Told};
use crate::article::{FurnitureKind, RepairKind, Span, SuggestedRepair};
use crate::input::{is_blank, is_invisible};

/// Widths that are looked for.
pub(super) const NARROWEST: usize = 40;
/// A text is not wrapped where fewer than one line in so many goes on in the next.
pub(super) const FEWEST: usize = 50;
/// Columns of print are narrower; hyphens tell them, or a second column.
const NARROWEST_IN_COLUMN: usize = 20;
const WIDEST: usize = 160;
/// The raised figures that a footnote begins with.
const RAISED: [char; 9] = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// How far lines fall short of the margin.
const RAGGED: usize = 12;
/// East Asian lines can break between any two letters.
const RAGGED_EAST_ASIAN: usize = 4;
/// A first word that would have fitted so narrowly is taken for one that would not.
const SLACK: usize = 3;

/// How a text is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wrap {
    /// The longest of its usual lines, in columns.
    width: usize,
    /// Whether a blank at a line's end says that the paragraph goes on (`format=flowed`).
    flowed: bool,
}

/// Joins the lines of each paragraph; `in_column` where they are the lines of one narrow column.
pub(super) fn join(
    source: &str,
    lines: Vec<Passage>,
    in_column: bool,
    offers: &mut Vec<SuggestedRepair>,
) -> Vec<Passage> {
    let widths: Vec<usize> = lines.iter().map(|line| line.indent + columns(&line.text.text)).collect();
    let wrap = find_wrap(source, &lines, &widths, in_column);
    let mut joiner = Joiner { source, wrap, hyphens: Hyphenation::default(), offers, joined: Vec::new(), open: None };
    for (line, width) in lines.into_iter().zip(widths) {
        joiner.take(line, width);
    }
    joiner.joined
}

/// The width that the text is wrapped at, if it is.
fn find_wrap(source: &str, lines: &[Passage], widths: &[usize], in_column: bool) -> Option<Wrap> {
    let pairs = || {
        lines
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| pair[1].blank_lines == 0 && pair.iter().all(|line| line.told.is_none()))
    };
    let hyphenated = pairs().filter(|(_, pair)| hyphens::goes_on(source, &pair[0].text, &pair[1].text.text)).count();
    let narrowest = if in_column || hyphenated >= 2 { NARROWEST_IN_COLUMN } else { NARROWEST };
    // How many lines that are not a paragraph's last have each width, and how many of them go on in mid-sentence.
    let mut counts = [0_usize; WIDEST + 1];
    let mut all = 0;
    for (at, _) in pairs() {
        all += usize::from(widths[at] >= narrowest);
        if (narrowest..=WIDEST).contains(&widths[at]) {
            counts[widths[at]] += 1;
        }
    }
    let within = |width: usize, ragged: usize| counts[width.saturating_sub(ragged)..=width].iter().sum::<usize>();
    let width = (narrowest..=WIDEST).filter(|&width| counts[width] > 0).max_by_key(|&width| within(width, RAGGED))?;
    let (mut near, mut goes_on, mut small, mut full, mut flowed) = (0, 0, 0, 0, 0);
    for (at, pair) in pairs() {
        let (text, next) = (pair[0].text.text.as_str(), &pair[1]);
        let ragged = if text.ends_with(is_east_asian) { RAGGED_EAST_ASIAN } else { RAGGED };
        if !(width.saturating_sub(ragged)..=width).contains(&widths[at]) {
            continue;
        }
        near += 1;
        let begins = start(&next.text.text);
        let hyphen = hyphens::goes_on(source, &pair[0].text, &next.text.text);
        let kept = has_gaps(&pair[0], source) || is_code(text) || is_code(&next.text.text);
        if kept || next.marker.is_some() || (is_closed(text) && begins != Start::Small) {
            continue;
        }
        goes_on += usize::from(hyphen || begins != Start::Other);
        small += usize::from(hyphen || matches!(begins, Start::Small | Start::Caseless));
        full += usize::from(hyphen || is_full(widths[at], text, next, width.saturating_sub(SLACK)));
        flowed += usize::from(is_flowed(source, &pair[0]));
    }
    // Three words in ten begin with a capital at most, in German half of them; lines of a poem or a list all do.
    let in_sentence = in_column || (small * 5 >= goes_on * 2 && small >= 2);
    // Some lines of a list can look like it; a text that was wrapped is wrapped throughout.
    let throughout = near >= 2 && near * 10 >= lines.len();
    let wrapped = throughout && near * 10 >= all * 6 && goes_on * 2 >= near && in_sentence;
    (wrapped && full * 10 >= goes_on * 8).then_some(Wrap { width, flowed: flowed >= 2 && flowed * 10 >= goes_on * 8 })
}

/// Whether the first word of the next line would not have fitted.
fn is_full(columns_before: usize, text: &str, next: &Passage, width: usize) -> bool {
    let next = next.text.text.as_str();
    let first = next.chars().next().unwrap_or(' ');
    let word = if is_east_asian(first) {
        &next[..first.len_utf8()]
    } else if is_south_east_asian(first) {
        // Words can't be told; they are short.
        next.get(..first.len_utf8() * 4).unwrap_or(next)
    } else {
        next.split(' ').next().unwrap_or(next)
    };
    columns_before + glue(text, next).len() + columns(word) > width
}

/// Whether the line ends in a blank, but for the rule above a signature.
fn is_flowed(source: &str, line: &Passage) -> bool {
    let behind = source.get(line.text.span.end..).unwrap_or_default();
    behind.starts_with(" \n") || behind.starts_with(" \r\n")
}

/// The paragraph that the next line may go on.
#[derive(Clone, Copy)]
struct Open {
    /// Its index.
    at: usize,
    /// The width of its last line, and its indent.
    width: usize,
    indent: usize,
    /// Where the words of its list item begin, in columns.
    hanging: Option<usize>,
    /// Whether its last line ends in a blank that says it goes on.
    flowed: bool,
    /// Whether its last line has a table's gaps.
    gaps: bool,
    /// Whether the head or foot of a page stands behind it.
    page: bool,
}

struct Joiner<'a> {
    source: &'a str,
    wrap: Option<Wrap>,
    hyphens: Hyphenation,
    offers: &'a mut Vec<SuggestedRepair>,
    joined: Vec<Passage>,
    open: Option<Open>,
}

impl Joiner<'_> {
    fn take(&mut self, line: Passage, width: usize) {
        if matches!(line.told, Some(Told::Furniture(FurnitureKind::PageHeader | FurnitureKind::PageFooter, _))) {
            self.open.iter_mut().for_each(|open| open.page = true);
            self.joined.push(line);
            return;
        }
        // So does a footnote at a page's foot, where a sentence is not over.
        if line.text.text.starts_with(RAISED)
            && let Some(open) = self.open.as_mut().filter(|open| !is_closed(&self.joined[open.at].text.text))
        {
            open.page = true;
            self.joined.push(line);
            return;
        }
        let flowed = is_flowed(self.source, &line);
        let gaps = has_gaps(&line, self.source);
        let indent = line.indent;
        if let Some(open) = self.open.filter(|open| self.goes_on(open, &line, gaps)) {
            self.append(&open, &line);
            self.open = Some(Open { width, indent, flowed, gaps, page: false, ..open });
            return;
        }
        let hanging = line.marker.as_ref().filter(|marker| marker.kind != MarkerKind::Quote).map(|marker| {
            let Marker { end, .. } = marker;
            indent + columns(line.text.text.get(..*end).unwrap_or_default())
        });
        let quoted = line.marker.as_ref().is_some_and(|marker| marker.kind == MarkerKind::Quote);
        let at = self.joined.len();
        self.open =
            (line.told.is_none() && !quoted).then_some(Open { at, width, indent, hanging, flowed, gaps, page: false });
        self.joined.push(line);
    }

    /// Whether `line` goes on the open paragraph.
    fn goes_on(&self, open: &Open, line: &Passage, gaps: bool) -> bool {
        let before = &self.joined[open.at].text;
        let (text, next) = (before.text.as_str(), line.text.text.as_str());
        if line.told.is_some() || (line.blank_lines > 0 && !open.page) {
            return false;
        }
        if line.marker.is_some() || gaps || open.gaps || is_code(text) || is_code(next) {
            return false;
        }
        let (closed, begins) = (is_closed(text), start(next));
        let certain = hyphens::is_soft(self.source, before);
        let parted = open.width >= NARROWEST_IN_COLUMN && begins == Start::Small;
        if (certain || parted) && hyphens::goes_on(self.source, before, next) {
            return true;
        }
        let Some(wrap) = self.wrap else {
            return open.page && !closed && begins == Start::Small;
        };
        let deeper = line.indent > open.indent && open.hanging.is_none_or(|hanging| line.indent > hanging + 1);
        if deeper && !open.page {
            return false;
        }
        if open.page {
            return !closed && (begins == Start::Small || open.width + RAGGED >= wrap.width);
        }
        if wrap.flowed {
            return open.flowed;
        }
        if open.width > wrap.width + 2 {
            return !closed && begins == Start::Small;
        }
        let near = open.width + RAGGED >= wrap.width;
        let full = near && is_full(open.width, text, line, wrap.width);
        match (closed, begins) {
            (false, Start::Small) => near || is_full(open.width, text, line, wrap.width),
            (false, _) => {
                if text.ends_with(is_east_asian) {
                    full
                } else {
                    near
                }
            }
            (true, Start::Small) => near,
            (true, _) => full,
        }
    }

    /// Joins `line` to the open paragraph.
    fn append(&mut self, open: &Open, line: &Passage) {
        let text = &mut self.joined[open.at].text;
        let next = &line.text;
        // The line of another column, or a page's foot, can stand between.
        let apart = Span::new(text.span.end, next.span.start)
            .of(self.source)
            .chars()
            .any(|letter| !is_blank(letter) && !is_invisible(letter));
        let kind = if apart { RepairKind::Gap } else { RepairKind::Unwrap };
        if !hyphens::goes_on(self.source, text, &next.text) {
            let glue = glue(&text.text, &next.text);
            text.append(glue, kind, next);
            return;
        }
        let verdict = self.hyphens.judge(self.source, text, &next.text);
        if verdict == hyphens::Verdict::Suspended {
            text.append(" ", kind, next);
            return;
        }
        if matches!(verdict, hyphens::Verdict::Keep | hyphens::Verdict::Unsure) {
            if verdict == hyphens::Verdict::Unsure {
                let hyphen = text.text.chars().next_back().map_or(0, char::len_utf8);
                let stands = text.source_span(Span::new(text.text.len() - hyphen, text.text.len()));
                let span = if apart { stands } else { stands.cover(Span::new(next.span.start, next.span.start)) };
                self.offers.push(SuggestedRepair { kind: RepairKind::Hyphen, span, text: String::new() });
            }
            text.append("", kind, next);
            return;
        }
        hyphens::drop_hyphen(self.source, text, apart);
        text.append("", if apart { RepairKind::Gap } else { RepairKind::Hyphen }, next);
    }
}
