//! Which text node stands for which stretch of the source, both ways.

use js_sys::{Array, Map};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Node, Text};

use crate::article::Span;
use crate::order::Order as _;

/// A range of a text node (in UTF-16 units) and the stretch of the source that it stands for.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    range: Span,
    source: Span,
}

impl Stretch {
    pub(super) const fn new(range: Span, source: Span) -> Self {
        Self { range, source }
    }

    /// Whether each unit of the one is a unit of the other; a repair has no places inside.
    const fn is_even(self) -> bool {
        self.range.len() == self.source.len()
    }
}

/// A place in the page, as a `Range` takes it.
pub(super) struct Place {
    pub(super) node: Text,
    pub(super) offset: u32,
}

/// All stretches of a rendered article.
#[derive(Default)]
pub(super) struct Places {
    /// A JavaScript array: tens of thousands of nodes held from this side one by one would take seconds.
    nodes: Array,
    /// Node → index in `nodes`.
    numbers: Map,
    /// Where the stretches of each node begin in `stretches`; those of a node are in its order.
    begins: Vec<usize>,
    stretches: Vec<(usize, Stretch)>,
    /// Indexes into `stretches` in the order of the source.
    by_source: Vec<usize>,
    /// Sentences in the order of the source, each with its index in the article.
    sentences: Vec<(Span, usize)>,
}

impl Places {
    /// Takes in a node and what it stands for.
    pub(super) fn add(&mut self, node: &Text, stretches: impl Iterator<Item = Stretch>) {
        let number = self.nodes.length() as usize;
        self.begins.push(self.stretches.len());
        self.stretches.extend(stretches.map(|stretch| (number, stretch)));
        self.numbers.set(node.as_ref(), &JsValue::from_f64(number as f64));
        self.nodes.push(node);
    }

    /// Has `kept` answer for `made`, a node taken in before.
    pub(super) fn keep(&mut self, made: &JsValue, kept: &JsValue) {
        let number = self.numbers.get(made);
        if let Some(place) = number.as_f64() {
            self.numbers.delete(made);
            self.numbers.set(kept, &number);
            self.nodes.set(place as u32, kept.clone());
        }
    }

    /// Puts everything in order, to be searched.
    pub(super) fn finish(&mut self, sentences: impl Iterator<Item = Span>) {
        self.by_source = (0..self.stretches.len()).collect();
        self.by_source.order_by_key(|&at| self.stretches[at].1.source);
        self.sentences = sentences.enumerate().map(|(index, span)| (span, index)).collect();
        self.sentences.order();
    }

    /// The places of the first and the last unit of `start..end` that the page shows.
    pub(super) fn ends(&self, start: usize, end: usize) -> Option<(Place, Place)> {
        let stretch = |at: &usize| self.stretches[*at].1;
        let first = self.by_source.partition_point(|at| stretch(at).source.end <= start);
        let behind = self.by_source.partition_point(|at| stretch(at).source.start < end);
        let found = self.by_source.get(first..behind)?;
        Some((self.first_place(*found.first()?, start), self.last_place(*found.last()?, end)))
    }

    fn first_place(&self, at: usize, source: usize) -> Place {
        let (node, stretch) = self.stretches[at];
        let inside = if stretch.is_even() { source.saturating_sub(stretch.source.start) } else { 0 };
        Place { node: self.node(node), offset: (stretch.range.start + inside) as u32 }
    }

    fn last_place(&self, at: usize, source: usize) -> Place {
        let (node, stretch) = self.stretches[at];
        let missing = if stretch.is_even() { stretch.source.end.saturating_sub(source) } else { 0 };
        Place { node: self.node(node), offset: (stretch.range.end - missing) as u32 }
    }

    /// The sentence that `offset` of `node` stands in, or ends.
    pub(super) fn sentence_at(&self, node: &Node, offset: u32) -> Option<usize> {
        let source = self.source_of(node, offset)?;
        let behind = self.sentences.partition_point(|(span, _)| span.start <= source);
        let &(span, index) = self.sentences.get(behind.checked_sub(1)?)?;
        (source <= span.end).then_some(index)
    }

    /// The place in the source of `offset` of `node`, a text node or an element that has one inside.
    fn source_of(&self, node: &Node, offset: u32) -> Option<usize> {
        let (number, offset) = if node.node_type() == Node::TEXT_NODE {
            (self.number(node)?, offset as usize)
        } else {
            let child = node.child_nodes().get(offset).or_else(|| node.last_child())?;
            (self.number(&first_text(child))?, 0)
        };
        let end = self.begins.get(number + 1).copied().unwrap_or(self.stretches.len());
        let own = self.stretches.get(self.begins[number]..end)?;
        let at = own.partition_point(|(_, stretch)| stretch.range.end <= offset).min(own.len().checked_sub(1)?);
        let (_, stretch) = own[at];
        let inside = if stretch.is_even() { offset.saturating_sub(stretch.range.start) } else { 0 };
        Some((stretch.source.start + inside).min(stretch.source.end))
    }

    fn node(&self, number: usize) -> Text {
        self.nodes.get(number as u32).unchecked_into()
    }

    fn number(&self, node: &Node) -> Option<usize> {
        self.numbers.get(node.as_ref()).as_f64().map(|number| number as usize)
    }
}

/// The first text inside `node`, or the node itself.
fn first_text(mut node: Node) -> Node {
    while let Some(child) = node.first_child() {
        node = child;
    }
    node
}
