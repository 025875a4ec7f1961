//! Which part of the article each stretch of the source went to: "nothing is lost" as data.

use crate::order::Order as _;
use serde::Serialize;

use super::{Article, Block, Field, FurnitureKind, Repair, RepairKind, Span, Text};

/// What a stretch of the source became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
#[non_exhaustive]
pub enum PartKind {
    /// A field of the metadata, by its name in JSON.
    Field {
        /// "headline", "published" and so on.
        name: &'static str,
    },
    /// A text of the block at this index of [`Article::blocks`].
    Block {
        /// The index.
        index: usize,
    },
    /// The item at this index of [`Article::furniture`].
    Furniture {
        /// The index.
        index: usize,
    },
}

/// A stretch of the source and what it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The stretch.
    pub span: Span,
    /// What it became.
    #[serde(flatten)]
    pub kind: PartKind,
}

impl Article {
    /// Every part of the article with its stretch of the source, in the order of the source.
    ///
    /// The stretches never overlap, and between them there is nothing but white space and characters without a shape.
    /// Suggested titles are derived and claim nothing, so they are not listed.
    pub fn coverage(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let metadata = &self.metadata;
        for_field(&mut parts, "kicker", metadata.kicker.as_ref());
        for_field(&mut parts, "headline", metadata.headline.as_ref());
        for_field(&mut parts, "standfirst", &metadata.standfirst);
        for_field(&mut parts, "byline", metadata.byline.as_ref());
        for_field(&mut parts, "published", metadata.published.as_ref());
        for_field(&mut parts, "updated", metadata.updated.as_ref());
        for_field(&mut parts, "dateline", metadata.dateline.as_ref());
        for_field(&mut parts, "section", &metadata.section);
        for_field(&mut parts, "keywords", &metadata.keywords);
        for_field(&mut parts, "claimedReadingTime", metadata.claimed_reading_time.as_ref());
        for_field(&mut parts, "rating", metadata.rating.as_ref());
        for_field(&mut parts, "source", metadata.source.as_ref());
        for_field(&mut parts, "copyright", metadata.copyright.as_ref());
        for_field(&mut parts, "description", metadata.description.as_ref());
        for_field(&mut parts, "image", metadata.image.as_ref());
        for_field(&mut parts, "licence", metadata.licence.as_ref());
        for_field(&mut parts, "accessibleForFree", metadata.accessible_for_free.as_ref());
        for (index, block) in self.blocks.iter().enumerate() {
            block.for_each_text(&mut |text| push_text(&mut parts, text, PartKind::Block { index }));
        }
        for (index, item) in self.furniture.iter().enumerate() {
            push_text(&mut parts, &item.text, PartKind::Furniture { index });
        }
        let mut parts = self.around_unseen(parts);
        parts.order_by_key(|part| part.span);
        parts
    }

    /// What a page does not show can stand in the middle of words that a field was read from, or a caption parted from its credit: there it
    /// is a part of its own.
    fn around_unseen(&self, parts: Vec<Part>) -> Vec<Part> {
        let furniture = self.furniture.iter().filter(|item| item.kind == FurnitureKind::Hidden);
        let restored = self.blocks.iter().filter(|block| block.rule == "restored").map(Block::span);
        let mut unseen: Vec<Span> = furniture.map(|item| item.text.span).chain(restored).collect();
        if unseen.is_empty() {
            return parts;
        }
        unseen.order();
        let mut around = Vec::with_capacity(parts.len());
        for Part { span, kind } in parts {
            let first = unseen.partition_point(|inner| inner.start < span.start);
            let mut start = span.start;
            for inner in
                unseen[first..].iter().take_while(|inner| inner.end <= span.end).filter(|inner| **inner != span)
            {
                around.push(Part { span: Span::new(start, inner.start), kind });
                start = inner.end;
            }
            around.push(Part { span: Span::new(start, span.end), kind });
        }
        around
    }
}

fn for_field<'a, T: 'a>(parts: &mut Vec<Part>, name: &'static str, fields: impl IntoIterator<Item = &'a Field<T>>) {
    for field in fields {
        let kind = PartKind::Field { name };
        // What is only said inside of another part's tags has no place of its own.
        if !field.span.is_empty() {
            push_without_gaps(parts, field.span, &field.repairs, kind);
        }
        parts.extend(field.other_spans.iter().map(|span| Part { span: *span, kind }));
    }
}

fn push_text(parts: &mut Vec<Part>, text: &Text, kind: PartKind) {
    push_without_gaps(parts, text.span, &text.repairs, kind);
}

/// A span less the gaps that belong to other parts.
fn push_without_gaps(parts: &mut Vec<Part>, span: Span, repairs: &[Repair], kind: PartKind) {
    let mut start = span.start;
    for gap in repairs.iter().filter(|repair| repair.kind == RepairKind::Gap) {
        parts.push(Part { span: Span::new(start, gap.source.start), kind });
        start = gap.source.end;
    }
    parts.push(Part { span: Span::new(start, span.end), kind });
}
