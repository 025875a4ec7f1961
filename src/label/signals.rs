//! What a passage looks like in numbers: the inputs of the learned labeller.
//!
//! All of it is form: length, marks, case, repetition, shared words, what the grammars found. No signal knows an outlet.

use std::borrow::Cow;

use super::Features;
use super::shape::{Marks, Shape};
use super::vocabulary::{SEED, mix};
use crate::article::{FurnitureKind, NoteKind};
use crate::language::cues::Cues;
use crate::language::word_classes::Classes;
use crate::read::{MarkerKind, Passage};

/// How many signals a passage has.
pub const SIGNALS: usize = 84;

/// Those that know words or capitals, which not every script has.
pub const WORDY_SIGNALS: [usize; 18] = [13, 14, 15, 16, 18, 19, 20, 31, 32, 33, 34, 35, 59, 60, 61, 62, 63, 64];

/// The signals of one passage, each about -1 to 1.
pub type Signals = [f32; SIGNALS];

/// Counts by hash: open addressing, sized for its load.
struct Counts {
    slots: Vec<(u32, u32)>,
    mask: usize,
}

impl Counts {
    fn with_room(entries: usize) -> Self {
        let size = (entries * 2).next_power_of_two().max(16);
        Self { slots: vec![(0, 0); size], mask: size - 1 }
    }

    fn slot(&self, hash: u32) -> usize {
        let mut slot = hash as usize & self.mask;
        while self.slots[slot].1 > 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) & self.mask;
        }
        slot
    }

    fn add(&mut self, hash: u32) {
        let slot = self.slot(hash);
        self.slots[slot] = (hash, self.slots[slot].1 + 1);
    }

    fn get(&self, hash: u32) -> u32 {
        self.slots[self.slot(hash)].1
    }
}

/// The signals of each passage; `content` are the content words that [`features()`](super::features()) found.
pub fn signals(passages: &[Passage], features: &[Features], content: &[u32], cues: &Cues) -> Vec<Signals> {
    let content = |shape: &Shape| &content[shape.terms.content.0 as usize..shape.terms.content.1 as usize];
    let shapes: Vec<Cow<Shape>> =
        passages.iter().zip(features).map(|(passage, features)| whole(passage, &features.shape, cues)).collect();
    let mut lines = Counts::with_room(shapes.len());
    let mut heads = Counts::with_room(shapes.len());
    let mut names = Counts::with_room(shapes.len());
    let words = shapes.iter().filter(|shape| is_prose(shape)).map(|shape| content(shape).len()).sum();
    let mut told = Counts::with_room(words);
    let mut vocabulary = Counts::with_room(words);
    for shape in &shapes {
        lines.add(short(shape.hash));
        if shape.terms.count >= 4 {
            heads.add(short(shape.terms.head));
        }
        if shape.terms.count == 2 && shape.terms.capitalised == 2 {
            names.add(short(shape.hash));
        }
        if is_prose(shape) {
            content(shape).iter().for_each(|&word| vocabulary.add(word));
        }
    }
    let mut seen = Counts::with_room(shapes.len());
    (0..shapes.len())
        .map(|index| {
            let shape = shapes[index].as_ref();
            let words = content(shape);
            let own = u32::from(is_prose(shape));
            let (mut shared, mut common, mut known) = (0.0, 0.0, 0.0);
            for &word in words {
                known += f32::from(u8::from(told.get(word) > 0));
                let count = vocabulary.get(word).saturating_sub(own);
                shared += count.min(5) as f32 / 5.0;
                common += f32::from(u8::from(count > 1));
            }
            let several = shape.terms.count >= 4;
            let beside = |reach: usize, same: &dyn Fn(&Shape) -> bool| {
                let other = |other: usize| shapes.get(other).is_some_and(|other| same(other));
                (1..=reach).any(|step| other(index + step) || index.checked_sub(step).is_some_and(other))
            };
            let document = Repetition {
                times: lines.get(short(shape.hash)),
                before: seen.get(short(shape.hash)) > 0,
                heads: if several { heads.get(short(shape.terms.head)) } else { 0 },
                near: beside(3, &|other| other.hash == shape.hash),
                near_head: several && beside(4, &|other| other.terms.head == shape.terms.head),
                shared: shared / (words.len() as f32 + 1.0),
                common: common / (words.len() as f32 + 1.0),
                known: known / (words.len() as f32 + 1.0),
                named: shape.terms.count > 2 && names.get(short(shape.terms.name)) > 0,
            };
            if own > 0 {
                words.iter().for_each(|&word| told.add(word));
            }
            seen.add(short(shape.hash));
            let next = passages.get(index + 1);
            one(shape, &passages[index], next, &features[index], &document)
        })
        .collect()
}

