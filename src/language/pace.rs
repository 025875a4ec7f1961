//! How fast a text is read: words a minute where words have blanks between them, letters a minute where they have not, or where
//! that is the custom.

use super::words::Tally;

/// How much a quick and a slow reader read in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    words: (usize, usize),
    letters: (usize, usize),
}

/// Where nothing is known of a language.
const USUAL: Pace = Pace { words: (260, 180), letters: (284, 226) };

/// Mean and standard deviation of words a minute, read aloud by healthy adults: S. Trauzettel-Klosinski, K. Dietz,
/// "Standardized assessment of reading performance: the new International Reading Speed Texts IReST", 2012. For English we
/// keep the wider range of silent reading.
const WORDS: [(&str, usize, usize); 14] = [
    ("ar", 138, 20),
    ("de", 179, 17),
    ("es", 218, 28),
    ("fi", 161, 18),
    ("fr", 195, 26),
    ("he", 187, 29),
    ("it", 188, 28),
    ("nl", 202, 29),
    ("pl", 166, 23),
    ("pt", 181, 29),
    ("ru", 184, 32),
    ("sl", 180, 30),
    ("sv", 199, 34),
    ("tr", 166, 25),
];

/// Letters a minute in the same way: Chinese and Japanese from that study, for the scripts of South-East Asia its mean over all
/// alphabets; Korean is the custom of newspapers there, 500 syllables give or take a hundred.
const LETTERS: [(&str, usize, usize); 7] = [
    ("ja", 357, 56),
    ("km", 863, 234),
    ("ko", 500, 100),
    ("lo", 863, 234),
    ("my", 863, 234),
    ("th", 863, 234),
    ("zh", 255, 29),
];

/// Words a minute of a text read aloud in English: audio books are made at 150 to 160 (J. R. Williams, "Guidelines for the use of
/// multimedia in instruction", 1998).
const ALOUD: usize = 155;
/// Words a minute that English readers of IReST had; other languages are read aloud at the same share of theirs.
const ENGLISH: usize = 228;
/// Letters a minute where they are counted: announcers of NHK read about 300 Japanese ones; Chinese and Korean are said in syllables, 5.2
/// and 7 a second in speech without pauses, of which English at 155 words a minute has two thirds (F. Pellegrino, C. Coupé, E. Marsico, "A
/// cross-language perspective on speech information rate", 2011).
const LETTERS_ALOUD: [(&str, usize); 3] = [("ja", 300), ("ko", 280), ("zh", 210)];

/// Seconds that it takes to read aloud.
pub(super) fn aloud(language: Option<&str>, tally: Tally) -> usize {
    let primary = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    let share = |mean: usize| mean * ALOUD / ENGLISH;
    let mean = |table: &[(&str, usize, usize)]| {
        table.iter().find(|(tag, ..)| tag.eq_ignore_ascii_case(primary)).map(|row| row.1)
    };
    let words = mean(&WORDS).map_or(ALOUD, share) as u64;
    let known = LETTERS_ALOUD.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary)).map(|(_, pace)| *pace);
    let letters = known.or_else(|| mean(&LETTERS).map(share)).unwrap_or(LETTERS_ALOUD[2].1) as u64;
    let minutes = tally.words as u64 * letters + tally.letters as u64 * words;
    (60 * minutes).div_ceil(words * letters) as usize
}

impl Pace {
    /// The pace in a language, by its BCP 47 tag.
    pub(super) fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
        let find = |table: &[(&str, usize, usize)]| {
            let row = table.iter().find(|(tag, ..)| tag.eq_ignore_ascii_case(primary))?;
            Some((row.1 + row.2, row.1 - row.2))
        };
        Self { words: find(&WORDS).unwrap_or(USUAL.words), letters: find(&LETTERS).unwrap_or(USUAL.letters) }
    }

    /// Seconds that a quick and a slow reader need.
    pub(super) fn seconds(self, tally: Tally) -> (usize, usize) {
        // In WebAssembly a usize has 32 bits, which a text of 200,000 words would overflow here.
        let seconds = |words: usize, letters: usize| {
            let (words, letters) = (words as u64, letters as u64);
            let minutes = tally.words as u64 * letters + tally.letters as u64 * words;
            (60 * minutes).div_ceil(words * letters) as usize
        };
        (seconds(self.words.0, self.letters.0), seconds(self.words.1, self.letters.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_aloud_takes_longer_than_reading() {
        let tally = |words, letters| Tally { words, letters };
        assert_eq!(aloud(Some("en-GB"), tally(155, 0)), 60);
        assert_eq!(aloud(None, tally(310, 0)), 120);
        assert_eq!(aloud(Some("ja"), tally(0, 300)), 60);
        assert!(aloud(Some("de"), tally(155, 0)) > 60, "German words are longer");
    }

    #[test]
    fn words_and_letters_take_their_own_time() {
        let tally = |words, letters| Tally { words, letters };
        assert_eq!(Pace::of(None).seconds(tally(260, 0)), (60, 87));
        assert_eq!(Pace::of(Some("zh-Hant")).seconds(tally(0, 284)), (60, 76));
        assert_eq!(Pace::of(Some("ja")).seconds(tally(26, 413)), (66, 91));
        assert_eq!(Pace::of(Some("de")), Pace { words: (196, 162), ..USUAL });
        assert_eq!(Pace::of(Some("ko")).seconds(tally(0, 0)), (0, 0));
        assert_eq!(Pace::of(None).seconds(tally(2_600_000, 0)).0, 600_000, "more than 32 bits hold on the way");
    }
}
