//! From labelled passages to an [`Article`].

use super::claims::Choice;
use super::metadata_line::{Piece, PieceKind};
use super::network::Network;
use super::phrase::title_case;
use super::screen::{self, Paste, Verdict};
use super::shapes::{self, document_kind, exchange, footnote, live_blog, others, rating, table, thread, wiki};
use super::structure::Pictures;
use super::{Features, Label, Reading, claims, documents, features, offers, repeated, rules};
use crate::Options;
use crate::article::{
    Alternative, Article, Block, BlockKind, Byline, Carrier, Dateline, Field, Furniture, FurnitureKind, InlineKind,
    ListItem, NoteKind, Notice, NoticeKind, Person, RepairKind, Rule, Source, Span, Text,
};
use crate::language::cues::Cues;
use crate::language::direction;
use crate::language::fold::same_words;
use crate::order::Order as _;
use crate::read::{self, Claim, ClaimedField, MarkerKind, Outline, Passage, Picture, Told};

/// Labels the passages and makes an article of them. Each passage goes to fields, a block or furniture, whole.
pub fn assemble(
    source: &str,
    reading: read::Reading,
    language: Option<String>,
    cues: &'static Cues,
    options: &Options,
) -> Article {
    let is_html = reading.carrier == Some(Carrier::Html);
    let read::Reading { mut passages, outline, pictures, claims, .. } = reading;
    if let Some(language) = language.as_deref().filter(|_| !outline.is_empty()) {
        // Word processors say of each word what language it is in.
        passages.iter_mut().for_each(|passage| forget_language(&mut passage.text, language));
    }
    let page = Page { source, outline: &outline, claims: &claims, is_html, language, cues, options };
    let (mut article, choice) = page.label(passages, pictures);
    claims::apply(&mut article, &claims, source, cues);
    claims::fill(&mut article, &claims, source, cues, choice);
    article
}

/// What is known of the source as a whole.
struct Page<'a> {
    source: &'a str,
    outline: &'a Outline,
    claims: &'a [Claim],
    is_html: bool,
    language: Option<String>,
    cues: &'static Cues,
    options: &'a Options,
}

/// A line break that stands for a stretch of the source in which something was set apart is a gap: the stretch belongs to that as well.
fn part_around(blocks: &mut [Block], apart: &[Furniture]) {
    let mut starts: Vec<usize> = apart.iter().map(|item| item.text.span.start).collect();
    starts.order();
    let holds = |span: Span| {
        let next = starts.partition_point(|start| *start < span.start);
        starts.get(next).is_some_and(|start| *start < span.end)
    };
    let mut part = |text: &mut Text| {
        let breaks = text.repairs.iter_mut().filter(|repair| repair.kind == RepairKind::Break && holds(repair.source));
        breaks.for_each(|repair| repair.kind = RepairKind::Gap);
    };
    blocks.iter_mut().for_each(|block| block.for_each_text_mut(&mut part));
}

impl Page<'_> {
    /// The article, and what was chosen for it where a page came along.
    fn label(self, mut passages: Vec<Passage>, mut pictures: Vec<Picture>) -> (Article, Option<Choice>) {
        let mut content = Vec::new();
        let features = features(&passages, self.cues, &mut content);
        let built_in = if self.outline.is_empty() { Network::for_text } else { Network::for_markup };
        let network = self.options.network.as_deref().unwrap_or_else(|| built_in());
        let paste = Paste {
            passages: &passages,
            features: &features,
            content: &content,
            outline: self.outline,
            claims: self.claims,
            is_html: self.is_html,
            cues: self.cues,
        };
        if let Some((verdicts, choice)) = screen::screen(&paste, network) {
            let mut page = screen::divide(passages, features, verdicts, self.cues);
            page.place(&mut pictures);
            let readings = self.readings(&page.passages, &page.features, &page.verdicts);
            let mut article = self.build(&mut page.passages, pictures, &page.features, &readings);
            part_around(&mut article.blocks, &page.apart);
            article.furniture.extend(page.apart);
            article.furniture.order_by_key(|item| item.text.span);
            if let (Some(field), Some((text, confidence))) = (&mut article.metadata.headline, page.other_headline) {
                field.alternatives.push(Alternative { value: text.text, rule: "learned-headline".into(), confidence });
            }
            return (article, Some(choice));
        }
        let readings = self.readings(&passages, &features, &[]);
        (self.build(&mut passages, pictures, &features, &readings), None)
    }

    fn readings(&self, passages: &[Passage], features: &[Features], verdicts: &[Verdict]) -> Vec<Reading> {
        let title = self.claims.iter().find(|claim| claim.field == ClaimedField::Title && claim.is_in_text());
        let title = title.map(|claim| claim.value.as_str());
        let input = rules::Input { source: self.source, passages, features, outline: self.outline, title };
        rules::label(&input, verdicts, self.cues)
    }

    /// The article of passages that have been read.
    fn build(
        self,
        passages: &mut [Passage],
        pictures: Vec<Picture>,
        features: &[Features],
        readings: &[Reading],
    ) -> Article {
        let Page { source, outline, language, cues, options, .. } = self;
        let depth = options.limits.depth;
        // Headings of the first level beside the headline push those below one level down.
        let told = |(passage, reading): (&Passage, &Reading)| {
            reading.label == Label::Heading && passage.element.is_some() && passage.told == Some(Told::Heading(1))
        };
        let mut assembler = Assembler {
            source,
            cues,
            depth,
            outline,
            pictures: Pictures::new(pictures, outline, depth),
            below: u8::from(passages.iter().zip(readings).any(told)),
            article: Article { language, ..Article::default() },
        };
        // Before the passages' words move into the blocks.
        let others = others::list(passages, readings);
        let mut index = 0;
        while index < passages.len() {
            assembler.pictures_before(index, passages, readings);
            let first = assembler.article.blocks.len();
            let element = passages[index].element;
            let is_structure = assembler.is_structure(&passages[index], &readings[index]);
            index = assembler.take(index, passages, features, readings);
            if element.is_some() && !is_structure {
                assembler.say_languages(first, element);
            }
        }
        assembler.pictures_before(index, passages, readings);
        assembler.subject_beside_headline();
        offers::add(&mut assembler.article, cues);
        let Assembler { mut article, .. } = assembler;
        link_pull_quotes(&mut article.blocks);
        if shapes::may_have_reference_marks(source) || !source.is_ascii() || article.has_footnotes() {
            footnote::lift_marks(&mut article.blocks);
        }
        article.kind = document_kind::kind(&article.blocks);
        live_blog::fold(&mut article.blocks);
        article.others = others;
        article.notices.extend(incomplete(&article));
        article
    }
}

