//! From a page's source to its tree: html5gum's tokens, each with its place, into html5ever's tree construction.
//!
//! html5gum tells where in the source it is, which html5ever's own tokenizer does not; together they follow the HTML standard, section 13.2.
//! Tree construction asks of a text only whether it is white space, and of nearly all attributes nothing. So it is given the number of a text
//! and of a tag's attributes in place of their letters, which stay in the source.

use std::borrow::Cow;
use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, QualName, ns};
use html5gum::{Emitter, Error as Fault, State, Tokenizer};

use super::tree::{Attribute, Chunk, Handle, NUMBER, Sink, Tree};
use crate::article::Span;
use crate::{Error, Limits};

/// Any line will do: nobody is told of faults.
const LINE: u64 = 1;
/// Attributes of a tag beyond which more are not read: only attacks have them.
pub(super) const MOST_ATTRIBUTES: usize = 200;

/// Reads a page or a part of one.
///
/// # Errors
/// [`Error::LimitExceeded`] for more elements, or deeper ones, than the limits allow.
pub(super) fn parse<'a>(source: &'a str, limits: &Limits) -> Result<Tree<'a>, Error> {
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(source.len(), limits), options);
    let tokens = Tokens::new(source, &builder);
    // It gives nothing but the word to stop, which the tree knows as well.
    let _stopped = Tokenizer::new_with_emitter(source, tokens).next();
    builder.sink.into_tree()
}

/// The tag that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Nothing,
    Start,
    End,
}

/// What is given piece by piece, and mostly stands in the source as it is.
#[derive(Default)]
struct Written {
    /// Where it begins, once that is known.
    start: Option<usize>,
    /// How much of it is as it stands there.
    len: usize,
    /// All of it, where not.
    other: Vec<u8>,
}

impl Written {
    fn begin(&mut self, start: Option<usize>) {
        (self.start, self.len) = (start, 0);
        self.other.clear();
    }

    /// One more piece, which ends at `end`.
    fn push(&mut self, source: &str, piece: &[u8], end: usize) {
        let start = *self.start.get_or_insert(end.saturating_sub(piece.len()));
        let (source, at) = (source.as_bytes(), start + self.len);
        if self.other.is_empty() && source.get(at..at + piece.len()) == Some(piece) {
            self.len += piece.len();
            return;
        }
        if self.other.is_empty() {
            self.other.extend(source.get(start..at).unwrap_or_default());
        }
        self.other.extend(piece);
    }

    fn letters<'a>(&self, source: &'a str) -> Cow<'a, str> {
        if self.other.is_empty() {
            let start = self.start.unwrap_or_default();
            return source.get(start..start + self.len).unwrap_or_default().into();
        }
        String::from_utf8_lossy(&self.other).into_owned().into()
    }
}

struct Tokens<'a, 'b> {
    source: &'a str,
    builder: &'b TreeBuilder<Handle, Sink<'a>>,
    position: usize,
    /// The text so far, in pieces: stretches of the source, and what entities stand for.
    text: Vec<Chunk>,
    /// Where the tag before the text ends.
    text_start: usize,
    reading: Reading,
    name: Vec<u8>,
    /// The name of the last start tag: only its end tag ends a script or a title.
    last_start: Vec<u8>,
    self_closing: bool,
    attributes: Vec<Attribute<'a>>,
    attribute_name: Written,
    value: Written,
    value_end: usize,
    has_attribute: bool,
    /// Where the tag's first attribute begins.
    attributes_start: usize,
    /// The attributes of formatting elements by how they are written: tree construction counts those that are the same.
    same: HashMap<&'a str, u32>,
    done: bool,
}

impl<'a, 'b> Tokens<'a, 'b> {
    fn new(source: &'a str, builder: &'b TreeBuilder<Handle, Sink<'a>>) -> Self {
        Self {
            source,
            builder,
            position: 0,
            text: Vec::new(),
            text_start: 0,
            reading: Reading::Nothing,
            name: Vec::new(),
            last_start: Vec::new(),
            self_closing: false,
            attributes: Vec::new(),
            attribute_name: Written::default(),
            value: Written::default(),
            value_end: 0,
            has_attribute: false,
            attributes_start: 0,
            same: HashMap::new(),
            done: false,
        }
    }

    /// Where the text so far ends.
    fn text_end(&self) -> usize {
        self.text.last().map_or(self.text_start, |chunk| chunk.span.end)
    }

