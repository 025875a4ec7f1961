//! Quotations of Japanese and Chinese, where the subject's particle or the verb stands right before the mark.

use crate::article::Span;

use super::marks::Marks;
use super::prose::Passage;

/// What follows と where somebody speaks.
const SAYING: [&str; 18] = [
    "話",
    "語",
    "述べ",
    "説明",
    "言",
    "コメント",
    "訴え",
    "強調",
    "明か",
    "振り返",
    "答え",
    "呼び掛け",
    "呼びかけ",
    "指摘",
    "喜",
    "批判",
    "主張",
    "書",
];
/// Forms of address behind a name.
const ADDRESS: [&str; 8] = ["さん", "氏", "選手", "議員", "教授", "市長", "知事", "社長"];
/// Verbs before a quotation of Chinese.
const SAYS: [&str; 14] =
    ["表示", "指出", "强调", "強調", "认为", "認為", "告诉记者", "告訴記者", "称", "稱", "说", "說", "写道", "寫道"];

/// Nobody is called more, in characters.
const LONGEST_NAME: usize = 20;

/// The quotations of a passage: what is said, who says it, and the verb. Nothing where the passage is of other scripts.
pub(super) fn quotations(passage: &Passage<'_>) -> Option<Vec<(Span, Option<Span>, Span)>> {
    let text = passage.all();
    let corners = passage.quoted.iter().any(|one| one.marks == Marks::Corner);
    let chinese = passage.quoted.iter().any(|one| text[..one.outer.start].ends_with('：'));
    if !corners && !chinese {
        return None;
    }
    let mut found = Vec::new();
    let mut from = 0;
    for one in passage.quoted.iter().filter(|one| !one.open) {
        let head = &text[from..one.outer.start];
        let told = if one.marks == Marks::Corner {
            japanese(head, &text[one.outer.end..]).or_else(|| chinese_before(head))
        } else {
            chinese_before(head)
        };
        if let Some((speaker, verb)) = told {
            let at = |range: Span, base: usize| Span::new(base + range.start, base + range.end);
            let verb = if verb.1 { at(verb.0, one.outer.end) } else { at(verb.0, from) };
            found.push((one.inner, speaker.map(|range| at(range, from)), verb));
        }
        from = one.outer.end;
    }
    Some(found)
}

/// A range, and whether it is one of what stands behind the quotation.
type Place = (Span, bool);

/// "館長の佐藤由美さんは「…」と話した".
fn japanese(head: &str, rest: &str) -> Option<(Option<Span>, Place)> {
    let behind = rest.strip_prefix('と')?;
    let verb = SAYING.iter().find(|verb| behind.starts_with(**verb))?;
    let verb = (Span::new('と'.len_utf8(), 'と'.len_utf8() + verb.len()), true);
    let subject = head.trim_end_matches('、').strip_suffix(['は', 'が', 'も']);
    let speaker = subject.and_then(|subject| {
        let start = subject
            .rfind(['。', '、', '」', '　'])
            .map_or(0, |at| at + subject[at..].chars().next().map_or(0, char::len_utf8));
        let clause = &subject[start..];
        let name = ADDRESS.iter().find_map(|address| clause.strip_suffix(address));
        let (start, words) = match name {
            Some(name) => {
                let own = name.rfind('の').map_or(0, |at| at + 'の'.len_utf8());
                (start + own, &name[own..])
            }
            None => (start, clause),
        };
        whoever(words, start)
    });
    Some((speaker, verb))
}

/// "李明说：“…”".
fn chinese_before(head: &str) -> Option<(Option<Span>, Place)> {
    let told = head.strip_suffix(['：', ':', '，'])?;
    let verb = SAYS.iter().find(|verb| told.ends_with(**verb))?;
    let subject = &told[..told.len() - verb.len()];
    let start = subject
        .rfind(['。', '，', '”', '」', '、', '！', '？'])
        .map_or(0, |at| at + subject[at..].chars().next().map_or(0, char::len_utf8));
    let verb = Span::new(subject.len(), told.len());
    Some((whoever(&subject[start..], start), (verb, false)))
}

/// Where somebody stands among words that begin at `start`; nowhere, if they are none or too many.
fn whoever(words: &str, start: usize) -> Option<Span> {
    let start = start + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty() && words.chars().count() <= LONGEST_NAME).then(|| Span::new(start, start + words.len()))
}
