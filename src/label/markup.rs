//! What markup tells of a passage, in numbers: further inputs of the learned labeller.
//!
//! Where a passage is (its element, the page's parts around it), how much of it is links, and how the prose of the whole page lies in the tree: most of
//! an article has one element around it, and its paragraphs look the same from there. What whoever wrote the page calls its parts goes in as words:
//! see [`class_words`].

use super::Features;
use super::claimed::{CLAIM_SIGNALS, Claimed};
use crate::language::hash_index::HashIndex;
use crate::read::{Claim, ElementKind, Landmark, Outline, Passage};

/// How many numbers markup gives for a passage.
pub const MARKUP_SIGNALS: usize = 57 + CLAIM_SIGNALS;

/// The numbers of one passage, each about -1 to 1.
pub type MarkupSignals = [f32; MARKUP_SIGNALS];

/// How many elements around a passage are near; those further out, up to the second number, are far.
const NEAR: usize = 3;
const FAR: usize = 10;
/// How far out a passage's elements are looked at.
const REACH: usize = 64;
/// A passage of fewer words is no prose, nor one that is links for the most part.
const PROSE: usize = 10;

/// What lies in an element.
#[derive(Clone, Copy, Default)]
struct Mass {
    passages: u32,
    paragraphs: u32,
    words: f32,
    prose: f32,
    bytes: f32,
    linked: f32,
}

impl Mass {
    fn add(&mut self, other: &Self) {
        self.passages += other.passages;
        self.paragraphs += other.paragraphs;
        self.words += other.words;
        self.prose += other.prose;
        self.bytes += other.bytes;
        self.linked += other.linked;
    }

    fn link_density(&self) -> f32 {
        self.linked / self.bytes.max(1.0)
    }
}

/// The numbers of each passage, and at last what `claims` tell of it.
pub fn markup_signals(
    passages: &[Passage],
    features: &[Features],
    outline: &Outline,
    claims: &[Claim],
) -> Vec<MarkupSignals> {
    let own: Vec<Mass> =
        passages.iter().zip(features).map(|(passage, features)| mass(passage, features, outline)).collect();
    let mut masses = vec![Mass::default(); outline.elements.len()];
    for (passage, own) in passages.iter().zip(&own) {
        if let Some(mass) = passage.element.and_then(|element| masses.get_mut(element as usize)) {
            mass.add(own);
        }
    }
    // Each element stands behind its parent, so from the last on all of an element is known before its parent.
    for index in (0..masses.len()).rev() {
        let inner = masses[index];
        if let Some(outer) = outline.elements[index].parent.and_then(|parent| masses.get_mut(parent as usize)) {
            outer.add(&inner);
        }
    }
    let whole = own.iter().fold(Mass::default(), |mut whole, own| {
        whole.add(own);
        whole
    });
    let looks = Looks::of(passages, &own, outline);
    let kernel = |share: f32| masses.iter().rposition(|mass| mass.prose > 0.0 && mass.prose >= share * whole.prose);
    let kernels = [kernel(0.5), kernel(0.75)];
    // The elements around the inner kernel, from it outwards.
    let mut around = vec![u32::MAX; masses.len()];
    for (steps, (index, _)) in outline.path(kernels[0].map(|index| index as u32)).take(REACH).enumerate() {
        around[index as usize] = steps as u32;
    }
    let claimed = Claimed::of(claims);
    let page = Around { outline, masses: &masses, whole: &whole, kernels, around: &around };
    (0..passages.len())
        .map(|index| {
            let beside = |other: Option<&Passage>| other.is_none_or(|other| other.element != passages[index].element);
            let first = beside(index.checked_sub(1).and_then(|before| passages.get(before)));
            let last = beside(passages.get(index + 1));
            let mut signals = page.signals(&passages[index], &own[index], looks.share(index, &whole), [first, last]);
            signals[MARKUP_SIGNALS - CLAIM_SIGNALS..]
                .copy_from_slice(&claimed.signals(&passages[index], &features[index]));
            signals
        })
        .collect()
}

