//! Choosing sentences that together stand for the article and repeat nothing.

use super::score::Scores;
use super::{Limit, SummarySentence};
use crate::article::Article;
use crate::language::count_words;
use crate::order::Order as _;

/// What a repetition costs where all content words are repeated, in deviations of the score, and the share of repeated words that rules
/// a sentence out.
const REPETITION: f64 = 1.5;
const REPEATED: f64 = 0.5;
/// What it adds to two sentences that one leans on the other: the two are one thought.
const ONE_THOUGHT: f64 = 0.25;
/// How many chosen sentences all others are compared with. It bounds the work by the length of the article; who asks for more
/// gets the rest by their worth so far.
const COMPARED: usize = 64;
/// How many sentences with somebody's full name a sentence with the last name is tried with.
const MOST_NAMED: usize = 4;

/// A set of sentences that grows.
struct Choice<'a> {
    scores: &'a Scores,
    /// Whether sentences may be chosen that cannot stand alone.
    any_sentence: bool,
    /// The words of each sentence, and how many there is room for; nothing where words don't count.
    room: Option<(Vec<usize>, usize)>,
    chosen: Vec<usize>,
    taken: Vec<bool>,
    /// The share of each sentence's words that one chosen sentence has already.
    repeated: Vec<f64>,
    /// For each term whether it is of the sentence that is being looked at.
    marked: Vec<bool>,
}

impl Choice<'_> {
    fn worth(&self, index: usize) -> f64 {
        self.scores.each[index].total - REPETITION * self.repeated[index]
    }

    /// Whether a sentence can be added, whatever it leans on.
    fn is_open(&self, index: usize) -> bool {
        let score = &self.scores.each[index];
        let fit = if self.any_sentence { score.prose } else { score.candidate && self.repeated[index] < REPEATED };
        fit && !self.taken[index] && self.has_room(&[index])
    }

    /// Whether there is room for the words of these sentences.
    fn has_room(&self, sentences: &[usize]) -> bool {
        let words = |words: &[usize]| sentences.iter().map(|&index| words[index]).sum::<usize>();
        self.room.as_ref().is_none_or(|(each, room)| words(each) <= *room)
    }

    /// Whether what a sentence leans on has been chosen, or would be with `more`, and who is called by the last name named in full.
    fn stands(&self, index: usize, more: Option<usize>) -> bool {
        let is_there = |other: usize| self.taken[other] || more == Some(other);
        let score = &self.scores.each[index];
        let told = |person: &usize| {
            let before = self.scores.named[*person].iter().take(MOST_NAMED).take_while(|&&other| other < index);
            before.into_iter().any(|&other| is_there(other))
        };
        self.any_sentence
            || ((!score.leans || (index > 0 && is_there(index - 1))) && score.persons.short.iter().all(told))
    }

    /// The sentences that a sentence could stand with.
    fn partners(&self, index: usize) -> impl Iterator<Item = usize> {
        let score = &self.scores.each[index];
        let before = index.checked_sub(1).filter(|_| score.leans);
        let persons = score.persons.short.iter().flat_map(|person| self.scores.named[*person].iter().take(MOST_NAMED));
        before.into_iter().chain(persons.copied().filter(move |&other| other < index))
    }

    fn may(&self, index: usize) -> bool {
        self.is_open(index) && self.stands(index, None)
    }

    /// The two best sentences to add, the better one first.
    fn best(&self) -> [Option<usize>; 2] {
        let mut best: [Option<usize>; 2] = [None, None];
        let beats =
            |index: usize, other: Option<usize>| other.is_none_or(|other| self.worth(index) > self.worth(other));
        for index in (0..self.taken.len()).filter(|&index| self.may(index)) {
            if beats(index, best[0]) {
                best = [Some(index), best[0]];
            } else if beats(index, best[1]) {
                best[1] = Some(index);
            }
        }
        best
    }

    /// The best sentence that can't stand alone with the one that it can stand with, and what the two are worth.
    fn best_pair(&self) -> Option<([usize; 2], f64)> {
        let leaning = (1..self.taken.len()).filter(|&index| self.is_open(index) && !self.stands(index, None));
        let pairs = leaning.flat_map(|index| self.partners(index).map(move |partner| [partner, index]));
        let pairs = pairs.filter(|&[partner, index]| self.may(partner) && self.stands(index, Some(partner)));
        let both = pairs.filter_map(|pair| {
            let [partner, index] = pair;
            let shared = overlap(&self.scores.each[index].terms, &self.scores.each[partner].terms);
            let repeats = REPETITION * (shared - self.repeated[index]).max(0.0);
            (shared < REPEATED && self.has_room(&pair))
                .then(|| (pair, self.worth(index) + self.worth(partner) - repeats))
        });
        both.reduce(|best, other| if other.1 > best.1 { other } else { best })
    }

    fn take(&mut self, index: usize) {
        self.taken[index] = true;
        if let Some((each, room)) = &mut self.room {
            *room -= each[index];
        }
        self.chosen.push(index);
        if self.chosen.len() <= COMPARED {
            let scores = &self.scores.each;
            let own = &scores[index].terms;
            own.iter().for_each(|term| self.marked[*term as usize] = true);
            for (share, other) in self.repeated.iter_mut().zip(scores) {
                let shared = other.terms.iter().filter(|term| self.marked[**term as usize]).count();
                *share = share.max(share_of(shared, own.len().min(other.terms.len())));
            }
            own.iter().for_each(|term| self.marked[*term as usize] = false);
        }
    }
}

