//! Where a line break, or a list's marker within a line, parts sentences.

use super::marks::{is_closer, is_either, is_terminator};
use crate::article::Span;

/// A stretch of text between empty lines.
#[derive(Default)]
pub(super) struct Paragraph {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it ends as a sentence does: then its lines are running text.
    pub(super) terminated: bool,
}

impl Paragraph {
    /// The paragraph that holds the line break at `at`.
    pub(super) fn around(text: &str, at: usize) -> Self {
        let mut end = text.len();
        for (line_end, _) in text[at..].match_indices('\n') {
            let rest = &text[at + line_end + 1..];
            let line = rest.trim_start_matches([' ', '\t', '\r', '\u{A0}', '\u{3000}']);
            if line.is_empty() || line.starts_with('\n') {
                end = at + line_end + 1;
                break;
            }
        }
        let words = text[at..end].trim_end();
        let words = words.trim_end_matches(|letter| is_closer(letter) || is_either(letter));
        let terminated = words.chars().next_back().is_some_and(|letter| letter == ':' || is_terminator(letter));
        Self { end, terminated }
    }
}

/// The markers of a list written in one line ("1. … 2. …", "a) … b) …", "• … • …"), when the text begins with the first
/// and counts on.
pub(super) fn list_markers(text: &str) -> Vec<Span> {
    let mut markers = Vec::new();
    let mut wanted = 0_u32;
    let mut style = None;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        if let Some((value, kind)) = list_marker(word.trim_end()) {
            let first = style.is_none() && start == 0 && (value == 1 || kind == '•');
            if first || (style == Some(kind) && (value == wanted || kind == '•')) {
                style = Some(kind);
                wanted = value + 1;
                markers.push(Span::new(start, at));
            }
        }
        if style.is_none() {
            return markers;
        }
    }
    if markers.len() < 2 {
        markers.clear();
    }
    markers
}

/// A list marker's value and style, from a word such as `1.`, `2)`, `3.)`, `a.`, `•` or `⁃9.`.
fn list_marker(word: &str) -> Option<(u32, char)> {
    if let Some(bullet) = word.chars().next().filter(|letter| matches!(letter, '•' | '⁃' | '▪' | '‣')) {
        let rest = &word[bullet.len_utf8()..];
        return (rest.is_empty() || list_marker(rest).is_some()).then_some((0, '•'));
    }
    let style = word.chars().next_back().filter(|letter| matches!(letter, '.' | ')'))?;
    let body = word.strip_suffix(".)").or_else(|| word.strip_suffix([')', '.']))?;
    if let Ok(value) = body.parse() {
        return (body.len() <= 2).then_some((value, style));
    }
    let mut letters = body.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then(|| (u32::from(letter) - u32::from('a') + 1, if style == '.' { 'a' } else { 'b' }))
}
