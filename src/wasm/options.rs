//! JavaScript's options, read by hand: what is not given has its default, what can't be is an error that says so.

use std::str::FromStr;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::errors::thrown;
use super::strings;
use crate::article::{Article, Span};
use crate::dom::{Layout, SummaryLine, SummaryView};
use crate::{Error, Options, SummaryOptions};

/// The text to read.
pub(super) fn text(value: &JsValue) -> Result<String, JsValue> {
    copied("text", value)
}

fn copied(name: &'static str, value: &JsValue) -> Result<String, JsValue> {
    value.dyn_ref().and_then(strings::copied).ok_or_else(|| invalid(name, value, "a string"))
}

/// The forms of a clipboard, HTML and text; one that is left out is empty.
pub(super) fn clipboard(value: &JsValue) -> Result<(String, String), JsValue> {
    let forms = object("forms", value)?.ok_or_else(|| invalid("forms", value, "an object"))?;
    let form = |name| member(forms, name).map_or_else(|| Ok(String::new()), |value| copied(name, &value));
    Ok((form("html")?, form("text")?))
}

/// The options of `parse`.
pub(super) fn parse(value: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options::default();
    let Some(object) = object("options", value)? else { return Ok(options) };
    if let Some(format) = named(object, "format")? {
        options.format = format;
    }
    options.url = string(object, "url")?;
    options.language = string(object, "lang")?;
    Ok(options)
}

/// An article out of another instance of this module.
pub(super) fn handed_over(value: &JsValue, source: &str) -> Result<Article, JsValue> {
    // Not by `instanceof`, which knows no bytes of another frame.
    let bytes = js_sys::ArrayBuffer::is_view(value).then(|| js_sys::Uint8Array::new(value).to_vec());
    let article = bytes.and_then(|bytes| Article::from_bytes(&bytes, source));
    article.ok_or_else(|| invalid("article", value, "what `handOver` gave, with the text that it was read from"))
}

/// Places in a text.
pub(super) fn spans(name: &'static str, value: &JsValue) -> Result<Vec<Span>, JsValue> {
    let end = |place: &JsValue, end| whole(place, end, 0.0, f64::from(u32::MAX)).ok().flatten();
    let span = |place: JsValue| Some(Span::new(end(&place, "start")?, end(&place, "end")?));
    let places = value.dyn_ref::<Array>().and_then(|places| places.iter().map(span).collect());
    places.ok_or_else(|| invalid(name, value, "a list of places in the text, such as [{ start: 0, end: 5 }]"))
}

/// The options of `sentences`.
pub(super) fn language(value: &JsValue) -> Result<Option<String>, JsValue> {
    object("options", value)?.map_or(Ok(None), |object| string(object, "lang"))
}

/// The options of `summarize`.
pub(super) fn summary(value: &JsValue) -> Result<SummaryOptions, JsValue> {
    let mut options = SummaryOptions::default();
    let Some(object) = object("options", value)? else { return Ok(options) };
    if let Some(kind) = named(object, "type")? {
        options.kind = kind;
    }
    if let Some(length) = named(object, "length")? {
        options.length = length;
    }
    if let Some(format) = named(object, "format")? {
        options.format = format;
    }
    options.sentences = whole(object, "sentences", 1.0, f64::from(u32::MAX))?;
    options.words = whole(object, "words", 1.0, f64::from(u32::MAX))?;
    options.percent = whole(object, "percent", 1.0, 100.0)?.map(|percent| percent as u8);
    options.query = string(object, "query")?;
    options.strict = flag(object, "strict")?;
    if let Some(avoid) = member(object, "avoid") {
        options.avoid_quotations = avoid.as_string().as_deref() == Some("quotations");
        if !options.avoid_quotations {
            return Err(invalid("avoid", &avoid, "\"quotations\""));
        }
    }
    if let Some(method) = named(object, "method")? {
        options.method = method;
    }
    Ok(options)
}

