//! The learned part: for each place of the hash table, which languages it speaks for or against, and how much.
//!
//! The parameters are bytes in an order that compresses well (see [`Model::write`]); they are laid out for reading once, when
//! the first text asks.

use super::Script;
use super::ngrams::{self, BUCKETS};

/// A language in one writing system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// The writing system.
    pub script: Script,
    /// BCP 47 tag.
    pub tag: String,
}

/// Weights of hashed n-grams, a few languages each.
#[derive(Debug, Default)]
pub struct Model {
    /// The languages, each in its script.
    pub classes: Vec<Class>,
    /// Scores are multiplied by this.
    scale: f64,
    /// Where the weights of each bucket begin, and where the last ends.
    starts: Vec<u16>,
    weights: Vec<Weight>,
}

/// What a bucket says of one class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    /// Index into [`Model::classes`].
    class: u8,
    /// How much the bucket speaks for it.
    weight: i16,
}

/// What a bucket says of its classes, as [`Model::write`] takes it: class, size of the weight as an index, and whether it is
/// negative.
pub type Bucket = Vec<(u8, u8, bool)>;

/// The scripts that have a model, in the order of their numbers in the parameters.
const SCRIPTS: [Script; 4] = [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Devanagari];

impl Model {
    /// Reads what [`Model::write`] wrote; nothing from other bytes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (scale, rest) = bytes.split_first_chunk::<4>()?;
        let (&class_count, mut rest) = rest.split_first()?;
        let mut classes = Vec::new();
        for _ in 0..class_count {
            let (&[script, len], after) = rest.split_first_chunk::<2>()?;
            let tag = std::str::from_utf8(after.get(..usize::from(len))?).ok()?.to_owned();
            classes.push(Class { script: *SCRIPTS.get(usize::from(script))?, tag });
            rest = &after[usize::from(len)..];
        }
        let (&level_count, rest) = rest.split_first()?;
        let (levels, rest) = rest.split_at_checked(2 * usize::from(level_count))?;
        let (counts, rest) = rest.split_at_checked(BUCKETS)?;
        let total = counts.iter().map(|&count| usize::from(count)).sum::<usize>();
        let (gaps, values) = rest.split_at_checked(total)?;
        if values.len() != total || total > usize::from(u16::MAX) {
            return None;
        }
        let mut model = Self { classes, scale: f32::from_le_bytes(*scale).into(), ..Self::default() };
        model.starts.reserve_exact(BUCKETS + 1);
        model.weights.reserve_exact(total);
        let mut gaps_and_values = gaps.iter().zip(values);
        for &count in counts {
            model.starts.push(model.weights.len() as u16);
            let mut next = 0;
            for (&gap, &value) in gaps_and_values.by_ref().take(count.into()) {
                let class = gap.checked_add(next)?;
                next = class.checked_add(1)?;
                let level = levels.get(usize::from(value >> 1) * 2..)?.first_chunk::<2>()?;
                let size = i16::from_le_bytes(*level);
                let weight = if value & 1 == 1 { size.checked_neg()? } else { size };
                model.weights.push(Weight { class, weight });
            }
            if usize::from(next) > model.classes.len() {
                return None;
            }
        }
        model.starts.push(model.weights.len() as u16);
        Some(model)
    }

    /// The parameters as bytes: scale, classes, sizes of weights; then how many weights each bucket has, for each weight how
    /// many classes are passed over before its own, and which size and sign it has. Three streams of small numbers, most of
    /// them the same few: half the compressed size of the buckets' numbers with their weights.
    ///
    /// The weights of a bucket are by rising class; their sizes are indices into `levels`.
    pub fn write(classes: &[Class], scale: f32, levels: &[i16], buckets: &[Bucket]) -> Vec<u8> {
        let mut bytes = scale.to_le_bytes().to_vec();
        bytes.push(classes.len() as u8);
        for class in classes {
            bytes.push(SCRIPTS.iter().position(|script| *script == class.script).unwrap_or_default() as u8);
            bytes.push(class.tag.len() as u8);
            bytes.extend(class.tag.bytes());
        }
        bytes.push(levels.len() as u8);
        bytes.extend(levels.iter().flat_map(|level| level.to_le_bytes()));
        bytes.extend(buckets.iter().map(|bucket| bucket.len() as u8));
        for bucket in buckets {
            let mut next = 0;
            for &(class, ..) in bucket {
                bytes.push(class - next);
                next = class + 1;
            }
        }
        bytes.extend(buckets.iter().flatten().map(|&(_, level, minus)| level << 1 | u8::from(minus)));
        bytes
    }

    /// How likely each language of `script` is for a text given in `pieces`, as pairs of class and probability; nothing
    /// where no word of the text is of use.
    pub fn classify<'a>(&self, pieces: impl Iterator<Item = &'a str>, script: Script) -> Vec<(usize, f64)> {
        // A text has the same n-grams over and over: each bucket is asked once, with all of its weight.
        let mut counts = vec![0; BUCKETS];
        let mut asked = Vec::new();
        for piece in pieces {
            ngrams::visit(piece, script, |bucket, weight| {
                if counts[bucket] == 0 {
                    asked.push(bucket);
                }
                counts[bucket] += weight;
            });
        }
        let mut scores = vec![0; self.classes.len()];
        let mut seen = 0;
        for bucket in asked {
            let count = counts[bucket];
            seen += count;
            let (start, end) = (usize::from(self.starts[bucket]), usize::from(self.starts[bucket + 1]));
            for found in &self.weights[start..end] {
                scores[usize::from(found.class)] += count * i32::from(found.weight);
            }
        }
        if seen == 0 {
            return Vec::new();
        }
        let scale = self.scale / f64::from(2 * seen).sqrt();
        let of_script = |class: &usize| self.classes[*class].script == script;
        let classes = || (0..self.classes.len()).filter(of_script);
        let best = classes().map(|class| scores[class]).max().unwrap_or_default();
        let mut likely: Vec<(usize, f64)> =
            classes().map(|class| (class, (f64::from(scores[class] - best) * scale).exp())).collect();
        let sum: f64 = likely.iter().map(|(_, share)| share).sum();
        likely.iter_mut().for_each(|(_, share)| *share /= sum);
        likely
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let classes = ["en", "de", "be"].map(|tag| Class { script: Script::Latin, tag: tag.to_owned() });
        let mut buckets = vec![Vec::new(); BUCKETS];
        buckets[3] = vec![(0, 1, false), (2, 0, true)];
        buckets[8000] = vec![(1, 0, false)];
        let bytes = Model::write(&classes, 0.5, &[10, 300], &buckets);
        let model = Model::read(&bytes).expect("it reads its own bytes");
        assert_eq!(model.classes, classes);
        let weight = |class, weight| Weight { class, weight };
        assert_eq!(model.weights, [weight(0, 300), weight(2, -10), weight(1, 10)]);
        assert_eq!((model.starts[3], model.starts[4], model.starts[8000], model.starts[8001]), (0, 2, 2, 3));
        for len in 0..bytes.len() {
            assert!(Model::read(&bytes[..len]).is_none(), "{len}");
        }
    }
}
