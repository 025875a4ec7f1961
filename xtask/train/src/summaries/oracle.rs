//! The sentences that come nearest to a reference, one after the other.

use std::collections::HashMap;

use standfirst_score::{f1, rouge_tokens};

type Counts = HashMap<(u32, u32), usize>;

/// Stands for the second word where there is none.
const ALONE: u32 = u32::MAX;

/// At most `most` sentences, each the one that adds most to the sum of ROUGE-1 and ROUGE-2, as long as one adds anything.
pub(super) fn choose(sentences: &[&str], reference: &[String], most: usize) -> Vec<usize> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut counts = |text: &str| -> [Counts; 2] {
        let words: Vec<u32> = rouge_tokens(text)
            .into_iter()
            .map(|word| {
                let next = numbers.len() as u32;
                *numbers.entry(word).or_insert(next)
            })
            .collect();
        let (mut single, mut pairs) = (Counts::new(), Counts::new());
        words.iter().for_each(|&word| *single.entry((word, ALONE)).or_default() += 1);
        words.windows(2).for_each(|pair| *pairs.entry((pair[0], pair[1])).or_default() += 1);
        [single, pairs]
    };
    let wanted = counts(&reference.join(" "));
    let all: Vec<[Counts; 2]> = sentences.iter().map(|sentence| counts(sentence)).collect();
    let mut have = [Counts::new(), Counts::new()];
    let (mut chosen, mut best) = (Vec::new(), 0.0);
    while chosen.len() < most {
        let mut found = None;
        for (index, grams) in all.iter().enumerate().filter(|(index, _)| !chosen.contains(index)) {
            let worth = (0..2).map(|n| with(&have[n], &grams[n], &wanted[n])).sum::<f64>();
            if worth > best + 1e-9 {
                (best, found) = (worth, Some(index));
            }
        }
        let Some(index) = found else { break };
        for (have, grams) in have.iter_mut().zip(&all[index]) {
            grams.iter().for_each(|(gram, count)| *have.entry(*gram).or_default() += count);
        }
        chosen.push(index);
    }
    chosen
}

/// F1 of what there is with a sentence added.
fn with(have: &Counts, grams: &Counts, wanted: &Counts) -> f64 {
    let count = |counts: &Counts, gram| counts.get(gram).copied().unwrap_or(0);
    let hits: usize = wanted.iter().map(|(gram, wanted)| (count(have, gram) + count(grams, gram)).min(*wanted)).sum();
    let size = |counts: &Counts| counts.values().sum::<usize>();
    let (all, got) = (size(wanted).max(1) as f64, (size(have) + size(grams)).max(1) as f64);
    f1(hits as f64 / got, hits as f64 / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_adds_nothing_is_not_chosen() {
        let sentences =
            ["The ferry stopped.", "Fog lay on the harbour.", "The ferry stopped in thick fog.", "Nobody minded."];
        assert_eq!(
            choose(&sentences, &["The ferry stopped in fog.".to_owned(), "Nobody minded it.".to_owned()], 3),
            [2, 3]
        );
    }
}
