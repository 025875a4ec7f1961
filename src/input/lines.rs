//! The lines of a source, and what a single fast look at its bytes tells of each: most need no repair at all.

use crate::article::Span;

/// A line of the source without its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The whole line.
    pub(crate) span: Span,
    /// The line without ASCII blanks at its ends.
    pub(crate) trimmed: Span,
    /// Whether it holds runs of blanks, special blanks, or characters without a shape: see [`super::clean`].
    pub(crate) untidy: bool,
    /// Whether it holds ligatures, loose accents, or what could be an entity.
    pub(crate) letters: bool,
    /// Whether a new page begins here (the line before ended in a form feed).
    pub(crate) page: bool,
}

/// What could have to be put right anywhere in a source; zero in most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// Places where UTF-8 may have been read as another encoding.
    pub(crate) mojibake: usize,
    /// Ampersands with a letter or `#` behind.
    pub(crate) entities: usize,
}

/// What a byte can mean: nothing of interest, or one of these.
const PLAIN: u8 = 0;
const BLANK: u8 = 1;
const END: u8 = 2;
const CONTROL: u8 = 3;
const AMPERSAND: u8 = 4;
/// The first byte of letters that have to be looked at.
const LEAD: u8 = 5;

const CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [PLAIN; 256];
    let mut byte = 0;
    while byte < 0x20 {
        classes[byte] = CONTROL;
        byte += 1;
    }
    classes[0x7F] = CONTROL;
    classes[b' ' as usize] = BLANK;
    classes[b'\n' as usize] = END;
    classes[b'\r' as usize] = END;
    classes[0xC] = END;
    classes[b'&' as usize] = AMPERSAND;
    let leads = [0xC2, 0xC3, 0xC4, 0xCC, 0xCD, 0xD9, 0xE1, 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < leads.len() {
        classes[leads[at]] = LEAD;
        at += 1;
    }
    classes
}

/// What a letter calls for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    Nothing,
    /// The line is untidy.
    Tidy,
    /// The line ends; the letter has this many bytes.
    End(usize),
    /// A ligature or loose accent.
    Letters,
    /// The beginning of mojibake, perhaps.
    Mojibake,
}

/// Divides `source` into lines. CR LF is one end; U+000B is none, it breaks a line inside a paragraph.
pub(crate) fn lines(source: &str) -> (Vec<Line>, Signs) {
    let mut scan =
        Scan { bytes: source.as_bytes(), lines: Vec::with_capacity(source.len() / 64 + 1), ..Scan::default() };
    scan.run();
    (scan.lines, scan.signs)
}

#[derive(Default)]
struct Scan<'a> {
    bytes: &'a [u8],
    lines: Vec<Line>,
    signs: Signs,
    /// Where the line begins.
    start: usize,
    /// Its first byte that is no blank.
    content: usize,
    /// Where it is untidy for the first time.
    untidy: Option<usize>,
    letters: bool,
    page: bool,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut at = self.begin(0, false);
        while at < self.bytes.len() {
            if let Some(next) = self.bytes[at..].first_chunk::<8>()
                && is_plain(u64::from_le_bytes(*next))
                && !(next[0] == b' ' && at > 0 && self.bytes[at - 1] == b' ')
            {
                at += 8;
                continue;
            }
            let stop = (at + 8).min(self.bytes.len());
            while at < stop {
                at = self.step(at);
            }
        }
        self.end(self.bytes.len());
    }

    /// Looks at the byte at `at`; gives the place of the next one to look at.
    fn step(&mut self, at: usize) -> usize {
        match CLASS[usize::from(self.bytes[at])] {
            PLAIN => {}
            BLANK => {
                if at > 0 && self.bytes[at - 1] == b' ' && at > self.content {
                    self.untidy.get_or_insert(at);
                }
            }
            CONTROL => {
                self.untidy.get_or_insert(at);
            }
            AMPERSAND => {
                if self.bytes.get(at + 1).is_some_and(|&next| next == b'#' || next.is_ascii_alphabetic()) {
                    self.signs.entities += 1;
                    self.letters = true;
                }
            }
            END => {
                let len = if self.bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
                self.end(at);
                return self.begin(at + len, self.bytes[at] == 0xC);
            }
            _ => match call(&self.bytes[at..], &self.bytes[..at]) {
                Call::Nothing => {}
                Call::Tidy => {
                    self.untidy.get_or_insert(at);
                }
                Call::End(len) => {
                    self.end(at);
                    return self.begin(at + len, false);
                }
                Call::Letters => self.letters = true,
                Call::Mojibake => self.signs.mojibake += 1,
            },
        }
        at + 1
    }

    /// Begins a line at `start`; gives its first byte that is no blank.
    fn begin(&mut self, start: usize, page: bool) -> usize {
        let blanks = self.bytes[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        self.start = start;
        self.content = start + blanks;
        self.untidy = None;
        self.letters = false;
        self.page = page;
        self.content
    }

    fn end(&mut self, end: usize) {
        let content = &self.bytes[self.content..end];
        let blanks = content.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let trimmed = Span::new(self.content, end - blanks);
        self.lines.push(Line {
            span: Span::new(self.start, end),
            trimmed,
            untidy: self.untidy.is_some_and(|at| at < trimmed.end),
            letters: self.letters,
            page: self.page,
        });
    }
}

