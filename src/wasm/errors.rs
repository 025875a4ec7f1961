//! Errors as JavaScript has them: an `Error` with a stable `code`.

use wasm_bindgen::JsValue;

use crate::Error;

/// `error` as it is thrown.
#[allow(clippy::needless_pass_by_value, reason = "the shape that `map_err` takes")]
pub(super) fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name("StandfirstError");
    // Setting a property of an object just made can't fail.
    let _ = js_sys::Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}
