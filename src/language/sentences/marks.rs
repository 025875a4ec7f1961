//! Terminators, quotation marks and brackets: what the characters around a sentence's end are.

use crate::language::byte_set::{BLOCK, ByteSet};

/// What may end a sentence, the weaker first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The first letter of a run of Thai or Lao, where a blank parts phrases.
    Phrases,
    /// The end of a line.
    Line,
    /// A full stop, which does much else.
    Stop,
    /// `…`
    Ellipsis,
    /// `!`, `?`, danda and the like: they end a sentence whatever the word before them.
    Strong,
    /// The terminators of Chinese and Japanese, which need no blank behind them.
    Wide,
}

/// Bytes that a mark can begin with; all others are passed over without a look.
const CUES: ByteSet = {
    let mut cues = [false; 256];
    let mut at = 0;
    while at < ASCII_MARKS.len() {
        cues[ASCII_MARKS[at] as usize] = true;
        at += 1;
    }
    let mut lead = 0;
    while lead < SECONDS.len() {
        cues[0xC0 + lead] = SECONDS[lead] != 0;
        lead += 1;
    }
    ByteSet::of(&cues)
};

const ASCII_MARKS: &[u8] = b".!?\n\r:;";

/// For each first byte from 0xC0 on, which second bytes a mark can have: bit 0 is 0x80. In scripts where many letters begin as
/// their marks do, this tells them apart at once.
const SECONDS: [u64; 64] = {
    const PAIRS: &[(u8, &[u8])] = &[
        (0xCD, b"\xBE"),
        (0xD6, b"\x89"),
        (0xD8, b"\x9D\x9F"),
        (0xDB, b"\x94"),
        (0xDC, b"\x80\x81\x82"),
        (0xDF, b"\xB9"),
        (0xE0, b"\xA5\xB8\xB9\xBA\xBB\xBC"),
        (0xE1, b"\x81\x8D\x99\x9F\xA0"),
        (0xE2, b"\x80\x81"),
        (0xE3, b"\x80"),
        (0xEA, b"\x93\xAB\xAF"),
        (0xEF, b"\xBC\xBD"),
    ];
    let mut seconds = [0; 64];
    let mut pair = 0;
    while pair < PAIRS.len() {
        let (lead, ones) = PAIRS[pair];
        let mut one = 0;
        while one < ones.len() {
            seconds[(lead - 0xC0) as usize] |= 1 << (ones[one] - 0x80);
            one += 1;
        }
        pair += 1;
    }
    seconds
};

/// The marks of a text, found in one pass.
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    /// Where the block begins that was asked last.
    block: usize,
    /// Its cues, a bit each, those that are no marks left out as they are met.
    cues: u64,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, block: 0, cues: CUES.bits(bytes, 0) }
    }

    /// The next mark at or after `at`: where, what, and how many bytes long. A later call may go back to what was passed over
    /// without a mark.
    pub(super) fn next(&mut self, at: usize) -> Option<(usize, Mark, usize)> {
        if !(self.block..self.block + BLOCK).contains(&at) {
            self.ask(at / BLOCK * BLOCK);
        }
        self.cues &= u64::MAX << (at - self.block);
        loop {
            while self.cues == 0 {
                if self.block + BLOCK >= self.bytes.len() {
                    return None;
                }
                self.ask(self.block + BLOCK);
            }
            let at = self.block + self.cues.trailing_zeros() as usize;
            if is_cue(self.bytes, at)
                && let Some((mark, len)) = mark_at(self.bytes, at)
            {
                return Some((at, mark, len));
            }
            self.cues &= self.cues - 1;
        }
    }

    fn ask(&mut self, block: usize) {
        self.block = block;
        self.cues = CUES.bits(self.bytes, block);
    }
}

/// Whether a mark can begin with the cue at `at` and the byte behind it.
fn is_cue(bytes: &[u8], at: usize) -> bool {
    let second = bytes.get(at + 1).copied().unwrap_or_default();
    bytes[at].is_ascii() || SECONDS[usize::from(bytes[at] & 0x3F)] >> (second & 0x3F) & 1 != 0
}

