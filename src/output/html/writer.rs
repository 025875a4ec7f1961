//! The one place where HTML is written: elements and attributes of fixed lists, all else escaped.

use crate::output::address::safe_href;
use crate::output::tag::{Tag, names};

names! {
    /// The attributes that can be written.
    Attribute {
        Class = "class", ColumnSpan = "colspan", Datetime = "datetime", Dir = "dir", Href = "href", Id = "id",
        Label = "aria-label", Lang = "lang", Open = "open", Rel = "rel", Role = "role", RowSpan = "rowspan", Scope = "scope", Start = "start",
        Title = "title", Type = "type", Value = "value",
    }
}

/// HTML that is escaped as it is written.
#[derive(Default)]
pub(in crate::output) struct Html {
    written: String,
    /// Whether pieces are named by `part`, as in the shadow root of an element, in place of `class`; headings are a level lower there, since
    /// the page around it has its own.
    has_parts: bool,
}

impl Html {
    /// HTML for a shadow root: all pieces have the names that the element's styles know.
    pub(in crate::output) fn of_parts() -> Self {
        Self { has_parts: true, ..Self::default() }
    }

    /// What has been written.
    pub(super) fn finish(self) -> String {
        self.written
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: &[(Attribute, &str)]) {
        self.written.push('<');
        self.written.push_str(self.named(tag));
        let part =
            part_of(tag).filter(|_| self.has_parts && attributes.iter().all(|(name, _)| *name != Attribute::Class));
        part.into_iter().for_each(|part| self.attribute("part", part));
        for (attribute, value) in attributes {
            // Which language code is in is no piece's name.
            let is_part = self.has_parts && *attribute == Attribute::Class && tag != Tag::Code;
            self.attribute(if is_part { "part" } else { attribute.name() }, value);
        }
        self.written.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.written.push(' ');
        self.written.push_str(name);
        self.written.push_str("=\"");
        self.text(value);
        self.written.push('"');
    }

    fn named(&self, tag: Tag) -> &'static str {
        let lower = match tag {
            _ if !self.has_parts => tag,
            Tag::H1 => Tag::H2,
            Tag::H2 => Tag::H3,
            Tag::H3 => Tag::H4,
            Tag::H4 => Tag::H5,
            Tag::H5 => Tag::H6,
            tag => tag,
        };
        lower.name()
    }

    pub(super) fn close(&mut self, tag: Tag) {
        self.written.push_str("</");
        self.written.push_str(self.named(tag));
        self.written.push('>');
    }

    pub(super) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                '\'' => self.written.push_str("&#39;"),
                // No document can hold it.
                '\0' => self.written.push(char::REPLACEMENT_CHARACTER),
                letter => self.written.push(letter),
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.open(Tag::Br, &[]);
    }

    pub(super) fn end_line(&mut self) {
        self.written.push('\n');
    }

    /// Opens a link, when `address` may be one.
    pub(super) fn open_link(&mut self, address: &str) -> bool {
        let href = safe_href(address);
        if let Some(href) = &href {
            self.open(Tag::A, &[(Attribute::Href, href), (Attribute::Rel, "noopener noreferrer")]);
        }
        href.is_some()
    }

    /// Words in an element of their own.
    pub(super) fn words(&mut self, tag: Tag, class: &str, text: &str) {
        self.open(tag, &[(Attribute::Class, class)]);
        self.text(text);
        self.close(tag);
    }
}

/// The name of a piece that no class tells from others of its element.
fn part_of(tag: Tag) -> Option<&'static str> {
    Some(match tag {
        Tag::A => "link",
        Tag::Article => "article",
        Tag::Blockquote => "quote",
        Tag::Caption | Tag::Figcaption => "caption",
        Tag::Dd => "description",
        Tag::Details => "details",
        Tag::Dl => "definitions",
        Tag::Dt => "term",
        Tag::Figure => "figure",
        Tag::Footer => "colophon",
        Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => "heading",
        Tag::Header => "header",
        Tag::Hr => "separator",
        Tag::Li => "item",
        Tag::Ol | Tag::Ul => "list",
        Tag::P => "paragraph",
        Tag::Pre => "code",
        Tag::Summary => "details-summary",
        Tag::Table => "table",
        _ => return None,
    })
}
