//! The elements that passages stand in, for sources that have such: what a list, a table, a figure holds, and where on a page it is.

use std::ops::Range;

use crate::article::{Direction, Text};

/// A tree of elements; each stands behind its parent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The elements, in the order in which they begin.
    pub elements: Vec<Element>,
    /// The hashes of the words in the elements' classes, ids and roles, one element after the other.
    pub words: Vec<u32>,
}

impl Outline {
    /// Whether no passage stands in an element, as in plain text. A build without markup knows it beforehand, and has no code for
    /// what never is.
    pub fn is_empty(&self) -> bool {
        !cfg!(feature = "markup") || self.elements.is_empty()
    }
}

/// An element with what it holds for the labeller and the assembler.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// The element around it, as an index into [`Outline::elements`].
    pub parent: Option<u32>,
    /// What it is.
    pub kind: ElementKind,
    /// Its class, id and role words, as a range of [`Outline::words`].
    pub words: Range<u32>,
    /// BCP 47 tag of its language, where the source says it here.
    pub language: Option<Box<str>>,
    /// Its direction, where the source says it here.
    pub direction: Option<Direction>,
    /// Why nobody sees it, if so: `hidden`, `style`, `screen-reader`.
    pub hidden: Option<&'static str>,
}

impl Element {
    /// An element of which nothing more is known.
    pub fn new(parent: Option<u32>, kind: ElementKind) -> Self {
        Self { parent, kind, words: 0..0, language: None, direction: None, hidden: None }
    }
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ElementKind {
    /// A box without a meaning of its own.
    Block,
    /// A part of a page.
    Landmark(Landmark),
    /// A paragraph.
    Paragraph,
    /// A heading, from 1 to 6.
    Heading(u8),
    /// A list.
    List {
        /// How its items are counted, if they are.
        numbering: Option<Numbering>,
        /// The first number.
        start: Option<u32>,
    },
    /// An item of a list.
    Item {
        /// Its own number.
        value: Option<u32>,
        /// Whether a task is done.
        checked: Option<bool>,
    },
    /// A list of definitions.
    Definitions,
    /// A term of it.
    Term,
    /// What is said of the terms above.
    Description,
    /// A quotation set apart.
    Quote,
    /// Words of the body for display.
    PullQuote,
    /// Who is quoted, inside of a quotation.
    Attribution,
    /// A table of data.
    Table,
    /// The caption of a table.
    TableCaption,
    /// A row.
    Row {
        /// Whether it is one of the first rows, which head their columns.
        header: bool,
    },
    /// A cell.
    Cell {
        /// Whether it heads its row.
        header: bool,
        /// How many columns and rows it takes up.
        spans: (u32, u32),
    },
    /// A picture, or something else to be seen, with its caption.
    Figure,
    /// The caption of a figure.
    Caption,
    /// Who made what a figure shows.
    Credit,
    /// Code, verbatim.
    Code {
        /// The language it is written in.
        language: Option<Box<str>>,
    },
    /// A formula set apart.
    Formula {
        /// The formula in TeX.
        tex: Option<Box<str>>,
    },
    /// What is shown on demand.
    Details,
    /// The line of it that is always shown.
    Summary,
    /// Something from elsewhere.
    Embed {
        /// "video", "audio", "post", "page".
        kind: &'static str,
        /// Where it is.
        href: Option<Box<str>>,
    },
    /// A footnote.
    Footnote {
        /// The mark that points at it.
        marker: Box<str>,
    },
    /// A rule between parts.
    Separator,
}

impl ElementKind {
    /// Whether it says what the passages in it are, rather than where they stand.
    pub(crate) fn is_structure(&self) -> bool {
        !matches!(self, Self::Block | Self::Landmark(_) | Self::Paragraph | Self::Heading(_))
    }

    /// Whether it is a level of nesting of its own.
    fn is_level(&self) -> bool {
        matches!(
            self,
            Self::List { .. }
                | Self::Definitions
                | Self::Quote
                | Self::PullQuote
                | Self::Table
                | Self::Figure
                | Self::Details
                | Self::Footnote { .. }
        )
    }
}

/// How a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3
    Decimal,
    /// a, b, c
    SmallLetters,
    /// A, B, C
    Letters,
    /// i, ii, iii
    SmallRoman,
    /// I, II, III
    Roman,
}

/// What Roman numbers are made of.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];
/// The longest that a number in letters can be; greater ones are written in figures.
const MOST_ROMAN: u32 = 3999;

impl Numbering {
    /// How a marker counts, brackets and stops aside, and its number.
    pub(crate) fn of(core: &str) -> Option<(Self, u32)> {
        if core.is_empty() || core.len() > 9 {
            return None;
        }
        if core.bytes().all(|byte| byte.is_ascii_digit()) {
            return core.parse().ok().map(|number| (Self::Decimal, number));
        }
        let is_small = core.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_small && !core.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let small = core.to_ascii_lowercase();
        // A list begins with "i." in Roman numbers, hardly ever with the ninth letter.
        if small.len() > 1 || small == "i" {
            let numbering = if is_small { Self::SmallRoman } else { Self::Roman };
            let number = (1..100).find(|&number| roman(number) == small)?;
            return Some((numbering, number));
        }
        let number = u32::from(small.as_bytes()[0] - b'a') + 1;
        Some((if is_small { Self::SmallLetters } else { Self::Letters }, number))
    }

