//! Language detection: accuracy by length of text, and the languages that fare worst.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::write_predictions;
use standfirst_score::{lines, share};

#[derive(Deserialize)]
struct Snippet {
    id: String,
    lang: String,
    #[serde(rename = "len")]
    length: String,
    #[serde(default)]
    script: Option<String>,
    text: String,
}

#[derive(Default)]
struct Tally {
    snippets: usize,
    exact: usize,
    group: usize,
    none: usize,
}

/// Languages that are taken for each other without much harm.
const GROUPS: [&[&str]; 3] = [&["nb", "nn", "no"], &["sr", "hr", "bs"], &["id", "ms"]];
/// Rows of the table of languages.
const WORST: usize = 16;

pub(crate) fn report(folder: &Path, predictions: Option<&Path>) -> Result<String> {
    let mut by_length: BTreeMap<String, Tally> = BTreeMap::new();
    let mut by_lang: BTreeMap<String, BTreeMap<String, Tally>> = BTreeMap::new();
    let mut mistakes: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut predicted = BTreeMap::new();
    let (mut scripts, mut scripts_right) = (0, 0);
    for snippet in lines::<Snippet>(&folder.join("snippets.jsonl"))? {
        let found = standfirst::language::detect(&snippet.text);
        let mut subtags = found.lang.split('-');
        let got = subtags.next().unwrap_or_default();
        let exact = got == snippet.lang;
        let group = exact || GROUPS.iter().any(|group| group.contains(&got) && group.contains(&&*snippet.lang));
        let by_this_lang = by_lang.entry(snippet.lang.clone()).or_default();
        for tally in [
            by_length.entry(snippet.length.clone()).or_default(),
            by_this_lang.entry(snippet.length.clone()).or_default(),
        ] {
            tally.snippets += 1;
            tally.exact += usize::from(exact);
            tally.group += usize::from(group);
            tally.none += usize::from(got == "und");
        }
        if let Some(script) = snippet.script.filter(|_| exact) {
            scripts += 1;
            scripts_right += usize::from(subtags.next() == Some(script.as_str()));
        }
        if !exact {
            *mistakes.entry((snippet.lang, got.to_owned())).or_default() += 1;
        }
        predicted.insert(snippet.id, found.lang.into_owned());
    }
    write_predictions(predictions, "language.json", &predicted)?;

    let percent = |part: usize, whole: usize| 100.0 * share(part, whole, 0.0);
    let mut report =
        String::from("\n## Language\n\n| length | snippets | exact | group | no answer |\n|---|--:|--:|--:|--:|\n");
    for (length, Tally { snippets, exact, group, none }) in &by_length {
        let (exact, group, none) = (percent(*exact, *snippets), percent(*group, *snippets), percent(*none, *snippets));
        let _ = writeln!(report, "| {length} | {snippets} | {exact:.2} | {group:.2} | {none:.2} |");
    }
    let _ = writeln!(report, "\nScript (Chinese, Serbian) right where the language is: {scripts_right} of {scripts}.");
    report += "\n| language | sentence | 300 | 1000 |\n|---|--:|--:|--:|\n";
    let wrong = |tallies: &BTreeMap<String, Tally>| -> usize {
        tallies.values().map(|tally| tally.snippets - tally.exact).sum()
    };
    let mut worst: Vec<_> = by_lang.iter().filter(|(_, tallies)| wrong(tallies) > 0).collect();
    worst.sort_by_key(|(_, tallies)| std::cmp::Reverse(wrong(tallies)));
    for (lang, tallies) in worst.into_iter().take(WORST) {
        let cell = |length: &str| {
            tallies.get(length).map_or_else(String::new, |tally| format!("{} of {}", tally.exact, tally.snippets))
        };
        let _ = writeln!(report, "| {lang} | {} | {} | {} |", cell("sentence"), cell("300"), cell("1000"));
    }
    let mut mistakes: Vec<_> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mistakes: Vec<String> =
        mistakes.iter().take(WORST).map(|((lang, got), count)| format!("{lang} as {got} {count}")).collect();
    let _ = writeln!(report, "\nMost frequent mistakes: {}.", mistakes.join(", "));
    report += "\nThe shipped parameters have seen these texts; `src/language/data/detect.md` has the figures of held-out ones.\n";
    Ok(report)
}
