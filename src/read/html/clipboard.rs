//! What word processors put on the clipboard in forms of their own: lists that are paragraphs, headings by style, tracked changes,
//! comments. Only elements with a style or class of such a program are looked at more closely.

use super::classes::Classes;
use super::style::declarations;
use super::tree::{Id, Tree};
use crate::read::Numbering;

/// The deepest list that Word has.
const DEEPEST: usize = 9;
/// How many nodes of an item are searched for its marker, and the longest marker, in bytes.
const LOOK: usize = 16;
const LONGEST_MARKER: usize = 12;

/// Where in its lists a paragraph of Word's stands: `mso-list:l0 level2 lfo1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListPlace<'a> {
    /// Which list.
    pub(super) list: &'a str,
    /// How deep, from 0 on.
    pub(super) level: usize,
}

/// The marker that is written at the start of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenMarker {
    /// The element that holds it.
    pub(super) id: Id,
    /// How the list counts, if it does, and its number.
    pub(super) counted: Option<(Numbering, u32)>,
}

/// Where a paragraph stands, if it is an item of a list.
pub(super) fn list_place<'a>(tree: &'a Tree<'_>, id: Id) -> Option<ListPlace<'a>> {
    let style = tree.value(id, "style")?;
    let at = style.find("mso-list:")? + "mso-list:".len();
    let value = style[at..].split(';').next()?;
    let mut list = "";
    let mut level = None;
    for word in value.split_ascii_whitespace() {
        match word.strip_prefix("level").and_then(|level| level.parse::<usize>().ok()) {
            Some(number) => level = Some(number),
            None if list.is_empty() => list = word,
            None => {}
        }
    }
    let level = level?.clamp(1, DEEPEST) - 1;
    Some(ListPlace { list, level })
}

/// The marker of an item: the first span of it, which has blanks of seven points in it or says that it is to be ignored.
pub(super) fn written_marker(tree: &Tree<'_>, source: &str, item: Id) -> Option<WrittenMarker> {
    let id = tree.children(item).take(LOOK).find(|child| tree.name(*child).is_some())?;
    let says_so = |inner: Id| {
        let style = tree.value(inner, "style").unwrap_or_default();
        style.contains("mso-list:Ignore")
            || style.contains("mso-list: Ignore")
            || style.contains("7.0pt \"Times New Roman\"")
    };
    if !std::iter::once(id).chain(tree.inside(id)).take(LOOK).any(says_so) {
        return None;
    }
    let mut words = String::new();
    for chunk in tree.inside(id).take(LOOK).filter_map(|inner| tree.chunk(inner)) {
        words.push_str(chunk.letters(source));
    }
    let words = words.trim();
    // Of "2.1." the last part counts; bullets are letters in fonts of signs.
    let core = words.trim_matches(|letter: char| matches!(letter, '.' | ')' | '(' | '-'));
    let core = core.rsplit(['.', '-']).next().unwrap_or(core);
    let is_counted = words.len() <= LONGEST_MARKER && words.ends_with(['.', ')']);
    let counted = is_counted.then(|| Numbering::of(core)).flatten();
    Some(WrittenMarker { id, counted })
}

/// The level of a paragraph that is a heading by its style.
pub(super) fn heading(tree: &Tree<'_>, id: Id) -> Option<u8> {
    let classes = tree.value(id, "class").filter(|_| tree.classes(id).say(Classes::PROGRAM));
    for class in classes.unwrap_or_default().split_ascii_whitespace().map(own_class) {
        if class == "MsoTitle" {
            return Some(1);
        }
        let level = class.strip_prefix("MsoHeading").or_else(|| class.strip_prefix("Heading"));
        if let Some(level @ 1..=9) = level.and_then(|level| level.parse::<u8>().ok()) {
            return Some(level.min(6));
        }
    }
    let style = tree.value(id, "style").filter(|style| style.contains("mso-outline-level"))?;
    let level = declarations(style).find(|(name, _)| name == "mso-outline-level")?.1;
    level.parse().ok().filter(|level| (1..=9).contains(level)).map(|level: u8| level.min(6))
}

/// Whether a paragraph is a caption by its style.
pub(super) fn is_caption(tree: &Tree<'_>, id: Id) -> bool {
    has_own_class(tree, id, &["MsoCaption"])
}