    /// Gives tree construction the text so far.
    fn flush_text(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        for Chunk { span, decoded } in text.drain(..) {
            if let Some(decoded) = decoded {
                let blank = decoded.chars().all(is_blank);
                self.give(Chunk { span, decoded: Some(decoded) }, blank);
                continue;
            }
            let letters = self.source.get(span.start..span.end).unwrap_or_default();
            let blank = letters.bytes().position(|byte| !is_blank(byte.into())).unwrap_or(letters.len());
            let words = span.start + blank;
            for (span, blank) in [(Span::new(span.start, words), true), (Span::new(words, span.end), false)] {
                if !span.is_empty() {
                    self.give(Chunk { span, decoded: None }, blank);
                }
            }
        }
        (self.text, self.text_start) = (text, self.position);
    }

    /// Gives tree construction one piece of text, all white space or beginning with something else.
    fn give(&self, chunk: Chunk, blank: bool) {
        let number = self.builder.sink.add_chunk(chunk, blank);
        let stands_for = if blank { StrTendril::from_char(' ') } else { numeral(number) };
        self.process(Token::CharacterTokens(stands_for));
    }

    fn process(&self, token: Token) -> Option<State> {
        match self.builder.process_token(token, LINE) {
            TokenSinkResult::Continue | TokenSinkResult::EncodingIndicator(_) => None,
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => Some(State::ScriptData),
        }
    }

    /// The attribute that was being read is whole.
    fn end_attribute(&mut self) {
        if !std::mem::take(&mut self.has_attribute) || self.reading != Reading::Start {
            return;
        }
        let name = self.attribute_name.letters(self.source);
        // Each is compared with those before.
        if self.attributes.len() >= MOST_ATTRIBUTES || self.attributes.iter().any(|known| known.name == name) {
            return;
        }
        let start = self.value.start.unwrap_or(self.position);
        let span = Span::new(start, self.value_end.max(start));
        self.attributes.push(Attribute { name, value: self.value.letters(self.source), span });
    }

    /// The number of the tag's attributes, where it has any.
    fn attributes_number(&mut self, name: &LocalName) -> Option<u32> {
        if self.attributes.is_empty() {
            return None;
        }
        let mut add = || self.builder.sink.add_attributes(&mut self.attributes);
        if !is_formatting(name) {
            return Some(add());
        }
        let written = self.source.get(self.attributes_start..self.position).unwrap_or_default();
        Some(*self.same.entry(written).or_insert_with(add))
    }

    fn start_tag(&mut self) -> Option<State> {
        let name = local_name(&self.name);
        std::mem::swap(&mut self.last_start, &mut self.name);
        let mut attrs = Vec::with_capacity(usize::from(!self.attributes.is_empty()));
        // What tree construction itself asks for.
        let asked: &[&str] = match &*name {
            "input" => &["type"],
            "annotation-xml" => &["encoding"],
            "font" => &["color", "face", "size"],
            _ => &[],
        };
        for attribute in &self.attributes {
            if asked.contains(&&*attribute.name) {
                attrs.push(attribute_token((*attribute.name).into(), StrTendril::from_slice(&attribute.value)));
            }
        }
        if let Some(number) = self.attributes_number(&name) {
            attrs.push(attribute_token(NUMBER, numeral(number)));
        }
        self.process(Token::TagToken(Tag {
            kind: TagKind::StartTag,
            name,
            self_closing: self.self_closing,
            attrs,
            had_duplicate_attributes: false,
        }))
    }

    fn end_tag(&mut self) -> Option<State> {
        self.last_start.clear();
        self.process(Token::TagToken(Tag {
            kind: TagKind::EndTag,
            name: local_name(&self.name),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }))
    }
}

fn attribute_token(name: LocalName, value: StrTendril) -> html5ever::Attribute {
    html5ever::Attribute { name: QualName::new(None, ns!(), name), value }
}

fn local_name(bytes: &[u8]) -> LocalName {
    std::str::from_utf8(bytes).unwrap_or_default().into()
}

/// White space of HTML.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// Elements that tree construction opens anew in the next block, and counts; `a` is closed by the next.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// The letters of numbers begin here: none is white space.
const NAUGHT: u32 = 0x1_0000;
/// How many bits of a number a letter has.
const BITS: u32 = 19;

/// A number in two letters.
fn numeral(number: u32) -> StrTendril {
    let mut letters = StrTendril::new();
    for bits in [number & ((1 << BITS) - 1), number >> BITS] {
        letters.push_char(char::from_u32(NAUGHT + bits).unwrap_or_default());
    }
    letters
}

