//! What a page has twice: the article once for wide screens and once for narrow ones, of which a style sheet hides one.

use std::collections::HashMap;

use super::Features;

/// So many passages in a row, with so many words, do not stand in an article twice.
const PASSAGES: usize = 3;
const WORDS: usize = 60;

/// Of the passages at `body`, those that repeat a stretch of others before them, word for word and in the same order.
pub(super) fn repeated(features: &[Features], body: &[usize]) -> Vec<usize> {
    let mut first: HashMap<u64, usize> = HashMap::with_capacity(body.len());
    let mut repeated = Vec::new();
    let (mut start, mut next, mut words) = (0, None, 0);
    for place in 0..=body.len() {
        let before = body.get(place).and_then(|&index| {
            let first = *first.entry(features[index].shape.hash).or_insert(place);
            (first < place).then_some(first)
        });
        if before.is_none() || before != next {
            if place - start >= PASSAGES && words >= WORDS {
                repeated.extend(&body[start..place]);
            }
            (start, words) = (place, 0);
        }
        match before {
            Some(_) => words += body.get(place).map_or(0, |&index| features[index].form.words),
            None => start = place + 1,
        }
        next = before.map(|before| before + 1);
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::label::features;
    use crate::language::cues::Cues;

    #[test]
    fn a_second_copy_of_a_long_stretch_is_told_from_a_refrain() {
        let paragraph =
            |number: usize| format!("The {number} ferry leaves the harbour {}.", "early in the day ".repeat(6));
        let copy: Vec<String> = (1..5).map(paragraph).collect();
        let refrain = "And so it goes on the island, they say.".to_owned();
        let lines: Vec<String> =
            [copy.clone(), vec![refrain.clone(), "Another line of it.".to_owned(), refrain], copy].concat();
        let passages = crate::read::text::read(&lines.join("\n\n"), &Limits::default()).unwrap().passages;
        let features = features(&passages, Cues::of(None), &mut Vec::new());
        let body: Vec<usize> = (0..passages.len()).collect();
        assert_eq!(repeated(&features, &body), [7, 8, 9, 10]);
    }
}
