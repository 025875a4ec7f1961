//! ROUGE (Lin 2004) with the numbers of Google's rouge-score, stemming on: the same words, stems and counts.

pub(crate) mod porter;

use std::collections::HashMap;

use crate::f1;

/// F1 by single words, word pairs, and longest common subsequences of whole texts and of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rouge {
    /// ROUGE-1.
    pub one: f64,
    /// ROUGE-2.
    pub two: f64,
    /// ROUGE-L of the texts as one.
    pub long: f64,
    /// ROUGE-Lsum: sentence by sentence, each word hit once.
    pub long_sum: f64,
}

impl Rouge {
    /// How a summary fares against a reference, both in sentences.
    pub fn of<S: AsRef<str>, T: AsRef<str>>(reference: &[S], summary: &[T]) -> Self {
        let mut numbers = Numbers::default();
        let reference: Vec<Vec<u32>> = reference.iter().map(|sentence| numbers.tokens(sentence.as_ref())).collect();
        let summary: Vec<Vec<u32>> = summary.iter().map(|sentence| numbers.tokens(sentence.as_ref())).collect();
        let (all, ours) = (reference.concat(), summary.concat());
        let share = |hits: usize, wanted: usize, got: usize| {
            f1(hits as f64 / got.max(1) as f64, hits as f64 / wanted.max(1) as f64)
        };
        let grams = |n: usize| {
            let (wanted, got) = (counts(&all, n), counts(&ours, n));
            let hits = wanted.iter().map(|(gram, count)| (*count).min(got.get(gram).copied().unwrap_or(0))).sum();
            share(hits, (all.len() + 1).saturating_sub(n), (ours.len() + 1).saturating_sub(n))
        };
        let common = in_common(&all, &ours).len();
        Self {
            one: grams(1),
            two: grams(2),
            long: share(common, all.len(), ours.len()),
            long_sum: share(by_sentences(&reference, &summary), all.len(), ours.len()),
        }
    }
}

/// The words of a text, in lower case, stemmed where they have four letters or more; letters beyond ASCII part words.
pub fn rouge_tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| if word.len() > 3 { porter::stem(word) } else { word.to_owned() }).collect()
}

/// A number for each different word.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn tokens(&mut self, text: &str) -> Vec<u32> {
        let number = |word: String| {
            let next = self.0.len() as u32;
            *self.0.entry(word).or_insert(next)
        };
        rouge_tokens(text).into_iter().map(number).collect()
    }
}

fn counts(words: &[u32], n: usize) -> HashMap<&[u32], usize> {
    let mut counts = HashMap::new();
    words.windows(n).for_each(|gram| *counts.entry(gram).or_default() += 1);
    counts
}

/// The places in `wanted` of one of the longest subsequences that it has in common with `got`: the one that rouge-score picks.
fn in_common(wanted: &[u32], got: &[u32]) -> Vec<usize> {
    let columns = got.len() + 1;
    let mut lengths = vec![0_u32; (wanted.len() + 1) * columns];
    for (i, word) in wanted.iter().enumerate() {
        for (j, other) in got.iter().enumerate() {
            let at = (i + 1) * columns + j + 1;
            lengths[at] =
                if word == other { lengths[at - columns - 1] + 1 } else { lengths[at - columns].max(lengths[at - 1]) };
        }
    }
    let (mut i, mut j) = (wanted.len(), got.len());
    let mut places = Vec::new();
    while i > 0 && j > 0 {
        if wanted[i - 1] == got[j - 1] {
            (i, j) = (i - 1, j - 1);
            places.push(i);
        } else if lengths[i * columns + j - 1] > lengths[(i - 1) * columns + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    places.reverse();
    places
}

/// The hits of ROUGE-Lsum.
fn by_sentences(reference: &[Vec<u32>], summary: &[Vec<u32>]) -> usize {
    let tally = |sentences: &[Vec<u32>]| {
        let mut left: HashMap<u32, usize> = HashMap::new();
        sentences.iter().flatten().for_each(|word| *left.entry(*word).or_default() += 1);
        left
    };
    let (mut wanted, mut got) = (tally(reference), tally(summary));
    let mut hits = 0;
    for sentence in reference {
        let mut places: Vec<usize> = summary.iter().flat_map(|other| in_common(sentence, other)).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            let word = sentence[place];
            if let (Some(wanted), Some(got)) = (wanted.get_mut(&word), got.get_mut(&word))
                && *wanted > 0
                && *got > 0
            {
                (*wanted, *got) = (*wanted - 1, *got - 1);
                hits += 1;
            }
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What rouge-score 0.1.2 prints for these.
    #[test]
    fn the_numbers_are_those_of_rouge_score() {
        let near = |got: Rouge, wanted: [f64; 4]| {
            let got = [got.one, got.two, got.long, got.long_sum];
            assert!(got.iter().zip(wanted).all(|(got, wanted)| (got - wanted).abs() < 1e-9), "{got:?} {wanted:?}");
        };
        let bridge = Rouge::of(
            &[
                "the harbour council has agreed to replace the swing bridge by 2031 .",
                "ferries run twice hourly while builders are working , officials said .",
            ],
            &[
                "The harbour council agreed on Tuesday to replace its ageing swing bridge, ending eleven years of quarrels.",
                "“Ferries will be running twice an hour while the builders work,” said Odile Marrant, the council’s chief \
                 engineer.",
                "The new bridge should open in 2031.",
            ],
        );
        near(bridge, [0.523_076_923_077, 0.158_730_158_73, 0.461_538_461_538, 0.492_307_692_308]);
        let bakers = Rouge::of(
            &[
                "Bakers' relational skills were electrifying, replied the nationalists dying for controlled happiness.",
                "Skies over Åsele: 1,200 geologists exceeded plans!",
            ],
            &[
                "Nationalists were dying; the relational, controlled bakers replied happily.",
                "The plan's geology exceeds 1,200 skies.",
            ],
        );
        near(bakers, [0.648_648_648_649, 0.057_142_857_143, 0.270_270_270_27, 0.270_270_270_27]);
        near(Rouge::of(&["One a b c d"], &["Nothing else here matches."]), [0.0; 4]);
        near(Rouge::of(&["x"], &[""]), [0.0; 4]);
    }
}
