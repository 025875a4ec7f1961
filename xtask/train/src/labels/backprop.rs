//! The labeller's network with gradients: the same steps as `standfirst::label::Network`, and back.

use standfirst::label::DIMENSIONS;
use standfirst::label::network::{FORGETS, HIDDEN, LAYERS, OUTPUTS, TAPS, parameters};

type Row = [f32; HIDDEN];

/// Where each matrix of a layer begins among the layer's parameters.
const MEMORY: usize = TAPS * HIDDEN;
const GLOBAL: usize = MEMORY + 2 * FORGETS.len() * HIDDEN;
const MIX: usize = GLOBAL + 2 * HIDDEN * HIDDEN;
const BIAS: usize = MIX + HIDDEN * HIDDEN;
const LAYER: usize = BIAS + HIDDEN;

/// Where each matrix begins in the list of parameters; behind all of them is what each word means.
struct Places {
    input_bias: usize,
    first_layer: usize,
    output: usize,
    output_bias: usize,
    words: usize,
}

impl Places {
    fn of(inputs: usize) -> Self {
        let input_bias = inputs * HIDDEN;
        let first_layer = input_bias + HIDDEN;
        let output = first_layer + LAYERS * LAYER;
        Self { input_bias, first_layer, output, output_bias: output + HIDDEN * OUTPUTS, words: parameters(inputs) }
    }
}

/// A word of a line.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// Which one of those that are known.
    pub(super) word: usize,
    /// Its share in what the line's words mean.
    pub(super) share: f32,
    /// Where among the line's inputs its meaning is added.
    pub(super) at: usize,
}

/// A paste as the network sees it in training, with what should come out.
pub(super) struct Example {
    pub(super) inputs: Vec<Vec<f32>>,
    /// The words of each line that are known.
    pub(super) known: Vec<Vec<Known>>,
    pub(super) words: Vec<f32>,
    pub(super) wanted: Vec<[f32; OUTPUTS]>,
}

/// Random numbers (`SplitMix64`, Steele et al. 2014): the same for the same seed everywhere.
#[derive(Clone)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u32 << 24) as f32
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        (self.unit() * most as f32) as usize
    }

    /// About normal: the sum of twelve.
    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Parameters to begin with.
pub(super) fn initial(random: &mut Random, inputs: usize, words: usize) -> Vec<f32> {
    let places = Places::of(inputs);
    let mut parameters = vec![0.0; places.words + words * DIMENSIONS];
    let mut fill = |start: usize, len: usize, size: f32| {
        parameters[start..start + len].iter_mut().for_each(|value| *value = random.normal() * size);
    };
    let hidden = (HIDDEN as f32).sqrt();
    fill(0, places.input_bias, 1.0 / (inputs as f32).sqrt());
    for layer in 0..LAYERS {
        let start = places.first_layer + layer * LAYER;
        fill(start, GLOBAL, 0.2);
        fill(start + GLOBAL, MIX - GLOBAL, 0.5 / (2.0f32.sqrt() * hidden));
        fill(start + MIX, BIAS - MIX, 1.0 / hidden);
    }
    fill(places.output, HIDDEN * OUTPUTS, 0.5 / hidden);
    fill(places.words, words * DIMENSIONS, 0.3);
    parameters[places.output_bias..places.words].copy_from_slice(&[-1.0, -4.0, -4.0, -4.0]);
    parameters
}

type Memories = [Row; FORGETS.len()];

struct LayerTrace {
    /// What went in.
    lines: Vec<Row>,
    means: [Row; 2],
    /// Of the lines above, and of those below.
    memories: [Vec<Memories>; 2],
    seen: Vec<Row>,
    /// What was found, after dropping.
    found: Vec<Row>,
}

/// How much of what a layer finds is dropped in training (Srivastava et al. 2014).
const DROPPED: f32 = 0.1;

