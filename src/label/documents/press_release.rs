//! Press releases: for whom and until when, who to ask, and the paragraphs that every release of a house ends with.

use super::{Document, DocumentPart, set};
use crate::article::{Byline, NoteKind, Person};
use crate::label::byline::{self, is_contact};
use crate::label::phrase::head;
use crate::label::{Label, Reading};
use crate::language::cues::Cues;

/// How many passages the mark of a release, or its dateline, is looked for in.
const HEAD: usize = 16;
/// How many lines can follow "Contact:".
const MOST_LINES_OF_CONTACT: usize = 4;
/// The services that send releases out.
const SERVICES: [&str; 10] = [
    "PRNewswire",
    "PR Newswire",
    "BUSINESS WIRE",
    "Business Wire",
    "GLOBE NEWSWIRE",
    "Globe Newswire",
    "GlobeNewswire",
    "PRWEB",
    "CNW",
    "ACCESSWIRE",
];

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let count = document.passages.len();
    let marked: Vec<usize> = (0..count.min(HEAD)).filter(|&index| is_mark(document, index)).collect();
    let sent = || {
        document
            .features
            .iter()
            .take(HEAD)
            .filter_map(|features| features.dateline.as_ref())
            .any(|found| found.dateline.agency.as_deref().is_some_and(|agency| SERVICES.contains(&agency)))
    };
    if marked.is_empty() && !sent() {
        return;
    }
    for index in marked {
        set(readings, index, Label::Note(NoteKind::Disclosure), "press-release", 0.95);
    }
    let mut index = 0;
    while index < count {
        let line = document.line(index);
        if let Some(rest) = contact_label(line, document.cues) {
            let end = (index + 1..count.min(index + 1 + MOST_LINES_OF_CONTACT))
                .find(|&next| !goes_on(document, next))
                .unwrap_or_else(|| count.min(index + 1 + MOST_LINES_OF_CONTACT));
            let more = rest.is_empty();
            let end = if more { end } else { index + 1 };
            for part in index..end {
                set(readings, part, Label::Document(DocumentPart::Contact), "press-contact", 0.9);
            }
            index = end;
        } else if is_boilerplate_heading(document, index) {
            set(readings, index, Label::Heading, "boilerplate", 0.9);
            index += 1;
            while index < count
                && !document.features[index].form.separator
                && !document.is_short(index)
                && contact_label(document.line(index), document.cues).is_none()
            {
                set(readings, index, Label::Note(NoteKind::Boilerplate), "boilerplate", 0.85);
                index += 1;
            }
        } else {
            index += 1;
        }
    }
}

/// "FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL 00:01 GMT, 13 DEC".
fn is_mark(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    line.len() < 120 && !document.features[index].form.terminated && {
        let lower = line.to_lowercase();
        document
            .cues
            .releases
            .prefix(&lower)
            .is_some_and(|(entry, way)| way == "start" || lower.trim_end_matches([':', '.', ' ']) == entry)
    }
}

/// What stands behind "Contact:" or "Media contact:".
fn contact_label<'a>(line: &'a str, cues: &Cues) -> Option<&'a str> {
    if line.len() > 200 {
        return None;
    }
    let start = head(line, 40);
    let at = start.find([':', '：'])?;
    cues.contacts.contains(&start[..at].trim().to_lowercase()).then(|| line[at..].trim_start_matches([':', '：', ' ']))
}

/// A name, an address or a number alone.
fn goes_on(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    document.passages[index].blank_lines == 0
        && line.len() < 80
        && (is_contact(line)
            || line.split([',', '|', ' ']).any(is_contact)
            || byline::is_bare_name(line, document.cues))
}

/// "About Halvorsen", "Forward-Looking Statements".
fn is_boilerplate_heading(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    line.len() < 90
        && document.is_short(index)
        && document.cues.boilerplate.prefix(&line.to_lowercase()).is_some()
        && document.features.get(index + 1).is_some_and(|next| next.form.terminated)
}

/// Who to ask, out of a line of the contact's.
pub(super) fn contact(line: &str, cues: &Cues) -> Byline {
    let rest = contact_label(line, cues).unwrap_or(line);
    let mut people: Vec<Person> = Vec::new();
    for piece in rest.split([',', '|', ';', '•', '·']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let last = people.last_mut();
        match last {
            Some(person) if is_contact(piece) => person.contact.push(piece.to_owned()),
            Some(person) if !byline::is_bare_name(piece, cues) => {
                person.affiliation.get_or_insert_with(|| piece.to_owned());
            }
            _ if is_contact(piece) => people.push(Person { contact: vec![piece.to_owned()], ..Person::default() }),
            _ => people.push(Person { role: Some("contact".to_owned()), ..super::person(piece) }),
        }
    }
    Byline { people, agency: None }
}