/// A subscription prompt below the first paragraph: the paste may be incomplete.
fn incomplete(article: &Article) -> Option<Notice> {
    let first = article.blocks.iter().find(|block| matches!(block.kind, BlockKind::Paragraph(_)))?.span();
    let prompt = |item: &&Furniture| item.kind == FurnitureKind::Paywall && item.text.span.start > first.start;
    article.furniture.iter().find(prompt).map(|item| Notice {
        kind: NoticeKind::Incomplete,
        span: item.text.span,
        rule: "paywall".into(),
        confidence: 0.7,
    })
}

pub(super) struct Assembler<'a> {
    pub(super) source: &'a str,
    cues: &'static Cues,
    pub(super) depth: usize,
    pub(super) outline: &'a Outline,
    pub(super) pictures: Pictures,
    /// How many levels headings of the source stand below what they say.
    below: u8,
    pub(super) article: Article,
}

impl Assembler<'_> {
    /// Takes the passage at `index`, and those that belong to it; gives the index of the next.
    pub(super) fn take(
        &mut self,
        index: usize,
        passages: &mut [Passage],
        features: &[Features],
        readings: &[Reading],
    ) -> usize {
        if self.is_structure(&passages[index], &readings[index]) {
            return self.structure(index, passages, features, readings);
        }
        self.take_labelled(index, passages, features, readings)
    }

    /// The same, by its label alone.
    pub(super) fn take_labelled(
        &mut self,
        index: usize,
        passages: &mut [Passage],
        features: &[Features],
        readings: &[Reading],
    ) -> usize {
        let (features_of, reading) = (&features[index], &readings[index]);
        if self.take_whole(&mut passages[index].text, reading) {
            return index + 1;
        }
        let passages = &*passages;
        let passage = &passages[index];
        let metadata = &mut self.article.metadata;
        let field = || string_field(passage, reading);
        match reading.label {
            Label::Kicker => self.kicker(field()),
            Label::Headline => claim(&mut metadata.headline, field()),
            Label::Standfirst => self.standfirst(field()),
            Label::Document(part) => documents::take(part, passage, reading, self.cues, &mut self.article),
            Label::Section => add(&mut metadata.section, field()),
            Label::Copyright => claim(&mut metadata.copyright, field()),
            Label::Source | Label::Published | Label::Subject => self.told(passage, reading),
            Label::Breadcrumb => self.breadcrumb(passage, reading),
            Label::Metadata => self.metadata_line(passage, features_of, reading),
            Label::Byline => self.byline_alone(passage, features_of, reading),
            Label::Dateline => self.dateline(passage, features_of, reading),
            Label::DatedParagraph => self.dated_paragraph(passage, features_of, reading),
            Label::Heading => self.heading(passage, reading),
            Label::TableRow(_) | Label::TableCell { .. } => {
                let same = |label: Label| match label {
                    Label::TableCell { .. } => matches!(reading.label, Label::TableCell { .. }),
                    label => label == reading.label,
                };
                let end = run_end(index, readings, same);
                self.push(table::build(self.source, &passages[index..end], &readings[index..end]), reading);
                return end;
            }
            Label::Turn => {
                let end = run_end(index + 1, readings, |label| label == Label::TurnContinuation);
                self.push(exchange::build(&passages[index..end], &readings[index..end]), reading);
                return end;
            }
            Label::Entry => {
                let heading = readings.get(index + 1).filter(|next| next.label == Label::EntryHeading);
                let next = index + 1 + usize::from(heading.is_some());
                let (entry, paragraph) =
                    live_blog::build(passage, passages.get(index + 1..next).and_then(<[_]>::first), self.cues);
                self.push(entry, reading);
                if let Some(text) = paragraph {
                    self.push(BlockKind::Paragraph(text), reading);
                }
                return next;
            }
            Label::Post => self.post(passage, reading),
            Label::Handle => self.handle(passage, reading),
            Label::Verse => {
                let mut end = index + 1;
                while readings.get(end).is_some_and(|next| next.label == Label::Verse) && passages[end].blank_lines == 0
                {
                    end += 1;
                }
                self.push(BlockKind::Paragraph(document_kind::stanza(&passages[index..end])), reading);
                return end;
            }
            Label::Code => {
                let end = self.code_end(index, passages, readings);
                let text = document_kind::verbatim(self.source, passage, &passages[end - 1]);
                self.push(BlockKind::Code { language: None, text }, reading);
                return end;
            }
            Label::Footnote => self.footnote(passage, reading),
            Label::Link => self.link(passage.text.clone(), reading),
            Label::Rating => self.rating(passage, reading),
            Label::Note(kind) => self.note(kind, passage, reading),
            Label::ListItem | Label::ListContinuation | Label::InlineList => {
                let end = run_end(index, readings, |label| {
                    matches!(label, Label::ListItem | Label::ListContinuation | Label::InlineList)
                });
                self.lists(&passages[index..end], &readings[index..end]);
                return end;
            }
            Label::Quote => {
                let end = run_end(index, readings, |label| label == Label::Quote);
                return self.quote(index, end, passages, readings);
            }
            Label::PullQuote => {
                let attribution = attribution(index + 1, passages, readings);
                let next = index + 1 + usize::from(attribution.is_some());
                self.push(BlockKind::PullQuote { text: passage.text.clone(), of: None, attribution }, reading);
                return next;
            }
            Label::Caption | Label::Credit => return self.figure(index, passages, features, readings),
            Label::Paragraph
            | Label::Attribution
            | Label::TurnContinuation
            | Label::EntryHeading
            | Label::Structure
            | Label::Reference
            | Label::Separator
            | Label::Furniture(_) => {}
        }
        index + 1
    }

    /// The line over the headline, which may say that the text is paid for.
    fn kicker(&mut self, field: Field<String>) {
        if self.cues.kickers.find(&field.value) == Some("disclosure") {
            let Field { span, rule, confidence, .. } = &field;
            let (span, rule, confidence) = (*span, rule.clone(), *confidence);
            self.article.notices.push(Notice { kind: NoticeKind::Disclosure, span, rule, confidence });
        }
        claim(&mut self.article.metadata.kicker, titled(field));
    }

    /// A line that is the byline and nothing else.
    fn byline_alone(&mut self, passage: &Passage, features: &Features, reading: &Reading) {
        let byline = features
            .byline
            .as_ref()
            .map(|found| found.byline.clone())
            .or_else(|| super::byline::people(passage.words(), self.cues))
            .unwrap_or_else(|| super::byline::bare_name(passage.words()));
        self.byline(Field::new(byline, passage.span(), reading.rule.clone(), reading.confidence));
    }

    /// Moves a passage that goes to one block or furniture item as it is, as most do; nothing looks back at it.
    fn take_whole(&mut self, text: &mut Text, reading: &Reading) -> bool {
        match reading.label {
            // An attribution goes with its quotation; alone it is a line like any other.
            Label::Paragraph | Label::Attribution | Label::TurnContinuation | Label::EntryHeading => {
                self.push(BlockKind::Paragraph(std::mem::take(text)), reading);
            }
            Label::Reference => self.push(BlockKind::Reference(std::mem::take(text)), reading),
            Label::Separator => self.push(BlockKind::Separator(std::mem::take(text)), reading),
            Label::Furniture(kind) => self.furniture(kind, std::mem::take(text), reading),
            _ => return false,
        }
        true
    }

    /// The level of a heading that its source says is of this one: the first is the headline's.
    pub(super) fn heading_level(&self, level: u8) -> u8 {
        level.saturating_add(self.below).clamp(2, 6)
    }

    pub(super) fn push(&mut self, kind: BlockKind, reading: &Reading) {
        let mut block =
            Block { kind, rule: reading.rule.clone(), confidence: reading.confidence, direction: None, language: None };
        block.direction = direction::of_block(&block);
        self.article.blocks.push(block);
    }

    fn standfirst(&mut self, mut found: Field<String>) {
        let standfirst = &mut self.article.metadata.standfirst;
        // The heading of an abstract goes with it.
        if let Some(heading) = standfirst.pop_if(|field| field.value.is_empty()) {
            found.other_spans.push(heading.span);
        }
        standfirst.push(found);
    }

    fn note(&mut self, kind: NoteKind, passage: &Passage, reading: &Reading) {
        let people = match kind {
            NoteKind::Contributors => documents::contributors::people(passage.words(), self.cues),
            _ => Vec::new(),
        };
        self.push(BlockKind::Note { kind, text: passage.text.clone(), people }, reading);
    }

    fn link(&mut self, text: Text, reading: &Reading) {
        let href = Some(text.text.clone()).filter(|href| href.starts_with("http"));
        self.push(BlockKind::Embed { kind: "link".to_owned(), href, text }, reading);
    }

    fn furniture(&mut self, kind: FurnitureKind, text: Text, reading: &Reading) {
        self.article.furniture.push(Furniture {
            kind,
            text,
            reason: reading.rule.clone(),
            confidence: reading.confidence,
        });
    }

    /// A heading; the edit link behind it is furniture.
    fn heading(&mut self, passage: &Passage, reading: &Reading) {
        if let Some(Told::Heading(level)) = passage.told {
            let level = if passage.element.is_some() { self.heading_level(level) } else { level };
            self.push(BlockKind::Heading { level, text: as_heading(passage.text.clone()) }, reading);
            return;
        }
        let line = &passage.text.text;
        let end = wiki::edit_link(line).unwrap_or(line.len());
        let words = Span::new(0, line[..end].trim_end().len());
        let level = heading_level(line);
        self.push(BlockKind::Heading { level, text: as_heading(passage.text.slice(words)) }, reading);
        if end < line.len() {
            self.furniture(FurnitureKind::Navigation, passage.text.slice(Span::new(end, line.len())), reading);
        }
    }

    /// Where the lines of code end that begin at `index`: what was set apart between two of them, where a page came along, does not come
    /// back with them.
    fn code_end(&self, index: usize, passages: &[Passage], readings: &[Reading]) -> usize {
        let end = run_end(index, readings, |label| label == Label::Code);
        let is_apart = |at: &usize| {
            let between = passages[at - 1].span().end..passages[*at].span().start;
            self.source.get(between).is_some_and(|between| !between.trim().is_empty())
        };
        (index + 1..end).find(is_apart).unwrap_or(end)
    }

    /// A numbered post: its counter is furniture, its words are a paragraph.
    fn post(&mut self, passage: &Passage, reading: &Reading) {
        let line = &passage.text.text;
        let counter = thread::counter(line).map_or(Span::default(), |(_, range)| range);
        let words = if counter.start > 0 { Span::new(0, counter.start) } else { Span::new(counter.end, line.len()) };
        let start = words.end - words.of(line).trim_start().len();
        let words = Span::new(start, start + line[start..words.end].trim_end().len());
        self.furniture(FurnitureKind::Counter, passage.text.slice(counter), reading);
        if !words.is_empty() {
            self.push(BlockKind::Paragraph(passage.text.slice(words)), reading);
        }
    }

    /// Who posts: the byline, and when.
    fn handle(&mut self, passage: &Passage, reading: &Reading) {
        let line = &passage.text.text;
        let Some(found) = thread::handle(line) else { return };
        let name = found.name.of(line).to_owned();
        let contact = found.handle.of(line).to_owned();
        let known = self.article.metadata.byline.as_ref().and_then(|field| field.value.people.first());
        if known.is_some_and(|person| person.name != name && !person.contact.contains(&contact)) {
            // Somebody else's post below a thread.
            self.furniture(FurnitureKind::Comments, passage.text.clone(), reading);
            return;
        }
        let repeated = known.is_some();
        let end = found.time.map_or(line.len(), |time| line[..time.start].trim_end().len());
        let mut person = Person { name, ..Person::default() };
        if !repeated {
            person.contact.push(contact);
        }
        let span = passage.text.source_span(Span::new(0, end));
        let byline = Byline { people: vec![person], agency: None };
        self.byline(Field::new(byline, span, reading.rule.clone(), reading.confidence));
        if let Some(time) = found.time {
            let span = passage.text.source_span(time);
            let field = Field::new(time.of(line).to_owned(), span, "date-as-written", reading.confidence);
            claim(&mut self.article.metadata.published, field);
        }
    }

    fn footnote(&mut self, passage: &Passage, reading: &Reading) {
        let line = &passage.text.text;
        let (marker, start) = footnote::marker(line).unwrap_or(("", 0));
        let text = passage.text.slice(Span::new(start, line.len())).claiming(passage.span());
        self.push(BlockKind::Footnote { marker: footnote::bare_mark(marker).to_owned(), text }, reading);
    }

    fn rating(&mut self, passage: &Passage, reading: &Reading) {
        let line = &passage.text.text;
        let range = rating::verdict_range(line, |_| true).unwrap_or(Span::new(0, line.len()));
        let text = passage.text.slice(range).claiming(passage.span());
        claim(&mut self.article.metadata.rating, Field::words(text, reading.rule.clone(), reading.confidence));
    }

    /// A mail's subject is another reading of the headline, where there is one.
    fn subject_beside_headline(&mut self) {
        let metadata = &mut self.article.metadata;
        let Some(headline) = &mut metadata.headline else { return };
        let Some(Field { value, rule, confidence, .. }) = metadata.suggested_title.take() else { return };
        if !same_words(&value, &headline.value) {
            headline.alternatives.push(Alternative { value, rule, confidence });
        }
    }

    /// What a mail's header or a format's field says: the sender is the source, the subject a title that may be meant.
    fn told(&mut self, passage: &Passage, reading: &Reading) {
        let (rule, confidence) = (reading.rule.clone(), reading.confidence);
        let text = &passage.text;
        let metadata = &mut self.article.metadata;
        match passage.told {
            Some(Told::Source(range, _)) => {
                let name = range.of(&text.text);
                let site = name.split('<').next().unwrap_or(name).trim_matches([' ', '"', '\'']);
                let site = if site.is_empty() { name } else { site };
                let source = Source { site: Some(site.to_owned()), url: None };
                claim(&mut metadata.source, Field::new(source, passage.span(), rule, confidence));
            }
            Some(Told::Published(range, _)) => {
                let words = range.of(&text.text);
                let field = match super::date::find(words, self.cues).first() {
                    Some(found) => date_field(&found.date, words, passage.span(), reading),
                    None => Field::new(words.to_owned(), passage.span(), "date-as-written", confidence),
                };
                claim(&mut metadata.published, field);
            }
            Some(Told::Subject(range)) => {
                let range = Span::new(range.end - without_reply_marks(range.of(&text.text)).len(), range.end);
                if metadata.suggested_title.is_none() && !range.is_empty() {
                    let title = text.slice(range);
                    metadata.suggested_title = Some(Field::words(title, "mail-subject", 0.7));
                }
                self.furniture(FurnitureKind::QuotedMail, text.clone(), reading);
            }
            _ => self.push(BlockKind::Paragraph(text.clone()), reading),
        }
    }

    /// The pieces of a metadata line, each to its field; what is no field is furniture.
    fn metadata_line(&mut self, passage: &Passage, features: &Features, reading: &Reading) {
        let Some(pieces) = &features.metadata else {
            self.push(BlockKind::Paragraph(passage.text.clone()), reading);
            return;
        };
        for piece in pieces {
            self.piece(piece, passage, reading);
        }
    }

    fn piece(&mut self, piece: &Piece, passage: &Passage, reading: &Reading) {
        let span = passage.text.source_span(piece.range);
        let words = piece.value.of(&passage.text.text);
        let confidence = reading.confidence;
        let string = |value: &str| Field::new(value.to_owned(), span, reading.rule.clone(), confidence);
        match &piece.kind {
            PieceKind::Published(date) => {
                claim(&mut self.article.metadata.published, date_field(date, words, span, reading));
            }
            PieceKind::Updated(date) => {
                claim(&mut self.article.metadata.updated, date_field(date, words, span, reading));
            }
            PieceKind::Byline(byline) | PieceKind::Name(byline) => {
                self.byline(Field::new(byline.clone(), span, reading.rule.clone(), confidence));
            }
            PieceKind::Outlet => {
                if let Some(field) = &mut self.article.metadata.byline {
                    field.other_spans.push(span);
                    if let Some(person) = field.value.people.last_mut() {
                        person.affiliation.get_or_insert_with(|| words.to_owned());
                    }
                }
            }
            PieceKind::Kicker => claim(&mut self.article.metadata.kicker, titled(string(words))),
            PieceKind::Section => add(&mut self.article.metadata.section, string(words)),
            PieceKind::ReadingTime => claim(&mut self.article.metadata.claimed_reading_time, string(words)),
            PieceKind::Counter => self.furniture(FurnitureKind::Counter, passage.text.slice(piece.range), reading),
            PieceKind::Other => self.furniture(FurnitureKind::Navigation, passage.text.slice(piece.range), reading),
        }
    }

    fn byline(&mut self, found: Field<Byline>) {
        add_people(&mut self.article.metadata.byline, found);
    }

    fn breadcrumb(&mut self, passage: &Passage, reading: &Reading) {
        let line = &passage.text.text;
        let mut start = 0;
        while start < line.len() {
            // A part takes the separator behind it along.
            let rest = &line[start..];
            let name_end = rest.find(['>', '›', '»', '/', '|', '→']).unwrap_or(rest.len());
            let after = rest[name_end..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let next = line.len() - after.len();
            let range = Span::new(start, start + line[start..next].trim_end().len());
            let name = rest[..name_end].trim();
            let lower = name.to_lowercase();
            let span = passage.text.source_span(range);
            let field = || Field::new(name.to_owned(), span, reading.rule.clone(), reading.confidence);
            if lower.is_empty() || self.cues.home.contains(&lower) {
                self.furniture(FurnitureKind::Navigation, passage.text.slice(range), reading);
            } else if self.cues.kickers.get(&lower).is_some() && !self.cues.sections.contains(&lower) {
                claim(&mut self.article.metadata.kicker, field());
            } else {
                add(&mut self.article.metadata.section, field());
            }
            start = next.max(start + 1);
        }
    }

    fn dateline(&mut self, passage: &Passage, features: &Features, reading: &Reading) {
        let Some(found) = &features.dateline else { return };
        let text = &passage.text;
        // The blanks behind a part are its own.
        let placed = |span: Span| {
            let words = span.of(&text.text);
            let start = span.start + (words.len() - words.trim_start().len());
            text.source_span(Span::new(start, span.end))
        };
        let mut own = found.own().into_iter().filter(|span| !span.of(&text.text).trim().is_empty());
        let head = own.next().unwrap_or_default();
        let mut field: Field<Dateline> =
            Field::new(found.dateline.clone(), placed(head), reading.rule.clone(), reading.confidence);
        let words = text.slice(Span::new(0, text.text[..found.len].trim_end().len()));
        (field.text, field.repairs) = (Some(words.text), words.repairs);
        field.other_spans = own.map(placed).collect();
        claim(&mut self.article.metadata.dateline, field);
        if let Some((byline, span)) = &found.byline {
            self.byline(Field::new(byline.clone(), placed(*span), reading.rule.clone(), reading.confidence));
        }
        if let Some((desk, span)) = &found.desk {
            let source = Source { site: Some(desk.clone()), url: None };
            claim(&mut self.article.metadata.source, Field::new(source, placed(*span), "desk", reading.confidence));
        }
        self.rest(passage, found.len, reading);
    }

    fn dated_paragraph(&mut self, passage: &Passage, features: &Features, reading: &Reading) {
        let Some(piece) = &features.leading_date else { return };
        self.piece(piece, passage, reading);
        self.rest(passage, piece.range.end, reading);
    }

    /// What stands behind a dateline or date, as a paragraph.
    fn rest(&mut self, passage: &Passage, start: usize, reading: &Reading) {
        if start < passage.text.text.len() {
            let rest = passage.text.slice(Span::new(start, passage.text.text.len()));
            self.push(BlockKind::Paragraph(rest), reading);
        }
    }

    /// Lists from a run of items: a change between counted and not, at the outer level, begins a new one.
    fn lists(&mut self, passages: &[Passage], readings: &[Reading]) {
        let mut items: Vec<Item> = Vec::new();
        for (passage, reading) in passages.iter().zip(readings) {
            match (reading.label, items.last_mut()) {
                (Label::ListContinuation, Some(item)) => item.text.append(" ", RepairKind::Unwrap, &passage.text),
                (Label::InlineList, _) => items.extend(inline_items(passage)),
                _ => items.push(Item::new(passage)),
            }
        }
        let mut start = 0;
        while start < items.len() {
            let outer = items[start].indent;
            let ordered = items[start].is_counted();
            let same = |item: &&Item| {
                // Air and another mark, or counting anew, begin another list.
                let anew = if ordered { item.values.contains(&Some(1)) } else { item.marker != items[start].marker };
                item.indent > outer || (item.is_counted() == ordered && !(item.apart && anew))
            };
            let len = 1 + items[start + 1..].iter().take_while(same).count();
            let list = build_list(&items[start..start + len], self.depth, &readings[0]);
            self.push(list, &readings[0]);
            start += len;
        }
    }

    /// A quotation set apart: a run of quoted lines, and the speaker's line below.
    fn quote(&mut self, start: usize, end: usize, passages: &[Passage], readings: &[Reading]) -> usize {
        let mut paragraphs: Vec<Text> = Vec::new();
        let mut ended = false;
        for passage in &passages[start..end] {
            let marked = passage.marker.as_ref().filter(|marker| marker.kind == MarkerKind::Quote);
            let text = marked.map_or_else(
                || passage.text.clone(),
                |marker| passage.text.slice(Span::new(marker.end, passage.text.text.len())).claiming(passage.span()),
            );
            match paragraphs.last_mut() {
                // A mark alone parts paragraphs.
                Some(last) if text.is_empty() => {
                    let span = Span::new(last.span.start, passage.span().end);
                    *last = std::mem::take(last).claiming(span);
                    ended = true;
                    continue;
                }
                // Lines of a quotation that follow each other without air are one paragraph, wrapped.
                Some(last) if marked.is_some() && !ended && passage.blank_lines == 0 && !ends_paragraph(&last.text) => {
                    last.append(" ", RepairKind::Unwrap, &text);
                }
                _ => paragraphs.push(text),
            }
            ended = false;
        }
        let attribution = attribution(end, passages, readings);
        let next = end + usize::from(attribution.is_some());
        self.push(BlockKind::Quote { paragraphs, attribution }, &readings[start]);
        next
    }

    /// A caption and its credit, in either order.
    fn figure(&mut self, start: usize, passages: &[Passage], features: &[Features], readings: &[Reading]) -> usize {
        let (mut caption, mut credit) = figure_texts(&passages[start], &features[start], readings[start].label);
        let mut next = start + 1;
        let other = match (&caption, &credit) {
            (Some(_), None) => Some(Label::Credit),
            (None, Some(_)) if readings[start].rule == "credit" => Some(Label::Caption),
            _ => None,
        };
        // A credit above its caption has no empty line between.
        if let Some(label) = other.filter(|label| readings.get(next).is_some_and(|reading| reading.label == *label))
            && (label == Label::Credit || passages[next].blank_lines == 0)
        {
            let (more_caption, more_credit) = figure_texts(&passages[next], &features[next], label);
            if caption.is_none() || more_caption.is_none() {
                caption = caption.or(more_caption);
                credit = match (credit, more_credit) {
                    (Some(known), Some(more)) => {
                        credit_twice(self, more, &readings[next]);
                        Some(known)
                    }
                    (known, more) => known.or(more),
                };
                next += 1;
            }
        }
        let picture = self.pictures.take_before(start);
        let (src, alt) = picture.map_or((None, None), |picture| (picture.src, picture.alt));
        self.push(BlockKind::Figure { caption, credit, alt, src }, &readings[start]);
        next
    }
}

