//! Whether a sentence ends at a run of terminators.

use super::letters::{
    is_alphanumeric, is_armenian, is_cased, is_dotted, is_initial, is_roman, is_small, looks_abbreviated, single_letter,
};
use super::lexicon::Abbreviation;
use super::marks::{Mark, is_dash, is_either, is_opener, is_terminator};
use super::{Splitter, Stop};
use crate::language::words::is_unspaced;

/// No more of a word is looked at, in characters.
const LONGEST_WORD: usize = 40;

/// The next word behind a stop.
#[derive(Clone, Copy)]
struct Lead {
    /// Where it begins, behind its opening marks.
    at: usize,
    /// Its first letter.
    first: char,
    /// Whether a dash stands before it.
    dash: bool,
}

impl<'a> Splitter<'a> {
    /// Whether a sentence that began at `start` ends with this stop.
    pub(super) fn ends(&self, stop: &Stop<'_>, start: usize) -> bool {
        let Some(next) = self.letter(stop.after) else { return true };
        let blank = stop.after > stop.end;
        if self.lexicon.lesser_stop && stop.mark < Mark::Strong && stop.before.ends_with(is_armenian) {
            return false;
        }
        if stop.mark == Mark::Wide {
            return self.wide_mark_ends(stop, next);
        }
        if !blank {
            return self.ends_without_blank(stop, next);
        }
        let Some(lead) = self.lead(stop.after) else { return true };
        let first = lead.first;
        if is_small(first) && !self.is_camel(lead.at) {
            return !stop.closed && self.small_letter_begins(stop, lead);
        }
        if is_terminator(first) || (lead.at == stop.after && matches!(first, ',' | ';' | ':' | ')' | '/' | '%')) {
            return false;
        }
        if stop.closed && self.attribution_follows(lead.at) {
            return false;
        }
        match stop.mark {
            Mark::Stop => self.full_stop_ends(stop, lead, start),
            Mark::Ellipsis => {
                // "[...]" stands for words left out, in mid-sentence as a rule.
                let omission = stop.before.is_empty() && matches!(self.letter(stop.run_end), Some(']' | ')'));
                let pronoun = self.word(lead.at) == "I";
                !omission && (stop.dots > 3 || !(first.is_numeric() || pronoun))
            }
            _ => true,
        }
    }

    /// A terminator of Chinese or Japanese.
    fn wide_mark_ends(&self, stop: &Stop<'_>, next: char) -> bool {
        if is_terminator(next) || matches!(next, '、' | '，' | ',') {
            return false;
        }
        if stop.closed {
            // 「…。」と言った: the quotation goes on as part of its sentence.
            return !matches!(next, 'と' | 'っ' | 'な' | 'の' | 'が' | 'を' | 'に' | 'は' | 'も' | 'で' | 'や');
        }
        // "３．５"
        !(next.is_numeric() && self.text[..stop.run_end].ends_with('．'))
    }

