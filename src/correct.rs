//! The reader's word against the parser's: another value for a field, the earlier one kept beside it.

use std::collections::HashMap;

use crate::article::{Alternative, Block, BlockKind, Byline, Dateline, Field, Metadata, Person, Rule, Text};
use crate::language::add_sentences;
use crate::language::fold::same_words;
use crate::output::dateline_words;
use crate::{Article, Error, Span, label};

/// The rule of a field that the reader corrected.
const CORRECTED: &str = "corrected";

impl Article {
    /// Sets a field to the reader's value, with the rule `corrected` and full confidence. The earlier value stays as the first
    /// alternative, and an alternative that is chosen leaves the list: so choosing the earlier one goes back.
    ///
    /// `field` is a name of [`Metadata`] in JSON: `kicker`, `headline`, `standfirst` (its last line), `byline`, `published`, `updated`,
    /// `dateline`, `section` (the innermost), `claimedReadingTime`, `rating` or `copyright`. A byline is names parted by commas or "and"; a
    /// date in words becomes ISO 8601 where it is certain; a dateline is a place, and behind commas its region and a date, behind it in
    /// brackets an agency. A field that the article has not is added.
    ///
    /// A headline whose words stand elsewhere in the article (in a paragraph, a heading, the standfirst, the kicker, an item of
    /// furniture) is taken from there, and the one before it becomes a paragraph at its place. Any other value stands for the
    /// words that the field was read from, which stay in its `text`.
    ///
    /// # Errors
    /// [`Error::NoSuchField`] for a name that is none of these, [`Error::InvalidOption`] for a value without words.
    pub fn correct(&mut self, field: &str, value: &str) -> Result<(), Error> {
        let value = value.trim();
        if value.is_empty() {
            return Err(Error::InvalidOption { option: "value", value: value.to_owned(), expected: "words" });
        }
        let language = self.language.as_deref();
        let metadata = &mut self.metadata;
        match field {
            "headline" => self.correct_headline(value),
            "kicker" => set_words(&mut metadata.kicker, value),
            "published" => set_date(&mut metadata.published, value, language),
            "updated" => set_date(&mut metadata.updated, value, language),
            "byline" => set_byline(&mut metadata.byline, value),
            "section" => set_last(&mut metadata.section, value),
            "standfirst" => set_last(&mut metadata.standfirst, value),
            "dateline" => set_dateline(&mut metadata.dateline, value),
            "claimedReadingTime" => set_words(&mut metadata.claimed_reading_time, value),
            "rating" => set_words(&mut metadata.rating, value),
            "copyright" => set_words(&mut metadata.copyright, value),
            _ => return Err(Error::NoSuchField { field: field.to_owned() }),
        }
        Ok(())
    }

    /// Undoes repairs: the words at `places` of the source, each a repair's [`source`](crate::article::Repair::source), are shown as they
    /// stand there. Where one part is shown twice, it is undone in both.
    ///
    /// ```
    /// use standfirst::{Article, Options, Span};
    /// let source = "Old mill opens its doors\n\nThe oﬃce in it opens on Monday, its owner said. There are ten tables.\n";
    /// let mut article = Article::parse(source, &Options::default())?;
    /// assert!(article.to_text().contains("The office in"));
    /// let start = source.find('ﬃ').unwrap_or_default();
    /// article.undo_repairs(&[Span::new(start, start + 'ﬃ'.len_utf8())], source)?;
    /// assert!(article.to_text().contains("The oﬃce in"));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchRepair`] where nothing was repaired just there, or only a gap in a text that another part stands in; then nothing is
    /// undone.
    pub fn undo_repairs(&mut self, places: &[Span], source: &str) -> Result<(), Error> {
        let mut article = self.clone();
        let mut undone: HashMap<Span, bool> = places.iter().map(|&place| (place, false)).collect();
        let mut undo = |text: &mut Text| {
            let mut is_changed = false;
            // From the end: each that is undone leaves the list.
            for index in (0..text.repairs.len()).rev() {
                let Some(done) = undone.get_mut(&text.repairs[index].source) else { continue };
                if text.undo(index, source) {
                    (*done, is_changed) = (true, true);
                }
            }
            is_changed
        };
        article.metadata.for_each_words_mut(&mut |field| {
            let mut text = field.written();
            if undo(&mut text) {
                *field.text.as_mut().unwrap_or(&mut field.value) = text.text;
                field.repairs = text.repairs;
            }
        });
        article.furniture.iter_mut().for_each(|item| _ = undo(&mut item.text));
        article.blocks.iter_mut().for_each(|block| block.for_each_text_mut(&mut |text| _ = undo(text)));
        if let Some(Span { start, end }) = places.iter().find(|place| undone.get(place) == Some(&false)) {
            return Err(Error::NoSuchRepair { start: *start, end: *end });
        }
        add_sentences(&mut article);
        *self = article;
        Ok(())
    }

