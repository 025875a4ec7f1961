//! The document model: plain data, the same in Rust, JSON and JavaScript.
//!
//! An [`Article`] divides its source: every character that is not white space belongs to one field of the
//! [`Metadata`], one [`Block`] or one item of [`Furniture`]. [`Article::coverage`] lists these parts in order.

mod bytes;
mod coverage;
mod text;
mod texts;
pub mod utf16;
mod walk;

use std::borrow::Cow;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

pub use coverage::{Part, PartKind};
pub(crate) use walk::{BlockStep, Walk};

pub use text::{Inline, InlineKind, Repair, RepairKind, Span, Step, SuggestedRepair, Text};

/// The name of the rule or learned decision that a reading comes from, such as `dateline` or `list-marker`.
pub type Rule = Cow<'static, str>;

/// A pasted article, read.
///
/// JSON and JavaScript have the same shape with names in camelCase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Article {
    /// BCP 47 tag of the article's language, when the caller said it or it could be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What the paste is as a whole, where it is no ordinary article: code, a poem, a live blog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentReading>,
    /// What the reader should be told of the paste: that it may be incomplete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// What stands about the article rather than in it.
    pub metadata: Metadata,
    /// The body, in reading order.
    pub blocks: Vec<Block>,
    /// What was set apart, in the order of the source; nothing is thrown away.
    pub furniture: Vec<Furniture>,
    /// The body's sentences, in reading order: those of paragraphs, lists, quotations and speech, not those of headings,
    /// captions, notes or tables.
    pub sentences: Vec<Sentence>,
    /// Counts over the body.
    pub counts: Counts,
    /// The format that the text was the source of: what was pasted was more than words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Carrier>,
    /// Further articles of the same paste (endless scrolling, a newsletter's stories): set apart as furniture, and offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherArticle>,
    /// Repairs that were not sure enough to be made, in the order of the source. They claim nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggested_repairs: Vec<SuggestedRepair>,
}

/// The format that a pasted text is the source of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Carrier {
    /// HTML.
    Html,
    /// Rich Text Format; its commands go with the letters beside them.
    Rtf,
    /// LaTeX; commands are kept as code.
    Latex,
    /// JSON-LD; headline, date and body are read, the rest is furniture.
    JsonLd,
    /// Markdown.
    Markdown,
}

/// What a paste is as a whole, why, and how sure that is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentReading {
    /// What it is.
    pub value: DocumentKind,
    /// The rule that told it.
    pub rule: Rule,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

/// The kinds of document that are no ordinary article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum DocumentKind {
    /// Entries with their times.
    LiveBlog,
    /// Turns of an interview, of a transcript, of a chat.
    Transcript,
    /// Numbered posts.
    Thread,
    /// Verse.
    Poem,
    /// Code.
    Code,
    /// A program's log.
    Log,
    /// Addresses, and hardly anything else.
    LinkList,
    /// A table, and nothing else.
    Table,
}

impl DocumentKind {
    /// Whether this is no article at all, in whatever form.
    pub const fn is_no_article(self) -> bool {
        matches!(self, Self::Poem | Self::Code | Self::Log | Self::LinkList | Self::Table)
    }
}

/// Something that the reader should be told of the paste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What about.
    pub kind: NoticeKind,
    /// What in the source says so.
    pub span: Span,
    /// The rule that told it.
    pub rule: Rule,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

/// What a [`Notice`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NoticeKind {
    /// A subscription prompt stands where the text breaks off: the paste may be incomplete.
    Incomplete,
    /// The line over the headline says that somebody has paid for the text.
    Disclosure,
}

/// Another article in the same paste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherArticle {
    /// Its headline.
    pub headline: String,
    /// Where it stands, from its headline to its end.
    pub span: Span,
}

/// What stands about an article: each piece a [`Field`] with its evidence. What is not in the source is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Metadata {
    /// The overline above the headline: "Analysis", "Exclusive".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<Field<String>>,
    /// The headline, without bullet or site name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Field<String>>,
    /// A title for a text that has no headline: its first sentence. Derived, so it claims nothing of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested_title: Option<Field<String>>,
    /// The summary under the headline: one deck, or several bulleted lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Field<String>>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<Field<Byline>>,
    /// When it was first published. ISO 8601 when day and year are certain, else the words as they stand ("2 days ago"):
    /// the machine's clock never fills a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Field<String>>,
    /// When it was last changed; the same form as `published`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Field<String>>,
    /// Where, and through which agency, the story was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Field<Dateline>>,
    /// Sections of the outlet, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub section: Vec<Field<String>>,
    /// Key words that the text states.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Field<String>>,
    /// The reading time that the outlet claims, as written; ours is in [`Counts`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_reading_time: Option<Field<String>>,
    /// A review's verdict, as written ("4/5").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Field<String>>,
    /// Where the text comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Field<Source>>,
    /// The copyright line, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copyright: Option<Field<String>>,
    /// What markup says the article is about, for those who have not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Field<String>>,
    /// The picture that stands for the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Field<Image>>,
    /// The licence, as an address or as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Field<String>>,
    /// Whether all may read the whole of it, where markup says so (`isAccessibleForFree`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessible_for_free: Option<Field<bool>>,
}

