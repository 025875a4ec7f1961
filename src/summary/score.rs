//! How well each sentence stands for the article: the learned score, told by groups of features, and what rules a sentence out.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::features::{self, FEATURES, Features, GROUPS, KINDS, Measured};
use super::persons::{self, Persons};
use super::{SummaryMethod, SummaryOptions, SummaryType, classic};
use crate::article::{Article, BlockKind, Sentence};
use crate::language::{count_words, words};
use crate::trees::Trees;

/// A sentence's score and what it is made of.
pub(super) struct Score {
    /// The sum of the shares.
    pub(super) total: f64,
    /// What is added to what was learned, each by its name.
    more: More,
    /// Its content words as term numbers, sorted, each once.
    pub(super) terms: Vec<u32>,
    /// Whether it is of the article's prose, and long enough to say something.
    pub(super) prose: bool,
    /// Whether it is whole as well, so that it can stand in a summary.
    pub(super) candidate: bool,
    /// Whether it leans on the sentence before it: points or ties back to it, or is a quotation whose speaker is there.
    pub(super) leans: bool,
    /// Whom it names.
    pub(super) persons: Persons,
}

/// What is added to what was learned: names with their shares, nought for none.
type More = [(&'static str, f64); 6];

impl Score {
    /// The score of a sentence of which nothing else is known.
    pub(super) fn plain(learned: f64, more: More) -> Self {
        let total = learned + more.iter().map(|(_, share)| share).sum::<f64>();
        let (terms, persons) = (Vec::new(), Persons::default());
        Self { total, more, terms, prose: true, candidate: true, leans: false, persons }
    }
}

/// The fewest words of a sentence in a summary.
const FEWEST_WORDS: usize = 5;
/// A sentence of fewer words tells little, and what that costs.
const FEW_WORDS: usize = 7;
const TELLS_LITTLE: f64 = 1.0;
/// One of how many sentences ends with a full stop where the writer uses them.
const FEWEST_STOPS: usize = 5;
/// What having all words that were asked for adds: more than all else.
const QUERY: f64 = 20.0;
/// What sharing all words with the headline adds. The trees know no headlines: the articles that they learnt from have none.
const HEADLINE: f64 = 0.5;
/// A story of fewer sentences is a short one, and what the first sentence of the shortest is given. The articles that the trees learnt from have
/// some thirty: of three sentences, too, the first tells what the story is about, where the trees would rather take the longest.
const SHORT: usize = 12;
const LEAD: f64 = 1.5;
/// What a teaser makes of a question, and of a quotation: it asks and quotes where the others tell.
const ASKING: f64 = 1.5;
const QUOTING: f64 = 1.0;

/// The trees that were trained on news, by `cargo xtask train summaries`.
fn trained() -> &'static Trees<FEATURES> {
    static TRAINED: OnceLock<Trees<FEATURES>> = OnceLock::new();
    TRAINED.get_or_init(|| Trees::read(include_bytes!("trees.bin")).unwrap_or_default())
}

/// The scores of an article's sentences.
pub(super) struct Scores {
    /// That of each of [`Article::sentences`].
    pub(super) each: Vec<Score>,
    /// Of each person, the sentences that give the full name.
    pub(super) named: Vec<Vec<usize>>,
    /// What was measured of each sentence; nothing by a classic method.
    pub(super) features: Vec<Features>,
}

impl Scores {
    /// What counts for or against a sentence, with its share in the score. It is asked for few sentences of many.
    pub(super) fn why(&self, index: usize) -> BTreeMap<&'static str, f64> {
        let trees = trained();
        let mut groups: BTreeMap<&'static str, f64> = self.each[index].more.iter().copied().collect();
        if let Some(features) = self.features.get(index) {
            let mut units = [0; KINDS.len()];
            GROUPS.iter().zip(trees.shares(features)).for_each(|(group, share)| units[*group] += share);
            for (kind, units) in KINDS.into_iter().zip(units) {
                *groups.entry(kind).or_default() += trees.worth(units);
            }
        }
        // Thousandths are exact enough to compare and short enough to read.
        groups.values_mut().for_each(|share| *share = (*share * 1000.0).round() / 1000.0);
        groups.retain(|_, share| *share != 0.0);
        groups
    }
}

