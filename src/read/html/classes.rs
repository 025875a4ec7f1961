//! What the classes of an element say by the names that programs and style sheets give by custom. A page has few, over and over, so each is
//! looked at once.

use super::{clipboard, element, metadata};

/// What the value of a `class` says, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u8);

impl Classes {
    /// Its words are for screen readers alone.
    pub(super) const SCREEN_READERS: Self = Self(1);
    /// It names who made something.
    pub(super) const CREDIT: Self = Self(1 << 1);
    /// It is a byline or an author.
    pub(super) const AUTHOR: Self = Self(1 << 2);
    /// A program that is known by name put it on the clipboard.
    pub(super) const PROGRAM: Self = Self(1 << 3);
    /// It may be a caption of WordPress, or the figure around one.
    pub(super) const CAPTION: Self = Self(1 << 4);

    /// What `value` says.
    pub(super) fn of(value: &str) -> Self {
        let has = |is: fn(&str) -> bool| value.split_ascii_whitespace().any(is);
        let says = [
            (Self::SCREEN_READERS, has(element::is_for_screen_readers)),
            (Self::CREDIT, element::says_credit(value)),
            (Self::AUTHOR, metadata::says_author(value)),
            (Self::PROGRAM, clipboard::is_of_program(value)),
            (Self::CAPTION, has(|class| class.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("wp-caption")))),
        ];
        Self(says.into_iter().filter(|(_, says)| *says).fold(0, |all, (one, _)| all | one.0))
    }

    /// Whether it says this.
    pub(super) fn say(self, what: Self) -> bool {
        self.0 & what.0 != 0
    }
}
