//! Gradient boosting of regression trees for yes and no (Friedman 2001), on features in parts as LightGBM has them (Ke et al. 2017):
//! the leaf that gains most is split next, a child's sums are its parent's without its sibling's.

use standfirst::trees::{LEAF, Node};

use crate::labels::Random;

const TREES: usize = 180;
const LEAVES: usize = 15;
const RATE: f64 = 0.06;
/// How far values are drawn to naught.
const RIDGE: f64 = 1.0;
/// Parts of a feature's values.
const PARTS: usize = 32;
/// The share of pages that a tree sees.
const SEEN: f32 = 0.8;

/// Something to learn from, and the page that it is on.
pub(super) struct Row<const N: usize> {
    pub(super) page: usize,
    pub(super) features: [f32; N],
    pub(super) right: bool,
}

/// What was learnt, as the core keeps it.
pub(super) struct Boosted<const N: usize> {
    pub(super) unit: f32,
    /// One of the trees' score as a logarithm of odds.
    pub(super) deviation: f64,
    pub(super) bounds: [Vec<f32>; N],
    pub(super) nodes: Vec<Node>,
    pub(super) trees: usize,
}

/// A node while its tree grows: a leaf until it is split.
struct Growing {
    rows: Vec<u32>,
    sums: Vec<Sum>,
    all: Sum,
    /// Gain, feature and last part to the left of the best split.
    best: Option<(f64, usize, usize)>,
    /// Feature, last part to the left, and the two nodes below.
    split: Option<(usize, usize, usize, usize)>,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f64,
    bend: f64,
    count: usize,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.bend += other.bend;
        self.count += other.count;
    }

    fn without(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, bend: self.bend - other.bend, count: self.count - other.count }
    }

    fn gain(self) -> f64 {
        self.slope * self.slope / (self.bend + RIDGE)
    }

    fn value(self) -> f64 {
        -RATE * self.slope / (self.bend + RIDGE)
    }
}

/// Rows by part, with how far each is off.
struct Data<const N: usize> {
    parts: Vec<[u8; N]>,
    slopes: Vec<Sum>,
    /// The fewest rows of a leaf.
    fewest: usize,
}

impl<const N: usize> Data<N> {
    fn sums(&self, rows: &[u32]) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); N * PARTS];
        for &row in rows {
            let slope = self.slopes[row as usize];
            for (feature, &part) in self.parts[row as usize].iter().enumerate() {
                sums[feature * PARTS + usize::from(part)].add(slope);
            }
        }
        sums
    }
}

impl Growing {
    fn of(rows: Vec<u32>, sums: Vec<Sum>, fewest: usize) -> Self {
        let mut all = Sum::default();
        sums[..PARTS].iter().for_each(|sum| all.add(*sum));
        let mut best: Option<(f64, usize, usize)> = None;
        for (feature, sums) in sums.chunks(PARTS).enumerate() {
            let mut left = Sum::default();
            for (part, sum) in sums[..PARTS - 1].iter().enumerate() {
                left.add(*sum);
                let right = all.without(left);
                if left.count < fewest || right.count < fewest {
                    continue;
                }
                let gain = left.gain() + right.gain() - all.gain();
                if gain > best.map_or(1e-6, |(best, ..)| best) {
                    best = Some((gain, feature, part));
                }
            }
        }
        Self { rows, sums, all, best, split: None }
    }
}

impl<const N: usize> Boosted<N> {
    /// Learns from rows; no leaf has fewer than `fewest` of them.
    pub(super) fn fit(rows: &[Row<N>], pages: usize, fewest: usize, seed: u64) -> Self {
        let bounds: [Vec<f32>; N] = std::array::from_fn(|feature| bounds(rows, feature));
        let part = |row: &Row<N>, feature: usize| {
            bounds[feature].partition_point(|bound| *bound < row.features[feature]) as u8
        };
        let parts: Vec<[u8; N]> = rows.iter().map(|row| std::array::from_fn(|feature| part(row, feature))).collect();
        let right = rows.iter().filter(|row| row.right).count() as f64 / rows.len().max(1) as f64;
        let mut scores = vec![(right / (1.0 - right)).ln(); rows.len()];
        let mut data = Data { parts, slopes: vec![Sum::default(); rows.len()], fewest };
        let mut random = Random(seed);
        let mut trees: Vec<Vec<Growing>> = Vec::new();
        for _ in 0..TREES {
            for ((sum, score), row) in data.slopes.iter_mut().zip(&scores).zip(rows) {
                let odds = 1.0 / (1.0 + (-score).exp());
                *sum = Sum { slope: odds - f64::from(u8::from(row.right)), bend: odds * (1.0 - odds), count: 1 };
            }
            let seen: Vec<bool> = (0..pages).map(|_| random.unit() < SEEN).collect();
            let tree = grow(&data, (0..rows.len() as u32).filter(|&row| seen[rows[row as usize].page]).collect());
            for (score, parts) in scores.iter_mut().zip(&data.parts) {
                *score += leaf(&tree, parts).value();
            }
            trees.push(tree.into_iter().map(|node| Growing { rows: Vec::new(), sums: Vec::new(), ..node }).collect());
        }
        // One unit is one deviation of the score, divided so that the largest value of a node has room.
        let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
        let deviation =
            (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / scores.len().max(1) as f64).sqrt();
        let values = trees.iter().flatten().map(|node| node.all.value().abs() / deviation);
        let unit = values.fold(f64::MIN_POSITIVE, f64::max) / 127.0;
        let mut nodes = Vec::new();
        for tree in &trees {
            write(tree, 0, unit * deviation, &mut nodes);
        }
        Self { unit: unit as f32, deviation, bounds, nodes, trees: trees.len() }
    }
}

