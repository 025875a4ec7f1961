//! HTML's character references in text: `&amp;`, `&#8217;`, `&#x2019;`, `&nbsp;`.
//!
//! As with mojibake, three have to stand there and nothing may be left of them afterwards; and a text *about* entities,
//! which quotes them, keeps them.

use std::sync::OnceLock;

use crate::article::{RepairKind, Span, SuggestedRepair};

/// Name and number, in order of name.
const NAMES: &str = include_str!("data/entities.txt");
/// The longest reference, `&thetasym;` or `&#1114111;`, in bytes.
const LONGEST: usize = 12;
const ENOUGH: usize = 3;
const MOST_OFFERS: usize = 100;

/// What is to be done with a text.
pub(super) enum Judgement {
    /// Show each as its character.
    Repair,
    /// Leave them, and say what could be done.
    Offer(Vec<SuggestedRepair>),
}

/// Judges a text that holds ampersands.
pub(super) fn judge(source: &str) -> Judgement {
    let (mut count, mut quoted, mut left) = (0, 0, false);
    let mut offers = Vec::new();
    for (at, _) in source.match_indices('&') {
        let Some((letter, len)) = entity(&source[at..]) else { continue };
        count += 1;
        let end = at + len;
        quoted += usize::from(is_quoted(&source[..at], &source[end..]));
        left |= letter == '&' && is_reference_without_ampersand(&source[end..]);
        if offers.len() < MOST_OFFERS {
            let text = letter.to_string();
            offers.push(SuggestedRepair { kind: RepairKind::Entity, span: Span::new(at, end), text });
        }
    }
    if count >= ENOUGH && quoted * 4 < count && !left { Judgement::Repair } else { Judgement::Offer(offers) }
}

/// Whether an entity is spoken of: it stands between quotation marks, backticks or brackets.
fn is_quoted(before: &str, behind: &str) -> bool {
    let mark = |letter: char| matches!(letter, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '«' | '»' | '(' | ')' | '„');
    before.trim_end().ends_with(mark) && behind.trim_start().starts_with(mark)
}

/// `amp;`, `#8217;`: what a reference is once its ampersand has been shown as one.
fn is_reference_without_ampersand(rest: &str) -> bool {
    let head = rest.get(..LONGEST.min(rest.len())).unwrap_or_default();
    head.split_once(';').is_some_and(|(name, _)| number(name).is_some() || named(name).is_some())
}

/// The character that `rest`, which begins with an ampersand, stands for, and the reference's length.
pub(crate) fn entity(rest: &str) -> Option<(char, usize)> {
    let semicolon = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(1..semicolon)?;
    let letter = number(name).or_else(|| named(name))?;
    Some((letter, semicolon + 1))
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).filter(|letter| !letter.is_control())
}

fn named(name: &str) -> Option<char> {
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let names = names();
    let at = names.binary_search_by_key(&name, |&(name, _)| name).ok()?;
    Some(names[at].1)
}

fn names() -> &'static [(&'static str, char)] {
    static TABLE: OnceLock<Vec<(&str, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |line: &'static str| {
            let (name, number) = line.split_once(' ')?;
            Some((name, char::from_u32(u32::from_str_radix(number, 16).ok()?)?))
        };
        NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        for (text, letter) in
            [("&amp;", '&'), ("&#8217;s", '’'), ("&#x2019;", '’'), ("&eacute;", 'é'), ("&nbsp;", '\u{a0}')]
        {
            assert_eq!(entity(text).map(|(letter, _)| letter), Some(letter), "{text}");
        }
        for text in ["&", "& co;", "&c;", "&unheardof;", "&#xD800;", "&#0;", "&amp", "&#;", "&é;"] {
            assert_eq!(entity(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_about_entities_keeps_them() {
        assert!(matches!(judge("a &amp; b &amp; c &lt; d"), Judgement::Repair));
        assert!(matches!(judge("write “&amp;”, '&lt;' or (&gt;)"), Judgement::Offer(offers) if offers.len() == 3));
        assert!(matches!(judge("R&amp;D and AT&amp;T"), Judgement::Offer(_)));
        assert!(matches!(judge("&amp;amp; &amp;lt; &amp;gt;"), Judgement::Offer(_)));
    }
}
