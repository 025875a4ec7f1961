//! Pastes that are no article: code, logs, verse, lists of addresses; and code inside an article.

use super::survey::Survey;
use super::{Document, Readings, clock, free, live_blog, set};
use crate::article::{Block, BlockKind, DocumentKind, DocumentReading, Inline, InlineKind, RepairKind, Span, Text};
use crate::label::{Label, Reading};
use crate::read::Passage;

/// The longest line of a poem, in bytes of its letters' script, and the fewest and most lines.
const LONGEST_VERSE: usize = 72;
const FEWEST_VERSES: usize = 4;
const MOST_VERSES: usize = 400;
/// The fewest lines of code inside an article, and of a log.
const FEWEST_LINES: usize = 3;
/// The bytes of "Dec 13 10:42:01".
const LONGEST_DAY: usize = 15;
/// The bytes in which a log's line has its date, time and level.
const LONGEST_STAMP: usize = 60;

/// Labels all lines where the paste as a whole is one of these; says whether it was.
pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) -> bool {
    // A source whose elements say what its lines are is not guessed at.
    let told = |reading: &Option<Reading>| {
        reading.as_ref().is_some_and(|reading| matches!(reading.label, Label::Structure | Label::Heading))
    };
    if document.passages.iter().zip(&*readings).any(|(passage, reading)| passage.element.is_some() && told(reading)) {
        return false;
    }
    let all = |readings: &mut Readings, label: Label, rule: &'static str, confidence: f64| {
        for index in 0..document.len() {
            set(readings, index, label, rule, confidence);
        }
        true
    };
    if is_log(document) {
        return all(readings, Label::Code, "lines-of-a-log", 0.85);
    }
    let code = survey
        .code
        .iter()
        .filter(|&&index| document.passages[index].told.is_none() && is_code(document.line(index)))
        .count();
    if code >= FEWEST_LINES {
        if code * 2 >= document.len() && !(0..document.len()).any(|index| document.form(index).words > 25) {
            return all(readings, Label::Code, "lines-of-code", 0.85);
        }
        code_runs(document, readings);
    }
    let links = survey.addresses;
    if links >= FEWEST_LINES
        && links * 5 >= document.len() * 2
        && !(0..document.len()).any(|index| document.is_prose(index))
    {
        for index in 0..document.len() {
            let label = if is_address(document.line(index)) { Label::Link } else { Label::Paragraph };
            set(readings, index, label, "addresses", 0.8);
        }
        return true;
    }
    poem(document, readings)
}

/// Lines that begin with a date and time, or with a level.
fn is_log(document: &Document<'_>) -> bool {
    let line = document.line(0);
    if !line
        .as_bytes()
        .first()
        .is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'[' | b'<') || byte.is_ascii_uppercase())
    {
        return false;
    }
    let logged = (0..document.len()).take(40).filter(|&index| is_log_line(document.line(index))).count();
    logged >= FEWEST_LINES && logged * 5 >= document.len().min(40) * 3
}

fn is_log_line(line: &str) -> bool {
    const LEVELS: &[&str] = &["TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL", "NOTICE"];
    if !has_clock(&line.as_bytes()[..line.len().min(LONGEST_STAMP)]) {
        return false;
    }
    // "[13.12.23, 10:42:11] Ani: …" is a chat's.
    if line.strip_prefix('[').and_then(|line| line.split(']').next()).is_some_and(|stamp| stamp.contains(", ")) {
        return false;
    }
    let head: String = line.chars().take(LONGEST_STAMP).collect();
    let stamped = (head.bytes().filter(u8::is_ascii_digit).count() >= 8
        && head.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '[' | '<')))
        || (head.starts_with(|letter: char| letter.is_ascii_uppercase())
            && has_clock(&line.as_bytes()[..line.len().min(LONGEST_DAY)]));
    let levelled = head.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| LEVELS.contains(&word));
    levelled || (stamped && (line.contains("] ") || line.contains(": ")))
}

/// `10:42:01` somewhere.
fn has_clock(text: &[u8]) -> bool {
    text.windows(8).any(|part| {
        part[2] == b':' && part[5] == b':' && [0, 1, 3, 4, 6, 7].iter().all(|&at: &usize| part[at].is_ascii_digit())
    })
}

