//! Blanks and characters without a shape: shown as one blank or not at all, with the way back kept.

use crate::article::{Repair, RepairKind, Span, Text};

/// Whether a character is shown as a blank: spaces of every width, tabs and line ends.
pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
}

/// Whether a character has no shape of its own and no meaning between letters: controls, zero-width space, byte-order
/// mark, word joiner, soft hyphen. Zero-width joiners stay (Persian, Indic scripts and emoji need them), and so
/// do the marks of direction.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
        || (letter.is_control() && !letter.is_whitespace())
}

impl Text {
    /// `source[span]` without the blanks around it, runs of blanks as one, and without invisible characters.
    pub fn clean(source: &str, span: Span) -> Self {
        let raw = span.of(source);
        let skip = |letter: char| is_blank(letter) || is_invisible(letter);
        let start = span.start + (raw.len() - raw.trim_start_matches(skip).len());
        let raw = raw.trim_matches(skip);
        let span = Span::new(start, start + raw.len());
        if is_clean(raw) {
            return Self { text: raw.to_owned(), span, ..Self::default() };
        }
        let mut text = String::with_capacity(raw.len());
        let mut repairs = Vec::new();
        let mut letters = raw.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if !skip(letter) {
                text.push(letter);
                continue;
            }
            let (mut end, mut blank) = (at + letter.len_utf8(), is_blank(letter));
            while let Some(&(_, next)) = letters.peek().filter(|(_, next)| skip(*next)) {
                end += next.len_utf8();
                blank |= is_blank(next);
                letters.next();
            }
            let range_start = text.len();
            if blank {
                text.push(' ');
            }
            if &raw[at..end] != " " {
                let kind = if blank { RepairKind::Blank } else { RepairKind::Invisible };
                repairs.push(Repair {
                    kind,
                    range: Span::new(range_start, text.len()),
                    source: Span::new(start + at, start + end),
                });
            }
        }
        Self { text, span, repairs, inlines: Vec::new() }
    }
}

/// Whether trimmed text needs no repair; most lines take only this look.
fn is_clean(raw: &str) -> bool {
    let mut blank_before = false;
    for letter in raw.chars() {
        let blank = letter == ' ';
        if (blank && blank_before) || (!blank && (is_blank(letter) || is_invisible(letter))) {
            return false;
        }
        blank_before = blank;
    }
    true
}