fn row(parameters: &[f32], start: usize) -> &[f32] {
    &parameters[start..start + HIDDEN]
}

fn add(out: &mut [f32], value: f32, weights: &[f32]) {
    for (out, weight) in out.iter_mut().zip(weights) {
        *out += value * weight;
    }
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Drops and scales what is left.
fn drop(row: &mut Row, random: &mut Random) {
    let mut bits = random.next();
    for value in row {
        if bits & 0x3FF < (DROPPED * 1024.0) as u64 {
            *value = 0.0;
        } else {
            *value /= 1.0 - DROPPED;
        }
        bits = bits.rotate_right(10) ^ (bits << 3);
    }
}

/// The order of the lines, or its reverse.
fn order(count: usize, reversed: bool) -> impl Iterator<Item = usize> {
    (0..count).map(move |at| if reversed { count - 1 - at } else { at })
}

/// The running means of the lines before each line.
fn remember(lines: &[Row], reversed: bool) -> Vec<Memories> {
    let mut all = vec![Memories::default(); lines.len()];
    let mut memories = Memories::default();
    for index in order(lines.len(), reversed) {
        all[index] = memories;
        for (memory, forgets) in memories.iter_mut().zip(FORGETS) {
            for (memory, value) in memory.iter_mut().zip(&lines[index]) {
                *memory += forgets * (value - *memory);
            }
        }
    }
    all
}

/// The way back through running means: what each line gets for having been remembered by the lines behind it.
fn forget(
    parameters: &[f32],
    gradient: &mut [f32],
    weights: usize,
    memories: &[Memories],
    seen: &[Row],
    reversed: bool,
    before: &mut [Row],
) {
    let mut owed = Memories::default();
    for index in order(seen.len(), !reversed) {
        for (rate, forgets) in FORGETS.into_iter().enumerate() {
            let weights = weights + rate * HIDDEN;
            for at in 0..HIDDEN {
                let owed = &mut owed[rate][at];
                before[index][at] += forgets * *owed;
                *owed = *owed * (1.0 - forgets) + seen[index][at] * parameters[weights + at];
                gradient[weights + at] += seen[index][at] * memories[index][rate][at];
            }
        }
    }
}

/// A line's inputs with what its words mean.
fn with_words(parameters: &[f32], words: usize, inputs: &[f32], known: &[Known]) -> Vec<f32> {
    let mut inputs = inputs.to_vec();
    for Known { word, share, at } in known {
        let start = words + word * DIMENSIONS;
        add(&mut inputs[*at..at + DIMENSIONS], *share, &parameters[start..start + DIMENSIONS]);
    }
    inputs
}

/// The loss of one example and its gradient, added to `gradient`. `share` is one over the number of lines of the whole batch, `pages` one over
/// its number of pages.
#[expect(
    clippy::too_many_lines,
    clippy::needless_range_loop,
    reason = "forward and back mirror each other step by step"
)]
pub(super) fn learn(
    parameters: &[f32],
    example: &Example,
    share: f32,
    pages: f32,
    random: &mut Random,
    gradient: &mut [f32],
) -> f32 {
    let count = example.inputs.len();
    let all_words = example.words.iter().sum::<f32>() + 1e-6;
    let mut lines: Vec<Row> = Vec::with_capacity(count);
    let places = Places::of(example.inputs.first().map_or(0, Vec::len));
    let inputs: Vec<Vec<f32>> = example
        .inputs
        .iter()
        .zip(&example.known)
        .map(|(inputs, known)| with_words(parameters, places.words, inputs, known))
        .collect();
    for inputs in &inputs {
        let mut out = Row::default();
        out.copy_from_slice(row(parameters, places.input_bias));
        for (at, value) in inputs.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            add(&mut out, *value, row(parameters, at * HIDDEN));
        }
        out = out.map(|value| value.max(0.0));
        drop(&mut out, random);
        lines.push(out);
    }
    let entered = lines.clone();
    let mut traces = Vec::with_capacity(LAYERS);
    for layer in 0..LAYERS {
        let start = places.first_layer + layer * LAYER;
        let step = 1usize << layer;
        let mut means = [Row::default(); 2];
        for (line, words) in lines.iter().zip(&example.words) {
            add(&mut means[0], words / all_words, line);
            add(&mut means[1], 1.0 / count as f32, line);
        }
        let mut shared = Row::default();
        for (at, mean) in means.iter().flatten().enumerate() {
            add(&mut shared, *mean, row(parameters, start + GLOBAL + at * HIDDEN));
        }
        let mut seen = vec![shared; count];
        for (index, seen) in seen.iter_mut().enumerate() {
            for tap in 0..TAPS {
                let place = (index + tap * step).checked_sub(TAPS / 2 * step);
                if let Some(line) = place.and_then(|place| lines.get(place)) {
                    for ((out, value), weight) in seen.iter_mut().zip(line).zip(row(parameters, start + tap * HIDDEN)) {
                        *out += value * weight;
                    }
                }
            }
        }
        let memories = [0, 1].map(|way| remember(&lines, way == 1));
        for (way, memories) in memories.iter().enumerate() {
            for (index, seen) in seen.iter_mut().enumerate() {
                for (rate, memory) in memories[index].iter().enumerate() {
                    let weights = start + MEMORY + (way * FORGETS.len() + rate) * HIDDEN;
                    for ((out, value), weight) in seen.iter_mut().zip(memory).zip(row(parameters, weights)) {
                        *out += value * weight;
                    }
                }
            }
        }
        let mut found = Vec::with_capacity(count);
        for seen in &seen {
            let mut out = Row::default();
            out.copy_from_slice(row(parameters, start + BIAS));
            for (at, value) in seen.iter().enumerate() {
                add(&mut out, *value, row(parameters, start + MIX + at * HIDDEN));
            }
            out = out.map(|value| value.max(0.0));
            drop(&mut out, random);
            found.push(out);
        }
        let next =
            lines.iter().zip(&found).map(|(line, found)| std::array::from_fn(|at| line[at] + found[at])).collect();
        traces.push(LayerTrace { lines: std::mem::replace(&mut lines, next), means, memories, seen, found });
    }
    let odds: Vec<[f32; OUTPUTS]> = lines
        .iter()
        .map(|line| {
            std::array::from_fn(|output| {
                let sum: f32 = (0..HIDDEN).map(|at| line[at] * parameters[places.output + at * OUTPUTS + output]).sum();
                1.0 / (1.0 + (-(sum + parameters[places.output_bias + output])).exp())
            })
        })
        .collect();
    let (loss, wrong) = judge(example, &odds, share, pages);

    let mut back: Vec<Row> = Vec::with_capacity(count);
    for (line, wrong) in lines.iter().zip(&wrong) {
        let mut out = Row::default();
        for at in 0..HIDDEN {
            let weights = places.output + at * OUTPUTS;
            out[at] = dot(&parameters[weights..weights + OUTPUTS], wrong);
            add(&mut gradient[weights..weights + OUTPUTS], line[at], wrong);
        }
        add(&mut gradient[places.output_bias..places.words], 1.0, wrong);
        back.push(out);
    }
    for (layer, trace) in traces.iter().enumerate().rev() {
        let start = places.first_layer + layer * LAYER;
        let step = 1usize << layer;
        let mut shared = Row::default();
        let mut before = back.clone();
        let mut all_seen = Vec::with_capacity(count);
        for index in 0..count {
            let mut out = back[index];
            for (out, found) in out.iter_mut().zip(&trace.found[index]) {
                *out = if *found > 0.0 { *out / (1.0 - DROPPED) } else { 0.0 };
            }
            add(&mut gradient[start + BIAS..start + BIAS + HIDDEN], 1.0, &out);
            let mut seen = Row::default();
            for at in 0..HIDDEN {
                let weights = start + MIX + at * HIDDEN;
                seen[at] = dot(row(parameters, weights), &out);
                add(&mut gradient[weights..weights + HIDDEN], trace.seen[index][at], &out);
            }
            add(&mut shared, 1.0, &seen);
            all_seen.push(seen);
            for tap in 0..TAPS {
                let place = (index + tap * step).checked_sub(TAPS / 2 * step).filter(|place| *place < count);
                let Some(place) = place else { continue };
                let weights = start + tap * HIDDEN;
                for at in 0..HIDDEN {
                    before[place][at] += seen[at] * parameters[weights + at];
                    gradient[weights + at] += seen[at] * trace.lines[place][at];
                }
            }
        }
        for (way, memories) in trace.memories.iter().enumerate() {
            let weights = start + MEMORY + way * FORGETS.len() * HIDDEN;
            forget(parameters, gradient, weights, memories, &all_seen, way == 1, &mut before);
        }
        let mut means = [Row::default(); 2];
        for (at, mean) in means.iter_mut().flatten().enumerate() {
            let weights = start + GLOBAL + at * HIDDEN;
            *mean = dot(row(parameters, weights), &shared);
            add(&mut gradient[weights..weights + HIDDEN], trace.means[at / HIDDEN][at % HIDDEN], &shared);
        }
        for (before, words) in before.iter_mut().zip(&example.words) {
            add(before, words / all_words, &means[0]);
            add(before, 1.0 / count as f32, &means[1]);
        }
        back = before;
    }
    for (index, inputs) in inputs.iter().enumerate() {
        let mut out = back[index];
        for (out, entered) in out.iter_mut().zip(&entered[index]) {
            *out = if *entered > 0.0 { *out / (1.0 - DROPPED) } else { 0.0 };
        }
        add(&mut gradient[places.input_bias..places.first_layer], 1.0, &out);
        for (at, value) in inputs.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            add(&mut gradient[at * HIDDEN..(at + 1) * HIDDEN], *value, &out);
        }
        let mut slopes = (usize::MAX, [0.0; DIMENSIONS]);
        for &Known { word, share, at } in &example.known[index] {
            if slopes.0 != at {
                slopes = (at, std::array::from_fn(|dimension| dot(row(parameters, (at + dimension) * HIDDEN), &out)));
            }
            let start = places.words + word * DIMENSIONS;
            add(&mut gradient[start..start + DIMENSIONS], share, &slopes.1);
        }
    }
    loss
}

