//! Any text, read as HTML: whatever holds of articles.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use standfirst::Format;

fuzz_target!(|source: &str| invariants::check_as(source, Format::Html));
