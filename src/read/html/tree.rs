//! A page's elements and texts as a tree in one array, made by html5ever's tree construction.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, QualName, local_name, ns};

use super::classes::Classes;
use super::tokens::{MOST_ATTRIBUTES, number};
use crate::article::Span;
use crate::{Error, Limits};

/// The attribute that has the number of a tag's attributes; tree construction asks nothing of it.
pub(super) const NUMBER: LocalName = local_name!("id");

/// About how many bytes of a page there are for each of its nodes, and for each attribute.
const BYTES_PER_NODE: usize = 100;

/// No node.
const NONE: u32 = u32::MAX;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node>,
    chunks: Vec<Chunk>,
    /// The attributes of all tags, and which of them each tag has, with what its classes say.
    attributes: Vec<Attribute<'a>>,
    tags: Vec<(Range<usize>, Classes)>,
    /// The first `base`, which relative addresses begin at.
    base: Option<Id>,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
    /// How many elements are around it.
    depth: u32,
    /// Whether it stands elsewhere in the source: what a table can't hold is shown before it.
    moved: bool,
    data: Data,
}

impl Node {
    /// A node that stands nowhere yet.
    fn of(data: Data) -> Self {
        let [parent, previous, next, first, last] = [NONE; 5];
        Self { parent, previous, next, first, last, depth: 0, moved: false, data }
    }
}

#[derive(Debug)]
enum Data {
    /// The document, a comment, the inside of a template.
    Other,
    Element {
        name: LocalName,
        /// Whether it is HTML's, not SVG's or MathML's.
        is_html: bool,
        attributes: u32,
    },
    Text(u32),
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Where it stands.
    pub(super) span: Span,
    /// What is shown for it, where that is not what stands there.
    pub(super) decoded: Option<Box<str>>,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    /// Its name, in small letters.
    pub(super) name: Cow<'a, str>,
    /// Its value, entities read.
    pub(super) value: Cow<'a, str>,
    /// Where the value stands.
    pub(super) span: Span,
}

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32);

impl<'a> Tree<'a> {
    /// Where the page says that relative addresses begin.
    pub(super) fn base(&self) -> Option<&str> {
        self.value(self.base?, "href")
    }

    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    fn link(&self, id: Id, of: impl Fn(&Node) -> u32) -> Option<Id> {
        self.node(id).map(of).filter(|link| *link != NONE).map(Id)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.link(id, |node| node.parent)
    }

    pub(super) fn first_child(&self, id: Id) -> Option<Id> {
        self.link(id, |node| node.first)
    }

    pub(super) fn next_sibling(&self, id: Id) -> Option<Id> {
        self.link(id, |node| node.next)
    }

    pub(super) fn previous_sibling(&self, id: Id) -> Option<Id> {
        self.link(id, |node| node.previous)
    }

    /// The children of a node.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first_child(id), |child| self.next_sibling(*child))
    }

    /// All that is inside of a node, in the order of the source.
    pub(super) fn inside(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first_child(id), move |at| self.first_child(*at).or_else(|| self.after(*at, id)))
    }

    /// The node of `around` that comes after `at` and all that is inside of it.
    pub(super) fn after(&self, at: Id, around: Id) -> Option<Id> {
        let mut at = at;
        while at != around {
            if let Some(next) = self.next_sibling(at) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }

    /// The name of an element, if it is one; one of SVG or MathML has `:` before it.
    pub(super) fn name(&self, id: Id) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Element { name, is_html: true, .. } => Some(name),
            _ => None,
        }
    }

    /// The name of an element of SVG or MathML.
    pub(super) fn foreign_name(&self, id: Id) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Element { name, is_html: false, .. } => Some(name),
            _ => None,
        }
    }

    /// The attributes of an element.
    pub(super) fn attributes(&self, id: Id) -> &[Attribute<'a>] {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Element { attributes, .. }) => self.of_tag(*attributes),
            _ => &[],
        }
    }

    fn of_tag(&self, number: u32) -> &[Attribute<'a>] {
        self.tags.get(number as usize).and_then(|(range, _)| self.attributes.get(range.clone())).unwrap_or_default()
    }

    /// What an element's classes say.
    pub(super) fn classes(&self, id: Id) -> Classes {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Element { attributes, .. }) => {
                self.tags.get(*attributes as usize).map_or(Classes::default(), |(_, classes)| *classes)
            }
            _ => Classes::default(),
        }
    }

    /// An attribute with its place.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&Attribute<'a>> {
        self.attributes(id).iter().find(|attribute| attribute.name == name)
    }

    /// The value of an attribute.
    pub(super) fn value(&self, id: Id, name: &str) -> Option<&str> {
        self.attribute(id, name).map(|attribute| &*attribute.value)
    }

    /// Whether a node stands elsewhere in the source than in the tree.
    pub(super) fn is_moved(&self, id: Id) -> bool {
        self.node(id).is_some_and(|node| node.moved)
    }

    /// The piece of text that a node is.
    pub(super) fn chunk(&self, id: Id) -> Option<&Chunk> {
        match self.node(id)?.data {
            Data::Text(chunk) => self.chunks.get(chunk as usize),
            _ => None,
        }
    }
}