/// The picture that stands for an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Image {
    /// Where it is.
    pub url: String,
    /// Its alternative text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

/// A value with its evidence: where it stands, which rule found it, how sure that is, and what else it could be.
///
/// The span takes in what belongs to the field but not to its value: a label (`Published:`), a bullet, the separator
/// behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field<T> {
    /// The value, normalised.
    pub value: T,
    /// The words that the value was read from, where they differ from it; of a corrected byline, the reader's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it stands in the source.
    pub span: Span,
    /// Where `text`, or else the value, differs from its source, when it is words taken from there: see [`Text::repairs`].
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
    /// Further stretches of the source that belong to this field (a dateline given twice, an author's box at the end).
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub other_spans: Vec<Span>,
    /// The rule that found it.
    pub rule: Rule,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// Other readings of the same words, the likeliest first.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative<T>>,
    /// What each place of the markup says of this field, whether or not it was followed.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
}

/// What one place of the markup says of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Witness {
    /// The value as it is written there, entities and escapes read.
    pub value: String,
    /// Where in the source.
    pub span: Span,
    /// What place it is: `json-ld`, `open-graph`, `time`.
    pub rule: Rule,
}

impl<T> Field<T> {
    /// A field with one place and no second reading.
    pub fn new(value: T, span: Span, rule: impl Into<Rule>, confidence: f64) -> Self {
        Self {
            value,
            text: None,
            span,
            repairs: Vec::new(),
            other_spans: Vec::new(),
            rule: rule.into(),
            confidence,
            alternatives: Vec::new(),
            witnesses: Vec::new(),
        }
    }
}

impl Field<String> {
    /// A field whose value is the words of `text`.
    pub fn words(text: Text, rule: impl Into<Rule>, confidence: f64) -> Self {
        Self { repairs: text.repairs, ..Self::new(text.text, text.span, rule, confidence) }
    }

    /// The value as a text, with the way back to its source: where it is not the words of the source, all of it stands for all
    /// of them.
    pub fn to_text(&self) -> Text {
        if self.text.is_none() && !(self.span.is_empty() && self.repairs.is_empty()) {
            return self.written();
        }
        let range = Span::new(0, self.value.len());
        let repairs = vec![Repair { kind: RepairKind::Correction, range, source: self.span }];
        Text { text: self.value.clone(), span: self.span, repairs, inlines: Vec::new() }
    }

    /// The words that the value was read from, with the way back to the source.
    pub fn written(&self) -> Text {
        let text = self.text.as_ref().unwrap_or(&self.value).clone();
        Text { text, span: self.span, repairs: self.repairs.clone(), inlines: Vec::new() }
    }
}

/// A second-best reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative<T> {
    /// What it would be.
    pub value: T,
    /// The rule that would have it so.
    pub rule: Rule,
    /// How likely that is, from 0 to 1.
    pub confidence: f64,
}

/// Who wrote an article: people, and apart from them agencies, desks and boards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Byline {
    /// The people, in the order of the line.
    pub people: Vec<Person>,
    /// An agency, desk or board in place of or beside them ("Associated Press", "Editorial Board").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

/// A person of a byline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Person {
    /// The name as written, titles and suffixes kept.
    pub name: String,
    /// What they did or are: "Staff Writer", "photographs", "editing".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The outlet or house they wrote for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Where they reported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Addresses and handles, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<String>,
}

/// Where and by whom a story was filed: `YEREVAN, Armenia (AP) —`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Dateline {
    /// Places, in title case ("Yerevan"); the letters as written are in the field's `text`.
    pub places: Vec<String>,
    /// State or country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// News agency or desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The date as written ("Dec 13"), without a year of our own making.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Where a text comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Source {
    /// The site or outlet, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The address, without tracking parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A piece of the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What it is, with its text; in JSON the fields of the kind stand beside `rule`, named by `type`.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// The rule that made it this kind of block.
    pub rule: Rule,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The direction of its writing, where it differs from left to right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// BCP 47 tag of its language, where the source says that it differs from the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Block {
    /// The stretch of the source that the block stands for.
    pub fn span(&self) -> Span {
        self.kind.span()
    }
}

