//! All that is told of an article at once, each part from its own file.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span};
use crate::language;

use super::days::{self, Day};
use super::entities::{self, Name};
use super::five_ws::{self, Answer};
use super::grade::{self, Grade};
use super::numbers::{self, Number};
use super::outline::{self, Section};
use super::prose;

/// How long the body takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Times {
    /// Seconds that a quick reader needs.
    pub fast_seconds: usize,
    /// Seconds that a slow reader needs.
    pub slow_seconds: usize,
    /// Seconds that it takes to read it aloud.
    pub listening_seconds: usize,
}

/// What a reader wants to know of an article beside its words, each with its place in the source. What is not certain is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Insight {
    /// Who acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Answer>,
    /// What happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Answer>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Answer>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#where: Option<Answer>,
    /// People, organisations and places, in the order in which they are first named.
    pub names: Vec<Name>,
    /// Numbers with what they count, in order.
    pub numbers: Vec<Number>,
    /// Days, months and years, in order.
    pub dates: Vec<Day>,
    /// How long the body takes to read and to listen to.
    pub times: Times,
    /// How hard it is to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The parts of a long article.
    pub outline: Vec<Section>,
}

impl Article {
    /// What a reader wants to know beside the words: who, what, when and where, names, numbers, dates, times, grade and outline.
    ///
    /// ```
    /// use standfirst::{Article, Options};
    /// let article = Article::parse(
    ///     "Premier resigns\n\nPremier Anton Kreski resigned on Monday over 12 ferries worth $40 million.\n\nThe town danced.",
    ///     &Options::default(),
    /// )?;
    /// let insight = article.insight();
    /// assert_eq!(insight.who.as_ref().map(|who| who.text.as_str()), Some("Anton Kreski"));
    /// assert_eq!(insight.when.as_ref().map(|when| when.text.as_str()), Some("Monday"));
    /// assert_eq!((insight.numbers[1].value, insight.numbers[1].unit.as_deref()), (40_000_000.0, Some("$")));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn insight(&self) -> Insight {
        let language = self.language.as_deref();
        let passages = prose::passages(self);
        let reader = days::Reader::of(self);
        let (mut dates, mut numbers) = (Vec::new(), Vec::new());
        for passage in &passages {
            let found = reader.find(passage);
            let taken: Vec<Span> = found.iter().map(|day| day.range).collect();
            numbers.extend(numbers::find(passage, language, &taken));
            dates.extend(found.into_iter().map(|day| day.finished(passage)));
        }
        let names = entities::find(self, &passages);
        let five_ws::Answers { who, what, when, place } = five_ws::find(self, &passages, &names, &dates);
        let counts = &self.counts;
        Insight {
            who,
            what,
            when,
            r#where: place,
            names,
            numbers,
            dates,
            times: Times {
                fast_seconds: counts.fast_seconds,
                slow_seconds: counts.slow_seconds,
                listening_seconds: language::listening_seconds(self),
            },
            grade: grade::of(self),
            outline: outline::of(self),
        }
    }
}

impl Name {
    /// Calls `visit` with each span, such as to convert it.
    pub fn for_each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.span);
        self.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
    }
}

impl Insight {
    /// Calls `visit` with each span, such as to convert it.
    pub fn for_each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        for answer in [&mut self.who, &mut self.what, &mut self.when, &mut self.r#where].into_iter().flatten() {
            visit(&mut answer.span);
            visit(&mut answer.sentence_span);
        }
        self.names.iter_mut().for_each(|name| name.for_each_span(visit));
        self.numbers.iter_mut().for_each(|number| visit(&mut number.span));
        self.dates.iter_mut().for_each(|day| visit(&mut day.span));
        for section in &mut self.outline {
            visit(&mut section.title_span);
            visit(&mut section.span);
        }
    }
}
