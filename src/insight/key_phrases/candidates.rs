//! The stretches of words that could be key phrases, and what is seen of each.

use std::ops::Range;

use crate::article::Span;
use crate::insight::names::bare;
use crate::insight::prose::Passage;
use crate::language::calendar::Calendar;
use crate::language::fold::{WordsHash, fold, spread};
use crate::language::hash_index::HashIndex;
use crate::language::is_unspaced;
use crate::language::speech::Speech;
use crate::language::stem::{is_english, stem};
use crate::language::stop_words::StopWords;

/// How much is seen of a candidate.
pub const FEATURES: usize = 21;

/// What is seen of a candidate.
pub type Features = [f64; FEATURES];

/// The longest candidate, in content words.
const LONGEST: usize = 4;
/// The longest candidate in scripts without blanks, in letters.
const LONGEST_OF_LETTERS: usize = 6;
/// Letters that are words by themselves in Chinese, and hardly parts of others; between what they stand, phrases are looked for.
const SMALL_LETTERS: &str =
    "的了在是和與与及也就都而被把從从這这那我你他她它們们個个該该並并但吗呢吧啊很还還又再只没沒说說之其";
/// Most content words on either side of "of".
const LONGEST_SIDE: usize = 2;
/// Most words between the sides: "de la".
const MOST_JOINERS: usize = 2;
/// Words of the article that can be the first of a candidate's first mention: what a book comes to later is not what it is about, and the
/// memory has a bound.
const REACH: usize = 20_000;
/// No candidate.
const NONE: u32 = u32::MAX;

/// Where something stands: in which passage, and where in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) passage: usize,
    pub(super) span: Span,
}

/// A word.
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
struct Token {
    place: Place,
    stem: u64,
    sentence: u32,
    /// Whether it begins its sentence.
    first: bool,
    /// Whether it tells something.
    content: bool,
    /// Whether a mark or the text's beginning stands before it.
    apart: bool,
    /// Whether it can stand inside of a phrase without telling something.
    joins: bool,
    capital: bool,
    capitals: bool,
    digits: bool,
    date: bool,
    says: bool,
    /// Whether it can be a phrase by itself.
    alone: bool,
    letters: u32,
    /// Whether no blanks stand between words of its script.
    unspaced: bool,
    katakana: bool,
}

/// A candidate and what is seen of it.
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
struct Candidate {
    key: u64,
    first: usize,
    place: Place,
    /// The candidates that are its words.
    words: [u32; LONGEST],
    /// Content words; in scripts without blanks they are not told apart.
    len: usize,
    unspaced: bool,
    joined: bool,
    /// The candidates that it is made of: without its last word and without its first, or both sides.
    parts: [u32; 2],
    letters: u32,
    digits: bool,
    count: u32,
    /// How often it is the beginning, the end of a whole stretch.
    left: u32,
    right: u32,
    capital: u32,
    capitals: u32,
    sentences: u32,
    last_sentence: u32,
    headline: bool,
    lead: bool,
    /// How often a word with a capital goes on before or behind one: a part of a name.
    cut: u32,
    /// Whether it is a day or a month alone, or a verb of saying.
    date: bool,
    says: bool,
    /// How often the most frequent of the candidates comes up that it is a part of.
    longer: u32,
    /// Whether it is none after all.
    dropped: bool,
}

/// All candidates of an article.
pub(super) struct Candidates {
    tokens: Vec<Token>,
    index: HashIndex,
    room: usize,
    all: Vec<Candidate>,
}

/// A stretch of tokens that is a candidate.
struct Stretch {
    key: u64,
    tokens: Range<usize>,
    /// Content words.
    len: usize,
    joined: bool,
    left: bool,
    right: bool,
    parts: [u32; 2],
}