/// Why a program shows nobody what an element holds, or not as part of the text: what was taken out, and what was remarked on it.
pub(super) fn hidden(tree: &Tree<'_>, id: Id, name: &str) -> Option<&'static str> {
    match name {
        // What a page's editors strike is theirs to show; what a program tracks is out of the text.
        "del" if tree.value(id, "cite").is_some_and(|cite| cite.starts_with("mailto:")) => Some("tracked-change"),
        "xml" => Some("settings"),
        "span" | "div" | "a" if has_own_class(tree, id, &["MsoDel", "msoDel"]) => Some("tracked-change"),
        "span" | "div" | "a" if is_remark(tree, id) => Some("remark"),
        _ => None,
    }
}

fn is_remark(tree: &Tree<'_>, id: Id) -> bool {
    has_own_class(tree, id, &["msocomanchor", "msocomtxt", "MsoCommentReference"]) || is_part(tree, id, "comment-list")
}

/// Whether what was put in is tracked by a program: it is part of the text like any other.
pub(super) fn is_tracked(tree: &Tree<'_>, id: Id) -> bool {
    tree.value(id, "cite").is_some_and(|cite| cite.starts_with("mailto:"))
}

/// Whether Word says that an element is this part of a document: `mso-element:footnote`.
pub(super) fn is_part(tree: &Tree<'_>, id: Id, part: &str) -> bool {
    tree.value(id, "style")
        .filter(|style| style.contains("mso-element"))
        .is_some_and(|style| declarations(style).any(|(name, value)| name == "mso-element" && value == part))
}

/// Whether an element is a note at the foot of a page or at the end, as programs write them.
pub(super) fn is_note(tree: &Tree<'_>, id: Id) -> bool {
    is_part(tree, id, "footnote")
        || is_part(tree, id, "endnote")
        || tree.value(id, "id").is_some_and(|id| {
            let number = ["sdfootnote", "sdendnote", "ftn", "edn"].iter().find_map(|name| id.strip_prefix(name));
            number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        })
}

/// Whether a line break only says that the copy ends here.
pub(super) fn is_end_of_copy(tree: &Tree<'_>, id: Id) -> bool {
    element_class(tree, id).is_some_and(|class| class == "Apple-interchange-newline")
}

/// Whether a button names who wrote a message: it is words of the page.
pub(super) fn is_sender(tree: &Tree<'_>, id: Id) -> bool {
    has_own_class(tree, id, &["c-message__sender_button"])
}

fn element_class<'a>(tree: &'a Tree<'_>, id: Id) -> Option<&'a str> {
    tree.value(id, "class").map(str::trim)
}

fn has_own_class(tree: &Tree<'_>, id: Id, names: &[&str]) -> bool {
    tree.classes(id).say(Classes::PROGRAM)
        && element_class(tree, id)
            .is_some_and(|value| value.split_ascii_whitespace().any(|class| names.contains(&own_class(class))))
}

/// Whether a program that is known here gave one of the classes.
pub(super) fn is_of_program(classes: &str) -> bool {
    const STARTS: [&str; 4] = ["Mso", "mso", "Heading", "c-message__"];
    let mut classes = classes.trim().split_ascii_whitespace().map(own_class);
    classes.any(|class| STARTS.iter().any(|start| class.starts_with(start)))
}

/// A class without what mail programs put before it.
fn own_class(class: &str) -> &str {
    class.strip_prefix("x_").unwrap_or(class)
}

/// The lists that are open, a place for each level.
#[derive(Default)]
pub(super) struct OpenLists {
    levels: Vec<OpenList>,
}

/// A list that is open: its name, and it and its last item in the outline.
#[derive(Clone)]
struct OpenList {
    name: Box<str>,
    list: u32,
    item: u32,
}

impl OpenLists {
    /// What is no item ends all lists.
    pub(super) fn clear(&mut self) {
        self.levels.clear();
    }

    /// The list that an item at `place` goes on, if it does. What is deeper ends.
    pub(super) fn going_on(&mut self, place: ListPlace<'_>) -> Option<u32> {
        self.levels.truncate(place.level + 1);
        self.levels.get(place.level).filter(|open| *open.name == *place.list).map(|open| open.list)
    }

    /// The item that a list at this level is nested in.
    pub(super) fn around(&mut self, place: ListPlace<'_>) -> Option<u32> {
        self.levels.truncate(place.level);
        self.levels.last().map(|open| open.item)
    }

    /// An item begins.
    pub(super) fn begin(&mut self, place: ListPlace<'_>, list: u32, item: u32) {
        let open = OpenList { name: place.list.into(), list, item };
        self.levels.truncate(place.level);
        // A first item can be deeper than its list.
        self.levels.resize(place.level, open.clone());
        self.levels.push(open);
    }
}
