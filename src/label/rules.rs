//! The labeller by rules: form and position, each cue with a second witness.
//!
//! First what form alone tells (rules, captions, share bars), then the head, where position decides, then lists, then what is
//! left of the body. A line that no rule is sure of is a paragraph: words in the body stay.

use super::documents::{self, Document};
use super::features::Features;
use super::metadata_line::PieceKind;
use super::phrase::stripped;
use super::screen::{Part, Verdict};
use super::{Label, Reading, byline, repeated, shapes, structure};
use crate::article::{Byline, FurnitureKind, Inline, InlineKind, NoteKind, Span};
use crate::language::cues::Cues;
use crate::language::fold;
use crate::language::hash_index::HashIndex;
use crate::order::Order as _;
use crate::read::{ElementKind, Marker, MarkerKind, Outline, Passage, Told};

/// The passages, and what is known of them.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) source: &'a str,
    pub(super) passages: &'a [Passage],
    pub(super) features: &'a [Features],
    pub(super) outline: &'a Outline,
    /// The headline, where the source says it outside of the article's words.
    pub(super) title: Option<&'a str>,
}

/// Labels each passage; one reading a passage, in order. Of what is left of a page, the learned labeller's verdicts say which
/// passages are headline, head and body.
pub(super) fn label(input: &Input<'_>, verdicts: &[Verdict], cues: &'static Cues) -> Vec<Reading> {
    let Input { source, passages, features, outline, title } = *input;
    let readings = vec![None; passages.len()];
    let headed =
        passages.iter().any(|passage| passage.element.is_some() && matches!(passage.told, Some(Told::Heading(2..))));
    let (titled, learned) = (title.is_some(), false);
    let mut labeller = Labeller { passages, features, outline, cues, readings, body: 0, learned, titled, headed };
    labeller.told();
    if verdicts.is_empty() {
        labeller.hidden();
    }
    labeller.forms();
    labeller.figures();
    labeller.related_runs();
    let learned = verdicts.iter().any(|verdict| verdict.part == Part::Headline);
    if !learned {
        labeller.title(title);
    }
    documents::label(&Document { passages, features, cues }, &mut labeller.readings);
    labeller.structure();
    shapes::claim(&shapes::Document { source, passages, features, cues }, &mut labeller.readings);
    if learned {
        labeller.learned_head(verdicts);
    } else {
        labeller.head();
    }
    labeller.repeated_headings();
    labeller.lists();
    labeller.body();
    let paragraph = || Reading::new(Label::Paragraph, "line", 0.5);
    labeller.readings.into_iter().map(|reading| reading.unwrap_or_else(paragraph)).collect()
}

struct Labeller<'a> {
    passages: &'a [Passage],
    features: &'a [Features],
    outline: &'a Outline,
    cues: &'static Cues,
    readings: Vec<Option<Reading>>,
    /// Index of the first passage of the body.
    body: usize,
    /// Whether the learned labeller has chosen the head.
    learned: bool,
    /// Whether the source says what the headline is, and whether it says of some lines that they are headings in the article.
    titled: bool,
    headed: bool,
}

/// The most words of a headline, of a heading, and of a line in a list of other stories.
const HEADLINE_WORDS: usize = 30;
const HEADING_WORDS: usize = 12;
const TEASER_WORDS: usize = 22;
/// How many lines can follow "Related articles".
const MOST_TEASERS: usize = 12;
/// More lines than this above the body are no article's head but a page's.
const MOST_LINES_OF_HEAD: usize = 8;
/// How far behind a deck a byline or date is looked for.
const HEAD_REACH: usize = 4;
/// How many elements around a passage can hide it.
const REACH_OF_HIDING: usize = 8;
/// The longest line that can be a picture's button, in bytes.
const LONGEST_CONTROL: usize = 24;
/// The longest pulled quotation, in bytes.
const LONGEST_PULLED: usize = 500;
/// So many passages at the start can have the headline, and so many paragraphs can stand above it.
const REACH_OF_TITLE: usize = 30;
const MOST_PROSE_ABOVE_TITLE: usize = 2;
/// The most items of a list that can be the standfirst.
const MOST_ITEMS_OF_STANDFIRST: usize = 6;