impl Candidates {
    /// Those of the passages.
    pub(super) fn of(passages: &[Passage<'_>], language: Option<&str>) -> Self {
        let reader = Reader {
            stop_words: StopWords::of(language),
            english: is_english(language),
            calendar: Calendar::of(language.unwrap_or("en")),
            speech: Speech::of(language),
        };
        let mut tokens = Vec::new();
        let mut sentence = 0;
        for number in 0..passages.len() {
            sentence = reader.read(passages, number, sentence, &mut tokens);
        }
        let room = (LONGEST + LONGEST_OF_LETTERS) * tokens.len().min(REACH);
        let mut candidates = Self { index: HashIndex::new(room), room, tokens: Vec::new(), all: Vec::new() };
        walk(&tokens, &mut |stretch| candidates.see(&tokens, stretch));
        for at in 0..candidates.all.len() {
            let Candidate { parts, count, .. } = candidates.all[at];
            for part in parts.into_iter().filter(|&part| part != NONE) {
                let longer = &mut candidates.all[part as usize].longer;
                *longer = count.max(*longer);
            }
        }
        candidates.drop_pieces();
        candidates.tokens = tokens;
        candidates
    }

    /// What mostly comes up as a piece of one longer phrase is none ("natalité" of "taux de natalité"). Where no blanks part the words,
    /// neither is what comes up once.
    fn drop_pieces(&mut self) {
        for one in &mut self.all {
            one.dropped |= one.count > 1 && one.longer * 5 >= one.count * 4;
            one.dropped |= one.unspaced && (one.count < 2 || one.letters < 2);
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether it can be given out.
    pub(super) fn stands(&self, at: usize) -> bool {
        !self.all[at].dropped
    }

    /// Where it comes up first.
    pub(super) fn first(&self, at: usize) -> Place {
        self.all[at].place
    }

    /// Calls `visit` with each mention of each candidate, those of one in reading order.
    pub(super) fn for_each_mention(&self, visit: &mut dyn FnMut(usize, Place)) {
        walk(&self.tokens, &mut |stretch| {
            let at = self.find(stretch.key);
            if at != NONE {
                visit(at as usize, place(&self.tokens, &stretch.tokens));
            }
            at
        });
    }

    /// What is seen of a candidate.
    pub(super) fn features(&self, at: usize) -> Features {
        let one = &self.all[at];
        let count = f64::from(one.count);
        let share = |part: u32| f64::from(part) / count;
        let yes = |is: bool| f64::from(u8::from(is));
        let words = one.words.iter().filter(|&&word| word != NONE);
        let of_words: u32 = words.map(|&word| self.all[word as usize].count).sum();
        let len = one.len as f64;
        [
            logarithm(count),
            yes(one.len == 2),
            yes(one.len == 3),
            yes(one.len >= 4),
            yes(one.joined),
            logarithm(f64::from(one.letters) / len),
            logarithm(1.0 + one.first as f64),
            share(one.longer),
            share(one.left),
            share(one.right),
            share(one.capital),
            if one.len > 1 { share(one.capital) } else { 0.0 },
            share(one.capitals),
            yes(one.digits),
            yes(one.headline),
            yes(one.lead),
            logarithm(f64::from(one.sentences)),
            logarithm((f64::from(of_words) / len).max(1.0)),
            share(one.cut),
            yes(one.date),
            yes(one.says),
        ]
    }

    fn find(&self, key: u64) -> u32 {
        self.index.rows(key).find(|&row| self.all[row].key == key).map_or(NONE, |row| row as u32)
    }

    /// Counts a stretch; gives its candidate.
    fn see(&mut self, tokens: &[Token], stretch: &Stretch) -> u32 {
        let mut at = self.find(stretch.key);
        if at == NONE {
            if stretch.tokens.start >= REACH || self.all.len() == self.room {
                return NONE;
            }
            at = self.all.len() as u32;
            self.index.insert(stretch.key, self.all.len());
            self.open(tokens, stretch);
        }
        let one = &mut self.all[at as usize];
        let words = || tokens[stretch.tokens.clone()].iter().filter(|token| token.content);
        let first = &tokens[stretch.tokens.start];
        one.count += 1;
        one.left += u32::from(stretch.left);
        one.right += u32::from(stretch.right);
        // A capital at the beginning of a sentence says nothing.
        let capital = words().all(|word| word.capital) && !(first.first && stretch.len == 1);
        one.capital += u32::from(capital);
        one.capitals += u32::from(words().all(|word| word.capitals));
        if one.last_sentence != first.sentence {
            one.last_sentence = first.sentence;
            one.sentences += 1;
        }
        let capital = |at: usize| tokens.get(at).is_some_and(|token| token.content && token.capital);
        let Range { start, end } = stretch.tokens;
        let begun = !stretch.left && capital(start) && start > 0 && capital(start - 1);
        let goes_on = !stretch.right && capital(end - 1) && capital(end);
        one.cut += u32::from(begun || goes_on);
        one.headline |= first.sentence == 0;
        one.lead |= matches!(first.sentence, 1 | 2);
        at
    }

    fn open(&mut self, tokens: &[Token], stretch: &Stretch) {
        let words = || tokens[stretch.tokens.clone()].iter().filter(|token| token.content);
        let mut own = [NONE; LONGEST];
        if stretch.len == 1 {
            own[0] = self.all.len() as u32;
        } else {
            words().zip(&mut own).for_each(|(word, own)| *own = self.find(word.key()));
        }
        self.all.push(Candidate {
            key: stretch.key,
            first: stretch.tokens.start,
            place: place(tokens, &stretch.tokens),
            words: own,
            len: if words().any(|word| word.unspaced) { 1 } else { stretch.len },
            unspaced: words().any(|word| word.unspaced),
            joined: stretch.joined,
            parts: stretch.parts,
            letters: words().map(|word| word.letters).sum(),
            digits: words().any(|word| word.digits),
            count: 0,
            left: 0,
            right: 0,
            capital: 0,
            capitals: 0,
            sentences: 0,
            last_sentence: NONE,
            headline: false,
            lead: false,
            cut: 0,
            date: words().all(|word| word.date),
            says: words().all(|word| word.says),
            longer: 0,
            dropped: !words().any(|word| word.alone),
        });
    }
}

impl Token {
    /// The key of the candidate that it is alone.
    fn key(&self) -> u64 {
        key(std::iter::once(self.stem))
    }
}

fn key(stems: impl Iterator<Item = u64>) -> u64 {
    let mut hash = WordsHash::default();
    stems.for_each(|stem| hash.word(stem));
    spread(hash.finish())
}

/// Where a stretch of tokens stands.
fn place(tokens: &[Token], range: &Range<usize>) -> Place {
    let (first, last) = (tokens[range.start].place, tokens[range.end - 1].place);
    Place { passage: first.passage, span: first.span.cover(last.span) }
}

/// Calls `visit` with each stretch that is a candidate, parts before what they are part of; it gives the candidate's number.
fn walk(tokens: &[Token], visit: &mut dyn FnMut(&Stretch) -> u32) {
    // The stretch before the one at hand, and its single words' and ends' candidates.
    let mut before: Option<Run> = None;
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].content {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < tokens.len() && tokens[at].content && !tokens[at].apart {
            at += 1;
        }
        let run = Run::visit(tokens, start..at, visit);
        if let Some(before) = before {
            before.join(tokens, &run, visit);
        }
        before = Some(run);
    }
}

/// A stretch of content words, as long as it is.
struct Run {
    tokens: Range<usize>,
    /// The candidates of its last one and two words, and of its first.
    last: [u32; LONGEST_SIDE],
    first: [u32; LONGEST_SIDE],
}

impl Run {
    fn visit(tokens: &[Token], range: Range<usize>, visit: &mut dyn FnMut(&Stretch) -> u32) -> Self {
        let (mut last, mut first) = ([NONE; LONGEST_SIDE], [NONE; LONGEST_SIDE]);
        let mut shorter: Vec<u32> = Vec::new();
        let letters = tokens[range.clone()].iter().any(|token| token.unspaced);
        let longest = if letters { LONGEST_OF_LETTERS } else { LONGEST };
        for len in 1..=longest.min(range.len()) {
            let mut ids = Vec::with_capacity(range.len() + 1 - len);
            for start in range.start..=range.end - len {
                let words = start..start + len;
                let at = start - range.start;
                ids.push(visit(&Stretch {
                    key: key(tokens[words.clone()].iter().map(|token| token.stem)),
                    len,
                    joined: false,
                    left: start == range.start,
                    right: words.end == range.end,
                    parts: if len > 1 { [shorter[at], shorter[at + 1]] } else { [NONE; 2] },
                    tokens: words,
                }));
            }
            if len <= LONGEST_SIDE {
                first[len - 1] = ids.first().copied().unwrap_or(NONE);
                last[len - 1] = ids.last().copied().unwrap_or(NONE);
            }
            shorter = ids;
        }
        Self { tokens: range, last, first }
    }

    /// Both sides of "of".
    fn join(&self, tokens: &[Token], next: &Self, visit: &mut dyn FnMut(&Stretch) -> u32) {
        let between = self.tokens.end..next.tokens.start;
        let joined = !between.is_empty()
            && between.len() <= MOST_JOINERS
            && tokens[between].iter().all(|token| token.joins && !token.apart)
            && !tokens[next.tokens.start].apart;
        if !joined {
            return;
        }
        for left in 1..=LONGEST_SIDE.min(self.tokens.len()) {
            for right in 1..=LONGEST_SIDE.min(next.tokens.len()) {
                let words = self.tokens.end - left..next.tokens.start + right;
                visit(&Stretch {
                    key: key(tokens[words.clone()].iter().map(|token| token.stem)),
                    len: left + right,
                    joined: true,
                    left: words.start == self.tokens.start,
                    right: words.end == next.tokens.end,
                    parts: [self.last[left - 1], next.first[right - 1]],
                    tokens: words,
                });
            }
        }
    }
}

/// Makes tokens of passages.
struct Reader {
    stop_words: StopWords,
    english: bool,
    calendar: Calendar,
    speech: &'static Speech,
}

impl Reader {
    /// Reads a passage whose first sentence has this number; gives the number of the next passage's.
    fn read(&self, passages: &[Passage<'_>], number: usize, sentence: u32, tokens: &mut Vec<Token>) -> u32 {
        let passage = &passages[number];
        let text = passage.all();
        let small = text.contains(char::is_lowercase);
        let mut sentences = passage.sentences.iter().enumerate().peekable();
        let (mut at_sentence, mut first) = (0, true);
        let mut end = 0;
        for word in &passage.words {
            while sentences.next_if(|(_, span)| span.end <= word.span.start).is_some() {}
            let here = sentences.peek().map_or(at_sentence, |(at, _)| *at);
            first |= here != at_sentence;
            at_sentence = here;
            let gap = &text[end..word.span.start];
            let mut apart = end == 0 || first || gap.chars().any(|letter| !matches!(letter, ' ' | '\u{a0}'));
            end = word.span.end;
            let begin = word.span.of(text).chars().next().unwrap_or_default();
            if is_unspaced(begin) {
                let katakana = is_katakana(begin);
                let before = tokens.last_mut().filter(|_| katakana && !apart).filter(|before| {
                    before.place.passage == number && before.place.span.end == word.span.start && before.katakana
                });
                if let Some(before) = before {
                    // All of them are one word.
                    before.place.span.end = word.span.end;
                    before.stem = WordsHash::step(before.stem, u32::from(begin));
                    before.letters += 1;
                    before.alone = true;
                } else {
                    let place = Place { passage: number, span: word.span };
                    let content = katakana || (is_han(begin) && !SMALL_LETTERS.contains(begin));
                    let token = self.token(text, word.span, small);
                    let sentence = sentence + here as u32;
                    let (unspaced, joins, alone) = (true, false, !katakana);
                    tokens.push(Token {
                        place,
                        sentence,
                        first,
                        content,
                        apart,
                        joins,
                        alone,
                        unspaced,
                        katakana,
                        ..token
                    });
                }
                first = false;
                continue;
            }
            let mut rest = Span::new(word.span.start, word.span.start + bare(word.span.of(text)).len());
            if self.stop_words.elides {
                while let Some(at) = rest.of(text).find(['\'', '’']) {
                    let lead = Span::new(rest.start, rest.start + at);
                    if !self.stop_words.has(lead.of(text)) {
                        break;
                    }
                    let token = self.token(text, lead, small);
                    let place = Place { passage: number, span: lead };
                    tokens.push(Token {
                        place,
                        sentence: sentence + here as u32,
                        first,
                        apart,
                        content: false,
                        ..token
                    });
                    apart = false;
                    first = false;
                    rest.start = lead.end + text[lead.end..].chars().next().map_or(0, char::len_utf8);
                }
            }
            let token = self.token(text, rest, small);
            let place = Place { passage: number, span: rest };
            tokens.push(Token { place, sentence: sentence + here as u32, first, apart, ..token });
            first = false;
        }
        sentence + passage.sentences.len().max(1) as u32
    }

    /// A word by itself.
    fn token(&self, text: &str, span: Span, small: bool) -> Token {
        let word = span.of(text);
        let (mut hash, mut letters, mut capitals, mut digits, mut alphabetic) = (0, 0, true, false, 0);
        for letter in word.chars().filter(|letter| letter.is_alphanumeric()) {
            hash = WordsHash::step(hash, u32::from(fold(letter)));
            letters += 1;
            capitals &= letter.is_uppercase();
            digits |= letter.is_numeric();
            alphabetic += u32::from(!letter.is_numeric());
        }
        let capitals = capitals && letters > 1 && small;
        // "US" is none, "us" is.
        let content = letters > 0 && (capitals || !self.stop_words.has(word));
        Token {
            place: Place { passage: 0, span },
            stem: stem(word, hash, self.english),
            sentence: 0,
            first: false,
            content,
            apart: false,
            joins: !content && self.stop_words.joins(word),
            capital: word.starts_with(char::is_uppercase),
            capitals,
            digits,
            date: self.calendar.month(word).is_some() || self.calendar.weekday(word).is_some(),
            says: self.speech.verbs.find(word).is_some(),
            alone: alphabetic > 1,
            letters,
            unspaced: false,
            katakana: false,
        }
    }
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A1}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

fn is_han(letter: char) -> bool {
    matches!(letter, '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The logarithm to base two, straight between whole powers: the same on every machine.
fn logarithm(value: f64) -> f64 {
    let mut power = 0.0;
    let mut rest = value.max(1.0);
    while rest >= 2.0 {
        rest /= 2.0;
        power += 1.0;
    }
    power + rest - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near_the_real_ones() {
        for value in [1.0_f64, 2.0, 3.0, 7.5, 1000.0] {
            assert!((logarithm(value) - value.log2()).abs() < 0.1, "{value}");
        }
    }
}
