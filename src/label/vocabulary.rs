//! Words that say what a line is, wherever they stand: those of readers' remarks, of notices, of promotion, of whoever tells something.
//!
//! Which words, and what each says, is learnt from pages on which they stand (`cargo xtask train labels`). A word counts that is on many
//! sites, so that no outlet is among them. Only a line's first words are looked up.

/// Numbers that say what a word means.
pub const DIMENSIONS: usize = 8;
/// How many words of a line are looked at.
pub const LOOK: usize = 12;

/// What a word, or a line, means.
pub type Meaning = [f32; DIMENSIONS];

/// Words by their hash, each with its meaning: open addressing, a power of two of slots, half of them empty at least.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vocabulary {
    slots: Vec<(u32, Meaning)>,
}

impl Vocabulary {
    pub(super) fn of(words: &[u32], meanings: &[Meaning]) -> Self {
        let size = (words.len() * 2).next_power_of_two();
        let mut slots = vec![(0, Meaning::default()); size];
        for (&word, meaning) in words.iter().zip(meanings).filter(|(word, _)| **word != 0) {
            let mut slot = word as usize % size;
            while slots[slot].0 != 0 {
                slot = (slot + 1) % size;
            }
            slots[slot] = (word, *meaning);
        }
        Self { slots }
    }

    fn get(&self, word: u32) -> Option<&Meaning> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = word as usize & mask;
        loop {
            match &self.slots[slot] {
                (0, _) => return None,
                (other, meaning) if *other == word => return Some(meaning),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// What a line means: the mean of its first words, those that are not known being naught.
    pub(super) fn meaning(&self, line: &str) -> Meaning {
        self.mean(opening(line))
    }

    /// The mean of these words, and of one more that means nothing.
    pub(super) fn mean(&self, words: impl Iterator<Item = Option<u32>>) -> Meaning {
        let mut sum = Meaning::default();
        let mut count = 1.0;
        for word in words {
            count += 1.0;
            if let Some(meaning) = word.and_then(|word| self.get(word)) {
                sum.iter_mut().zip(meaning).for_each(|(sum, value)| *sum += value);
            }
        }
        sum.map(|value| value / count)
    }
}

/// The hashes of a line's first words, whatever their case (FNV-1a); none of a word with a figure in it.
pub fn opening(line: &str) -> impl Iterator<Item = Option<u32>> + '_ {
    let mut letters = line.chars();
    let word = move || {
        let (mut hash, mut len, mut figures) = (SEED, 0_u32, false);
        for letter in letters.by_ref() {
            if letter.is_ascii_alphabetic() {
                hash = mix(hash, letter.to_ascii_lowercase() as u8);
            } else if letter.is_alphanumeric() {
                figures |= letter.is_ascii_digit();
                let lower = letter.to_lowercase().next().unwrap_or(letter) as u32;
                hash = mix(mix(mix(hash, lower as u8), (lower >> 8) as u8), (lower >> 16) as u8);
            } else if len == 0 || matches!(letter, '\'' | '’') {
                continue;
            } else {
                break;
            }
            len += 1;
        }
        (len > 0).then_some((!figures && hash != 0).then_some(hash))
    };
    std::iter::from_fn(word).take(LOOK)
}

/// Where FNV-1a begins.
pub(super) const SEED: u32 = 0x811C_9DC5;

/// One step of FNV-1a.
pub(super) fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_whatever_their_case() {
        let words: Vec<u32> = opening("reply it's").flatten().collect();
        let vocabulary = Vocabulary::of(&words, &[[3.0; DIMENSIONS], [6.0; DIMENSIONS]]);
        let is = |meaning: Meaning, value: f32| meaning.iter().all(|found| (found - value).abs() < 1e-6);
        assert!(is(vocabulary.meaning("Reply"), 1.5));
        assert!(is(vocabulary.meaning("“IT’S”, 2nd"), 2.0));
        assert!(is(vocabulary.meaning(""), 0.0));
        assert!(is(Vocabulary::of(&[], &[]).meaning("reply"), 0.0));
    }
}
