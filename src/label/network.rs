//! The learned labeller: a small convolutional network along the lines of a paste.
//!
//! Each line's signals become [`HIDDEN`] numbers; each of [`LAYERS`] layers mixes a line with lines further and further away
//! (convolution a channel, its taps 1, 2, 4 … lines apart), with running means of all lines above and below, and with the mean of the
//! whole paste, adds what it finds (a residual
//! connection), and the last step reads four odds off each line. The form follows "depthwise separable" convolutions (Chollet 2017) with
//! growing dilation (Yu & Koltun 2016): a receptive field of sixty lines at a cost of some thousand multiplications a line.
//!
//! Parameters are made by `cargo xtask train labels` and kept as bytes, a scale for each column: see [`Network::read`].

use std::sync::OnceLock;

use wide::f32x4;

use super::markup::{MARKUP_SIGNALS, MarkupSignals, class_words};
use super::signals::{SIGNALS, Signals};
use super::vocabulary::{DIMENSIONS, Meaning, Vocabulary};
use crate::read::{Outline, Passage};

/// Numbers that go in for a line: its signals, the paste's length, and what its words mean.
pub const INPUTS: usize = SIGNALS + 1 + DIMENSIONS;
/// Further numbers that go in for a passage of markup: its signals, and what the words in the classes near and around it mean.
pub const MARKUP_INPUTS: usize = MARKUP_SIGNALS + 2 * DIMENSIONS;
/// Numbers kept for a line between layers.
pub const HIDDEN: usize = 24;
/// Layers of convolution.
pub const LAYERS: usize = 4;
/// Lines that a convolution looks at.
pub const TAPS: usize = 5;
/// What a line remembers of those above, and as much of those below: running means that forget by these shares a line.
pub const FORGETS: [f32; 3] = [0.15, 0.05, 0.01];
/// Weights of a channel in a layer: its taps, then its memories, those of the lines above first.
const REACHES: usize = TAPS + 2 * FORGETS.len();
/// Odds that come out for a line: body, headline, byline, date.
pub const OUTPUTS: usize = 4;

/// Fours of numbers in a row.
const FOURS: usize = HIDDEN / 4;

type Row = [f32x4; FOURS];

/// The network's parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    input: Vec<Row>,
    input_bias: Row,
    layers: Vec<Layer>,
    output: Vec<f32x4>,
    output_bias: f32x4,
    vocabulary: Vocabulary,
    classes: Vocabulary,
}

/// What markup tells of the lines.
#[derive(Clone, Copy, Debug)]
pub struct Markup<'a> {
    /// The passages that the lines are.
    pub passages: &'a [Passage],
    /// The elements that they stand in.
    pub outline: &'a Outline,
    /// The signals of each.
    pub signals: &'a [MarkupSignals],
}

#[derive(Clone, Debug, PartialEq)]
struct Layer {
    reaches: [Row; REACHES],
    /// From the paste's two means to the line: first the mean by words, then by lines.
    global: Vec<Row>,
    mix: Vec<Row>,
    bias: Row,
}

/// How likely a line is what, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Odds {
    /// Part of the article's body.
    pub body: f32,
    /// The headline.
    pub headline: f32,
    /// A line that names the authors.
    pub byline: f32,
    /// A line with the day of publication.
    pub date: f32,
}

/// How many numbers a [`Network`] of so many inputs has, [`DIMENSIONS`] for each word it knows not among them.
pub const fn parameters(inputs: usize) -> usize {
    inputs * HIDDEN
        + HIDDEN
        + LAYERS * (REACHES * HIDDEN + 2 * HIDDEN * HIDDEN + HIDDEN * HIDDEN + HIDDEN)
        + HIDDEN * OUTPUTS
        + OUTPUTS
}

/// How many numbers go in, by whether the words of classes are known.
const fn inputs(classes: usize) -> usize {
    if classes > 0 { INPUTS + MARKUP_INPUTS } else { INPUTS }
}