impl Labeller<'_> {
    fn set(&mut self, index: usize, label: Label, rule: &'static str, confidence: f64) {
        self.readings[index] = Some(Reading::new(label, rule, confidence));
    }

    fn free(&self, index: usize) -> bool {
        self.readings.get(index).is_some_and(Option::is_none)
    }

    fn label_of(&self, index: usize) -> Option<Label> {
        self.readings.get(index)?.as_ref().map(|reading| reading.label)
    }

    fn words(&self, index: usize) -> &str {
        self.passages[index].words()
    }

    fn marker(&self, index: usize) -> Option<&Marker> {
        self.passages.get(index)?.marker.as_ref()
    }

    fn is_bulleted(&self, index: usize) -> bool {
        matches!(self.marker(index).map(|marker| marker.kind), Some(MarkerKind::Bullet(_)))
    }

    /// Whether a passage is running text: a dateline's, or some words that end as a sentence does.
    fn is_sentence(&self, index: usize) -> bool {
        let Some(features) = self.features.get(index) else { return false };
        let form = &features.form;
        let question = self.words(index).ends_with(['?', '!', '…']) || self.words(index).ends_with("...");
        let question = question && form.words <= 16;
        features.leading_date.is_some()
            || features.dateline.is_some()
            || (form.terminated && !question)
            || form.words > HEADLINE_WORDS
            || (self.is_speech_in_brackets(index) && (index > 0 || self.is_speech_in_brackets(index + 1)))
    }

    /// `「出るよ」`: a line of speech in Chinese or Japanese, which needs no full stop.
    fn is_speech_in_brackets(&self, index: usize) -> bool {
        let words = self.passages.get(index).map_or("", Passage::words);
        words.starts_with(['「', '『']) && words.ends_with(['」', '』'])
    }

    fn is_prose(&self, index: usize) -> bool {
        self.features.get(index).is_some_and(|features| features.form.words >= 8) && self.is_sentence(index)
    }

    /// What the carrier of the text has told already.
    fn told(&mut self) {
        for (index, passage) in self.passages.iter().enumerate() {
            let (label, rule) = match passage.told {
                None | Some(Told::Body) => continue,
                Some(Told::Furniture(kind, rule)) => (Label::Furniture(kind), rule),
                Some(Told::Source(_, rule)) => (Label::Source, rule),
                Some(Told::Published(_, rule)) => (Label::Published, rule),
                Some(Told::Subject(_)) => (Label::Subject, "mail-subject"),
                Some(Told::Headline(rule)) => (Label::Headline, rule),
                // What stands in an element that says more is that element's.
                Some(Told::Heading(_) | Told::Code) if self.innermost(index).is_some() => continue,
                Some(Told::Heading(_)) if passage.element.is_some() => match self.heading(index) {
                    Some(found) => found,
                    None => continue,
                },
                Some(Told::Heading(_)) => (Label::Heading, "heading-command"),
                Some(Told::Code) => (Label::Code, "command"),
            };
            self.readings[index] = Some(Reading::new(label, rule, 0.9));
        }
    }

    /// What a page does not show. Where that is most of it, a script shows it.
    fn hidden(&mut self) {
        let reason = |index: usize| {
            let mut around = self.outline.path(self.passages[index].element).take(REACH_OF_HIDING);
            around.find_map(|(_, element)| element.hidden)
        };
        let len = |index: &usize| self.passages[*index].text.text.len();
        let hidden: Vec<(usize, &'static str)> =
            (0..self.passages.len()).filter_map(|index| Some((index, reason(index)?))).collect();
        let words: usize = hidden.iter().map(|(index, _)| len(index)).sum();
        let all: usize = (0..self.passages.len()).map(|index| len(&index)).sum();
        if words * 2 <= all {
            for (index, rule) in hidden {
                self.set(index, Label::Furniture(FurnitureKind::Hidden), rule, 0.9);
            }
        }
    }

    /// A heading by its element: that of other stories or of a button is furniture, and a whole paragraph is none.
    fn heading(&self, index: usize) -> Option<(Label, &'static str)> {
        let features = &self.features[index];
        if features.form.words > HEADLINE_WORDS {
            return None;
        }
        let furniture = features.furniture.map(|found| (Label::Furniture(found.kind), found.rule));
        Some(furniture.unwrap_or((Label::Heading, "heading-element")))
    }

    /// The innermost element around a passage that says what it is.
    fn innermost(&self, index: usize) -> Option<&ElementKind> {
        let mut around = self.outline.path(self.passages.get(index)?.element).map(|(_, element)| &element.kind);
        around.find(|kind| kind.is_structure())
    }

    /// What the elements around them say of the passages that are no furniture, note or caption.
    fn structure(&mut self) {
        for index in 0..self.passages.len() {
            let Some(kind) = self.innermost(index).filter(|_| self.free(index)) else { continue };
            // "*By Ani Petrosyan*" below a picture is no caption.
            let byline = self.features[index].byline.as_ref().is_some_and(|found| found.cued);
            if !(byline && matches!(kind, ElementKind::Caption)) {
                self.set(index, Label::Structure, structure::rule(kind), structure::SURE);
            }
        }
    }

    /// Whether a passage is an item of a short list that could be the standfirst.
    fn is_deck_item(&self, index: usize) -> bool {
        if self.label_of(index) != Some(Label::Structure) || !self.is_bulleted(index) {
            return false;
        }
        let path = self.outline.structure(self.passages[index].element, usize::MAX);
        let [list, _] = path.as_slice() else { return false };
        let of_list = |other: &&Passage| self.outline.path(other.element).any(|(element, _)| element == *list);
        let most = MOST_ITEMS_OF_STANDFIRST + 1;
        let behind = self.passages[index..].iter().take(most).take_while(of_list).count();
        let before = self.passages[..index].iter().rev().take(most).take_while(of_list).count();
        behind + before <= MOST_ITEMS_OF_STANDFIRST
    }

    /// Whether a passage is in no part yet, or could be in another.
    fn open(&self, index: usize) -> bool {
        self.free(index) || self.is_deck_item(index)
    }

    /// The headline by what the source says: the passage with the words of its title, or else the first heading of the first
    /// level, or a heading that opens the text and has none of its level beside it.
    fn title(&mut self, title: Option<&str>) {
        let reach = self.passages.len().min(REACH_OF_TITLE);
        let said = title.and_then(|title| {
            let is_said = |index: &usize| fold::same_words(self.words(*index), title);
            let kind = |index: usize| match self.label_of(index) {
                Some(Label::Furniture(kind)) => Some(kind),
                _ => None,
            };
            // A page that hides its headline has a script show it.
            let mut seen = (0..reach).filter(|&index| kind(index).is_none());
            let mut hidden = (0..reach).filter(|&index| kind(index) == Some(FurnitureKind::Hidden));
            seen.find(is_said).or_else(|| hidden.find(is_said))
        });
        if let Some(index) = said {
            self.set(index, Label::Headline, "words-of-the-title", 0.95);
            return;
        }
        let level = |index: usize| match self.passages[index] {
            Passage { told: Some(Told::Heading(level)), element: Some(_), .. } => Some(level),
            _ => None,
        };
        let is_heading = |index: &usize| self.label_of(*index) == Some(Label::Heading);
        let headings = (0..self.passages.len()).filter(is_heading).filter_map(|index| Some((index, level(index)?)));
        let Some((first, top)) = headings.clone().min_by_key(|&(index, level)| (level, index)) else { return };
        let alone = headings.filter(|&(_, level)| level == top).count() == 1;
        let above = (0..first).filter(|&index| self.is_prose(index)).count();
        let opens = (0..first).all(|index| !self.is_prose(index) && level(index).is_none());
        if first < reach
            && ((top == 1 && above <= MOST_PROSE_ABOVE_TITLE && (alone || title.is_none())) || (alone && opens))
        {
            self.set(first, Label::Headline, "first-heading", 0.9);
        }
    }

    /// Headings that say the headline again.
    fn repeated_headings(&mut self) {
        for index in 0..self.passages.len() {
            let first = self.features[index].repeats.filter(|_| self.label_of(index) == Some(Label::Heading));
            if first.is_some_and(|first| self.label_of(first) == Some(Label::Headline)) {
                self.set(index, Label::Furniture(FurnitureKind::Navigation), "repeats-headline", 0.9);
            }
        }
    }

    /// What its own form tells of a passage.
    fn forms(&mut self) {
        for index in 0..self.passages.len() {
            if !self.free(index) {
                continue;
            }
            let innermost = self.innermost(index);
            if matches!(innermost, Some(ElementKind::Separator)) {
                self.set(index, Label::Separator, "rule-element", structure::SURE);
                continue;
            }
            // A column can be called as a button is, and code looks like anything.
            if innermost.is_some_and(says_all) {
                continue;
            }
            let features = &self.features[index];
            let furniture = features.furniture.filter(|found| found.rule == "phrase-start");
            if features.form.separator {
                self.set(index, Label::Separator, "rule", 0.95);
            } else if let Some(found) = furniture {
                // "ADVERTISEMENT - CONTINUE READING BELOW" has a dateline's form.
                self.set(index, Label::Furniture(found.kind), found.rule, 0.9);
            } else if features.dateline.is_some() {
                // Datelines are judged with the head: only the first paragraph has one.
            } else if let Some(caption) = &features.caption {
                let label = if caption.caption.is_some() { Label::Caption } else { Label::Credit };
                self.set(index, label, caption.rule, 0.9);
            } else if let Some(found) = features.furniture {
                self.set(index, Label::Furniture(found.kind), found.rule, 0.9);
            } else if let Some(kind) = features.note.filter(|kind| *kind != NoteKind::Contributors) {
                self.set(index, Label::Note(kind), "note-opening", 0.85);
            } else if features.shape.digits == 0 {
                // A copyright has its year, a counter its number.
            } else if is_copyright(self.words(index)) {
                self.set(index, Label::Copyright, "copyright", 0.9);
            } else if features.shape.tokens <= 3 && super::metadata_line::is_counter(self.words(index), self.cues) {
                self.set(index, Label::Furniture(FurnitureKind::Counter), "counter", 0.85);
            }
        }
    }

    /// Captions told by their neighbours, and alternative texts that say the caption a second time.
    fn figures(&mut self) {
        let mut captions: Vec<&str> = Vec::new();
        let mut known = HashIndex::new(self.passages.len());
        for index in 0..self.passages.len() {
            let line = self.passages[index].text.text.as_str();
            if self.free(index) && self.features[index].form.words <= 40 && self.features[index].dateline.is_none() {
                let close = self.passages.get(index + 1).is_some_and(|next| next.blank_lines == 0);
                let lone = self.passages[index].blank_lines > 0 || index == 0 || self.features[index].form.words <= 25;
                if close
                    && lone
                    && self.label_of(index + 1) == Some(Label::Credit)
                    && !self.follows_headline_form(index)
                {
                    self.set(index, Label::Caption, "caption-before-credit", 0.7);
                }
            }
            self.between_controls(index);
            if self.label_of(index) != Some(Label::Caption) {
                continue;
            }
            let caption = self.features[index].caption.as_ref().and_then(|found| found.caption);
            let words = caption.map_or(line, |span| span.of(line));
            let hash = fold::words_hash(words);
            let repeated = known.rows(hash).any(|caption: usize| fold::same_words(captions[caption], words));
            if repeated && self.features[index].caption.as_ref().is_none_or(|found| found.credit.is_none()) {
                // The one that its credit stands below is the caption.
                let spoken = index > 0
                    && self.label_of(index - 1) == Some(Label::Caption)
                    && self.label_of(index + 1) == Some(Label::Credit);
                let index = if spoken { index - 1 } else { index };
                self.set(index, Label::Furniture(FurnitureKind::Navigation), "repeats-caption", 0.9);
                continue;
            }
            // The alternative text stands before the caption, without its credit.
            if index > 0
                && self.free(index - 1)
                && self.features[index - 1].shape.hash == hash
                && fold::same_words(self.words(index - 1), words)
            {
                self.set(index - 1, Label::Furniture(FurnitureKind::Navigation), "repeats-caption", 0.9);
            }
            if !repeated {
                known.insert(hash, captions.len());
                captions.push(words);
            }
        }
    }

    /// What stands between "Enlarge this image" and "hide caption", or right above the latter, is a caption, its last line
    /// the credit where it reads like one.
    fn between_controls(&mut self, start: usize) {
        let control = |index: usize, words: &[&str]| {
            let line = self.passages.get(index).map(Passage::words).filter(|line| line.len() < LONGEST_CONTROL);
            line.is_some_and(|line| words.iter().any(|words| fold::same(stripped(line), words)))
        };
        let opened = control(start, &["enlarge this image", "enlarge image"]);
        let first = if opened { start + 1 } else { start };
        let most = if opened { 3 } else { 1 };
        let end = (first + 1..=first + most).find(|&end| control(end, &["hide caption", "toggle caption"]));
        let Some(end) = end.filter(|&end| opened || self.passages[end].blank_lines == 0) else { return };
        let fits =
            |label: Option<Label>| label.is_none() || (opened && matches!(label, Some(Label::Caption | Label::Credit)));
        if !(first..end).all(|index| fits(self.label_of(index))) {
            return;
        }
        for index in first..end {
            let credit =
                index > first && (self.features[index].byline.is_some() || self.label_of(index) == Some(Label::Credit));
            self.set(index, if credit { Label::Credit } else { Label::Caption }, "picture-controls", 0.85);
        }
    }

    /// Whether the passage looks rather like a headline than like a caption: first, and not ended as a sentence.
    fn follows_headline_form(&self, index: usize) -> bool {
        index == 0 && !self.features[index].form.terminated
    }

    /// "Related articles" and the headline-like lines below it.
    fn related_runs(&mut self) {
        for index in 0..self.passages.len() {
            if !self.features[index].furniture.is_some_and(|found| found.intro) || self.label_of(index).is_none() {
                continue;
            }
            for follower in index + 1..(index + 1 + MOST_TEASERS).min(self.passages.len()) {
                let form = &self.features[follower].form;
                let teaser = self.free(follower)
                    && !form.terminated
                    && !form.colon
                    && form.words <= TEASER_WORDS
                    && self.features[follower].dateline.is_none();
                // The last short line before prose, with air above it, is the next heading of the story.
                let heading =
                    self.passages[follower].blank_lines > 0 && follower > index + 1 && self.is_prose(follower + 1);
                if !teaser || heading {
                    break;
                }
                self.set(follower, Label::Furniture(FurnitureKind::Related), "related-run", 0.8);
            }
        }
    }

    /// The head as the learned labeller has it: the headline, the lines that hold names and days, and the body below.
    fn learned_head(&mut self, verdicts: &[Verdict]) {
        self.learned = true;
        let mut headline = None;
        for (index, verdict) in verdicts.iter().enumerate() {
            match verdict.part {
                Part::Headline => {
                    self.set(index, Label::Headline, "learned-headline", verdict.confidence);
                    headline = Some(index);
                }
                Part::Head { .. } => self.set(index, Label::Metadata, "learned-line", verdict.confidence),
                _ => {}
            }
        }
        let below = headline.map_or(0, |headline| headline + 1);
        let body = (below..verdicts.len()).find(|&index| verdicts[index].part == Part::Body);
        self.body = body.unwrap_or(verdicts.len());
    }

    /// The head: everything before the first paragraph of the body.
    fn head(&mut self) {
        let Some(start) = self.find_body() else { return };
        self.body = start;
        let mut candidates: Vec<usize> = Vec::new();
        let known = (0..start).find(|&index| self.label_of(index) == Some(Label::Headline));
        for index in 0..start {
            if known.is_some_and(|known| index > known) {
                self.deck_heading(index);
            }
            if !self.open(index) {
                continue;
            }
            let features = &self.features[index];
            if features.breadcrumb {
                self.set(index, Label::Breadcrumb, "breadcrumb", 0.9);
            } else if features.metadata.is_some() {
                self.set(index, Label::Metadata, "metadata-line", 0.9);
            } else if features.byline.as_ref().is_some_and(|found| found.cued || !candidates.is_empty()) {
                self.set(
                    index,
                    Label::Byline,
                    "byline",
                    if features.byline.as_ref().is_some_and(|found| found.cued) { 0.9 } else { 0.75 },
                );
            } else {
                candidates.push(index);
            }
        }
        if candidates.iter().filter(|&&index| !self.is_bulleted(index)).count() > MOST_LINES_OF_HEAD {
            match known {
                Some(known) => self.menus_above(known, &candidates),
                None => self.head_of_page(&candidates),
            }
            return;
        }
        if let Some(known) = known {
            self.overlines(&mut candidates, |index| index < known);
        }
        let Some(headline) = known.or_else(|| if self.titled { None } else { self.headline(&mut candidates) }) else {
            self.leave_to_body(&candidates);
            return;
        };
        if known.is_none() {
            let rule = if self.is_bulleted(headline) { "bulleted-headline" } else { "first-line" };
            self.set(headline, Label::Headline, rule, 0.85);
        }
        for index in candidates {
            if index != headline && self.open(index) {
                let reading = self.beside_headline(index, headline);
                self.readings[index] = Some(reading);
            }
        }
    }

    /// A heading right above the byline or the date is the deck.
    fn deck_heading(&mut self, index: usize) {
        let told = matches!(self.passages[index].told, Some(Told::Heading(_)));
        let fields = |features: &Features| {
            features.metadata.is_some() || features.byline.as_ref().is_some_and(|found| found.cued)
        };
        if told && self.label_of(index) == Some(Label::Heading) && self.features.get(index + 1).is_some_and(fields) {
            self.set(index, Label::Standfirst, "heading-above-byline", 0.8);
        }
    }

    /// The index of the first paragraph of the body; the number of passages where there are only fields; nothing where the
    /// text has no head at all.
    fn find_body(&self) -> Option<usize> {
        let count = self.passages.len();
        let in_body = |index| self.free(index) || self.label_of(index).is_some_and(Label::is_shape_of_body);
        let last_sentence = (0..count).rev().find(|&index| in_body(index) && self.is_sentence(index)).unwrap_or(count);
        let mut named = false;
        let mut fields = false;
        let mut byline = None;
        for index in 0..count {
            byline = byline.or_else(|| self.cued_byline(index));
            if !self.open(index) {
                let figure = |kind: &ElementKind| {
                    matches!(kind, ElementKind::Figure | ElementKind::Caption | ElementKind::Credit)
                };
                let structure = self.label_of(index) == Some(Label::Structure);
                if self.label_of(index).is_some_and(Label::is_shape_of_body)
                    || (structure && !self.innermost(index).is_some_and(figure))
                {
                    return Some(index);
                }
                named |= self.label_of(index) == Some(Label::Headline);
                continue;
            }
            let features = &self.features[index];
            if features.dateline.is_some() || features.leading_date.is_some() {
                return Some(index);
            }
            if features.metadata.is_some()
                || features.breadcrumb
                || features.byline.as_ref().is_some_and(|found| found.cued)
            {
                fields = true;
                continue;
            }
            if self.is_speech(index) || self.opens_count(index) {
                return Some(index);
            }
            if self.is_sentence(index) && !self.is_bulleted(index) {
                let deck = self.head_goes_on(index, last_sentence, byline);
                // A headline may have its full stop where a dateline or byline follows.
                let headline = !named && features.form.words <= 16 && deck;
                if !(headline || (named && deck)) {
                    return Some(index);
                }
            } else if self.breaks_off(index) || self.words(index).starts_with(char::is_lowercase) {
                return Some(index);
            }
            named = true;
        }
        fields.then_some(count)
    }

    /// `1. Introduction` above `2. Methods`: the first of several numbered headings is no headline.
    fn opens_count(&self, index: usize) -> bool {
        let number = |index: usize| self.marker(index).map(|marker| marker.kind);
        let Some(MarkerKind::Number(own)) = number(index).filter(|_| index < MOST_LINES_OF_HEAD) else { return false };
        (index + 2..self.passages.len()).any(|next| {
            matches!(number(next), Some(MarkerKind::Number(other)) if other.checked_sub(1) == Some(own))
                && !self.features[next].form.terminated
        })
    }

    /// Whether a line goes on in the next: "WHEREAS the Landlord owns the orchard; and".
    fn breaks_off(&self, index: usize) -> bool {
        let words = self.words(index);
        words.ends_with([',', ';', ':', '，', '；', '：', '、', '،', '؛'])
            || words.rsplit_once(' ').is_some_and(|(before, _)| before.ends_with(';'))
    }

    /// Who wrote it, of a line that says so.
    fn cued_byline(&self, index: usize) -> Option<&Byline> {
        self.features[index].byline.as_ref().filter(|found| found.cued).map(|found| &found.byline)
    }

    /// Whether a byline, date or dateline still follows within the next few lines, with no more than one sentence between. What
    /// stands below the last sentence of all is the end of an article, and below one `byline` another begins the next article.
    fn head_goes_on(&self, index: usize, last_sentence: usize, byline: Option<&Byline>) -> bool {
        let mut sentences = 0;
        for next in index + 1..(index + 1 + HEAD_REACH).min(last_sentence + 1) {
            let features = &self.features[next];
            if !self.free(next) {
                continue;
            }
            let signed = self.cued_byline(next);
            if signed.is_some() && byline.is_some() && signed != byline {
                return false;
            }
            if features.metadata.is_some() || features.dateline.is_some() || signed.is_some() {
                return true;
            }
            if self.is_sentence(next) {
                sentences += 1;
                if sentences > 1 {
                    return false;
                }
            }
        }
        false
    }

    /// Chooses the headline, and takes kickers and section names out of the candidates.
    fn headline(&mut self, candidates: &mut Vec<usize>) -> Option<usize> {
        let last = candidates.last().copied();
        self.overlines(candidates, |index| Some(index) != last);
        let plain: Vec<usize> = candidates.iter().copied().filter(|&index| !self.is_bulleted(index)).collect();
        // A line that is said twice is what the page is about.
        let twice = plain.iter().copied().find(|&index| {
            candidates.iter().any(|&other| {
                other != index
                    && (self.features[index].repeats == Some(other) || self.features[other].repeats == Some(index))
            })
        });
        let enough = |index: &usize| self.features[*index].form.words <= HEADLINE_WORDS;
        let long = plain
            .iter()
            .copied()
            .filter(enough)
            .find(|&index| self.features[index].form.words >= 3 && !says_how_much(self.words(index)));
        if let Some(headline) = twice.or(long).or_else(|| plain.iter().copied().find(enough)) {
            return Some(headline);
        }
        // Only bulleted lines: the first is the headline where it stands apart from the others.
        let first = *candidates.first()?;
        let apart = candidates.get(1).is_none_or(|&second| {
            let tight = candidates.get(2).is_none_or(|&third| self.passages[third].blank_lines == 0);
            second > first + 1 || (self.passages[second].blank_lines > 0 && tight)
        });
        apart.then_some(first)
    }

    /// Takes kickers and section names out of the candidates that stand over others.
    fn overlines(&mut self, candidates: &mut Vec<usize>, is_over: impl Fn(usize) -> bool) {
        candidates.retain(|&index| {
            let words = stripped(self.passages[index].words());
            let form = &self.features[index].form;
            let next = self.features.get(index + 1);
            let over = is_over(index)
                && !matches!(self.passages[index].marker, Some(Marker { kind: MarkerKind::Bullet(_), .. }));
            let shouted = form.capitals
                && form.words <= 4
                && next.is_some_and(|next| next.form.words > form.words && !next.form.capitals);
            if over && (self.cues.kickers.find(words).is_some() || (shouted && !self.cues.sections.has(words))) {
                self.readings[index] = Some(Reading::new(Label::Kicker, "kicker", 0.85));
                return false;
            }
            if over && self.cues.sections.has(words) {
                self.readings[index] = Some(Reading::new(Label::Section, "section-name", 0.85));
                return false;
            }
            true
        });
    }

    /// The head of a whole page: so many lines before the body are menus. The headline is the last line of a headline's length
    /// above the byline or date, or above the body; what stands between the two is the deck.
    fn head_of_page(&mut self, candidates: &[usize]) {
        let dated = |index: &usize| matches!(self.label_of(*index), Some(Label::Metadata | Label::Byline));
        let anchor = (0..self.body).rev().find(dated).unwrap_or(self.body);
        let words = |index: usize| self.features[index].form.words;
        let told = |index: &&usize| (4..=HEADLINE_WORDS).contains(&words(**index)) && !self.is_bulleted(**index);
        let above: Vec<usize> =
            candidates.iter().rev().filter(|index| **index < anchor).filter(told).take(2).copied().collect();
        let headline = match above.as_slice() {
            // A deck is longer than its headline and close below it.
            [deck, headline] if words(*deck) > words(*headline) && deck - headline <= 3 => Some(*headline),
            [headline, ..] => Some(*headline),
            [] => None,
        };
        for &index in candidates {
            let reading = match headline {
                Some(headline) if index == headline => Reading::new(Label::Headline, "last-line-above-byline", 0.6),
                Some(headline) if index > headline && words(index) > 4 && index - headline <= 3 => {
                    Reading::new(Label::Standfirst, "short-line", 0.5)
                }
                _ if self.is_name_by_date(index) => Reading::new(Label::Byline, "name-by-date", 0.6),
                _ => Reading::new(Label::Furniture(FurnitureKind::Navigation), "menu", 0.6),
            };
            self.readings[index] = Some(reading);
        }
    }

    /// The head of a whole page whose headline is known: what stands above it is menus, what stands below is the body's.
    fn menus_above(&mut self, headline: usize, candidates: &[usize]) {
        for &index in candidates.iter().filter(|index| **index < headline) {
            self.set(index, Label::Furniture(FurnitureKind::Navigation), "menu", 0.6);
        }
    }

    /// What a line of the head is that is not the headline.
    fn beside_headline(&self, index: usize, headline: usize) -> Reading {
        let form = &self.features[index].form;
        let navigation = Label::Furniture(FurnitureKind::Navigation);
        if self.features[index].shape.hash == self.features[headline].shape.hash
            && fold::same_words(self.words(index), self.words(headline))
        {
            return Reading::new(navigation, "repeats-headline", 0.95);
        }
        if index < headline {
            return Reading::new(navigation, "above-headline", 0.5);
        }
        if self.is_bulleted(index) {
            return Reading::new(Label::Standfirst, "bulleted-standfirst", 0.85);
        }
        if self.is_name_by_date(index) {
            return Reading::new(Label::Byline, "name-by-date", 0.7);
        }
        if form.terminated {
            return Reading::new(Label::Standfirst, "deck", 0.8);
        }
        if form.words <= 4 && index + 1 == self.body {
            return Reading::new(Label::Heading, "short-line", 0.5);
        }
        Reading::new(Label::Standfirst, "short-line", 0.6)
    }

    /// Whether a line is a name alone beside a date or byline.
    fn is_name_by_date(&self, index: usize) -> bool {
        let by_date = |other: usize| matches!(self.label_of(other), Some(Label::Metadata | Label::Byline));
        let beside = index.checked_sub(1).is_some_and(by_date) || by_date(index + 1);
        beside && byline::is_bare_name(self.words(index), self.cues)
    }

    /// Without a headline the lines of the head are the body's, but for bulleted ones above a dateline.
    fn leave_to_body(&mut self, candidates: &[usize]) {
        let dateline = self.features.get(self.body).is_some_and(|features| features.dateline.is_some());
        if dateline && candidates.iter().all(|&index| self.is_bulleted(index)) {
            for &index in candidates {
                self.set(index, Label::Standfirst, "bulleted-standfirst", 0.7);
            }
        } else if let Some(&first) = candidates.first() {
            self.body = self.body.min(first);
        }
    }

    /// Lists: runs of lines with markers that count on or repeat.
    fn lists(&mut self) {
        let mut index = self.body;
        while index < self.passages.len() {
            let end = self.marked_run(index);
            if end > index {
                self.list_run(index, end);
            }
            index = end.max(index + 1);
        }
    }

    /// The end of the run of marked lines that begins at `start`; lines indented under an item go with it.
    fn marked_run(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.passages.len() && self.free(end) && self.features[end].dateline.is_none() {
            let item = matches!(
                self.marker(end).map(|marker| marker.kind),
                Some(MarkerKind::Bullet(_) | MarkerKind::Number(_) | MarkerKind::Letter(_) | MarkerKind::Roman(_))
            );
            let under = end > start
                && self.passages[end].marker.is_none()
                && self.passages[end].blank_lines == 0
                && self.passages[end].indent > self.passages[start].indent
                && self.passages[end].indent > 0;
            if !item && !under {
                break;
            }
            end += 1;
        }
        end
    }

    fn list_run(&mut self, start: usize, end: usize) {
        let kinds: Vec<Option<MarkerKind>> =
            (start..end).map(|index| self.marker(index).map(|marker| marker.kind)).collect();
        let bullets = kinds.iter().filter(|kind| matches!(kind, Some(MarkerKind::Bullet(_)))).count();
        let introduced = start.checked_sub(1).is_some_and(|before| self.features[before].form.colon);
        let speech = (start..end).filter(|&index| self.is_speech(index)).count();
        let items = kinds.iter().filter(|kind| kind.is_some()).count();
        // Where one line has its speaker behind a second dash, the others are speech too if they end as sentences do.
        let dashes = kinds.iter().all(|kind| matches!(kind, Some(MarkerKind::Bullet('–' | '—'))));
        let told = speech > 0 && dashes && (start..end).all(|index| self.features[index].form.terminated);
        if told || speech * 2 >= items.max(1) {
            return;
        }
        let counts_on = |at: usize, kind: MarkerKind| {
            let values = kind.values();
            let step = |other: &Option<MarkerKind>| {
                let others = other.map(MarkerKind::values).unwrap_or_default();
                values.iter().zip(others).any(|(this, that)| this.zip(that).is_some_and(|(a, b)| a.abs_diff(b) == 1))
            };
            // Nested items can stand between two numbers.
            kinds[..at].iter().rev().take(64).any(step) || kinds[at + 1..].iter().take(64).any(step)
        };
        let mut item_before = false;
        for (at, kind) in kinds.iter().enumerate() {
            let index = start + at;
            let accepted = match *kind {
                Some(MarkerKind::Bullet(bullet)) => {
                    bullets > 1 || introduced || !matches!(bullet, '-' | '–' | '—' | '*' | '→' | '·')
                }
                Some(kind @ (MarkerKind::Number(_) | MarkerKind::Letter(_) | MarkerKind::Roman(_))) => {
                    counts_on(at, kind) || (introduced && matches!(kind, MarkerKind::Number(1)))
                }
                Some(MarkerKind::Quote) => false,
                None => item_before,
            };
            if !accepted {
                item_before = false;
                continue;
            }
            match kind {
                None => self.set(index, Label::ListContinuation, "indented-under-item", 0.8),
                Some(MarkerKind::Bullet(bullet))
                    if has_between_blanks(self.words(index), *bullet) && !matches!(bullet, '-' | '–' | '—') =>
                {
                    self.set(index, Label::InlineList, "bullets-in-line", 0.85);
                }
                Some(_) => self.set(index, Label::ListItem, "list-marker", 0.9),
            }
            item_before = true;
        }
    }

    /// `— Ready? he asked.`: a dash that opens speech rather than an item.
    fn is_speech(&self, index: usize) -> bool {
        let Some(MarkerKind::Bullet('-' | '–' | '—')) = self.marker(index).map(|marker| marker.kind) else {
            return false;
        };
        let words = self.words(index);
        // French has its pronoun behind the verb: "demanda-t-il".
        let said = |word: &str| word.split('-').next().is_some_and(|verb| self.cues.saying.has(stripped(verb)));
        let says = words.split_whitespace().any(said);
        let second = words.contains(" — ") || words.contains(" – ") || words.contains(" –") || words.contains(" - ");
        // "Готова, — сказала она": the mark before the second dash is the speech's own.
        let closed = ["? — ", "! — ", ", — ", "… — ", "? – ", "! – ", ", – "].iter().any(|mark| words.contains(mark));
        closed
            || (says && (second || words.contains(['?', '!', ',']) || words.starts_with(char::is_lowercase)))
            || (second && words.contains(['?', '!']))
    }

    /// What is left: headings, quotations, late metadata, paragraphs.
    fn body(&mut self) {
        self.date_and_dateline();
        let quotes = self.indented_quotes();
        let pulled = self.pulled_quotes();
        for index in self.body..self.passages.len() {
            if !self.free(index) {
                continue;
            }
            let features = &self.features[index];
            let reading = if self.marker(index).is_some_and(|marker| marker.kind == MarkerKind::Quote) {
                Reading::new(Label::Quote, "quote-marker", 0.9)
            } else if quotes.binary_search(&index).is_ok() {
                Reading::new(Label::Quote, "indented", 0.6)
            } else if features.repeats.is_some_and(|first| self.label_of(first) == Some(Label::Headline)) {
                Reading::new(Label::Furniture(FurnitureKind::Navigation), "repeats-headline", 0.9)
            } else if let Some(reading) = self.pull_quote(index, &pulled) {
                reading
            } else if self.is_late_metadata(index) {
                Reading::new(Label::Metadata, "metadata-line", 0.7)
            } else if features.note == Some(NoteKind::Contributors) || self.is_contributors(index) {
                Reading::new(Label::Note(NoteKind::Contributors), "contributors-at-the-end", 0.85)
            } else if index + 1 == self.passages.len() && features.byline.as_ref().is_some_and(|found| found.cued) {
                Reading::new(Label::Byline, "byline-at-the-end", 0.7)
            } else if self.is_heading(index) {
                Reading::new(Label::Heading, "short-line-before-prose", 0.75)
            } else if features.form.terminated || features.form.words > HEADING_WORDS {
                Reading::new(Label::Paragraph, "prose", 0.9)
            } else {
                Reading::new(Label::Paragraph, "line", 0.5)
            };
            self.readings[index] = Some(reading);
        }
    }

    /// The first paragraph's dateline, or the date glued to it.
    fn date_and_dateline(&mut self) {
        let first = (self.body..self.passages.len()).find(|&index| self.free(index));
        let Some(index) = first else { return };
        if let Some(found) = &self.features[index].dateline {
            self.set(index, Label::Dateline, "dateline", found.confidence);
        } else if self.features[index].leading_date.is_some() {
            self.set(index, Label::DatedParagraph, "date-before-prose", 0.8);
        }
    }

    /// Paragraphs indented further than the rest, where they are few.
    fn indented_quotes(&self) -> Vec<usize> {
        let prose: Vec<usize> = (self.body..self.passages.len())
            .filter(|&index| self.free(index) && self.passages[index].marker.is_none() && self.is_prose(index))
            .collect();
        let mut indents: Vec<usize> = prose.iter().map(|&index| self.passages[index].indent).collect();
        indents.order();
        let runs = indents.chunk_by(|one, other| one == other).map(|run| (run[0], run.len()));
        let Some((usual, count)) = runs.max_by_key(|&(indent, count)| (count, std::cmp::Reverse(indent))) else {
            return Vec::new();
        };
        if count * 3 < prose.len() * 2 {
            return Vec::new();
        }
        prose.into_iter().filter(|&index| self.passages[index].indent >= usual + 4).collect()
    }

    /// Whether a line is wholly in quotation marks.
    fn is_quoted(&self, index: usize) -> bool {
        let Features { form, shape, .. } = &self.features[index];
        form.quoted_start
            && form.quoted_end
            && form.words >= 3
            && shape.len <= LONGEST_PULLED
            && !speech_goes_on(self.words(index))
    }

    /// The lines in quotation marks whose words stand elsewhere too, in order.
    fn pulled_quotes(&self) -> Vec<usize> {
        let quoted: Vec<usize> =
            (self.body..self.passages.len()).filter(|&index| self.free(index) && self.is_quoted(index)).collect();
        if quoted.is_empty() {
            return quoted;
        }
        let texts: Vec<&str> = self.passages.iter().map(Passage::words).collect();
        let phrases: Vec<(usize, &str)> = quoted.iter().map(|&index| (index, texts[index])).collect();
        let found = repeated::find(&texts, &phrases);
        quoted.into_iter().zip(found).filter_map(|(index, found)| found.map(|_| index)).collect()
    }

    /// A line wholly in quotation marks whose words stand elsewhere too, or under which its speaker stands; the speaker's line
    /// is labelled along with it.
    fn pull_quote(&mut self, index: usize, pulled: &[usize]) -> Option<Reading> {
        if !self.is_quoted(index) {
            return None;
        }
        let attributed = self.is_attribution(index + 1);
        let elsewhere = pulled.binary_search(&index).is_ok();
        if attributed {
            self.set(index + 1, Label::Attribution, "dash-and-name", 0.85);
        }
        match (elsewhere, attributed) {
            (true, _) => Some(Reading::new(Label::PullQuote, "words-stand-in-the-body", 0.9)),
            (false, true) => Some(Reading::new(Label::Quote, "quotation-with-attribution", 0.85)),
            (false, false) => None,
        }
    }

    /// `— Mariam Hovsepyan, farmer`.
    fn is_attribution(&self, index: usize) -> bool {
        // "Mariam Hovsepyan, farmer" right below needs no dash.
        if let Some(passage) = self.passages.get(index).filter(|passage| passage.marker.is_none()) {
            let signed = || {
                self.features[index].byline.as_ref().is_some_and(|found| !found.cued)
                    || byline::is_bare_name(passage.words().split(", ").next().unwrap_or_default(), self.cues)
            };
            let short = self.features[index].form.words <= 8 && !self.features[index].form.terminated;
            return passage.blank_lines == 0 && self.free(index) && short && signed();
        }
        let Some(MarkerKind::Bullet('—' | '–' | '-')) = self.marker(index).map(|marker| marker.kind) else {
            return false;
        };
        let form = &self.features[index].form;
        // Two in a row are a list.
        let alone = !matches!(self.marker(index + 1).map(|marker| marker.kind), Some(MarkerKind::Bullet(_)));
        alone
            && form.words <= 12
            && self.words(index).starts_with(char::is_uppercase)
            && !self.words(index).ends_with(['!', '?'])
    }

    /// Dates with a label, and bylines, that stand in or behind the body.
    fn is_late_metadata(&self, index: usize) -> bool {
        let Some(pieces) = &self.features[index].metadata else { return false };
        pieces.iter().any(|piece| match &piece.kind {
            PieceKind::Published(date) | PieceKind::Updated(date) => {
                date.iso.is_some() && piece.value.start > piece.range.start
            }
            // Where the learned labeller has chosen the byline, another name is somebody else's.
            PieceKind::Byline(_) if !self.learned => {
                self.features[index].byline.as_ref().is_some_and(|found| found.cued)
            }
            PieceKind::ReadingTime => true,
            _ => false,
        })
    }

    /// `Okoye reported from Port Ellery.`: who else worked on it, behind an end mark or as one of the last lines.
    fn is_contributors(&self, index: usize) -> bool {
        let near_end = index + 3 >= self.passages.len();
        let behind_mark = index
            .checked_sub(1)
            .is_some_and(|before| matches!(self.label_of(before), Some(Label::Separator | Label::Note(_))));
        if !behind_mark || self.features[index].form.words > 60 {
            return false;
        }
        let lower = self.words(index).to_lowercase();
        (near_end || lower.contains("this report"))
            && self.cues.contributors.iter().any(|phrase| lower.contains(phrase))
    }

    /// Whether a passage of a source with headings of its own is none: bold letters alone can make one.
    fn says_no_heading(&self, index: usize) -> bool {
        let Passage { text, element: Some(_), .. } = &self.passages[index] else { return false };
        let whole = Span::new(0, text.text.len());
        let strong = |inline: &Inline| inline.kind == InlineKind::Strong && inline.range == whole;
        self.headed && !text.inlines.iter().any(strong)
    }

    /// A short line without a full stop, alone, before prose.
    fn is_heading(&self, index: usize) -> bool {
        let form = &self.features[index].form;
        let words = self.words(index);
        let mark = words.ends_with(['.', ',', ';', ':', '…', '-', '–']);
        let question = words.ends_with('?');
        if mark
            || self.says_no_heading(index)
            || self.is_speech_in_brackets(index)
            || (form.terminated && !question && !form.quoted_end)
            || form.words == 0
            || form.words > HEADING_WORDS
            || words.starts_with(|letter: char| letter.is_lowercase() || letter == '(')
        {
            return false;
        }
        if form.quoted_end && form.terminated {
            return false;
        }
        // What follows must be the story's, and longer; what stands before must not be another short line.
        let next = (index + 1..self.passages.len().min(index + 4))
            .find(|&next| !matches!(self.label_of(next), Some(Label::Furniture(_) | Label::Caption | Label::Credit)));
        let Some(next) = next else { return false };
        // A list's lead-in is prose, too.
        let lead_in = self.features[next].form.colon && self.features[next].form.words > 3;
        let prose = self.free(next)
            && (self.is_prose(next) || lead_in)
            && self.features[next].form.words > form.words
            && self.features[next].dateline.is_none();
        let structure = matches!(
            self.label_of(next),
            Some(
                Label::ListItem
                    | Label::InlineList
                    | Label::Quote
                    | Label::PullQuote
                    | Label::Reference
                    | Label::Footnote
            )
        );
        let before = index.checked_sub(1).filter(|&before| before >= self.body);
        let after_short = before.is_some_and(|before| {
            matches!(self.label_of(before), Some(Label::Paragraph))
                && !self.features[before].form.terminated
                && !self.features[before].form.colon
                && self.features[before].form.words <= HEADING_WORDS
        });
        (prose || structure) && !after_short
    }
}

