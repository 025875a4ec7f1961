//! Names in Japanese and Chinese, where no capital gives them away: a run of letters before a form of address, or with the word of a
//! place or an institution at its end.

use std::collections::HashMap;

use crate::article::Span;
use crate::order::Order as _;

use super::entities::{Name, NameKind, NameMention};
use super::prose::Passage;

/// Forms of address behind a name.
const ADDRESS: [&str; 9] = ["さん", "氏", "先生", "選手", "議員", "教授", "女士", "投手", "監督"];
/// Ends of names of places.
const PLACES: [&str; 10] = ["市", "県", "省", "都", "府", "町", "村", "島", "縣", "区"];
/// Ends of names of organisations.
const ORGANISATIONS: [&str; 13] =
    ["大学", "大學", "株式会社", "公司", "銀行", "银行", "新聞", "协会", "協会", "委員会", "委员会", "研究所", "病院"];
/// Beginnings that make a word out of what looks like a name.
const NO_NAME: [&str; 24] = [
    "同",
    "全",
    "各",
    "両",
    "本",
    "当",
    "他",
    "某",
    "毎",
    "每",
    "首都",
    "都市",
    "大都市",
    "京都府",
    "城市",
    "近郊",
    "地元",
    "一部",
    "周辺",
    "諸",
    "群",
    "政府",
    "政令",
    "国立",
];
/// Fewest and most letters of a name before what ends it.
const NAME: std::ops::RangeInclusive<usize> = 2..=6;
const PERSON: std::ops::RangeInclusive<usize> = 2..=5;

/// The names of a text in these languages; nothing for other texts.
pub(super) fn find(language: Option<&str>, passages: &[Passage<'_>]) -> Option<Vec<Name>> {
    let tag = language?.split(['-', '_']).next()?;
    matches!(tag, "ja" | "zh").then_some(())?;
    let mut names: Vec<Name> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for passage in passages {
        let text = passage.all();
        for (range, kind) in runs(text) {
            let name = range.of(text);
            let mention = NameMention { text: name.to_owned(), span: passage.text.source_span(range) };
            // Somebody is named in full first, and by the family's name then.
            let short = kind == NameKind::Person && name.chars().count() == 2;
            let full = names.iter().position(|one| short && one.kind == kind && one.name.starts_with(name));
            let id = full.or_else(|| known.get(name).copied()).unwrap_or_else(|| {
                known.insert(name.to_owned(), names.len());
                let rule = match kind {
                    NameKind::Person => "address",
                    _ => "name-word",
                };
                names.push(Name {
                    name: name.to_owned(),
                    span: mention.span,
                    kind,
                    rule: rule.into(),
                    mentions: Vec::new(),
                });
                names.len() - 1
            });
            names[id].mentions.push(mention);
        }
    }
    for name in &mut names {
        name.mentions.order_by_key(|mention| mention.span.start);
    }
    Some(names)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

/// The names in a text, in order, each with its kind.
fn runs(text: &str) -> Vec<(Span, NameKind)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), '\n')]) {
        match (start, is_han(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                found.extend(name(text, Span::new(from, at)));
            }
            _ => {}
        }
    }
    found
}

/// The name that a run of Chinese letters is, with what stands behind it.
fn name(text: &str, run: Span) -> Option<(Span, NameKind)> {
    let words = run.of(text);
    let rest = &text[run.end..];
    let fits = |name: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&name.chars().count()) && !NO_NAME.iter().any(|no| name.starts_with(no))
    };
    let whole = ADDRESS.iter().any(|address| rest.starts_with(address));
    let inside = ADDRESS.iter().find_map(|address| words.strip_suffix(address));
    if let Some(person) = whole.then_some(words).or(inside).filter(|name| fits(name, PERSON)) {
        return Some((Span::new(run.start, run.start + person.len()), NameKind::Person));
    }
    let ends = |list: &[&str]| list.iter().any(|end| words.strip_suffix(end).is_some_and(|head| fits(head, NAME)));
    if ends(&ORGANISATIONS) {
        return Some((run, NameKind::Organisation));
    }
    (ends(&PLACES) && !words.ends_with("都市")).then_some((run, NameKind::Place))
}
