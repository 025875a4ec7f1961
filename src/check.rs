//! Somebody else's summary held against the article: is each claim of it there, and if one differs, in what?
//!
//! A claim is a sentence of the summary. Each number, date, name and word of sense in it asks: which word of the same kind stands, in the
//! article, among the words that I stand among? Where that is another one, and the own one stands nowhere like it, the claim is
//! altered. The kinds of fault follow those that readers of machines' summaries count (Pagnoni et al. 2021); how sure a fault is was learned from
//! claims that were altered by a recipe.

pub mod candidates;
mod evidence;
mod faults;
mod lexicon;
mod thresholds;
mod tokens;

use serde::Serialize;

use crate::article::{Article, Span};
use crate::language;
use crate::language::cues::Cues;
use crate::language::stem::is_english;
use evidence::Evidence;

/// What somebody else's summary says, held against the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Check {
    /// The summary's sentences, in its order.
    pub claims: Vec<Claim>,
}

/// A sentence of a summary that is held against the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Claim {
    /// Its words.
    pub text: String,
    /// Where it stands in the summary.
    pub span: Span,
    /// Whether the article says so.
    pub verdict: Verdict,
    /// What is wrong with an altered one: the kind of the difference that is surest.
    pub fault: Option<Fault>,
    /// Where the article speaks of it: the sentence that shares most with it. Nothing where no sentence shares anything.
    pub source: Option<Span>,
    /// That sentence's index into [`Article::sentences`]; absent where it is a headline, heading or caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<usize>,
    /// The share of what it says that the article has words for, the rarer ones counting more; from 0 to 1.
    pub coverage: f64,
    /// What differs, the surest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

/// Whether an article says what a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It has the words for it, and nothing speaks against it.
    Supported,
    /// It says something else in its place.
    Altered,
    /// It does not speak of it.
    NotFound,
}

/// What can be wrong with an altered claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// Another number.
    Number,
    /// Another person, place or house.
    Name,
    /// Another day, month or year.
    Date,
    /// A no too many, or one too few.
    Negation,
    /// Another one has said it.
    Attribution,
    /// Something is sure that the article leaves open, or the other way round.
    Certainty,
    /// The opposite: "rose" for "fell".
    Direction,
}

/// A word of a claim in whose place the article has another one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Difference {
    /// What kind of fault it is.
    pub fault: Fault,
    /// The claim's word.
    pub said: String,
    /// Where it stands in the summary.
    pub said_span: Span,
    /// The article's word.
    pub source: String,
    /// The sentence that it stands in, in the article's source.
    pub source_span: Span,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Less of a claim that the article has words for, and it does not speak of it.
const SPOKEN_OF: f64 = 0.25;

impl Verdict {
    /// The name in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Altered => "altered",
            Self::NotFound => "not-found",
        }
    }
}

impl Claim {
    /// Calls one with each span in the article's source, and the other with each in the summary.
    pub fn for_each_span(&mut self, source: &mut dyn FnMut(&mut Span), summary: &mut dyn FnMut(&mut Span)) {
        summary(&mut self.span);
        self.source.iter_mut().for_each(&mut *source);
        for difference in &mut self.differences {
            summary(&mut difference.said_span);
            source(&mut difference.source_span);
        }
    }
}

impl Article {
    /// Holds somebody else's summary, plain text or a list in Markdown, against the article.
    ///
    /// It is made to be right when it accuses: what is said in quite other words counts as supported where nothing speaks against it.
    ///
    /// ```
    /// use standfirst::{Article, Fault, Options, Verdict};
    /// let source = "The ferry to Ellery will stop for nine days in May, the harbour board said.";
    /// let article = Article::parse(source, &Options::default())?;
    /// let check = article.check("- The ferry to Ellery will stop for ten days in May.");
    /// assert_eq!(check.claims[0].verdict, Verdict::Altered);
    /// assert_eq!(check.claims[0].fault, Some(Fault::Number));
    /// assert_eq!(check.claims[0].differences[0].source, "nine");
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn check(&self, summary: &str) -> Check {
        let cues = Cues::of(self.language.as_deref());
        let english = is_english(self.language.as_deref());
        let evidence = Evidence::of(self, cues, english);
        let claims = lines(summary).flat_map(|line| {
            let sentences = language::split(line.of(summary), self.language.as_deref());
            sentences.into_iter().map(move |sentence| Span::new(line.start + sentence.start, line.start + sentence.end))
        });
        let claims = claims.filter_map(|span| {
            let text = span.of(summary);
            let tokens = evidence.read(text, cues, english);
            (!tokens.is_empty()).then(|| claim(&evidence, text, span, &tokens))
        });
        Check { claims: claims.collect() }
    }
}

/// The candidates of a claim in one sentence, each with where its word stands in it: what the model learns from.
pub fn measured(article: &Article, claims: &[&str]) -> Vec<Vec<(Span, candidates::Candidate)>> {
    let cues = Cues::of(article.language.as_deref());
    let english = is_english(article.language.as_deref());
    let evidence = Evidence::of(article, cues, english);
    let of_claim = |claim: &&str| {
        let tokens = evidence.read(claim, cues, english);
        let found = candidates::candidates(&evidence, &tokens);
        found.into_iter().map(|candidate| (tokens[candidate.said].span, candidate)).collect()
    };
    claims.iter().map(of_claim).collect()
}

fn claim(evidence: &Evidence, text: &str, span: Span, tokens: &[tokens::Token]) -> Claim {
    let differences = faults::find(evidence, tokens);
    let differences: Vec<Difference> = differences
        .into_iter()
        .map(|(found, confidence)| {
            let (unit, said) = (&evidence.units[found.unit], tokens[found.said].span);
            Difference {
                fault: found.fault,
                said: said.of(text).to_owned(),
                said_span: Span::new(span.start + said.start, span.start + said.end),
                source: unit.tokens[found.source].span.of(&unit.text).to_owned(),
                source_span: unit.span,
                confidence,
            }
        })
        .collect();
    let coverage = evidence.coverage(tokens);
    let nearest = evidence.nearest(tokens);
    let unit = nearest.map(|unit| &evidence.units[unit]);
    let verdict = match &differences[..] {
        [_, ..] => Verdict::Altered,
        [] if coverage < SPOKEN_OF => Verdict::NotFound,
        [] => Verdict::Supported,
    };
    Claim {
        text: text.to_owned(),
        span,
        verdict,
        fault: differences.first().map(|difference| difference.fault),
        source: differences.first().map(|difference| difference.source_span).or_else(|| unit.map(|unit| unit.span)),
        sentence: unit.and_then(|unit| unit.sentence),
        coverage: (coverage * 1000.0).round() / 1000.0,
        differences,
    }
}

/// The lines of a summary without the marks of lists.
fn lines(summary: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    summary.split('\n').filter_map(move |line| {
        let at = start;
        start += line.len() + 1;
        let words = line.trim_start();
        let marks = words.trim_start_matches(['-', '*', '•', '–', '#', '>', ' ']);
        let number = marks.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let marks = number
            .strip_prefix([')', '.'])
            .filter(|rest| number.len() < marks.len() && rest.starts_with(' '))
            .unwrap_or(marks);
        let marks = marks.trim_start();
        let from = at + line.len() - marks.len();
        (!marks.trim().is_empty()).then(|| Span::new(from, from + marks.trim_end().len()))
    })
}
