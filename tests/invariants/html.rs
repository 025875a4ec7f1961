//! What must hold of pages: each word that is shown is in a part.

use std::collections::HashMap;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{NodeData, RcDom};
use standfirst::Article;

/// Each word that a page shows, by another tree than ours, stands in one part, and parts stand apart.
pub(crate) fn nothing_is_lost(source: &str, article: &Article) {
    super::parts_stand_apart(source, article);
    let mut covered = String::new();
    for part in article.coverage() {
        covered.push_str(&source[part.span.start..part.span.end]);
        covered.push(' ');
    }
    // How often each word is there; blanks are none.
    let words = |text: &str| -> HashMap<String, usize> {
        let mut words = HashMap::new();
        for word in text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
        words
    };
    let covered = words(&covered);
    for (word, count) in words(&shown(source)) {
        let found = covered.get(&word).copied().unwrap_or(0);
        assert!(found >= count, "{word:?} is lost from {source:?}: {article:?}");
    }
}

/// The words of a page, a blank between its pieces of text.
pub(crate) fn shown(source: &str) -> String {
    const UNSEEN: &str = "script style template head title noscript textarea datalist iframe object video audio svg math rt rp canvas noembed \
        noframes dialog";
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(source);
    let mut shown = String::new();
    let mut left = vec![dom.document];
    while let Some(node) = left.pop() {
        match &node.data {
            NodeData::Text { contents } => {
                shown.push_str(&contents.borrow());
                shown.push(' ');
            }
            NodeData::Element { name, attrs, .. } => {
                let is_hidden = attrs.borrow().iter().any(|attribute| &*attribute.name.local == "hidden");
                if is_hidden || UNSEEN.split_whitespace().any(|unseen| unseen == &*name.local) {
                    continue;
                }
            }
            _ => {}
        }
        left.extend(node.children.borrow().iter().cloned());
    }
    shown
}
