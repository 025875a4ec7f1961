//! What an encyclopedia's page leaves in a paste: edit links behind headings, notes at the head, lists of references.

use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::{FurnitureKind, NoteKind};
use crate::label::Label;

/// Edit links behind a heading, as the encyclopedias of several languages write them.
const EDIT_LINKS: &[&str] = &[
    "[edit]",
    "[edit source]",
    "[edit | edit source]",
    "[Bearbeiten | Quelltext bearbeiten]",
    "[Bearbeiten]",
    "[modifier | modifier le code]",
    "[modifier]",
    "[editar]",
    "[editar código-fonte]",
    "[modifica | modifica wikitesto]",
    "[modifica]",
    "[edytuj | edytuj kod]",
    "[bewerken | brontekst bewerken]",
    "[править | править код]",
    "[править]",
    "[ред. | ред. код]",
    "[değiştir | kaynağı değiştir]",
    "[編集]",
    "[编辑]",
    "[編輯]",
    "[편집]",
    "[عدل]",
    "[ویرایش]",
    "[redigera | redigera wikitext]",
];

/// How notes at the head open, in small letters, and what else they say.
const HATNOTES: &[&str] = &[
    "for other uses",
    "for other people",
    "not to be confused with",
    "main article:",
    "main articles:",
    "further information:",
];
/// What stands over an encyclopedia's list of headings.
const CONTENTS: &[&str] = &[
    "Contents",
    "Inhaltsverzeichnis",
    "Sommaire",
    "Índice",
    "Indice",
    "Conteúdo",
    "Spis treści",
    "Inhoud",
    "Содержание",
    "Зміст",
    "İçindekiler",
    "目次",
    "目录",
    "目錄",
    "목차",
];
/// The longest note at the head, in bytes.
const LONGEST_HATNOTE: usize = 240;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    let edited = |index: usize| edit_link(document.line(index)).is_some();
    let many = (0..document.len()).filter(|&index| edited(index)).count() > 0;
    let arrows = survey.notes.iter().chain(&survey.numbered);
    // Below a heading with its edit link one is enough.
    let fewest = if many { 1 } else { 2 };
    let referenced = arrows.filter(|&&index| is_reference(document.line(index))).count() >= fewest;
    if !many && !referenced {
        return;
    }
    let mut listed = false;
    for index in 0..document.len() {
        let line = document.line(index);
        // "Contents", and the numbered headings below.
        let numbered = listed && line.starts_with(|letter: char| letter.is_ascii_digit());
        listed = numbered || (many && CONTENTS.contains(&line));
        let contents = listed && document.form(index).words <= 12 && !document.form(index).terminated;
        if contents {
            set(readings, index, Label::Furniture(FurnitureKind::Navigation), "contents", 0.85);
        } else if edited(index) {
            set(readings, index, Label::Heading, "edit-link", 0.95);
        } else if referenced && free(readings, index) && is_reference(line) {
            set(readings, index, Label::Reference, "arrow-of-a-reference", 0.9);
        } else if line.len() < LONGEST_HATNOTE && is_hatnote(line) {
            set(readings, index, Label::Note(NoteKind::Clarification), "hatnote", 0.85);
        }
    }
}

/// Where the edit link behind a heading begins.
pub(in crate::label) fn edit_link(line: &str) -> Option<usize> {
    if !line.ends_with(']') || line.len() > 160 {
        return None;
    }
    let link = EDIT_LINKS.iter().find(|link| line.ends_with(**link))?;
    let start = line.len() - link.len();
    (!line[..start].trim().is_empty()).then_some(start)
}

/// `^ Reyes, Tom. "The Arax"`, `3. ^ "The Arax"`, `↑ …`.
fn is_reference(line: &str) -> bool {
    let bare = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ' '));
    bare.strip_prefix('^').or_else(|| bare.strip_prefix('↑')).is_some_and(|rest| rest.len() > 8)
}

fn is_hatnote(line: &str) -> bool {
    let lower = line.to_lowercase();
    let opens = HATNOTES.iter().any(|opening| lower.starts_with(opening));
    let about = (lower.starts_with("this article is about") || lower.contains("redirects here"))
        && (lower.contains("for other uses") || lower.contains(", see ") || lower.ends_with("redirects here."));
    opens || about
}
