//! Web pages and what browsers and programs put on the clipboard as HTML: a passage for each block of text.

mod address;
mod class_words;
mod classes;
mod clipboard;
mod element;
mod embed;
mod media;
mod metadata;
mod notes;
mod style;
mod table;
mod tokens;
mod tree;
mod walk;

use super::Reading;
use crate::article::Carrier;
use crate::{Error, Limits};
use address::Base;

/// Divides `source` into passages. `url` is where the page is: relative addresses are resolved against it.
///
/// # Errors
/// [`Error::LimitExceeded`] for more than [`Limits::passages`] blocks with text, more than [`Limits::elements`] elements, or deeper ones
/// than [`Limits::nesting`].
pub fn read(source: &str, url: Option<&str>, limits: &Limits) -> Result<Reading, Error> {
    let tree = tokens::parse(source, limits)?;
    let base = Base::new(url, tree.base());
    let reading = walk::walk(&tree, source, &base, limits)?;
    let claims = metadata::read(&tree, source, &base);
    Ok(Reading { carrier: Some(Carrier::Html), claims, ..reading })
}
