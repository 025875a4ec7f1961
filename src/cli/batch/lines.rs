//! The lines of the input, so many at once and no more.

use std::io::{self, BufRead, BufReader, Read};

/// Lines that are read ahead: enough for the threads to share, and never more bytes than this but for one line.
const LINES_AHEAD: usize = 512;
const BYTES_AHEAD: usize = 32 << 20;
/// A longer line is its own error, and the rest of it is passed over. JSON needs up to six bytes for one of the text's.
pub(super) const LONGEST_LINE: usize = 128 << 20;

/// A line of the input, or why it is none: its length, in bytes.
pub(super) type Line = Result<Vec<u8>, usize>;

pub(super) struct Lines<R> {
    input: BufReader<R>,
}

impl<R: Read> Lines<R> {
    pub(super) fn of(input: R) -> Self {
        Self { input: BufReader::with_capacity(1 << 20, input) }
    }

    /// Passes over so many lines that are not empty; gives how many bytes they had, and nothing where there are fewer.
    pub(super) fn pass(&mut self, count: u64) -> io::Result<Option<u64>> {
        let (mut passed, mut bytes) = (0, 0);
        while passed < count {
            let mut is_empty = true;
            let mut is_at_end = true;
            loop {
                let buffer = self.input.fill_buf()?;
                if buffer.is_empty() {
                    break;
                }
                is_at_end = false;
                let end = buffer.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(buffer.len(), |end| end + 1);
                is_empty &= buffer[..used].trim_ascii().is_empty();
                self.input.consume(used);
                bytes += used as u64;
                if end.is_some() {
                    break;
                }
            }
            if is_at_end {
                return Ok(None);
            }
            passed += u64::from(!is_empty);
        }
        Ok(Some(bytes))
    }

    /// The next lines that are not empty, and how many bytes were read for them.
    pub(super) fn chunk(&mut self) -> io::Result<(Vec<Line>, u64)> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while lines.len() < LINES_AHEAD && bytes < BYTES_AHEAD as u64 {
            let mut line = Vec::new();
            let read = self.input.by_ref().take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            if line.ends_with(b"\n") || read < LONGEST_LINE {
                if !line.trim_ascii().is_empty() {
                    lines.push(Ok(line));
                }
                continue;
            }
            let rest = self.skip_line()?;
            bytes += rest;
            lines.push(Err(read + rest as usize));
        }
        Ok((lines, bytes))
    }

    /// Passes over the rest of a line, a buffer at a time.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(skipped);
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.input.consume(used);
            skipped += used as u64;
            if end.is_some() {
                return Ok(skipped);
            }
        }
    }
}
