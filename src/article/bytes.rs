//! An article as bytes, for another instance of this library: from a worker to its page, from one process to the next.
//!
//! [Borsh](https://borsh.io) writes fields in their order, without names: it takes a fraction of the code and time of an object that
//! JavaScript can read, and a worker's bytes reach the page without a copy. Articles that outlive this version belong in JSON.

use borsh::BorshDeserialize as _;

use super::Article;

/// Stands first, and differs where the model may.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What stands before an article's bytes: the version, and a sum over them and the source's length.
fn head(article: &[u8], source: &str) -> Vec<u8> {
    // FNV-1a (Fowler, Noll and Vo): against an accident on the way, not against somebody who means it.
    let sum = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    // As many bytes of the length on each machine: what is written natively is read in WebAssembly.
    let length = (source.len() as u64).to_le_bytes();
    let sum = length.iter().chain(article).fold(0xcbf2_9ce4_8422_2325, sum);
    [VERSION.as_bytes(), b"\n", &sum.to_le_bytes()].concat()
}

impl Article {
    /// The article as bytes; `source` is the text that it was read from, which they don't contain.
    ///
    /// ```
    /// use standfirst::{Article, Options};
    ///
    /// let source = "Ferry line to run at night\n\nThe ferry will run at night from May, the port said on Monday.\n";
    /// let article = Article::parse(source, &Options::default())?;
    /// assert_eq!(Article::from_bytes(&article.to_bytes(source), source), Some(article));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn to_bytes(&self, source: &str) -> Vec<u8> {
        // Writing to memory does not fail, and no confidence is a number that is none.
        let article = borsh::to_vec(self).unwrap_or_default();
        let mut bytes = head(&article, source);
        bytes.extend(article);
        bytes
    }

    /// The article that [`Article::to_bytes`] of the same version wrote, of the same source; nothing for any other bytes or source.
    pub fn from_bytes(bytes: &[u8], source: &str) -> Option<Self> {
        let article = bytes.get(VERSION.len() + 1 + size_of::<u64>()..)?;
        if !bytes.starts_with(&head(article, source)) {
            return None;
        }
        Self::try_from_slice(article).ok()
    }
}
