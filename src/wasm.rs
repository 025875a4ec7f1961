//! What JavaScript sees: functions that convert and pass on, and decide nothing.
//!
//! Spans cross this border in UTF-16 code units; the types are those of `wasm/types.d.ts`.

#![allow(unreachable_pub, reason = "JavaScript reaches them")]

mod errors;
#[cfg(feature = "insight")]
mod insight;
mod options;
mod strings;
#[cfg(not(feature = "insight"))]
mod without_insight;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

use crate::article::utf16::{self, Utf16Index};
use crate::{ClipboardForm, ClipboardForms, Span, article, dom, language};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("wasm/types.d.ts");

/// A pasted article, read. It lives in the module's memory: `free()` gives that back at once, the browser's own
/// clean-up does so some time later.
#[wasm_bindgen]
pub struct Article {
    article: article::Article,
    source: String,
    form: Option<ClipboardForm>,
}

#[wasm_bindgen]
impl Article {
    /// The article as plain data.
    #[wasm_bindgen(js_name = toJSON, unchecked_return_type = "ArticleData")]
    pub fn to_json(&self) -> Result<JsValue, JsValue> {
        data(&utf16::article(&self.article, &self.source))
    }

    /// The text that it was read from; lone surrogates stand as U+FFFD.
    #[wasm_bindgen(getter)]
    pub fn source(&self) -> String {
        self.source.clone()
    }

    /// Which form of a clipboard `source` is, of an article that `parseClipboard` has read.
    #[wasm_bindgen(getter, unchecked_return_type = "ClipboardForm | undefined")]
    pub fn form(&self) -> Option<String> {
        self.form.map(|form| form.name().to_owned())
    }

    /// The body alone, blocks parted by an empty line.
    #[wasm_bindgen(js_name = toText)]
    pub fn to_text(&self) -> String {
        self.article.to_text()
    }

    /// The article as Markdown.
    #[wasm_bindgen(js_name = toMarkdown)]
    pub fn to_markdown(&self) -> String {
        self.article.to_markdown()
    }

    /// The article as schema.org's `NewsArticle` in JSON-LD.
    #[wasm_bindgen(js_name = toJsonLd)]
    pub fn to_json_ld(&self) -> String {
        self.article.to_json_ld()
    }

    /// The article as HTML, escaped by construction.
    #[wasm_bindgen(js_name = toHtml)]
    pub fn to_html(&self) -> String {
        self.article.to_html()
    }

    /// What another instance of this module makes the same article of, by `takeOver`: it can cross from a worker.
    #[wasm_bindgen(js_name = handOver, unchecked_return_type = "HandedOver")]
    pub fn hand_over(&self) -> Vec<u8> {
        self.article.to_bytes(&self.source)
    }

    /// Puts an item of `furniture` back into the body.
    pub fn restore(&mut self, index: usize) -> Result<(), JsValue> {
        self.article.restore(index).map_err(errors::thrown)
    }

    /// Shows the words at repairs' `source`s as they stand there; all of them, or none and an error.
    #[wasm_bindgen(js_name = undoRepairs)]
    pub fn undo_repairs(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "readonly Span[]")] places: &JsValue,
    ) -> Result<(), JsValue> {
        let index = Utf16Index::new(&self.source);
        let mut places = options::spans("places", places)?;
        places.iter_mut().for_each(|place| *place = Span::new(index.bytes(place.start), index.bytes(place.end)));
        self.article.undo_repairs(&places, &self.source).map_err(errors::thrown)
    }

    /// Sets a field of `metadata` to the reader's value; what it was stays as its first alternative. A headline that stands
    /// elsewhere in the article is taken from there, and the one before it becomes a paragraph.
    pub fn correct(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "CorrectableField")] field: &str,
        value: &str,
    ) -> Result<(), JsValue> {
        self.article.correct(field, value).map_err(errors::thrown)
    }
}

/// Reads a pasted text.
#[wasm_bindgen(unchecked_return_type = "Article")]
pub fn parse(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: &JsValue,
) -> Result<Article, JsValue> {
    let source = options::text(text)?;
    let article = article::Article::parse(&source, &options::parse(options)?).map_err(errors::thrown)?;
    Ok(Article { article, source, form: None })
}

