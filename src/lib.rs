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
//! - `markup`: reads HTML and Markdown. Without it they are refused ([`Error::UnsupportedFormat`]) and nothing of their parsers is built.
//! - `insight`: names, numbers, quotations, key phrases, and checks of other summaries ([`insight`], [`check`]).
//! - `cli`, off by default: what the program `standfirst` is made of. The library is the same without it, and has fewer dependencies.
//!
//! # The way through
//!
//! bytes → [`input`] (clean) → [`read`] (passages) → [`label`] (what each passage is, assembled into an [`Article`]) →
//! [`language`] (sentences) → [`summary`], [`insight`] → [`output`]. Data flows one way; spans lead back.

#![cfg_attr(
    not(all(feature = "insight", feature = "markup")),
    allow(dead_code, unused_imports, reason = "a build with less leaves out whom some code serves")
)]

pub mod article;
#[cfg(feature = "insight")]
pub mod check;
mod clipboard;
mod correct;
mod error;
pub mod input;
#[cfg(feature = "insight")]
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
#[cfg(feature = "insight")]
pub use check::{Check, Claim, Difference, Fault, Verdict};
pub use clipboard::{ClipboardForm, ClipboardForms};
pub use error::Error;
#[cfg(feature = "insight")]
pub use insight::{Insight, KeyPhrase, Name, NameKind, Quotation, QuotationKind, QuotationPart};
pub use options::{Format, Limits, Options};
pub use output::ElementOptions;
pub use summary::{Summary, SummaryLength, SummaryMethod, SummaryOptions, SummarySentence, SummaryType, TextFormat};