    fn correct_headline(&mut self, value: &str) {
        self.metadata.suggested_title = None;
        let own = self.metadata.headline.as_ref().is_some_and(|field| field.written().text == value);
        let found = if own { None } else { self.take_words(value) };
        let Some(mut headline) = found else {
            set_words(&mut self.metadata.headline, value);
            return;
        };
        if let Some(mut old) = self.metadata.headline.take() {
            let written = old.written();
            headline.alternatives = others(&mut old, &headline.value);
            headline.other_spans.append(&mut old.other_spans);
            // A headline that the reader had added stands nowhere.
            if !old.span.is_empty() {
                self.insert(Block {
                    kind: BlockKind::Paragraph(written),
                    rule: "former-headline".into(),
                    confidence: 1.0,
                    direction: None,
                    language: None,
                });
            }
        }
        self.metadata.headline = Some(headline);
        add_sentences(self);
    }

    /// Takes the part out of the article that has these words and no others.
    fn take_words(&mut self, words: &str) -> Option<Field<String>> {
        // Marks alone are the words of nothing.
        if !words.contains(char::is_alphanumeric) {
            return None;
        }
        let Metadata { kicker, standfirst, .. } = &mut self.metadata;
        let mut found = if let Some(at) = standfirst.iter().position(|line| same_words(&line.value, words)) {
            standfirst.remove(at)
        } else if let Some(field) = kicker.take_if(|field| same_words(&field.value, words)) {
            field
        } else if let Some(at) = self.blocks.iter().position(|block| has_words(block, words)) {
            let (BlockKind::Paragraph(text) | BlockKind::Heading { text, .. }) = self.blocks.remove(at).kind else {
                return None;
            };
            Field::words(text, CORRECTED, 1.0)
        } else {
            let at = self.furniture.iter().position(|item| same_words(&item.text.text, words))?;
            Field::words(self.furniture.remove(at).text, CORRECTED, 1.0)
        };
        (found.rule, found.confidence) = (Rule::from(CORRECTED), 1.0);
        Some(found)
    }

    /// Puts a block at its place in the source.
    pub(crate) fn insert(&mut self, block: Block) {
        let start = block.span().start;
        let place = self.blocks.iter().position(|other| other.span().start > start).unwrap_or(self.blocks.len());
        self.blocks.insert(place, block);
    }
}

/// Whether a block is these words and could be a headline.
fn has_words(block: &Block, words: &str) -> bool {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => same_words(&text.text, words),
        _ => false,
    }
}

/// A field that the source has no place for.
fn added<T>(value: T) -> Field<T> {
    Field::new(value, Span::default(), CORRECTED, 1.0)
}

/// What `field` could be apart from `chosen`, its present value first.
fn others<T: PartialEq + Default>(field: &mut Field<T>, chosen: &T) -> Vec<Alternative<T>> {
    let mut others = std::mem::take(&mut field.alternatives);
    others.retain(|other| other.value != *chosen);
    let (value, rule) = (std::mem::take(&mut field.value), std::mem::take(&mut field.rule));
    if value != *chosen {
        others.insert(0, Alternative { value, rule, confidence: field.confidence });
    }
    others
}

/// Makes `value` the value of `field`.
fn replace<T: PartialEq + Default>(field: &mut Field<T>, value: T) {
    field.alternatives = others(field, &value);
    (field.value, field.rule, field.confidence) = (value, Rule::from(CORRECTED), 1.0);
}

