//! Readers' comments: from the first of them to the end of the paste.

use super::{Document, Readings, set};
use crate::article::FurnitureKind;
use crate::label::{Label, date};
use crate::language::cues::{Cues, Match};

/// How far above the first reply button the comments' own heading can stand.
const REACH: usize = 12;
/// How far below the heading a single remark's button stands.
const CLOSE: usize = 6;
/// The fewest paragraphs of an article that readers comment on.
const FEWEST_PARAGRAPHS: usize = 2;
/// The longest line of buttons below a comment, in bytes.
const LONGEST: usize = 64;

pub(super) fn claim(document: &Document<'_>, readings: &mut Readings) {
    let comments = |index: usize| {
        let reading = readings[index].as_ref();
        reading.is_some_and(|reading| reading.label == Label::Furniture(FurnitureKind::Comments))
    };
    // Somebody announces comments or counts them, on nearly every page that has some.
    let announced = (0..document.len())
        .any(|index| comments(index) || readings[index].as_ref().is_some_and(|reading| reading.rule == "counter"));
    if !announced {
        return;
    }
    let signs: Vec<usize> =
        (0..document.len()).filter(|&index| is_reply(document.line(index), document.cues)).take(2).collect();
    let Some(&first) = signs.first() else { return };
    // The heading of the comments stands above, else the commenter's line does.
    let announces = |index: usize| comments(index) || is_counter(document, index);
    let heading = (first.saturating_sub(REACH)..first)
        .rev()
        .find(|&index| announces(index))
        .map(|nearest| (0..nearest).rev().take_while(|&index| announces(index)).last().unwrap_or(nearest));
    // One remark is enough close below the heading, else it takes two.
    let close = heading.is_some_and(|heading| first - heading <= CLOSE);
    if signs.len() < 2 && !close {
        return;
    }
    let start = heading.unwrap_or_else(|| {
        let above = first.saturating_sub(4)..first;
        above.clone().find(|&index| is_commenter(document, index)).unwrap_or(first.saturating_sub(1))
    });
    let paragraphs = (0..start).filter(|&index| document.is_prose(index)).count();
    if paragraphs < if close { 1 } else { FEWEST_PARAGRAPHS } {
        return;
    }
    for index in start..document.len() {
        set(readings, index, Label::Furniture(FurnitureKind::Comments), "comments-to-the-end", 0.8);
    }
}

/// `Reply`, `Like Reply`, `2 hours ago · Reply`, `Reply 12`.
fn is_reply(line: &str, cues: &Cues) -> bool {
    if line.len() > LONGEST || line.is_empty() {
        return false;
    }
    let mut replies = false;
    for piece in line.split(['·', '|', '•', '/', '\t']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let bare = piece.trim_matches(|letter: char| !letter.is_alphabetic());
        let button = |words: &str| cues.furniture(words, &[Match::Reply]).is_some();
        if !bare.is_empty() && (button(bare) || bare.split_whitespace().all(button)) {
            replies = true;
        } else {
            let dated = date::at_start(piece, cues).is_some();
            let counted = piece.chars().all(|letter| letter.is_ascii_digit() || !letter.is_alphanumeric());
            if !dated && !counted {
                return false;
            }
        }
    }
    replies
}

/// `34 Comments`, `(12) Kommentare`.
fn is_counter(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    line.len() < 32 && super::super::metadata_line::is_counter(line, document.cues)
}

/// A name and how long ago.
fn is_commenter(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    let form = document.form(index);
    !form.terminated && form.words <= 8 && !document.is_prose(index) && line.len() <= LONGEST
}
