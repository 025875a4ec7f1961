//! How titles, days and names compare.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{4}-\d\d-\d\d").expect("a valid pattern"));
static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\s*[;,|&\n]\s*|\s+and\s+").expect("a valid pattern"));
static BY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)^\s*by\b:?\s+").expect("a valid pattern"));

/// The first day in a date: `2025-03-04`.
pub(crate) fn day(date: &str) -> Option<&str> {
    DAY.find(date).map(|day| day.as_str())
}

/// Names of a truth or a prediction, one by one.
pub fn names(text: &str) -> impl Iterator<Item = String> {
    let parts = BETWEEN.split(text).filter(|part| !part.trim().is_empty());
    parts.map(|part| fold(&BY.replace(part, "")))
}

/// A title without case, shape of quotation marks and number of blanks.
pub fn fold(title: &str) -> String {
    let plain: String = title.nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.replace('ß', "ss").replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a folded text has a day, in letters or figures.
pub fn has_day(text: &str, day: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = day.split('-').map(|part| part.parse::<usize>().unwrap_or_default());
    let (Some(year), Some(month @ 1..=12), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let tokens: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let number = |token: &str| token.trim_end_matches(char::is_alphabetic).parse::<usize>().ok();
    tokens.windows(3).any(|three| {
        three.iter().any(|token| number(token) == Some(year))
            && three.iter().any(|token| number(token) == Some(day))
            && three.iter().any(|token| token.starts_with(MONTHS[month - 1]) || token.parse() == Ok(month))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_compare_without_case_and_blanks() {
        assert_eq!(fold("A  “Big”\nDay’s"), fold("a \"big\" day's"));
    }

    #[test]
    fn names_are_parted_at_signs_and_words() {
        let names: Vec<String> = names("By Ani Petrosyan AND Tom Reyes; Desk & Co").collect();
        assert_eq!(names, ["ani petrosyan", "tom reyes", "desk", "co"]);
    }
}