/// Whether an element says all there is to say of its words.
fn says_all(kind: &ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::Cell { .. }
            | ElementKind::Term
            | ElementKind::Code { .. }
            | ElementKind::Formula { .. }
            | ElementKind::Footnote { .. }
    )
}

/// `Prep time: 20 min`: a label and a figure.
fn says_how_much(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(_, behind)| behind.starts_with(|letter: char| letter.is_ascii_digit()))
        && words.len() < 40
}

/// `“Yes,” she said, “no.”`: quotation marks close and open again inside the line.
fn speech_goes_on(words: &str) -> bool {
    let marks = words.chars().filter(|letter| matches!(letter, '"' | '“' | '”' | '«' | '»')).count();
    marks > 2
}

/// Whether the mark stands between two blanks.
fn has_between_blanks(text: &str, mark: char) -> bool {
    text.match_indices(mark).any(|(at, mark)| text[..at].ends_with(' ') && text[at + mark.len()..].starts_with(' '))
}

/// `© 2023 The Ledger. All rights reserved.`, `Copyright 2023 The Ledger`.
fn is_copyright(line: &str) -> bool {
    let opening = ["©", "copyright", "(c)"].into_iter().any(|opening| fold::strip(line, opening).is_some());
    let year = || line.split(|letter: char| !letter.is_ascii_digit()).any(|part| part.len() == 4);
    line.len() < 300 && opening && year()
}
