//! One look at the first and last bytes of all lines: which of them could open which shape. Most lines could open none, and no
//! finder looks at those again.

use crate::read::Passage;

/// The lines that could be part of a shape, by their numbers, in order.
#[derive(Default)]
pub(super) struct Survey {
    /// Lines that could be code or a log.
    pub(super) code: Vec<usize>,
    /// Lines that could be an address.
    pub(super) addresses: usize,
    /// Lines that begin with what could be a time or a number.
    pub(super) numbered: Vec<usize>,
    /// Lines with what could be a speaker, or a time in brackets.
    pub(super) turns: Vec<usize>,
    /// Short lines that could end with a time.
    pub(super) timed: Vec<usize>,
    /// Lines that ask.
    pub(super) questions: Vec<usize>,
    /// Lines that could begin or end with a counter such as `2/7`.
    pub(super) counters: Vec<usize>,
    /// Lines that could be a footnote or reference.
    pub(super) notes: Vec<usize>,
    /// Short lines that could be a number and nothing else.
    pub(super) figures: Vec<usize>,
    /// Short lines that could be a verdict or a conversion.
    pub(super) asides: Vec<usize>,
    /// Whether some line has commas as tables have them.
    pub(super) commas: bool,
    /// Whether some line has a handle.
    pub(super) handles: bool,
}

/// A speaker's name is no longer, and a line with nothing but a name and a time (bytes).
const LONGEST_NAME: usize = 61;
/// The longest figure, verdict and conversion, in bytes.
const LONGEST_FIGURE: usize = 16;
const LONGEST_VERDICT: usize = 48;
const LONGEST_CONVERSION: usize = 120;
/// A counter has no more bytes.
const LONGEST_COUNTER: usize = 9;
/// A row of a table by commas is no longer, in bytes.
const LONGEST_ROW: usize = 400;

impl Survey {
    pub(super) fn of(passages: &[Passage]) -> Self {
        let mut survey = Self::default();
        for (index, passage) in passages.iter().enumerate() {
            survey.look(index, passage.text.text.as_bytes());
        }
        survey
    }

    fn look(&mut self, index: usize, line: &[u8]) {
        let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return };
        let short = line.len() < LONGEST_NAME;
        let digit = first.is_ascii_digit();
        match first {
            b'0'..=b'9' | b'+' => {
                self.numbered.push(index);
                // "00:00:05 Speaker:", "13/12/2023, 10:42 - Ani:".
                let day = |part: &[u8]| part[..2] == *b", " && part[2..].iter().all(u8::is_ascii_digit);
                if matches!(line, [_, _, b':', _, _, b':', ..]) || line[..line.len().min(16)].windows(4).any(day) {
                    self.turns.push(index);
                }
            }
            b'[' | b'(' => {
                self.numbered.push(index);
                self.turns.push(index);
                self.notes.push(index);
            }
            b'*' | b'^' | 0xC2 | 0xE2 => self.notes.push(index),
            b'h' | b'w' => self.addresses += usize::from(line.starts_with(b"http") || line.starts_with(b"www.")),
            _ => {}
        }
        let ends_as_code = matches!(last, b';' | b'{' | b'}' | b'>');
        if ends_as_code || matches!(first, b'#' | b'/' | b'$') || (first.is_ascii_lowercase() && line.contains(&b' ')) {
            self.code.push(index);
        }
        // A name opens with a capital or with a letter that has no case.
        if first.is_ascii_uppercase() || first >= 0xC3 {
            let head = &line[..line.len().min(LONGEST_NAME + 2)];
            if head.contains(&b':')
                || (first >= 0xE0 && head.contains(&0x9A))
                || matches!(line, [b'Q' | b'A', b'.', ..])
            {
                self.turns.push(index);
            }
        }
        match last {
            b'?' | 0x9F => self.questions.push(index),
            b'0'..=b'9' | b'M' | b'm' | b']' if short && line.contains(&b':') => self.timed.push(index),
            _ => {}
        }
        let counted = |part: &[u8]| part.contains(&b'/');
        if (digit && counted(&line[..line.len().min(LONGEST_COUNTER)]))
            || (matches!(last, b'0'..=b'9' | b')' | b'/')
                && counted(&line[line.len().saturating_sub(LONGEST_COUNTER)..]))
        {
            self.counters.push(index);
        }
        if line.len() <= LONGEST_FIGURE
            && (last.is_ascii_digit() || matches!(last, b'%' | b'-' | b'a' | b'A') || last >= 0x80)
        {
            self.figures.push(index);
        }
        let conversion = first == b'(' && line.len() <= LONGEST_CONVERSION && line.contains(&b'=');
        // Stars, or a label's colon with a figure or a star behind it.
        let verdict = line.len() <= LONGEST_VERDICT
            && (matches!(line, [0xE2, 0x98 | 0xAD, ..])
                || ((last.is_ascii_digit() || last >= 0x80 || last == b's')
                    && (line.contains(&b':') || line.contains(&0x9A))));
        if conversion || verdict {
            self.asides.push(index);
        }
        let row =
            !self.commas && line.len() < LONGEST_ROW && !matches!(last, b'.' | b'!' | b'?') && line.contains(&b',');
        self.commas |= row && tight_commas(line) > 1;
        self.handles |= line.len() <= 2 * LONGEST_NAME && line.contains(&b'@');
    }
}

/// How many commas have no blank on either side.
pub(super) fn tight_commas(line: &[u8]) -> usize {
    line.windows(3).filter(|part| part[1] == b',' && part[0] != b' ' && part[2] != b' ').count()
}
