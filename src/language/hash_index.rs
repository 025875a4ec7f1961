//! Rows found by their hash: one array of row numbers, probed in line.

/// Where the rows of each hash are. Rows of different hashes can come up, though hardly ever, so the caller compares.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    /// The lower half of a row's hash, and its number and one, or nought; a power of two of them, half of them nought at least.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl HashIndex {
    /// An index with room for `rows` rows.
    pub(crate) fn new(rows: usize) -> Self {
        let bits = (rows.max(1) * 2).next_power_of_two().trailing_zeros();
        Self { slots: vec![(0, 0); 1 << bits], shift: 64 - bits }
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> self.shift) as usize
    }

    /// Adds a row. There must be room for it.
    pub(crate) fn insert(&mut self, hash: u64, row: usize) {
        let last = self.slots.len() - 1;
        let mut slot = self.slot(hash);
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = (hash as u32, row as u32 + 1);
    }

    /// The rows that may have this hash, in the order in which they were added.
    #[inline]
    pub(crate) fn rows(&self, hash: u64) -> impl Iterator<Item = usize> + '_ {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = if self.slots.is_empty() { 0 } else { self.slot(hash) };
        std::iter::from_fn(move || {
            loop {
                let (other, row) = self.slots.get(slot).copied().filter(|(_, row)| *row != 0)?;
                slot = (slot + 1) & last;
                if other == hash as u32 {
                    return Some(row as usize - 1);
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_by_their_hash() {
        let hash = |row: u64| row.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut index = HashIndex::new(100);
        for row in 0..100 {
            index.insert(hash(row as u64 % 50), row);
        }
        for row in 0..100 {
            assert!(index.rows(hash(row as u64 % 50)).any(|found| found == row));
        }
        assert_eq!(HashIndex::default().rows(7).count(), 0);
    }
}
