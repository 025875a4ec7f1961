//! What HTML's elements are to a reader, by their names.

use super::classes::Classes;
use super::clipboard;
use super::style::Style;
use super::tree::{Id, Tree};

/// How an element takes part in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It is never shown.
    None,
    /// It is part of a line.
    Inline,
    /// It stands apart from what is before and behind it.
    Block,
}

/// How the element of this name takes part, styles aside; one that is not known is part of a line.
pub(super) fn flow(name: &str) -> Flow {
    match name {
        "script" | "style" | "template" | "head" | "title" | "meta" | "link" | "base" | "noscript" | "noframes"
        | "datalist" | "param" | "source" | "track" | "area" | "map" | "canvas" | "colgroup" | "col" | "rp"
        | "input" | "textarea" | "noembed" | "dialog" => Flow::None,
        "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption" | "center" | "dd"
        | "details" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form"
        | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "iframe"
        | "legend" | "li" | "listing" | "main" | "menu" | "nav" | "object" | "ol" | "optgroup" | "option" | "p"
        | "plaintext" | "pre" | "search" | "section" | "select" | "summary" | "table" | "tbody" | "td" | "tfoot"
        | "th" | "thead" | "tr" | "ul" | "video" | "audio" | "xmp" => Flow::Block,
        _ => Flow::Inline,
    }
}

/// Why nobody sees what an element holds, if so: by attributes and styles of its own, and by the classes that style sheets have given
/// for it by custom.
pub(super) fn hidden(tree: &Tree<'_>, id: Id, style: &Style) -> Option<&'static str> {
    if style.hidden.is_some() {
        return style.hidden;
    }
    for attribute in tree.attributes(id) {
        let value = &*attribute.value;
        match &*attribute.name {
            "hidden" if !value.eq_ignore_ascii_case("until-found") => return Some("hidden"),
            "class" if tree.classes(id).say(Classes::SCREEN_READERS) => return Some("screen-reader"),
            _ => {}
        }
    }
    tree.name(id).and_then(|name| clipboard::hidden(tree, id, name))
}

/// The classes by which widely used style sheets leave words to screen readers alone.
pub(super) fn is_for_screen_readers(class: &str) -> bool {
    const NAMES: [&str; 12] = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screenreader",
        "screen-reader-only",
        "screen-reader",
        "a11y-text",
        "element-invisible",
        "assistive-text",
        "is-visually-hidden",
        "u-visually-hidden",
    ];
    NAMES.iter().any(|name| class.eq_ignore_ascii_case(name))
}

/// Whether a class says that it names who made something.
pub(super) fn says_credit(classes: &str) -> bool {
    const WORDS: [&str; 9] = [
        "credit",
        "credits",
        "copyright",
        "source",
        "photographer",
        "attribution",
        "fotocredit",
        "photocredit",
        "rights",
    ];
    let mut words = classes.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Whether an element's class or property says that it names who made something.
pub(super) fn is_credit(tree: &Tree<'_>, id: Id) -> bool {
    const PROPERTIES: [&str; 4] = ["copyrightHolder", "creditText", "copyrightNotice", "creator"];
    tree.attributes(id).iter().any(|attribute| match &*attribute.name {
        "class" => tree.classes(id).say(Classes::CREDIT),
        "itemprop" | "property" => attribute.value.split_ascii_whitespace().any(|name| PROPERTIES.contains(&name)),
        _ => false,
    })
}

/// Whether an element has one of these classes.
pub(super) fn has_class(tree: &Tree<'_>, id: Id, classes: &[&str]) -> bool {
    tree.value(id, "class").is_some_and(|value| {
        value.split_ascii_whitespace().any(|class| classes.iter().any(|known| class.eq_ignore_ascii_case(known)))
    })
}

/// Whether browsers leave air above and below an element.
pub(super) fn has_air(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "menu"
            | "dl"
            | "blockquote"
            | "figure"
            | "pre"
            | "listing"
            | "xmp"
    )
}
