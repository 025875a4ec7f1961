//! Pages and parts of pages.

use crate::article::Span;

/// So much of the letters may stand outside of all elements: one in ten.
const MOST_OUTSIDE: usize = 10;

/// The longest tag, in bytes, and how many elements an end tag can end.
const LONGEST_TAG: usize = 16 << 10;
const DEEPEST: usize = 64;

/// The elements whose end tags may be left out, or that have none.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
const OPTIONAL: [&str; 12] = ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option", "html", "body"];
/// What pictures and formulas inside of a page are made of.
const DRAWN: [&str; 14] = [
    "svg", "g", "path", "rect", "circle", "use", "defs", "polygon", "line", "mask", "clippath", "symbol", "math",
    "video",
];
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "figure",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "body",
    "html",
];
const INLINES: [&str; 30] = [
    "a",
    "abbr",
    "b",
    "button",
    "caption",
    "cite",
    "code",
    "dd",
    "dt",
    "em",
    "figcaption",
    "font",
    "form",
    "head",
    "i",
    "iframe",
    "label",
    "o:p",
    "picture",
    "script",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "th",
    "time",
    "title",
    "u",
];

/// An element that is open, and how many letters stand in it.
struct Open<'a> {
    name: &'a str,
    letters: usize,
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the text is the source of a page or a part of one: nearly all its letters stand in HTML's elements, and those are
/// closed.
pub(super) fn is(source: &str) -> bool {
    let start = source.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    let is_document = ["<!doctype html", "<html"]
        .iter()
        .any(|opening| start.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)));
    let mut open: Vec<Open<'_>> = Vec::new();
    let (mut known, mut unknown, mut blocks, mut unmatched) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut inside, mut outside) = (0_usize, 0_usize);
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let start = rest.find('<').unwrap_or(rest.len());
        let letters = rest[..start].bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        *open.last_mut().map_or(&mut outside, |open| &mut open.letters) += letters;
        at += start;
        let Some(tag) = Tag::at(source, at) else {
            at += 1;
            continue;
        };
        at = tag.span.end;
        let name = tag.name;
        if name.is_empty() {
            continue;
        }
        let is_void = is_one_of(name, &VOID);
        let is_block = is_one_of(name, &BLOCKS);
        if is_void || is_block || is_one_of(name, &INLINES) || is_one_of(name, &OPTIONAL) {
            known += 1;
        } else if !name.contains('-') && !is_one_of(name, &DRAWN) {
            unknown += 1;
        }
        if is_void || tag.closed {
            continue;
        }
        if !tag.ends {
            blocks += usize::from(is_block);
            // A script holds no tags.
            if is_one_of(name, &["script", "style"]) {
                at = end_of_raw(source, at, name);
            } else {
                open.push(Open { name, letters: 0 });
            }
            continue;
        }
        let reach = open.len().saturating_sub(DEEPEST);
        let Some(found) = open[reach..].iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) else {
            unmatched += 1;
            continue;
        };
        for (number, open) in open.drain(reach + found..).enumerate() {
            inside += open.letters;
            unmatched += usize::from(number > 0 && !is_one_of(open.name, &OPTIONAL));
        }
    }
    // What is open at the end, and may be, is closed where the text is HTML from its start.
    for open in open {
        let is_left = is_one_of(open.name, &OPTIONAL) && start.starts_with('<');
        unmatched += usize::from(!is_left);
        *(if is_left { &mut inside } else { &mut outside }) += open.letters;
    }
    let is_whole = outside * MOST_OUTSIDE <= inside + outside && known > unknown * 3 && unmatched * 5 <= known;
    inside > 0 && (is_document || (is_whole && blocks > 0))
}

struct Tag<'a> {
    span: Span,
    name: &'a str,
    /// `</p>`
    ends: bool,
    /// `<br/>`
    closed: bool,
}

impl<'a> Tag<'a> {
    /// The tag, comment or declaration that begins at `at`.
    fn at(source: &'a str, at: usize) -> Option<Self> {
        let rest = source.get(at..).filter(|rest| rest.starts_with('<'))?;
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            return Some(Self::of("", Span::new(at, at + end)));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')? + 1;
            return Some(Self::of("", Span::new(at, at + end)));
        }
        let ends = rest.starts_with("</");
        let inner = &rest[1 + usize::from(ends)..];
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | ':');
        let len = inner.find(|letter| !is_name(letter)).unwrap_or(inner.len());
        let name = Some(&inner[..len]).filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
        let (mut mark, mut end) = (None, None);
        for (offset, byte) in inner.bytes().enumerate().take(LONGEST_TAG).skip(len) {
            match (mark, byte) {
                (None, b'"' | b'\'') => mark = Some(byte),
                (Some(open), close) if open == close => mark = None,
                (None, b'>') => {
                    end = Some(offset + 1);
                    break;
                }
                (None, b'<') => return None,
                _ => {}
            }
        }
        let end = end?;
        let closed = inner[..end].ends_with("/>");
        let span = Span::new(at, at + rest.len() - inner.len() + end);
        Some(Self { ends, closed, ..Self::of(name, span) })
    }

    fn of(name: &'a str, span: Span) -> Self {
        Self { span, name, ends: false, closed: false }
    }
}

/// Where the end tag of a script or style begins.
fn end_of_raw(source: &str, at: usize, name: &str) -> usize {
    let rest = &source[at..];
    let ends =
        |found: &usize| rest.get(found + 2..found + 2 + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name));
    let end = rest.match_indices("</").map(|(found, _)| found).find(ends).unwrap_or(rest.len());
    let behind = rest[end..].find('>').map_or(rest.len(), |close| end + close + 1);
    at + behind
}
