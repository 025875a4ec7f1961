//! Dates in the words of a language, which the browser knows.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use crate::output::forms::machine_date;

#[wasm_bindgen]
extern "C" {
    // Not js-sys' own: an unknown language tag must be an error here, not an exception through the module.
    #[wasm_bindgen(js_name = Date)]
    type Day;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(iso: &str) -> Day;
    #[wasm_bindgen(catch, method, js_class = "Date", js_name = toLocaleDateString)]
    fn in_words(this: &Day, language: &JsValue, options: &Object) -> Result<String, JsValue>;
}

/// `2031-05-17` as "May 17, 2031" and the like; nothing where `date` is not an ISO 8601 date. A time of day stays as it
/// is written.
pub(super) fn in_words(date: &str, language: Option<&str>) -> Option<String> {
    let (day, rest) = machine_date(date)?.split_at_checked(10)?;
    let options = Object::new();
    for (name, value) in [("year", "numeric"), ("month", "long"), ("day", "numeric"), ("timeZone", "UTC")] {
        js_sys::Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let at_noon = Day::new(&format!("{day}T12:00:00Z"));
    let language = language.map_or(JsValue::UNDEFINED, JsValue::from);
    let words =
        at_noon.in_words(&language, &options).or_else(|_| at_noon.in_words(&JsValue::UNDEFINED, &options)).ok()?;
    match rest.get(1..6) {
        Some(time) => Some(format!("{words}, {time}{}", zone(rest))),
        None => Some(words),
    }
}

/// The zone of a time of day, as a reader takes it.
fn zone(time: &str) -> String {
    match time.rfind(['Z', '+', '-']) {
        Some(at) if time[at..].starts_with('Z') => " UTC".to_owned(),
        Some(at) => format!(" UTC{}", &time[at..]),
        None => String::new(),
    }
}
