//! Pictures, formulas, and what a page shows from elsewhere.

use super::embed;
use super::tree::Id;
use super::walk::{LONGEST_ADDRESS, Walker};
use crate::article::{InlineKind, Text};
use crate::read::Picture;
use crate::read::flow::Flow;

impl Walker<'_, '_> {
    pub(super) fn show(&mut self, kind: &'static str, src: Option<String>, alt: Option<Text>) {
        let before = self.place();
        let element = self.element;
        alt.iter().for_each(|alt| self.flow.apart(alt.span));
        self.reading.pictures.push(Picture { kind, before, element, src, alt });
    }

    /// The index of the passage that comes next.
    fn place(&self) -> usize {
        self.reading.passages.len() + usize::from(!self.flow.is_empty())
    }

    /// A picture: where it really is may be told to scripts only. One for browsers without scripts says so of the picture beside it.
    pub(super) fn picture(&mut self, id: Id, is_second: bool) {
        let tree = self.tree;
        let is_address =
            |value: &&str| !value.trim().is_empty() && !value.starts_with("data:") && value.len() <= LONGEST_ADDRESS;
        let first_of_set =
            |value: &str| value.split_ascii_whitespace().next().map(|first| first.trim_end_matches(',').to_owned());
        let value = |name: &str| tree.value(id, name).filter(is_address);
        let lazy = ["data-src", "data-original", "data-lazy-src"].into_iter().find_map(value);
        let own = value("src").filter(|src| !is_placeholder(src));
        let set = || ["data-srcset", "srcset"].iter().find_map(|name| tree.value(id, name).and_then(first_of_set));
        let set = || set().filter(|value| is_address(&value.as_str()));
        let src = lazy.or(own).map(str::to_owned).or_else(set).or_else(|| value("src").map(str::to_owned));
        let src = src.map(|src| self.base.resolve(&src)).filter(|src| crate::output::is_safe_href(src));
        let place = self.place();
        let before = self.reading.pictures.last_mut().filter(|last| last.kind == "picture" && last.before == place);
        if let Some(before) = before.filter(|before| src.is_some() && (is_second || before.src == src))
            && (before.src.is_none() || before.src == src)
        {
            before.src = src;
            return;
        }
        let alt = tree.attribute(id, "alt").and_then(|alt| self.words_of(alt.span, &alt.value));
        if src.is_some() || alt.is_some() {
            self.show("picture", src, alt);
        }
    }

    /// The words of an attribute.
    fn words_of(&self, span: crate::article::Span, value: &str) -> Option<Text> {
        let mut flow = Flow::new(self.source);
        let is_source = self.source.get(span.start..span.end) == Some(value);
        flow.piece(span, (!is_source).then_some(value));
        flow.finish().map(|finished| finished.text)
    }

    /// Something from elsewhere.
    pub(super) fn embed(&mut self, id: Id, name: &str) {
        let tree = self.tree;
        let own = ["data-src", "src", "data"].iter().find_map(|name| tree.value(id, name));
        let inner = || tree.inside(id).take(20).find_map(|inner| tree.value(inner, "src"));
        let address = own.or_else(inner).filter(|address| address.len() <= LONGEST_ADDRESS);
        let href = address.map(|address| self.base.resolve(address)).filter(|href| crate::output::is_safe_href(href));
        let title = tree.attribute(id, "title").and_then(|title| self.words_of(title.span, &title.value));
        let kind = embed::kind(tree, id, name, href.as_deref().unwrap_or_default());
        if href.is_some() {
            self.flush();
            self.show(kind, href, title);
        }
    }

    /// A formula: its alternative text, its TeX, or its letters.
    pub(super) fn formula(&mut self, id: Id) -> bool {
        let tree = self.tree;
        let is_tex = |inner: &Id| {
            tree.foreign_name(*inner) == Some("annotation")
                && tree.value(*inner, "encoding").is_some_and(|encoding| encoding.contains("tex"))
        };
        let tex = tree.inside(id).find(is_tex).map(|annotation| {
            let chunks = tree.inside(annotation).filter_map(|inner| tree.chunk(inner));
            chunks.map(|chunk| chunk.letters(self.source)).collect::<String>().trim().to_owned()
        });
        self.flow.open(InlineKind::Formula { tex });
        let alternative = tree.attribute(id, "alttext").map(|alt| (alt.span, alt.value.clone()));
        if let Some((span, value)) = alternative.filter(|(_, value)| !value.trim().is_empty()) {
            let is_source = self.source.get(span.start..span.end) == Some(&*value);
            self.flow.piece(span, (!is_source).then_some(&*value));
        } else {
            let mut inner = tree.first_child(id);
            // Annotations say the formula again.
            while let Some(at) = inner {
                let skip = matches!(tree.foreign_name(at), Some("annotation" | "annotation-xml"));
                if let Some(chunk) = tree.chunk(at) {
                    self.flow.piece(chunk.span, chunk.decoded.as_deref());
                }
                inner = tree.first_child(at).filter(|_| !skip).or_else(|| tree.after(at, id));
            }
        }
        self.flow.close();
        false
    }
}

/// Whether an address is that of a picture which only keeps a place.
fn is_placeholder(src: &str) -> bool {
    const NAMES: [&str; 6] = ["pixel", "blank", "placeholder", "spacer", "transparent", "lazy"];
    let name = src.rsplit('/').next().unwrap_or_default().split(['.', '?', '-', '_']).next().unwrap_or_default();
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