impl Id {
    /// The document itself.
    pub(super) const ROOT: Self = Self(0);

    /// A number of its own; nodes later in the source mostly have greater ones.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}

impl Chunk {
    /// What is shown for it.
    pub(super) fn letters<'s>(&'s self, source: &'s str) -> &'s str {
        self.decoded.as_deref().or_else(|| source.get(self.span.start..self.span.end)).unwrap_or_default()
    }
}

/// What tree construction knows a node by.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    id: u32,
    name: QualName,
}

/// Takes what tree construction makes.
pub(super) struct Sink<'a> {
    tree: RefCell<Tree<'a>>,
    /// The white space that is being given, which has no number of its own.
    blank: Cell<Option<u32>>,
    /// What the classes so far say.
    classes: RefCell<HashMap<Cow<'a, str>, Classes>>,
    most_elements: usize,
    deepest: u32,
    error: RefCell<Option<Error>>,
}

impl<'a> Sink<'a> {
    /// For a page of so many bytes.
    pub(super) fn new(bytes: usize, limits: &Limits) -> Self {
        let mut tree = Tree {
            nodes: Vec::with_capacity(bytes / BYTES_PER_NODE + 1),
            attributes: Vec::with_capacity(bytes / BYTES_PER_NODE),
            ..Tree::default()
        };
        tree.nodes.push(Node::of(Data::Other));
        Self {
            tree: RefCell::new(tree),
            blank: Cell::new(None),
            classes: RefCell::default(),
            most_elements: limits.elements,
            deepest: limits.nesting as u32,
            error: RefCell::new(None),
        }
    }

    /// Whether a limit is reached.
    pub(super) fn is_full(&self) -> bool {
        self.error.borrow().is_some()
    }

    pub(super) fn into_tree(self) -> Result<Tree<'a>, Error> {
        match self.error.into_inner() {
            Some(error) => Err(error),
            None => Ok(self.tree.into_inner()),
        }
    }

    /// Keeps a piece of text; gives its number.
    pub(super) fn add_chunk(&self, chunk: Chunk, blank: bool) -> u32 {
        let chunks = &mut self.tree.borrow_mut().chunks;
        chunks.push(chunk);
        let number = chunks.len() as u32 - 1;
        self.blank.set(blank.then_some(number));
        number
    }

    /// Keeps a tag's attributes; gives their number.
    pub(super) fn add_attributes(&self, more: &mut Vec<Attribute<'a>>) -> u32 {
        let Tree { attributes, tags, .. } = &mut *self.tree.borrow_mut();
        let start = attributes.len();
        let classes = more.iter().find(|attribute| attribute.name == "class").map(|attribute| {
            let known = &mut *self.classes.borrow_mut();
            *known.entry(attribute.value.clone()).or_insert_with_key(|value| Classes::of(value))
        });
        attributes.append(more);
        tags.push((start..attributes.len(), classes.unwrap_or_default()));
        tags.len() as u32 - 1
    }

    fn add(&self, data: Data) -> u32 {
        let nodes = &mut self.tree.borrow_mut().nodes;
        if nodes.len() >= self.most_elements {
            let found = nodes.len() + 1;
            self.error.borrow_mut().get_or_insert(Error::LimitExceeded {
                limit: "elements",
                max: self.most_elements,
                found,
            });
        }
        nodes.push(Node::of(data));
        nodes.len() as u32 - 1
    }

    /// The node of a text; nothing of white space that is put where it has no number, between the rows of a table.
    fn text(&self, letters: &str) -> Option<u32> {
        let chunk = if letters == " " { self.blank.take() } else { number(letters) };
        chunk.map(|chunk| self.add(Data::Text(chunk)))
    }

    fn child(&self, child: NodeOrText<Handle>) -> Option<u32> {
        match child {
            NodeOrText::AppendNode(handle) => Some(handle.id),
            NodeOrText::AppendText(letters) => self.text(&letters),
        }
    }

    /// Puts a node into `parent`, before `next` or last.
    fn insert(&self, parent: u32, next: u32, child: u32) {
        self.detach(child);
        let nodes = &mut self.tree.borrow_mut().nodes;
        let depth = nodes[parent as usize].depth + 1;
        if depth > self.deepest {
            self.error.borrow_mut().get_or_insert(Error::LimitExceeded {
                limit: "nesting",
                max: self.deepest as usize,
                found: depth as usize,
            });
        }
        let previous = if next == NONE { nodes[parent as usize].last } else { nodes[next as usize].previous };
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        match previous {
            NONE => nodes[parent as usize].first = child,
            previous => nodes[previous as usize].next = child,
        }
        match next {
            NONE => nodes[parent as usize].last = child,
            next => nodes[next as usize].previous = child,
        }
    }

    fn detach(&self, child: u32) {
        let nodes = &mut self.tree.borrow_mut().nodes;
        let Node { parent, previous, next, .. } = nodes[child as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent as usize].first = next,
            previous => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            next => nodes[next as usize].previous = previous,
        }
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }
}

