//! The heads and feet of printed pages that a copied document has in the middle of its text.
//!
//! A head or foot comes again with another page's number, and it stands where a sentence is not over, or where a form feed
//! says that a page ends. A numbered heading ("Chapter 4") does not.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::form::{Start, is_closed, is_code, start};
use super::{Passage, Told};
use crate::article::FurnitureKind;
use crate::order::Order as _;

/// What leads to another page, figures as `#`, in small letters.
const TURNS: &str = include_str!("data/page_turns.txt");
/// Words that stand by a page's number.
const PAGE_WORDS: &str = include_str!("data/page_words.txt");
/// A longer line is no head or foot (bytes).
const LONGEST: usize = 160;
/// A shorter line does not show that a sentence goes on (bytes).
const SHORTEST_SENTENCE: usize = 20;
/// Fewer lines than this have no page's length.
const SHORTEST_PAGE: usize = 3;

/// Whether `text` could be a head or foot: it begins or ends with a figure.
pub(super) fn could_be(text: &str) -> bool {
    let bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let end = bytes.len() - bytes.iter().rev().take_while(|byte| !byte.is_ascii_alphanumeric()).take(3).count();
    text.len() <= LONGEST && (bare(bytes.first()) || bare(bytes[..end].last()))
}

/// A line with a figure that changes from page to page.
struct Numbered {
    at: usize,
    /// Its first and its last figure.
    numbers: [u32; 2],
}

/// Says of heads and feet that they are; gives whether there are any. `pages` are the passages that begin a page by a form feed.
pub(super) fn mark(passages: &mut [Passage], pages: &[usize]) -> bool {
    let mut groups: HashMap<String, Vec<Numbered>> = HashMap::new();
    let mut turns = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        if passage.told.is_some() || !could_be(&passage.text.text) {
            continue;
        }
        let (skeleton, numbers) = skeleton(&passage.text.text);
        if let Some(numbers) = numbers {
            if let Some(kind) = turn(&skeleton) {
                turns.push((at, kind));
            } else {
                groups.entry(skeleton).or_default().push(Numbered { at, numbers });
            }
        }
    }
    let mut found: Vec<(usize, FurnitureKind)> = Vec::new();
    for (skeleton, group) in &groups {
        if counts_pages(skeleton, group, &groups, passages, pages) {
            let kind = kind(group[0].at, passages.len(), pages);
            found.extend(group.iter().map(|line| (line.at, kind)));
        }
    }
    found.order_by_key(|(at, _)| *at);
    let any = !found.is_empty() || !turns.is_empty();
    let companions = companions(&found, passages, pages);
    let tell = |passages: &mut [Passage], at: usize, kind, rule| {
        passages[at].told = Some(Told::Furniture(kind, rule));
    };
    found.into_iter().for_each(|(at, kind)| tell(passages, at, kind, "page-number"));
    companions.into_iter().for_each(|(at, kind)| tell(passages, at, kind, "beside-page-number"));
    for (at, kind) in turns {
        tell(passages, at, kind, "page-turn");
    }
    any
}

/// The line in small letters with `#` for each figure, marks at its ends aside; its first and last figure.
fn skeleton(text: &str) -> (String, Option<[u32; 2]>) {
    let mut skeleton = String::with_capacity(text.len());
    let mut numbers: Option<[u32; 2]> = None;
    let mut number: Option<u32> = None;
    for letter in text.chars().chain([' ']) {
        if let Some(digit) = letter.to_digit(10) {
            if number.is_none() {
                skeleton.push('#');
            }
            number = Some(number.unwrap_or_default().saturating_mul(10).saturating_add(digit));
            continue;
        }
        if let Some(number) = number.take() {
            numbers = Some([numbers.map_or(number, |[first, _]| first), number]);
        }
        if letter.is_ascii() {
            skeleton.push(letter.to_ascii_lowercase());
        } else {
            skeleton.extend(letter.to_lowercase());
        }
    }
    let bare = skeleton.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '#');
    (bare.to_owned(), numbers)
}

/// Whether the line says where the story goes on or comes from, and which.
fn turn(skeleton: &str) -> Option<FurnitureKind> {
    static TABLE: OnceLock<Vec<(&str, FurnitureKind)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let entry = |line: &'static str| {
            let (way, phrase) = line.split_once(": ")?;
            let kind = if way == "from" { FurnitureKind::PageHeader } else { FurnitureKind::PageFooter };
            Some((phrase, kind))
        };
        let mut table: Vec<_> = TURNS.lines().filter_map(entry).collect();
        table.order_by_key(|(phrase, _)| *phrase);
        table
    });
    let at = table.binary_search_by_key(&skeleton, |(phrase, _)| phrase).ok()?;
    Some(table[at].1)
}

