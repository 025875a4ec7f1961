//! Articles as HTML. Everything goes through [`writer`], which knows fixed lists of elements and attributes and escapes all text
//! and values, so there is nothing to sanitise afterwards.

mod blocks;
mod inlines;
mod writer;

use super::address::file_name;
use super::footnotes::Footnotes;
use super::forms::{language_tag, machine_date};
use super::tag::Tag;
use super::{byline_words, dateline_block, dateline_text};
use crate::article::{Article, BlockKind, BlockStep, Direction, Field, Walk};
use crate::{Summary, SummaryType};
use writer::Attribute;
pub(super) use writer::Html;

/// HTML in the making.
struct Renderer<'a> {
    html: Html,
    footnotes: Footnotes<'a>,
    /// The article's direction, that of blocks which say none.
    direction: Direction,
}

/// Text that can stand in an attribute or between tags.
pub(super) fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.finish()
}

/// The article, with a summary above its body where one is given; `html` says how its pieces are named.
pub(super) fn article(article: &Article, html: Html, summary: Option<&Summary>) -> String {
    let direction = article.direction().unwrap_or(Direction::Ltr);
    let mut renderer = Renderer {
        html,
        footnotes: Footnotes::of(article, format!("standfirst-{:08x}", fingerprint(article))),
        direction,
    };
    let lang = article.language.as_deref().and_then(language_tag).map(|tag| (Attribute::Lang, tag));
    let dir = (direction == Direction::Rtl).then(|| (Attribute::Dir, direction_name(direction)));
    let attributes: Vec<_> = lang.into_iter().chain(dir).collect();
    renderer.html.open(Tag::Article, &attributes);
    renderer.html.end_line();
    renderer.header(article);
    summary.into_iter().for_each(|summary| renderer.summary(summary));
    let dateline = dateline_text(article);
    let run_in = dateline_block(article).and_then(|index| article.blocks.get(index));
    if let Some(dateline) = dateline.as_ref().filter(|_| run_in.is_none()) {
        renderer.line(Tag::P, "dateline", dateline);
    }
    renderer.blocks(&article.blocks, run_in.zip(dateline.as_deref()));
    renderer.footer(article);
    renderer.html.close(Tag::Article);
    renderer.html.end_line();
    renderer.html.finish()
}

/// Key points as a list, anything else as a paragraph.
pub(super) fn summary(summary: &Summary) -> String {
    let mut html = Html::default();
    sentences(&mut html, summary);
    html.finish()
}

fn sentences(html: &mut Html, summary: &Summary) {
    let list = summary.kind == SummaryType::KeyPoints;
    let (outer, inner) = if list { (Tag::Ul, Tag::Li) } else { (Tag::P, Tag::Span) };
    html.open(outer, &[]);
    for (number, sentence) in summary.sentences.iter().enumerate() {
        if number > 0 {
            html.text(" ");
        }
        html.open(inner, &[]);
        html.text(&sentence.text);
        html.close(inner);
    }
    html.close(outer);
    html.end_line();
}

const fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// A number that tells an article's footnotes from those of others in the same page: FNV-1a over its headline and notes.
fn fingerprint(article: &Article) -> u32 {
    let headline = article.metadata.headline.iter().map(|field| field.value.as_str());
    let notes = Walk::through(&article.blocks).filter_map(|step| match step {
        BlockStep::Open(block) => match &block.kind {
            BlockKind::Footnote { text, .. } => Some(text.text.as_str()),
            _ => None,
        },
        _ => None,
    });
    let bytes = headline.chain(notes).flat_map(str::bytes);
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Renderer<'_> {
    fn summary(&mut self, summary: &Summary) {
        self.html.open(
            Tag::Section,
            &[(Attribute::Class, "summary"), (Attribute::Role, "group"), (Attribute::Label, "Summary")],
        );
        sentences(&mut self.html, summary);
        self.html.close(Tag::Section);
        self.html.end_line();
    }

    /// Words in a line of their own.
    fn line(&mut self, tag: Tag, class: &str, words: &str) {
        self.html.words(tag, class, words);
        self.html.end_line();
    }

    fn field(&mut self, tag: Tag, class: &str, field: Option<&Field<String>>) {
        if let Some(field) = field {
            self.line(tag, class, &field.value);
        }
    }

    fn header(&mut self, article: &Article) {
        let metadata = &article.metadata;
        self.html.open(Tag::Header, &[]);
        self.html.end_line();
        for section in &metadata.section {
            self.line(Tag::P, "section", &section.value);
        }
        self.field(Tag::P, "kicker", metadata.kicker.as_ref());
        self.field(Tag::H1, "headline", metadata.headline.as_ref());
        match metadata.standfirst.as_slice() {
            [] => {}
            [deck] => self.line(Tag::P, "standfirst", &deck.value),
            lines => self.list("standfirst", lines),
        }
        if let Some(byline) = &metadata.byline {
            self.line(Tag::Address, "byline", &byline_words(&byline.value));
        }
        self.date("published", metadata.published.as_ref());
        self.date("updated", metadata.updated.as_ref());
        self.field(Tag::P, "rating", metadata.rating.as_ref());
        self.html.close(Tag::Header);
        self.html.end_line();
    }

    fn date(&mut self, class: &str, field: Option<&Field<String>>) {
        let Some(field) = field else { return };
        let words = field.text.as_ref().unwrap_or(&field.value);
        self.html.open(Tag::P, &[(Attribute::Class, class)]);
        // Only a certain date is one for machines.
        match machine_date(&field.value) {
            Some(date) => {
                self.html.open(Tag::Time, &[(Attribute::Datetime, date)]);
                self.html.text(words);
                self.html.close(Tag::Time);
            }
            None => self.html.text(words),
        }
        self.html.close(Tag::P);
        self.html.end_line();
    }

    fn list(&mut self, class: &str, fields: &[Field<String>]) {
        self.html.open(Tag::Ul, &[(Attribute::Class, class)]);
        for field in fields {
            self.html.open(Tag::Li, &[]);
            self.html.text(&field.value);
            self.html.close(Tag::Li);
        }
        self.html.close(Tag::Ul);
        self.html.end_line();
    }

    /// Where the article comes from and whose it is, and what it is found by.
    fn footer(&mut self, article: &Article) {
        let metadata = &article.metadata;
        let is_empty = metadata.source.is_none()
            && metadata.image.is_none()
            && metadata.keywords.is_empty()
            && metadata.licence.is_none()
            && metadata.copyright.is_none();
        if is_empty {
            return;
        }
        self.html.open(Tag::Footer, &[]);
        self.html.end_line();
        if let Some(source) = metadata.source.as_ref().map(|field| &field.value) {
            let words = source.site.as_deref().or(source.url.as_deref()).unwrap_or_default();
            self.linked_line("source", source.url.as_deref(), words);
        }
        if let Some(image) = metadata.image.as_ref().map(|field| &field.value) {
            let words = image.alt.as_deref().unwrap_or_else(|| file_name(&image.url));
            self.linked_line("image", Some(&image.url), words);
        }
        if !metadata.keywords.is_empty() {
            self.list("keywords", &metadata.keywords);
        }
        if let Some(licence) = &metadata.licence {
            // As an address or as written.
            let address = Some(licence.value.as_str()).filter(|licence| licence.contains("://"));
            self.linked_line("licence", address, &licence.value);
        }
        self.field(Tag::P, "copyright", metadata.copyright.as_ref());
        self.html.close(Tag::Footer);
        self.html.end_line();
    }

    fn linked_line(&mut self, class: &str, href: Option<&str>, words: &str) {
        self.html.open(Tag::P, &[(Attribute::Class, class)]);
        let is_link = href.is_some_and(|href| self.html.open_link(href));
        self.html.text(words);
        if is_link {
            self.html.close(Tag::A);
        }
        self.html.close(Tag::P);
        self.html.end_line();
    }
}
