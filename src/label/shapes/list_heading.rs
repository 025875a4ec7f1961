//! Lists whose marks were lost in copying, told by the heading above: ingredients, pros and cons.

use super::{Document, Readings, free, set};
use crate::label::Label;

/// The longest heading, in bytes, and the most words of an item.
const LONGEST_HEADING: usize = 40;
const MOST_WORDS: usize = 14;
/// The fewest items.
const FEWEST: usize = 2;

pub(super) fn claim(document: &Document<'_>, readings: &mut Readings) {
    for index in 0..document.len() {
        let line = document.line(index);
        // Two lines without a full stop below: nearly all that prose gets is this look.
        let (form, below) = (document.form(index), document.form(index + 1));
        let may = line.len() <= LONGEST_HEADING && form.words <= 4 && !form.terminated && !below.terminated;
        if !may || !opens_list(document, index) {
            continue;
        }
        let item = |at: usize| {
            let form = document.form(at);
            free(readings, at)
                && document.passages[at].marker.is_none()
                && (1..=MOST_WORDS).contains(&form.words)
                && !form.terminated
                && !form.colon
                && !opens_list(document, at)
        };
        let air = |at: usize| document.passages[at].blank_lines;
        let mut end = index + 1;
        while end < document.len() && item(end) {
            // A line with air above it and prose or marks below is the next heading.
            let next_is_text =
                document.is_prose(end + 1) || document.passages.get(end + 1).is_some_and(|next| next.marker.is_some());
            if end > index + 1 && next_is_text && (air(end) > 0 || air(end + 1) == 0) && document.form(end).words <= 4 {
                break;
            }
            end += 1;
        }
        if end - index > FEWEST {
            set(readings, index, Label::Heading, "heading-of-a-list", 0.85);
            for at in index + 1..end {
                set(readings, at, Label::ListItem, "below-heading-of-a-list", 0.75);
            }
        }
    }
}

fn opens_list(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index).trim_end_matches([':', '：']);
    let known = &document.cues.list_headings;
    // "Ingredients (serves 4)"
    known.has(line) || line.split_once(" (").is_some_and(|(name, _)| known.has(name))
}
