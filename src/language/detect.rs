//! The language of a text: by its script where that decides, else by its words and their letters.
//!
//! A linear model over hashed letter n-grams, learned by `cargo xtask train language`, chooses among the languages of a
//! script. It reads at most eight hundred bytes, some 30 µs in WebAssembly: of a long text pieces from all over, of long lines
//! rather than of menus.

mod model;
pub mod ngrams;

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Serialize;

pub use super::script::Script;
pub use model::{Bucket, Class, Model};

use crate::article::Direction;

/// The language of a text, as far as it can be told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Detection {
    /// BCP 47 tag; `und` where there is nothing to tell by. The script is part of it where a language is written in two:
    /// `zh-Hans`, `zh-Hant`, `sr-Latn`.
    pub lang: Cow<'static, str>,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The direction that it is written in.
    pub direction: Direction,
}

/// Tells the language of `text`.
///
/// ```
/// use standfirst::language::detect;
/// assert_eq!(detect("Die Fähre fährt ab Mai auch in der Nacht.").lang, "de");
/// assert_eq!(detect("渡し船は五月から夜も運航する。").lang, "ja");
/// assert_eq!(detect("42 %").lang, "und");
/// ```
pub fn detect(text: &str) -> Detection {
    shipped().detect(text)
}

/// Tells the language that most of `passages` are in, long ones rather than short ones.
pub(super) fn detect_in<'a>(passages: impl Iterator<Item = &'a str> + Clone) -> Detection {
    let mut room = READ_WHOLE;
    let all: Option<Vec<&str>> = passages
        .clone()
        .map(|passage| {
            room = room.checked_sub(passage.len())?;
            Some(passage)
        })
        .collect();
    shipped().detect_in(&all.unwrap_or_else(|| {
        let mut chosen: Vec<&str> = passages.clone().filter(|passage| passage.len() >= LONG_LINE).collect();
        if chosen.len() < FEWEST {
            chosen = passages.collect();
        }
        let count = chosen.len();
        (0..PIECES.min(count)).map(|index| beginning(chosen[index * count / PIECES.min(count)])).collect()
    }))
}

fn shipped() -> &'static Model {
    static SHIPPED: OnceLock<Model> = OnceLock::new();
    // The tests hold that these bytes can be read.
    SHIPPED.get_or_init(|| Model::read(include_bytes!("data/detect.bin")).unwrap_or_default())
}

impl Model {
    /// Tells the language of `text` with these parameters.
    pub fn detect(&self, text: &str) -> Detection {
        self.detect_in(&sample(text))
    }

    fn detect_in(&self, pieces: &[&str]) -> Detection {
        let letters = Letters::count(pieces);
        let Some(script) = letters.main_script() else {
            return Detection { lang: "und".into(), confidence: 0.0, direction: Direction::Ltr };
        };
        let (lang, likely): (Cow<'static, str>, f64) = match script {
            Script::Han | Script::Kana => (letters.han_or_kana(pieces), 1.0),
            Script::Hebrew if letters.is_yiddish(pieces) => ("yi".into(), 1.0),
            _ => script.language().map_or_else(|| self.likeliest(pieces, script), |lang| (lang.into(), 1.0)),
        };
        // A letter or two say little, whatever they are.
        let count = letters.with_relatives(script) as f64;
        let confidence = likely * count / (count + 1.0);
        let direction = if script.is_right_to_left() { Direction::Rtl } else { Direction::Ltr };
        Detection { lang, confidence, direction }
    }

    fn likeliest(&self, pieces: &[&str], script: Script) -> (Cow<'static, str>, f64) {
        let likely = self.classify(pieces.iter().copied(), script);
        let best = likely.into_iter().max_by(|one, other| one.1.total_cmp(&other.1));
        best.map_or(("und".into(), 0.0), |(class, share)| (self.classes[class].tag.clone().into(), share))
    }
}

/// A text up to this long is read whole.
const READ_WHOLE: usize = 800;
/// Pieces taken of a longer one, and bytes of each.
const PIECES: usize = 8;
const PIECE: usize = 96;
/// With fewer pieces of long lines, short ones are read, too.
const FEWEST: usize = 3;
/// A line this long is more than a button or a name.
const LONG_LINE: usize = 60;

