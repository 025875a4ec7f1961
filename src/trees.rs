//! Boosted regression trees (Friedman 2001) over some numbers, the features of what is scored, kept as bytes.
//!
//! All is counted in whole numbers, so the same features score the same on every machine. Each step down a tree moves the
//! expected score, and the feature that was asked gets the difference: shares that sum up to the score (Saabas 2014).

use wide::{CmpGt as _, i16x8};

/// Boosted trees that ask for `N` features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trees<const N: usize> {
    /// Where the values of each feature are parted; a value belongs to as many parts as there are bounds below it.
    bounds: Vec<Vec<f32>>,
    /// What one unit of a value is worth.
    unit: f32,
    /// All trees, one behind the other, each node before what is below it.
    nodes: Vec<Node>,
    /// The first node of each tree.
    roots: Vec<u32>,
    /// The questions of each tree as the leaves that they rule out, in the order of the trees.
    splits: Vec<Split>,
    /// The leaves of each tree.
    leaves: Vec<Leaves>,
}

/// A question as what it rules out: `drop` has the bits of the leaves that are reached only where the feature's part is not above `part`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Split {
    feature: u8,
    part: i16,
    drop: i16,
}

/// The leaves of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Leaves {
    /// Behind its last question.
    end: u32,
    /// How far each lies from the root, in units.
    steps: [i16; MOST_LEAVES],
}

/// The most leaves of a tree: a bit each.
const MOST_LEAVES: usize = 16;

/// A question, or an answer where no feature is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which feature is asked; [`LEAF`] for none.
    pub feature: u8,
    /// The last part of its values that goes to the next node.
    pub part: u8,
    /// How many nodes further on the other values go.
    pub skip: u8,
    /// The expected score here, in units.
    pub value: i8,
}

/// The feature of nodes that ask nothing.
pub const LEAF: u8 = u8::MAX;

impl<const N: usize> Trees<N> {
    /// Reads what [`write()`] wrote; nothing where the bytes are none of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (unit, mut rest) = bytes.split_first_chunk::<4>()?;
        let mut trees = Self { unit: f32::from_le_bytes(*unit), ..Self::default() };
        for _ in 0..N {
            let (&count, bytes) = rest.split_first()?;
            let (bounds, bytes) = bytes.split_at_checked(usize::from(count) * 4)?;
            trees.bounds.push(bounds.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect());
            rest = bytes;
        }
        // How many nodes of the tree are still to come.
        let mut missing = 0_usize;
        while let Some((&feature, bytes)) = rest.split_first() {
            if missing == 0 {
                trees.roots.push(trees.nodes.len() as u32);
                missing = 1;
            }
            missing -= 1;
            let node = if feature == LEAF {
                let (&value, bytes) = bytes.split_first()?;
                rest = bytes;
                Node { feature, part: 0, skip: 0, value: value.cast_signed() }
            } else {
                let (&[part, skip, value], bytes) = bytes.split_first_chunk()?;
                rest = bytes;
                missing += 2;
                Node { feature, part, skip, value: value.cast_signed() }
            };
            if feature != LEAF && (usize::from(feature) >= N || node.skip < 2) {
                return None;
            }
            trees.nodes.push(node);
        }
        let inside =
            |(at, node): (usize, &Node)| node.feature == LEAF || at + usize::from(node.skip) < trees.nodes.len();
        let whole = missing == 0 && trees.nodes.iter().enumerate().all(inside);
        (whole && trees.find_leaves().is_some()).then_some(trees)
    }

    /// Fills in splits and leaves; nothing where a tree has too many leaves or is none.
    fn find_leaves(&mut self) -> Option<()> {
        let ends = self.roots.iter().skip(1).copied().chain([self.nodes.len() as u32]);
        for (&root, end) in self.roots.iter().zip(ends) {
            let nodes = self.nodes.get(root as usize..end as usize)?;
            let base = i16::from(nodes.first()?.value);
            // Nodes stand in the order of a walk, so the leaves of what a question's first answer leads to stand in one stretch.
            let mut leaves_before = Vec::with_capacity(nodes.len() + 1);
            let mut steps = [0; MOST_LEAVES];
            let mut leaves = 0;
            for node in nodes {
                leaves_before.push(leaves);
                if node.feature == LEAF {
                    *steps.get_mut(leaves)? = i16::from(node.value) - base;
                    leaves += 1;
                }
            }
            for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.feature != LEAF) {
                let (from, to) = (leaves_before[at], *leaves_before.get(at + usize::from(node.skip))?);
                let drop = (from..to).fold(0_u16, |bits, leaf| bits | 1 << leaf).cast_signed();
                self.splits.push(Split { feature: node.feature, part: node.part.into(), drop });
            }
            self.leaves.push(Leaves { end: self.splits.len() as u32, steps });
        }
        Some(())
    }

    /// To which part of each feature's values these belong.
    fn parts(&self, features: &[f32; N]) -> [u8; N] {
        let mut parts = [0_u8; N];
        for ((part, bounds), value) in parts.iter_mut().zip(&self.bounds).zip(features) {
            *part = bounds.partition_point(|bound| bound < value) as u8;
        }
        parts
    }

    /// The share of each feature in the score of these, in units.
    pub(crate) fn shares(&self, features: &[f32; N]) -> [i32; N] {
        let parts = self.parts(features);
        let mut shares = [0; N];
        for &root in &self.roots {
            let mut at = root as usize;
            while let Some(node) = self.nodes.get(at).filter(|node| node.feature != LEAF) {
                let feature = usize::from(node.feature);
                at += if parts[feature] <= node.part { 1 } else { usize::from(node.skip) };
                let value = self.nodes.get(at).map_or(0, |node| node.value);
                shares[feature] += i32::from(value) - i32::from(node.value);
            }
        }
        shares
    }

    /// The worth of so many units.
    pub(crate) fn worth(&self, units: i32) -> f64 {
        f64::from(units) * f64::from(self.unit)
    }

    /// The scores of sentences with these features, some dozens of sentences at a time: each question rules leaves out, and the first one left
    /// is where the tree leads (QuickScorer, Lucchese et al. 2015).
    pub fn scores(&self, features: &[[f32; N]]) -> Vec<f64> {
        let mut scores = Vec::with_capacity(features.len());
        let mut rest = features;
        while !rest.is_empty() {
            // Where there are many, each question is read once for many of them.
            let many = if rest.len() > 24 { 4 } else { rest.len().div_ceil(8).min(2) };
            let (some, others) = rest.split_at(rest.len().min(8 * many));
            match many {
                4 => self.add_scores::<4>(some, &mut scores),
                2 => self.add_scores::<2>(some, &mut scores),
                _ => self.add_scores::<1>(some, &mut scores),
            }
            rest = others;
        }
        scores
    }

    /// The scores of at most eight times `EIGHTS` sentences.
    fn add_scores<const EIGHTS: usize>(&self, features: &[[f32; N]], scores: &mut Vec<f64>) {
        let mut lanes = [[[0; 8]; EIGHTS]; N];
        for (at, features) in features.iter().enumerate() {
            for (rows, part) in lanes.iter_mut().zip(self.parts(features)) {
                rows[at / 8][at % 8] = part.into();
            }
        }
        let parts = lanes.map(|rows| rows.map(i16x8::new));
        let mut units = [[0_i32; 8]; EIGHTS];
        let mut start = 0;
        for leaves in &self.leaves {
            let mut left = [i16x8::splat(-1); EIGHTS];
            for split in self.splits.get(start..leaves.end as usize).unwrap_or_default() {
                let of_feature = &parts[usize::from(split.feature)];
                let (drop, part) = (i16x8::splat(split.drop), i16x8::splat(split.part));
                for eight in 0..EIGHTS {
                    left[eight] &= !(of_feature[eight].cmp_gt(part) & drop);
                }
            }
            start = leaves.end as usize;
            for eight in 0..EIGHTS {
                let left = left[eight].to_array();
                for lane in 0..8 {
                    units[eight][lane] += i32::from(leaves.steps[left[lane].trailing_zeros() as usize % MOST_LEAVES]);
                }
            }
        }
        scores.extend(units.into_iter().flatten().take(features.len()).map(|units| self.worth(units)));
    }

    /// The score of a sentence with these features.
    pub fn score(&self, features: &[f32; N]) -> f64 {
        self.scores(std::slice::from_ref(features)).into_iter().sum()
    }
}

