//! Footnotes and the marks that point at them, linked both ways. The ids are ours alone: an id of the source's could stand for
//! something else in a page.

use std::collections::BTreeMap;

use crate::article::{Article, Block, BlockKind, BlockStep, InlineKind, Walk};

/// The footnotes of an article by their markers.
pub(crate) struct Footnotes<'a> {
    notes: BTreeMap<&'a str, Note>,
    /// What the ids of this article begin with.
    prefix: String,
}

struct Note {
    /// Tells it from the others.
    number: usize,
    /// Whether the text points at it.
    is_pointed_at: bool,
    /// Whether its own place and that of the first mark are taken.
    has_place: bool,
    has_mark: bool,
}

/// The ends of a link between a mark and its footnote.
pub(crate) struct Ends {
    /// The id of this end, where it is the first of its kind.
    pub(crate) id: Option<String>,
    /// The address of the other end, where there is one.
    pub(crate) href: Option<String>,
}

impl<'a> Footnotes<'a> {
    /// Those of `article`; `prefix` tells them from those of other articles in the same page.
    pub(crate) fn of(article: &'a Article, prefix: String) -> Self {
        let mut notes = BTreeMap::new();
        for step in Walk::through(&article.blocks) {
            if let BlockStep::Open(Block { kind: BlockKind::Footnote { marker, .. }, .. }) = step {
                let number = notes.len() + 1;
                notes.entry(marker.as_str()).or_insert(Note {
                    number,
                    is_pointed_at: false,
                    has_place: false,
                    has_mark: false,
                });
            }
        }
        if !notes.is_empty() {
            let mut point = |marker: &str| {
                if let Some(note) = notes.get_mut(marker) {
                    note.is_pointed_at = true;
                }
            };
            for block in &article.blocks {
                block.for_each_text(&mut |text| {
                    text.inlines.iter().for_each(|inline| {
                        if let InlineKind::Reference { marker } = &inline.kind {
                            point(marker);
                        }
                    });
                });
            }
        }
        Self { notes, prefix }
    }

    /// Whether the article has a footnote of this marker.
    pub(crate) fn has(&self, marker: &str) -> bool {
        self.notes.contains_key(marker)
    }

    /// The number of the footnote of this marker, from 1 on.
    pub(crate) fn number(&self, marker: &str) -> Option<usize> {
        self.notes.get(marker).map(|note| note.number)
    }

    /// The ends at a mark in the text.
    pub(crate) fn mark(&mut self, marker: &str) -> Option<Ends> {
        let note = self.notes.get_mut(marker)?;
        let is_first = !std::mem::replace(&mut note.has_mark, true);
        let number = note.number;
        Some(Ends {
            id: is_first.then(|| format!("{}-mark-{number}", self.prefix)),
            href: Some(format!("#{}-note-{number}", self.prefix)),
        })
    }

    /// The ends at the footnote itself.
    pub(crate) fn note(&mut self, marker: &str) -> Option<Ends> {
        let note = self.notes.get_mut(marker)?;
        let is_first = !std::mem::replace(&mut note.has_place, true);
        let number = note.number;
        Some(Ends {
            id: is_first.then(|| format!("{}-note-{number}", self.prefix)),
            href: note.is_pointed_at.then(|| format!("#{}-mark-{number}", self.prefix)),
        })
    }
}
