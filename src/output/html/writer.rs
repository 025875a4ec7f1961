//! The one place where HTML is written: elements and attributes of fixed lists, all else escaped.

use crate::output::address::safe_href;
use crate::output::tag::{Tag, names};

names! {
    /// The attributes that can be written.
    Attribute {
        Class = "class", ColumnSpan = "colspan", Datetime = "datetime", Dir = "dir", Href = "href", Id = "id",
        Lang = "lang", Open = "open", Rel = "rel", Role = "role", RowSpan = "rowspan", Scope = "scope", Start = "start",
        Title = "title", Type = "type", Value = "value",
    }
}

/// HTML that is escaped as it is written.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// What has been written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: &[(Attribute, &str)]) {
        self.0.push('<');
        self.0.push_str(tag.name());
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute.name());
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    pub(super) fn close(&mut self, tag: Tag) {
        self.0.push_str("</");
        self.0.push_str(tag.name());
        self.0.push('>');
    }

    pub(super) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No document can hold it.
                '\0' => self.0.push(char::REPLACEMENT_CHARACTER),
                letter => self.0.push(letter),
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.open(Tag::Br, &[]);
    }

    pub(super) fn end_line(&mut self) {
        self.0.push('\n');
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
