//! Long strings of JavaScript, copied by the browser's encoder.
//!
//! The glue of wasm-bindgen copies a string letter by letter up to the first that is not ASCII, which takes three times as long.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, room: &mut [u8]) -> Encoded;

    type Encoded;

    /// In UTF-16 code units.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    /// In bytes.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// The text of a string; a lone surrogate becomes U+FFFD.
pub(super) fn copied(string: &JsString) -> Option<String> {
    let len = string.length();
    // Where most of it is ASCII the first room will do; a code unit is three bytes at most.
    let mut bytes = vec![0; (len + len / 8) as usize];
    ENCODER.with(|encoder| {
        let first = encoder.encode_into(string, &mut bytes);
        let (read, mut written) = (first.read(), first.written());
        if read < len {
            bytes.resize(written + 3 * (len - read) as usize, 0);
            written += encoder.encode_into(&string.slice(read, len), &mut bytes[written..]).written();
        }
        bytes.truncate(written);
    });
    String::from_utf8(bytes).ok()
}
