//! The language detector's parameters, from `langid` and `segmentation`.

use std::path::Path;

use anyhow::{Result, bail};

use crate::lines;

/// Learns and writes `src/language/data/detect.*`.
pub(crate) fn train(data: &Path, seed: u64) -> Result<()> {
    let snippets: Vec<serde_json::Value> = lines(&data.join("langid/snippets.jsonl"))?;
    bail!("{} snippets, seed {seed}: the learner is still to be written", snippets.len())
}
