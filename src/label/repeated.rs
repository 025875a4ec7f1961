//! Words that stand a second time inside another text: pulled quotations.

use crate::article::Span;
use crate::language::fold::hashed_words;
use crate::language::hash_index::HashIndex;

/// So many words are looked up by their hash before all are compared.
const LOOKED_UP: usize = 3;
/// Shorter phrases are no evidence (bytes).
const SHORTEST: usize = 12;
/// How many words can be compared for each word of the texts, and how many phrases that begin alike are looked up: keeps all of it
/// linear whatever the texts are.
const MOST_COMPARED: usize = 8;
const MOST_ALIKE: usize = 8;

/// For each of `phrases`, which names its own text, the first of the other `texts` that has its words, and where in it.
pub(super) fn find(texts: &[&str], phrases: &[(usize, &str)]) -> Vec<Option<(usize, Span)>> {
    let mut found = vec![None; phrases.len()];
    let mut index = HashIndex::new(phrases.len());
    let mut wanted: Vec<(u64, Vec<u64>)> = Vec::with_capacity(phrases.len());
    // Phrases of the same words as an earlier one.
    let mut copies = Vec::new();
    for (number, (_, phrase)) in phrases.iter().enumerate() {
        let words: Vec<u64> = hashed_words(phrase).map(|(_, hash)| hash).collect();
        let mut hash = 0;
        if phrase.len() >= SHORTEST
            && let Some(first) = words.first_chunk()
        {
            hash = key(first);
            let alike = index.rows(hash).filter(|&other| wanted[other].0 == hash).take(MOST_ALIKE);
            let (count, same) = alike.fold((0, None), |(count, same), other| {
                (count + 1, same.or((wanted[other].1 == words).then_some(other)))
            });
            if let Some(same) = same {
                copies.push((number, same));
            } else if count < MOST_ALIKE {
                index.insert(hash, number);
            }
        }
        wanted.push((hash, words));
    }
    let mut left = phrases.len() - copies.len();
    let mut budget = MOST_COMPARED;
    for (at, text) in texts.iter().enumerate() {
        if left == 0 {
            break;
        }
        let mut last = [(Span::default(), 0); LOOKED_UP];
        for word in hashed_words(text) {
            last = [last[1], last[2], word];
            budget += MOST_COMPARED;
            let here = key(&last.map(|(_, hash)| hash));
            for number in index.rows(here) {
                let (hash, words) = &wanted[number];
                if *hash != here || found[number].is_some() || phrases[number].0 == at || budget < words.len() {
                    continue;
                }
                budget -= words.len();
                let start = last[0].0.start;
                let end = same_words_len(&text[start..], words).map(|len| start + len);
                if let Some(end) = end {
                    found[number] = Some((at, Span::new(start, end)));
                    left -= 1;
                }
            }
        }
    }
    for (copy, original) in copies {
        let (own, _) = phrases[original];
        let there = || same_words_len(texts[own], &wanted[original].1).map(|len| (own, Span::new(0, len)));
        found[copy] = found[original].filter(|(at, _)| *at != phrases[copy].0).or_else(there);
    }
    found
}

/// How far these words reach in a text that begins with them.
fn same_words_len(text: &str, words: &[u64]) -> Option<usize> {
    let mut there = hashed_words(text);
    let mut len = 0;
    for word in words {
        let (range, hash) = there.next()?;
        if hash != *word {
            return None;
        }
        len = range.end;
    }
    Some(len)
}

fn key(words: &[u64; LOOKED_UP]) -> u64 {
    (words[0].rotate_left(21) ^ words[1].rotate_left(11) ^ words[2]).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_stands_between() {
        let texts =
            ["“Nobody was looking, at all!”", "This morning nobody was looking at all, she said.", "Nobody was."];
        let found = find(&texts, &[(0, texts[0]), (2, texts[2])]);
        assert_eq!(found[0].map(|(at, range)| range.of(texts[at])), Some("nobody was looking at all"));
        assert_eq!(found[1], None);
    }
}