/// What is read of a text: all of it, or pieces of its long lines from its beginning to its end; of short ones where it has
/// no others.
fn sample(text: &str) -> Vec<&str> {
    if text.len() <= READ_WHOLE {
        return vec![text];
    }
    let (mut long, mut short) = (Vec::new(), Vec::new());
    for index in 0..PIECES {
        let piece = piece(text, text.len() / PIECES * index);
        if piece.len() >= LONG_LINE { long.push(piece) } else { short.push(piece) }
    }
    if long.len() < FEWEST {
        long.append(&mut short);
    }
    long
}

/// The line that `at` is in, from there or from its beginning where that is near, up to the length of a piece.
fn piece(text: &str, at: usize) -> &str {
    let before = &text[floor(text, at.saturating_sub(PIECE))..floor(text, at)];
    let at = floor(text, at);
    let start = match before.rfind('\n') {
        Some(line_end) => at - before.len() + line_end + 1,
        // In mid-line a piece begins with a whole word, where there are words.
        None => at + text[at..floor(text, at + PIECE / 4)].find(' ').filter(|_| at > 0).unwrap_or(0),
    };
    let rest = beginning(&text[start..]);
    rest.find('\n').map_or(rest, |end| &rest[..end])
}

/// The first bytes of `text`, as many as a piece has.
fn beginning(text: &str) -> &str {
    &text[..floor(text, PIECE)]
}

/// The last place up to `at` where no letter is cut.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// How many letters of each script a text has.
struct Letters([usize; Script::COUNT]);

impl Letters {
    fn count(pieces: &[&str]) -> Self {
        let mut counts = [0; Script::COUNT];
        for piece in pieces {
            for script in piece.chars().filter_map(Script::of) {
                counts[script as usize] += 1;
            }
        }
        Self(counts)
    }

    fn of(&self, script: Script) -> usize {
        self.0[script as usize]
    }

    /// The letters of a script; Han and Kana, which Japanese mixes, are one.
    fn with_relatives(&self, script: Script) -> usize {
        match script {
            Script::Han | Script::Kana => self.of(Script::Han) + self.of(Script::Kana),
            script => self.of(script),
        }
    }

    /// The script with the most to say: a name in other letters does not make the text's language.
    fn main_script(&self) -> Option<Script> {
        let weight = |script: Script| script.weight() * self.with_relatives(script);
        // Of equals the first is taken.
        let best = Script::ALL.into_iter().rev().max_by_key(|&script| weight(script))?;
        (weight(best) > 0).then_some(best)
    }

    /// Japanese has Kana in every sentence; of the Chinese letters some are written in one way only.
    fn han_or_kana(&self, pieces: &[&str]) -> Cow<'static, str> {
        if self.of(Script::Kana) * 8 > self.of(Script::Han) {
            return "ja".into();
        }
        let mut simplified = 0;
        for letter in pieces.iter().flat_map(|piece| piece.chars()) {
            if Script::of(letter) == Some(Script::Han) {
                simplified += i32::from(SIMPLIFIED.contains(letter)) - i32::from(TRADITIONAL.contains(letter));
            }
            // So many are enough, and looking is slow.
            if simplified.abs() >= 6 {
                break;
            }
        }
        match simplified {
            1.. => "zh-Hans".into(),
            0 => "zh".into(),
            _ => "zh-Hant".into(),
        }
    }

    /// Yiddish writes vowels with points that Hebrew leaves out, and joined letters.
    fn is_yiddish(&self, pieces: &[&str]) -> bool {
        let all = pieces.iter().flat_map(|piece| piece.chars());
        let vowels = all
            .filter(|letter| matches!(letter, '\u{5F0}'..='\u{5F2}' | '\u{5B7}' | '\u{5B8}' | '\u{FB2E}' | '\u{FB2F}'));
        vowels.count() * 20 > self.of(Script::Hebrew)
    }
}

/// Frequent Chinese letters that only simplified writing has, and those that stand for them in traditional writing.
const SIMPLIFIED: &str = "这国说们来对时会发个为学过还问题业两边进开关东车门见现书电话长实动经种马万与义习产从仅价众传体党军农写决则创别办劳区医华单历压县参双变号员图团场处备头导层师带广应张总战护报据数无术机权条极构标样检济测满点热环离积类级线组结给统继续网联节规视觉认让议记讲许论设证";
const TRADITIONAL: &str = "這國說們來對時會發個為學過還問題業兩邊進開關東車門見現書電話長實動經種馬萬與義習產從僅價眾傳體黨軍農寫決則創別辦勞區醫華單歷壓縣參雙變號員圖團場處備頭導層師帶廣應張總戰護報據數無術機權條極構標樣檢濟測滿點熱環離積類級線組結給統繼續網聯節規視覺認讓議記講許論設證";