/// As many sentences as the limit allows, in the article's order.
pub(super) fn choose(article: &Article, scores: &Scores, limit: &Limit, any_sentence: bool) -> Vec<SummarySentence> {
    let each = || article.sentences.iter().map(|sentence| count_words(&sentence.text)).collect();
    let room = limit.words.map(|room| (each(), room));
    chosen(scores, room, limit.sentences, any_sentence)
        .into_iter()
        .map(|index| {
            let sentence = &article.sentences[index];
            let why = scores.why(index);
            SummarySentence {
                text: sentence.text.clone(),
                span: sentence.span,
                sentence: Some(index),
                score: why.values().sum(),
                why,
                cuts: Vec::new(),
            }
        })
        .collect()
}

/// The best sentences, `most` at the most, in order: greedily the best one that says something new. One that leans on the
/// sentence before it comes only together with that, where the two are not worth much less than the two that would come otherwise.
fn chosen(scores: &Scores, room: Option<(Vec<usize>, usize)>, most: usize, any_sentence: bool) -> Vec<usize> {
    let terms = scores.each.iter().filter_map(|score| score.terms.last()).max().map_or(0, |last| last + 1);
    let mut choice = Choice {
        scores,
        any_sentence,
        room,
        chosen: Vec::new(),
        taken: vec![false; scores.each.len()],
        repeated: vec![0.0; scores.each.len()],
        marked: vec![false; terms as usize],
    };
    while choice.chosen.len() < most.min(COMPARED) {
        let [best, next] = choice.best();
        let room = most - choice.chosen.len();
        let pair = if room > 1 { choice.best_pair() } else { None };
        let worth = |index: Option<usize>| index.map_or(0.0, |index| choice.worth(index));
        match (best, pair) {
            (best, Some((pair, both))) if best.is_none() || both + ONE_THOUGHT > worth(best) + worth(next) => {
                pair.into_iter().for_each(|index| choice.take(index));
            }
            (Some(best), _) => choice.take(best),
            (None, _) => break,
        }
    }
    if choice.chosen.len() < most {
        let mut rest: Vec<usize> = (0..scores.each.len()).filter(|&index| choice.is_open(index)).collect();
        rest.order_by(|&one, &other| choice.worth(other).total_cmp(&choice.worth(one)).then(one.cmp(&other)));
        for index in rest {
            if choice.chosen.len() < most && choice.may(index) {
                choice.take(index);
            }
        }
    }
    let mut chosen = choice.chosen;
    chosen.order();
    chosen
}

/// The share of the shorter one's terms that the other has, too; both sorted.
fn overlap(a: &[u32], b: &[u32]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|term| long.binary_search(term).is_ok()).count();
    share_of(shared, short.len())
}

