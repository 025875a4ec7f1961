//! How the time grows with the page: the exponent of the power that fits, 1 where it is linear.

use std::hint::black_box;
use std::time::{Duration, Instant};

use standfirst_score::exponent;

use crate::extractor::Extractor;
use crate::spread;

/// The sizes of the pages, in bytes.
const SIZES: [usize; 3] = [50_000, 500_000, 5_000_000];

/// Nobody is asked to read a page for which it would need longer than this.
const PATIENCE: Duration = Duration::from_secs(60);

/// Times of each extractor on pages of our own making, and the exponents.
pub(crate) fn print(repeats: u32) {
    println!(
        "Growth: ms a page of our own making (menus, an article, comments), medians of {repeats}; the exponent is the slope of \
         the logarithms.\n\n\
         | | 50 kB | 500 kB | 5 MB | exponent | from 500 kB to 5 MB |\n|---|--:|--:|--:|--:|--:|"
    );
    let pages = SIZES.map(page);
    for extractor in Extractor::ALL {
        let mut times: Vec<f64> = Vec::new();
        for page in &pages {
            let next = times.last().map_or(Duration::ZERO, |last| Duration::from_secs_f64(last * 10.0));
            if next < PATIENCE {
                let time = |_| {
                    let started = Instant::now();
                    black_box(extractor.read(black_box(page), None));
                    started.elapsed().as_secs_f64()
                };
                times.push(spread((0..repeats.max(1)).map(time).collect()).0);
            }
        }
        let cells: Vec<String> = (0..SIZES.len())
            .map(|at| times.get(at).map_or("–".to_owned(), |time| format!("{:.2}", time * 1e3)))
            .collect();
        let points: Vec<(f64, f64)> = SIZES.iter().map(|size| *size as f64).zip(times).collect();
        println!(
            "| {} | {} | {:.2} | {:.2} |",
            extractor.name(),
            cells.join(" | "),
            exponent(&points),
            exponent(&points[points.len().saturating_sub(2)..]),
        );
    }
    println!();
}

/// A page of about `size` bytes: a twentieth menus, half an article, the rest comments; no sentence stands in it twice.
fn page(size: usize) -> String {
    let mut words = Words(size as u64);
    let mut page = String::with_capacity(size + size / 8);
    page.push_str(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour bridge opens a year early | The Ellery \
         Ledger</title><meta property=\"og:title\" content=\"Harbour bridge opens a year early\"><script \
         type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Harbour bridge \
         opens a year early\",\"author\":{\"@type\":\"Person\",\"name\":\"Ani Petrosyan\"},\"datePublished\":\"2025-03-04\"}</script>\
         <style>.menu{display:flex}.story p{margin:1em 0}</style></head><body><nav class=\"menu\"><ul>",
    );
    while page.len() < size / 20 {
        let (address, label) = (words.some(2).replace(' ', "-"), words.some(2));
        let item = format!("<li class=\"menu-item\"><a href=\"/{address}\">{label}</a></li>\n");
        page.push_str(&item);
    }
    page.push_str(
        "</ul></nav><main><article class=\"story\"><h1>Harbour bridge opens a year early</h1><p class=\"byline\">By <a \
         href=\"/people/ani\">Ani Petrosyan</a></p><time datetime=\"2025-03-04\">4 March 2025</time>",
    );
    let mut number = 0;
    while page.len() < size / 2 {
        number += 1;
        let (few, one, other) = (words.some(4), words.sentence(), words.sentence());
        let block = match number % 12 {
            0 => format!("<h2>{few}</h2>\n"),
            5 => format!("<figure><img src=\"/{number}.jpg\" alt=\"{few}\"><figcaption>{one}</figcaption></figure>\n"),
            8 => format!("<ul><li>{one}</li><li>{other}</li></ul>\n"),
            _ => format!("<p>{one} <a href=\"/{number}\">{few}</a> {other} <em>{}</em></p>\n", words.sentence()),
        };
        page.push_str(&block);
    }
    page.push_str("</article></main><section class=\"comments\"><h2>Comments</h2>");
    while page.len() < size {
        number += 1;
        let (name, hours, said) = (words.some(2), number % 24, words.sentence());
        let comment = format!(
            "<div class=\"comment\" id=\"c{number}\"><span class=\"author\">{name}</span> <span class=\"ago\">{hours} hours \
             ago</span><div><p>{said}</p></div><a href=\"#reply-{number}\">Reply</a></div>\n"
        );
        page.push_str(&comment);
    }
    page.push_str("</section><footer><p>© 2025 The Ellery Ledger</p></footer></body></html>");
    page
}

/// Words at random; the same seed gives the same words.
struct Words(u64);

impl Words {
    const LIST: [&str; 32] = [
        "the", "harbour", "of", "bridge", "council", "and", "a", "winter", "ferry", "to", "island", "port", "in",
        "vote", "road", "that", "farmers", "for", "crossing", "was", "years", "on", "money", "with", "minister", "it",
        "river", "by", "school", "from", "train", "people",
    ];

    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn some(&mut self, count: u64) -> String {
        let words: Vec<&str> = (0..count).map(|_| Self::LIST[self.number() as usize % Self::LIST.len()]).collect();
        words.join(" ")
    }

    fn sentence(&mut self) -> String {
        let count = 10 + self.number() % 20;
        format!("The {}.", self.some(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_the_size_asked_for() {
        for size in [50_000, 500_000] {
            let page = page(size).len();
            assert!(page.abs_diff(size) < size / 20, "{page} bytes for {size}");
        }
    }
}
