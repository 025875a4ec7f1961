//! Multinomial logistic regression by FTRL-Proximal: the L1 term leaves few weights, which are then learned again without it,
//! at last as the few sizes that they will be written in.

use standfirst::language::detect::Bucket;

/// A text as the learner sees it: buckets with their share, and its class.
pub(super) struct Example {
    pub(super) class: usize,
    pub(super) buckets: Vec<(u32, f32)>,
}

pub(super) struct Learner {
    classes: usize,
    /// For each bucket and class, the sum of gradients less what the weights already follow.
    pull: Vec<f32>,
    /// For each bucket and class, the sum of squared gradients.
    squares: Vec<f32>,
    l1: f32,
    l2: f32,
    /// The sizes that a weight can have, rising; none while weights are free.
    sizes: Vec<f32>,
}

const RATE: f32 = 0.5;
/// The weight of the L1 term in the first pass, and of the L2 term in the later ones.
const L1: f32 = 1.5;
const L2: f32 = 0.05;

impl Learner {
    pub(super) fn new(buckets: usize, classes: usize) -> Self {
        let size = buckets * classes;
        Self { classes, pull: vec![0.0; size], squares: vec![0.0; size], l1: L1, l2: 0.0, sizes: Vec::new() }
    }

    fn free_weight(&self, at: usize) -> f32 {
        let pull = self.pull[at];
        if pull.abs() <= self.l1 {
            return 0.0;
        }
        -(pull - self.l1.copysign(pull)) / ((1.0 + self.squares[at].sqrt()) / RATE + self.l2)
    }

    /// Which size a weight is nearest to.
    fn level(&self, weight: f32) -> usize {
        self.sizes.windows(2).take_while(|pair| weight.abs() > f32::midpoint(pair[0], pair[1])).count()
    }

    fn weight(&self, free: f32) -> f32 {
        if self.sizes.is_empty() || free == 0.0 { free } else { self.sizes[self.level(free)].copysign(free) }
    }

    /// Learns from one example, whose class is one of `rivals`.
    pub(super) fn step(&mut self, example: &Example, rivals: &[usize]) {
        let mut scores = vec![0.0f32; rivals.len()];
        let mut free = Vec::with_capacity(example.buckets.len() * rivals.len());
        for &(bucket, share) in &example.buckets {
            for (score, &class) in scores.iter_mut().zip(rivals) {
                let weight = self.free_weight(bucket as usize * self.classes + class);
                free.push(weight);
                *score += self.weight(weight) * share;
            }
        }
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - best).exp());
        let sum: f32 = scores.iter().sum();
        let wrong: Vec<f32> = scores
            .iter()
            .zip(rivals)
            .map(|(score, &class)| score / sum - f32::from(u8::from(class == example.class)))
            .collect();
        let mut free = free.into_iter();
        for &(bucket, share) in &example.buckets {
            for ((wrong, &class), weight) in wrong.iter().zip(rivals).zip(&mut free) {
                let at = bucket as usize * self.classes + class;
                let gradient = wrong * share;
                let squares = self.squares[at] + gradient * gradient;
                self.pull[at] += gradient - (squares.sqrt() - self.squares[at].sqrt()) / RATE * weight;
                self.squares[at] = squares;
            }
        }
    }

    /// Keeps the `most` largest weights and drops the L1 term; what is not kept stays nothing.
    pub(super) fn keep(&mut self, most: usize) {
        let weights: Vec<f32> = (0..self.pull.len()).map(|at| self.free_weight(at)).collect();
        let mut order: Vec<usize> = (0..weights.len()).filter(|&at| weights[at] != 0.0).collect();
        order.sort_by(|&one, &other| weights[other].abs().total_cmp(&weights[one].abs()).then(one.cmp(&other)));
        let mut kept = vec![false; weights.len()];
        order.iter().take(most).for_each(|&at| kept[at] = true);
        (self.l1, self.l2) = (0.0, L2);
        for (at, kept) in kept.into_iter().enumerate() {
            if kept {
                self.pull[at] = -weights[at] * ((1.0 + self.squares[at].sqrt()) / RATE + self.l2);
            } else {
                // Such a sum of squares lets no gradient move it.
                (self.pull[at], self.squares[at]) = (0.0, f32::MAX);
            }
        }
    }

    /// From here on a weight has one of `count` sizes, which rise by a constant factor from small to large weights.
    pub(super) fn quantise(&mut self, count: usize) {
        let mut sizes: Vec<f32> = self.kept().map(|at| self.free_weight(at).abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let at = |share: usize| sizes[sizes.len() * share / 100];
        let (small, large) = (at(5), at(98));
        let factor = |level: usize| level as f32 / (count - 1) as f32;
        self.sizes = (0..count).map(|level| small * (large / small).powf(factor(level))).collect();
    }

    fn kept(&self) -> impl Iterator<Item = usize> {
        (0..self.pull.len()).filter(|&at| self.squares[at] < f32::MAX)
    }

    /// The sizes, and for each bucket its classes with the level and sign of their weight.
    pub(super) fn into_weights(self) -> (Vec<f32>, Vec<Bucket>) {
        let mut buckets = vec![Vec::new(); self.pull.len() / self.classes];
        for at in self.kept() {
            let weight = self.free_weight(at);
            if weight != 0.0 {
                let level = self.level(weight) as u8;
                buckets[at / self.classes].push(((at % self.classes) as u8, level, weight < 0.0));
            }
        }
        (self.sizes, buckets)
    }
}
