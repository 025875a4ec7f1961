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

use super::signals::{SIGNALS, Signals};

/// Numbers that go in for a line: its signals, and the paste's length.
pub const INPUTS: usize = SIGNALS + 1;
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

/// Numbers that are added at once: three vectors of WebAssembly. Sums over many lines or rows are made block by block, which keeps
/// them where the processor adds.
const BLOCK: usize = 12;
const BLOCKS: usize = HIDDEN / BLOCK;

type Block = [f32; BLOCK];
type Row = [Block; BLOCKS];

/// The network's parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    input: Vec<Row>,
    input_bias: Row,
    layers: Vec<Layer>,
    output: Vec<[f32; OUTPUTS]>,
    output_bias: [f32; OUTPUTS],
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

/// How many numbers a [`Network`] has.
pub const PARAMETERS: usize = INPUTS * HIDDEN
    + HIDDEN
    + LAYERS * (REACHES * HIDDEN + 2 * HIDDEN * HIDDEN + HIDDEN * HIDDEN + HIDDEN)
    + HIDDEN * OUTPUTS
    + OUTPUTS;

impl Network {
    /// The network that was trained on all data.
    pub fn trained() -> &'static Self {
        static TRAINED: OnceLock<Network> = OnceLock::new();
        TRAINED.get_or_init(|| Self::read(include_bytes!("network.bin")).unwrap_or_else(Self::blank))
    }

    /// A network that knows nothing: all odds are even.
    fn blank() -> Self {
        Self::of(&[])
    }

    /// The network of these numbers, [`PARAMETERS`] of them, in the order of the fields; missing ones are naught.
    pub fn of(parameters: &[f32]) -> Self {
        let mut rest = parameters.iter().copied();
        let mut next = || rest.next().unwrap_or_default();
        let mut row = || Row::default().map(|block| block.map(|_| next()));
        let mut rows = |count: usize| (0..count).map(|_| row()).collect::<Vec<Row>>();
        let input = rows(INPUTS);
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
        let mut last = || [0.0; OUTPUTS].map(|_| rest.next().unwrap_or_default());
        let output = (0..HIDDEN).map(|_| last()).collect();
        let output_bias = last();
        Self { input, input_bias, layers, output, output_bias }
    }

    /// Reads what [`write()`] wrote; nothing where the bytes are none of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut parameters = vec![0.0; PARAMETERS];
        let (mut at, mut offset) = (0, 0);
        for (rows, columns) in shapes() {
            let scales = bytes.get(at..at + 4 * columns)?;
            let values = bytes.get(at + 4 * columns..at + (4 + rows) * columns)?;
            for (index, &value) in values.iter().enumerate() {
                let scale = scales.get(index % columns * 4..index % columns * 4 + 4)?.try_into().ok()?;
                parameters[offset + index] = f32::from(value.cast_signed()) * f32::from_le_bytes(scale);
            }
            at += (4 + rows) * columns;
            offset += rows * columns;
        }
        (at == bytes.len()).then(|| Self::of(&parameters))
    }

    /// The odds of each line. `weights` are the lines' words.
    pub fn odds(&self, signals: &[Signals], weights: &[f32]) -> Vec<Odds> {
        let count = signals.len();
        let size = (1.0 + count as f32).ln() / 6.0;
        let mut lines: Vec<Row> = signals.iter().map(|signals| self.enter(signals, size)).collect();
        let mut seen = vec![Row::default(); count];
        for (number, layer) in self.layers.iter().enumerate() {
            layer.look(&lines, &layer.shared(&lines, weights), 1 << number, &mut seen);
            for (line, seen) in lines.iter_mut().zip(&seen) {
                layer.learn(line, seen);
            }
        }
        lines.iter().map(|line| self.leave(line)).collect()
    }

    fn enter(&self, signals: &Signals, size: f32) -> Row {
        let mut out = self.input_bias;
        // Most signals of a line are naught.
        let (mut values, mut rows, mut count) = ([0.0; INPUTS], [0; INPUTS], 0);
        for (row, &value) in signals.iter().chain([&size]).enumerate() {
            (values[count], rows[count]) = (value, row);
            count += usize::from(value != 0.0);
        }
        let found =
            values[..count].iter().zip(&rows[..count]).filter_map(|(value, row)| Some((*value, self.input.get(*row)?)));
        multiply(&mut out, &found);
        out.map(|block| block.map(|value| value.max(0.0)))
    }

    fn leave(&self, line: &Row) -> Odds {
        let mut out = self.output_bias;
        for (value, weights) in line.as_flattened().iter().zip(&self.output) {
            for (out, weight) in out.iter_mut().zip(weights) {
                *out += value * weight;
            }
        }
        let [body, headline, byline, date] = out.map(|value| 1.0 / (1.0 + (-value).exp()));
        Odds { body, headline, byline, date }
    }
}