/// The loss, and what each odds' logit contributes to it.
///
/// Cross entropy with a line's words as its weight, half of it as a share of its page's words; for headline, byline and date cross entropy over
/// the lines of the page, too, since one of them is to be chosen; and for each page one minus the precision and
/// one minus the recall that the odds promise, which is what pages are scored by (a soft Dice loss, Milletari et al. 2016).
fn judge(example: &Example, odds: &[[f32; OUTPUTS]], share: f32, pages: f32) -> (f32, Vec<[f32; OUTPUTS]>) {
    const SMOOTH: f32 = 5.0;
    let weight = |words: f32| 0.15 + words.min(120.0) / 40.0;
    let page: f32 = example.words.iter().map(|words| weight(*words)).sum::<f32>() + 20.0;
    let (mut right, mut extra, mut missing) = (0.0, 0.0, 0.0);
    for ((odds, wanted), words) in odds.iter().zip(&example.wanted).zip(&example.words) {
        right += odds[0] * wanted[0] * words;
        extra += odds[0] * (1.0 - wanted[0]) * words;
        missing += (1.0 - odds[0]) * wanted[0] * words;
    }
    let (found, whole) = (right + extra + SMOOTH, right + missing + SMOOTH);
    let mut loss = pages * (2.0 - (right + SMOOTH) / found - (right + SMOOTH) / whole);
    let mut wrong = Vec::with_capacity(odds.len());
    for ((odds, wanted), words) in odds.iter().zip(&example.wanted).zip(&example.words) {
        let mut out = [0.0; OUTPUTS];
        for output in 0..OUTPUTS {
            let weight = match output {
                0 => weight(*words) * 0.5 + weight(*words) / page * 50.0,
                1 => 2.0,
                _ => 1.0,
            };
            let (odds, wanted) = (odds[output].clamp(1e-6, 1.0 - 1e-6), wanted[output]);
            loss -= share * weight * (wanted * odds.ln() + (1.0 - wanted) * (1.0 - odds).ln());
            out[output] = share * weight * (odds - wanted);
        }
        // d precision = (found - right) / found² for a right line, -right / found² for a wrong one; d recall = 1 / whole for a right one.
        let (body, wanted) = (odds[0], wanted[0]);
        let precision = (wanted * found - (right + SMOOTH)) / (found * found);
        let recall = wanted / whole;
        out[0] -= pages * words * (precision + recall) * body * (1.0 - body);
        wrong.push(out);
    }
    for output in 1..OUTPUTS {
        loss += pages * CHOICE * choose(example, odds, output, pages * CHOICE, &mut wrong);
    }
    (loss, wrong)
}