/// The number that [`numeral`] wrote.
pub(super) fn number(letters: &str) -> Option<u32> {
    letters.chars().rev().try_fold(0_u32, |sum, letter| Some(sum << BITS | u32::from(letter).checked_sub(NAUGHT)?))
}

impl Emitter for Tokens<'_, '_> {
    type Token = ();

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start = last_start_tag.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.flush_text();
        let _state = self.process(Token::EOFToken);
        self.builder.end();
        self.done = true;
    }

    fn emit_error(&mut self, _: Fault) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<()> {
        (!self.done && self.builder.sink.is_full()).then_some(())
    }

    fn emit_string(&mut self, letters: &[u8]) {
        let end = self.position.min(self.source.len());
        let known = self.text_end();
        let start = end.saturating_sub(letters.len());
        let bytes = self.source.as_bytes();
        if start >= known && bytes.get(start..end) == Some(letters) {
            match self.text.last_mut() {
                Some(Chunk { span, decoded: None }) if span.end == start => span.end = end,
                _ => self.text.push(Chunk { span: Span::new(start, end), decoded: None }),
            }
            return;
        }
        // What an entity stands for, whose ampersand is the last one before, or a line's end of two characters.
        let before = bytes.get(known..end).unwrap_or_default();
        let start = match before {
            [.., b'\r'] => end - 1,
            _ => before.iter().rposition(|&byte| byte == b'&').map_or(known, |at| known + at),
        };
        let decoded = String::from_utf8_lossy(letters).replace('\0', "");
        // A chunk lies on whole letters.
        let mut end = end.max(start);
        while !self.source.is_char_boundary(end) {
            end += 1;
        }
        self.text.push(Chunk { span: Span::new(start, end), decoded: Some(decoded.into()) });
    }

    fn init_start_tag(&mut self) {
        self.reading = Reading::Start;
        self.name.clear();
        self.attributes.clear();
        (self.self_closing, self.has_attribute) = (false, false);
    }

    fn init_end_tag(&mut self) {
        self.reading = Reading::End;
        self.name.clear();
        self.has_attribute = false;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.flush_text();
        match std::mem::replace(&mut self.reading, Reading::Nothing) {
            Reading::Start => self.start_tag(),
            Reading::End => self.end_tag(),
            Reading::Nothing => None,
        }
    }

    fn init_comment(&mut self) {}

    fn emit_current_comment(&mut self) {}

    fn push_comment(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
        if self.attributes.is_empty() {
            self.attributes_start = self.position.saturating_sub(1);
        }
        self.has_attribute = true;
        self.attribute_name.begin(None);
        self.value.begin(None);
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.push(self.source, name, self.position);
    }

    fn init_attribute_value(&mut self) {
        self.value.begin(Some(self.position));
        self.value_end = self.position;
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.value.push(self.source, value, self.position);
        self.value_end = self.position;
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.reading == Reading::End && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Id;
    use super::*;

    #[test]
    fn attributes_are_read_with_their_places() {
        let source = "<html LANG=en data-x='a &amp; b'><html lang=de dir=rtl>";
        let tree = parse(source, &Limits::default()).unwrap();
        let html = tree.first_child(Id::ROOT).unwrap();
        let found: Vec<_> = tree
            .attributes(html)
            .iter()
            .map(|attribute| (&*attribute.name, &*attribute.value, attribute.span.of(source)))
            .collect();
        assert_eq!(found, [("lang", "en", "en"), ("data-x", "a & b", "a &amp; b"), ("dir", "rtl", "rtl")]);
    }

    #[test]
    fn a_line_end_of_two_characters_parts_words() {
        let page = "<p><a href=\"/times?from=ellery&to=port\">The ferry</a>\r\n<b>sails</b>\r\ntwice a day &amp; once at night.</p>";
        let reading = super::super::read(page, None, &Limits::default()).unwrap();
        let texts: Vec<&str> = reading.passages.iter().map(|passage| &*passage.text.text).collect();
        assert_eq!(texts, ["The ferry sails twice a day & once at night."]);
    }

    #[test]
    fn numbers_come_back() {
        for at in [0, 1, 63, 1 << 19, u32::MAX] {
            assert_eq!(number(&numeral(at)), Some(at));
        }
        assert_eq!(number("7"), None);
    }
}
