//! Where sentences end.
//!
//! The text is passed over for marks that can end a sentence; each run of them is looked at once, with the word before it
//! and the word after. The rule of thumb is the one of careful splitters: rather leave two sentences together than cut one.
//! What is known of a language (its abbreviations, the words that open its sentences) is data; see [`Lexicon`].

mod ending;
mod letters;
mod lexicon;
mod lines;
mod marks;

use self::letters::word_before;
pub(crate) use self::lexicon::Lexicon;
use self::lines::{Paragraph, list_markers};
use self::marks::{Mark, Marks, is_closer, is_either, is_note_mark, mark_at};
use crate::article::Span;

/// Fewer letters between blanks are no phrase of Thai or Lao.
const SHORTEST_PHRASE: usize = 8;
/// Most sentences have as many bytes.
const SHORT: usize = 64;
/// A line of no more characters was not wrapped.
const WRAPPED: usize = 40;

/// The sentences of `text`, as byte ranges in order. Between them there is only white space, so joined with it they
/// are the text. An empty line always ends one.
///
/// `language` is a BCP 47 tag. A text in a language without data of its own, or in none, is read with the abbreviations of
/// English and of the other scripts.
///
/// ```
/// use standfirst::language::split;
/// let text = "Dr. Reyes came on Dec. 13. “Late,” she said.";
/// let found: Vec<_> = split(text, Some("en")).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Dr. Reyes came on Dec. 13.", "“Late,” she said."]);
/// ```
pub fn split(text: &str, language: Option<&str>) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / SHORT);
    for_each(text, Lexicon::of(language), |sentence| sentences.push(sentence));
    sentences
}

/// Calls `visit` with each of the sentences that [`split`] finds.
pub(crate) fn for_each(text: &str, lexicon: &'static Lexicon, visit: impl FnMut(Span)) {
    Splitter { text, lexicon }.each(visit);
}

struct Splitter<'a> {
    text: &'a str,
    lexicon: &'static Lexicon,
}

/// What stands at and around a run of terminators.
struct Stop<'a> {
    /// The word before: everything back to a blank or an opening mark.
    before: &'a str,
    /// The strongest mark of the run; several full stops are an ellipsis.
    mark: Mark,
    /// How many full stops the run has.
    dots: usize,
    /// Whether all of the run is ASCII.
    ascii: bool,
    /// Whether marks close right behind: quotation marks, brackets, marks of notes.
    closed: bool,
    /// Where the run ends.
    run_end: usize,
    /// Where run and closing marks end.
    end: usize,
    /// Where the next word stands, or its opening marks.
    after: usize,
}

/// Whether a straight quotation mark is open, counted from the paragraph's start as far as somebody asked.
#[derive(Default)]
struct Quotes {
    counted: usize,
    open: bool,
}

impl Quotes {
    fn open_at(&mut self, bytes: &[u8], at: usize) -> bool {
        while self.counted < at {
            match bytes[self.counted] {
                b'"' => self.open = !self.open,
                b'\n' if bytes.get(self.counted + 1) == Some(&b'\n') => self.open = false,
                _ => {}
            }
            self.counted += 1;
        }
        self.open
    }
}

impl<'a> Splitter<'a> {
    /// Calls `visit` with each sentence.
    fn each(&self, mut visit: impl FnMut(Span)) {
        let text = self.text;
        let mut push = |start: usize, end: usize| {
            let start = self.skip_blanks(start);
            let end = letters::trim_end(text, end);
            if start < end {
                visit(Span::new(start, end));
            }
        };
        let mut marks = Marks::new(text);
        let mut markers = list_markers(text).into_iter().peekable();
        let mut paragraph = Paragraph::default();
        let mut quotes = Quotes::default();
        let (mut start, mut at) = (0, 0);
        loop {
            let found = marks.next(at);
            // A marker of a list in one line begins a sentence, and its own full stop ends none.
            if let Some(marker) = markers.next_if(|marker| found.is_none_or(|(stop, ..)| marker.start <= stop)) {
                push(start, marker.start);
                start = marker.start;
                at = marker.end;
                continue;
            }
            let Some((stop, mark, len)) = found else { break };
            let end = match mark {
                Mark::Line => {
                    at = self.skip_blanks(stop);
                    self.line_ends(&mut paragraph, start, stop, at).then_some(stop)
                }
                Mark::Phrases => {
                    at = self.phrase_end(stop);
                    self.phrase_ends(start, at).then_some(at)
                }
                _ => {
                    if let Some(after) = self.plain_stop(stop) {
                        at = after;
                        (after > stop + 1).then_some(stop + 1)
                    } else {
                        let stop = self.stop(&mut quotes, stop, len);
                        at = stop.end;
                        self.ends(&stop, start).then_some(at)
                    }
                }
            };
            if let Some(end) = end {
                push(start, end);
                start = end.max(at);
            }
        }
        push(start, text.len());
    }

