//! Sorting by one sort. The standard library compiles its own anew for each type and each comparison, a tenth of the module's code
//! once, for lists of mostly a dozen things. Here one sort of numbers says where each thing belongs, and the things change places.

use std::cmp::Ordering;

/// Sorts in place; what compares as equal keeps its order.
pub(crate) trait Order<T> {
    /// By a comparison.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key, which is asked for at each comparison.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// As the things themselves compare.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut places = places(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        for start in 0..places.len() {
            let mut at = start;
            // Around the ring of places that have to change with one another.
            while places[at] != start {
                let from = std::mem::replace(&mut places[at], at);
                self.swap(at, from);
                at = from;
            }
            places[at] = at;
        }
    }
}

/// For each place of a list, where what belongs there stands now; nothing where all stands where it belongs.
fn places(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..length).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Order as _;

    proptest! {
        #[test]
        fn orders_as_the_standard_library_does(mut things: Vec<(u8, u16)>) {
            let mut expected = things.clone();
            expected.sort_by_key(|thing| thing.0);
            things.order_by_key(|thing| thing.0);
            prop_assert_eq!(&things, &expected, "equal keys keep their order");
            expected.sort_unstable();
            things.order();
            prop_assert_eq!(&things, &expected);
            expected.sort_by_key(|thing| std::cmp::Reverse(thing.1));
            things.order_by(|one, other| other.1.cmp(&one.1));
            prop_assert_eq!(things, expected);
        }
    }
}
