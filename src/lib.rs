//! Standfirst turns pasted text into an article: headline, byline, date, dateline, paragraphs, lists, quotations and
//! captions, with the furniture set apart, and a summary in which each sentence knows its place in the source.
//!
//! ```
//! use standfirst::{Article, Options, SummaryOptions};
//!
//! let pasted = "\
//! Harbour bridge opens a year early
//!
//! PORT ELLERY, Maine (AP) - The bridge over the harbour opened on Monday, a year before it was due.
//!
//! Crossing it will be free until spring, the port said.
//! ";
//! let article = Article::parse(pasted, &Options::default())?;
//! let headline = article.metadata.headline.as_ref().map(|field| field.value.as_str());
//! assert_eq!(headline, Some("Harbour bridge opens a year early"));
//! assert_eq!(article.metadata.dateline.as_ref().map(|field| field.value.places[0].as_str()), Some("Port Ellery"));
//!
//! let summary = article.summarize(&SummaryOptions::default());
//! let first = &summary.sentences[0];
//! assert_eq!(first.span.of(pasted), first.text);
//! # Ok::<(), standfirst::Error>(())
//! ```
//!
//! # Features
//!
//! - `cli`, off by default: what the program `standfirst` is made of. The library is the same without it, and has fewer dependencies.
//!
//! # The way through
//!
//! bytes → [`input`] (clean) → [`read`] (passages) → [`label`] (what each passage is, assembled into an [`Article`]) →
//! [`language`] (sentences) → [`summary`], [`insight`] → [`output`]. Data flows one way; spans lead back.

pub mod article;
pub mod check;
mod clipboard;
mod correct;
mod error;
pub mod input;
pub mod insight;
pub mod label;
pub mod language;
mod options;
mod order;
pub mod output;
mod parse;
pub mod read;
pub mod summary;
pub mod trees;

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::{Article, Block, Field, Furniture, Metadata, Sentence, Span, Text};
pub use check::{Check, Claim, Difference, Fault, Verdict};
pub use clipboard::{ClipboardForm, ClipboardForms};
pub use error::Error;
pub use insight::{Insight, KeyPhrase, Name, NameKind, Quotation, QuotationKind, QuotationPart};
pub use options::{Format, Limits, Options};
pub use output::ElementOptions;
pub use summary::{Summary, SummaryLength, SummaryMethod, SummaryOptions, SummarySentence, SummaryType, TextFormat};