/// How much the choice of one line weighs.
const CHOICE: f32 = 0.02;

/// The cross entropy of choosing, among the lines of a page, one of those wanted.
fn choose(example: &Example, odds: &[[f32; OUTPUTS]], output: usize, weight: f32, wrong: &mut [[f32; OUTPUTS]]) -> f32 {
    // A logit's exponential is the odds' ratio.
    let ratio = |odds: &[f32; OUTPUTS]| {
        let odds = odds[output].clamp(1e-6, 1.0 - 1e-6);
        odds / (1.0 - odds)
    };
    let all: f32 = odds.iter().map(ratio).sum();
    let wanted: f32 = odds.iter().zip(&example.wanted).map(|(odds, wanted)| ratio(odds) * wanted[output]).sum();
    if wanted <= 0.0 {
        return 0.0;
    }
    for ((odds, targets), out) in odds.iter().zip(&example.wanted).zip(wrong) {
        out[output] += weight * ratio(odds) * (1.0 / all - targets[output] / wanted);
    }
    (all / wanted).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_is_the_slope_of_the_loss() {
        const INPUTS: usize = 20;
        let mut random = Random(5);
        let mut parameters = initial(&mut random, INPUTS, 2);
        let known = |line: usize| (0..line % 3).map(move |at| Known { word: line % 2, share: 0.3, at: 4 + 8 * at });
        let example = Example {
            inputs: (0..12).map(|_| (0..INPUTS).map(|_| random.normal() * 0.3).collect()).collect(),
            known: (0..12).map(|line| known(line).collect()).collect(),
            words: (0..12).map(|at| at as f32 * 3.0).collect(),
            wanted: (0..12).map(|at| [f32::from(u8::from(at > 5)), f32::from(u8::from(at == 4)), 0.0, 0.0]).collect(),
        };
        let mut gradient = vec![0.0; parameters.len()];
        learn(&parameters, &example, 0.1, 1.0, &mut Random(9), &mut gradient);
        for at in (0..parameters.len()).step_by(97).chain(Places::of(INPUTS).words..parameters.len()) {
            let mut loss = |value: f32| {
                parameters[at] += value;
                learn(
                    &parameters,
                    &example,
                    0.1,
                    1.0,
                    &mut Random(9),
                    &mut vec![0.0; Places::of(INPUTS).words + 2 * DIMENSIONS],
                )
            };
            let (up, down) = (loss(0.01), loss(-0.02));
            parameters[at] += 0.01;
            let slope = (up - down) / 0.02;
            assert!((slope - gradient[at]).abs() < 0.02 + slope.abs() * 0.1, "{at}: {slope} {}", gradient[at]);
        }
    }
}