/// A subject without `Fwd:`, `Re:` and their like, which are two or three letters and a colon.
fn without_reply_marks(subject: &str) -> &str {
    let mut rest = subject;
    while let Some((mark, behind)) = rest.split_once(':') {
        let letters = mark.trim();
        if !(2..=3).contains(&letters.chars().count()) || !letters.chars().all(char::is_alphabetic) {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// A second credit of one picture is kept, apart.
fn credit_twice(assembler: &mut Assembler<'_>, text: Text, reading: &Reading) {
    assembler.furniture(FurnitureKind::Navigation, text, reading);
}

/// 2, or deeper where the heading's number has several parts: `1.2 The vote`.
fn heading_level(line: &str) -> u8 {
    let number = line.split(' ').next().unwrap_or_default().trim_end_matches('.');
    let numbered = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && number.len() <= 8;
    let parts = number.split('.').filter(|part| !part.is_empty()).count();
    if numbered { 1 + (parts as u8).clamp(1, 5) } else { 2 }
}

fn run_end(start: usize, readings: &[Reading], belongs: impl Fn(Label) -> bool) -> usize {
    readings[start..].iter().position(|reading| !belongs(reading.label)).map_or(readings.len(), |len| start + len)
}

fn string_field(passage: &Passage, reading: &Reading) -> Field<String> {
    let text = match &passage.marker {
        Some(marker) if matches!(marker.kind, MarkerKind::Bullet(_)) => {
            passage.text.slice(Span::new(marker.end, passage.text.text.len())).claiming(passage.span())
        }
        _ => passage.text.clone(),
    };
    Field::words(text, reading.rule.clone(), reading.confidence)
}

/// A field in title case, the letters as written kept beside it.
fn titled(mut field: Field<String>) -> Field<String> {
    let value = title_case(&field.value);
    if value != field.value {
        field.text = Some(std::mem::replace(&mut field.value, value));
    }
    field
}

/// Adds people to the byline; the same person twice is one.
pub(super) fn add_people(slot: &mut Option<Field<Byline>>, mut found: Field<Byline>) {
    let Some(field) = slot else {
        *slot = Some(found);
        return;
    };
    field.other_spans.push(found.span);
    field.other_spans.append(&mut found.other_spans);
    for person in found.value.people.drain(..) {
        let same = |known: &&mut Person| same_words(&known.name, &person.name);
        match field.value.people.iter_mut().find(same) {
            Some(known) => {
                known.role = known.role.take().or(person.role);
                known.place = known.place.take().or(person.place);
                known.affiliation = known.affiliation.take().or(person.affiliation);
                let more = person.contact.into_iter().filter(|contact| !known.contact.contains(contact));
                known.contact.extend(more.collect::<Vec<_>>());
            }
            // An address without a name is the last person's.
            None if person.name.is_empty() => {
                if let Some(last) = field.value.people.last_mut() {
                    last.contact.extend(person.contact);
                }
            }
            None => field.value.people.push(person),
        }
    }
    field.value.agency = field.value.agency.take().or(found.value.agency);
}

/// Fills a field; a second value becomes an alternative, a second place of the same value another span.
pub(super) fn claim<T: PartialEq>(slot: &mut Option<Field<T>>, found: Field<T>) {
    match slot {
        None => *slot = Some(found),
        Some(field) => {
            field.other_spans.push(found.span);
            if field.value != found.value {
                let Field { value, rule, confidence, .. } = found;
                field.alternatives.push(Alternative { value, rule, confidence });
            }
        }
    }
}

/// Adds to a list of fields; the same value again is another span of the first.
fn add(fields: &mut Vec<Field<String>>, found: Field<String>) {
    match fields.iter_mut().find(|field| field.value.eq_ignore_ascii_case(&found.value)) {
        Some(field) => field.other_spans.push(found.span),
        None => fields.push(found),
    }
}

fn date_field(date: &super::date::FoundDate, words: &str, span: Span, reading: &Reading) -> Field<String> {
    let value = date.iso.clone().unwrap_or_else(|| words.to_owned());
    let rule: Rule = if date.iso.is_none() { "date-as-written".into() } else { reading.rule.clone() };
    let mut field = Field::new(value, span, rule, reading.confidence);
    if field.value != words {
        field.text = Some(words.to_owned());
    }
    if let Some(other) = &date.other {
        // Either order is as likely until something decides.
        field.confidence = 0.5;
        field.alternatives.push(Alternative { value: other.clone(), rule: "month-before-day".into(), confidence: 0.5 });
    }
    field
}

/// The caption and credit of a passage.
pub(super) fn figure_texts(passage: &Passage, features: &Features, label: Label) -> (Option<Text>, Option<Text>) {
    let whole = passage.span();
    match (&features.caption, label) {
        (Some(found), _) => {
            let text = |span: Option<Span>| span.map(|span| passage.text.slice(span));
            match (text(found.caption), text(found.credit)) {
                (Some(caption), Some(credit)) => {
                    let caption = caption.claiming(Span::new(whole.start, whole.start));
                    let behind = Span::new(caption.span.end, whole.end);
                    (Some(caption), Some(credit.claiming(behind)))
                }
                (caption, credit) => {
                    (caption.map(|text| text.claiming(whole)), credit.map(|text| text.claiming(whole)))
                }
            }
        }
        (None, Label::Credit) => (None, Some(passage.text.clone())),
        (None, _) => (Some(passage.text.clone()), None),
    }
}

/// The speaker's line at `index`, if that is what it is.
fn attribution(index: usize, passages: &[Passage], readings: &[Reading]) -> Option<Text> {
    let passage = passages.get(index)?;
    (readings[index].label == Label::Attribution).then(|| {
        let start = passage.marker.as_ref().map_or(0, |marker| marker.end);
        passage.text.slice(Span::new(start, passage.text.text.len())).claiming(passage.span())
    })
}

/// Leaves out of a text what says again that it is in the article's language.
fn forget_language(text: &mut Text, language: &str) {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let own = primary(language);
    text.inlines.retain(|inline| !matches!(&inline.kind, InlineKind::Language { tag } if primary(tag) == own));
}

/// The words of a heading: that all of them are bold goes without saying.
fn as_heading(text: Text) -> Text {
    text.unwrapped(&InlineKind::Strong)
}

fn ends_paragraph(text: &str) -> bool {
    super::phrase::ends_sentence(text) && text.len() < 40
}

/// An item before it has its place among the others.
struct Item {
    indent: usize,
    /// Whether an empty line stands before it.
    apart: bool,
    marker: String,
    /// What the marker counts to: see [`MarkerKind::values`].
    values: [Option<u32>; 3],
    text: Text,
}

impl Item {
    fn new(passage: &Passage) -> Self {
        let line = &passage.text.text;
        let start = passage.marker.as_ref().map_or(0, |marker| marker.end);
        let kind = passage.marker.as_ref().map(|marker| marker.kind);
        let values = kind.map(MarkerKind::values).unwrap_or_default();
        let text = passage.text.slice(Span::new(start, line.len())).claiming(passage.span());
        let apart = passage.blank_lines > 0;
        Self { indent: passage.indent, apart, marker: line[..start].trim_end().to_owned(), values, text }
    }
}

impl Item {
    fn is_counted(&self) -> bool {
        self.values.iter().any(Option::is_some)
    }

    /// The number that the item has, told by the one behind it where a letter could be a Roman number.
    fn number(&self, next: Option<&Self>) -> Option<u32> {
        let goes_on = |at: usize| next.is_some_and(|next| next.values[at] == self.values[at].map(|value| value + 1));
        let at = (0..3).find(|&at| self.values[at].is_some() && goes_on(at));
        at.map_or_else(|| self.values.into_iter().flatten().next(), |at| self.values[at])
    }
}

/// The items of a list written in one line: `• first • second`.
fn inline_items(passage: &Passage) -> Vec<Item> {
    let line = &passage.text.text;
    let Some(MarkerKind::Bullet(bullet)) = passage.marker.as_ref().map(|marker| marker.kind) else {
        return vec![Item::new(passage)];
    };
    let mut starts: Vec<usize> = line.match_indices(bullet).map(|(at, _)| at).collect();
    starts.push(line.len());
    let items = starts.windows(2).filter_map(|pair| {
        let inside = &line[pair[0] + bullet.len_utf8()..pair[1]];
        let words = inside.trim();
        let start = pair[1] - inside.trim_start().len();
        let end = start + words.len();
        let claimed = passage.text.source_span(Span::new(pair[0], end.max(pair[0] + bullet.len_utf8())));
        let text = passage.text.slice(Span::new(start, end)).claiming(claimed);
        (!words.is_empty()).then_some(Item {
            indent: passage.indent,
            apart: false,
            marker: bullet.to_string(),
            values: [None; 3],
            text,
        })
    });
    items.collect()
}

/// A list of `items`, those indented further nested under the one before, down to `depth` levels.
fn build_list(items: &[Item], depth: usize, reading: &Reading) -> BlockKind {
    let outer = items[0].indent;
    let mut built: Vec<ListItem> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let item = &items[at];
        let nested = items[at + 1..].iter().take_while(|inner| inner.indent > outer + 1).count();
        let mut entry = ListItem::new(item.marker.clone(), item.text.clone());
        if nested > 0 && depth > 1 {
            let kind = build_list(&items[at + 1..=at + nested], depth - 1, reading);
            entry.blocks.push(Block {
                kind,
                rule: reading.rule.clone(),
                confidence: reading.confidence,
                direction: None,
                language: None,
            });
            at += nested;
        }
        built.push(entry);
        at += 1;
    }
    let span = built.iter().map(ListItem::span).reduce(Span::cover).unwrap_or_default();
    let next = items[1..].iter().find(|item| item.indent <= outer + 1);
    BlockKind::List { span, ordered: items[0].is_counted(), start: items[0].number(next), items: built }
}

/// Says of each pulled quotation where the body has its words.
fn link_pull_quotes(blocks: &mut [Block]) {
    let quoted = blocks.iter().enumerate().filter_map(|(index, block)| match &block.kind {
        BlockKind::PullQuote { text, .. } => Some((index, text.text.as_str())),
        _ => None,
    });
    let phrases: Vec<(usize, &str)> = quoted.collect();
    if phrases.is_empty() {
        return;
    }
    let paragraphs = blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    });
    let paragraphs: Vec<Option<&Text>> = paragraphs.collect();
    let texts: Vec<&str> = paragraphs.iter().map(|text| text.map_or("", |text| text.text.as_str())).collect();
    let places: Vec<(usize, Option<Span>)> = repeated::find(&texts, &phrases)
        .into_iter()
        .zip(&phrases)
        .map(|(found, (index, _))| (*index, found.and_then(|(at, range)| Some(paragraphs[at]?.source_span(range)))))
        .collect();
    for (index, place) in places {
        if let BlockKind::PullQuote { of, .. } = &mut blocks[index].kind {
            *of = place;
        }
    }
}
