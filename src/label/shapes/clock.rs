//! Times of day at the start or end of a line, as live blogs, transcripts and chats write them.

use crate::article::Span;

/// A time at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// The time with its brackets and zone.
    pub(super) span: Span,
    /// Seconds since midnight, or since the beginning.
    pub(super) seconds: u32,
    /// Whether it stands in brackets.
    pub(super) bracketed: bool,
}

/// `[00:01:12]`, `(1:02)`, `14:05 GMT`, `13.52`, `2:05 p.m. ET`, `14h05`, `14:05 Uhr`, `14時05分` that `line` begins with.
pub(super) fn leading(line: &str) -> Option<Time> {
    let first = *line.as_bytes().first()?;
    if matches!(first, b'[' | b'(') {
        let end = line.char_indices().take(26).find(|(_, letter)| matches!(letter, ']' | ')'))?.0;
        let inside = &line[1..end];
        // A chat's export has the day before the time.
        let clock = inside.rsplit(", ").next().unwrap_or(inside);
        let day =
            |part: &str| part.len() > 5 && part.bytes().all(|byte| byte.is_ascii_digit() || b"./-".contains(&byte));
        let clock = clock.split_once(' ').filter(|(before, _)| day(before)).map_or(clock, |(_, behind)| behind);
        let (seconds, len) = clock_at(clock)?;
        let rest = clock[len..].trim();
        let dated = clock.len() == inside.len() || inside.starts_with(|letter: char| letter.is_ascii_digit());
        return (dated && (rest.is_empty() || is_zone(rest))).then_some(Time {
            span: Span::new(0, end + 1),
            seconds,
            bracketed: true,
        });
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let (seconds, len) = clock_at(line)?;
    let mut end = len;
    if let Some(rest) = line[end..].strip_prefix(' ') {
        let zone = rest.split([' ', ',', ':', '-']).next().unwrap_or_default();
        if is_zone(zone) {
            end += 1 + zone.len();
        }
    }
    // Not the beginning of a longer number or word.
    let after = line[end..].chars().next();
    let ends = after.is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '%' | '/' | '’' | '\''))
        && !line[end..].starts_with([':', '.', ',']) | line[end..].starts_with(": ");
    ends.then_some(Time { span: Span::new(0, end), seconds, bracketed: false })
}

/// `00:00:05 Speaker`, `13/12/2023, 10:42 - Ani`: the stamp that a recording's or a chat's line begins with, without brackets.
pub(super) fn stamp(line: &str) -> Option<Time> {
    let day = line.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-')).count();
    let (start, dated) = match line[day..].strip_prefix(", ") {
        Some(_) if (6..=10).contains(&day) => (day + 2, true),
        _ => (0, false),
    };
    let (seconds, len) = clock_at(line.get(start..)?)?;
    let end = start + len;
    let parted = if dated { line[end..].starts_with(" - ") } else { len == 8 && line[end..].starts_with(' ') };
    parted.then_some(Time { span: Span::new(0, end), seconds, bracketed: false })
}

/// The time that `line` ends with: `10:42 AM`, `14:05`.
pub(super) fn trailing(line: &str) -> Option<Span> {
    let tail_start = line.char_indices().rev().take(9).last()?.0;
    let tail = &line[tail_start..];
    let digit = tail.char_indices().find(|&(at, letter)| {
        letter.is_ascii_digit() && (at == 0 && tail_start == 0 || at > 0 && tail[..at].ends_with([' ', '[', '(']))
    })?;
    let clock = tail[digit.0..].trim_end_matches([']', ')']);
    let (_, len) = clock_at(clock)?;
    (len == clock.len()).then(|| Span::new(tail_start + digit.0, line.len()))
}

/// Hours and minutes, perhaps seconds and half of the day: the seconds, and the length in bytes.
fn clock_at(text: &str) -> Option<(u32, usize)> {
    let (hours, mut at) = digits(text, 0)?;
    let separator = text[at..].chars().next()?;
    if !matches!(separator, ':' | '.' | 'h' | '時' | '时' | '點' | '点') {
        return None;
    }
    at += separator.len_utf8();
    let (minutes, next) = digits(text, at)?;
    if next - at != 2 || minutes > 59 {
        return None;
    }
    at = next;
    let mut seconds = hours * 3600 + minutes * 60;
    if separator == ':'
        && text[at..].starts_with(':')
        && let Some((more, next)) = digits(text, at + 1)
        && next - at == 3
        && more < 60
    {
        seconds += more;
        at = next;
    } else if hours > 23 {
        return None;
    }
    at += text[at..].chars().next().filter(|letter| *letter == '分').map_or(0, char::len_utf8);
    for half in [" a.m.", " p.m.", " AM", " PM", " am", " pm", "am", "pm", "AM", "PM"] {
        if text[at..].starts_with(half) && !text[at + half.len()..].starts_with(|letter: char| letter.is_alphanumeric())
        {
            let afternoon = half.contains(['p', 'P']);
            if afternoon && hours < 12 {
                seconds += 12 * 3600;
            } else if !afternoon && hours == 12 {
                seconds -= 12 * 3600;
            }
            at += half.len();
            break;
        }
    }
    Some((seconds, at))
}

/// One or two digits at `at`.
fn digits(text: &str, at: usize) -> Option<(u32, usize)> {
    let len = text.as_bytes()[at.min(text.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=2).contains(&len) {
        return None;
    }
    Some((text[at..at + len].parse().ok()?, at + len))
}

/// `GMT`, `CEST`, `ET`, `Uhr`.
fn is_zone(word: &str) -> bool {
    ((2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())) || word == "Uhr"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_open_lines() {
        for (line, time, seconds) in [
            ("[00:01:12] HOST: Welcome", "[00:01:12]", 72),
            ("14:05 GMT", "14:05 GMT", 50_700),
            ("13.52 First trucks queue", "13.52", 49_920),
            ("2:05 p.m. ET", "2:05 p.m. ET", 50_700),
            ("14:05 Uhr: Minister", "14:05 Uhr", 50_700),
            ("14h05", "14h05", 50_700),
            ("14時05分 大臣が到着", "14時05分", 50_700),
            ("[10:42 AM] ani: morning", "[10:42 AM]", 38_520),
            ("[13.12.23, 10:42:11] Ani: morning", "[13.12.23, 10:42:11]", 38_531),
        ] {
            let found = leading(line).unwrap_or_else(|| panic!("no time in {line}"));
            assert_eq!((found.span.of(line), found.seconds), (time, seconds), "{line}");
        }
        for line in ["14.5 million", "3.14159", "12:345", "(see 14:05)", "62–38", "1.25%", "2.50 euros,", "[1] Archive"]
        {
            assert!(leading(line).is_none_or(|time| time.span.of(line) == "2.50"), "{line}");
        }
    }

    #[test]
    fn times_close_lines() {
        for (line, time) in [("Ani Petrosyan 10:42 AM", "10:42 AM"), ("Tom 14:05", "14:05"), ("Ani [14:05]", "14:05]")]
        {
            assert_eq!(trailing(line).map(|span| span.of(line)), Some(time), "{line}");
        }
        for line in ["They met at dawn", "It cost 14", "10:42 AM sharp"] {
            assert_eq!(trailing(line), None, "{line}");
        }
    }
}
