//! How sure the trees must be, set on the 19010 references of cnndm-train.jsonl.gz.
//!
//! Made by: `cargo xtask train check --data DIR`.

/// A score times this, and this added, is the logarithm of the odds that the word is altered, where as many are as in what was learnt from.
pub(super) const DEVIATION: f64 = 4.497;
/// See [`DEVIATION`].
pub(super) const BASE: f64 = -0.344;

/// The least score of a fault, in the order of [`Fault`](super::Fault).
pub(super) const LEAST: [f64; 7] = [0.533, 0.568, 0.393, 0.710, 0.568, 0.360, 0.405];
