//! The characters of a line as they are shown: runs of blanks as one blank, characters without a shape left out, and, where
//! [`Letters`] says so, entities, mojibake, ligatures and loose accents put right; the way back is kept.

use super::builder::Builder;
use super::encodings::Encoding;
use super::lines::{Line, Signs};
use super::{entities, letters, mojibake};
use crate::article::{RepairKind, Span, SuggestedRepair, Text};
use crate::language::direction;
use crate::order::Order as _;

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

/// What is to be put right in the letters of a text, decided over the whole of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    /// The encoding that its UTF-8 was read in.
    mojibake: Option<Encoding>,
    /// Whether entities are shown as their characters.
    entities: bool,
    /// Whether U+000B is a line break that stays, and ligatures and accents are looked for.
    reading: bool,
}

impl Letters {
    /// Decides by the text, and says what else could be put right.
    pub(crate) fn of(source: &str, signs: Signs) -> (Self, Vec<SuggestedRepair>) {
        let mut letters = Self { reading: true, ..Self::default() };
        let mut offers = Vec::new();
        if signs.mojibake > 0 {
            match mojibake::judge(source) {
                mojibake::Judgement::Repair(encoding) => letters.mojibake = Some(encoding),
                mojibake::Judgement::Offer(found) => offers.extend(found),
            }
        }
        if signs.entities > 0 {
            match entities::judge(source) {
                entities::Judgement::Repair => letters.entities = true,
                entities::Judgement::Offer(found) => offers.extend(found),
            }
        }
        offers.order_by_key(|offer| offer.span);
        (letters, offers)
    }

    /// The text of a line. It is empty for a line of blanks, be they written as entities.
    pub(crate) fn clean_line(self, source: &str, line: &Line) -> Text {
        if !line.untidy && !line.letters && self.mojibake.is_none() {
            return Text { text: line.trimmed.of(source).to_owned(), span: line.trimmed, ..Text::default() };
        }
        self.clean(source, line.trimmed)
    }

    fn clean(self, source: &str, span: Span) -> Text {
        let mut cleaner = Cleaner { letters: self, buffer: String::new(), leaks: direction::leaks(span.of(source)) };
        let mut builder = Builder::new(source);
        let mut at = span.start;
        while at < span.end {
            let rest = &source[at..span.end];
            let Some(letter) = rest.chars().next() else { break };
            let (shown, len) = cleaner.look(rest, letter);
            let here = Span::new(at, at + len);
            match shown {
                Shown::Letter => builder.letters(here, &rest[..len], None),
                Shown::PutRight(kind) => builder.letters(here, &cleaner.buffer, Some(kind)),
                Shown::Blank(kind) => builder.blank(here, kind),
                Shown::Nothing(kind) => builder.nothing(here, kind),
                Shown::Break => builder.line_break(here, RepairKind::Blank),
            }
            at += len;
        }
        builder.finish()
    }
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
        Letters::default().clean(source, span)
    }
}

/// Whether trimmed text needs no repair; most lines take only this look.
fn is_clean(raw: &str) -> bool {
    let mut blank_before = false;
    for letter in raw.chars() {
        let blank = letter == ' ';
        if (blank && blank_before)
            || (!blank && (is_blank(letter) || is_invisible(letter) || direction::is_control(letter)))
        {
            return false;
        }
        blank_before = blank;
    }
    true
}

/// What stands at a place of the source.
enum Shown {
    /// A letter as it is.
    Letter,
    /// What is in the buffer.
    PutRight(RepairKind),
    Blank(RepairKind),
    Nothing(RepairKind),
    /// A line break that stays.
    Break,
}

struct Cleaner {
    letters: Letters,
    /// What the last look has put right.
    buffer: String,
    /// Whether the line's controls of direction reach beyond it, so that they are left out.
    leaks: bool,
}

impl Cleaner {
    /// What is shown for the beginning of `rest`, and how many bytes it is; letters put right are in the buffer.
    fn look(&mut self, rest: &str, letter: char) -> (Shown, usize) {
        let len = letter.len_utf8();
        let put_right = if letter == '&' && self.letters.entities {
            entities::entity(rest).map(|(letter, len)| (letter, len, RepairKind::Entity))
        } else {
            let encoding = self.letters.mojibake.filter(|_| !letter.is_ascii());
            encoding
                .and_then(|encoding| mojibake::sequence(rest, encoding))
                .map(|(letter, len)| (letter, len, RepairKind::Mojibake))
        };
        if let Some((letter, len, kind)) = put_right {
            if is_blank(letter) {
                return (Shown::Blank(kind), len);
            }
            if is_invisible(letter) {
                return (Shown::Nothing(kind), len);
            }
            self.buffer.clear();
            self.buffer.push(letter);
            return (Shown::PutRight(kind), len);
        }
        if letter == '\u{B}' && self.letters.reading {
            return (Shown::Break, len);
        }
        if is_blank(letter) {
            return (Shown::Blank(RepairKind::Blank), len);
        }
        if is_invisible(letter) || (self.leaks && direction::is_control(letter)) {
            return (Shown::Nothing(RepairKind::Invisible), len);
        }
        if self.letters.reading {
            if let Some(letters) = letters::expanded(letter) {
                self.buffer.clear();
                self.buffer.push_str(letters);
                return (Shown::PutRight(RepairKind::Ligature), len);
            }
            if let Some(len) = self.compose(letter, &rest[len..]) {
                return (Shown::PutRight(RepairKind::Normalization), len);
            }
        }
        (Shown::Letter, len)
    }

    /// Joins the accents behind `base` to it; gives the length of both where that makes one letter.
    fn compose(&mut self, base: char, behind: &str) -> Option<usize> {
        let mut composite = base;
        let mut len = 0;
        for mark in behind.chars().take_while(|mark| letters::is_loose(*mark)) {
            let Some(next) = letters::composed(composite, mark) else { break };
            composite = next;
            len += mark.len_utf8();
        }
        if len == 0 {
            return None;
        }
        self.buffer.clear();
        self.buffer.push(composite);
        Some(base.len_utf8() + len)
    }
}
