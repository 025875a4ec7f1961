//! Captions and picture credits.

use super::phrase::{ends_sentence, is_capitalised, offset_in};
use crate::article::Span;
use crate::language::cues::{Cues, Opening};

/// A caption line, by its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCaption {
    /// What is to be seen, as a range of the line.
    pub caption: Option<Span>,
    /// Who made the picture.
    pub credit: Option<Span>,
    /// The rule.
    pub rule: &'static str,
}

/// Longer lines are prose, whatever they end in (bytes).
const LONGEST: usize = 600;

/// The most words of a line that is nothing but a credit.
pub(super) const MOST_WORDS_OF_CREDIT: usize = 9;

/// Reads `line` as a caption or credit; nothing if it is neither.
pub(super) fn find(line: &str, cues: &Cues) -> Option<FoundCaption> {
    if line.len() > LONGEST {
        return None;
    }
    if let Some(credit) = bracketed_credit(line, cues) {
        let before = line[..credit.start].trim_end().trim_end_matches(['(', '[', '（']).trim_end();
        let caption = (!before.is_empty()).then(|| Span::new(0, before.len()));
        return Some(FoundCaption {
            rule: if caption.is_some() { "credit-tail" } else { "credit" },
            caption,
            credit: Some(credit),
        });
    }
    if let Some(Opening { entry: opening, meaning: kind, rest }) = cues.captions.opening(line) {
        let rest = rest.trim_start();
        let rest = Span::new(offset_in(line, rest), line.len());
        let said = rest.of(line);
        if said.is_empty() {
            return None;
        }
        // "Photo: A truck waits at the crossing." says what is to be seen, "Photo: Jon Doe" who took it.
        let sentence = ends_sentence(said) || said.split_whitespace().count() > 8;
        return match kind {
            "credit" if !sentence && is_capitalised_phrase(said, cues) => {
                Some(FoundCaption { caption: None, credit: Some(rest), rule: "credit" })
            }
            "credit" if !opening.ends_with([':', '：']) => None,
            _ => {
                let credit = house_behind(said, cues).map(|at| Span::new(rest.start + at, rest.end));
                let end = credit.map_or(rest.end, |credit| credit.start);
                let caption = Some(Span::new(rest.start, line[..end].trim_end().len()));
                Some(FoundCaption { caption, credit, rule: "caption-opening" })
            }
        };
    }
    if let Some((caption, credit)) = credit_behind(line, cues) {
        return Some(FoundCaption { caption: Some(caption), credit: Some(credit), rule: "credit-behind" });
    }
    if let Some(at) = sign_behind(line, cues) {
        let caption = Span::new(0, line[..at].trim_end().len());
        return Some(FoundCaption {
            caption: Some(caption),
            credit: Some(Span::new(at, line.len())),
            rule: "credit-behind",
        });
    }
    if let Some(name) = line.strip_prefix('©') {
        let short = name.split_whitespace().count() <= 6 && !name.contains(|letter: char| letter.is_ascii_digit());
        return (short && !name.trim().is_empty() && !line.to_lowercase().contains("rights reserved"))
            .then(|| whole_credit(line));
    }
    is_credit_line(line, cues).then(|| whole_credit(line))
}

/// `A truck waits. Photograph: Jon Doe/AP`: a credit's opening in mid-line, names behind it.
fn credit_behind(line: &str, cues: &Cues) -> Option<(Span, Span)> {
    if !line.contains(':') {
        return None;
    }
    let openings = line.match_indices([' ', '.']).map(|(at, _)| at + 1);
    // A caption ends before its credit begins.
    let ended = |at: usize| line[..at].trim_end().ends_with(['.', '!', '?', '"', '”', ')', '|', '/']);
    openings.filter(|&at| at > 8 && ended(at)).find_map(|at| {
        let Opening { entry: opening, meaning: kind, rest } = cues.captions.opening(&line[at..])?;
        let name = rest.trim();
        let named = kind == "credit" && opening.ends_with([':', '：']) && name.split_whitespace().count() <= 6;
        let caption = line[..at].trim_end_matches([' ', '|', '/']);
        let start = offset_in(line, name);
        (named && !name.is_empty() && is_capitalised_phrase(name, cues))
            .then(|| (Span::new(0, caption.len()), Span::new(start, start + name.len())))
    })
}

/// `… November 2, 2021. REUTERS/Jon Doe/File Photo`: where the credit behind a caption's last sentence begins.
fn house_behind(said: &str, cues: &Cues) -> Option<usize> {
    let at = said.rfind(". ")? + ". ".len();
    is_credit_line(&said[at..], cues).then_some(at)
}

/// `Trucks at the crossing © Jon Doe`: where the sign stands, with nothing but a name behind it.
fn sign_behind(line: &str, cues: &Cues) -> Option<usize> {
    let at = line.find(" ©")? + 1;
    let name = line[at + "©".len()..].trim();
    let short = name.split_whitespace().count() <= 6 && !name.contains(|letter: char| letter.is_ascii_digit());
    (short && !name.is_empty() && !ends_sentence(name) && is_capitalised_phrase(name, cues)).then_some(at)
}

fn whole_credit(line: &str) -> FoundCaption {
    FoundCaption { caption: None, credit: Some(Span::new(0, line.len())), rule: "credit" }
}

