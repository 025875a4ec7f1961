//! An article as bytes, for another instance of this library: from a worker to its page, from one process to the next.
//!
//! [Borsh](https://borsh.io) writes fields in their order, without names: it takes a fraction of the code and time of an object that
//! JavaScript can read, and a worker's bytes reach the page without a copy. Articles that outlive this version belong in JSON.

use borsh::BorshDeserialize as _;

use super::Article;

/// Stands first, and differs where the model may.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What this version, or a source so long, has to begin with.
fn head(source: &str) -> Vec<u8> {
    [VERSION.as_bytes(), b"\n", &source.len().to_le_bytes()].concat()
}

impl Article {
    /// The article as bytes; `source` is the text that it was read from, which they don't contain.
    ///
    /// ```
    /// use standfirst::{Article, ParseOptions};
    ///
    /// let source = "Ferry line to run at night\n\nThe ferry will run at night from May, the port said on Monday.\n";
    /// let article = Article::parse(source, &ParseOptions::default())?;
    /// assert_eq!(Article::from_bytes(&article.to_bytes(source), source), Some(article));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn to_bytes(&self, source: &str) -> Vec<u8> {
        let mut bytes = head(source);
        // Writing to memory does not fail, and a model without cycles or numbers that are none has nothing that can't be written.
        borsh::to_writer(&mut bytes, self).unwrap_or_default();
        bytes
    }

    /// The article that [`Article::to_bytes`] of the same version wrote, of the same source; nothing for any other bytes or source.
    pub fn from_bytes(bytes: &[u8], source: &str) -> Option<Self> {
        let article = bytes.strip_prefix(&*head(source))?;
        Self::try_from_slice(article).ok()
    }
}
