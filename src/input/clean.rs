//! The characters of a line as they are shown: runs of blanks as one blank, characters without a shape left out, and, where
//! [`Letters`] says so, entities, mojibake, ligatures and loose accents put right; the way back is kept.

use super::encodings::Encoding;
use super::lines::{Line, Signs};
use super::{entities, letters, mojibake};
use crate::article::{Inline, InlineKind, Repair, RepairKind, Span, SuggestedRepair, Text};

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
        offers.sort_by_key(|offer| offer.span);
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
        let mut cleaner = Cleaner { letters: self, source, ..Cleaner::default() };
        cleaner.run(span);
        let start = cleaner.start.unwrap_or(span.start);
        let end = if cleaner.start.is_some() { cleaner.end } else { start };
        Text { text: cleaner.text, span: Span::new(start, end), repairs: cleaner.repairs, inlines: cleaner.inlines }
    }
}

impl Text {
    /// Lets the last letter stand for the source up to `end` as well: for what a reader can see in the source, but not in
    /// the text.
    pub(crate) fn widen(&mut self, end: usize, kind: RepairKind) {
        widen(&self.text, &mut self.repairs, self.span.end, end, kind);
        self.span.end = end;
    }

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

/// Lets the last letter of `text`, whose source ends at `end`, stand for the source up to `to` as well.
fn widen(text: &str, repairs: &mut Vec<Repair>, end: usize, to: usize, kind: RepairKind) {
    let Some(last) = text.chars().next_back() else { return };
    if let Some(repair) = repairs.last_mut().filter(|last| last.range.end == text.len() && !last.range.is_empty()) {
        repair.source.end = to;
    } else {
        let range = Span::new(text.len() - last.len_utf8(), text.len());
        repairs.push(Repair { kind, range, source: Span::new(end - last.len_utf8(), to) });
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

/// What stands at a place of the source.
enum Shown {
    /// Letters, the source's own or put right.
    Letters(Option<RepairKind>),
    Blank(RepairKind),
    Nothing(RepairKind),
    /// A line break that stays.
    Break,
}

/// Blanks and invisible characters that are not written yet.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    blank: bool,
    breaks: bool,
    /// Where what a reader can see in it ends: entities and mojibake are letters of the source, and may not be lost.
    visible: Option<(Span, RepairKind)>,
}

#[derive(Default)]
struct Cleaner<'a> {
    letters: Letters,
    source: &'a str,
    text: String,
    repairs: Vec<Repair>,
    inlines: Vec<Inline>,
    /// Where the source of the text begins and ends.
    start: Option<usize>,
    end: usize,
    run: Option<Run>,
    /// What `at` stands for where it is put right.
    buffer: String,
}

impl Cleaner<'_> {
    fn run(&mut self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let rest = &self.source[at..span.end];
            let Some(letter) = rest.chars().next() else { break };
            let (shown, len) = self.look(rest, letter);
            let here = Span::new(at, at + len);
            match shown {
                Shown::Letters(kind) => self.letter(here, letter, kind),
                Shown::Blank(kind) => self.wait(here, true, kind),
                Shown::Nothing(kind) => self.wait(here, false, kind),
                Shown::Break => {
                    self.wait(here, true, RepairKind::Blank);
                    self.run.iter_mut().for_each(|run| run.breaks = true);
                }
            }
            at += len;
        }
        if let Some(Run { visible: Some((span, kind)), .. }) = self.run {
            self.widen(span.end, kind);
        }
    }

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
            return (Shown::Letters(Some(kind)), len);
        }
        if letter == '\u{B}' && self.letters.reading {
            return (Shown::Break, len);
        }
        if is_blank(letter) {
            return (Shown::Blank(RepairKind::Blank), len);
        }
        if is_invisible(letter) {
            return (Shown::Nothing(RepairKind::Invisible), len);
        }
        if self.letters.reading {
            if let Some(letters) = letters::expanded(letter) {
                self.buffer.clear();
                self.buffer.push_str(letters);
                return (Shown::Letters(Some(RepairKind::Ligature)), len);
            }
            if let Some(len) = self.compose(letter, &rest[len..]) {
                return (Shown::Letters(Some(RepairKind::Normalization)), len);
            }
        }
        (Shown::Letters(None), len)
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

    fn letter(&mut self, span: Span, letter: char, kind: Option<RepairKind>) {
        let span = self.write_run(span);
        self.start.get_or_insert(span.start);
        self.end = span.end;
        let range_start = self.text.len();
        match kind {
            None => self.text.push(letter),
            Some(_) => self.text.push_str(&self.buffer),
        }
        let widened = (span.len() > letter.len_utf8()).then_some(RepairKind::Entity);
        if let Some(kind) = kind.or(widened) {
            let range = Span::new(range_start, self.text.len());
            self.repairs.push(Repair { kind, range, source: span });
        }
    }

    fn wait(&mut self, span: Span, blank: bool, kind: RepairKind) {
        let Span { start, end } = span;
        let run = self.run.get_or_insert(Run { start, end, blank: false, breaks: false, visible: None });
        run.end = end;
        run.blank |= blank;
        if matches!(kind, RepairKind::Entity | RepairKind::Mojibake) {
            let first = run.visible.map_or(start, |(span, _)| span.start);
            run.visible = Some((Span::new(first, end), kind));
        }
    }

    /// Writes the blanks before a letter; gives what the letter stands for, which is more than itself where a reader can see
    /// something in the source that is not shown.
    fn write_run(&mut self, letter: Span) -> Span {
        let Some(run) = self.run.take() else { return letter };
        if self.text.is_empty() {
            return run.visible.map_or(letter, |(span, _)| Span::new(span.start, letter.end));
        }
        let source = Span::new(run.start, run.end);
        if !run.blank {
            if let Some((_, kind)) = run.visible {
                self.widen(run.end, kind);
            } else {
                let range = Span::new(self.text.len(), self.text.len());
                self.repairs.push(Repair { kind: RepairKind::Invisible, range, source });
            }
            return letter;
        }
        let range = Span::new(self.text.len(), self.text.len() + 1);
        if run.breaks {
            self.text.push('\n');
            self.inlines.push(Inline { kind: InlineKind::Break, range });
            self.repairs.push(Repair { kind: RepairKind::Break, range, source });
        } else {
            self.text.push(' ');
            if source.of(self.source) != " " {
                let kind = run.visible.map_or(RepairKind::Blank, |(_, kind)| kind);
                self.repairs.push(Repair { kind, range, source });
            }
        }
        letter
    }

    /// Lets the last letter stand for the source up to `end` as well.
    fn widen(&mut self, end: usize, kind: RepairKind) {
        widen(&self.text, &mut self.repairs, self.end, end, kind);
        self.end = end;
    }
}
