//! JSON-LD pasted as its source: the headline, the article's body and its date; the rest is furniture.

use super::marker::marker;
use super::{Passage, Told};
use crate::article::{FurnitureKind, RepairKind, Span, Text};
use crate::input::Builder;

const RULE: &str = "json-ld";

/// Whether `source` is JSON with an article's body in it.
pub(super) fn is(source: &str) -> bool {
    source.trim_start().starts_with(['{', '[']) && source.contains("\"articleBody\"")
}

/// The passages of its article; nothing where it can't be read.
pub(super) fn passages(source: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut done = 0;
    let mut at = 0;
    let (mut headline, mut body) = (false, false);
    while let Some(key) = string(source, at) {
        at = key.end + 1;
        let Some(value) = value(source, at) else { continue };
        let told = match key.of(source) {
            "headline" if !headline => Told::Headline(RULE),
            "datePublished" => Told::Published(Span::new(0, value.len()), RULE),
            "articleBody" if !body => Told::Body,
            _ => continue,
        };
        (headline, body) = (headline || matches!(told, Told::Headline(_)), body || told == Told::Body);
        rest(source, Span::new(done, value.start), &mut passages);
        words(source, value, told, &mut passages);
        done = value.end;
        at = value.end + 1;
    }
    rest(source, Span::new(done, source.len()), &mut passages);
    if body { passages } else { Vec::new() }
}

/// The inside of the first string from `at` on.
fn string(source: &str, at: usize) -> Option<Span> {
    let start = at + source.get(at..)?.find('"')? + 1;
    let mut escaped = false;
    for (offset, byte) in source.as_bytes()[start..].iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(Span::new(start, start + offset)),
            _ => {}
        }
    }
    None
}

/// The inside of the string that is the value of the key before `at`.
fn value(source: &str, at: usize) -> Option<Span> {
    let behind = source.get(at..)?.trim_start().strip_prefix(':')?.trim_start();
    behind.starts_with('"').then(|| string(source, source.len() - behind.len()))?
}

/// What is no article.
fn rest(source: &str, span: Span, passages: &mut Vec<Passage>) {
    let text = Text::clean(source, span);
    if !text.is_empty() {
        let told = Some(Told::Furniture(FurnitureKind::Markup, RULE));
        passages.push(Passage { told, ..Passage::line(text, 1) });
    }
}

/// A string's words, a passage a line.
fn words(source: &str, span: Span, told: Told, passages: &mut Vec<Passage>) {
    let first = passages.len();
    let mut text = Builder::new(source);
    let mut blank_lines = 1;
    let mut at = span.start;
    while at < span.end {
        let (shown, len) = letter(&source[at..span.end]);
        let here = Span::new(at, at + len);
        at += len;
        let kind =
            (len > shown.len_utf8() || here.of(source) != shown.encode_utf8(&mut [0; 4])).then_some(RepairKind::Markup);
        match shown {
            '\n' if text.is_empty() => {
                text.nothing(here, RepairKind::Markup);
                blank_lines += 1;
            }
            '\n' => {
                text.nothing(here, RepairKind::Markup);
                push(std::mem::replace(&mut text, Builder::new(source)), &mut blank_lines, told, passages);
            }
            shown if shown.is_whitespace() => text.blank(here, kind.unwrap_or(RepairKind::Blank)),
            shown if shown.is_control() => text.nothing(here, kind.unwrap_or(RepairKind::Invisible)),
            shown => text.letters(here, shown.encode_utf8(&mut [0; 4]), kind),
        }
    }
    if !text.is_empty() {
        push(text, &mut blank_lines, told, passages);
    } else if passages.len() > first
        && let Some(last) = passages.last_mut()
    {
        last.text.widen(span.end.max(last.text.span.end), RepairKind::Markup);
    } else {
        rest(source, span, passages);
    }
}

fn push(text: Builder<'_>, blank_lines: &mut usize, told: Told, passages: &mut Vec<Passage>) {
    let text = text.finish();
    let told = match told {
        Told::Body => None,
        Told::Published(..) => Some(Told::Published(Span::new(0, text.text.len()), RULE)),
        told => Some(told),
    };
    let marker = marker(&text.text).filter(|_| told.is_none());
    passages.push(Passage { marker, told, ..Passage::line(text, std::mem::take(blank_lines)) });
}

/// The letter that `rest` begins with, its escape read, and the length of that.
pub(super) fn letter(rest: &str) -> (char, usize) {
    let Some(escape) = rest.strip_prefix('\\') else {
        let letter = rest.chars().next().unwrap_or(' ');
        return (letter, letter.len_utf8());
    };
    let unit = |rest: &str| rest.strip_prefix("\\u").and_then(|rest| u32::from_str_radix(rest.get(..4)?, 16).ok());
    match escape.as_bytes().first() {
        Some(b'n' | b'r') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'b' | b'f') => (' ', 2),
        Some(b'u') => match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                let letter = char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
                (letter.unwrap_or('\u{FFFD}'), 12)
            }
            (Some(letter), _) => (char::from_u32(letter).unwrap_or('\u{FFFD}'), 6),
            (None, _) => ('\\', 1),
        },
        Some(b'"' | b'\\' | b'/') => (char::from(escape.as_bytes()[0]), 2),
        _ => ('\\', 1),
    }
}
