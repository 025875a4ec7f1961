//! Where a text was copied from: `Read more at: https://…`, `Source: Ledger`, `Originally published at …`, `via @ledger`.

use super::{Document, DocumentPart, add_source, set};
use crate::article::{Article, Furniture, FurnitureKind, Source, Span};
use crate::label::phrase::{ends_sentence, head};
use crate::label::{Label, Reading};
use crate::language::cues::Cues;
use crate::read::Passage;

/// How many of the last passages are looked at; the first is looked at as well.
const TAIL: usize = 6;
/// The longest such line, in bytes, and the most words of an outlet's name.
const LONGEST: usize = 500;
const MOST_WORDS: usize = 6;

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let count = document.passages.len();
    let tail = count.saturating_sub(TAIL).max(1)..count;
    for index in std::iter::once(0).chain(tail) {
        let line = document.line(index);
        let claimed = readings.get(index).is_some_and(|reading| {
            let ours = |label: Label| {
                matches!(
                    label,
                    Label::Credit | Label::Caption | Label::Furniture(FurnitureKind::Tracking | FurnitureKind::Related)
                )
            };
            reading.as_ref().is_some_and(|reading| !ours(reading.label))
        });
        // A text that is nothing but an address is no article's.
        if count < 3 || claimed || line.len() > LONGEST || find(line, document.cues).is_none() {
            continue;
        }
        set(readings, index, Label::Document(DocumentPart::CopyHook), "copy-hook", 0.85);
    }
}

/// What a line says of where it comes from.
struct Hook<'a> {
    /// Where the value begins.
    start: usize,
    /// The address or name.
    value: &'a str,
    /// Whether the words before it are what copying a page appends, rather than the author's.
    appended: bool,
}

fn find<'a>(line: &'a str, cues: &Cues) -> Option<Hook<'a>> {
    let whole = |start: usize, appended: bool| {
        let value = line[start..].trim();
        let start = line.len() - line[start..].trim_start().len();
        Hook { start, value, appended }
    };
    if is_address(line) {
        return Some(whole(0, false));
    }
    let lower = head(line, 60).to_lowercase();
    let (entry, kind) = cues.sources.prefix(&lower)?;
    let rest = line.get(entry.len()..)?;
    let hook = whole(line.len() - rest.trim_start_matches([' ', ':', '：']).len(), kind == "appended");
    let name = || {
        (!ends_sentence(hook.value) || hook.value.ends_with("Inc.") || hook.value.ends_with("Ltd."))
            && (1..=MOST_WORDS).contains(&hook.value.split_whitespace().count())
            && hook.value.starts_with(|letter: char| letter.is_uppercase() || letter == '@' || !letter.is_ascii())
            && (rest.starts_with([':', '：'])
                || entry.ends_with([':', '：'])
                || hook.value.starts_with('@')
                || hook.appended
                // "SOURCE Halvorsen Inc.", below a press release.
                || (entry.len() > 4 && line[..entry.len()].bytes().all(|byte| byte.is_ascii_uppercase())))
    };
    (is_address(hook.value) || name()).then_some(hook)
}

/// An address and nothing else.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www."))
        && text.len() > 11
        && !text.contains(char::is_whitespace)
}

/// The source goes to its field, what copying appended to furniture.
pub(super) fn take(passage: &Passage, reading: &Reading, cues: &Cues, article: &mut Article) {
    let line = passage.text.text.as_str();
    let Some(hook) = find(line, cues) else { return };
    let mut start = 0;
    let furniture = |range: Span| Furniture {
        kind: FurnitureKind::Tracking,
        text: passage.text.slice(range),
        reason: reading.rule.clone(),
        confidence: reading.confidence,
    };
    if hook.value.starts_with('@') {
        article.furniture.push(furniture(Span::new(0, line.len())));
        return;
    }
    if hook.appended && hook.start > 0 {
        start = hook.start;
        article.furniture.push(furniture(Span::new(0, line[..start].trim_end().len())));
    }
    let span = passage.text.source_span(Span::new(start, line.len()));
    let source = if is_address(hook.value) {
        Source { site: None, url: Some(without_tracking(hook.value)) }
    } else {
        Source { site: Some(hook.value.to_owned()), url: None }
    };
    add_source(article, source, span, reading);
}

/// An address without the parameters that only count readers.
fn without_tracking(address: &str) -> String {
    let (address, fragment) =
        address.split_once('#').map_or((address, None), |(address, fragment)| (address, Some(fragment)));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let counts = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
        !(name.starts_with("utm_")
            || name.starts_with("mc_")
            || matches!(
                name.as_str(),
                "fbclid"
                    | "gclid"
                    | "igshid"
                    | "cmpid"
                    | "ref"
                    | "ref_src"
                    | "src"
                    | "smid"
                    | "at_medium"
                    | "at_campaign"
                    | "yclid"
                    | "msclkid"
            ))
    };
    let kept: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty()).filter(counts).collect();
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty() && !fragment.starts_with("ixzz")) {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_what_counts_readers_only() {
        for (address, expected) in [
            ("https://ledger.example/a?utm_source=x&id=4&fbclid=9", "https://ledger.example/a?id=4"),
            ("https://ledger.example/a?utm_source=x", "https://ledger.example/a"),
            ("https://ledger.example/a#part", "https://ledger.example/a#part"),
        ] {
            assert_eq!(without_tracking(address), expected);
        }
    }

    #[test]
    fn hooks_are_told_from_sentences() {
        let cues = Cues::of(None);
        let value = |line| find(line, cues).map(|hook| hook.value);
        assert_eq!(value("Read more at: https://ledger.example/a"), Some("https://ledger.example/a"));
        assert_eq!(value("Source: Ledger"), Some("Ledger"));
        assert_eq!(value("via @ledger"), Some("@ledger"));
        assert_eq!(value("Source: the ministry said that the roads will open."), None);
        assert_eq!(value("Source of the river found"), None);
        assert_eq!(value("Via Brussels, the train goes on to Paris."), None);
    }
}