impl Network {
    /// The network for plain text that was trained on all data.
    pub fn for_text() -> &'static Self {
        static TRAINED: OnceLock<Network> = OnceLock::new();
        TRAINED.get_or_init(|| Self::read(include_bytes!("network.bin")).unwrap_or_else(Self::blank))
    }

    /// The same for markup.
    pub fn for_markup() -> &'static Self {
        static TRAINED: OnceLock<Network> = OnceLock::new();
        TRAINED.get_or_init(|| Self::read(include_bytes!("markup.bin")).unwrap_or_else(Self::blank))
    }

    /// A network that knows nothing: all odds are even.
    fn blank() -> Self {
        Self::of(&[], &[], &[])
    }

    /// The network of these numbers, [`parameters()`] of them, and of what each of `words` and `classes` means, in the order of the fields;
    /// missing ones are naught. Words are hashes, as [`opening`](super::opening) and [`class_words`] give them; without
    /// classes it is a network for plain text.
    pub fn of(parameters: &[f32], words: &[u32], classes: &[u32]) -> Self {
        let mut rest = parameters.iter().copied();
        let mut next = || rest.next().unwrap_or_default();
        let mut row = || Row::default().map(|_| f32x4::new(std::array::from_fn(|_| next())));
        let mut rows = |count: usize| (0..count).map(|_| row()).collect::<Vec<Row>>();
        let input = rows(inputs(classes.len()));
        let input_bias = rows(1)[0];
        let layers = (0..LAYERS)
            .map(|_| {
                let reaches = rows(REACHES);
                Layer {
                    reaches: std::array::from_fn(|at| reaches[at]),
                    global: rows(2 * HIDDEN),
                    mix: rows(HIDDEN),
                    bias: rows(1)[0],
                }
            })
            .collect();
        let mut last = || f32x4::new([0.0; OUTPUTS].map(|_| rest.next().unwrap_or_default()));
        let output = (0..HIDDEN).map(|_| last()).collect();
        let output_bias = last();
        let mut meaning = || Meaning::default().map(|_| rest.next().unwrap_or_default());
        let meanings: Vec<Meaning> = words.iter().map(|_| meaning()).collect();
        let vocabulary = Vocabulary::of(words, &meanings);
        let meanings: Vec<Meaning> = classes.iter().map(|_| meaning()).collect();
        let classes = Vocabulary::of(classes, &meanings);
        Self { input, input_bias, layers, output, output_bias, vocabulary, classes }
    }

    /// Reads what [`write()`] wrote; nothing where the bytes are none of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (counts, rest) = bytes.split_at_checked(8)?;
        let number = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
        let [words, classes] = *counts.as_chunks().0 else { return None };
        let (words, classes) = (number(&words) as usize, number(&classes) as usize);
        let count = words.checked_add(classes)?;
        let (hashes, bytes) = rest.split_at_checked(count.checked_mul(4)?)?;
        let hashes: Vec<u32> = hashes.as_chunks().0.iter().map(number).collect();
        let inputs = inputs(classes);
        let mut parameters = vec![0.0; self::parameters(inputs) + count * DIMENSIONS];
        let (mut at, mut offset) = (0, 0);
        for (rows, columns) in shapes(inputs, count) {
            let scales = bytes.get(at..at + 4 * columns)?;
            let values = bytes.get(at + 4 * columns..at + (4 + rows) * columns)?;
            for (index, &value) in values.iter().enumerate() {
                let scale = scales.get(index % columns * 4..index % columns * 4 + 4)?.try_into().ok()?;
                parameters[offset + index] = f32::from(value.cast_signed()) * f32::from_le_bytes(scale);
            }
            at += (4 + rows) * columns;
            offset += rows * columns;
        }
        (at == bytes.len()).then(|| Self::of(&parameters, &hashes[..words], &hashes[words..]))
    }

    /// The odds of each line. `weights` are the numbers of the lines' words; of markup only a network looks that knows classes.
    pub fn odds(&self, lines: &[&str], signals: &[Signals], weights: &[f32], markup: Option<Markup<'_>>) -> Vec<Odds> {
        let count = signals.len();
        let size = (1.0 + count as f32).ln() / 6.0;
        let mut lines: Vec<Row> =
            lines.iter().zip(signals).map(|(line, signals)| self.enter(line, signals, size)).collect();
        if let Some(markup) = markup.filter(|_| self.input.len() > INPUTS) {
            self.enter_markup(&markup, &mut lines);
        }
        lines.iter_mut().for_each(|line| *line = line.map(positive));
        let mut seen = vec![Row::default(); count];
        for (number, layer) in self.layers.iter().enumerate() {
            layer.look(&lines, &layer.shared(&lines, weights), 1 << number, &mut seen);
            for (line, seen) in lines.iter_mut().zip(&seen) {
                layer.learn(line, seen);
            }
        }
        lines.iter().map(|line| self.leave(line)).collect()
    }

    fn enter(&self, line: &str, signals: &Signals, size: f32) -> Row {
        let mut out = self.input_bias;
        let mut inputs = [size; INPUTS];
        inputs[..SIGNALS].copy_from_slice(signals);
        inputs[SIGNALS + 1..].copy_from_slice(&self.vocabulary.meaning(line));
        // Most signals of a line are naught.
        let (mut rows, mut count) = ([0_u8; INPUTS], 0);
        for (row, value) in inputs.iter().enumerate() {
            rows[count] = row as u8;
            count += usize::from(*value != 0.0);
        }
        for row in rows[..count].iter().map(|row| usize::from(*row)) {
            add(&mut out, inputs[row], &self.input[row]);
        }
        out
    }

    /// Adds what markup tells. What the classes around a passage mean is often the same as for the one before.
    fn enter_markup(&self, markup: &Markup<'_>, lines: &mut [Row]) {
        let mut known: Option<(Option<u32>, Row)> = None;
        for ((line, passage), signals) in lines.iter_mut().zip(markup.passages).zip(markup.signals) {
            for (value, row) in signals.iter().zip(&self.input[INPUTS..]).filter(|(value, _)| **value != 0.0) {
                add(line, *value, row);
            }
            let (_, classes) = match known {
                Some(known) if known.0 == passage.element => known,
                _ => (passage.element, self.classes(markup.outline, passage.element)),
            };
            known = Some((passage.element, classes));
            add(line, 1.0, &classes);
        }
    }

    /// What the words of the classes at and around an element add.
    fn classes(&self, outline: &Outline, element: Option<u32>) -> Row {
        let mut out = Row::default();
        let rows = &self.input[INPUTS + MARKUP_SIGNALS..];
        for (words, rows) in class_words(outline, element).into_iter().zip(rows.chunks(DIMENSIONS)) {
            for (value, row) in self.classes.mean(words.map(Some)).iter().zip(rows) {
                add(&mut out, *value, row);
            }
        }
        out
    }

    fn leave(&self, line: &Row) -> Odds {
        let mut out = self.output_bias;
        for (values, weights) in line.iter().zip(self.output.as_chunks::<4>().0) {
            for (value, weights) in values.to_array().into_iter().zip(weights) {
                out += *weights * value;
            }
        }
        let [body, headline, byline, date] = out.to_array().map(|value| 1.0 / (1.0 + (-value).exp()));
        Odds { body, headline, byline, date }
    }
}

