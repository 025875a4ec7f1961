//! What else a reader wants to know of an article, each with its place in the source: who is quoted and what is said; names, numbers,
//! dates; who, what, when and where; how long and how hard it is; what its parts are about.

mod attribution;
pub mod days;
mod east_asian;
mod east_asian_names;
pub mod entities;
pub mod five_ws;
pub mod grade;
pub mod key_phrases;
mod kinds;
mod marks;
mod names;
pub mod numbers;
pub mod outline;
pub mod overview;
mod prose;
pub mod quotations;

pub use days::Day;
pub use entities::{Name, NameKind, NameMention};
pub use five_ws::Answer;
pub use grade::{Grade, GradeFormula};
pub use key_phrases::KeyPhrase;
pub use numbers::{Number, NumberKind};
pub use outline::Section;
pub use overview::{Insight, Times};
pub use quotations::{Quotation, QuotationKind, QuotationPart, QuotedBy};