/// A line that no prose would be.
fn is_code(line: &str) -> bool {
    let Some(last) = line.bytes().last() else { return false };
    if line.starts_with("#include ") || line.starts_with("#!/") {
        return true;
    }
    match last {
        // Clauses of a treaty end so as well, brackets included.
        b';' => {
            [" = ", "();", "(\"", "('", "::", "->", "{", "}", "+= "].iter().any(|mark| line.contains(mark))
                || ["import ", "return", "use ", "print", "let ", "const ", "var "]
                    .iter()
                    .any(|word| line.starts_with(word))
                    && line.split(' ').count() <= 4
        }
        b'{' | b'}' => true,
        b')' | b',' | b']' if line.contains(" = ") && !line.starts_with('(') && line.contains(['(', '[', '{']) => true,
        b':' => {
            ["def ", "class ", "for ", "if ", "while ", "with ", "elif ", "else:", "try:", "except "]
                .iter()
                .any(|word| line.starts_with(word))
                && (line.contains('(') || line.contains(" in ") || line.contains("==") || line.len() < 24)
        }
        b'>' => {
            line.starts_with('<')
                && (line.contains("</") || line.contains("/>") || line.contains('=') || !line.contains(' '))
        }
        _ => {
            ["// ", "/* ", "import ", "from ", "package ", "$ ", "const ", "let ", "var ", "fn ", "pub "]
                .iter()
                .any(|word| line.starts_with(word))
                && (line.starts_with(['#', '/', '$'])
                    || line.contains([';', '=', '{'])
                    || (line.starts_with("from ") && line.contains(" import "))
                    || (line.starts_with("import ") && line.split(' ').count() == 2))
        }
    }
}

/// Runs of lines of code between paragraphs.
fn code_runs(document: &Document<'_>, readings: &mut Readings) {
    let mut index = 0;
    while index < document.len() {
        if !free(readings, index) || !is_code(document.line(index)) {
            index += 1;
            continue;
        }
        let first = index;
        let (mut end, mut code) = (index, 0);
        while end < document.len() && free(readings, end) {
            let own = is_code(document.line(end));
            // What is indented in a run of code belongs to it.
            let inside =
                document.passages[end].indent > document.passages[first].indent && document.form(end).words < 20;
            let followed = !document.is_prose(end) && document.form(end).words < 12 && is_code(document.line(end + 1));
            if !own && !(end > first && (inside || followed)) {
                break;
            }
            code += usize::from(own);
            end += 1;
        }
        if code >= FEWEST_LINES {
            for at in first..end {
                set(readings, at, Label::Code, "run-of-code", 0.8);
            }
        }
        index = end.max(index + 1);
    }
}

fn is_address(line: &str) -> bool {
    (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) && !line.contains(' ')
}

/// Verse: short lines that go on into each other, with a full stop now and then.
fn poem(document: &Document<'_>, readings: &mut Readings) -> bool {
    let count = document.len();
    if !(FEWEST_VERSES..=MOST_VERSES).contains(&count) {
        return false;
    }
    let width = |line: &str| line.chars().count();
    // One long line is the end of the look.
    if document
        .passages
        .iter()
        .any(|passage| passage.text.text.len() > LONGEST_VERSE * 3 || width(&passage.text.text) > LONGEST_VERSE)
    {
        return false;
    }
    // A title stands apart above.
    let titled = document.passages.get(1).is_some_and(|second| second.blank_lines > 0);
    let mut start = usize::from(titled);
    if titled && document.passages.get(2).is_some_and(|third| third.blank_lines > 0) {
        start = 2;
    }
    // "The Road", "by Ani Petrosyan".
    let signed = document.features.get(1).is_some_and(|second| second.byline.is_some());
    if signed && document.passages.get(2).is_some_and(|third| third.blank_lines > 0) {
        start = 2;
    }
    let lines: Vec<&str> = (start..count).map(|index| document.line(index)).collect();
    if lines.len() < FEWEST_VERSES {
        return false;
    }
    let running = |line: &&&str| line.ends_with([',', ';', ':', '—', '–', '，', '；', '、', '،', '؛']);
    let small = lines.iter().filter(|line| line.starts_with(char::is_lowercase)).count();
    let commas = lines.iter().filter(running).count();
    let stops = lines.iter().filter(|line| super::super::phrase::ends_sentence(line)).count();
    let marked = (start..count).filter(|&index| document.passages[index].marker.is_some()).count();
    let taken = (start..count).filter(|&index| !free(readings, index)).count();
    let words = (start..count).map(|index| document.form(index).words).sum::<usize>();
    let flows = (commas + small) * 4 >= lines.len();
    let stopped = stops > 0 && stops * 4 <= lines.len() * 3;
    let steady = words >= lines.len() * 3 && words <= lines.len() * 14;
    // Lines of verse stand close; paragraphs stand apart.
    let close = (start + 1..count).filter(|&index| document.passages[index].blank_lines == 0).count();
    if !(flows && stopped && steady && marked == 0 && taken == 0 && close * 3 >= lines.len() * 2) {
        return false;
    }
    // Lines with times are messages.
    let timed = |line: &&&str| clock::leading(line).is_some() || clock::trailing(line).is_some();
    if lines.iter().filter(timed).count() >= FEWEST_LINES {
        return false;
    }
    for index in start..count {
        set(readings, index, Label::Verse, "short-lines-that-go-on", 0.75);
    }
    true
}

