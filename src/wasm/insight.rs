//! What a reader wants to know beside an article and its summary: methods of its own, for a build may lack them.

use wasm_bindgen::prelude::*;

use super::{Article, data, options};
use crate::article::utf16::Utf16Index;

#[wasm_bindgen]
impl Article {
    /// Holds somebody else's summary against the article.
    #[wasm_bindgen(unchecked_return_type = "Check")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] summary: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let summary = options::text(summary)?;
        let mut check = self.article.check(&summary);
        let (source, of_summary) = (Utf16Index::new(&self.source), Utf16Index::new(&summary));
        for claim in &mut check.claims {
            claim.for_each_span(&mut |span| *span = source.span(*span), &mut |span| *span = of_summary.span(*span));
        }
        data(&check)
    }

    /// What is quoted in the article and who says it.
    #[wasm_bindgen(unchecked_return_type = "Quotation[]")]
    pub fn quotations(&self) -> Result<JsValue, JsValue> {
        let mut quotations = self.article.quotations();
        let index = Utf16Index::new(&self.source);
        quotations.iter_mut().for_each(|one| one.for_each_span(&mut |span| *span = index.span(*span)));
        data(&quotations)
    }

    /// What a reader wants to know of the article beside its words: who, what, when and where, names, numbers and more.
    #[wasm_bindgen(unchecked_return_type = "Insight")]
    pub fn insight(&self) -> Result<JsValue, JsValue> {
        let mut insight = self.article.insight();
        let index = Utf16Index::new(&self.source);
        insight.for_each_span(&mut |span| *span = index.span(*span));
        data(&insight)
    }

    /// What the article is about, the best phrases first; ten unless another number is asked for.
    #[wasm_bindgen(js_name = keyPhrases, unchecked_return_type = "KeyPhrase[]")]
    pub fn key_phrases(&self, most: Option<u32>) -> Result<JsValue, JsValue> {
        let mut phrases = self.article.key_phrases(most.unwrap_or(10) as usize);
        let index = Utf16Index::new(&self.source);
        phrases.iter_mut().flat_map(|one| &mut one.spans).for_each(|span| *span = index.span(*span));
        data(&phrases)
    }
}
