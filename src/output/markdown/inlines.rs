//! Words with emphasis, links and the like, as marks; as HTML where marks would not be read as such.

use super::escape::{self, Place, is_entity};
use crate::article::{Inline, InlineKind, Step, Text};
use crate::output::address::safe_href;
use crate::output::footnotes::Footnotes;
use crate::output::forms::language_tag;

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    Blank,
    Letter,
    Mark,
    /// A sign that readers of Markdown may or may not count as punctuation.
    Other,
}

impl Beside {
    fn of(letter: char) -> Self {
        match letter {
            letter if letter.is_whitespace() => Self::Blank,
            letter if letter.is_alphanumeric() => Self::Letter,
            letter if letter.is_ascii_punctuation() || "“”‘’«»„‚‹›—–…。、「」『』！？，：；".contains(letter) => {
                Self::Mark
            }
            _ => Self::Other,
        }
    }

    /// Whether a mark that stands between this and punctuation is read as one.
    const fn parts(self) -> bool {
        matches!(self, Self::Nothing | Self::Blank | Self::Mark)
    }
}

/// An inline in the making.
struct Open<'a> {
    inline: Option<&'a Inline>,
    out: String,
    /// Whether other inlines are in it.
    is_mixed: bool,
}

/// A text as marks, on lines that can't be taken for another kind of block.
pub(super) fn inlines(text: &Text, place: Place, footnotes: &Footnotes<'_>) -> String {
    escape::lines(&marked(text, place, footnotes), place)
}

/// A text as marks; what stands at the start of its lines is not looked at.
pub(super) fn marked(text: &Text, place: Place, footnotes: &Footnotes<'_>) -> String {
    with_marks(text, place, footnotes, 0)
}

/// The same for words inside of a link, which no other link can stand in.
pub(super) fn marked_in_link(text: &Text, place: Place, footnotes: &Footnotes<'_>) -> String {
    with_marks(text, place, footnotes, 1)
}

/// A text as marks, inside of so many links.
fn with_marks(text: &Text, place: Place, footnotes: &Footnotes<'_>, mut links: usize) -> String {
    let steps = text.steps();
    let has_formula = text.inlines.iter().any(|inline| matches!(inline.kind, InlineKind::Formula { .. }));
    let has_math = has_formula || text.text.matches('$').nth(1).is_some();
    let mut open = vec![Open { inline: None, out: String::with_capacity(text.text.len() + 8), is_mixed: false }];
    // A break stands for its newline.
    let mut is_break = false;
    for (number, step) in steps.iter().enumerate() {
        let Some(top) = open.last_mut() else { break };
        match step {
            Step::Words(_) if is_break => {}
            Step::Words(range) => words(range.of(&text.text), place, has_math, &mut top.out),
            Step::Open(inline) => match &inline.kind {
                InlineKind::Break => {
                    top.out.push_str(line_break(place));
                    is_break = true;
                }
                InlineKind::Reference { marker } => reference(marker, inline.range.is_empty(), footnotes, top),
                kind => {
                    top.is_mixed = true;
                    links += usize::from(is_link(kind));
                    open.push(Open { inline: Some(inline), out: String::new(), is_mixed: false });
                }
            },
            Step::Close(Inline { kind: InlineKind::Break, .. }) => is_break = false,
            Step::Close(Inline { kind: InlineKind::Reference { .. }, .. }) => {}
            Step::Close(inline) => {
                links -= usize::from(is_link(&inline.kind));
                let Some(inner) = open.pop() else { break };
                let Some(outer) = open.last_mut() else { break };
                let next = beside(&steps[number + 1..], text);
                let is_linked = links > 0;
                close(inline, &inner, outer, next, text, place, is_linked);
            }
        }
    }
    open.into_iter().next().map_or_else(String::new, |root| root.out)
}

fn is_link(kind: &InlineKind) -> bool {
    matches!(kind, InlineKind::Link { .. })
}

