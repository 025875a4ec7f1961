//! Sets of bytes, asked for many bytes at once.

/// How many bytes are asked together.
pub(crate) const BLOCK: usize = 64;

/// A set of bytes. A byte is in it where the rows of its two halves share a bit, so that the vectors of WebAssembly look sixteen
/// up at once; elsewhere each is looked up in a table.
#[derive(Debug)]
pub(crate) struct ByteSet {
    low: [u8; 16],
    high: [u8; 16],
    #[cfg(not(target_feature = "simd128"))]
    marked: [bool; 256],
}

impl ByteSet {
    /// The set of the bytes that are marked; they have no more than eight higher halves.
    pub(crate) const fn of(marked: &[bool; 256]) -> Self {
        let mut set = Self {
            low: [0; 16],
            high: [0; 16],
            #[cfg(not(target_feature = "simd128"))]
            marked: *marked,
        };
        let (mut half, mut bit) = (0, 1_u16);
        while half < 16 {
            let mut low = 0;
            let mut some = false;
            while low < 16 {
                if marked[half << 4 | low] {
                    assert!(bit < 0x100, "too many higher halves");
                    set.low[low] |= bit as u8;
                    set.high[half] = bit as u8;
                    some = true;
                }
                low += 1;
            }
            if some {
                bit <<= 1;
            }
            half += 1;
        }
        set
    }

    /// The set of the bytes from `first` to `last`.
    pub(crate) const fn of_range(first: u8, last: u8) -> Self {
        let mut marked = [false; 256];
        let mut byte = first as usize;
        while byte <= last as usize {
            marked[byte] = true;
            byte += 1;
        }
        Self::of(&marked)
    }

    /// Which of the bytes from `at` on are in the set, the first one the lowest bit; none is beyond the end.
    pub(crate) fn bits(&self, bytes: &[u8], at: usize) -> u64 {
        let rest = bytes.get(at..).unwrap_or_default();
        if let Some(block) = rest.first_chunk() {
            return self.bits_of(block);
        }
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.bits_of(&block) & !(u64::MAX << rest.len())
    }

    #[cfg(target_feature = "simd128")]
    fn bits_of(&self, block: &[u8; BLOCK]) -> u64 {
        use std::arch::wasm32::{
            i8x16_bitmask, u8x16_eq, u8x16_shr, u8x16_splat, u8x16_swizzle, u64x2, v128, v128_and,
        };

        fn vector(bytes: [u8; 16]) -> v128 {
            let bits = u128::from_le_bytes(bytes);
            u64x2(bits as u64, (bits >> 64) as u64)
        }
        let (low, high) = (vector(self.low), vector(self.high));
        let (sixteens, _) = block.as_chunks::<16>();
        sixteens.iter().rev().fold(0, |bits, sixteen| {
            let bytes = vector(*sixteen);
            let by_low = u8x16_swizzle(low, v128_and(bytes, u8x16_splat(0x0F)));
            let by_high = u8x16_swizzle(high, u8x16_shr(bytes, 4));
            let others = u8x16_eq(v128_and(by_low, by_high), u8x16_splat(0));
            bits << 16 | u64::from(!i8x16_bitmask(others))
        })
    }

    #[cfg(not(target_feature = "simd128"))]
    fn bits_of(&self, block: &[u8; BLOCK]) -> u64 {
        block.iter().rev().fold(0, |bits, byte| bits << 1 | u64::from(self.marked[usize::from(*byte)]))
    }

    #[cfg(test)]
    fn has(&self, byte: u8) -> bool {
        self.low[usize::from(byte & 0x0F)] & self.high[usize::from(byte >> 4)] != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_those_of_the_marked_bytes() {
        let mut marked = [false; 256];
        for byte in [0, 0x0A, 0x2E, 0x2F, 0x7F, 0x80, 0xE2, 0xFF] {
            marked[byte] = true;
        }
        let set = ByteSet::of(&marked);
        let bytes: Vec<u8> = (0..=255).collect();
        for at in 0..260 {
            for bit in 0..BLOCK {
                let marked = marked.get(at + bit).is_some_and(|marked| *marked);
                assert_eq!(set.bits(&bytes, at) >> bit & 1 == 1, marked, "{at} + {bit}");
            }
        }
        assert!((0..=255).all(|byte| set.has(byte) == marked[usize::from(byte)]));
    }
}