impl Layer {
    /// What all lines have in common, as one row.
    fn shared(&self, lines: &[Row], weights: &[f32]) -> Row {
        let (mut by_words, mut by_lines) = (Row::default(), Row::default());
        multiply(&mut by_words, &weights.iter().copied().zip(lines));
        multiply(&mut by_lines, &lines.iter().map(|line| (1.0, line)));
        let words: f32 = weights.iter().sum::<f32>() + 1e-6;
        let count = lines.len() as f32;
        let means = by_words.as_flattened().iter().map(|sum| sum / words);
        let means = means.chain(by_lines.as_flattened().iter().map(|sum| sum / count));
        let mut out = Row::default();
        multiply(&mut out, &means.zip(&self.global));
        out
    }

    /// What each line sees of the others.
    fn look(&self, lines: &[Row], shared: &Row, step: usize, seen: &mut [Row]) {
        for (index, seen) in seen.iter_mut().enumerate() {
            *seen = *shared;
            for (tap, weights) in self.reaches[..TAPS].iter().enumerate() {
                let place = (index + tap * step).checked_sub(TAPS / 2 * step);
                if let Some(line) = place.and_then(|place| lines.get(place)) {
                    for block in 0..BLOCKS {
                        add_each(&mut seen[block], &line[block], &weights[block]);
                    }
                }
            }
        }
        let (above, below) = self.reaches[TAPS..].split_at(FORGETS.len());
        for block in 0..BLOCKS {
            let lines = lines.iter().map(|line| &line[block]);
            let mut memories = Memories::of(above, block);
            lines.clone().zip(seen.iter_mut()).for_each(|(line, seen)| memories.tell(line, &mut seen[block]));
            let mut memories = Memories::of(below, block);
            lines.zip(seen.iter_mut()).rev().for_each(|(line, seen)| memories.tell(line, &mut seen[block]));
        }
    }

    /// Adds to a line what follows from what it sees.
    fn learn(&self, line: &mut Row, seen: &Row) {
        let mut found = self.bias;
        multiply(&mut found, &seen.as_flattened().iter().copied().zip(&self.mix));
        for (line, value) in line.as_flattened_mut().iter_mut().zip(found.as_flattened()) {
            *line += value.max(0.0);
        }
    }
}

/// Running means of the lines so far, and the weights with which a line sees them.
struct Memories {
    means: [Block; FORGETS.len()],
    weights: [Block; FORGETS.len()],
}

impl Memories {
    fn of(weights: &[Row], block: usize) -> Self {
        let weights = std::array::from_fn(|memory| weights[memory][block]);
        Self { means: [Block::default(); FORGETS.len()], weights }
    }

    /// Adds the means to what a line sees, and the line to the means.
    #[inline]
    fn tell(&mut self, line: &Block, seen: &mut Block) {
        for ((mean, weights), forgets) in self.means.iter_mut().zip(&self.weights).zip(FORGETS) {
            add_each(seen, mean, weights);
            for at in 0..BLOCK {
                mean[at] += forgets * (line[at] - mean[at]);
            }
        }
    }
}

/// Adds `line` to `out`, each number by its own weight.
#[inline]
fn add_each(out: &mut Block, line: &Block, weights: &Block) {
    for at in 0..BLOCK {
        out[at] += line[at] * weights[at];
    }
}

/// Adds to `out` each row times its value.
#[inline]
fn multiply<'a>(out: &mut Row, rows: &(impl Iterator<Item = (f32, &'a Row)> + Clone)) {
    for (block, out) in out.iter_mut().enumerate() {
        let mut sums = *out;
        for (value, row) in rows.clone() {
            for at in 0..BLOCK {
                sums[at] += value * row[block][at];
            }
        }
        *out = sums;
    }
}

/// Rows and columns of each matrix, in the order of the fields.
fn shapes() -> Vec<(usize, usize)> {
    let mut shapes = vec![(INPUTS, HIDDEN), (1, HIDDEN)];
    for _ in 0..LAYERS {
        shapes.extend([(REACHES, HIDDEN), (2 * HIDDEN, HIDDEN), (HIDDEN, HIDDEN), (1, HIDDEN)]);
    }
    shapes.extend([(HIDDEN, OUTPUTS), (1, OUTPUTS)]);
    shapes
}

/// The numbers as bytes: for each matrix a scale a column (32-bit floats, little-endian), then its values from -127 to 127, row by row.
pub fn write(parameters: &[f32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut offset = 0;
    for (rows, columns) in shapes() {
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
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let parameters: Vec<f32> = (0..PARAMETERS).map(|at| 0.1 * (at as f32 * 0.7).sin()).collect();
        let bytes = write(&parameters);
        let read = Network::read(&bytes).expect("a network");
        let signals = [[0.5; SIGNALS]; 9];
        let (wanted, got) = (Network::of(&parameters).odds(&signals, &[3.0; 9]), read.odds(&signals, &[3.0; 9]));
        assert!(wanted.iter().zip(&got).all(|(a, b)| (a.body - b.body).abs() < 0.05), "{wanted:?} {got:?}");
        assert_eq!(Network::read(&bytes[1..]), None);
    }
}