/// How well each sentence stands for the article.
pub(super) fn scores(article: &Article, options: &SummaryOptions) -> Scores {
    if options.method != SummaryMethod::Learned {
        return classic_scores(article, options.method);
    }
    let trees = trained();
    let Measured { features, terms, capitalized, balanced, headline, query } =
        features::measure(article, options.query.as_deref().unwrap_or_default());
    let count = article.sentences.len();
    let shortness = SHORT.saturating_sub(count) as f64 / SHORT as f64;
    // Some scripts and some writers go without full stops.
    let stops = FEWEST_STOPS * features.iter().filter(|features| features::is_ended(features)).count() > count;
    let (persons, named) = persons::find(article, &capitalized);
    let mut each: Vec<Score> = article
        .sentences
        .iter()
        .zip(terms)
        .zip(&features)
        .zip(persons)
        .zip(trees.scores(&features))
        .enumerate()
        .map(|(index, ((((sentence, terms), features), persons), learned))| {
            let share = |of: &[u32]| {
                of.iter().filter(|term| terms.binary_search(term).is_ok()).count() as f64 / of.len().max(1) as f64
            };
            let words = count_words(&sentence.text);
            let teases = |more: f64, is: fn(&str) -> bool| {
                if options.kind == SummaryType::Teaser && is(&sentence.text) { more } else { 0.0 }
            };
            let more = [
                ("headline", HEADLINE * share(&headline)),
                ("query", QUERY * share(&query)),
                ("lead", LEAD * shortness * (1.0 - index as f64 / count as f64)),
                ("length", if words < FEW_WORDS { -TELLS_LITTLE } else { 0.0 }),
                ("question", teases(ASKING, |text| text.trim_end_matches(['"', '”', ' ']).ends_with('?'))),
                ("quotation", teases(QUOTING, |text| text.contains(['"', '“', '”', '«', '»', '„']))),
            ];
            let mut score = Score { terms, ..Score::plain(learned, more) };
            score.leans = features::points_back(features) || features::is_unattributed(features);
            score.persons = persons;
            score.prose = is_prose(article, sentence)
                && words >= FEWEST_WORDS
                && !(options.avoid_quotations && features::is_quoting(features));
            score.candidate =
                score.prose && balanced[index] && is_whole(&sentence.text) && (!stops || features::is_ended(features));
            score
        })
        .collect();
    // An article of nothing but lists or short lines is summed up by those.
    if !each.iter().any(|score| score.candidate) {
        let quotes = |index: usize| options.avoid_quotations && features::is_quoting(&features[index]);
        for (_, score) in each.iter_mut().enumerate().filter(|(index, _)| !quotes(*index)) {
            (score.prose, score.candidate) = (true, true);
        }
    }
    Scores { each, named, features }
}

fn classic_scores(article: &Article, method: SummaryMethod) -> Scores {
    let of = |total: f64| {
        let mut more = More::default();
        more[0] = (method.name(), total);
        Score::plain(0.0, more)
    };
    let each = classic::scores(article, method).into_iter().map(of).collect();
    Scores { each, named: Vec::new(), features: Vec::new() }
}

/// Whether the sentence is prose of the article itself.
fn is_prose(article: &Article, sentence: &Sentence) -> bool {
    let block = article.blocks.get(sentence.block).map(|block| &block.kind);
    matches!(block, Some(BlockKind::Paragraph(_) | BlockKind::Entry { .. }))
}

/// Whether the sentence begins as one does, and is no opening of a list.
fn is_whole(text: &str) -> bool {
    let first = words(text).next().map(|word| word.of(text)).unwrap_or_default();
    let begins = !first.starts_with(char::is_lowercase) || first.contains(char::is_uppercase);
    begins && !text.trim_end().ends_with([':', '：'])
}