/// Trees as bytes: the unit, for each feature how many bounds and the bounds (32-bit floats, little-endian), then all nodes, a question in four
/// bytes and an answer in two.
pub fn write(unit: f32, bounds: &[Vec<f32>], nodes: &[Node]) -> Vec<u8> {
    let mut bytes = unit.to_le_bytes().to_vec();
    for bounds in bounds {
        bytes.push(bounds.len() as u8);
        bytes.extend(bounds.iter().flat_map(|bound| bound.to_le_bytes()));
    }
    for node in nodes {
        match node.feature {
            LEAF => bytes.extend([LEAF, node.value.cast_unsigned()]),
            feature => bytes.extend([feature, node.part, node.skip, node.value.cast_unsigned()]),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: usize = 4;

    #[test]
    fn what_is_written_is_read_and_asked() {
        let leaf = |value| Node { feature: LEAF, part: 0, skip: 0, value };
        let mut bounds: [Vec<f32>; N] = std::array::from_fn(|_| Vec::new());
        (bounds[0], bounds[3]) = (vec![0.5, 2.5], vec![8.0]);
        let nodes = [
            Node { feature: 0, part: 1, skip: 4, value: 2 },
            Node { feature: 3, part: 0, skip: 2, value: 10 },
            leaf(-20),
            leaf(30),
            leaf(-9),
            leaf(7),
        ];
        let bytes = write(0.5, &bounds, &nodes);
        let trees = Trees::<N>::read(&bytes).expect("trees");
        let mut features = [0.0; N];
        (features[0], features[3]) = (2.0, 20.0);
        let shares = trees.shares(&features);
        assert_eq!((shares[0], shares[3], trees.score(&features)), (8, 20, 14.0));
        let before = features;
        features[0] = 3.0;
        let many = trees.scores(&[[before; 5], [features; 5]].concat());
        assert_eq!(many, [[14.0; 5], [-5.5; 5]].concat());
        assert_eq!(trees.shares(&features)[0], -11);
        assert_eq!((Trees::<N>::read(&bytes[..bytes.len() - 5]), Trees::<N>::read(&[])), (None, None));
    }
}