/// The direction of a block's writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The kinds of block, by the field's own names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Text),
    /// A heading inside the article.
    Heading {
        /// 2 for a section, 3 inside it, and so on to 6; 1 is the headline's.
        level: u8,
        /// Its words.
        #[serde(flatten)]
        text: Text,
    },
    /// A list.
    List {
        /// Where it stands.
        span: Span,
        /// Whether its items are counted.
        ordered: bool,
        /// The first number of a counted list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation set apart.
    Quote {
        /// What is quoted, a text a paragraph.
        paragraphs: Vec<Text>,
        /// Who is quoted, as the line below says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attribution: Option<Text>,
    },
    /// A quotation pulled out of the body for display: its words stand there a second time.
    PullQuote {
        /// The words pulled.
        #[serde(flatten)]
        text: Text,
        /// Where in the source the body has them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<Span>,
        /// Who is quoted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attribution: Option<Text>,
    },
    /// A table, row by row.
    Table {
        /// Where it stands.
        span: Span,
        /// How many of the first rows are headers.
        header_rows: u32,
        /// The cells.
        rows: Vec<Vec<Cell>>,
        /// Its caption.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<Text>,
    },
    /// Terms and what is said of each.
    Definitions {
        /// Where they stand.
        span: Span,
        /// Terms that share what is said of them are one entry.
        entries: Vec<Definition>,
    },
    /// What a page shows on demand, under a line that is always shown.
    Details {
        /// The line that is always shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        summary: Option<Text>,
        /// What is shown on demand.
        blocks: Vec<Block>,
    },
    /// A formula set apart.
    Formula {
        /// The formula in TeX, where the source has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tex: Option<String>,
        /// Its alternative text, or its letters.
        #[serde(flatten)]
        text: Text,
    },
    /// Code, verbatim.
    Code {
        /// The language it is written in, when said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The code.
        #[serde(flatten)]
        text: Text,
    },
    /// A picture, or what a paste leaves of it: caption and credit.
    Figure {
        /// What is to be seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<Text>,
        /// Who made it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credit: Option<Text>,
        /// The alternative text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alt: Option<Text>,
        /// Where the picture is, when the source says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        src: Option<String>,
    },
    /// One turn of an interview or transcript.
    Exchange {
        /// Who speaks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Text>,
        /// When, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<Text>,
        /// What is said, a text a paragraph.
        paragraphs: Vec<Text>,
    },
    /// An entry of a live blog.
    Entry {
        /// When, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<Text>,
        /// Its heading.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heading: Option<Text>,
        /// Its body.
        blocks: Vec<Block>,
    },
    /// A note of the newsroom's, outside of the story.
    Note {
        /// What about.
        kind: NoteKind,
        /// Its words.
        #[serde(flatten)]
        text: Text,
        /// Whom a note of contributors names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        people: Vec<Person>,
    },
    /// A footnote.
    Footnote {
        /// The marker that points at it.
        marker: String,
        /// Its words.
        #[serde(flatten)]
        text: Text,
    },
    /// An entry of a list of references.
    Reference(Text),
    /// A rule or row of stars between parts, or the mark at the end.
    Separator(Text),
    /// Something from elsewhere (a post, a video), as a link.
    Embed {
        /// What kind of thing: "video", "post".
        kind: String,
        /// Where it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        href: Option<String>,
        /// What the source shows of it.
        #[serde(flatten)]
        text: Text,
    },
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ListItem {
    /// The marker as written: "•", "1.", "(a)".
    pub marker: String,
    /// Its words; the span takes in the marker.
    #[serde(flatten)]
    pub text: Text,
    /// Whether a task is done; nothing for an item that is no task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// What stands inside it: nested lists, further paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Cell {
    /// Its words; a line break parts what stood in blocks of their own.
    #[serde(flatten)]
    pub text: Text,
    /// Whether it heads its row, in a row that is no header itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    /// How many columns it takes up.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub column_span: u32,
    /// How many rows it takes up.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub row_span: u32,
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(text: Text) -> Self {
        Self { text, header: false, column_span: 1, row_span: 1 }
    }
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_one(count: &u32) -> bool {
    *count == 1
}

/// An entry of a list of definitions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Text>,
    /// What is said of them, a text a paragraph.
    pub descriptions: Vec<Text>,
}

impl ListItem {
    /// An item without anything nested.
    pub fn new(marker: String, text: Text) -> Self {
        Self { marker, text, checked: None, blocks: Vec::new() }
    }

    /// The stretch of the source from marker to the end of what is nested.
    pub fn span(&self) -> Span {
        self.blocks.iter().fold(self.text.span, |span, block| span.cover(block.span()))
    }
}

/// What a [`BlockKind::Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NoteKind {
    /// A mistake put right.
    Correction,
    /// A word from the editor.
    Editor,
    /// What a reader should know to understand, or that the paste may be incomplete.
    Clarification,
    /// Interests, sponsors, press releases.
    Disclosure,
    /// Who else worked on it.
    Contributors,
    /// A stage direction: laughter, an engine.
    Sound,
    /// What every press release of a house ends with.
    Boilerplate,
}

