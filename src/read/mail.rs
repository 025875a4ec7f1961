//! Mail: the headers of a forwarded message, what it quotes, its signature.

use std::sync::OnceLock;

use super::form::columns;
use super::{MarkerKind, Passage, Told};
use crate::article::{FurnitureKind, Span};
use crate::order::Order as _;

/// Kind and name of each header, in many languages.
const HEADERS: &str = include_str!("data/mail_headers.txt");
/// Words for "wrote" above what is quoted.
const WROTE: &str = include_str!("data/mail_wrote.txt");
/// The longest name of a header, in bytes.
const LONGEST_NAME: usize = 24;
/// The most lines of a signature, and their most columns.
const SIGNATURE: (usize, usize) = (10, 80);

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    From,
    Sent,
    Subject,
    To,
    /// Another one: `MIME-Version`.
    Other,
}

/// Whether a line could be part of a mail's trimmings; costs a look at its first letters.
pub(super) fn could_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes == b"--" || bytes[0] == b'>' || header(text).is_some_and(|(kind, _)| kind == Header::From)
}

/// Says what the trimmings of a mail are.
pub(super) fn mark(source: &str, passages: &mut [Passage]) {
    let mut is_mail = false;
    let mut at = 0;
    while at < passages.len() {
        let end = header_block(passages, at);
        if end > at {
            is_mail = true;
            tell_headers(passages, at, end);
        }
        at = end.max(at + 1);
    }
    is_mail |= mark_quoted(passages);
    mark_signatures(source, passages, is_mail);
}

/// Name and kind of each header, in order of name.
fn headers() -> &'static [(&'static str, Header)] {
    static TABLE: OnceLock<Vec<(&str, Header)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |line: &'static str| {
            let (kind, name) = line.split_once(": ")?;
            let kind = match kind {
                "from" => Header::From,
                "sent" => Header::Sent,
                "subject" => Header::Subject,
                _ => Header::To,
            };
            Some((name, kind))
        };
        let mut headers: Vec<_> = HEADERS.lines().filter_map(entry).collect();
        headers.order_by_key(|(name, _)| *name);
        headers
    })
}

/// The header that `text` is, and where its value begins.
fn header(text: &str) -> Option<(Header, usize)> {
    let head = &text.as_bytes()[..text.len().min(LONGEST_NAME)];
    // Names have two words at most, which is where the look at most lines ends.
    let mut blanks = 0;
    let at = head.iter().position(|byte| {
        blanks += usize::from(*byte == b' ');
        matches!(byte, b':' | 0xEF) || blanks > 1
    })?;
    let (colon, width) = match head[at] {
        b':' => (at, 1),
        0xEF if text.get(at..)?.starts_with('：') => (at, '：'.len_utf8()),
        _ => return None,
    };
    let name = text[..colon].trim_matches(['*', ' ']);
    let mut behind = colon + width;
    behind += text[behind..].len() - text[behind..].trim_start_matches(['*', ' ']).len();
    let kind = match headers().binary_search_by_key(&name, |(known, _)| known) {
        Ok(at) => headers()[at].1,
        Err(_) if name.contains('-') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
            Header::Other
        }
        Err(_) => return None,
    };
    (behind < text.len() || kind != Header::Other).then_some((kind, behind))
}

/// The end of the header block at `start`: three headers, the sender's among them, or two and a line above that announces them.
fn header_block(passages: &[Passage], start: usize) -> usize {
    let mut kinds: Vec<Header> = Vec::new();
    let mut end = start;
    while let Some(passage) = passages.get(end) {
        if end > start && passage.blank_lines > 0 {
            break;
        }
        match header(&passage.text.text) {
            Some((kind, _)) => kinds.push(kind),
            None if end > start && passage.indent > passages[start].indent => {}
            None => break,
        }
        end += 1;
    }
    let announced = start.checked_sub(1).is_some_and(|before| announces(&passages[before].text.text));
    let known = kinds.iter().filter(|kind| **kind != Header::Other).count();
    let others = kinds.iter().any(|kind| matches!(kind, Header::Sent | Header::Subject | Header::To));
    let enough = kinds.contains(&Header::From) && others && (known >= 3 || announced);
    if enough { end } else { start }
}

