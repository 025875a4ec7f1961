//! Everything that a rendered article may consist of: elements, parts, attributes and addresses.

use std::borrow::Cow;

use crate::article::Direction;
use crate::output::address::safe_href;
use crate::output::tag::names;

pub(super) use crate::output::tag::Tag;

names! {
    /// The names that styles and scripts find the pieces by: the values of `part`.
    Part {
        Alt = "alt", Article = "article", Attribution = "attribution", Byline = "byline", Caption = "caption",
        Code = "code", Colophon = "colophon", Copyright = "copyright", Credit = "credit", Dateline = "dateline",
        Definitions = "definitions", Description = "description", Details = "details", DetailsSummary = "details-summary",
        Embed = "embed", Entry = "entry", Exchange = "exchange", Figure = "figure", Footnote = "footnote",
        Formula = "formula", Header = "header", Heading = "heading", Headline = "headline", Image = "image",
        Item = "item", Keywords = "keywords", Kicker = "kicker", Licence = "licence", Link = "link", List = "list",
        Marker = "marker", Meta = "meta", Note = "note", Object = "object", Paragraph = "paragraph",
        Published = "published", PullQuote = "pull-quote", Quote = "quote", Rating = "rating", Reference = "reference",
        Section = "section", Separator = "separator", Site = "site", Speaker = "speaker", Standfirst = "standfirst",
        Summary = "summary", SummarySentence = "summary-sentence", Table = "table", Term = "term", Time = "time",
        Updated = "updated",
    }
}

names! {
    /// Numbers and names that lead from a node back to the model.
    Data {
        Checked = "data-checked", Confidence = "data-confidence", End = "data-end", Kind = "data-kind", Marker = "data-marker",
        Rule = "data-rule", Sentence = "data-sentence", Start = "data-start", Type = "data-type",
    }
}

/// The attributes that are ever set, with what each may hold.
pub(super) enum Attribute<'a> {
    Part(Part),
    /// The class that says which language code is written in, from [`code_class`](crate::output::forms::code_class).
    CodeClass(&'a str),
    Lang(&'a str),
    Dir(Direction),
    DirAuto,
    /// For screen readers: what a section or list is.
    Label(&'static str),
    /// An ISO 8601 date.
    Datetime(&'a str),
    /// A link out, which opens beside the page and tells the other side nothing of it.
    Href(&'a Href<'a>),
    /// A link to an [`Attribute::Id`] of the same rendering: `#` and the id.
    Anchor(&'a str),
    Id(&'a str),
    /// The first number of a counted list.
    ListStart(u32),
    /// An item's own number, where counting gives another.
    ItemValue(u32),
    /// What a header cell names: `col`, `row`, `colgroup`, `rowgroup`.
    Scope(&'static str),
    ColumnSpan(u32),
    RowSpan(u32),
    /// That what is shown on demand is shown.
    Open,
    /// A formula in TeX, shown when it is pointed at.
    Title(&'a str),
    /// What a link or note is to screen readers.
    Role(&'static str),
    /// That a button does nothing but what a script gives it to do.
    ButtonType,
    Data(Data, &'a str),
}

/// An address that may stand in a page: `http`, `https`, `mailto` or relative.
pub(super) struct Href<'a>(Cow<'a, str>);

impl<'a> Href<'a> {
    /// `address`, when a browser can't read it as any other scheme.
    pub(super) fn allow(address: &'a str) -> Option<Self> {
        safe_href(address).map(Self)
    }

    /// The address.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
