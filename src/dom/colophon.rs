//! The foot of an article: where it comes from and whose it is.

use web_sys::Element;

use super::allowed::{Part, Tag};
use super::compositor::{Compositor, Set};
use crate::article::Article;
use crate::output::address::file_name;

impl Compositor<'_> {
    /// Sets source, picture, key words, licence and copyright of `article` into `parent`, where it has any.
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
        if let Some(image) = &metadata.image {
            let line = self.append(&footer, Tag::P, Part::Image)?;
            self.evidence(&line, image.span, &image.rule, image.confidence)?;
            let anchor = self.append(&line, Tag::A, Part::Link)?;
            self.link(&anchor, &image.value.url)?;
            let words = image.value.alt.as_deref().unwrap_or_else(|| file_name(&image.value.url));
            self.value(&anchor, words, image)?;
        }
        if !metadata.keywords.is_empty() {
            let list = self.append(&footer, Tag::Ul, Part::Keywords)?;
            for keyword in &metadata.keywords {
                self.field(&list, Tag::Li, Part::Item, keyword)?;
            }
        }
        if let Some(licence) = &metadata.licence {
            let line = self.append(&footer, Tag::P, Part::Licence)?;
            self.evidence(&line, licence.span, &licence.rule, licence.confidence)?;
            // As an address or as written.
            let holder = if licence.value.contains("://") { self.append(&line, Tag::A, Part::Link)? } else { line };
            if holder.tag_name().eq_ignore_ascii_case(Tag::A.name()) {
                self.link(&holder, &licence.value)?;
            }
            self.value(&holder, &licence.value, licence)?;
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