impl Layer {
    /// What all lines have in common, as one row.
    fn shared(&self, lines: &[Row], weights: &[f32]) -> Row {
        let (mut by_words, mut by_lines) = (Row::default(), Row::default());
        for (line, weight) in lines.iter().zip(weights) {
            add(&mut by_words, *weight, line);
            add(&mut by_lines, 1.0, line);
        }
        let words = f32x4::splat(1.0 / (weights.iter().sum::<f32>() + 1e-6));
        let count = f32x4::splat(1.0 / lines.len() as f32);
        let (to_words, to_lines) = self.global.split_at(HIDDEN);
        let mut out = Row::default();
        multiply(&mut out, &by_words.map(|sum| sum * words), to_words);
        multiply(&mut out, &by_lines.map(|sum| sum * count), to_lines);
        out
    }

    /// What each line sees of the others.
    fn look(&self, lines: &[Row], shared: &Row, step: usize, seen: &mut [Row]) {
        for (index, seen) in seen.iter_mut().enumerate() {
            let mut sum = *shared;
            for (tap, weights) in self.reaches[..TAPS].iter().enumerate() {
                let place = (index + tap * step).checked_sub(TAPS / 2 * step);
                if let Some(line) = place.and_then(|place| lines.get(place)) {
                    sum = std::array::from_fn(|at| sum[at] + line[at] * weights[at]);
                }
            }
            *seen = sum;
        }
        let (above, below) = self.reaches[TAPS..].split_at(FORGETS.len());
        let mut memories: [Memories; FOURS] = std::array::from_fn(|at| Memories::of(above, at));
        lines.iter().zip(seen.iter_mut()).for_each(|(line, seen)| tell(&mut memories, line, seen));
        let mut memories: [Memories; FOURS] = std::array::from_fn(|at| Memories::of(below, at));
        lines.iter().zip(seen.iter_mut()).rev().for_each(|(line, seen)| tell(&mut memories, line, seen));
    }

    /// Adds to a line what follows from what it sees.
    fn learn(&self, line: &mut Row, seen: &Row) {
        let mut found = self.bias;
        multiply(&mut found, seen, &self.mix);
        for (line, found) in line.iter_mut().zip(found) {
            *line += positive(found);
        }
    }
}

/// Running means of the lines so far, and the weights with which a line sees them.
struct Memories {
    means: [f32x4; FORGETS.len()],
    weights: [f32x4; FORGETS.len()],
}

