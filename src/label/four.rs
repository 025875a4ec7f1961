//! Four numbers that are added and multiplied at once.
//!
//! In WebAssembly they are a vector by name, as its compiler makes none of loops over arrays; elsewhere compilers do.

#[cfg(target_feature = "simd128")]
use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_extract_lane, f32x4_max, f32x4_mul, f32x4_splat, i32x4_shuffle, v128 as Numbers,
};

#[cfg(not(target_feature = "simd128"))]
type Numbers = [f32; 4];

/// Four numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Four(Numbers);

#[cfg(target_feature = "simd128")]
impl Four {
    #[inline]
    pub(super) fn of([a, b, c, d]: [f32; 4]) -> Self {
        Self(f32x4(a, b, c, d))
    }

    /// The same number four times.
    #[inline]
    pub(super) fn splat(number: f32) -> Self {
        Self(f32x4_splat(number))
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }

    #[inline]
    pub(super) fn times(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }

    /// Naught for those below it.
    #[inline]
    pub(super) fn positive(self) -> Self {
        Self(f32x4_max(self.0, f32x4_splat(0.0)))
    }

    #[inline]
    pub(super) fn numbers(self) -> [f32; 4] {
        [
            f32x4_extract_lane::<0>(self.0),
            f32x4_extract_lane::<1>(self.0),
            f32x4_extract_lane::<2>(self.0),
            f32x4_extract_lane::<3>(self.0),
        ]
    }

    /// Each of them four times.
    #[inline]
    pub(super) fn splats(self) -> [Self; 4] {
        [
            Self(i32x4_shuffle::<0, 0, 0, 0>(self.0, self.0)),
            Self(i32x4_shuffle::<1, 1, 1, 1>(self.0, self.0)),
            Self(i32x4_shuffle::<2, 2, 2, 2>(self.0, self.0)),
            Self(i32x4_shuffle::<3, 3, 3, 3>(self.0, self.0)),
        ]
    }
}

#[cfg(not(target_feature = "simd128"))]
impl Four {
    #[inline]
    pub(super) fn of(numbers: [f32; 4]) -> Self {
        Self(numbers)
    }

    /// The same number four times.
    #[inline]
    pub(super) fn splat(number: f32) -> Self {
        Self([number; 4])
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }

    #[inline]
    pub(super) fn times(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] * other.0[at]))
    }

    /// Naught for those below it.
    #[inline]
    pub(super) fn positive(self) -> Self {
        Self(self.0.map(|number| number.max(0.0)))
    }

    #[inline]
    pub(super) fn numbers(self) -> [f32; 4] {
        self.0
    }

    /// Each of them four times.
    #[inline]
    pub(super) fn splats(self) -> [Self; 4] {
        self.0.map(Self::splat)
    }
}

impl Default for Four {
    fn default() -> Self {
        Self::splat(0.0)
    }
}

impl PartialEq for Four {
    fn eq(&self, other: &Self) -> bool {
        self.numbers() == other.numbers()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_reckoned_one_by_one() {
        let (one, other) = (Four::of([1.0, -2.0, 3.0, 0.5]), Four::of([2.0, 2.0, -1.0, 4.0]));
        for (found, wanted) in [
            (one.plus(other), [3.0, 0.0, 2.0, 4.5]),
            (one.times(other), [2.0, -4.0, -3.0, 2.0]),
            (one.positive(), [1.0, 0.0, 3.0, 0.5]),
        ] {
            assert_eq!(found, Four::of(wanted));
        }
        assert_eq!(one.splats(), [1.0, -2.0, 3.0, 0.5].map(Four::splat));
    }
}
