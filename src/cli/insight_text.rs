//! What is told of an article, as lines of text.

use std::fmt::Write as _;

use standfirst::NameKind;
use standfirst::insight::{GradeFormula, Insight, Number};

/// A line for each thing that is told, what it is first.
pub(super) fn of(insight: &Insight) -> String {
    let mut lines = String::new();
    let mut line = |what: &str, words: &str| {
        let _ = writeln!(lines, "{what}: {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
    };
    let answers =
        [("who", &insight.who), ("what", &insight.what), ("when", &insight.when), ("where", &insight.r#where)];
    for (what, answer) in answers {
        answer.iter().for_each(|answer| line(what, &answer.text));
    }
    for name in &insight.names {
        let kind = match name.kind {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Place => "place",
            _ => "name",
        };
        let times = name.mentions.len();
        line(kind, &if times > 1 { format!("{} ({times} times)", name.name) } else { name.name.clone() });
    }
    insight.numbers.iter().for_each(|number: &Number| line("number", &number.text));
    for date in &insight.dates {
        let iso = date.iso.as_ref().filter(|iso| **iso != date.text);
        line("date", &iso.map_or_else(|| date.text.clone(), |iso| format!("{} ({iso})", date.text)));
    }
    let times = insight.times;
    line("reading time", &format!("{} to {} seconds", times.fast_seconds, times.slow_seconds));
    line("listening time", &format!("{} seconds", times.listening_seconds));
    if let Some(grade) = insight.grade {
        let formula = match grade.formula {
            GradeFormula::FleschKincaid => "Flesch–Kincaid",
            GradeFormula::WienerSachtextformel => "Wiener Sachtextformel",
            _ => "LIX",
        };
        line("grade", &format!("{} ({formula})", grade.value));
    }
    insight.outline.iter().for_each(|section| line("section", &section.title));
    lines
}