/// The lines from `first` to `last` verbatim, their line ends and indents as they stand.
pub(in crate::label) fn verbatim(source: &str, first: &Passage, last: &Passage) -> Text {
    let mut start = first.span().start;
    // Blanks before the first line are its indent.
    let before = &source[..start];
    start -= before.len() - before.trim_end_matches([' ', '\t']).len();
    let span = Span::new(start, last.span().end);
    Text { text: span.of(source).to_owned(), span, ..Text::default() }
}

/// The lines of a stanza, each behind a break.
pub(in crate::label) fn stanza(passages: &[Passage]) -> Text {
    let mut text = passages[0].text.clone();
    for passage in &passages[1..] {
        let at = text.text.len();
        text.append("\n", RepairKind::Blank, &passage.text);
        text.inlines.push(Inline { kind: InlineKind::Break, range: Span::new(at, at + 1) });
    }
    text
}

/// What the paste is by its blocks.
pub(in crate::label) fn kind(blocks: &[Block]) -> Option<DocumentReading> {
    if let Some(found) = live_blog::kind(blocks) {
        return Some(found);
    }
    let mut counts = [0_usize; 5];
    let mut others = 0;
    let mut rule = None;
    for block in blocks {
        let at = match &block.kind {
            BlockKind::Exchange { .. } => 0,
            BlockKind::Code { .. } if block.rule == "lines-of-a-log" => 1,
            BlockKind::Code { .. } => 2,
            BlockKind::Table { .. } => 3,
            BlockKind::Embed { .. } => 4,
            BlockKind::Paragraph(_) if block.rule == "short-lines-that-go-on" => {
                return Some(reading(DocumentKind::Poem, block));
            }
            BlockKind::Paragraph(_) if block.rule == "numbered-post" => {
                return Some(reading(DocumentKind::Thread, block));
            }
            BlockKind::Paragraph(_) | BlockKind::List { .. } | BlockKind::Quote { .. } => {
                others += 1;
                continue;
            }
            _ => continue,
        };
        counts[at] += 1;
        rule = rule.or(Some(block));
    }
    let block = rule?;
    let most = (0..counts.len()).max_by_key(|&at| counts[at])?;
    let value = match most {
        0 if counts[0] >= if others == 0 { 2 } else { 4 } && counts[0] >= others => DocumentKind::Transcript,
        1 if others == 0 => DocumentKind::Log,
        2 if others == 0 => DocumentKind::Code,
        3 if others == 0 => DocumentKind::Table,
        4 if counts[4] >= FEWEST_LINES && counts[4] * 2 >= others => DocumentKind::LinkList,
        _ => return None,
    };
    Some(reading(value, block))
}

fn reading(value: DocumentKind, block: &Block) -> DocumentReading {
    DocumentReading { value, rule: block.rule.clone(), confidence: block.confidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_no_prose() {
        for line in [
            "let total = items.iter().sum();",
            "fn main() {",
            "}",
            "def read(path):",
            "<div class=\"story\">",
            "import os",
            "#include <stdio.h>",
            "from time import sleep",
        ] {
            assert!(is_code(line), "{line}");
        }
        for line in [
            "The council voted; nobody spoke against it;",
            "For more, see the annex:",
            "from the port to the hill",
            "If it rains, this will happen:",
            "import duties rose by a tenth",
            "first, the vote;",
        ] {
            assert!(!is_code(line), "{line}");
        }
    }

    #[test]
    fn logs_have_stamps() {
        assert!(is_log_line("2023-12-13 10:42:01,123 INFO started"));
        assert!(is_log_line("[2023-12-13T10:42:01Z] ERROR it broke"));
        assert!(is_log_line("Dec 13 10:42:01 host sshd[22]: INFO session"));
        assert!(!is_log_line("13 December 2023 was the day when, at 10:42, it began."));
    }
}