/// Words of the text; a line's end is one there, too.
fn words(text: &str, place: Place, has_math: bool, out: &mut String) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str(line_break(place));
        }
        escape::words(line, place, has_math, out);
    }
}

const fn line_break(place: Place) -> &'static str {
    match place {
        Place::Lines => "\\\n",
        Place::Heading | Place::Cell => "<br>",
    }
}

/// A mark that points at a footnote. Where it points at nothing, it stays as it is.
fn reference(marker: &str, is_empty: bool, footnotes: &Footnotes<'_>, top: &mut Open<'_>) {
    if is_empty && footnotes.has(marker) {
        top.out.extend(["[^", &super::label(marker, footnotes), "]"]);
    } else if is_empty {
        top.out.push_str("<sup>");
        escape::words(marker, Place::Cell, true, &mut top.out);
        top.out.push_str("</sup>");
    }
}

/// What comes next in the text.
fn beside(steps: &[Step<'_>], text: &Text) -> Beside {
    match steps.first() {
        None => Beside::Nothing,
        Some(Step::Words(range)) => range.of(&text.text).chars().next().map_or(Beside::Other, Beside::of),
        Some(Step::Close(inline) | Step::Open(inline)) => match &inline.kind {
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Deleted | InlineKind::Break => Beside::Mark,
            _ => Beside::Other,
        },
    }
}

/// Writes an inline into the one around it.
fn close(
    inline: &Inline,
    inner: &Open<'_>,
    outer: &mut Open<'_>,
    next: Beside,
    text: &Text,
    place: Place,
    is_linked: bool,
) {
    let words = inner.out.as_str();
    if words.is_empty() && !matches!(inline.kind, InlineKind::Object { .. }) {
        return;
    }
    let plain = inline.range.of(&text.text);
    match &inline.kind {
        InlineKind::Emphasis => emphasis("em", ["*", "_"], inner, outer, next),
        InlineKind::Strong => emphasis("strong", ["**", "__"], inner, outer, next),
        InlineKind::Deleted => emphasis("del", ["~~", "~~"], inner, outer, next),
        InlineKind::Code => code(plain, inner, place, &mut outer.out),
        InlineKind::Subscript => element("sub", words, &mut outer.out),
        InlineKind::Superscript => element("sup", words, &mut outer.out),
        InlineKind::Inserted => element("ins", words, &mut outer.out),
        InlineKind::Link { href } => match safe_href(href).filter(|_| !is_linked) {
            Some(href) => link(&href, plain, words, place, &mut outer.out),
            None => outer.out.push_str(words),
        },
        InlineKind::Object { src } => match src.as_deref().and_then(safe_href) {
            Some(src) => {
                outer.out.extend(["![", words, "]("]);
                destination(&src, place, &mut outer.out);
                outer.out.push(')');
            }
            None => outer.out.push_str(words),
        },
        InlineKind::Ruby { reading } => {
            outer.out.extend(["<ruby>", words, "<rt>"]);
            escape::words(reading, Place::Cell, true, &mut outer.out);
            outer.out.push_str("</rt></ruby>");
        }
        InlineKind::Language { tag } => match language_tag(tag) {
            Some(tag) => outer.out.extend(["<span lang=\"", tag, "\">", words, "</span>"]),
            None => outer.out.push_str(words),
        },
        InlineKind::Formula { tex } => match tex.as_deref().filter(|tex| is_math(tex, next, place)) {
            Some(tex) => outer.out.extend(["$", tex, "$"]),
            None => outer.out.push_str(words),
        },
        InlineKind::Break | InlineKind::Reference { .. } => {}
    }
}

fn element(name: &str, words: &str, out: &mut String) {
    out.extend(["<", name, ">", words, "</", name, ">"]);
}

/// Whether TeX between dollar signs is read as a formula again.
fn is_math(tex: &str, next: Beside, place: Place) -> bool {
    let is_plain = !tex.is_empty() && tex.trim() == tex && !tex.contains(['$', '\n', '\r']);
    is_plain && next != Beside::Letter && !(place == Place::Cell && tex.contains('|')) && !tex.ends_with('\\')
}

/// Words between marks, where those open and close as they should by the rules of flanking runs; else in an element.
fn emphasis(name: &str, marks: [&str; 2], inner: &Open<'_>, outer: &mut Open<'_>, next: Beside) {
    let words = inner.out.as_str();
    let is_root = outer.inline.is_none();
    let before = match outer.out.chars().next_back() {
        Some(letter) => Beside::of(letter),
        None if is_root => Beside::Nothing,
        None => Beside::Other,
    };
    let first = words.chars().next().map_or(Beside::Blank, Beside::of);
    let last = words.chars().next_back().map_or(Beside::Blank, Beside::of);
    let opens = first == Beside::Letter || (first != Beside::Blank && before.parts());
    let closes = last == Beside::Letter || (last != Beside::Blank && next.parts());
    let in_word =
        (before == Beside::Letter && first == Beside::Letter) || (last == Beside::Letter && next == Beside::Letter);
    let apart = before.parts() && next.parts();
    let mark = marks.into_iter().enumerate().find(|(number, mark)| {
        let sign = mark.chars().next().unwrap_or('*');
        let touches = outer.out.ends_with(sign)
            || (outer.out.is_empty() && !is_root)
            || words.starts_with(sign)
            || words.ends_with(sign);
        // The second is no mark inside a word; the first is not surely one where others stand in it.
        let fits = if *number == 0 { !in_word || (is_root && !inner.is_mixed) } else { apart };
        opens && closes && fits && !touches
    });
    match mark {
        Some((_, mark)) => outer.out.extend([mark, words, mark]),
        None => element(name, words, &mut outer.out),
    }
}

/// Code between more backticks than are in it.
fn code(plain: &str, inner: &Open<'_>, place: Place, out: &mut String) {
    if inner.is_mixed || plain.contains(['\n', '\r']) || out.ends_with('`') {
        return element("code", &inner.out, out);
    }
    let fence = "`".repeat(longest_run(plain, '`') + 1);
    // One blank at both ends is not part of it.
    let is_padded = plain.starts_with('`') || plain.ends_with('`') || (plain.starts_with(' ') && plain.ends_with(' '));
    let pad = if is_padded && !plain.trim_matches(' ').is_empty() { " " } else { "" };
    let plain = if place == Place::Cell { plain.replace('|', "\\|") } else { plain.to_owned() };
    out.extend([&fence, pad, &plain, pad, &fence]);
}

/// How many of `letter` stand in a row at most.
pub(super) fn longest_run(text: &str, letter: char) -> usize {
    text.split(|other| other != letter).map(str::len).max().unwrap_or(0)
}

fn link(href: &str, plain: &str, words: &str, place: Place, out: &mut String) {
    let is_web = ["https://", "http://"].iter().any(|scheme| href.starts_with(scheme));
    let is_bare = !href.contains(|letter: char| letter.is_whitespace() || "<>`|".contains(letter));
    if href == plain && is_web && is_bare {
        out.extend(["<", href, ">"]);
        return;
    }
    out.extend(["[", words, "]("]);
    destination(href, place, out);
    out.push(')');
}

/// The address of a link or picture.
pub(super) fn destination(href: &str, place: Place, out: &mut String) {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/?#@!$',;=+%".contains(letter);
    if href.chars().all(is_plain) {
        out.push_str(href);
        return;
    }
    out.push('<');
    for (at, letter) in href.char_indices() {
        match letter {
            '<' | '>' | '\\' => out.extend(['\\', letter]),
            '|' if place == Place::Cell => out.push_str("\\|"),
            '&' if is_entity(&href[at + 1..]) => out.push_str("&amp;"),
            letter => out.push(letter),
        }
    }
    out.push('>');
}
