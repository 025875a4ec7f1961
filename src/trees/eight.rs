//! Eight small numbers that are compared and masked at once.
//!
//! In WebAssembly they are a vector by name, as its compiler makes none of loops over arrays; elsewhere compilers do.

#[cfg(target_feature = "simd128")]
use std::arch::wasm32::{i16x8_gt, u16x8, u16x8_extract_lane, u16x8_splat, v128 as Numbers, v128_and, v128_andnot};

#[cfg(not(target_feature = "simd128"))]
type Numbers = [u16; 8];

/// Eight numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eight(Numbers);

#[cfg(target_feature = "simd128")]
impl Eight {
    #[inline]
    pub(super) fn of(n: [u16; 8]) -> Self {
        Self(u16x8(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]))
    }

    /// The same number eight times.
    #[inline]
    pub(super) fn splat(number: u16) -> Self {
        Self(u16x8_splat(number))
    }

    /// These without the bits of `drop` where `other` is greater than `bound`; `other` and `bound` are of fifteen bits at most.
    #[inline]
    pub(super) fn without(self, drop: Self, other: Self, bound: Self) -> Self {
        // Processors compare numbers with a sign in one step, others in three.
        Self(v128_andnot(self.0, v128_and(i16x8_gt(other.0, bound.0), drop.0)))
    }

    #[inline]
    pub(super) fn numbers(self) -> [u16; 8] {
        [
            u16x8_extract_lane::<0>(self.0),
            u16x8_extract_lane::<1>(self.0),
            u16x8_extract_lane::<2>(self.0),
            u16x8_extract_lane::<3>(self.0),
            u16x8_extract_lane::<4>(self.0),
            u16x8_extract_lane::<5>(self.0),
            u16x8_extract_lane::<6>(self.0),
            u16x8_extract_lane::<7>(self.0),
        ]
    }
}

#[cfg(not(target_feature = "simd128"))]
impl Eight {
    #[inline]
    pub(super) fn of(numbers: [u16; 8]) -> Self {
        Self(numbers)
    }

    /// The same number eight times.
    #[inline]
    pub(super) fn splat(number: u16) -> Self {
        Self([number; 8])
    }

    /// These without the bits of `drop` where `other` is greater than `bound`; `other` and `bound` are of fifteen bits at most.
    #[inline]
    pub(super) fn without(self, drop: Self, other: Self, bound: Self) -> Self {
        let lane = |at: usize| self.0[at] & !(drop.0[at] & 0_u16.wrapping_sub(u16::from(other.0[at] > bound.0[at])));
        Self(std::array::from_fn(lane))
    }

    #[inline]
    pub(super) fn numbers(self) -> [u16; 8] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_go_where_numbers_are_greater() {
        let others = Eight::of([0, 3, 4, 5, 300, 4, 9, 4]);
        let found = Eight::splat(0b111).without(Eight::splat(0b110), others, Eight::splat(4)).numbers();
        assert_eq!(found, [0b111, 0b111, 0b111, 0b001, 0b001, 0b111, 0b001, 0b111]);
    }
}