    /// Where the text goes on behind the terminator at `at`, behind a blank where it ends a sentence: told by the letters on both
    /// sides where nothing has to be looked up, which is so for most. [`Splitter::ends`] would say the same.
    fn plain_stop(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let next = *bytes.get(at + 1)?;
        let full_stop = match bytes[at] {
            b'.' => true,
            b'!' | b'?' => false,
            _ => return None,
        };
        if full_stop && (next.is_ascii_lowercase() || next.is_ascii_digit()) {
            return Some(at + 1);
        }
        if !matches!(next, b' ' | b'\n') || (full_stop && !self.lexicon.is_whole(&bytes[..at])) {
            return None;
        }
        let blanks = bytes[at + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'\n')).count();
        let after = at + 1 + blanks;
        let opening = match &bytes[after..] {
            [b'"' | b'(', ..] => 1,
            [0xE2, 0x80, 0x98 | 0x99 | 0x9C, ..] => '“'.len_utf8(),
            [0xE2, 0x80, 0xA2, b' ', ..] => "• ".len(),
            _ => 0,
        };
        let first = bytes.get(after + opening)?;
        (first.is_ascii_uppercase() || first.is_ascii_digit()).then_some(after)
    }

    /// Reads the run of terminators at `at`, whose first is `len` bytes long, and what stands around it.
    fn stop(&self, quotes: &mut Quotes, at: usize, mut len: usize) -> Stop<'a> {
        let text = self.text;
        let bytes = text.as_bytes();
        let (mut mark, mut dots, mut ascii) = (Mark::Stop, 0, true);
        let mut run_end = at;
        loop {
            match mark_at(bytes, run_end) {
                Some((one, _)) if one >= Mark::Stop => {
                    mark = mark.max(one);
                    dots += usize::from(one == Mark::Stop);
                    ascii &= bytes[run_end].is_ascii();
                    run_end += len;
                }
                // ". . ." is one run.
                _ if dots > 0 && bytes[run_end..].starts_with(b" .") => run_end += 1,
                _ => break,
            }
            len = mark_at(bytes, run_end).map_or(1, |(_, len)| len);
        }
        if dots > 1 {
            mark = mark.max(Mark::Ellipsis);
        }
        let mut end = self.close(run_end);
        let mut closed = end > run_end;
        let mut after = self.skip_blanks(end);
        // French and some typewritten texts have a blank before the closing mark; a number of a note may have one, too.
        while after > end && !bytes[end..after].contains(&b'\n') {
            let Some(close) = self.closed_apart(quotes, after) else { break };
            (closed, end) = (true, close);
            after = self.skip_blanks(end);
        }
        Stop { before: word_before(text, at), mark, dots, ascii, closed, run_end, end, after }
    }

    /// The end of closing quotation marks, brackets and marks of notes that begin at `at`.
    fn close(&self, mut at: usize) -> usize {
        while let Some(letter) = self.letter(at) {
            let end = at + letter.len_utf8();
            let apart = || !self.letter(end).is_some_and(letters::is_alphanumeric);
            if is_closer(letter)
                || matches!(letter, '”' | '’')
                || (is_either(letter) && (apart() || self.letter(end) == Some(letter)))
                || (is_note_mark(letter) && apart())
            {
                at = end;
            } else if let Some(end) = reference_mark(self.text.as_bytes(), at) {
                at = end;
            } else {
                break;
            }
        }
        at
    }

    /// The end of a mark that closes although a blank stands before it; a blank follows it, too.
    fn closed_apart(&self, quotes: &mut Quotes, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let end = match self.letter(at)? {
            letter @ ('»' | '”') => at + letter.len_utf8(),
            // Counted only where it may matter.
            '"' if self.letter(at + 1).is_none_or(char::is_whitespace) && quotes.open_at(bytes, at) => at + 1,
            '\'' if bytes.get(at + 1) == Some(&b'\'') => at + 2,
            '[' | '(' => reference_mark(bytes, at).or_else(|| omission(bytes, at))?,
            _ => return None,
        };
        self.letter(end).is_none_or(char::is_whitespace).then_some(end)
    }

    /// Whether the line break at `stop`, with text again at `after`, ends the sentence that began at `start`.
    fn line_ends(&self, paragraph: &mut Paragraph, start: usize, stop: usize, after: usize) -> bool {
        let blank = &self.text.as_bytes()[stop..after];
        if blank.starts_with(b"\n\n") || blank.iter().filter(|byte| **byte == b'\n').nth(1).is_some() {
            return true;
        }
        // Only running text is wrapped: its lines are long, or go on with a small letter.
        let long = || {
            let line = self.text[start..stop].rsplit('\n').next().unwrap_or_default();
            line.trim().chars().nth(WRAPPED).is_some()
        };
        let goes_on = self.letter(after).is_some_and(char::is_lowercase) || (stop - start > WRAPPED && long());
        if goes_on && stop >= paragraph.end {
            *paragraph = Paragraph::around(self.text, stop);
        }
        !(goes_on && paragraph.terminated)
    }

    /// The end of the run of Thai and Lao letters at `at`.
    fn phrase_end(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        while bytes.get(at) == Some(&0xE0) && bytes.get(at + 1).is_some_and(|second| (0xB8..=0xBB).contains(second)) {
            at += 3;
        }
        at
    }

    /// Whether the blank behind a run of Thai or Lao ends a phrase that began at `start`.
    fn phrase_ends(&self, start: usize, end: usize) -> bool {
        let after = self.skip_blanks(end);
        after > end && end - start >= 3 * SHORTEST_PHRASE && self.letter(after).is_some_and(letters::begins_phrase)
    }

    /// The first place from `at` on that is no white space.
    fn skip_blanks(&self, mut at: usize) -> usize {
        while let Some(byte) = self.text.as_bytes().get(at) {
            at += match byte {
                b' ' | b'\t'..=b'\r' => 1,
                0x80.. => match self.letter(at).filter(|letter| letter.is_whitespace()) {
                    Some(blank) => blank.len_utf8(),
                    None => break,
                },
                _ => break,
            }
        }
        at
    }

    /// The character at `at`; most are ASCII, which needs no decoding.
    fn letter(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text.get(at..)?.chars().next() }
    }
}

/// `[1]`, `[a]`, `[12]`: where the mark of a note that begins at `at` ends.
fn reference_mark(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'[') {
        return None;
    }
    let inside = &bytes[at + 1..bytes.len().min(at + 5)];
    let len = inside.iter().position(|byte| *byte == b']')?;
    let number = inside[..len].iter().all(u8::is_ascii_digit);
    let letter = len == 1 && inside[0].is_ascii_alphanumeric();
    (len > 0 && (number || letter)).then_some(at + len + 2)
}

/// `[...]`, `(…)`: where the mark of words left out that begins at `at` ends.
fn omission(bytes: &[u8], at: usize) -> Option<usize> {
    let (open, inside) = bytes.get(at..at + 5)?.split_first()?;
    let (close, dots) = inside.split_last()?;
    let pair = matches!((open, close), (b'[', b']') | (b'(', b')'));
    (pair && matches!(dots, b"..." | b"\xE2\x80\xA6")).then_some(at + 5)
}

#[cfg(test)]
mod tests;