/// Something set apart from the article, kept with the reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its words and place.
    #[serde(flatten)]
    pub text: Text,
    /// Why it was set apart: the rule's name.
    pub reason: Rule,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
}

/// The kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum FurnitureKind {
    /// Share and copy buttons.
    Share,
    /// Newsletter boxes.
    Newsletter,
    /// Links to other stories.
    Related,
    /// Advertisements and their labels.
    Advert,
    /// Menus, breadcrumbs, repeated headlines, picture controls.
    Navigation,
    /// Consent notices.
    Cookie,
    /// Subscription prompts.
    Paywall,
    /// Numbers of shares, comments, pictures.
    Counter,
    /// Readers' comments.
    Comments,
    /// Players and listen lines.
    Audio,
    /// App prompts.
    App,
    /// Print and save buttons.
    Print,
    /// Copyright lines and house rules.
    Copyright,
    /// What copying a page appends.
    Tracking,
    /// The head of a printed page.
    PageHeader,
    /// The foot of a printed page.
    PageFooter,
    /// Mail quoted or forwarded.
    QuotedMail,
    /// A mail's signature.
    Signature,
    /// Something else of the page, around the article: the learned labeller's finding, where no rule names the kind.
    Page,
    /// What a format wraps around the words: JSON's braces and keys.
    Markup,
    /// What a page holds but does not show: closed menus, words for screen readers alone.
    Hidden,
}

/// A sentence of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Index into [`Article::blocks`].
    pub block: usize,
}

/// Counts over the body: what the [`Article::sentences`] are taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Counts {
    /// Words; letters, where a script has no blanks between words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Seconds that a quick reader needs.
    pub fast_seconds: usize,
    /// Seconds that a slow reader needs.
    pub slow_seconds: usize,
}

impl Article {
    /// Whether any block is a footnote.
    pub(crate) fn has_footnotes(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block.kind, BlockKind::Footnote { .. }))
    }
}

impl BlockKind {
    /// The stretch of the source that the block stands for.
    pub fn span(&self) -> Span {
        match self {
            Self::Paragraph(text)
            | Self::Reference(text)
            | Self::Separator(text)
            | Self::Heading { text, .. }
            | Self::Code { text, .. }
            | Self::Note { text, .. }
            | Self::Footnote { text, .. }
            | Self::Formula { text, .. }
            | Self::Embed { text, .. } => text.span,
            Self::List { span, .. } | Self::Table { span, .. } | Self::Definitions { span, .. } => *span,
            Self::Details { summary, blocks } => {
                let spans = summary.iter().map(|text| text.span).chain(blocks.iter().map(Block::span));
                spans.reduce(Span::cover).unwrap_or_default()
            }
            Self::PullQuote { text, attribution, .. } => hull(std::iter::once(text).chain(attribution)),
            Self::Quote { paragraphs, attribution } => hull(paragraphs.iter().chain(attribution)),
            Self::Figure { caption, credit, alt, .. } => hull(caption.iter().chain(credit).chain(alt)),
            Self::Exchange { speaker, time, paragraphs } => hull(speaker.iter().chain(time).chain(paragraphs)),
            Self::Entry { time, heading, blocks } => {
                let spans = time.iter().chain(heading).map(|text| text.span).chain(blocks.iter().map(Block::span));
                spans.reduce(Span::cover).unwrap_or_default()
            }
        }
    }
}

fn hull<'a>(texts: impl Iterator<Item = &'a Text>) -> Span {
    texts.map(|text| text.span).reduce(Span::cover).unwrap_or_default()
}
