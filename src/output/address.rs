//! Which addresses may stand in a page.

use std::borrow::Cow;

/// The schemes that a link may have; an address without a scheme is relative to the page.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// `address` as a browser reads it, when it may be a link: `http`, `https`, `mailto`, or relative.
///
/// Browsers (the WHATWG's URL Standard) drop controls and blanks at both ends and tabs and line ends anywhere before they look
/// for the scheme, so `java\nscript:` is one. What is judged here is the address without them, and that is what is given back to
/// be written. Other controls have no place in an address. `//host`, `\\host` and `/\host` lead to another host by the page's own
/// scheme, as links may.
pub(crate) fn safe_href(address: &str) -> Option<Cow<'_, str>> {
    let is_dropped = |letter: char| matches!(letter, '\t' | '\n' | '\r');
    let ends = address.trim_matches(|letter: char| letter <= ' ');
    let address =
        if ends.contains(is_dropped) { Cow::Owned(ends.replace(is_dropped, "")) } else { Cow::Borrowed(ends) };
    if address.is_empty() || address.contains(char::is_control) {
        return None;
    }
    // Any letters before a colon count as a scheme, also those that a browser would take for a relative address.
    let scheme = address.find([':', '/', '?', '#']).filter(|&at| address[at..].starts_with(':'));
    let allowed = scheme.is_none_or(|end| SCHEMES.iter().any(|scheme| address[..end].eq_ignore_ascii_case(scheme)));
    allowed.then_some(address)
}

/// Words for a link that has none: the name of the file, or else the whole address.
pub(crate) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if name.is_empty() || path.ends_with("://") { address } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_schemes_are_links() {
        for href in [
            "https://example.org/a:b",
            "mailto:a@example.org",
            "/a",
            "a.html",
            "#top",
            "?q=1:2",
            "HTTP://x",
            "//example.org/a",
            "\\\\example.org\\a",
            "a b.html",
            "javascript%3Aalert(1)",
        ] {
            assert_eq!(safe_href(href).as_deref(), Some(href));
        }
        for href in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "java\nscript:x",
            "java\tscript\r:x",
            " javascript:x",
            "\u{1}\u{1f} javascript:x",
            "javascript\u{0}:x",
            "java\u{b}script:x",
            "vbscript:x",
            "blob:https://example.org/1",
            "filesystem:https://example.org/1",
            "view-source:https://example.org",
            "file:///etc/hosts",
            "feed:javascript:x",
            "jar:https://example.org!/",
            "\u{ff4a}avascript:x",
            "",
            " \n",
        ] {
            assert_eq!(safe_href(href), None, "{href:?}");
        }
    }

    #[test]
    fn addresses_are_written_as_they_were_judged() {
        assert_eq!(safe_href(" https://exam\nple.org/a\t ").as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn links_without_words_are_named_by_their_file() {
        assert_eq!(file_name("https://example.org/pictures/harbour.jpg?w=10"), "harbour.jpg");
        assert_eq!(file_name("https://example.org/watch/"), "watch");
        assert_eq!(file_name("?v=1"), "?v=1");
    }
}