/// Whether lines of one form count pages.
fn counts_pages(
    form: &str,
    group: &[Numbered],
    groups: &HashMap<String, Vec<Numbered>>,
    passages: &[Passage],
    pages: &[usize],
) -> bool {
    let steps = |which: usize| {
        group.len() >= 2
            && group.windows(2).all(|pair| {
                let (here, there) = (pair[0].numbers[which], pair[1].numbers[which]);
                (1..=4).contains(&there.saturating_sub(here)) && pair[1].at - pair[0].at >= SHORTEST_PAGE
            })
    };
    let page_word = || form.split(' ').any(|word| PAGE_WORDS.lines().any(|known| known == word));
    // "4 | Annual Report" in mid-sentence needs no other page.
    if let [line] = group {
        return (form.contains(" | ") || page_word()) && interrupts(line.at, groups, passages);
    }
    if !steps(0) && !steps(1) {
        return false;
    }
    // A word for "page" speaks for itself.
    if page_word() {
        return true;
    }
    let witness = |line: &&Numbered| interrupts(line.at, groups, passages) || at_page_end(line.at, pages);
    let witnesses = group.iter().filter(witness).count();
    let text = passages[group[0].at].text.text.as_str();
    // Two are chance, unless they say more than a figure.
    let worded = form.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 2);
    let enough = if group.len() > 2 { witnesses * 2 >= group.len() } else { witnesses == group.len() && worded };
    enough && !is_closed(text) && !is_code(text)
}

/// Whether a form feed stands right before or behind.
fn at_page_end(at: usize, pages: &[usize]) -> bool {
    pages.binary_search(&at).is_ok() || pages.binary_search(&(at + 1)).is_ok()
}

/// Whether the lines around, other numbered ones aside, are one sentence.
fn interrupts(at: usize, groups: &HashMap<String, Vec<Numbered>>, passages: &[Passage]) -> bool {
    let plain = |passage: &&Passage| {
        passage.told.is_none()
            && !(could_be(&passage.text.text)
                && groups.get(&skeleton(&passage.text.text).0).is_some_and(|group| group.len() > 1))
    };
    let near = 3;
    let before = passages[at.saturating_sub(near)..at].iter().rev().find(plain);
    let behind = passages[at + 1..(at + 1 + near).min(passages.len())].iter().find(plain);
    // A head's words can stand between number and text.
    let goes_on = |behind: &Passage| start(&behind.text.text) == Start::Small;
    let second = passages.get(at + 2).filter(|second| plain(second));
    let open = |before: &Passage| before.text.text.len() >= SHORTEST_SENTENCE && !is_closed(&before.text.text);
    let before_last = at.checked_sub(2).map(|index| &passages[index]);
    (before.is_some_and(open) || before_last.is_some_and(open))
        && (behind.is_some_and(goes_on) || second.is_some_and(goes_on))
}

fn kind(first: usize, count: usize, pages: &[usize]) -> FurnitureKind {
    if pages.is_empty() {
        // The first page's head is above everything; its foot is not.
        return if first <= 1 && count > 3 { FurnitureKind::PageHeader } else { FurnitureKind::PageFooter };
    }
    let begins = pages.binary_search(&first).is_ok() || first == 0 || pages.binary_search(&(first - 1)).is_ok();
    if begins { FurnitureKind::PageHeader } else { FurnitureKind::PageFooter }
}

/// Lines beside page numbers or form feeds that are the same on each page.
fn companions(found: &[(usize, FurnitureKind)], passages: &[Passage], pages: &[usize]) -> Vec<(usize, FurnitureKind)> {
    let mut beside: Vec<(usize, FurnitureKind)> = Vec::new();
    for &(at, _) in found {
        beside.extend(at.checked_sub(1).map(|before| (before, FurnitureKind::PageFooter)));
        beside.push((at + 1, FurnitureKind::PageHeader));
    }
    for &at in pages {
        beside.push((at, FurnitureKind::PageHeader));
        beside.extend(at.checked_sub(1).map(|before| (before, FurnitureKind::PageFooter)));
    }
    beside.order_by_key(|(at, _)| *at);
    beside.dedup_by_key(|(at, _)| *at);
    beside.retain(|(at, _)| {
        found.binary_search_by_key(at, |(known, _)| *known).is_err()
            && passages.get(*at).is_some_and(|passage| passage.told.is_none() && passage.text.text.len() <= LONGEST / 2)
    });
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (at, _) in &beside {
        *counts.entry(passages[*at].text.text.as_str()).or_default() += 1;
    }
    beside.retain(|(at, _)| {
        let text = passages[*at].text.text.as_str();
        counts.get(text).is_some_and(|count| *count >= 2) && !is_closed(text)
    });
    beside
}