/// The shape of a whole passage; the grammars look at its words alone, the signals at its marker, too.
fn whole<'a>(passage: &Passage, words: &'a Shape, cues: &Cues) -> Cow<'a, Shape> {
    if passage.marker.is_none() {
        return Cow::Borrowed(words);
    }
    // A marker is no content.
    let mut shape = Shape::of(&passage.text.text, &cues.classes, &mut Vec::new());
    shape.terms.content = words.terms.content;
    Cow::Owned(shape)
}

/// The part of a hash that is spread best.
fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn is_prose(shape: &Shape) -> bool {
    let ends =
        matches!(shape.counts.end, Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡'));
    shape.terms.count >= 15 && ends
}

/// Letters as a line of Latin ones would have them: a wide one stands for about two and a half.
fn length(shape: &Shape, bytes: usize) -> f32 {
    let wide = shape.terms.wide as f32;
    if wide > 0.0 { (shape.letters() + shape.digits) as f32 * 1.2 + wide * 1.5 } else { bytes as f32 }
}

/// Words, as many as a line of Latin ones would have.
fn count(shape: &Shape) -> f32 {
    shape.terms.count as f32 + shape.terms.wide as f32 * 0.45
}

/// What a line has in common with others.
#[expect(clippy::struct_excessive_bools, reason = "each is a signal of its own")]
struct Repetition {
    times: u32,
    before: bool,
    heads: u32,
    near: bool,
    near_head: bool,
    shared: f32,
    common: f32,
    /// Share of words that the prose above has.
    known: f32,
    /// Whether it begins with a name that stands alone elsewhere.
    named: bool,
}
#[expect(clippy::too_many_lines, reason = "a list, one line a signal")]
fn one(
    shape: &Shape,
    passage: &Passage,
    next: Option<&Passage>,
    features: &Features,
    document: &Repetition,
) -> Signals {
    let Shape { terms, counts, marks, .. } = shape;
    let flag = |yes: bool| f32::from(u8::from(yes));
    let words = terms.count.max(1) as f32;
    let share = |count: u32| count as f32 / words;
    let log = |value: f32, most: f32| (1.0 + value).ln() / (1.0 + most).ln();
    let length = length(shape, passage.text.text.len());
    let marker = passage.marker.as_ref().map(|marker| marker.kind);
    let furniture = features.furniture.as_ref();
    let kind = |kinds: &[FurnitureKind]| flag(furniture.is_some_and(|found| kinds.contains(&found.kind)));
    let caption = features.caption.as_ref();
    let (first, end) = (shape.first.unwrap_or_default(), counts.end.unwrap_or_default());
    let mut out = [0.0; SIGNALS];
    let mut at = 0;
    let mut put = |value: f32| {
        out[at] = value;
        at += 1;
    };
    // Form.
    put(log(length, 400.0));
    put(log(count(shape), 60.0));
    put(flag(length > 120.0));
    put(flag(length > 220.0));
    put(flag(length < 25.0));
    put(flag(matches!(end, '.' | '。' | '۔' | '।' | '։' | '｡')));
    put(flag(matches!(end, '?' | '!' | '？' | '！' | '؟')));
    put(flag(matches!(end, ':' | '：')));
    put(flag(matches!(end, ',' | ';' | '，' | '、')));
    put(flag(end == '…' || passage.text.text.ends_with("...")));
    put(flag(counts.end != shape.last));
    put(log(counts.breaks as f32, 5.0));
    put((counts.commas as f32 / count(shape).max(1.0) * 8.0).min(1.5));
    put(share(terms.function) * 2.0);
    put(flag(terms.function == 0));
    put(share(terms.capitalised));
    put(flag(terms.capitalised + terms.numbers == terms.count && terms.count > 1));
    put(share(terms.numbers));
    put(flag(shape.letters() > 3 && shape.small == 0 && shape.capitals > 0));
    put(share(terms.shouted));
    put(flag(first.is_lowercase()));
    put(flag(matches!(first, '"' | '“' | '„' | '«' | '‘' | '「')));
    put(flag(marks.any(Marks::QUOTE)));
    put(flag(counts.address));
    put(log(counts.bars as f32, 4.0));
    put(flag(marks.any(Marks::BRACKET.or(Marks::SQUARE))));
    put(flag(counts.dashes > 0));
    put(flag(terms.year));
    put(flag(terms.clock));
    put(flag(terms.age));
    put(flag(terms.classes.any(Classes::MONTH)));
    put(share(terms.address) * 5.0);
    put(flag(terms.saying > 0));
    put(share(terms.clutter) * 2.0);
    put(flag(terms.clutter > 0));
    put(flag(terms.clutter_first));
    put(log(terms.glued as f32, 5.0));
    put(terms.letters as f32 / words / 10.0);
    put(flag(terms.longest > 22));
    put(flag(counts.currency));
    put(flag(marks.any(Marks::RIGHTS)));
    put(flag(marks.any(Marks::TAB)));
    put(flag(terms.count == terms.numbers));
    put(terms.wide as f32 / (shape.letters() + 1) as f32);
    // Place.
    put(flag(passage.blank_lines > 0));
    put(flag(passage.blank_lines > 1));
    put(flag(next.is_none_or(|next| next.blank_lines > 0)));
    put(flag(passage.indent > 0));
    put(flag(matches!(marker, Some(MarkerKind::Bullet(_)))));
    put(flag(matches!(marker, Some(MarkerKind::Number(_) | MarkerKind::Letter(_) | MarkerKind::Roman(_)))));
    // Company.
    put(log((document.times - 1) as f32, 5.0));
    put(flag(document.before));
    put(flag(document.near));
    put(flag(document.near_head && !document.near));
    put(log(document.heads.saturating_sub(document.times) as f32, 4.0));
    put(document.shared * 2.0);
    put(document.common * 2.0);
    put(document.known * 2.0);
    put(flag(document.named));
    put(share(terms.reply) * 5.0);
    put(flag(terms.reply > 0));
    put(share(terms.legal) * 5.0);
    put(flag(terms.legal > 1));
    put(share(terms.promotion) * 5.0);
    put(flag(terms.promotion > 1));
    // Findings.
    put(flag(features.dateline.is_some()));
    put(flag(caption.is_some_and(|found| found.caption.is_some())));
    put(flag(caption.is_some_and(|found| found.credit.is_some())));
    put(flag(features.byline.as_ref().is_some_and(|found| found.cued)));
    put(flag(features.byline.as_ref().is_some_and(|found| !found.cued)));
    put(flag(features.metadata.is_some()));
    put(flag(features.breadcrumb));
    put(flag(features.note.is_some_and(|kind| kind == NoteKind::Contributors)));
    put(flag(features.note.is_some_and(|kind| kind != NoteKind::Contributors)));
    put(flag(features.form.separator));
    put(flag(furniture.is_some_and(|found| found.intro)));
    put(kind(&[FurnitureKind::Share]));
    put(kind(&[FurnitureKind::Newsletter, FurnitureKind::App, FurnitureKind::Paywall]));
    put(kind(&[FurnitureKind::Related]));
    put(kind(&[FurnitureKind::Advert]));
    put(kind(&[FurnitureKind::Navigation, FurnitureKind::Print, FurnitureKind::Audio]));
    put(kind(&[FurnitureKind::Cookie, FurnitureKind::Copyright, FurnitureKind::Tracking]));
    put(kind(&[FurnitureKind::Comments, FurnitureKind::Counter]));
    out
}

/// Which fold of `folds` a site is in when what was learnt is measured: pages of one site are never learnt from and measured at once.
pub fn fold_of(site: &str, folds: usize) -> usize {
    (site.bytes().fold(SEED, mix) >> 8) as usize % folds
}
