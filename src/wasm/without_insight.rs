//! The methods of `insight.rs` in a build that has no insight: each says so. With them every build has the same functions, and one glue
//! serves any.

#![expect(clippy::unused_self, reason = "the methods are those of the other build")]

use wasm_bindgen::prelude::*;

use super::{Article, errors};
use crate::Error;

#[wasm_bindgen]
impl Article {
    /// Holds somebody else's summary against the article.
    #[wasm_bindgen(unchecked_return_type = "Check")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] summary: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let _ = summary;
        lacking("check")
    }

    /// What is quoted in the article and who says it.
    #[wasm_bindgen(unchecked_return_type = "Quotation[]")]
    pub fn quotations(&self) -> Result<JsValue, JsValue> {
        lacking("quotations")
    }

    /// What a reader wants to know of the article beside its words: who, what, when and where, names, numbers and more.
    #[wasm_bindgen(unchecked_return_type = "Insight")]
    pub fn insight(&self) -> Result<JsValue, JsValue> {
        lacking("insight")
    }

    /// What the article is about, the best phrases first; ten unless another number is asked for.
    #[wasm_bindgen(js_name = keyPhrases, unchecked_return_type = "KeyPhrase[]")]
    pub fn key_phrases(&self, most: Option<u32>) -> Result<JsValue, JsValue> {
        let _ = most;
        lacking("keyPhrases")
    }
}

fn lacking(what: &'static str) -> Result<JsValue, JsValue> {
    Err(errors::thrown(Error::NotInBuild { what }))
}