    /// The marker of an item.
    pub(crate) fn marker(self, number: u32) -> String {
        let core = match self {
            Self::SmallLetters | Self::Letters if number > 0 => letters(number),
            Self::SmallRoman | Self::Roman if (1..=MOST_ROMAN).contains(&number) => roman(number),
            _ => number.to_string(),
        };
        let core = if matches!(self, Self::Letters | Self::Roman) { core.to_ascii_uppercase() } else { core };
        core + "."
    }
}

fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters.iter().rev().collect()
}

fn roman(mut number: u32) -> String {
    let mut roman = String::new();
    for (value, letters) in ROMAN {
        while number >= value {
            roman.push_str(letters);
            number -= value;
        }
    }
    roman
}

/// The parts of a page that HTML has elements or roles for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// `article`
    Article,
    /// `main`
    Main,
    /// `header`
    Header,
    /// `footer`
    Footer,
    /// `nav`
    Navigation,
    /// `aside`
    Aside,
    /// `section`
    Section,
    /// `form`, `fieldset`, `dialog`
    Form,
    /// `button`, `label`, `select`
    Control,
    /// `address`
    Address,
}

impl Outline {
    /// Whether an element is a caption, a credit, a footnote, code or a rule, and not of another part of the page.
    pub(crate) fn goes_along(&self, element: Option<u32>) -> bool {
        let is_one = |kind: &ElementKind| {
            matches!(
                kind,
                ElementKind::Caption
                    | ElementKind::Credit
                    | ElementKind::TableCaption
                    | ElementKind::Footnote { .. }
                    | ElementKind::Code { .. }
                    | ElementKind::Separator
            )
        };
        let is_elsewhere = |kind: &ElementKind| {
            matches!(
                kind,
                ElementKind::Landmark(
                    Landmark::Footer | Landmark::Navigation | Landmark::Aside | Landmark::Form | Landmark::Control
                )
            )
        };
        self.path(element).take(2).any(|(_, element)| is_one(&element.kind))
            && !self.path(element).any(|(_, element)| is_elsewhere(&element.kind))
    }

    /// Whether an element is part of a figure.
    pub(crate) fn is_in_figure(&self, element: Option<u32>) -> bool {
        self.path(element).take(3).any(|(_, element)| {
            matches!(element.kind, ElementKind::Figure | ElementKind::Caption | ElementKind::Credit)
        })
    }

    /// Adds an element, and gives its index.
    pub fn add(&mut self, element: Element) -> u32 {
        self.elements.push(element);
        self.elements.len() as u32 - 1
    }

    /// The element and those around it, from the inside out.
    pub fn path(&self, element: Option<u32>) -> impl Iterator<Item = (u32, &Element)> {
        let get = |index: u32| self.elements.get(index as usize).map(|element| (index, element));
        std::iter::successors(element.and_then(get), move |(_, element)| element.parent.and_then(get))
    }

    /// What an element is.
    pub(crate) fn kind(&self, element: u32) -> Option<&ElementKind> {
        self.elements.get(element as usize).map(|element| &element.kind)
    }

    /// The elements around and at `element` that say what is in them, from the outside in. What is nested deeper than `depth`
    /// levels is laid flat.
    pub(crate) fn structure(&self, element: Option<u32>, depth: usize) -> Vec<u32> {
        let mut path: Vec<u32> =
            self.path(element).filter(|(_, element)| element.kind.is_structure()).map(|(index, _)| index).collect();
        path.reverse();
        let mut levels = 0;
        let too_deep = path.iter().position(|&index| {
            levels += usize::from(self.kind(index).is_some_and(ElementKind::is_level));
            levels > depth
        });
        path.truncate(too_deep.unwrap_or(path.len()));
        path
    }
}

/// A picture of the source, or something else without words to be read but perhaps its alternative text; so it is no passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is: "picture", "video", "audio", "page", "rule".
    pub kind: &'static str,
    /// The index of the passage that comes after it.
    pub before: usize,
    /// The innermost element that it stands in.
    pub element: Option<u32>,
    /// Where it is.
    pub src: Option<String>,
    /// Its alternative text.
    pub alt: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::Numbering::{self, Decimal, Letters, Roman, SmallLetters, SmallRoman};

    #[test]
    fn markers_count_as_lists_do() {
        for (numbering, number, marker) in [
            (Decimal, 7, "7."),
            (SmallLetters, 3, "c."),
            (Letters, 27, "AA."),
            (SmallRoman, 14, "xiv."),
            (Roman, 1999, "MCMXCIX."),
            (Roman, 5000, "5000."),
            (SmallLetters, 0, "0."),
        ] {
            assert_eq!(numbering.marker(number), marker);
        }
        for (core, found) in [
            ("12", Some((Decimal, 12))),
            ("b", Some((SmallLetters, 2))),
            ("i", Some((SmallRoman, 1))),
            ("IV", Some((Roman, 4))),
            ("ab", None),
            ("aB", None),
        ] {
            assert_eq!(Numbering::of(core), found, "{core}");
        }
    }
}
