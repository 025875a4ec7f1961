//! What is known of each passage before it is labelled: its form, and what the grammars find in it.

use std::collections::HashMap;

use super::byline::{self, FoundByline};
use super::caption::{self, FoundCaption};
use super::dateline::{self, FoundDateline};
use super::furniture::{self, FoundFurniture};
use super::metadata_line::{self, Piece};
use super::phrase::{ends_sentence, is_all_caps, is_closing, is_opening_quote, normalised};
use crate::article::NoteKind;
use crate::language::count_words;
use crate::language::cues::Cues;
use crate::read::{MarkerKind, Passage};

/// The form of a passage, and the findings of the grammars.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// Its form in numbers.
    pub form: Form,
    /// A line of pieces: dates, bylines, sections.
    pub metadata: Option<Vec<Piece>>,
    /// A labelled date before prose.
    pub leading_date: Option<Piece>,
    /// A dateline.
    pub dateline: Option<FoundDateline>,
    /// A byline.
    pub byline: Option<FoundByline>,
    /// A caption or credit.
    pub caption: Option<FoundCaption>,
    /// A line of the page.
    pub furniture: Option<FoundFurniture>,
    /// A path of sections, as byte ranges of the text.
    pub breadcrumb: bool,
    /// A newsroom's note.
    pub note: Option<NoteKind>,
    /// The index of the first passage with the same words.
    pub repeats: Option<usize>,
}

/// The form of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Form {
    /// Words after the marker.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub terminated: bool,
    /// Whether it ends in a colon.
    pub colon: bool,
    /// Whether all letters are capitals.
    pub capitals: bool,
    /// Whether it opens with a quotation mark.
    pub quoted_start: bool,
    /// Whether it closes with one.
    pub quoted_end: bool,
    /// Whether it is a rule, stars, or an end mark.
    pub separator: bool,
}

/// Longer passages are prose; most grammars don't look at them (bytes).
const SHORT: usize = 600;

/// The features of each passage.
pub fn features(passages: &[Passage], cues: &Cues) -> Vec<Features> {
    let mut seen = HashMap::new();
    passages
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            let mut features = one(passage, cues);
            if passage.text.text.len() <= SHORT {
                let words = normalised(passage.words());
                if words.len() > 8 {
                    let first = *seen.entry(words).or_insert(index);
                    features.repeats = (first != index).then_some(first);
                }
            }
            features
        })
        .collect()
}

fn one(passage: &Passage, cues: &Cues) -> Features {
    let line = passage.text.text.as_str();
    let words = passage.words();
    let mut features = Features { form: form(passage), ..Features::default() };
    if features.form.separator {
        return features;
    }
    if !matches!(passage.marker.as_ref().map(|marker| marker.kind), Some(MarkerKind::Bullet(_) | MarkerKind::Quote)) {
        features.dateline = dateline::find(line, cues);
    }
    if line.len() > SHORT {
        features.leading_date = metadata_line::leading_date(line, cues);
        return features;
    }
    features.furniture = furniture::find(words, cues);
    features.caption = caption::find(line, cues);
    features.byline = byline::find(words, cues);
    features.metadata = metadata_line::find(line, cues);
    if features.metadata.is_none() {
        features.leading_date = metadata_line::leading_date(line, cues);
    }
    features.breadcrumb = is_breadcrumb(line, cues);
    let lower = line.to_lowercase();
    features.note = cues.notes.prefix(&lower).and_then(|(_, kind)| note_kind(kind));
    features
}

fn form(passage: &Passage) -> Form {
    let words = passage.words();
    Form {
        words: count_words(words),
        terminated: ends_sentence(words),
        colon: words.ends_with([':', '：']),
        capitals: is_all_caps(words),
        quoted_start: words.starts_with(is_opening_quote),
        quoted_end: words.ends_with(|letter| is_closing(letter) && !matches!(letter, ')' | ']' | '）')),
        separator: is_separator(&passage.text.text),
    }
}

/// `___`, `***`, `* * *`, `###`, `-30-`, `ENDS`.
fn is_separator(line: &str) -> bool {
    let marks = line.chars().filter(|letter| !letter.is_whitespace());
    let drawn = marks.clone().all(|letter| {
        matches!(letter, '_' | '*' | '#' | '-' | '=' | '~' | '—' | '–' | '•' | '·' | '⁂' | '◆' | '■' | '.')
    }) && marks.count() > 1;
    (drawn && line.trim() != "...")
        || matches!(line, "⁂" | "-30-" | "– 30 –" | "- 30 -" | "ENDS" | "-ENDS-" | "- ENDS -" | "*" | "—")
}

/// `Home > World > Caucasus`, `Home / News / World`, `World | Europe | Exclusive`.
fn is_breadcrumb(line: &str, cues: &Cues) -> bool {
    if line.len() > 120 {
        return false;
    }
    let known = |part: &str| {
        let lower = part.trim().to_lowercase();
        cues.sections.contains(&lower) || lower == "home" || cues.kickers.get(&lower).is_some()
    };
    [" > ", " › ", " » ", " / ", " | ", ">", "›", "»", "→"].into_iter().any(|mark| {
        let parts: Vec<_> = line.split(mark).map(str::trim).collect();
        parts.len() > 1
            && parts.iter().all(|part| (1..=4).contains(&part.split_whitespace().count()) && !ends_sentence(part))
            && (known(parts[0]) && (parts.len() > 2 || parts.iter().all(|part| known(part))))
    })
}

fn note_kind(name: &str) -> Option<NoteKind> {
    Some(match name {
        "correction" => NoteKind::Correction,
        "editor" => NoteKind::Editor,
        "clarification" => NoteKind::Clarification,
        "disclosure" => NoteKind::Disclosure,
        "contributors" => NoteKind::Contributors,
        _ => return None,
    })
}
