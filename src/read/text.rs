//! Plain text: a line is a passage; empty lines are remembered with the one after them.

use super::{Marker, MarkerKind, Passage};
use crate::article::{Span, Text};
use crate::{Error, Limits};

/// Divides `source` into passages.
///
/// # Errors
/// [`Error::LimitExceeded`] for more than [`Limits::passages`] lines with text.
pub fn passages(source: &str, limits: &Limits) -> Result<Vec<Passage>, Error> {
    let mut passages = Vec::new();
    let mut blank_lines = 0;
    for span in lines(source) {
        let text = Text::clean(source, span);
        if text.is_empty() {
            blank_lines += 1;
            continue;
        }
        let indent = source[span.start..text.span.start].chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum();
        let marker = marker(&text.text);
        passages.push(Passage { text, blank_lines, indent, marker });
        blank_lines = 0;
        if passages.len() > limits.passages {
            return Err(Error::LimitExceeded { limit: "passages", max: limits.passages, found: passages.len() });
        }
    }
    Ok(passages)
}

/// The lines of `source` without their ends. All of Unicode's line ends count; CR LF is one.
fn lines(source: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &source[start..];
        let end = rest.find(is_line_end).map_or_else(
            || {
                done = true;
                source.len()
            },
            |at| start + at,
        );
        let line = Span::new(start, end);
        start = end + source[end..].chars().next().map_or(0, char::len_utf8);
        if source[end..].starts_with("\r\n") {
            start += 1;
        }
        Some(line)
    })
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The bullets that open a list item.
const BULLETS: &str = "•·▪■►▶◾◦‣⁃●○–—-*✓✔➤→";

/// The list or quotation marker that `text` begins with. Whether it *is* a list is for the labeller to say.
fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    let (kind, rest) = if first == '>' {
        (MarkerKind::Quote, after)
    } else if BULLETS.contains(first) {
        (MarkerKind::Bullet(first), after.strip_prefix(' ')?)
    } else {
        counted(text)?
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then(|| Marker { kind, end: text.len() - rest.len() })
}

/// `1.`, `2)`, `(3)`, `a)`, `(b)` and a blank behind.
fn counted(text: &str) -> Option<(MarkerKind, &str)> {
    let open = text.strip_prefix('(');
    let body = open.unwrap_or(text);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let (kind, rest) = if (1..=3).contains(&digits) {
        (MarkerKind::Number(body[..digits].parse().ok()?), &body[digits..])
    } else {
        let letter = body.chars().next().filter(char::is_ascii_alphabetic)?;
        (MarkerKind::Letter(letter), &body[1..])
    };
    let rest = if open.is_some() {
        rest.strip_prefix(')')?
    } else {
        let rest = rest
            .strip_prefix(')')
            .or_else(|| matches!(kind, MarkerKind::Number(_)).then(|| rest.strip_prefix('.'))?)?;
        rest.strip_prefix(')').unwrap_or(rest)
    };
    rest.strip_prefix(' ').map(|rest| (kind, rest))
}
