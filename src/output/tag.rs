//! The elements that are ever made, in a page's nodes or as HTML.

/// Declares an enum whose variants have one fixed spelling each.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($variant),+ }

        impl $name {
            /// As it is written in markup.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}
pub(crate) use names;

names! {
    /// The elements.
    #[allow(dead_code, reason = "buttons are for pages alone")]
    Tag {
        A = "a", Address = "address", Article = "article", Aside = "aside", Blockquote = "blockquote", Br = "br",
        Button = "button", Caption = "caption", Code = "code", Dd = "dd", Del = "del", Details = "details", Div = "div",
        Dl = "dl", Dt = "dt", Em = "em", Figcaption = "figcaption", Figure = "figure", Footer = "footer", H1 = "h1",
        H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Header = "header", Hr = "hr", Ins = "ins", Li = "li",
        Ol = "ol", P = "p", Pre = "pre", Rp = "rp", Rt = "rt", Ruby = "ruby", Section = "section", Small = "small",
        Span = "span", Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Table = "table",
        Tbody = "tbody", Td = "td", Th = "th", Thead = "thead", Time = "time", Tr = "tr", Ul = "ul",
    }
}

impl Tag {
    /// The heading element of a level; below 1 and above 6 the nearest.
    pub(crate) const fn heading(level: u8) -> Self {
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
