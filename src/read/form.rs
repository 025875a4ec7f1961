//! Small questions about the form of a line, asked by the readers.

use super::Passage;
use crate::article::RepairKind;

/// What a line begins with, marks before it aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Small,
    Capital,
    /// A letter of a script without capitals.
    Caseless,
    /// A figure, a mark, nothing.
    Other,
}

pub(super) fn start(text: &str) -> Start {
    if text.starts_with("http") {
        return Start::Other;
    }
    let first =
        text.chars().find(|letter| !matches!(letter, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[' | '¿' | '¡'));
    match first {
        Some(letter) if letter.is_lowercase() => Start::Small,
        Some(letter) if letter.is_uppercase() => Start::Capital,
        Some(letter) if letter.is_alphabetic() => Start::Caseless,
        _ => Start::Other,
    }
}

/// Whether a line is closed: by the end of a sentence, or by a colon before a list.
pub(crate) fn is_closed(text: &str) -> bool {
    let bare = text.trim_end_matches(|letter: char| {
        matches!(letter, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）')
    });
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：', '؟', '۔', '।', '։', '｡'])
}

/// Whether a line reads like a program's, whose lines stay as they are.
pub(super) fn is_code(text: &str) -> bool {
    text.ends_with([';', '{', '}', '\\', '=', '>', '|'])
        || text.starts_with(['{', '}', '<', '#', '$', '@', '/', '\\', '|', '`'])
}

/// How many columns a text takes: East Asian letters take two.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(|letter| 1 + usize::from(is_wide(letter))).sum() }
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Chinese and Japanese letters and marks, which stand without blanks; Korean does not.
pub(super) fn is_east_asian(letter: char) -> bool {
    is_wide(letter) && !matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Letters of Thai, Lao, Burmese and Khmer, which have no blanks between words.
pub(super) fn is_south_east_asian(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Whether a line has the wide gaps of a table or of columns: a tab, or so many blanks.
pub(super) fn has_gaps(passage: &Passage, source: &str) -> bool {
    const WIDE: usize = 4;
    let gap = |source: &str| source.len() >= WIDE || source.contains('\t');
    passage.text.repairs.iter().any(|repair| repair.kind == RepairKind::Blank && gap(repair.source.of(source)))
}

/// What stands between two lines that are joined: a blank, where the script has blanks.
pub(super) fn glue(before: &str, after: &str) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return "" };
    let both = |is: fn(char) -> bool| is(last) && is(first);
    if both(is_east_asian) || both(is_south_east_asian) { "" } else { " " }
}
