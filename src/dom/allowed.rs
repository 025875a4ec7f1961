//! Everything that a rendered article may consist of: elements, parts, attributes and addresses.

use crate::article::Direction;
use crate::output::is_safe_href;

/// Declares an enum whose variants have one fixed spelling each.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(super) enum $name { $($variant),+ }

        impl $name {
            /// As it is written in markup.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

names! {
    /// The elements that are ever made.
    Tag {
        A = "a", Address = "address", Article = "article", Aside = "aside", Blockquote = "blockquote", Br = "br",
        Button = "button", Caption = "caption", Code = "code", Del = "del", Div = "div", Em = "em",
        Figcaption = "figcaption", Figure = "figure", Footer = "footer", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4",
        H5 = "h5", H6 = "h6", Header = "header", Hr = "hr", Li = "li", Ol = "ol", P = "p", Pre = "pre", Rp = "rp",
        Rt = "rt", Ruby = "ruby", Section = "section", Span = "span", Strong = "strong", Sub = "sub", Sup = "sup",
        Table = "table", Tbody = "tbody", Td = "td", Th = "th", Thead = "thead", Time = "time", Tr = "tr", Ul = "ul",
    }
}

impl Tag {
    /// The heading element of a level; below 1 and above 6 the nearest.
    pub(super) const fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::H1,
            2 => Self::H2,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            _ => Self::H6,
        }
    }
}

names! {
    /// The names that styles and scripts find the pieces by: the values of `part`.
    Part {
        Alt = "alt", Article = "article", Attribution = "attribution", Byline = "byline", Caption = "caption",
        Code = "code", Colophon = "colophon", Copyright = "copyright", Credit = "credit", Dateline = "dateline",
        Embed = "embed", Entry = "entry", Exchange = "exchange", Figure = "figure", Footnote = "footnote",
        Header = "header", Heading = "heading", Headline = "headline", Item = "item", Keywords = "keywords",
        Kicker = "kicker", Link = "link", List = "list", Marker = "marker", Meta = "meta", Note = "note",
        Object = "object", Paragraph = "paragraph", Published = "published", PullQuote = "pull-quote", Quote = "quote",
        Rating = "rating", Reference = "reference", Section = "section", Separator = "separator", Site = "site",
        Speaker = "speaker", Standfirst = "standfirst", Summary = "summary", SummarySentence = "summary-sentence",
        Table = "table", Time = "time", Updated = "updated",
    }
}

names! {
    /// Numbers and names that lead from a node back to the model.
    Data {
        Confidence = "data-confidence", End = "data-end", Kind = "data-kind", Marker = "data-marker",
        Rule = "data-rule", Sentence = "data-sentence", Start = "data-start", Type = "data-type",
    }
}

/// The attributes that are ever set, with what each may hold.
pub(super) enum Attribute<'a> {
    Part(Part),
    Lang(&'a str),
    Dir(Direction),
    DirAuto,
    /// For screen readers: what a section or list is.
    Label(&'static str),
    /// An ISO 8601 date.
    Datetime(&'a str),
    /// A link out, which opens beside the page and tells the other side nothing of it.
    Href(&'a Href<'a>),
    /// A link to an [`Attribute::Id`] of the same rendering.
    Anchor(&'a str),
    Id(&'a str),
    /// The first number of a counted list.
    ListStart(u32),
    /// That a header cell names its column.
    ColumnScope,
    /// That a button does nothing but what a script gives it to do.
    ButtonType,
    Data(Data, &'a str),
}

/// An address that may stand in a page: `http`, `https`, `mailto` or relative.
pub(super) struct Href<'a>(&'a str);

impl<'a> Href<'a> {
    /// `address`, when a browser can't read it as any other scheme.
    pub(super) fn allow(address: &'a str) -> Option<Self> {
        is_safe_href(address).then_some(Self(address))
    }

    /// The address.
    pub(super) const fn as_str(&self) -> &str {
        self.0
    }
}
