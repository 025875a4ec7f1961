//! Threads of numbered posts, and whose they are.

use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::Span;
use crate::label::Label;

/// The fewest posts of a thread.
const FEWEST: usize = 3;
/// The longest line that tells who posts, in bytes.
const LONGEST_HANDLE: usize = 100;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    let posts: Vec<(usize, u32)> =
        survey.counters.iter().filter_map(|&index| Some((index, counter(document.line(index))?.0))).collect();
    let counted = posts.windows(2).filter(|pair| pair[0].1 + 1 == pair[1].1).count() + 1;
    let first = posts.first().is_some_and(|post| post.1 <= 2);
    if posts.len() >= FEWEST && first && counted * 4 >= posts.len() * 3 {
        for &(index, _) in &posts {
            set(readings, index, Label::Post, "numbered-post", 0.85);
        }
    } else if survey.handles && posts.len() < FEWEST {
        // Posts without numbers are told by whose they are.
        let handles = (0..document.len()).filter(|&index| handle(document.line(index)).is_some()).count();
        if handles < FEWEST {
            return;
        }
    }
    for index in (0..document.len()).filter(|_| survey.handles) {
        if (free(readings, index) || readings[index].as_ref().is_some_and(|reading| reading.confidence < 0.9))
            && handle(document.line(index)).is_some()
        {
            set(readings, index, Label::Handle, "name-and-handle", 0.85);
        }
    }
}

/// The number of a post and the range of its counter: `1/`, `2/7 The vote`, `The vote (2/7)`.
pub(in crate::label) fn counter(line: &str) -> Option<(u32, Span)> {
    let counted = |text: &str| {
        let (number, of) = text.split_once('/')?;
        let few = |digits: &str| digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = number.parse::<u32>().ok().filter(|_| few(number))?;
        let total = of.parse::<u32>().ok();
        (of.is_empty() || (few(of) && total.is_some_and(|total| total >= number))).then_some(number)
    };
    let first = line.split(' ').next()?;
    if first.as_bytes().first()?.is_ascii_digit()
        && let Some(number) = counted(first)
    {
        return Some((number, Span::new(0, first.len())));
    }
    let last = line.rsplit(' ').next().filter(|last| last.len() < line.len())?;
    let inside = last.strip_prefix('(').and_then(|last| last.strip_suffix(')')).unwrap_or(last);
    if inside.ends_with('/') || !inside.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    counted(inside).map(|number| (number, Span::new(line.len() - last.len(), line.len())))
}

/// The parts of a line that tells who posts, as ranges.
pub(in crate::label) struct FoundHandle {
    pub(in crate::label) name: Span,
    pub(in crate::label) handle: Span,
    /// When, as written.
    pub(in crate::label) time: Option<Span>,
}

/// `Ani Petrosyan @anipet · 5h`.
pub(in crate::label) fn handle(line: &str) -> Option<FoundHandle> {
    if line.len() > LONGEST_HANDLE {
        return None;
    }
    let at = line.find(" @")? + 1;
    let name = line[..at].trim_end();
    let len = line[at + 1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let end = at + 1 + len;
    let rest = line[end..].trim_start();
    let time = rest.strip_prefix('·').map(str::trim).filter(|time| !time.is_empty());
    let named = name.split_whitespace().count() <= 6
        && name.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphanumeric())
        && !name.contains(['.', ',', ':', ';']);
    let timed = time.is_none_or(|time| time.len() <= 24 && time.contains(|letter: char| letter.is_ascii_digit()));
    (len >= 2 && named && timed && (rest.is_empty() || time.is_some())).then(|| FoundHandle {
        name: Span::new(0, name.len()),
        handle: Span::new(at, end),
        time: time.map(|time| Span::new(line.len() - time.len(), line.len())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_told_from_fractions() {
        for (line, number, range) in [
            ("1/", 1, "1/"),
            ("2/7 The vote", 2, "2/7"),
            ("The vote passed. (3/7)", 3, "(3/7)"),
            ("End. 7/7", 7, "7/7"),
        ] {
            let (found, span) = counter(line).unwrap_or_else(|| panic!("no counter in {line}"));
            assert_eq!((found, span.of(line)), (number, range), "{line}");
        }
        for line in ["3/2 of it", "The 24/7 shop", "1/2/2023 was the day", "and/or"] {
            assert!(counter(line).is_none(), "{line}");
        }
    }

    #[test]
    fn handles_name_the_poster() {
        assert!(handle("Ani Petrosyan @anipet · 5h").is_some());
        assert!(handle("Write to ani @ home, please.").is_none());
        assert!(handle("She follows @anipet on the network.").is_none());
    }
}
