//! What else a reader wants to know of an article, each with its place in the source: who is quoted and what is said.

mod attribution;
mod east_asian;
pub mod key_phrases;
mod marks;
mod names;
mod prose;
pub mod quotations;

pub use key_phrases::KeyPhrase;
pub use quotations::{Quotation, QuotationKind, QuotationPart, QuotedBy};
