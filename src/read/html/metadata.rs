//! What a page says of itself: in its head, in scripts of JSON-LD, in attributes, and by what its parts are called.

mod json;
mod json_ld;
mod names;

use super::address::Base;
use super::classes::Classes;
use super::tree::{Attribute, Id, Tree};
use crate::article::Span;
use crate::language::fold::hashed_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField};
use json_ld::Thing;

/// The longest value that is kept, in bytes, but for an article's body.
const LONGEST: usize = 4_000;
/// The most claims, and the most of them that parts of the page make by what they are called.
const MOST: usize = 400;
const MOST_PARTS: usize = 60;
/// The longest text of an element that can be names or a date, in bytes, and the most nodes inside of it that are looked at.
const LONGEST_PART: usize = 200;
const MOST_NODES: usize = 40;
/// How many elements around one are asked of what it is a property.
const REACH: usize = 12;

/// Reads what a page says of itself, in one pass over its tree.
pub(super) fn read(tree: &Tree<'_>, source: &str, base: &Base) -> Vec<Claim> {
    let mut reader =
        Reader { tree, source, base, claims: Vec::new(), things: Vec::new(), labels: Vec::new(), parts: 0 };
    let mut next = tree.first_child(Id::ROOT);
    while let Some(id) = next {
        let skip = reader.element(id);
        next = tree.first_child(id).filter(|_| !skip).or_else(|| tree.after(id, Id::ROOT));
    }
    reader.finish()
}

struct Reader<'t, 'a> {
    tree: &'t Tree<'a>,
    source: &'a str,
    base: &'t Base,
    claims: Vec<Claim>,
    things: Vec<Thing>,
    /// What Twitter's labels say that their data are: the number in their name, and whether it is the authors.
    labels: Vec<(char, bool)>,
    /// How many claims parts of the page have made by what they are called.
    parts: usize,
}

impl Reader<'_, '_> {
    /// Reads a node; whether what is inside of it is to be left out.
    fn element(&mut self, id: Id) -> bool {
        let tree = self.tree;
        let Some(name) = tree.name(id) else { return tree.foreign_name(id).is_some() };
        match name {
            "meta" => self.meta(id),
            "link" => self.link(id),
            "html" => {
                if let Some(lang) = tree.attribute(id, "lang") {
                    self.attribute(ClaimedField::Language, lang, "html-lang");
                }
            }
            "title" => {
                if let Some((value, span)) = self.words(id, LONGEST) {
                    self.push(ClaimedField::Title, value, span, "title");
                }
            }
            "script" => {
                let is_json = |kind: &str| kind.trim().to_ascii_lowercase().starts_with("application/ld+json");
                if tree.value(id, "type").is_some_and(is_json) {
                    let chunks = || tree.children(id).filter_map(|child| tree.chunk(child));
                    if let (Some(first), Some(last)) = (chunks().next(), chunks().last()) {
                        let span = Span::new(first.span.start, last.span.end);
                        self.things.extend(json_ld::things(self.source, span));
                    }
                }
                return true;
            }
            "style" | "template" | "noscript" | "iframe" => return true,
            _ => self.part(id, name),
        }
        false
    }

    fn push(&mut self, field: ClaimedField, value: String, span: Span, rule: &'static str) {
        let is_address = matches!(field, ClaimedField::Url | ClaimedField::Image);
        let is_long = value.len() > LONGEST && field != ClaimedField::Body;
        if value.is_empty() || is_long || self.claims.len() >= MOST {
            return;
        }
        let value = if is_address { self.base.resolve(&value) } else { value };
        if !is_address || crate::output::is_safe_href(&value) {
            self.claims.push(Claim { field, value, span, rule });
        }
    }

    fn attribute(&mut self, field: ClaimedField, attribute: &Attribute<'_>, rule: &'static str) {
        self.push(field, json::plain(&attribute.value), attribute.span, rule);
    }