fn share_of(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::super::score::Score;
    use super::*;

    /// Sentences of these worths and terms.
    fn scores<const N: usize>(sentences: [(f64, &[u32]); N]) -> Scores {
        let each = sentences.map(|(total, terms)| {
            let mut score = Score::plain(total, [("", 0.0); 6]);
            score.terms = terms.to_vec();
            score
        });
        Scores { each: each.into(), named: Vec::new(), features: Vec::new() }
    }

    fn best(scores: &Scores, most: usize) -> Vec<usize> {
        chosen(scores, None, most, false)
    }

    #[test]
    fn what_repeats_is_worth_less_by_its_share() {
        let repeating =
            |other: f64| scores([(3.0, &[0, 1, 2, 3, 4]), (2.5, &[0, 1, 5, 6, 7]), (other, &[8, 9, 10, 11, 12])]);
        // Two words of five are 0.6 of a deviation.
        assert_eq!(best(&repeating(2.0), 2), [0, 2]);
        assert_eq!(best(&repeating(1.8), 2), [0, 1]);
    }

    #[test]
    fn half_of_the_words_again_say_nothing_new() {
        let scores = scores([(3.0, &[0, 1, 2, 3]), (2.5, &[0, 1, 4, 5]), (1.0, &[6, 7])]);
        assert_eq!(best(&scores, 3), [0, 2]);
        // Who wants all gets all.
        assert_eq!(chosen(&scores, None, 3, true), [0, 1, 2]);
    }

    #[test]
    fn words_are_counted_where_there_is_room_for_so_many() {
        let scores = scores([(3.0, &[0]), (2.0, &[1]), (1.0, &[2])]);
        let words = vec![20, 15, 10];
        assert_eq!(chosen(&scores, Some((words.clone(), 30)), 3, false), [0, 2]);
        assert_eq!(chosen(&scores, Some((words.clone(), 29)), 3, false), [0]);
        assert_eq!(chosen(&scores, Some((words, 45)), 3, false), [0, 1, 2]);
    }

    #[test]
    fn what_leans_comes_with_what_it_leans_on_or_not_at_all() {
        let mut scores = scores([(1.0, &[0]), (3.0, &[1]), (1.5, &[2]), (1.4, &[3])]);
        scores.each[1].leans = true;
        assert_eq!(best(&scores, 1), [2], "there is no room for two");
        assert_eq!(best(&scores, 2), [0, 1], "4 beside 2.9");
        scores.each[1].total = 1.5;
        assert_eq!(best(&scores, 2), [2, 3], "2.5 and what one thought adds beside 2.9");
        scores.each[1].total = 1.7;
        assert_eq!(best(&scores, 2), [0, 1], "2.7 and what one thought adds beside 2.9");
        // The first has nothing before it.
        scores.each[0].leans = true;
        assert_eq!(best(&scores, 2), [2, 3]);
        assert_eq!(chosen(&scores, None, 2, true), [1, 2], "unless any sentence will do");
    }

    #[test]
    fn a_pair_may_not_repeat_itself() {
        let mut scores = scores([(1.0, &[0, 1, 2]), (3.0, &[0, 1, 3]), (0.5, &[4]), (0.4, &[5])]);
        scores.each[1].leans = true;
        assert_eq!(best(&scores, 2), [0, 2], "two words of three are the same");
        scores.each[1].terms = vec![0, 3, 6];
        assert_eq!(best(&scores, 2), [0, 1]);
        // A third of the words again costs half a deviation.
        scores.each[1].total = 0.6;
        assert_eq!(best(&scores, 2), [0, 2]);
        scores.each[1].total = 0.8;
        assert_eq!(best(&scores, 2), [0, 1]);
    }

    #[test]
    fn half_of_the_words_again_is_too_much_for_a_pair() {
        let mut scores = scores([(1.0, &[0, 1, 2, 3]), (3.0, &[0, 1, 4, 5]), (0.5, &[6]), (0.4, &[7])]);
        scores.each[1].leans = true;
        assert_eq!(best(&scores, 2), [0, 2]);
    }

    #[test]
    fn of_a_pair_the_shorter_one_says_what_is_repeated() {
        let mut scores = scores([(1.0, &[0, 1, 2, 3, 4]), (3.0, &[0, 1]), (0.5, &[6]), (0.4, &[7])]);
        scores.each[1].leans = true;
        assert_eq!(best(&scores, 2), [0, 2]);
    }

    #[test]
    fn what_a_pair_repeats_of_others_counts_once() {
        let mut scores = scores([
            (5.0, &[0, 1, 2, 3, 4]),
            (1.5, &[10, 11, 12, 13, 14]),
            (3.0, &[0, 1, 10, 11, 20]),
            (1.6, &[30]),
            (1.6, &[31]),
        ]);
        scores.each[2].leans = true;
        // 3 and 1.5 less 0.6 for the words of the first, beside 3.2; the words that the two share are no further repetition.
        assert_eq!(best(&scores, 3), [0, 1, 2]);
    }

    #[test]
    fn of_pairs_the_better_one_is_taken_and_of_equals_the_first() {
        let mut scores = scores([(1.0, &[0]), (2.0, &[1]), (1.0, &[2]), (2.5, &[3])]);
        (scores.each[1].leans, scores.each[3].leans) = (true, true);
        assert_eq!(best(&scores, 2), [2, 3]);
        scores.each[1].total = 3.0;
        assert_eq!(best(&scores, 2), [0, 1]);
        scores.each[3].total = 3.0;
        assert_eq!(best(&scores, 2), [0, 1]);
    }

    #[test]
    fn the_last_name_alone_comes_behind_the_full_one() {
        let mut scores = scores([(1.0, &[0]), (0.9, &[1]), (3.0, &[2]), (0.5, &[3])]);
        scores.each[2].persons.short = vec![0];
        scores.named = vec![vec![1, 3]];
        assert_eq!(best(&scores, 1), [0]);
        assert_eq!(best(&scores, 2), [1, 2], "with the sentence that names in full, though another is better");
        // A full name behind it is none.
        scores.named = vec![vec![3]];
        assert_eq!(best(&scores, 2), [0, 1]);
    }

    #[test]
    fn of_sentences_that_are_worth_the_same_the_first_is_taken() {
        assert_eq!(best(&scores([(1.0, &[0]), (1.0, &[1]), (1.0, &[2])]), 2), [0, 1]);
    }

    #[test]
    fn more_than_are_compared_are_taken_by_their_worth() {
        let count = COMPARED + 6;
        let each = (0..count).map(|index| {
            let mut score = Score::plain(index as f64, [("", 0.0); 6]);
            score.terms = vec![index as u32];
            score
        });
        let scores = Scores { each: each.collect(), named: Vec::new(), features: Vec::new() };
        let expected: Vec<usize> = (2..count).collect();
        assert_eq!(best(&scores, count - 2), expected);
    }
}