/// The mark at `at`, a character's start, and its length.
pub(super) fn mark_at(bytes: &[u8], at: usize) -> Option<(Mark, usize)> {
    let byte = |behind: usize| bytes.get(at + behind).copied().unwrap_or_default();
    let first = byte(0);
    if first.is_ascii() {
        return match first {
            b'.' => Some((Mark::Stop, 1)),
            b'!' | b'?' => Some((Mark::Strong, 1)),
            b'\n' | b'\r' => Some((Mark::Line, 1)),
            // A colon for the Armenian full stop, a semicolon for the Greek question mark.
            b':' if ends_in(bytes, at, 0xD4..=0xD6) => Some((Mark::Strong, 1)),
            b';' if ends_in(bytes, at, 0xCD..=0xCF) => Some((Mark::Strong, 1)),
            b':' | b';' => face(bytes, at).map(|len| (Mark::Strong, len)),
            _ => None,
        };
    }
    let mark = match (first, byte(1), byte(2)) {
        // U+037E, ։ ؟ ۔, Syriac, N'Ko
        (0xCD, 0xBE, _)
        | (0xD6, 0x89, _)
        | (0xD8, 0x9F | 0x9D, _)
        | (0xDB, 0x94, _)
        | (0xDC, 0x80..=0x82, _)
        | (0xDF, 0xB9, _) => (Mark::Strong, 2),
        (0xE0, 0xB8..=0xBB, _) => (Mark::Phrases, 3),
        (0xE2, 0x80, 0xA6) => (Mark::Ellipsis, 3),
        (0xE2, 0x80, 0xA8 | 0xA9) => (Mark::Line, 3),
        // Two word separators are an Ethiopic full stop.
        (0xE1, 0x8D, 0xA1) if bytes.get(at + 3..at + 6) == Some(b"\xE1\x8D\xA1") => (Mark::Strong, 6),
        // । ॥, Tibetan, ။ ። ፧ ፨ ᙮ ។ ៕ ᠃ ᠉ ‼ ‽ ⁇ ⁈ ⁉, Lisu, Meetei Mayek
        (0xE0, 0xA5, 0xA4 | 0xA5)
        | (0xE0, 0xBC, 0x8D | 0x8E)
        | (0xE1, 0x81, 0x8B)
        | (0xE1, 0x8D, 0xA2 | 0xA7 | 0xA8)
        | (0xE1, 0x99, 0xAE)
        | (0xE1, 0x9F, 0x94 | 0x95)
        | (0xE1, 0xA0, 0x83 | 0x89)
        | (0xE2, 0x80, 0xBC | 0xBD)
        | (0xE2, 0x81, 0x87..=0x89)
        | (0xEA, 0x93, 0xBF)
        | (0xEA, 0xAB, 0xB0 | 0xB1)
        | (0xEA, 0xAF, 0xAB) => (Mark::Strong, 3),
        // 。！ ． ？ ｡
        (0xE3, 0x80, 0x82) | (0xEF, 0xBC, 0x81 | 0x8E | 0x9F) | (0xEF, 0xBD, 0xA1) => (Mark::Wide, 3),
        _ => return None,
    };
    Some(mark)
}

/// Whether the character ends sentences, be it as a full stop.
pub(super) fn is_terminator(letter: char) -> bool {
    let mut bytes = [0; 4];
    let bytes = letter.encode_utf8(&mut bytes).as_bytes();
    mark_at(bytes, 0).is_some_and(|(mark, _)| mark >= Mark::Stop)
}

/// The length of ":)", ":-(", ";)" and their like behind a blank or a terminator: hasty writing ends sentences with them.
fn face(bytes: &[u8], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before))?;
    let nose = usize::from(bytes.get(at + 1) == Some(&b'-'));
    let mouth = matches!(bytes.get(at + 1 + nose)?, b')' | b'(' | b'D' | b'P');
    let alone =
        bytes.get(at + 2 + nose).is_none_or(|after| after.is_ascii_whitespace() || matches!(after, b'.' | b'!' | b')'));
    (mouth && alone && matches!(before, b' ' | b'\n' | b'.' | b'!' | b'?')).then_some(2 + nose)
}

/// Whether the two-byte letter that ends at `at` begins with one of `leads`.
fn ends_in(bytes: &[u8], at: usize, leads: std::ops::RangeInclusive<u8>) -> bool {
    at.checked_sub(2).and_then(|lead| bytes.get(lead)).is_some_and(|lead| leads.contains(lead))
}

/// Quotation marks that close in one language and open in another: what stands behind them tells.
pub(super) fn is_either(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '‹' | '›')
}

/// Marks that only close.
pub(super) fn is_closer(letter: char) -> bool {
    matches!(letter, ')' | ']' | '}' | '」' | '』' | '】' | '〉' | '》' | '）' | '〕' | '］' | '｣')
}

/// Marks that only open, or that stand before the first word of a sentence.
pub(super) fn is_opener(letter: char) -> bool {
    matches!(
        letter,
        '(' | '['
            | '{'
            | '„'
            | '‚'
            | '‟'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '《'
            | '【'
            | '（'
            | '•'
            | '#'
            | '$'
            | '€'
            | '£'
            | '@'
            | '*'
            | '`'
            | '§'
            | '№'
            | '→'
            | '►'
    ) || is_dash(letter)
}

pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '—' | '–' | '―')
}

/// Marks of a note, raised or not: "1991.* The", "1991.¹ The".
pub(super) fn is_note_mark(letter: char) -> bool {
    matches!(letter, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁰')
}
