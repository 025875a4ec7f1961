//! Which lines of a paste stand in the true text.

use std::collections::HashMap;

use standfirst::label::network::OUTPUTS;

/// What is known of a page.
pub(super) struct Known<'a> {
    pub(super) text: &'a str,
    pub(super) title: &'a str,
    pub(super) date: &'a str,
    pub(super) authors: &'a [String],
}

/// Words that are compared at once.
const SHINGLE: usize = 4;
/// Shorter lines are told by the lines around them.
const LONG: usize = 5;
/// A line that names an author or a day in passing is longer than this.
const LONGEST_FIELD: usize = 60;

/// The number of words of each line, and what the network should say of it: body, headline, byline, date.
pub(super) fn targets(lines: &[&str], known: &Known<'_>) -> (Vec<f32>, Vec<[f32; OUTPUTS]>) {
    let words: Vec<Vec<String>> = lines.iter().map(|line| folded(line)).collect();
    let body = body(&words, &folded(known.text));
    let title = folded(known.title);
    let authors: Vec<Vec<String>> = known.authors.iter().map(|author| folded(author)).collect();
    let day = Day::read(known.date);
    let wanted = words.iter().zip(body).map(|(line, body)| {
        let short = line.len() < LONGEST_FIELD;
        let byline = short && authors.iter().any(|author| holds(line, author));
        let date = short && day.as_ref().is_some_and(|day| day.stands_in(line));
        [body, !title.is_empty() && *line == title, byline, date].map(|yes| f32::from(u8::from(yes)))
    });
    let wanted = wanted.collect();
    (words.iter().map(|words| words.len() as f32).collect(), wanted)
}

fn folded(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn holds(line: &[String], part: &[String]) -> bool {
    !part.is_empty() && line.windows(part.len()).any(|window| window == part)
}

/// Whether each line stands in the text: a long one by half of its shingles, a short one where the lines around it leave room for it.
fn body(lines: &[Vec<String>], text: &[String]) -> Vec<bool> {
    let mut places: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, shingle) in text.windows(SHINGLE).enumerate() {
        places.entry(shingle).or_default().push(at);
    }
    // Where in the text each long line was found.
    let mut found: Vec<Option<(usize, usize)>> = lines.iter().map(|line| long_line(line, &places)).collect();
    keep_one_of_each(lines, &places, &mut found);
    let mut body: Vec<bool> = found.iter().map(Option::is_some).collect();
    for index in (0..lines.len()).filter(|&index| (1..LONG).contains(&lines[index].len())) {
        const REACH: usize = 12;
        let before =
            (index.saturating_sub(REACH)..index).rev().find_map(|at| found[at].filter(|_| lines[at].len() >= LONG));
        let behind = (index + 1..(index + 1 + REACH).min(lines.len()))
            .find_map(|at| found[at].filter(|_| lines[at].len() >= LONG));
        let (start, end) = match (before, behind) {
            (Some(before), Some(behind)) => (before.1.saturating_sub(2), behind.0 + 2),
            (Some(before), None) => (before.1.saturating_sub(2), before.1 + 38),
            (None, Some(behind)) => (behind.0.saturating_sub(40), behind.0 + 2),
            (None, None) => continue,
        };
        let end = end.min(text.len());
        body[index] = start < end && end - start <= 400 && holds(&text[start..end], &lines[index]);
    }
    body
}

fn long_line(line: &[String], places: &HashMap<&[String], Vec<usize>>) -> Option<(usize, usize)> {
    if line.len() < LONG {
        return None;
    }
    let hits: Vec<&Vec<usize>> = line.windows(SHINGLE).filter_map(|shingle| places.get(shingle)).collect();
    if hits.len() * 2 < line.len() + 1 - SHINGLE {
        return None;
    }
    let start = *hits.first()?.first()?;
    Some((start, start + line.len()))
}

/// Of lines with the same words only as many count as the text has: those with the most of the article around them.
fn keep_one_of_each(
    lines: &[Vec<String>],
    places: &HashMap<&[String], Vec<usize>>,
    found: &mut [Option<(usize, usize)>],
) {
    let mut same: HashMap<&[String], Vec<usize>> = HashMap::new();
    for index in (0..lines.len()).filter(|&index| found[index].is_some()) {
        same.entry(&lines[index]).or_default().push(index);
    }
    let company = |index: usize| -> f32 {
        let is_found = |at: Option<usize>| at.is_some_and(|at| found.get(at).is_some_and(Option::is_some));
        let around = |step: usize| u8::from(is_found(index.checked_sub(step))) + u8::from(is_found(Some(index + step)));
        (1..=5).map(|step| f32::from(around(step)) / step as f32).sum()
    };
    let mut spare = Vec::new();
    for (line, mut places_of) in same {
        let times = places.get(&line[..SHINGLE]).map_or(1, Vec::len);
        if places_of.len() > times {
            places_of.sort_by(|&one, &other| company(other).total_cmp(&company(one)).then(one.cmp(&other)));
            spare.extend(places_of.split_off(times));
        }
    }
    spare.into_iter().for_each(|index| found[index] = None);
}

/// A day of the calendar.
struct Day {
    year: String,
    month: usize,
    day: u32,
}

impl Day {
    /// Reads 2023-12-13.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (1..=12).contains(&month).then(|| Self { year: year.to_owned(), month, day })
    }

    /// Whether a line has the year, the day, and the month in letters or figures.
    fn stands_in(&self, line: &[String]) -> bool {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
        line.iter().any(|word| word.starts_with(&self.year))
            && line.iter().any(|word| number(word) == Some(self.day))
            && line.iter().any(|word| {
                word.starts_with(MONTHS[self.month - 1]) || word.parse::<usize>().is_ok_and(|month| month == self.month)
            })
    }
}
