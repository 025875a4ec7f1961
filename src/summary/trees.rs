//! The learned scorer: boosted regression trees (Friedman 2001) over a sentence's [`Features`], kept as bytes.
//!
//! All is counted in whole numbers, so the same features score the same on every machine. Each step down a tree moves the
//! expected score, and the feature that was asked gets the difference: shares that sum up to the score (Saabas 2014).
//!
//! Parameters are made by `cargo xtask train summaries`.

use std::sync::OnceLock;

use super::features::{FEATURES, Features};

/// Boosted trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trees {
    /// Where the values of each feature are parted; a value belongs to as many parts as there are bounds below it.
    bounds: Vec<Vec<f32>>,
    /// What one unit of a value is worth.
    unit: f32,
    /// All trees, one behind the other, each node before what is below it.
    nodes: Vec<Node>,
    /// The first node of each tree.
    roots: Vec<u32>,
}

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

/// The share of each feature in a score, in units.
pub(super) type Shares = [i32; FEATURES];

impl Trees {
    /// The ones that were trained on news.
    pub(super) fn trained() -> &'static Self {
        static TRAINED: OnceLock<Trees> = OnceLock::new();
        TRAINED.get_or_init(|| Self::read(include_bytes!("trees.bin")).unwrap_or_default())
    }

    /// Reads what [`write()`] wrote; nothing where the bytes are none of it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (unit, mut rest) = bytes.split_first_chunk::<4>()?;
        let mut trees = Self { unit: f32::from_le_bytes(*unit), ..Self::default() };
        for _ in 0..FEATURES {
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
            if feature != LEAF && (usize::from(feature) >= FEATURES || node.skip < 2) {
                return None;
            }
            trees.nodes.push(node);
        }
        let inside =
            |(at, node): (usize, &Node)| node.feature == LEAF || at + usize::from(node.skip) < trees.nodes.len();
        (missing == 0 && trees.nodes.iter().enumerate().all(inside)).then_some(trees)
    }

    /// What each feature adds to the score of these.
    pub(super) fn shares(&self, features: &Features) -> Shares {
        let mut parts = [0_u8; FEATURES];
        for ((part, bounds), value) in parts.iter_mut().zip(&self.bounds).zip(features) {
            *part = bounds.partition_point(|bound| bound < value) as u8;
        }
        let mut shares = [0; FEATURES];
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
    pub(super) fn worth(&self, units: i32) -> f64 {
        f64::from(units) * f64::from(self.unit)
    }

    /// The score of a sentence with these features.
    pub fn score(&self, features: &Features) -> f64 {
        self.worth(self.shares(features).iter().sum())
    }
}

/// Trees as bytes: the unit, for each feature how many bounds and the bounds (32-bit floats, little-endian), then all nodes, a question in four
/// bytes and an answer in two.
pub fn write(unit: f32, bounds: &[Vec<f32>; FEATURES], nodes: &[Node]) -> Vec<u8> {
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

    #[test]
    fn what_is_written_is_read_and_asked() {
        let leaf = |value| Node { feature: LEAF, part: 0, skip: 0, value };
        let mut bounds: [Vec<f32>; FEATURES] = std::array::from_fn(|_| Vec::new());
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
        let trees = Trees::read(&bytes).expect("trees");
        let mut features = [0.0; FEATURES];
        (features[0], features[3]) = (2.0, 20.0);
        let shares = trees.shares(&features);
        assert_eq!((shares[0], shares[3], trees.score(&features)), (8, 20, 14.0));
        features[0] = 3.0;
        assert_eq!(trees.shares(&features)[0], -11);
        assert_eq!((Trees::read(&bytes[..bytes.len() - 5]), Trees::read(&[])), (None, None));
        assert!(!Trees::trained().roots.is_empty());
    }
}