/// Whether eight bytes are printable ASCII without an ampersand and without two blanks together.
fn is_plain(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The high bit of each byte that is zero.
    let zeros = |word: u64| !(((word & !HIGH) + !HIGH) | word | !HIGH);
    let below_blank = eight.wrapping_sub(ONES * 0x20) & !eight;
    let blanks = zeros(eight ^ (ONES * 0x20));
    let marks = zeros(eight ^ (ONES * 0x26)) | zeros(eight ^ (ONES * 0x7F));
    ((eight | below_blank) & HIGH) | marks | (blanks & (blanks >> 8)) == 0
}

/// What the letter that `rest` begins with calls for; `before` is what stands before it.
fn call(rest: &[u8], before: &[u8]) -> Call {
    match *rest {
        [0xC2, 0x85, ..] => Call::End(2),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Call::End(3),
        // Spaces of all widths, controls, those of direction, and what has no shape.
        [0xC2, 0x80..=0xA0 | 0xAD, ..]
        | [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8B | 0xAA..=0xAF, ..]
        | [0xE2, 0x81, 0x9F | 0xA0 | 0xA6..=0xA9, ..]
        | [0xE3, 0x80, 0x80, ..]
        | [0xEF, 0xBB, 0xBF, ..] => Call::Tidy,
        // The commonest two letters of Russian, а and е, in UTF-8 read as Windows-1251.
        [0xC2, 0xB0 | 0xB5, ..] if before.ends_with(&[0xD0, 0xA0]) => Call::Mojibake,
        // A letter from Â to ô, and behind it what a continuation byte becomes in Windows-1252 or Latin-1.
        [0xC3, 0x82..=0xB4, 0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2, ..] => Call::Mojibake,
        // Ligatures, accents of Latin, Greek, Cyrillic, Arabic and Japanese, Korean letters, Arabic shapes.
        [0xC4, 0xB2 | 0xB3, ..]
        | [0xCC, ..]
        | [0xCD, 0x80..=0xAF, ..]
        | [0xD9, 0x93..=0x95, ..]
        | [0xE1, 0x84..=0x87, ..]
        | [0xE3, 0x82, 0x99 | 0x9A, ..]
        | [0xEF, 0xAC, 0x80..=0x97, ..]
        | [0xEF, 0xB7, 0xB2, ..]
        | [0xEF, 0xBA | 0xBB, ..] => Call::Letters,
        _ => Call::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_many_ways() {
        let source = "a\r\nb\rc\u{2028}d\u{85}e\n\nf\u{b}f";
        let (found, _) = lines(source);
        let found: Vec<&str> = found.iter().map(|line| line.span.of(source)).collect();
        assert_eq!(found, ["a", "b", "c", "d", "e", "", "f\u{b}f"]);
    }

    #[test]
    fn a_line_is_untidy_between_its_ends_only() {
        for (source, trimmed, untidy) in [
            ("  plain words, twelve of them \t", "plain words, twelve of them", false),
            ("two  blanks", "two  blanks", true),
            ("seven..  blanks", "seven..  blanks", true),
            ("eight...  blanks", "eight...  blanks", true),
            ("two blanks at the end  ", "two blanks at the end", false),
            ("10\u{a0}000", "10\u{a0}000", true),
            ("a\ttab", "a\ttab", true),
            ("a\u{0}b", "a\u{0}b", true),
            ("Grün und Лес und 森", "Grün und Лес und 森", false),
        ] {
            let (found, signs) = lines(source);
            assert_eq!((found[0].trimmed.of(source), found[0].untidy), (trimmed, untidy), "{source:?}");
            assert_eq!(signs, Signs::default());
        }
    }

    #[test]
    fn signs_are_counted() {
        let (found, signs) = lines("donâ€™t &amp; cafÃ© & co\nﬁne");
        assert_eq!(signs, Signs { mojibake: 2, entities: 1 });
        assert_eq!(found.iter().map(|line| line.letters).collect::<Vec<_>>(), [true, true]);
    }
}