/// `---------- Forwarded message ---------`, `Begin forwarded message:`.
fn announces(text: &str) -> bool {
    (text.starts_with("-----") && text.ends_with("---") && text.contains(char::is_alphabetic))
        || text == "Begin forwarded message:"
}

fn tell_headers(passages: &mut [Passage], start: usize, end: usize) {
    let furniture = Told::Furniture(FurnitureKind::QuotedMail, "mail-header");
    if let Some(before) = start.checked_sub(1).filter(|before| announces(&passages[*before].text.text)) {
        passages[before].told = Some(furniture);
    }
    for passage in &mut passages[start..end] {
        let (kind, value) = header(&passage.text.text).unwrap_or((Header::Other, 0));
        let value = Span::new(value, passage.text.text.len());
        passage.told = Some(match kind {
            _ if value.is_empty() => furniture,
            Header::From => Told::Source(value, "mail-header"),
            Header::Sent => Told::Published(value, "mail-header"),
            Header::Subject => Told::Subject(value),
            Header::To | Header::Other => furniture,
        });
    }
}

fn is_quoted(passage: &Passage) -> bool {
    passage.told.is_none()
        && (passage.marker.as_ref().is_some_and(|marker| marker.kind == MarkerKind::Quote) || passage.text.text == ">")
}

/// What a reply quotes, below "On Wednesday … wrote:". Where that is most of the text, it is the text.
fn mark_quoted(passages: &mut [Passage]) -> bool {
    let mut intros = Vec::new();
    for at in 1..passages.len() {
        if is_quoted(&passages[at]) && !is_quoted(&passages[at - 1]) && wrote(&passages[at - 1].text.text) {
            // The address can stand in a line of its own.
            let address = passages[at - 1].text.text.starts_with('<') && passages[at - 1].blank_lines == 0 && at > 1;
            intros.push(if address { at - 2 } else { at - 1 }..at);
        }
    }
    if intros.is_empty() {
        return false;
    }
    let rule = "quoted-mail";
    intros
        .into_iter()
        .flatten()
        .for_each(|at| passages[at].told = Some(Told::Furniture(FurnitureKind::QuotedMail, rule)));
    let len = |passage: &Passage| passage.text.text.len();
    let quoted: usize = passages.iter().filter(|passage| is_quoted(passage)).map(len).sum();
    let all: usize = passages.iter().filter(|passage| passage.told.is_none()).map(len).sum();
    if quoted * 2 <= all {
        for passage in passages.iter_mut().filter(|passage| is_quoted(passage)) {
            passage.told = Some(Told::Furniture(FurnitureKind::QuotedMail, rule));
        }
    }
    true
}

fn wrote(text: &str) -> bool {
    text.ends_with([':', '：']) && text.len() < 200 && WROTE.lines().any(|word| text.contains(word))
}

/// `-- ` and the few short lines below it, up to the end or to the next part of the mail.
fn mark_signatures(source: &str, passages: &mut [Passage], is_mail: bool) {
    for at in 0..passages.len() {
        let rule = &passages[at];
        let blank = source
            .get(rule.text.span.end..)
            .is_some_and(|behind| behind.starts_with(" \n") || behind.starts_with(" \r"));
        if rule.text.text != "--" || rule.told.is_some() || !(blank || is_mail) {
            continue;
        }
        let behind = &passages[at + 1..];
        let len = behind.iter().take_while(|line| line.told.is_none() && !is_quoted(line)).count();
        let short = behind[..len].iter().all(|line| columns(&line.text.text) <= SIGNATURE.1);
        if (1..=SIGNATURE.0).contains(&len) && short {
            for passage in &mut passages[at..=at + len] {
                passage.told = Some(Told::Furniture(FurnitureKind::Signature, "signature"));
            }
        }
    }
}