fn mass(passage: &Passage, features: &Features, outline: &Outline) -> Mass {
    let words = features.form.words as f32;
    let bytes = passage.text.text.len() as f32;
    let linked = (passage.linked as f32).min(bytes);
    let kind = passage.element.and_then(|element| outline.kind(element));
    let is_prose =
        features.form.words >= PROSE && linked < 0.5 * bytes && !matches!(kind, Some(ElementKind::Heading(_)));
    Mass {
        passages: 1,
        paragraphs: u32::from(kind == Some(&ElementKind::Paragraph)),
        words,
        prose: if is_prose { words * (1.0 - linked / bytes.max(1.0)) } else { 0.0 },
        bytes,
        linked,
    }
}

/// Passages that look the same to a style sheet: of the same kind and class, in elements of the same kind and class.
struct Looks {
    /// The look of each passage, and how many passages, and words of prose, each look has.
    of: Vec<usize>,
    found: Vec<(f32, f32)>,
}

impl Looks {
    fn of(passages: &[Passage], own: &[Mass], outline: &Outline) -> Self {
        let mut known = HashIndex::new(passages.len());
        let mut looks = Self { of: Vec::with_capacity(passages.len()), found: Vec::new() };
        for (passage, own) in passages.iter().zip(own) {
            let mut hash = 0xCBF2_9CE4_8422_2325_u64;
            let mut mix = |value: u64| hash = (hash ^ value).wrapping_mul(0x0100_0000_01B3).rotate_left(23);
            for (_, element) in outline.path(passage.element).take(NEAR) {
                mix(u64::from(kind_number(&element.kind)));
                let words = outline.words.get(element.words.start as usize..element.words.end as usize);
                words.unwrap_or_default().iter().for_each(|word| mix(u64::from(*word)));
            }
            let first = known.rows(hash).next();
            let look = first.unwrap_or(looks.found.len());
            if first.is_none() {
                known.insert(hash, look);
                looks.found.push((0.0, 0.0));
            }
            looks.of.push(look);
            looks.found[look].0 += 1.0;
            looks.found[look].1 += own.prose;
        }
        looks
    }

    /// How many passages look the same, and which share of the page's prose they have.
    fn share(&self, index: usize, whole: &Mass) -> (f32, f32) {
        let (count, prose) = self.found[self.of[index]];
        (count, prose / whole.prose.max(1.0))
    }
}

/// A number for each kind of element.
fn kind_number(kind: &ElementKind) -> u8 {
    match kind {
        ElementKind::Block => 0,
        ElementKind::Paragraph => 1,
        ElementKind::Heading(level) => 1 + level.clamp(&1, &3),
        ElementKind::Item { .. } => 5,
        ElementKind::Cell { .. } => 6,
        ElementKind::Figure | ElementKind::Caption | ElementKind::Credit | ElementKind::TableCaption => 7,
        ElementKind::Quote | ElementKind::PullQuote | ElementKind::Attribution => 8,
        ElementKind::Code { .. } | ElementKind::Formula { .. } => 9,
        ElementKind::Definitions | ElementKind::Term | ElementKind::Description => 10,
        ElementKind::Details | ElementKind::Summary | ElementKind::Footnote { .. } => 11,
        ElementKind::Landmark(Landmark::Control) => 12,
        ElementKind::Landmark(_) => 13,
        ElementKind::List { .. }
        | ElementKind::Table
        | ElementKind::Row { .. }
        | ElementKind::Embed { .. }
        | ElementKind::Separator => 14,
    }
}

/// How many there are.
const KINDS: usize = 15;

struct Around<'a> {
    outline: &'a Outline,
    masses: &'a [Mass],
    whole: &'a Mass,
    /// The innermost elements with half and three quarters of the prose.
    kernels: [Option<usize>; 2],
    /// How many steps out from the first kernel each element around it is.
    around: &'a [u32],
}

