//! Which format a pasted text is written in: HTML, Markdown, or none.
//!
//! Nearly all pastes are none, so the first look is one pass over the bytes that stops nowhere; only where a mark stands is its
//! surrounding looked at.

mod html;

use crate::Format;

/// The format to read `input` as: the one asked for, or what the input looks like.
pub fn detect(input: &str, asked: Format) -> Format {
    match asked {
        Format::Auto => told(input),
        asked => asked,
    }
}

fn told(source: &str) -> Format {
    let marks = Marks::of(source);
    if marks.tags >= FEWEST_TAGS && html::is(source) {
        Format::Html
    } else if marks.is_markdown(source) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// How many bytes are looked at together.
const CHUNK: usize = 64;
/// How far the end of a mark is looked for, in bytes.
const REACH: usize = 400;
/// So many tags can be a page's.
const FEWEST_TAGS: usize = 2;
/// So many marks tell; more are not looked at.
const MOST_MARKS: usize = 5_000;
/// Blanks before a mark at the start of a line; more are code.
const MOST_INDENT: usize = 3;
/// So many items are a list, and so many headings a text with parts.
const FEWEST_ITEMS: usize = 2;
/// What lines begin with that Markdown does not run together.
const MARKED: [char; 10] = ['#', '-', '*', '+', '>', '|', '!', '[', '\t', ' '];
/// A line of fewer bytes did not end because it was full.
const SHORT_LINE: usize = 40;
/// The fewest words of a line of prose.
const FEWEST_WORDS_OF_PROSE: usize = 8;
/// The most words of a heading.
const MOST_WORDS_OF_HEADING: usize = 20;

/// The marks of Markdown that prose does not have.
mod kind {
    pub(super) const HEADING: u16 = 1;
    pub(super) const STRONG: u16 = 1 << 1;
    pub(super) const LINK: u16 = 1 << 2;
    pub(super) const PICTURE: u16 = 1 << 3;
    pub(super) const CODE: u16 = 1 << 4;
    pub(super) const FENCE: u16 = 1 << 5;
    pub(super) const TABLE: u16 = 1 << 6;
    pub(super) const TASK: u16 = 1 << 7;
    pub(super) const FOOTNOTE: u16 = 1 << 8;
    pub(super) const REFERENCE: u16 = 1 << 9;
    pub(super) const STRUCK: u16 = 1 << 10;
}

/// What a text has of Markdown's marks, and how many tags.
#[derive(Default)]
struct Marks {
    /// Kinds of mark that prose does not have.
    sure: u16,
    /// Stretches in single stars or underscores, and those between backticks.
    emphasis: usize,
    coded: usize,
    /// Headings below the first level: two of them are no hashtag and no comment.
    sections: usize,
    /// Lines with a star before them, and lines with `>`.
    items: usize,
    quoted: usize,
    tags: usize,
}

impl Marks {
    fn of(source: &str) -> Self {
        let mut marks = Self::default();
        // What has been looked at as part of a longer mark.
        let (mut done, mut looks) = (0, 0);
        for (number, chunk) in source.as_bytes().chunks(CHUNK).enumerate() {
            if !chunk.iter().fold(false, |any, byte| any | is_mark(*byte)) {
                continue;
            }
            for (offset, _) in chunk.iter().enumerate().filter(|(_, byte)| is_mark(**byte)) {
                let at = number * CHUNK + offset;
                if at >= done {
                    done = at + marks.look(source, at).max(1);
                    looks += 1;
                }
            }
            if looks > MOST_MARKS {
                break;
            }
        }
        marks
    }

    /// Looks at the mark at `at`; gives how many bytes belong to it.
    fn look(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        match rest.as_bytes()[0] {
            b'#' if is_heading(source, at) => {
                self.sure |= kind::HEADING;
                self.sections += usize::from(rest.starts_with("##"));
                return run(rest, b'#');
            }
            b'#' => return run(rest, b'#'),
            b'*' | b'_' => return self.stars(source, at),
            b'`' => return self.ticks(source, at),
            b'[' => self.bracket(source, at),
            b'|' if is_table_rule(source, at) => self.sure |= kind::TABLE,
            b'>' if opens_line(source, at) => self.quoted += 1,
            b'~' => {
                let len = run(rest, b'~');
                if len == 2 && stretch(source, at, "~~").is_some() {
                    self.sure |= kind::STRUCK;
                } else if len >= 3 && opens_line(source, at) {
                    self.sure |= kind::FENCE;
                }
                return len;
            }
            b'<' => {
                let next = rest.as_bytes().get(1);
                self.tags += usize::from(next.is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/'));
            }
            _ => {}
        }
        1
    }

    fn stars(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        let mark = rest.as_bytes()[0];
        let len = run(rest, mark);
        if mark == b'*' && len == 1 && rest.as_bytes().get(1) == Some(&b' ') && opens_line(source, at) {
            self.items += 1;
        }
        let end = match len {
            1 => stretch(source, at, &rest[..1]).inspect(|_| self.emphasis += 1),
            2 | 3 => stretch(source, at, &rest[..len]).inspect(|_| self.sure |= kind::STRONG),
            _ => None,
        };
        end.map_or(len, |end| end - at)
    }

    fn ticks(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        let len = run(rest, b'`');
        if len >= 3 && opens_line(source, at) {
            self.sure |= kind::FENCE;
            // What a fence holds is code, whatever it looks like.
            let fence = &rest[..len];
            let close = rest
                .match_indices(fence)
                .map(|(found, _)| found)
                .find(|found| *found > 0 && opens_line(source, at + found));
            return close.map_or(len, |close| close + len);
        }
        if len > 2 {
            return len;
        }
        let line = line(&rest[len..]);
        let close = line.find(&rest[..len]).filter(|close| !line[..*close].trim().is_empty());
        match close {
            Some(close) => {
                self.sure |= kind::CODE;
                self.coded += 1;
                close + 2 * len
            }
            None => len,
        }
    }

    fn bracket(&mut self, source: &str, at: usize) {
        let rest = &source[at..];
        let line = line(rest);
        if line.starts_with("[^") && line.contains(']') {
            self.sure |= kind::FOOTNOTE;
            return;
        }
        if ["[ ] ", "[x] ", "[X] "].iter().any(|task| line.starts_with(task)) && follows_bullet(source, at) {
            self.sure |= kind::TASK;
            return;
        }
        let Some(close) = line.find(']') else { return };
        let behind = &line[close + 1..];
        if let Some(address) = behind.strip_prefix('(').and_then(|behind| behind.split_once(')')) {
            let address = address.0.split(" \"").next().unwrap_or_default().trim();
            let is_address = !address.is_empty() && !address.contains(' ') && address.contains(['/', '.', '#', ':']);
            if is_address {
                self.sure |= if source[..at].ends_with('!') { kind::PICTURE } else { kind::LINK };
            }
        } else if close > 1
            && opens_line(source, at)
            && behind.strip_prefix(": ").is_some_and(|address| address.starts_with("http"))
        {
            self.sure |= kind::REFERENCE;
        }
    }

    /// Whether there are two different marks, one of which prose does not have, and most of the text is no program.
    fn is_markdown(&self, source: &str) -> bool {
        if self.sure == 0 {
            return source.starts_with(['-', '+', '\u{FEFF}']) && crate::read::has_front_matter(source);
        }
        let lone = self.sure == kind::CODE && self.coded < 2;
        let enough = self.sure.count_ones() >= 2 || (!lone && self.has_weaker(source));
        enough && !self.is_mail(source) && !is_other_source(source) && !is_laid_out_otherwise(source)
    }

    /// Whether this is a mail, which quotes with the same mark as Markdown.
    fn is_mail(&self, source: &str) -> bool {
        let headed = source.starts_with("From: ") || source.contains("\nFrom: ");
        (self.quoted > 0 && source.contains("wrote:")) || (headed && source.contains("\nSubject: "))
    }

    /// Whether there are marks that prose can have, too: lists, quotations, single stars.
    fn has_weaker(&self, source: &str) -> bool {
        let dashed = |bullet: &str| {
            let first = usize::from(source.starts_with(&bullet[1..]));
            first + source.matches(bullet).take(FEWEST_ITEMS).count() >= FEWEST_ITEMS
        };
        self.emphasis > 0
            || self.sections >= FEWEST_ITEMS
            || self.items >= FEWEST_ITEMS
            || self.quoted > 0
            || dashed("\n- ")
            || dashed("\n+ ")
            || crate::read::has_front_matter(source)
    }
}

/// The bytes that a mark can begin with.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch the compiler looks at many bytes together")]
fn is_mark(byte: u8) -> bool {
    (byte == b'#')
        | (byte == b'*')
        | (byte == b'_')
        | (byte == b'`')
        | (byte == b'[')
        | (byte == b'|')
        | (byte == b'>')
        | (byte == b'~')
        | (byte == b'<')
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// How often the byte stands at the start of `rest`.
fn run(rest: &str, byte: u8) -> usize {
    rest.bytes().take_while(|other| *other == byte).count()
}

/// The line that `rest` begins in, as far as marks reach.
fn line(rest: &str) -> &str {
    let end = rest.bytes().take(REACH).position(is_line_end).unwrap_or(REACH.min(rest.len()));
    let end = (0..=end).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or_default();
    &rest[..end]
}

/// Whether only a few blanks stand before `at` in its line.
fn opens_line(source: &str, at: usize) -> bool {
    let before = source[..at].trim_end_matches(' ');
    at - before.len() <= MOST_INDENT && before.bytes().next_back().is_none_or(is_line_end)
}

/// `- ` before `at`, and only blanks before that.
fn follows_bullet(source: &str, at: usize) -> bool {
    let before = source[..at].trim_end_matches(' ');
    let Some(before) = before.strip_suffix(['-', '*', '+']) else { return false };
    before.trim_end_matches([' ', '\t']).bytes().next_back().is_none_or(is_line_end)
}

/// `# Title`, alone in its line, with air above it, and air, prose or another mark below: a program's comment has neither.
fn is_heading(source: &str, at: usize) -> bool {
    let line = line(&source[at..]);
    let level = run(line, b'#');
    let words = &line[level..];
    let above = source[..at].trim_end_matches([' ', '\t']);
    // Two line ends, or none at all.
    let above = above.strip_suffix('\n').map(|above| above.trim_end_matches([' ', '\t', '\r']));
    let air = above.is_none_or(|above| {
        above.is_empty() || above.ends_with('\n') || above.lines().next_back().is_some_and(|line| line.starts_with('#'))
    });
    let behind = source[at + line.len()..].trim_start_matches('\r');
    let next = self::line(behind.strip_prefix('\n').unwrap_or(behind).trim_start_matches('\r'));
    let parted = next.trim().is_empty()
        || next.starts_with(MARKED)
        || (next.split_whitespace().count() >= FEWEST_WORDS_OF_PROSE && !is_code_line(next));
    level <= 6
        && opens_line(source, at)
        && words.starts_with(' ')
        && words.contains(char::is_alphabetic)
        && words.split_whitespace().count() <= MOST_WORDS_OF_HEADING
        && air
        && parted
}

/// A row of a table that only has dashes and bars, with a row above.
fn is_table_rule(source: &str, at: usize) -> bool {
    let Some(before) = source[..at].bytes().rev().take(REACH).position(is_line_end) else { return false };
    let start = at - before;
    let line = line(&source[start..]);
    line.contains("--")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
        && source[..start].trim_end_matches(['\r', '\n']).lines().next_back().is_some_and(|above| above.contains('|'))
}

/// The end of what stands between `mark` at `at` and the same mark in the same line: the first opens a word, the second closes
/// one.
fn stretch(source: &str, at: usize, mark: &str) -> Option<usize> {
    let before = source[..at].chars().next_back();
    let rest = &source[at + mark.len()..];
    let opens = before.is_none_or(|before| !before.is_alphanumeric())
        && rest.starts_with(|next: char| !next.is_whitespace() && !mark.contains(next));
    if !opens {
        return None;
    }
    let line = line(rest);
    // Looked for once: marks over and over, none of which closes, would have it looked for as often.
    let first_letter = line.find(char::is_alphanumeric)?;
    let closes = |&close: &usize| {
        let inner = &line[..close];
        let behind = line[close + mark.len()..].chars().next();
        close > first_letter
            && !inner.ends_with(|last: char| last.is_whitespace())
            && behind.is_none_or(|behind| !behind.is_alphanumeric() && !mark.contains(behind))
    };
    let close = line.match_indices(mark).map(|(close, _)| close).find(closes)?;
    Some(at + 2 * mark.len() + close)
}

/// The source of a format that the reader of text knows.
fn is_other_source(source: &str) -> bool {
    let start = source.trim_start();
    start.starts_with("{\\rtf")
        || (start.starts_with(['{', '[']) && source.contains("\"articleBody\""))
        || source.contains("\\begin{")
        || source.contains("\\section{")
}

/// Whether more than a quarter of the lines outside of fences are a program's, or follow a line that has ended: where each line is a
/// paragraph, Markdown would run them together.
fn is_laid_out_otherwise(source: &str) -> bool {
    let (mut lines, mut code, mut run_in, mut fenced, mut ended) = (0_usize, 0_usize, 0_usize, false, false);
    for line in source.lines() {
        let trimmed = line.trim();
        let is_fence = trimmed.starts_with("```") || trimmed.starts_with("~~~");
        fenced ^= is_fence;
        let is_plain = !line.starts_with(MARKED) && !trimmed.starts_with(|first: char| first.is_ascii_digit());
        if is_fence || fenced || trimmed.is_empty() {
            ended = false;
            continue;
        }
        lines += 1;
        code += usize::from(is_code_line(trimmed));
        run_in += usize::from(ended && is_plain);
        // Two blanks at its end, or a backslash, end a line in Markdown as well.
        let is_broken = line.ends_with("  ") || line.ends_with('\\');
        ended = is_plain && !is_broken && (trimmed.len() < SHORT_LINE || crate::read::is_closed(trimmed));
    }
    code * 4 > lines || run_in * 4 > lines
}

fn is_code_line(line: &str) -> bool {
    let line = line.trim();
    line.ends_with([';', '{', '}'])
        || line.starts_with("#!")
        || line.starts_with("//")
        || ["import ", "from ", "def ", "class ", "let ", "const ", "var ", "fn ", "use ", "export "].iter().any(
            |word| {
                line.starts_with(word) && line.contains(['(', '=', '{', '.', ':']) && !line.ends_with(['.', '?', '!'])
            },
        )
        || (line.contains(" = ") && line.split_whitespace().nth(1) == Some("="))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_told(text: &str, format: Format) {
        assert_eq!(told(text), format, "{text}");
    }

    #[test]
    fn two_marks_are_markdown() {
        for text in [
            "# Roads to reopen\n\n*By Ani Petrosyan* | 2023-12-13\n\nThe council said so.",
            "The council **said** so.\n\n- one\n- two\n",
            "## Roads\n\nThe council said [so](https://ledger.example/a).",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n## After\n",
            "It rose.[^1]\n\n> quoted words\n\n[^1]: A note.",
            "- [ ] open\n- [x] done\n",
            "Use `cargo` like so:\n\n```\ncargo run\n```\n",
            "![truck](truck.jpg)\n\n> quoted",
            "---\ntitle: Roads to reopen\ndate: 2023-12-13\n---\n\nThe council said so.",
            "It is ~~struck~~ and **strong**.",
            "## Before\n\nThe road was closed.\n\n## After\n\nIt was open.",
            "[roads]: https://ledger.example/roads\n\nThe [roads] are **open**.",
        ] {
            assert_told(text, Format::Markdown);
        }
    }

    #[test]
    fn look_alikes_are_text() {
        for text in [
            "The council said so.\n\n* see note",
            "#roads #borders are #open again, they said.",
            "# Roads to reopen\n\nThe council said so.",
            "1. First\n2. Second\n\n3. Third",
            "See the_file_name.txt and another_file_name.txt, or __init__.py.",
            "On Monday, Ani wrote:\n> The roads are **open**.\n> So they say.\n",
            "- one\n- two\n- three\n",
            "It cost 5 * 3 * 2 drams, 2**3**4 and f**k.",
            "He said ``nothing'' and `nothing' at all.\n\n- one\n- two",
            "#!/bin/sh\n# A comment\n\nx=1;\n# Another\n\ny=`cat z`;\necho \"**\";\n",
            "# Comment\n\nimport os\n\n# Another\n\nx = `y`\ndef f(**kwargs):\n    return x;\n",
            "Rated **** by us, *** by others.",
            "The river[1][2] is long [citation needed].\n\n* one\n* two",
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "---\nThe roads are open.\n---\n",
            "*Bold* in a chat, _and_ so on.\n\n- one\n- two",
        ] {
            assert_told(text, Format::Text);
        }
    }

    #[test]
    fn sources_of_pages_are_html() {
        for text in [
            "<p>The council said so.</p>",
            "<!DOCTYPE html><html><head><title>a</title></head><body>The council said so.</body></html>",
            "<div><p>One<p>Two <b>three</b><br>four<ul><li>a<li>b</ul></div>",
            "<h1>Roads</h1>\n<script>if (a < b) { c('</b>') }</script>\n<p>The council said so.</p>",
            "<!-- x --><article><p class=\"a > b\">The council said so.</p></article>",
        ] {
            assert_told(text, Format::Html);
        }
    }

    #[test]
    fn texts_about_html_are_text() {
        for text in [
            "The <p> element holds a paragraph, </p> ends it.",
            "Write <b>bold</b> for bold words, and <i>italic</i> for others.",
            "<ani@ledger.example> wrote to </dev/null>.",
            "<item><name>a</name><price>1</price></item>",
            "if a <b and c> d then <p",
            "A list is written like this:\n\n<ul>\n<li>one</li>\n</ul>\n\nEach item stands in an element of its own, and browsers draw a mark before it.",
            "<div><span>one",
        ] {
            assert_told(text, Format::Text);
        }
    }
}