/// Reads the better form of what is on a clipboard: its HTML, unless that lacks words of the text or only colours a source.
#[wasm_bindgen(js_name = parseClipboard, unchecked_return_type = "Article")]
pub fn parse_clipboard(
    #[wasm_bindgen(unchecked_param_type = "ClipboardForms")] forms: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: &JsValue,
) -> Result<Article, JsValue> {
    let (html, text) = options::clipboard(forms)?;
    let forms = ClipboardForms { html: &html, text: &text };
    let read = article::Article::parse_clipboard(forms, &options::parse(options)?);
    let (article, form) = read.map_err(errors::thrown)?;
    let source = if form == ClipboardForm::Html { html } else { text };
    Ok(Article { article, source, form: Some(form) })
}

/// The article that `handOver` gave in another instance of this module, with the source that it was read from.
#[wasm_bindgen(js_name = takeOver, unchecked_return_type = "Article")]
pub fn take_over(
    #[wasm_bindgen(unchecked_param_type = "HandedOver")] article: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] source: &JsValue,
) -> Result<Article, JsValue> {
    let source = options::text(source)?;
    let article = options::handed_over(article, &source)?;
    Ok(Article { article, source, form: None })
}

/// Sums an article up in its own sentences.
#[wasm_bindgen(unchecked_return_type = "Summary")]
pub fn summarize(
    article: &Article,
    #[wasm_bindgen(unchecked_optional_param_type = "SummaryOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut summary = article.article.summarize(&options::summary(options)?);
    let index = Utf16Index::new(&article.source);
    for sentence in &mut summary.sentences {
        sentence.span = index.span(sentence.span);
        sentence.cuts.iter_mut().for_each(|cut| *cut = index.span(*cut));
    }
    data(&summary)
}

/// Tells the language of a text.
#[wasm_bindgen(js_name = detectLanguage, unchecked_return_type = "DetectedLanguage")]
pub fn detect_language(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<JsValue, JsValue> {
    data(&language::detect(&options::text(text)?))
}

/// The sentences of any text, as starts and ends in turn.
#[wasm_bindgen]
pub fn sentences(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SentenceOptions")] options: &JsValue,
) -> Result<Vec<u32>, JsValue> {
    let source = options::text(text)?;
    let language = options::language(options)?;
    Ok(utf16::flat(&source, &language::split(&source, language.as_deref())))
}

/// Sets an article into a page, in place of what `target` holds.
#[wasm_bindgen]
pub fn render(
    article: &Article,
    target: &Element,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderOptions")] options: &JsValue,
) -> Result<Rendering, JsValue> {
    let layout = options::layout(options)?;
    dom::render(&article.article, &article.source, target, &layout).map(|rendered| Rendering { rendered })
}

/// An article as it stands in a page.
#[wasm_bindgen]
pub struct Rendering {
    rendered: dom::Rendered,
}

#[wasm_bindgen]
impl Rendering {
    /// Where in the page `source.slice(start, end)` stands; nothing for what is not shown.
    #[wasm_bindgen(js_name = rangeOf)]
    pub fn range_of(&self, start: usize, end: usize) -> Result<Option<Range>, JsValue> {
        self.rendered.range_of(start, end)
    }

    /// Which of the article's `sentences` a place in the page belongs to.
    #[wasm_bindgen(js_name = sentenceAt)]
    pub fn sentence_at(&self, node: &Node, offset: u32) -> Option<usize> {
        self.rendered.sentence_at(node, offset)
    }

    /// Shows another summary in place of the one shown, or none; the rest of the article stays as it is.
    #[wasm_bindgen(js_name = showSummary)]
    pub fn show_summary(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "Summary")] summary: &JsValue,
    ) -> Result<(), JsValue> {
        let view = options::summary_view(summary)?;
        self.rendered.show_summary(view.as_ref())
    }

    /// Goes on as `standing`, the article of an earlier rendering that was brought up to this one: of its text nodes, `kept[i]` answers
    /// for `made[i]`.
    pub fn keep(
        &mut self,
        standing: Element,
        #[wasm_bindgen(unchecked_param_type = "Node[]")] made: &js_sys::Array,
        #[wasm_bindgen(unchecked_param_type = "Node[]")] kept: &js_sys::Array,
    ) {
        self.rendered.keep(standing, made, kept);
    }

    /// Takes the article out of the page and gives its memory back.
    pub fn destroy(self) {
        self.rendered.destroy();
    }
}

/// Plain data for JavaScript: objects, arrays, strings and numbers.
fn data(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
