//! Footnotes of a page: marks that link down to them, and the notes that link back.

use std::collections::{HashMap, HashSet};

use super::clipboard;
use super::element::has_class;
use super::tree::{Id, Tree};

/// The longest mark of a footnote, in bytes, brackets aside.
const LONGEST_MARK: usize = 8;
/// How many nodes of a note are searched for the link back.
const MOST_INSIDE: usize = 200;
/// How many elements around a link are looked at.
const REACH: usize = 4;
/// The most marks of one page.
const MOST: usize = 5_000;

/// The marks and the notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The marker of each link that is a mark, and of each element that is a note.
    marks: HashMap<u32, Box<str>>,
    notes: HashMap<u32, Box<str>>,
    /// What says where a note belongs and is no word of it: links back to its marks, numbers of items.
    ways_back: HashSet<u32>,
}

impl Notes {
    /// Looks through a page for links to a place in it that read as marks: a number, a letter, a star, in brackets or raised.
    pub(super) fn of(tree: &Tree<'_>, source: &str) -> Self {
        let mut notes = Self::default();
        let mut links: Vec<(Id, &str, Box<str>)> = Vec::new();
        for id in tree.inside(Id::ROOT).filter(|id| tree.name(*id) == Some("a")) {
            let Some(target) = tree.value(id, "href").and_then(|href| href.rsplit_once('#')).map(|(_, name)| name)
            else {
                continue;
            };
            let Some(marker) = marker(tree, source, id).filter(|_| !target.is_empty() && links.len() < MOST) else {
                continue;
            };
            links.push((id, target, marker));
        }
        if links.is_empty() {
            return notes;
        }
        let mut places: HashMap<&str, Id> = HashMap::new();
        for id in tree.inside(Id::ROOT) {
            for name in ["id", "name"] {
                if let Some(place) = tree.value(id, name) {
                    places.entry(place).or_insert(id);
                }
            }
        }
        // What a mark leads to is a note where it leads back, or where it is an item of a list behind the mark.
        for (link, target, marker) in &links {
            let Some(note) = places.get(target).map(|place| block_around(tree, *place)) else { continue };
            let leads = |inner: &Id| tree.name(*inner) == Some("a") && place_of(tree, *inner).is_some();
            let leads_back = tree.inside(note).take(MOST_INSIDE).any(|inner| leads(&inner));
            let is_note =
                leads_back || says_note(tree, note) || (tree.name(note) == Some("li") && is_raised(tree, *link));
            if !is_note || is_inside(tree, *link, note) || link.number() > note.number() {
                continue;
            }
            notes.marks.insert(link.number(), marker.clone());
            notes.notes.entry(note.number()).or_insert_with(|| marker.clone());
            let around: Vec<Id> = std::iter::successors(Some(*link), |id| tree.parent(*id)).take(REACH).collect();
            for back in tree.inside(note).take(MOST_INSIDE).filter(leads) {
                let to_mark =
                    place_of(tree, back).is_some_and(|place| around.iter().any(|id| is_called(tree, *id, place)));
                if to_mark || tree.value(back, "role") == Some("doc-backlink") {
                    notes.leave_out(way_back(tree, back));
                }
            }
        }
        notes
    }

    /// Leaves the words of an element out of the text, though they are part of it.
    pub(super) fn leave_out(&mut self, id: Id) {
        self.ways_back.insert(id.number());
    }

    /// Whether an element only says where a note belongs.
    pub(super) fn is_way_back(&self, id: Id) -> bool {
        self.ways_back.contains(&id.number())
    }

    /// The marker of a link that is a mark.
    pub(super) fn mark(&self, id: Id) -> Option<&str> {
        self.marks.get(&id.number()).map(|marker| &**marker)
    }

    /// The marker of a note.
    pub(super) fn note(&self, id: Id) -> Option<&str> {
        self.notes.get(&id.number()).map(|marker| &**marker)
    }
}

/// What a link reads as, if that is a mark.
fn marker(tree: &Tree<'_>, source: &str, link: Id) -> Option<Box<str>> {
    let mut words = String::new();
    for chunk in tree.inside(link).filter_map(|id| tree.chunk(id)) {
        words.push_str(chunk.letters(source));
        if words.len() > 4 * LONGEST_MARK {
            return None;
        }
    }
    let words = words.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']).trim();
    let is_number = !words.is_empty() && words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = words.len() == 1 && words.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_sign = !words.is_empty() && words.chars().all(|sign| matches!(sign, '*' | '†' | '‡' | '§' | '¶'));
    let raised = is_raised(tree, link) || tree.value(link, "role") == Some("doc-noteref");
    let is_mark = is_number || is_sign || (raised && (is_letter || words.len() <= LONGEST_MARK && !words.is_empty()));
    is_mark.then(|| words.into())
}

/// Whether a link is raised: in a `sup`, or around one.
fn is_raised(tree: &Tree<'_>, link: Id) -> bool {
    tree.parent(link).and_then(|parent| tree.name(parent)) == Some("sup")
        || tree.children(link).any(|child| tree.name(child) == Some("sup"))
}

/// The block that a place is or stands in.
fn block_around(tree: &Tree<'_>, place: Id) -> Id {
    let is_block =
        |id: &Id| matches!(tree.name(*id), Some("li" | "p" | "div" | "aside" | "dd" | "dt" | "td" | "section"));
    let block = std::iter::successors(Some(place), |id| tree.parent(*id)).take(4).find(is_block).unwrap_or(place);
    // A note of several paragraphs, or a paragraph that is the item of a list.
    let around = tree.parent(block).filter(|around| says_note(tree, *around) || tree.name(*around) == Some("li"));
    around.filter(|_| tree.name(block) == Some("p")).unwrap_or(block)
}

/// Whether an element says of itself that it is a note.
fn says_note(tree: &Tree<'_>, id: Id) -> bool {
    matches!(tree.value(id, "role"), Some("doc-footnote" | "doc-endnote")) || clipboard::is_note(tree, id)
}

/// The place of its own page that a link leads to.
fn place_of<'t>(tree: &'t Tree<'_>, link: Id) -> Option<&'t str> {
    tree.value(link, "href")?.rsplit_once('#').map(|(_, place)| place).filter(|place| !place.is_empty())
}

/// Whether an element is the place of this name.
fn is_called(tree: &Tree<'_>, id: Id, name: &str) -> bool {
    tree.value(id, "id") == Some(name) || tree.value(id, "name") == Some(name)
}

/// The link back, with what stands around it for its sake: Wikipedia's `^`.
fn way_back(tree: &Tree<'_>, link: Id) -> Id {
    let mut around = std::iter::successors(tree.parent(link), |id| tree.parent(*id)).take(REACH);
    around.find(|id| has_class(tree, *id, &["mw-cite-backlink"])).unwrap_or(link)
}

fn is_inside(tree: &Tree<'_>, id: Id, around: Id) -> bool {
    std::iter::successors(Some(id), |id| tree.parent(*id)).any(|id| id == around)
}
