//! The foot of an article: where it comes from and whose it is.

use web_sys::Element;

use super::allowed::{Part, Tag};
use super::compositor::{Compositor, Set};
use crate::article::Article;

impl Compositor<'_> {
    /// Sets source, key words and copyright of `article` into `parent`, where it has any.
    pub(super) fn colophon(&mut self, parent: &Element, article: &Article) -> Set<()> {
        let metadata = &article.metadata;
        let footer = self.element(Tag::Footer, Part::Colophon)?;
        if let Some(source) = &metadata.source {
            let line = self.append(&footer, Tag::P, Part::Site)?;
            self.evidence(&line, source.span, &source.rule, source.confidence)?;
            let holder = match &source.value.url {
                Some(url) => {
                    let anchor = self.append(&line, Tag::A, Part::Link)?;
                    self.link(&anchor, url)?;
                    anchor
                }
                None => line,
            };
            if let Some(words) = source.value.site.as_ref().or(source.value.url.as_ref()) {
                self.value(&holder, words, source)?;
            }
        }
        if !metadata.keywords.is_empty() {
            let list = self.append(&footer, Tag::Ul, Part::Keywords)?;
            for keyword in &metadata.keywords {
                self.field(&list, Tag::Li, Part::Item, keyword)?;
            }
        }
        if let Some(copyright) = &metadata.copyright {
            self.field(&footer, Tag::P, Part::Copyright, copyright)?;
        }
        if footer.has_child_nodes() {
            parent.append_child(&footer)?;
        }
        Ok(())
    }
}
