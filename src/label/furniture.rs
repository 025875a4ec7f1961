//! Lines that belong to the page: share bars, newsletter boxes, links to other stories, menus.
//!
//! One word decides only when it is the whole line; a phrase at the start only when the line is short.

use super::shape::{Marks, Shape};
use crate::article::FurnitureKind;
use crate::language::cues::{Cues, FurnitureCue, Match};
use crate::language::fold;

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

/// Whether a line of this shape can be furniture.
pub(super) fn may_find(shape: &Shape) -> bool {
    shape.len <= LONGEST && shape.tokens <= MOST_WORDS
}

/// Reads `line` as furniture by the phrases of the language; nothing if none fits. It must be one that [may be](may_find).
pub(super) fn find(line: &str, shape: &Shape, cues: &Cues) -> Option<FoundFurniture> {
    if shape.digits == 0 {
        return read(line, shape.hash, shape.marks, cues);
    }
    let line = figures_as_zero(line);
    read(&line, fold::words_hash(&line), shape.marks, cues)
}

fn read(line: &str, hash: u64, marks: Marks, cues: &Cues) -> Option<FoundFurniture> {
    let phrase = phrase(line);
    if let Some(found) = whole(phrase, hash, cues) {
        return Some(found);
    }
    if marks.any(Marks::BAR.or(Marks::SLASH))
        && let Some(found) = all_pieces(line, cues)
    {
        return Some(found);
    }
    // Both the line as it stands and the line without its marks: "[Related: …" has its own entry. A second sentence can
    // say it, too: "Never miss a story. Sign up for our newsletter".
    let several = marks.any(Marks::STOP.or(Marks::STRONG));
    let behind = several.then(|| line.split(['.', '!', '?']).skip(1).map(str::trim)).into_iter().flatten();
    let unmarked = (phrase.len() < line.len()).then_some(phrase);
    std::iter::once(line).chain(unmarked).chain(behind).find_map(|text| starting(text, cues))
}

/// The line without marks at its ends.
fn phrase(line: &str) -> &str {
    line.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '(' | '['))
}

/// A phrase that is furniture when it is the whole line; `hash` is the one of its words.
fn whole(phrase: &str, hash: u64, cues: &Cues) -> Option<FoundFurniture> {
    let known = |way, rule| cues.furniture_of(hash, phrase, &[way]).and_then(|cue| found(cue, rule));
    known(Match::Intro, "phrase-intro")
        .or_else(|| known(Match::Line, "phrase"))
        .or_else(|| buttons(phrase, cues).and_then(|cue| found(cue, "buttons")))
}

fn found(cue: FurnitureCue, rule: &'static str) -> Option<FoundFurniture> {
    let intro = matches!(cue.matches, Match::Intro | Match::From);
    kind(cue.kind).map(|kind| FoundFurniture { kind, rule, intro })
}

/// A `0` for every number: "You have 2 free articles left" is one phrase, whatever the number.
fn figures_as_zero(line: &str) -> String {
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
        let phrase = phrase(piece);
        let found = whole(phrase, fold::words_hash(phrase), cues).filter(|found| !found.intro)?;
        first.get_or_insert(found);
    }
    first
}

/// A phrase that opens the line. One with headline-like lines below it has little behind it.
fn starting(text: &str, cues: &Cues) -> Option<FoundFurniture> {
    let (cue, rest) = cues.furniture_opening(text)?;
    let rest = rest.trim();
    match cue.matches {
        Match::From if rest.split_whitespace().count() <= 4 && !rest.ends_with(['.', '!', '?']) => {
            found(cue, "phrase-intro")
        }
        Match::Start => found(cue, "phrase-start"),
        _ => None,
    }
}

/// A line of nothing but buttons' words, glued or not: "FacebookTwitterWhatsAppCopy link". A single one must be a button
/// that is hardly ever a word of its own.
fn buttons(phrase: &str, cues: &Cues) -> Option<FurnitureCue> {
    const LONE: [&str; 15] = [
        "share",
        "tweet",
        "facebook",
        "twitter",
        "whatsapp",
        "copy link",
        "email",
        "print",
        "save",
        "linkedin",
        "reddit",
        "pinterest",
        "telegram",
        "flipboard",
        "bookmark",
    ];
    let mut rest = phrase;
    let mut count = 0;
    let mut first = None;
    while !rest.is_empty() {
        let (cue, behind) = cues.button(rest)?;
        first.get_or_insert(cue);
        rest = behind.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        count += 1;
    }
    first.filter(|_| count > 1 || LONE.into_iter().any(|word| fold::same(phrase, word)))
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

    fn shape(line: &str) -> Shape {
        Shape::of(line, &Cues::of(None).classes, &mut Vec::new())
    }

    fn told(line: &str) -> Option<FoundFurniture> {
        let shape = shape(line);
        may_find(&shape).then(|| find(line, &shape, Cues::of(None)))?
    }

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
            assert_eq!(told(line).map(|found| found.kind), Some(expected), "{line}");
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
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn each_language_has_its_own_lines() {
        let read =
            |language: &str, line: &str| find(line, &shape(line), Cues::of(Some(language))).map(|found| found.kind);
        for (language, line, kind) in [
            ("de", "Teilen", FurnitureKind::Share),
            ("de", "Bereits Abonnent? Anmelden", FurnitureKind::Paywall),
            ("fr", "Inscrivez-vous à notre newsletter", FurnitureKind::Newsletter),
            ("es", "Lea también: La nieve cierra el paso", FurnitureKind::Related),
            ("ru", "Читайте также", FurnitureKind::Related),
            ("ja", "スポンサーリンク", FurnitureKind::Advert),
            ("ar", "جميع الحقوق محفوظة", FurnitureKind::Copyright),
            ("hy", "Կիսվել", FurnitureKind::Share),
            ("tr", "Devamını oku", FurnitureKind::Related),
        ] {
            assert_eq!(read(language, line), Some(kind), "{line}");
        }
        for (language, line) in [
            ("de", "Teilen Sie uns Ihre Meinung mit, sagte die Kapitänin."),
            ("fr", "Partager le bac ne suffit pas, dit la capitaine."),
            ("es", "Compartir el muelle no es fácil."),
            ("ru", "Реклама парома висит на причале."),
            ("ja", "広告を出すかどうかは、これから決めるという。"),
        ] {
            assert_eq!(read(language, line), None, "{line}");
        }
    }
}