impl Memories {
    fn of(weights: &[Row], at: usize) -> Self {
        let weights = std::array::from_fn(|memory| weights[memory][at]);
        Self { means: [f32x4::ZERO; FORGETS.len()], weights }
    }

    /// Adds the means to what a line sees, and the line to the means.
    #[inline]
    fn tell(&mut self, line: f32x4, seen: &mut f32x4) {
        for ((mean, weights), forgets) in self.means.iter_mut().zip(self.weights).zip(FORGETS) {
            *seen += *mean * weights;
            *mean = *mean * (1.0 - forgets) + line * forgets;
        }
    }
}

/// Adds all means to what a line sees, and the line to the means.
fn tell(memories: &mut [Memories; FOURS], line: &Row, seen: &mut Row) {
    for ((memories, line), seen) in memories.iter_mut().zip(line).zip(seen) {
        memories.tell(*line, seen);
    }
}

/// Adds to `out` a row times a value.
#[inline]
fn add(out: &mut Row, value: f32, row: &Row) {
    let value = f32x4::splat(value);
    out.iter_mut().zip(row).for_each(|(out, row)| *out += value * *row);
}

/// Naught for those below it.
#[inline]
fn positive(numbers: f32x4) -> f32x4 {
    numbers.fast_max(f32x4::ZERO)
}

/// Adds to `out` each of `values` times its row of weights.
#[inline]
fn multiply(out: &mut Row, values: &Row, weights: &[Row]) {
    let mut sums = *out;
    for (values, rows) in values.iter().zip(weights.as_chunks::<4>().0) {
        for (value, row) in values.to_array().into_iter().zip(rows) {
            add(&mut sums, value, row);
        }
    }
    *out = sums;
}

/// Rows and columns of each matrix, in the order of the fields; the last is that of the words.
fn shapes(inputs: usize, words: usize) -> Vec<(usize, usize)> {
    let mut shapes = vec![(inputs, HIDDEN), (1, HIDDEN)];
    for _ in 0..LAYERS {
        shapes.extend([(REACHES, HIDDEN), (2 * HIDDEN, HIDDEN), (HIDDEN, HIDDEN), (1, HIDDEN)]);
    }
    shapes.extend([(HIDDEN, OUTPUTS), (1, OUTPUTS), (words, DIMENSIONS)]);
    shapes
}

/// The network as bytes: how many words and classes it knows, their hashes, and then for each matrix a scale a column (32-bit floats, little-endian), then its values from -127 to 127, row by row.
pub fn write(parameters: &[f32], words: &[u32], classes: &[u32]) -> Vec<u8> {
    let counts = [words.len() as u32, classes.len() as u32];
    let mut bytes: Vec<u8> = counts.iter().flat_map(|count| count.to_le_bytes()).collect();
    words.iter().chain(classes).for_each(|word| bytes.extend(word.to_le_bytes()));
    let mut offset = 0;
    for (rows, columns) in shapes(inputs(classes.len()), words.len() + classes.len()) {
        let values = &parameters[offset..offset + rows * columns];
        let largest = |column: usize| {
            values.iter().skip(column).step_by(columns).fold(1e-6_f32, |most, value| most.max(value.abs()))
        };
        let scales: Vec<f32> = (0..columns).map(|column| largest(column) / 127.0).collect();
        scales.iter().for_each(|scale| bytes.extend(scale.to_le_bytes()));
        bytes.extend(
            values.iter().enumerate().map(|(at, value)| ((value / scales[at % columns]).round() as i8).cast_unsigned()),
        );
        offset += rows * columns;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::opening;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let words: Vec<u32> = opening("reply share advice").flatten().collect();
        let count = parameters(INPUTS) + words.len() * DIMENSIONS;
        let parameters: Vec<f32> = (0..count).map(|at| 0.1 * (at as f32 * 0.7).sin()).collect();
        let bytes = write(&parameters, &words, &[]);
        let read = Network::read(&bytes).expect("a network");
        let (lines, signals) = (["Share this, or reply"; 9], [[0.5; SIGNALS]; 9]);
        let odds = |network: &Network| network.odds(&lines, &signals, &[3.0; 9], None);
        let (wanted, got) = (odds(&Network::of(&parameters, &words, &[])), odds(&read));
        assert!(wanted.iter().zip(&got).all(|(a, b)| (a.body - b.body).abs() < 0.05), "{wanted:?} {got:?}");
        assert_ne!(got, read.odds(&["Nothing known"; 9], &signals, &[3.0; 9], None));
        assert_eq!(Network::read(&bytes[1..]), None);
    }
}