impl Around<'_> {
    fn signals(&self, passage: &Passage, own: &Mass, look: (f32, f32), ends: [bool; 2]) -> MarkupSignals {
        let flag = |yes: bool| f32::from(u8::from(yes));
        let log = |value: f32, most: f32| ((1.0 + value).ln() / (1.0 + most).ln()).min(1.5);
        let mut out = [0.0; MARKUP_SIGNALS];
        let mut landmarks = [false; 10];
        let (mut hidden, mut inside, mut lists, mut table, mut figure, mut quote) =
            (false, [false; 2], 0, false, false, false);
        let (mut steps_in, mut steps_out, mut depth) = (None, None, 0);
        let mut outer: [Option<u32>; 3] = [None; 3];
        for (step, (index, element)) in self.outline.path(passage.element).take(REACH).enumerate() {
            depth = step;
            match &element.kind {
                ElementKind::Landmark(landmark) => landmarks[*landmark as usize] = true,
                ElementKind::List { .. } => lists += 1,
                ElementKind::Table => table = true,
                ElementKind::Figure | ElementKind::Caption => figure = true,
                ElementKind::Quote | ElementKind::PullQuote => quote = true,
                _ => {}
            }
            hidden |= element.hidden.is_some();
            for (inside, kernel) in inside.iter_mut().zip(self.kernels) {
                *inside |= kernel == Some(index as usize);
            }
            if inside[0] {
                steps_in.get_or_insert(step);
            }
            if self.around[index as usize] != u32::MAX {
                steps_out.get_or_insert(self.around[index as usize]);
            }
            if let Some(outer) = step.checked_sub(1).and_then(|step| outer.get_mut(step)) {
                *outer = Some(index);
            }
        }
        let kind = passage.element.and_then(|element| self.outline.kind(element)).map_or(0, kind_number);
        out[kind as usize] = 1.0;
        let mut at = KINDS;
        let mut put = |value: f32| {
            out[at] = value;
            at += 1;
        };
        let density = own.link_density();
        put(density);
        put(flag(density > 0.9));
        put(flag(density > 0.0));
        landmarks.iter().for_each(|there| put(flag(*there)));
        put(flag(hidden));
        put(lists.min(2) as f32 / 2.0);
        put(flag(table));
        put(flag(figure));
        put(flag(quote));
        put(flag(inside[0]));
        put(flag(inside[1]));
        put(steps_in.map_or(0.0, |steps| log(steps as f32, 6.0)));
        put(if inside[0] { 0.0 } else { steps_out.map_or(1.0, |steps| log(steps as f32, 6.0)) });
        put(log(depth as f32, 20.0));
        put(flag(ends[0]));
        put(flag(ends[1]));
        put(log(look.0, 40.0));
        put(look.1);
        // The elements around, from the second on.
        for outer in outer {
            let mass = outer.and_then(|index| self.masses.get(index as usize)).unwrap_or(self.whole);
            put(mass.prose / self.whole.prose.max(1.0));
            put(mass.link_density());
            put(log(mass.words / mass.passages.max(1) as f32, 60.0));
            put(log(mass.passages as f32, 100.0));
            put(mass.paragraphs as f32 / mass.passages.max(1) as f32);
        }
        out
    }
}

/// The words in the classes of the elements at and around a passage: those near it, and those further out.
pub fn class_words(outline: &Outline, element: Option<u32>) -> [impl Iterator<Item = u32> + '_; 2] {
    [(0, NEAR), (NEAR, FAR)].map(|(skip, end)| {
        let path = outline.path(element).skip(skip).take(end - skip);
        path.flat_map(|(_, element)| {
            outline
                .words
                .get(element.words.start as usize..element.words.end as usize)
                .unwrap_or_default()
                .iter()
                .copied()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::language::cues::Cues;

    #[test]
    fn prose_has_an_element_around_it() {
        let page = "<nav><ul><li><a href=/a>Home</a><li><a href=/b>World</a></ul></nav><main class=story>\
            <p>The harbour bridge opened on Monday, a full year before anybody had thought that it could be done.</p>\
            <p>Crossing it will be free until the spring of next year, the port said in a short statement on Monday.</p></main>";
        let reading = crate::read::html::read(page, None, &Limits::default()).unwrap();
        let features = super::super::features(&reading.passages, Cues::of(None), &mut Vec::new());
        let signals = markup_signals(&reading.passages, &features, &reading.outline, &[]);
        let [menu, .., text] = signals.as_slice() else { panic!("{signals:?}") };
        assert!(menu[KINDS] > 0.9 && text[KINDS] < 0.1, "links");
        let inside = KINDS + 3 + 10 + 5;
        assert!(menu[inside] < 0.5 && text[inside] > 0.5, "the kernel of the prose: {text:?}");
        let [near, _] = class_words(&reading.outline, reading.passages.last().and_then(|passage| passage.element));
        assert_eq!(near.count(), 1);
    }
}
