//! Small lines with a meaning of their own: a review's verdict, a note on exchange rates.

use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::{NoteKind, Span};
use crate::label::Label;

/// The longest verdict and the longest conversion, in bytes.
const LONGEST_VERDICT: usize = 48;
const LONGEST_CONVERSION: usize = 120;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    for &index in &survey.asides {
        let line = document.line(index);
        if line.len() > LONGEST_CONVERSION {
            continue;
        }
        let taken = |readings: &Readings| {
            readings[index].as_ref().is_some_and(|reading| reading.rule != "counter" && reading.confidence > 0.5)
        };
        if line.len() <= LONGEST_VERDICT && !taken(readings) && verdict(line, document).is_some() {
            set(readings, index, Label::Rating, "rating-line", 0.9);
        } else if free(readings, index) && is_conversion(line) {
            set(readings, index, Label::Note(NoteKind::Clarification), "conversion", 0.9);
        }
    }
}

/// The verdict of `Rating: 4/5`, `★★★★☆`, `Our verdict: 4 out of 5 stars`, as a range.
pub(in crate::label) fn verdict_range(line: &str, labels: impl Fn(&str) -> bool) -> Option<Span> {
    let colon = line.find([':', '：']);
    let labelled = colon.filter(|&at| labels(&line[..at].trim().to_lowercase()));
    let start = labelled.map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let value = line[start..].trim();
    let stars = value.starts_with(['★', '⭐', '☆'])
        && value.chars().all(|letter| matches!(letter, '★' | '☆' | '⭐' | '½' | '\u{fe0f}' | ' '));
    let scored = labelled.is_some() && is_score(value);
    (stars || scored).then(|| Span::new(line.len() - line[start..].trim_start().len(), line.trim_end().len()))
}

fn verdict(line: &str, document: &Document<'_>) -> Option<Span> {
    // Only a line with a star or with both a colon and a figure is looked at closely.
    let starred = line.starts_with(['★', '⭐', '☆']);
    let scored = line.contains([':', '：']) && line.bytes().any(|byte| byte.is_ascii_digit());
    let stars_behind = line.contains([':', '：']) && line.contains('★');
    (starred || scored || stars_behind).then(|| verdict_range(line, |label| document.cues.ratings.contains(label)))?
}

/// `4/5`, `8.5 / 10`, `4 out of 5 stars`, `4 von 5`.
fn is_score(value: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim();
        !text.is_empty()
            && text.len() <= 4
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    if let Some((score, of)) = value.split_once('/') {
        return number(score) && number(of.split_whitespace().next().unwrap_or_default());
    }
    let words: Vec<&str> = value.split_whitespace().take(6).collect();
    words.len() >= 3 && words.len() <= 5 && number(words[0]) && words[1..].iter().any(|word| number(word))
}

/// `($1 = 404.50 drams)`, `(1 euro = 1.09 dollars)`.
fn is_conversion(line: &str) -> bool {
    let inside = line.strip_prefix('(').and_then(|rest| rest.trim_end_matches('.').strip_suffix(')'));
    inside.is_some_and(|inside| {
        inside.split_once(" = ").is_some_and(|(left, right)| {
            left.bytes().any(|byte| byte.is_ascii_digit()) && right.bytes().any(|byte| byte.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_have_a_label_or_stars() {
        let label = |label: &str| matches!(label, "rating" | "our verdict");
        for (line, verdict) in [
            ("Rating: 4/5", "4/5"),
            ("★★★★☆", "★★★★☆"),
            ("Our verdict: 4 out of 5 stars", "4 out of 5 stars"),
            ("Rating: ★★★", "★★★"),
        ] {
            assert_eq!(verdict_range(line, label).map(|span| span.of(line)), Some(verdict), "{line}");
        }
        for line in ["4/5", "Rating: good", "Score: 4/5", "Rating agencies: 4/5"] {
            assert!(verdict_range(line, label).is_none(), "{line}");
        }
    }

    #[test]
    fn conversions_are_equations() {
        assert!(is_conversion("($1 = 404.50 drams)"));
        assert!(!is_conversion("(It was 1 = one)"));
    }
}