fn grow<const N: usize>(data: &Data<N>, rows: Vec<u32>) -> Vec<Growing> {
    let sums = data.sums(&rows);
    let mut tree = vec![Growing::of(rows, sums, data.fewest)];
    for _ in 1..LEAVES {
        let open = tree.iter().enumerate().filter(|(_, node)| node.split.is_none());
        let best = open.filter_map(|(at, node)| Some((node.best?, at)));
        let Some(((_, feature, part), at)) = best.max_by(|one, other| one.0.0.total_cmp(&other.0.0)) else { break };
        let rows = std::mem::take(&mut tree[at].rows);
        let all = std::mem::take(&mut tree[at].sums);
        let (left, right): (Vec<u32>, Vec<u32>) =
            rows.into_iter().partition(|&row| usize::from(data.parts[row as usize][feature]) <= part);
        let few = data.sums(if left.len() < right.len() { &left } else { &right });
        let many = all.iter().zip(&few).map(|(all, few)| all.without(*few)).collect();
        let (of_left, of_right) = if left.len() < right.len() { (few, many) } else { (many, few) };
        tree[at].split = Some((feature, part, tree.len(), tree.len() + 1));
        tree.push(Growing::of(left, of_left, data.fewest));
        tree.push(Growing::of(right, of_right, data.fewest));
    }
    tree
}

/// The sums of the leaf that a row falls into.
fn leaf(tree: &[Growing], parts: &[u8]) -> Sum {
    let mut at = 0;
    while let Some((feature, part, left, right)) = tree[at].split {
        at = if usize::from(parts[feature]) <= part { left } else { right };
    }
    tree[at].all
}

fn write(tree: &[Growing], at: usize, unit: f64, nodes: &mut Vec<Node>) {
    let value = (tree[at].all.value() / unit).round() as i8;
    let Some((feature, part, left, right)) = tree[at].split else {
        nodes.push(Node { feature: LEAF, part: 0, skip: 0, value });
        return;
    };
    let here = nodes.len();
    nodes.push(Node { feature: feature as u8, part: part as u8, skip: 0, value });
    write(tree, left, unit, nodes);
    nodes[here].skip = (nodes.len() - here) as u8;
    write(tree, right, unit, nodes);
}

/// Bounds between the values of a feature: between all of them where they are few, else so that parts are alike in size.
fn bounds<const N: usize>(rows: &[Row<N>], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.features[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let between = |one: f32, other: f32| one + (other - one) / 2.0;
    if distinct.len() <= PARTS {
        return distinct.windows(2).map(|pair| between(pair[0], pair[1])).collect();
    }
    let mut bounds: Vec<f32> = (1..PARTS).map(|part| values[values.len() * part / PARTS]).collect();
    bounds.dedup();
    // A bound belongs to the part below it.
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use standfirst::trees::{self, Trees};

    const N: usize = 3;

    #[test]
    fn a_rule_is_learnt() {
        let rows: Vec<Row<N>> = (0..4000)
            .map(|at| {
                let mut features = [0.0; N];
                // No more values than parts, so that a bound stands between any two of them.
                (features[0], features[2]) = ((at % 20) as f32, (at % 7) as f32);
                Row { page: at / 40, features, right: at % 20 < 10 && at % 7 > 2 }
            })
            .collect();
        let Boosted { unit, bounds, nodes, .. } = Boosted::fit(&rows, 100, 500, 1);
        let trees = Trees::<N>::read(&trees::write(unit, &bounds, &nodes)).expect("trees");
        let least = rows.iter().filter(|row| row.right).map(|row| trees.score(&row.features)).fold(f64::MAX, f64::min);
        let most = rows.iter().filter(|row| !row.right).map(|row| trees.score(&row.features)).fold(f64::MIN, f64::max);
        assert!(least > most);
    }
}