fn set_words(slot: &mut Option<Field<String>>, value: &str) {
    match slot {
        Some(field) => write(field, value),
        None => *slot = Some(added(value.to_owned())),
    }
}

/// Makes `value` the words of `field`; those of the source stay beside it.
fn write(field: &mut Field<String>, value: &str) {
    if field.text.is_none() && !field.span.is_empty() {
        field.text = Some(field.value.clone());
    }
    field.text.take_if(|text| text == value);
    replace(field, value.to_owned());
}

fn set_date(slot: &mut Option<Field<String>>, words: &str, language: Option<&str>) {
    let known = slot.as_ref().is_some_and(|field| field.alternatives.iter().any(|other| other.value == words));
    let date = if known { None } else { label::date_in(words, language) };
    let (value, other) = date.map_or((words.to_owned(), None), |(value, other)| (value, other));
    set_words(slot, &value);
    if let (Some(field), Some(other)) = (slot, other) {
        field.alternatives.retain(|known| known.value != other);
        field.alternatives.insert(0, Alternative { value: other, rule: "month-before-day".into(), confidence: 0.5 });
    }
}

/// Sets the last of several fields.
fn set_last(fields: &mut Vec<Field<String>>, value: &str) {
    match fields.last_mut() {
        Some(field) => write(field, value),
        None => fields.push(added(value.to_owned())),
    }
}

fn set_dateline(slot: &mut Option<Field<Dateline>>, words: &str) {
    let field = slot.get_or_insert_with(|| added(Dateline::default()));
    let (place, agency) = match words.strip_suffix(')').and_then(|words| words.rsplit_once('(')) {
        Some((place, agency)) => (place, Some(agency.trim().to_owned())),
        None => (words, None),
    };
    let mut parts = place.split([',', '，', '、', '،']).map(str::trim).filter(|part| !part.is_empty());
    let places = parts.next().map(|place| place.split('/').map(|one| one.trim().to_owned()).collect());
    let (dates, regions): (Vec<&str>, Vec<&str>) =
        parts.partition(|part| part.contains(|letter: char| letter.is_numeric()));
    let joined = |parts: Vec<&str>| Some(parts.join(", ")).filter(|words| !words.is_empty());
    let mut dateline =
        Dateline { places: places.unwrap_or_default(), region: joined(regions), agency, date: joined(dates) };
    // An earlier one chosen again is as it was read.
    let is_chosen = |other: &&Alternative<Dateline>| dateline_words(&other.value).strip_suffix(" —") == Some(words);
    if let Some(earlier) = field.alternatives.iter().find(is_chosen) {
        dateline = earlier.value.clone();
    }
    field.text = None;
    replace(field, dateline);
    field.alternatives.retain(|other| other.value != Dateline::default());
}

fn set_byline(slot: &mut Option<Field<Byline>>, names: &str) {
    let field = slot.get_or_insert_with(|| added(Byline::default()));
    let names = names.replace(" and ", ",").replace(" & ", ",");
    let names = names.split([',', ';', '、', '،']).map(str::trim).filter(|name| !name.is_empty());
    let mut byline = Byline::default();
    let names: Vec<&str> = names.collect();
    byline.people = names
        .iter()
        .map(|name| {
            // What else was known of a person stays known.
            let others = field.alternatives.iter().flat_map(|other| &other.value.people);
            let mut known = field.value.people.iter().chain(others);
            let known = known.find(|person| person.name == *name).cloned();
            known.unwrap_or_else(|| Person { name: (*name).to_owned(), ..Person::default() })
        })
        .collect();
    // An earlier byline chosen again has its agency.
    let all = names.join(", ");
    if let Some(earlier) = field.alternatives.iter().find(|other| names_of(&other.value) == all) {
        byline = earlier.value.clone();
    }
    field.text = Some(names_of(&byline));
    replace(field, byline);
    field.alternatives.retain(|other| other.value != Byline::default());
}

/// A byline in one line.
fn names_of(byline: &Byline) -> String {
    let names = byline.people.iter().map(|person| person.name.as_str()).chain(byline.agency.as_deref());
    names.collect::<Vec<_>>().join(", ")
}
