//! Rich Text Format pasted as its source: the words, without the commands.

use super::Passage;
use super::marker::marker;
use crate::article::{RepairKind, Span};
use crate::input::{Builder, letter_of_byte};

/// Groups whose words are not the document's.
const ASIDE: [&str; 12] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
    "header",
    "footer",
    "xmlnstbl",
];
const KIND: RepairKind = RepairKind::Markup;

/// Whether `source` is RTF.
pub(super) fn is(source: &str) -> bool {
    source.trim_start().starts_with("{\\rtf1")
}

/// Its paragraphs; nothing where there are no words. Every command goes with the letter beside it.
pub(super) fn passages(source: &str) -> Vec<Passage> {
    let mut reader =
        Reader { source, passages: Vec::new(), text: Builder::new(source), blank_lines: 0, cyrillic: false };
    reader.run();
    let text = std::mem::replace(&mut reader.text, Builder::new(source));
    let end = source.trim_end().len();
    if text.is_empty() {
        if let Some(last) = reader.passages.last_mut().filter(|last| last.text.span.end < end) {
            last.text.widen(end, KIND);
        }
    } else {
        reader.push(text);
    }
    reader.passages
}

struct Reader<'a> {
    source: &'a str,
    passages: Vec<Passage>,
    text: Builder<'a>,
    blank_lines: usize,
    /// Whether bytes are Windows-1251.
    cyrillic: bool,
}

/// A piece of RTF.
enum Piece<'a> {
    Open,
    Close,
    /// A command and its number.
    Command(&'a str, Option<i32>),
    /// A byte in the document's encoding.
    Byte(u8),
    /// A mark written as a command: `\~`, `\{`.
    Mark(char),
    Letter(char),
}

impl Reader<'_> {
    fn run(&mut self) {
        // For each open group, whether it is aside.
        let mut groups: Vec<bool> = Vec::new();
        let mut group_begins = false;
        let mut skip = 0;
        let mut at = 0;
        while at < self.source.len() {
            let (piece, len) = piece(&self.source[at..]);
            let span = Span::new(at, at + len);
            at += len;
            let aside = groups.last().copied().unwrap_or(false);
            let begins = std::mem::take(&mut group_begins);
            match piece {
                Piece::Open => {
                    groups.push(aside);
                    group_begins = true;
                }
                Piece::Close => drop(groups.pop()),
                Piece::Command(name, _) if begins && ASIDE.contains(&name) => mark_aside(&mut groups),
                Piece::Mark('*') if begins => mark_aside(&mut groups),
                Piece::Command("u", Some(number)) if !aside => {
                    let unit = u32::try_from(number).unwrap_or((number + 0x1_0000).unsigned_abs());
                    self.shown(span, char::from_u32(unit).unwrap_or('\u{FFFD}'));
                    skip = 1;
                    continue;
                }
                Piece::Command("ansicpg", Some(1251)) => self.cyrillic = true,
                Piece::Command("par" | "sect" | "page" | "row", _) if !aside => {
                    self.text.nothing(span, KIND);
                    self.paragraph();
                    continue;
                }
                Piece::Command("line", _) if !aside => {
                    self.text.line_break(span, KIND);
                    continue;
                }
                Piece::Command("tab" | "cell", _) if !aside => {
                    self.text.blank(span, KIND);
                    continue;
                }
                Piece::Command(name, _) if !aside => {
                    if let Some(letter) = named(name) {
                        self.shown(span, letter);
                        continue;
                    }
                }
                // What stands for a letter in older programs.
                Piece::Byte(_) | Piece::Letter(_) if skip > 0 && !aside => skip -= 1,
                Piece::Byte(byte) if !aside => {
                    self.shown(span, letter_of_byte(byte, self.cyrillic));
                    continue;
                }
                Piece::Mark(letter @ ('~' | '_' | '{' | '}' | '\\')) if !aside => {
                    match letter {
                        '~' => self.text.blank(span, KIND),
                        '_' => self.shown(span, '-'),
                        letter => self.shown(span, letter),
                    }
                    continue;
                }
                Piece::Letter(letter) if !aside && !matches!(letter, '\n' | '\r') => {
                    if letter.is_whitespace() {
                        self.text.blank(span, RepairKind::Blank);
                    } else {
                        self.text.letters(span, span.of(self.source), None);
                    }
                    continue;
                }
                Piece::Letter('\n' | '\r') => {
                    self.text.nothing(span, RepairKind::Invisible);
                    continue;
                }
                _ => {}
            }
            self.text.nothing(span, KIND);
        }
    }

    fn shown(&mut self, span: Span, letter: char) {
        self.text.letters(span, letter.encode_utf8(&mut [0; 4]), Some(KIND));
    }

    fn paragraph(&mut self) {
        if self.text.is_empty() {
            self.blank_lines += 1;
            return;
        }
        let text = std::mem::replace(&mut self.text, Builder::new(self.source));
        self.push(text);
    }

    fn push(&mut self, text: Builder<'_>) {
        let text = text.finish();
        let marker = marker(&text.text);
        let blank_lines = std::mem::take(&mut self.blank_lines) + 1;
        self.passages.push(Passage { marker, ..Passage::line(text, blank_lines) });
    }
}

fn mark_aside(groups: &mut [bool]) {
    if let Some(group) = groups.last_mut() {
        *group = true;
    }
}

/// Letters that have a command.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        _ => return None,
    })
}

/// The piece that `rest` begins with, and its length.
fn piece(rest: &str) -> (Piece<'_>, usize) {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'{' => (Piece::Open, 1),
        b'}' => (Piece::Close, 1),
        b'\\' => command(rest),
        _ => {
            let letter = rest.chars().next().unwrap_or(' ');
            (Piece::Letter(letter), letter.len_utf8())
        }
    }
}

fn command(rest: &str) -> (Piece<'_>, usize) {
    let bytes = rest.as_bytes();
    let name = bytes[1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if name == 0 {
        let byte =
            rest.get(2..4).filter(|_| bytes.get(1) == Some(&b'\'')).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte {
            return (Piece::Byte(byte), 4);
        }
        let mark = rest[1..].chars().next();
        return match mark {
            Some('\n' | '\r') => (Piece::Command("par", None), 2),
            Some(mark) => (Piece::Mark(mark), 1 + mark.len_utf8()),
            None => (Piece::Letter('\\'), 1),
        };
    }
    let mut end = 1 + name;
    let digits = bytes[end..]
        .iter()
        .enumerate()
        .take_while(|(at, byte)| byte.is_ascii_digit() || (*at == 0 && **byte == b'-'))
        .count();
    let number = rest[end..end + digits].parse().ok();
    end += digits;
    // One blank behind a command belongs to it.
    let blank = usize::from(bytes.get(end) == Some(&b' '));
    (Piece::Command(&rest[1..=name], number), end + blank)
}