/// The options of `render`.
pub(super) fn layout(value: &JsValue) -> Result<Layout, JsValue> {
    let mut layout = Layout { summary: None, heading_level: 1 };
    let Some(object) = object("options", value)? else { return Ok(layout) };
    if let Some(summary) = member(object, "summary") {
        layout.summary = summary_view(&summary)?;
    }
    if let Some(level) = whole(object, "headingLevel", 1.0, 5.0)? {
        layout.heading_level = level as u8;
    }
    Ok(layout)
}

/// A summary that comes back to be shown; nothing where there is none.
pub(super) fn summary_view(value: &JsValue) -> Result<Option<SummaryView>, JsValue> {
    let Some(object) = object("summary", value)? else { return Ok(None) };
    let kind = string(object, "type")?.unwrap_or_default();
    let sentences = member(object, "sentences").unwrap_or_default();
    let sentences = sentences.dyn_ref::<Array>().ok_or_else(|| invalid("summary.sentences", &sentences, "an array"))?;
    let lines = sentences.iter().map(|sentence| line(&sentence)).collect::<Result<_, _>>()?;
    Ok(Some(SummaryView { kind, lines }))
}

fn line(value: &JsValue) -> Result<SummaryLine, JsValue> {
    let wrong = || invalid("summary.sentences", value, "sentences as `summarize` gives them");
    let sentence = object("summary.sentences", value)?.ok_or_else(wrong)?;
    let span = member(sentence, "span").ok_or_else(wrong)?;
    let span = object("span", &span)?.ok_or_else(wrong)?;
    let most = f64::from(u32::MAX);
    Ok(SummaryLine {
        text: string(sentence, "text")?.ok_or_else(wrong)?,
        span: Span::new(
            whole(span, "start", 0.0, most)?.ok_or_else(wrong)?,
            whole(span, "end", 0.0, most)?.ok_or_else(wrong)?,
        ),
        sentence: whole(sentence, "sentence", 0.0, most)?,
    })
}

/// `value` when it has members, nothing when it is left out.
fn object<'v>(name: &'static str, value: &'v JsValue) -> Result<Option<&'v JsValue>, JsValue> {
    match value {
        _ if value.is_undefined() || value.is_null() => Ok(None),
        _ if value.is_object() => Ok(Some(value)),
        _ => Err(invalid(name, value, "an object")),
    }
}

fn member(object: &JsValue, name: &'static str) -> Option<JsValue> {
    // A getter that throws is taken as a member left out.
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn string(object: &JsValue, name: &'static str) -> Result<Option<String>, JsValue> {
    let Some(value) = member(object, name) else { return Ok(None) };
    value.as_string().map(Some).ok_or_else(|| invalid(name, &value, "a string"))
}

/// Yes or no; no where nothing is said.
fn flag(object: &JsValue, name: &'static str) -> Result<bool, JsValue> {
    let Some(value) = member(object, name) else { return Ok(false) };
    value.as_bool().ok_or_else(|| invalid(name, &value, "true or false"))
}

/// A value out of a list of names.
fn named<T: FromStr<Err = Error>>(object: &JsValue, name: &'static str) -> Result<Option<T>, JsValue> {
    let Some(value) = member(object, name) else { return Ok(None) };
    let word = value.as_string().unwrap_or_else(|| shown(&value));
    word.parse().map(Some).map_err(thrown)
}

/// A whole number from `least` to `most`.
fn whole(object: &JsValue, name: &'static str, least: f64, most: f64) -> Result<Option<usize>, JsValue> {
    let Some(value) = member(object, name) else { return Ok(None) };
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && (least..=most).contains(number));
    let expected = match most {
        5.0 => "a whole number from 1 to 5",
        100.0 => "a whole number from 1 to 100",
        _ => "a whole number",
    };
    number.map(|number| Some(number as usize)).ok_or_else(|| invalid(name, &value, expected))
}

fn invalid(option: &'static str, value: &JsValue, expected: &'static str) -> JsValue {
    thrown(Error::InvalidOption { option, value: shown(value), expected })
}

/// What was given, in short: strings and numbers as they are, the rest by their type.
fn shown(value: &JsValue) -> String {
    let number = || value.as_f64().map(|number| String::from(js_sys::Number::from(number).to_js_string()));
    value.as_string().or_else(number).or_else(|| value.js_typeof().as_string()).unwrap_or_default()
}