    fn meta(&mut self, id: Id) {
        let tree = self.tree;
        let Some(content) = tree.attribute(id, "content").filter(|content| !content.value.is_empty()) else { return };
        for attribute in tree.attributes(id) {
            match &*attribute.name {
                "name" | "property" | "http-equiv" => {
                    if let Some((field, rule)) = names::meta(&attribute.value) {
                        self.attribute(field, content, rule);
                        return;
                    }
                    if let Some(number) = attribute.value.strip_prefix("twitter:label") {
                        let value = content.value.trim().to_ascii_lowercase();
                        let is_authors = value == "written by" || value == "author" || value == "by";
                        self.labels.extend(number.chars().next().map(|number| (number, is_authors)));
                    } else if let Some(number) = attribute.value.strip_prefix("twitter:data")
                        && self.labels.iter().any(|(known, is_authors)| *is_authors && number.starts_with(*known))
                    {
                        self.attribute(ClaimedField::Author, content, "twitter");
                    }
                }
                "itemprop" => {
                    self.property(id, attribute, "microdata");
                    return;
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, id: Id) {
        let tree = self.tree;
        let (Some(rel), Some(href)) = (tree.value(id, "rel"), tree.attribute(id, "href")) else { return };
        for rel in rel.split_ascii_whitespace() {
            match rel.to_ascii_lowercase().as_str() {
                "canonical" => self.attribute(ClaimedField::Url, href, "canonical"),
                "license" => self.attribute(ClaimedField::Licence, href, "rel-license"),
                _ => {}
            }
        }
    }

    /// What a part of the page says by its attributes.
    fn part(&mut self, id: Id, name: &str) {
        let tree = self.tree;
        let mut by_class = false;
        let mut done = false;
        for attribute in tree.attributes(id) {
            match &*attribute.name {
                "itemprop" => done |= self.property(id, attribute, "microdata"),
                "property" => done |= self.property(id, attribute, "rdfa"),
                "rel" if name == "a" => {
                    let mut rels = attribute.value.split_ascii_whitespace();
                    let rel = rels.find(|rel| matches!(*rel, "author" | "license"));
                    match (rel, tree.attribute(id, "href")) {
                        (Some("author"), _) => {
                            done = true;
                            self.named(id, ClaimedField::Author, "rel-author");
                        }
                        (Some(_), Some(href)) => self.attribute(ClaimedField::Licence, href, "rel-license"),
                        _ => {}
                    }
                }
                "class" => by_class = tree.classes(id).say(Classes::AUTHOR),
                _ => {}
            }
        }
        if done {
            return;
        }
        if name == "time" {
            self.time(id);
        } else if by_class {
            self.named(id, ClaimedField::Author, "class");
        }
    }

    /// A property of microdata or RDFa; whether it is one that is known.
    fn property(&mut self, id: Id, names: &Attribute<'_>, rule: &'static str) -> bool {
        let Some(mut field) = names.value.split_ascii_whitespace().find_map(|name| {
            names::property(name).or({
                // A name is what it is the name of.
                let is_name = name == "name" || name.ends_with(":name");
                if is_name { Some(ClaimedField::Site) } else { None }
            })
        }) else {
            return false;
        };
        let tree = self.tree;
        if field == ClaimedField::Site {
            let mut around = std::iter::successors(tree.parent(id), |at| tree.parent(*at)).take(REACH);
            let of = around.find_map(|at| tree.value(at, "itemprop").or_else(|| tree.value(at, "rel")));
            field = match of.unwrap_or_default() {
                "author" | "creator" => ClaimedField::Author,
                "publisher" => ClaimedField::Site,
                _ => return false,
            };
        } else if matches!(field, ClaimedField::Author) && tree.attribute(id, "itemscope").is_some() {
            // Its name comes inside.
            let is_name = |inner: Id| tree.value(inner, "itemprop") == Some("name");
            if tree.inside(id).take(MOST_NODES).any(is_name) {
                return true;
            }
        }
        if self.parts >= MOST_PARTS {
            return true;
        }
        self.parts += 1;
        let value = ["content", "datetime"].iter().find_map(|name| tree.attribute(id, name));
        match value.filter(|value| !value.value.trim().is_empty()) {
            Some(value) => self.attribute(field, value, rule),
            None => {
                if let Some((value, span)) = self.words(id, LONGEST_PART) {
                    self.push(field, value, span, rule);
                }
            }
        }
        true
    }

    /// An element whose words are names.
    fn named(&mut self, id: Id, field: ClaimedField, rule: &'static str) {
        if self.parts >= MOST_PARTS {
            return;
        }
        if let Some((value, span)) = self.words(id, LONGEST_PART) {
            // An element around another says the same once more.
            let known = self.claims.iter().rev().take(4).any(|claim| claim.field == field && claim.value == value);
            if !known {
                self.parts += 1;
                self.push(field, value, span, rule);
            }
        }
    }

    fn time(&mut self, id: Id) {
        let tree = self.tree;
        if self.parts >= MOST_PARTS {
            return;
        }
        self.parts += 1;
        let around = [Some(id), tree.parent(id)].into_iter().flatten();
        let called = around.filter_map(|id| tree.value(id, "class")).collect::<Vec<_>>().join(" ").to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| called.contains(word));
        let (field, rule) = if says(&["updat", "modif", "revis"]) && !says(&["publish"]) {
            (ClaimedField::Updated, "time")
        } else if says(&["publish", "entry-date", "posted", "pubdate"]) || tree.attribute(id, "pubdate").is_some() {
            (ClaimedField::Published, "time-published")
        } else {
            (ClaimedField::Published, "time")
        };
        match tree.attribute(id, "datetime").filter(|value| !value.value.trim().is_empty()) {
            Some(value) => self.attribute(field, value, rule),
            None => {
                if let Some((value, span)) = self.words(id, LONGEST_PART) {
                    self.push(field, value, span, rule);
                }
            }
        }
    }

    /// The words inside of an element and where they stand; nothing where there are none, or too many.
    fn words(&self, id: Id, longest: usize) -> Option<(String, Span)> {
        let tree = self.tree;
        let mut words = String::new();
        let mut place: Option<Span> = None;
        for (count, inner) in tree.inside(id).enumerate() {
            if count > MOST_NODES {
                return None;
            }
            let Some(chunk) = tree.chunk(inner) else {
                if tree.name(inner).is_some_and(|name| matches!(name, "script" | "style")) {
                    return None;
                }
                // What stands in boxes of its own is no part of the word before.
                if !words.is_empty() && !words.ends_with(' ') {
                    words.push(' ');
                }
                continue;
            };
            let letters = chunk.letters(self.source);
            if words.len() + letters.len() > longest * 4 {
                return None;
            }
            words.push_str(letters);
            if !letters.trim().is_empty() {
                place = Some(place.map_or(chunk.span, |place| place.cover(chunk.span)));
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        place.filter(|_| words.len() <= longest).map(|place| (words, place))
    }

    /// All claims: of several things that scripts describe, those of the one that this page is about.
    fn finish(mut self) -> Vec<Claim> {
        let title = |claim: &&Claim| claim.field == ClaimedField::Title;
        let mut known: Vec<u64> = self
            .claims
            .iter()
            .filter(title)
            .flat_map(|claim| hashed_words(&claim.value))
            .map(|(_, hash)| hash)
            .collect();
        known.order();
        let likeness = |thing: &Thing| {
            let words = thing.claims.iter().filter(title).take(1).flat_map(|claim| hashed_words(&claim.value));
            let (mut all, mut same) = (0_usize, 0_usize);
            for (_, hash) in words {
                all += 1;
                same += usize::from(known.binary_search(&hash).is_ok());
            }
            if all == 0 { 0.0 } else { same as f32 / all as f32 }
        };
        let things = std::mem::take(&mut self.things);
        for is_article in [true, false] {
            let mut best: Option<(f32, &Thing)> = None;
            for thing in things.iter().filter(|thing| thing.is_article == is_article) {
                let likeness = likeness(thing);
                if best.is_none_or(|(most, _)| likeness > most) {
                    best = Some((likeness, thing));
                }
            }
            for Claim { field, value, span, rule } in
                best.into_iter().flat_map(|(_, thing)| thing.claims.iter().cloned())
            {
                self.push(field, value, span, rule);
            }
        }
        self.claims
    }
}

/// Whether an element's classes call it a byline or an author, and not a commenter's.
pub(super) fn says_author(classes: &str) -> bool {
    let has = |word: &[u8]| classes.as_bytes().windows(word.len()).any(|at| at[0] == word[0] && at == word);
    classes.len() < LONGEST_PART && (has(b"uthor") || has(b"yline")) && !has(b"omment")
}