    /// A single full stop with a blank behind it and no small letter after.
    fn full_stop_ends(&self, stop: &Stop<'_>, lead: Lead, start: usize) -> bool {
        let before = stop.before;
        if before.is_empty() || stop.closed || self.lexicon.is_whole(before.as_bytes()) {
            return true;
        }
        let next = self.word(lead.at);
        // "A." begins no sentence but a name.
        let initial = || self.text.as_bytes().get(lead.at + next.len()) == Some(&b'.') && single_letter(next).is_some();
        let opens = || self.lexicon.opens(next) && !initial();
        if before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            let sentence = &self.text[start..stop.run_end - 1];
            return self.number_ends(sentence, before, lead.first.is_numeric(), opens);
        }
        let core = before.trim_start_matches(|letter: char| !is_alphanumeric(letter));
        if self.lexicon.ordinals && is_roman(core) {
            return opens();
        }
        // "Tuesday.Mr. Reyes": what is glued before the abbreviation is not part of it.
        let dotted = is_dotted(core);
        let core = if dotted { core } else { core.rsplit('.').next().unwrap_or(core) };
        let core = core.trim_start_matches(|letter: char| !is_alphanumeric(letter));
        if is_initial(core) {
            return opens();
        }
        match self.lexicon.abbreviation(core).or_else(|| self.last_part(core)) {
            Some(Abbreviation::Name) => {
                // "on Elm St. The roof"
                let earlier = self.text[start..stop.run_end].trim_end().rsplit(char::is_whitespace).nth(1);
                let street =
                    |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
                opens() && earlier.is_some_and(street)
            }
            Some(Abbreviation::Number) => !lead.first.is_numeric() && !is_roman(next) && lead.first != '№',
            Some(Abbreviation::Inside) => false,
            Some(Abbreviation::Capital) if core.starts_with(char::is_lowercase) => true,
            Some(Abbreviation::End | Abbreviation::Capital) => opens(),
            Some(Abbreviation::Close) => !lead.first.is_numeric(),
            None if matches!(core, "a.m" | "p.m" | "A.M" | "P.M") => {
                // "At 5 a.m. Mr. Reyes left": what stands before is too short to be a sentence.
                let words = self.text[start..stop.run_end].split_whitespace();
                opens() || (lead.first.is_uppercase() && words.take(5).count() == 5)
            }
            // Irish "é", Ukrainian "є": a word of one letter.
            None if !core.is_ascii() && single_letter(core).is_some() && self.lexicon.opens(core) => true,
            None if dotted || single_letter(core).is_some_and(is_small) || looks_abbreviated(core) => opens(),
            None => true,
        }
    }

    /// What the last part of a word means: "dell'art.", "Dipl.-Ing."
    fn last_part(&self, word: &str) -> Option<Abbreviation> {
        let (_, part) = word.rsplit_once(['-', '/', '\'', '’'])?;
        if part.len() > 1 { self.lexicon.abbreviation(part) } else { None }
    }

    /// A number before a full stop; `sentence` is what there is of the sentence, that number included.
    fn number_ends(&self, sentence: &str, number: &str, figure_follows: bool, opens: impl Fn() -> bool) -> bool {
        // The number of a list item or of a heading, "2." or "2.1.", at the very start or in a list in one line.
        let rest = sentence[..sentence.len() - number.len()].trim_end();
        if (number.len() <= 3 || number.contains('.'))
            && (rest.strip_suffix([';', ':']).is_some_and(|rest| !rest.ends_with(is_figure))
                || !rest.contains(is_alphanumeric))
        {
            return false;
        }
        if !self.lexicon.ordinals || number.len() > 2 {
            return true;
        }
        // "24. 12. Potom": day and month are one date; else "3. April".
        let date = rest.strip_suffix('.').is_some_and(|rest| rest.ends_with(is_figure));
        !figure_follows && (date || opens())
    }

    /// Whether a sentence begins with the small letter behind a stop, as in hasty writing.
    fn small_letter_begins(&self, stop: &Stop<'_>, lead: Lead) -> bool {
        let bytes = self.text.as_bytes();
        if stop.mark == Mark::Ellipsis || (lead.dash && stop.mark >= Mark::Strong) {
            return false;
        }
        if lead.at > stop.after && !lead.dash {
            // "'n Man": an article cut short, before the word with the capital.
            let article = bytes[lead.at - 1] == b'\'' && bytes.get(lead.at + 1) == Some(&b' ');
            return article && self.letter(lead.at + 2).is_some_and(char::is_uppercase);
        }
        let word = stop.before.trim_start_matches(|letter: char| !is_alphanumeric(letter));
        if stop.mark >= Mark::Strong {
            // "Yahoo! grew": the mark belongs to the name.
            let name = word.starts_with(char::is_uppercase) && bytes[stop.run_end - 1] == b'!';
            return self.lexicon.small_after_question && stop.before.len() > 1 && !name;
        }
        let small = word.chars().rev().take_while(|letter| letter.is_lowercase()).count();
        let letters = word.chars().count();
        // "I saw it. it was late": a word that is whole beyond doubt.
        let whole = letters > 1 && small + 1 >= letters && (small >= 4 || self.lexicon.opens(word));
        whole && !looks_abbreviated(word) && self.lexicon.abbreviation(word).is_none()
    }

    /// "Hello world.Today is": a stop between a small letter and a capital word, not in an address or a file's name.
    fn ends_without_blank(&self, stop: &Stop<'_>, next: char) -> bool {
        let last = stop.before.chars().next_back();
        if stop.mark >= Mark::Strong && (!stop.ascii || is_unspaced(next) || last.is_some_and(is_unspaced)) {
            return is_alphanumeric(next);
        }
        if !next.is_uppercase() || stop.before.len() <= 2 || stop.before.contains(['.', '@', '/', '_']) {
            return false;
        }
        let second = self.letter(stop.after + next.len_utf8());
        if !second.is_some_and(|second| second.is_lowercase() || second == ' ')
            || !last.is_some_and(|letter| letter.is_lowercase() || letter.is_ascii_digit())
        {
            return false;
        }
        // A lone glued word with nothing after it is a name such as "Booking.Com".
        let rest = &self.text.as_bytes()[stop.after..];
        let blank = rest.iter().take(LONGEST_WORD).position(u8::is_ascii_whitespace);
        blank.is_some_and(|blank| !rest[..blank].iter().any(|byte| matches!(byte, b'@' | b'/' | b'_')))
            && self.lexicon.abbreviation(stop.before).is_none()
    }

    /// `“Stop!” Mariam said`: up to three words of a name, then a verb of saying, or the other way round.
    fn attribution_follows(&self, lead: usize) -> bool {
        // Where there are no capitals, any word may be a name's.
        let named = |word: &str| word.starts_with(|letter: char| letter.is_alphabetic() && !is_small(letter));
        let mut words = self.text[lead..].split_whitespace().take(4);
        let Some(first) = words.next() else { return false };
        if self.is_saying(first) {
            return words.next().is_some_and(named);
        }
        if !named(first) || self.lexicon.opens(first) {
            return false;
        }
        for word in words {
            if self.is_saying(word) {
                return true;
            }
            if !named(word) {
                return false;
            }
        }
        false
    }

    fn is_saying(&self, word: &str) -> bool {
        self.lexicon.says(word.trim_matches(|letter: char| !is_alphanumeric(letter)))
    }

    /// The next word from `at` on, behind opening marks.
    fn lead(&self, mut at: usize) -> Option<Lead> {
        let mut dash = false;
        loop {
            let first = self.letter(at)?;
            if is_dash(first) {
                dash = true;
                at = self.skip_blanks(at + first.len_utf8());
            } else if is_opener(first) || is_either(first) {
                at += first.len_utf8();
            } else if first == ',' && self.letter(at + 1) == Some(',') {
                at = self.skip_blanks(at + 2);
            } else {
                return Some(Lead { at, first, dash });
            }
        }
    }

    /// The letters and digits at `at`.
    fn word(&self, at: usize) -> &'a str {
        let rest = &self.text[at..];
        let long = rest.char_indices().take(LONGEST_WORD);
        let end = long.take_while(|(_, letter)| is_alphanumeric(*letter)).last();
        &rest[..end.map_or(0, |(end, letter)| end + letter.len_utf8())]
    }

    /// "iPhone", "eBay": a small letter at the start of a name.
    fn is_camel(&self, at: usize) -> bool {
        self.text[at..].chars().nth(1).is_some_and(|second| second.is_uppercase() && is_cased(second))
    }
}

fn is_figure(letter: char) -> bool {
    letter.is_ascii_digit()
}
