//! Styles that stand in the elements themselves, as far as they say what words are.

use std::borrow::Cow;

use super::tree::{Id, Tree};
use crate::article::InlineKind;
use crate::read::Numbering;

/// What an element's own style says of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Why nobody sees them, if so.
    pub(super) hidden: Option<&'static str>,
    /// Whether they are bold, and slanted, where it says so.
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    /// Whether they are struck.
    pub(super) struck: bool,
    /// Whether they are raised or lowered.
    pub(super) script: Option<InlineKind>,
}

/// From this weight on words are bold.
const BOLD: u16 = 600;

impl Style {
    /// The style of an element; nothing is read where it has none.
    pub(super) fn of(tree: &Tree<'_>, id: Id) -> Self {
        tree.value(id, "style").map(Self::read).unwrap_or_default()
    }

    fn read(style: &str) -> Self {
        let mut read = Self::default();
        let (mut absolute, mut clipped) = (false, false);
        for (name, value) in declarations(style) {
            match &*name {
                "display" if value == "none" => read.hidden = Some("style"),
                "visibility" if value == "hidden" => read.hidden = Some("style"),
                "mso-hide" if value == "all" => read.hidden = Some("style"),
                "position" => absolute = value == "absolute",
                "clip" => clipped |= value.starts_with("rect(0") || value.starts_with("rect(1px"),
                "clip-path" => clipped |= value.starts_with("inset(50%") || value.starts_with("inset(100%"),
                "font-weight" => read.bold = weight(&value),
                "font-style" => read.italic = slant(&value),
                "font" => {
                    let mut words = value.split_ascii_whitespace();
                    read.bold = words.clone().any(|word| weight(word) == Some(true)).then_some(true).or(read.bold);
                    read.italic = words.any(|word| slant(word) == Some(true)).then_some(true).or(read.italic);
                }
                "text-decoration" | "text-decoration-line" => read.struck |= value.contains("line-through"),
                "vertical-align" => {
                    read.script = match &*value {
                        "super" => Some(InlineKind::Superscript),
                        "sub" => Some(InlineKind::Subscript),
                        _ => None,
                    }
                }
                _ => {}
            }
        }
        // How style sheets leave words to screen readers alone: a browser copies that along with the words.
        if absolute && clipped {
            read.hidden = Some("screen-reader");
        }
        read
    }

    /// The inlines that it makes of the words.
    pub(super) fn inlines(self) -> impl Iterator<Item = InlineKind> {
        let bold = (self.bold == Some(true)).then_some(InlineKind::Strong);
        let italic = (self.italic == Some(true)).then_some(InlineKind::Emphasis);
        bold.into_iter().chain(italic).chain(self.struck.then_some(InlineKind::Deleted)).chain(self.script)
    }
}

/// The declarations of a style, names and values in small letters.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim();
        let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
        Some((small(name.trim()), small(value)))
    })
}

/// How a list counts by its style.
pub(super) fn numbering(style: &str) -> Option<Numbering> {
    let (_, value) = declarations(style).find(|(name, _)| name == "list-style-type")?;
    match &*value {
        "lower-alpha" | "lower-latin" => Some(Numbering::SmallLetters),
        "upper-alpha" | "upper-latin" => Some(Numbering::Letters),
        "lower-roman" => Some(Numbering::SmallRoman),
        "upper-roman" => Some(Numbering::Roman),
        _ => None,
    }
}

fn small(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) { text.to_ascii_lowercase().into() } else { text.into() }
}

fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse().ok().map(|weight: u16| weight >= BOLD),
    }
}

fn slant(value: &str) -> Option<bool> {
    match value {
        "italic" | "oblique" => Some(true),
        "normal" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_says_what_words_are() {
        let kinds = |style: &str| Style::read(style).inlines().collect::<Vec<_>>();
        assert_eq!(kinds("font-weight:700;font-style:italic"), [InlineKind::Strong, InlineKind::Emphasis]);
        assert_eq!(kinds("FONT-WEIGHT: Bold !important"), [InlineKind::Strong]);
        assert_eq!(kinds("font: italic 12.0px Georgia"), [InlineKind::Emphasis]);
        assert_eq!(kinds("text-decoration: underline line-through"), [InlineKind::Deleted]);
        assert_eq!(kinds("font-size:0.6em;vertical-align:super"), [InlineKind::Superscript]);
        assert_eq!(kinds("mso-bidi-font-weight:bold; font-weight: 400; color: red"), []);
        assert_eq!(Style::read("font-weight:normal").bold, Some(false));
    }

    #[test]
    fn a_style_hides_words() {
        let hidden = |style: &str| Style::read(style).hidden;
        assert_eq!(hidden("color:red; DISPLAY : none!important"), Some("style"));
        assert_eq!(hidden("mso-hide:all"), Some("style"));
        assert_eq!(hidden("position: absolute; width: 1px; clip: rect(0px, 0px, 0px, 0px)"), Some("screen-reader"));
        assert_eq!(hidden("position: absolute; left: 3px"), None);
    }
}
