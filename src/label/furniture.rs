//! Lines that belong to the page: share bars, newsletter boxes, links to other stories, menus.
//!
//! One word decides only when it is the whole line; a phrase at the start only when the line is short.

use crate::article::FurnitureKind;
use crate::language::cues::{Cues, FurnitureCue, Match};

/// A furniture line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundFurniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// The rule.
    pub rule: &'static str,
    /// Whether the headline-like lines below it belong to it.
    pub intro: bool,
}

/// The most words of a line that is known by its beginning.
const MOST_WORDS: usize = 14;
/// The longest line that is looked at, in bytes.
const LONGEST: usize = 200;

/// Reads `line` as furniture by the phrases of the language; nothing if none fits.
pub(super) fn find(line: &str, cues: &Cues) -> Option<FoundFurniture> {
    if line.len() > LONGEST || line.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let lower = figures_as_zero(line.to_lowercase().replace('’', "'"));
    let phrase = lower.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '(' | '['));
    let found = |cue: FurnitureCue, rule, intro| kind(cue.kind).map(|kind| FoundFurniture { kind, rule, intro });
    if let Some(cue) = cues.furniture(phrase, &[Match::Intro]) {
        return found(cue, "phrase-intro", true);
    }
    if let Some(cue) = cues.furniture(phrase, &[Match::Line]) {
        return found(cue, "phrase", false);
    }
    if let Some(cue) = buttons(phrase, cues) {
        return found(cue, "buttons", false);
    }
    if let Some(piece) = all_pieces(line, cues) {
        return Some(piece);
    }
    // Both the line as it stands and the line without its marks: "[Related: …" has its own entry. A second sentence can
    // say it, too: "Never miss a story. Sign up for our newsletter".
    let behind = lower.split(['.', '!', '?']).skip(1).map(str::trim);
    [lower.as_str(), phrase].into_iter().chain(behind).find_map(|text| {
        starting(text, cues).and_then(|(cue, rest)| match cue.matches {
            Match::From if rest.split_whitespace().count() <= 4 && !rest.ends_with(['.', '!', '?']) => {
                found(cue, "phrase-intro", true)
            }
            Match::Start => found(cue, "phrase-start", false),
            _ => None,
        })
    })
}

/// A `0` for every number: "You have 2 free articles left" is one phrase, whatever the number.
fn figures_as_zero(line: String) -> String {
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        if !letter.is_ascii_digit() {
            out.push(letter);
        } else if !out.ends_with('0') {
            out.push('0');
        }
    }
    out
}

/// `SUBSCRIBE | LOG IN`: pieces that are each a line of the page on their own.
fn all_pieces(line: &str, cues: &Cues) -> Option<FoundFurniture> {
    let pieces: Vec<&str> = line.split(['|', '·', '•', '/']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() < 2 {
        return None;
    }
    let mut first = None;
    for piece in pieces {
        let found = find(piece, cues).filter(|found| matches!(found.rule, "phrase" | "buttons"))?;
        first.get_or_insert(found);
    }
    first
}

/// The longest phrase that opens the line, and what is left of the line.
fn starting<'a>(text: &'a str, cues: &Cues) -> Option<(FurnitureCue, &'a str)> {
    let mut ends: Vec<usize> = text
        .match_indices([' ', ':', '|', '?', '!', ',', '：', '▶'])
        .map(|(at, mark)| if matches!(mark, ":" | "|" | "：") { at + mark.len() } else { at })
        .collect();
    ends.push(text.len());
    ends.iter().rev().find_map(|&end| {
        let cue = cues.furniture(&text[..end], &[Match::Start, Match::From])?;
        Some((cue, text[end..].trim()))
    })
}

/// A line of nothing but buttons' words, glued or not: "FacebookTwitterWhatsAppCopy link". A single one must be a button
/// that is hardly ever a word of its own.
fn buttons(phrase: &str, cues: &Cues) -> Option<FurnitureCue> {
    let mut rest = phrase;
    let mut count = 0;
    let mut first = None;
    while !rest.is_empty() {
        // The longest word first: "email" before "e".
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= 16);
        let (end, cue) = ends.filter_map(|end| Some((end, cues.furniture(&rest[..end], &[Match::Word])?))).last()?;
        first.get_or_insert(cue);
        rest = rest[end..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        count += 1;
    }
    let lone = matches!(
        phrase,
        "share"
            | "tweet"
            | "facebook"
            | "twitter"
            | "whatsapp"
            | "copy link"
            | "email"
            | "print"
            | "save"
            | "linkedin"
            | "reddit"
            | "pinterest"
            | "telegram"
            | "flipboard"
            | "bookmark"
    );
    first.filter(|_| count > 1 || lone)
}

/// The kind that the table names.
fn kind(name: &str) -> Option<FurnitureKind> {
    Some(match name {
        "share" => FurnitureKind::Share,
        "newsletter" => FurnitureKind::Newsletter,
        "related" => FurnitureKind::Related,
        "advert" => FurnitureKind::Advert,
        "navigation" => FurnitureKind::Navigation,
        "cookie" => FurnitureKind::Cookie,
        "paywall" => FurnitureKind::Paywall,
        "counter" => FurnitureKind::Counter,
        "comments" => FurnitureKind::Comments,
        "audio" => FurnitureKind::Audio,
        "app" => FurnitureKind::App,
        "print" => FurnitureKind::Print,
        "copyright" => FurnitureKind::Copyright,
        "tracking" => FurnitureKind::Tracking,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_told_by_kind() {
        for (line, expected) in [
            ("Share", FurnitureKind::Share),
            ("Share on Facebook", FurnitureKind::Share),
            ("Link copied", FurnitureKind::Share),
            ("FacebookTwitterWhatsAppCopy link", FurnitureKind::Share),
            ("Facebook Twitter Email", FurnitureKind::Share),
            ("Gift this article", FurnitureKind::Share),
            ("Sign up for our Morning Briefing", FurnitureKind::Newsletter),
            ("Get the best of The Ledger in your inbox", FurnitureKind::Newsletter),
            ("Enter your email", FurnitureKind::Newsletter),
            ("By signing up you agree to our terms", FurnitureKind::Newsletter),
            ("Thank you for subscribing!", FurnitureKind::Newsletter),
            ("READ MORE: Snow closes pass", FurnitureKind::Related),
            ("Related Articles", FurnitureKind::Related),
            ("More from World", FurnitureKind::Related),
            ("You may also like", FurnitureKind::Related),
            ("Also read | Snow closes pass", FurnitureKind::Related),
            ("SEE ALSO: Snow closes pass", FurnitureKind::Related),
            ("Advertisement", FurnitureKind::Advert),
            ("SUBSCRIBE | LOG IN", FurnitureKind::Newsletter),
            ("Never miss a story. Sign up for our newsletter", FurnitureKind::Newsletter),
            ("hide caption", FurnitureKind::Navigation),
        ] {
            assert_eq!(find(line, Cues::of(None)).map(|found| found.kind), Some(expected), "{line}");
        }
    }

    #[test]
    fn look_alikes_are_prose() {
        for line in [
            "Share prices fell on Tuesday",
            "Readers can sign up for our newsletter at the town hall, where the clerk keeps a list of names until the spring.",
            "Sign up for our swimming classes at the pool before Friday, the council said, or wait until the spring term begins.",
            "More from the same field went to market on Friday.",
            "Advertisement spending rose by a tenth",
            "Email is slow",
            "Related costs rose",
            "X marks the spot",
        ] {
            assert_eq!(find(line, Cues::of(None)), None, "{line}");
        }
    }
}
