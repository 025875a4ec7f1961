//! Letters to the editor: who wrote them stands at the end.

use super::{Document, DocumentPart, set};
use crate::label::{Label, Reading, byline};

/// Where a salutation is looked for.
const HEAD: usize = 6;

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let greets = |index: &usize| {
        let line = document.line(*index);
        line.len() < 60
            && line.ends_with([',', ':', '!', '，', '：', '،'])
            && document.cues.salutations.prefix(&line.to_lowercase()).is_some()
    };
    let salutation = (0..document.passages.len().min(HEAD)).find(greets);
    if let Some(salutation) = salutation {
        set(readings, salutation, Label::Paragraph, "salutation", 0.9);
    }
    // The last line that nothing else has claimed.
    let free = |index: &usize| readings[*index].is_none();
    let first = salutation.map_or(2, |salutation| salutation + 1);
    let Some(last) = (first..document.passages.len()).rev().find(free) else { return };
    // Without a salutation it takes a dash, and not a quotation's.
    let dashed = || {
        document.line(last).starts_with(['—', '–'])
            && document.passages[last].blank_lines > 0
            && !document.features[last - 1].form.quoted_end
            && document.features[last - 1].form.terminated
    };
    if !document.is_short(last) || !(salutation.is_some() || dashed()) {
        return;
    }
    let line = document.line(last).trim_start_matches(['—', '–', '-', ' ']);
    let signed = byline::people(line, document.cues).is_some_and(|byline| {
        byline.people.len() == 1 && byline.people[0].name.contains(' ') && line.split_whitespace().count() <= 8
    });
    if signed {
        set(readings, last, Label::Byline, "sign-off", 0.85);
    } else if salutation.is_some()
        && last > first
        && byline::is_bare_name(document.line(last - 1), document.cues)
        && readings[last - 1].is_none()
    {
        set(readings, last - 1, Label::Byline, "sign-off", 0.8);
        set(readings, last, Label::Document(DocumentPart::Place), "sign-off", 0.8);
    }
}
