//! Tags in Markdown: those inside of lines, and what stands between those of a block.

use crate::article::{InlineKind, Span};

/// What a tag inside of a line is.
pub(super) enum InlineTag {
    /// A line break.
    Break,
    /// The start of an inline, by its name.
    Open(String, InlineKind),
    /// The end of the element of this name.
    Close(String),
    /// A picture.
    Picture,
    /// Nothing that shows.
    Other,
}

/// Reads a tag.
pub(super) fn inline(tag: &str) -> InlineTag {
    let name = name(tag);
    if tag.starts_with("</") {
        return InlineTag::Close(name);
    }
    let kind = match name.as_str() {
        "br" => return InlineTag::Break,
        "img" => return InlineTag::Picture,
        "b" | "strong" => InlineKind::Strong,
        "i" | "em" | "cite" => InlineKind::Emphasis,
        "code" | "kbd" | "samp" | "tt" => InlineKind::Code,
        "sub" => InlineKind::Subscript,
        "sup" => InlineKind::Superscript,
        "del" | "s" | "strike" => InlineKind::Deleted,
        "ins" => InlineKind::Inserted,
        "a" => match attribute(tag, "href") {
            Some(href) => InlineKind::Link { href: href.to_owned() },
            None => return InlineTag::Other,
        },
        _ => return InlineTag::Other,
    };
    if tag.ends_with("/>") { InlineTag::Other } else { InlineTag::Open(name, kind) }
}

/// The name of a tag, in small letters.
fn name(tag: &str) -> String {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
    inner[..end].to_ascii_lowercase()
}

/// The value of an attribute, where it is written in quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, behind)) = rest.split_once('=') {
        let is_name =
            before.trim_end().rsplit(char::is_whitespace).next().is_some_and(|own| own.eq_ignore_ascii_case(name));
        let behind = behind.trim_start();
        let mark = behind.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        let (value, more) = behind[1..].split_once(mark)?;
        if is_name {
            return Some(value);
        }
        rest = more;
    }
    None
}

/// The name of the element that a tag opens, if what that holds is no words.
pub(super) fn raw(tag: &str) -> Option<&'static str> {
    let opens = !tag.starts_with("</") && !tag.ends_with("/>");
    let name = name(tag);
    ["script", "style", "textarea", "template"].into_iter().find(|raw| opens && *raw == name)
}

/// Whether a tag ends the element of this name.
pub(super) fn closes(tag: &str, own: &str) -> bool {
    tag.starts_with("</") && name(tag) == own
}

/// How often an element of this name begins and ends.
pub(super) fn balance(source: &str, own: &str) -> (usize, usize) {
    let (mut opened, mut closed) = (0, 0);
    for (at, _) in source.match_indices('<') {
        let tag = &source[at..];
        if name(tag.get(..own.len() + 3).unwrap_or(tag)) == own {
            let closing = tag.starts_with("</");
            (opened, closed) = (opened + usize::from(!closing), closed + usize::from(closing));
        }
    }
    (opened, closed)
}

/// The stretches of letters between the tags of a stretch of HTML, comments and declarations left out.
pub(super) fn between(source: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let rest = &source[at..span.end];
        let is_tag = |at: &usize| {
            let behind = rest[*at + 1..].chars().next();
            behind.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
        };
        let start = rest.match_indices('<').map(|(at, _)| at).find(is_tag).unwrap_or(rest.len());
        if !rest[..start].trim().is_empty() {
            found.push(Span::new(at, at + start));
        }
        let tag = &rest[start..];
        let end = end_of_tag(tag);
        at += start + end;
        // What a script says is no HTML.
        if let Some(name) = raw(&tag[..end]) {
            let content = &tag[end..];
            let ends = |at: &usize| closes(content.get(*at..*at + name.len() + 2).unwrap_or_default(), name);
            let len = content.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(content.len());
            if !content[..len].trim().is_empty() {
                found.push(Span::new(at, at + len));
            }
            at += len;
        }
    }
    found
}

/// Where a tag, a comment or a declaration ends.
fn end_of_tag(tag: &str) -> usize {
    let behind = |end: &str| tag.find(end).map_or(tag.len(), |at| at + end.len());
    if tag.starts_with("<!--") {
        return behind("-->");
    }
    if tag.starts_with("<![CDATA[") {
        return "<![CDATA[".len();
    }
    let mut mark = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (mark, byte) {
            (None, b'"' | b'\'') => mark = Some(byte),
            (Some(open), close) if open == close => mark = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    behind(">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_tags() {
        let source = "<p title=\"a > b\">One <b>two</b><!-- three > --> 4 < 5</p>";
        let words: Vec<&str> =
            between(source, Span::new(0, source.len())).into_iter().map(|span| span.of(source).trim()).collect();
        assert_eq!(words, ["One", "two", "4 < 5"]);
        let source = "<script>if (a<b) { c('</b>') }</SCRIPT>One";
        let words: Vec<&str> =
            between(source, Span::new(0, source.len())).into_iter().map(|span| span.of(source)).collect();
        assert_eq!(words, ["if (a<b) { c('</b>') }", "One"]);
    }

    #[test]
    fn attributes_are_found_by_name() {
        assert_eq!(attribute("<a title='x = y' HREF = \"z\">", "href"), Some("z"));
        assert_eq!(attribute("<a data-href=\"z\">", "href"), None);
        assert_eq!(attribute("<a href=z>", "href"), None);
    }
}