/// `(AP Photo/Jon Doe, File)` at the end of the line; a range of the inside.
fn bracketed_credit(line: &str, cues: &Cues) -> Option<Span> {
    let body = line.trim_end_matches(['.', ' ']);
    let inside = body.strip_suffix([')', ']', '）'])?;
    let (open, bracket) = inside.rmatch_indices(['(', '[', '（']).next()?;
    let start = open + bracket.len();
    let credit = &inside[start..];
    let words = credit.split_whitespace().count();
    if !(1..=12).contains(&words) {
        return None;
    }
    // A house's name alone in brackets is a dateline's or a source's; in a credit something of the picture is with it.
    let lower = credit.to_lowercase();
    let pictured = has_credit_word(&lower, cues)
        || cues.captions.opening(credit).is_some_and(|found| found.meaning == "credit")
        || credit
            .split_once('/')
            .is_some_and(|(left, right)| is_capitalised(left.trim()) && is_capitalised(right.trim()));
    (pictured && is_capitalised_phrase(credit, cues)).then(|| Span::new(start, inside.len()))
}

/// A line that is nothing but a credit: `Getty Images`, `Reuters/Jon Doe/File Photo`, `Jon Doe / The Ledger`, `Supplied`.
fn is_credit_line(line: &str, cues: &Cues) -> bool {
    let words = line.split_whitespace().count();
    if words > MOST_WORDS_OF_CREDIT || ends_sentence(line) || !is_capitalised_phrase(line, cues) {
        return false;
    }
    let vague = ["photo", "photos", "pool", "via", "rex"].into_iter().any(|word| line.eq_ignore_ascii_case(word));
    if cues.credits.has(line) && !vague {
        return true;
    }
    let parts: Vec<_> = line.split('/').map(str::trim).collect();
    let house = |part: &str| cues.agencies.contains(part) || has_credit_word(&part.to_lowercase(), cues);
    let named = parts.iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 4);
    (parts.len() > 1 && named && parts.iter().any(|part| house(part)))
        || line.split_once(" via ").is_some_and(|(left, right)| house(left) || house(right))
}

/// Whether some words of `lower` are those of credits.
fn has_credit_word(lower: &str, cues: &Cues) -> bool {
    let bounded = |at: usize, len: usize| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + len..].chars().next();
        before.is_none_or(|letter| !letter.is_alphanumeric()) && after.is_none_or(|letter| !letter.is_alphanumeric())
    };
    cues.credits
        .iter()
        .filter(|word| *word != "via" && *word != "pool")
        .any(|word| lower.match_indices(word).any(|(at, _)| bounded(at, word.len())))
}

/// Whether the words are those of names: capitals, and small words such as "by", "via", "for", "and".
fn is_capitalised_phrase(text: &str, cues: &Cues) -> bool {
    text.split([' ', '/', ',']).filter(|word| !word.is_empty()).all(|word| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        bare.is_empty()
            || is_capitalised(word)
            || is_uncased_name(bare)
            || matches!(
                bare,
                "by" | "via"
                    | "for"
                    | "and"
                    | "of"
                    | "the"
                    | "file"
                    | "photo"
                    | "handout"
                    | "courtesy"
                    | "pool"
                    | "dpa"
                    | "epa"
            )
            || cues.particles.contains(bare)
            || bare.chars().all(|letter| letter.is_ascii_digit())
    })
}

/// A short word of letters that have no case; a verb or particle of Japanese has Hiragana.
fn is_uncased_name(word: &str) -> bool {
    word.chars().count() <= 12
        && !word
            .chars()
            .any(|letter| letter.is_lowercase() || letter.is_uppercase() || matches!(letter, '\u{3041}'..='\u{309F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str)> {
        let found = find(line, Cues::of(None))?;
        let part = |span: Option<Span>| span.map_or("", |span| span.of(line));
        Some((part(found.caption), part(found.credit)))
    }

    #[test]
    fn captions_and_credits_come_apart() {
        for (line, expected) in [
            (
                "A truck waits at the Arax crossing on Tuesday. (AP Photo/Jon Doe)",
                ("A truck waits at the Arax crossing on Tuesday.", "AP Photo/Jon Doe"),
            ),
            ("A truck waits. Photograph: Jon Doe/AP", ("A truck waits.", "Jon Doe/AP")),
            ("Photo: Jon Doe/Getty Images", ("", "Jon Doe/Getty Images")),
            ("Image: A truck waits at the crossing.", ("A truck waits at the crossing.", "")),
            (
                "FILE - A truck waits at the crossing, Nov. 2, 2021.",
                ("A truck waits at the crossing, Nov. 2, 2021.", ""),
            ),
            ("PHOTO BY JON DOE / THE LEDGER", ("", "JON DOE / THE LEDGER")),
            ("Image source, Getty Images", ("", "Getty Images")),
            ("Image caption, A truck waits", ("A truck waits", "")),
            ("Foto: dpa", ("", "dpa")),
            ("© Jon Doe", ("", "© Jon Doe")),
            ("(AP Photo/Jon Doe, File)", ("", "AP Photo/Jon Doe, File")),
            ("Getty Images", ("", "Getty Images")),
            ("Reuters/Jon Doe/File Photo", ("", "Reuters/Jon Doe/File Photo")),
            ("Supplied", ("", "Supplied")),
            ("Handout", ("", "Handout")),
        ] {
            assert_eq!(read(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn look_alikes_are_prose() {
        for line in [
            "YEREVAN, Armenia (AP) — Lawmakers backed a plan.",
            "The photo shows a truck that waits at the crossing (it left later).",
            "Prices rose by a tenth (source: the ministry).",
            "Photo finishes are rare on this course",
            "The plan passed 62-38 (a majority).",
            "Images of the crossing spread quickly.",
            "Photos show the damage",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