fn other(id: u32) -> Handle {
    Handle { id, name: QualName::new(None, Namespace::default(), LocalName::default()) }
}

impl<'t> TreeSink for Sink<'t> {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a>
        = &'a QualName
    where
        't: 'a;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        other(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attrs: Vec<html5ever::Attribute>, _: ElementFlags) -> Handle {
        let attributes = attributes_number(&attrs);
        let data = Data::Element { name: name.local.clone(), is_html: name.ns == ns!(html), attributes };
        let id = self.add(data);
        if name.local == local_name!("base") {
            self.tree.borrow_mut().base.get_or_insert(Id(id));
        }
        Handle { id, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        other(self.add(Data::Other))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        other(self.add(Data::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if let Some(child) = self.child(child) {
            self.insert(parent.id, NONE, child);
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.tree.borrow().nodes[sibling.id as usize].parent;
        if let Some(child) = self.child(child).filter(|_| parent != NONE) {
            self.tree.borrow_mut().nodes[child as usize].moved = true;
            self.insert(parent, sibling.id, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.tree.borrow().nodes[element.id as usize].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds lies in the template itself: whoever walks the tree leaves templates out by their name.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        other(target.id)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<html5ever::Attribute>) {
        let mut all = {
            let tree = self.tree.borrow();
            let (known, more) = (tree.attributes(Id(target.id)), tree.of_tag(attributes_number(&attrs)));
            let is_new = |more: &&Attribute<'_>| known.iter().all(|known| known.name != more.name);
            let new = more.iter().filter(is_new).take(MOST_ATTRIBUTES.saturating_sub(known.len()));
            if new.clone().next().is_none() {
                return;
            }
            known.iter().chain(new).cloned().collect()
        };
        let number = self.add_attributes(&mut all);
        if let Data::Element { attributes, .. } = &mut self.tree.borrow_mut().nodes[target.id as usize].data {
            *attributes = number;
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let first = self.tree.borrow().nodes[node.id as usize].first;
            if first == NONE {
                return;
            }
            self.insert(new_parent.id, NONE, first);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.name.local == local_name!("annotation-xml")
            && Tree::value(&self.tree.borrow(), Id(handle.id), "encoding").is_some_and(|encoding| {
                encoding.eq_ignore_ascii_case("text/html") || encoding.eq_ignore_ascii_case("application/xhtml+xml")
            })
    }
}

/// The number of the attributes that stand for a tag's.
fn attributes_number(attrs: &[html5ever::Attribute]) -> u32 {
    let numbered = attrs.iter().find(|attribute| attribute.name.local == NUMBER);
    numbered.and_then(|attribute| number(&attribute.value)).unwrap_or(NONE)
}
