//! What single words are known to be, by lists: one look-up a word tells all of it.
//!
//! The learned labeller counts some of the classes; the others say which grammars could find something in a line at all.

use super::calendar::{names_of_months, words_of_dates};
use super::cues::Cues;
use super::fold;

/// Words of buttons, boxes and bars.
const CLUTTER: &str = "share tweet facebook twitter whatsapp email linkedin pinterest reddit instagram youtube newsletter \
    newsletters subscribe subscription sign signup login log register account cookies cookie privacy terms policy \
    advertisement advertise advert sponsored related read recommended trending popular latest comments comment copyright rights \
    reserved follow click download app loading skip menu search photo photos image images getty video videos watch play \
    caption credit contact about home print save copy link posts post shop podcast podcasts more next previous view show hide \
    close continue reading story stories published updated edition categories category tags topics topic filed reply report";

/// Words around readers' remarks.
const REPLY: &str = "reply replies replied comments commented commenter says wrote reviews reviewed reviewer rating helpful flag upvote permalink \
    anonymous guest moderation thread thanks thank respond response responses likes liked ago";

/// Words of notices and terms.
const LEGAL: &str = "privacy terms cookies rights reserved liability warranty warranties disclaimer affiliate affiliates commission commissions \
    endorsed trademark trademarks registered consent policy policies agree agreement permission prohibited copyright licensed \
    license opinions views liable guarantee guaranteed accuracy jurisdiction pursuant informational advice";

/// Words that want something of the reader.
const PROMOTION: &str = "subscribe newsletter join free shop order contact call visit donate donation support discount offer offers deal deals \
    buy shipping cart checkout trial demo webinar webinars book booking tickets register signup inbox updates weekly exclusive discover \
    explore learn browse";

/// Words that speak to the reader, or for the house.
const ADDRESS: &str = "you your yours we our us ours i my me";

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u16);

impl Classes {
    /// Function words, those of [`ADDRESS`](Self::ADDRESS) not among them.
    pub(crate) const FUNCTION: Self = Self(1);
    pub(crate) const ADDRESS: Self = Self(1 << 1);
    /// Verbs of saying.
    pub(crate) const SAYING: Self = Self(1 << 2);
    /// Names of months, of all languages.
    pub(crate) const MONTH: Self = Self(1 << 3);
    pub(crate) const CLUTTER: Self = Self(1 << 4);
    pub(crate) const REPLY: Self = Self(1 << 5);
    pub(crate) const LEGAL: Self = Self(1 << 6);
    pub(crate) const PROMOTION: Self = Self(1 << 7);
    /// The first words of roles: "editor".
    pub(crate) const ROLE: Self = Self(1 << 8);
    /// Words between a name and an outlet.
    pub(crate) const FOR: Self = Self(1 << 9);
    /// The first words of credits.
    pub(crate) const CREDIT: Self = Self(1 << 10);
    /// The first words of captions' openings.
    pub(crate) const CAPTION: Self = Self(1 << 11);
    /// The first words of months, days, and of times told from now or today; of phrases such as "4 min read".
    pub(crate) const DATE: Self = Self(1 << 12);
    /// Words of what is said of a picture.
    pub(crate) const PICTURE: Self = Self(1 << 13);
    /// The classes of which a word has one at most.
    pub(crate) const COUNTED: Self = Self(0xFF);

    /// Either set's classes.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `others` is there.
    pub(crate) const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The classes of words, found by the words' hash: open addressing, a power of two of slots, most of them empty.
#[derive(Default)]
pub(crate) struct WordClasses {
    slots: Vec<(u32, Classes)>,
    shift: u32,
}

impl WordClasses {
    /// Those of the lists here, which are English, and of a language's cues; `saying` are the English verbs of saying.
    pub(super) fn of(cues: &Cues, saying: impl Iterator<Item = &'static str>) -> Self {
        const BITS: u32 = 12;
        let mut classes = Self { slots: vec![(0, Classes::default()); 1 << BITS], shift: 64 - BITS };
        ADDRESS.split(' ').for_each(|word| classes.count(word, Classes::ADDRESS));
        saying.for_each(|word| classes.count(word, Classes::SAYING));
        for (words, class) in [
            (REPLY, Classes::REPLY),
            (LEGAL, Classes::LEGAL),
            (PROMOTION, Classes::PROMOTION),
            (CLUTTER, Classes::CLUTTER),
        ] {
            words.split_whitespace().for_each(|word| classes.count(word, class));
        }
        names_of_months().for_each(|word| classes.count(word, Classes::MONTH));
        words_of_dates().chain(cues.reading_time.iter()).for_each(|phrase| {
            phrase.split('0').for_each(|part| classes.open(part, Classes::DATE));
        });
        cues.stopwords.iter().for_each(|word| classes.count(word, Classes::FUNCTION));
        for role in cues.roles.iter() {
            classes.open(role, Classes::ROLE);
            classes.open(&format!("{role}s"), Classes::ROLE);
        }
        cues.for_words.iter().for_each(|word| classes.open(word, Classes::FOR));
        cues.credits.iter().for_each(|phrase| classes.open(phrase, Classes::CREDIT));
        cues.picture_words.iter().for_each(|word| classes.open(word, Classes::PICTURE));
        cues.captions.entries().for_each(|opening| classes.open(opening, Classes::CAPTION));
        classes
    }

    /// The classes of the word with this hash, as [`fold::hashed_words`] has it.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Classes {
        let (slot, key) = self.slot(hash);
        let mut slot = slot;
        loop {
            let (other, classes) = self.slots[slot];
            if other == key || classes == Classes::default() {
                return classes;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Where to look first, and for what.
    #[inline]
    fn slot(&self, hash: u64) -> (usize, u32) {
        let spread = fold::spread(hash);
        ((spread >> self.shift) as usize, (spread >> 16) as u32)
    }

    /// Gives a word a counted class, if it has none yet; "'s" is a part of one.
    fn count(&mut self, word: &str, class: Classes) {
        if !word.starts_with(char::is_alphabetic) {
            return;
        }
        let Some((_, hash)) = fold::hashed_words(word).next() else { return };
        if !self.get(hash).any(Classes::COUNTED) {
            self.add(hash, class);
        }
    }

    /// Gives the first word of a phrase a class.
    fn open(&mut self, phrase: &str, class: Classes) {
        if let Some((_, hash)) = fold::hashed_words(phrase).next() {
            self.add(hash, class);
        }
    }

    fn add(&mut self, hash: u64, class: Classes) {
        let (mut slot, key) = self.slot(hash);
        while self.slots[slot].1 != Classes::default() && self.slots[slot].0 != key {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = (key, self.slots[slot].1.or(class));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_counted_once_and_opens_phrases() {
        let classes = &Cues::of(None).classes;
        let of = |word: &str| classes.get(fold::hashed_words(word).next().expect("a word").1);
        assert!(of("YOU").any(Classes::ADDRESS) && !of("you").any(Classes::FUNCTION));
        assert!(of("the").any(Classes::FUNCTION) && of("März").any(Classes::MONTH));
        assert!(
            of("editors").any(Classes::ROLE) && of("Getty").any(Classes::CREDIT) && of("Photo").any(Classes::CAPTION)
        );
        assert_eq!(of("ferry"), Classes::default());
    }
}
