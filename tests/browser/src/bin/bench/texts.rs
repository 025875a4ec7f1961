//! What is read: the page's sample over and over, and with `--data` real pastes one behind the other.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use standfirst_browser_tests::Page;

/// The words of an article of ordinary length.
const WORDS: usize = 1000;
const SIZES: [usize; 3] = [10_000, 30_000, 100_000];

/// A text and what it is called in the tables.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) words: String,
}

/// The sample that the page offers.
pub(crate) async fn sample(page: &Page) -> Result<String> {
    let sample = page.run("return import('/page/sample.js').then((module) => module.SAMPLE)", vec![]).await?;
    Ok(sample.as_str().context("www/page/sample.js has no SAMPLE")?.to_owned())
}

/// Shorter lines of the sample are no prose, or its furniture.
const PROSE: usize = 80;

/// The sample, and its prose again as often as gives this size: one long story. Each time its names are others, so that no line comes
/// twice.
pub(crate) fn of_size(sample: &str, size: usize) -> String {
    let end = sample.rfind("\n\nRelated").unwrap_or(sample.len());
    let prose: Vec<&str> = sample[..end].lines().filter(|line| line.len() > PROSE).collect();
    let (first, again) = (&sample[..end], prose.join("\n\n"));
    let mut text = String::with_capacity(size + sample.len());
    let mut round = 0_u32;
    while text.len() < size {
        vary(&mut text, if round == 0 { first } else { again.as_str() }, round);
        text.push_str("\n\n");
        round += 1;
    }
    text.push_str(&sample[end..]);
    text
}

/// One article of so many words: the sample's head, then its paragraphs over and over, a heading now and then.
pub(crate) fn article(sample: &str, words: usize) -> String {
    let is_paragraph = |line: &&str| line.len() > 120 && !line.starts_with('"');
    let paragraphs: Vec<&str> = sample.lines().filter(is_paragraph).collect();
    let head = sample.lines().take_while(|line| !is_paragraph(line));
    let mut text: String = head.flat_map(|line| [line, "\n"]).collect();
    let mut count = 0;
    for round in 0.. {
        for paragraph in &paragraphs {
            vary(&mut text, paragraph, round);
            text.push_str("\n\n");
            count += paragraph.split_whitespace().count();
            if count >= words {
                return text;
            }
        }
        let _ = writeln!(text, "What the strait was like in week {}\n", round + 2);
    }
    text
}

/// The words with names that other rounds don't have.
fn vary(text: &mut String, words: &str, round: u32) {
    for word in words.split_inclusive([' ', '\n']) {
        let name = round > 0 && word.len() > 5 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        match word.find(|letter: char| !letter.is_alphabetic()).filter(|&end| name && end > 4) {
            Some(end) => {
                text.push_str(&word[..end - 1]);
                text.push(char::from(b'a' + (round % 26) as u8));
                text.push_str(&word[end..]);
            }
            None => text.push_str(word),
        }
    }
}

/// The texts of the first table.
pub(crate) fn of_sizes(sample: &str, data: Option<&Path>) -> Result<Vec<Text>> {
    let article = of_size(sample, WORDS * 8);
    let mut left = WORDS;
    let words = article.split_inclusive(char::is_whitespace).take_while(|piece| {
        left -= usize::from(!piece.trim().is_empty());
        left > 0
    });
    let mut texts = vec![Text { name: format!("{WORDS} words of the sample"), words: words.collect() }];
    texts.extend(SIZES.map(|size| Text { name: "the sample".to_owned(), words: of_size(sample, size) }));
    let Some(data) = data else { return Ok(texts) };
    let folder = data.join("extraction/paste");
    let listed = fs::read_dir(&folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut paths = listed.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut paths = paths.into_iter();
    for size in SIZES {
        let mut words = String::new();
        while words.len() < size
            && let Some(path) = paths.next()
        {
            words.push_str(&String::from_utf8_lossy(&fs::read(&path)?));
            words.push_str("\n\n");
        }
        texts.push(Text { name: "pastes".to_owned(), words });
    }
    let seed = data.join("seed/article.txt");
    let words = fs::read_to_string(&seed).with_context(|| format!("could not read {}", seed.display()))?;
    texts.push(Text { name: "seed/article.txt".to_owned(), words });
    Ok(texts)
}
