//! From what was pasted to characters worth reading: limits, format, lines, cleaning.

mod builder;
mod clean;
mod detect;
mod encodings;
mod entities;
mod letters;
mod lines;
mod mojibake;

pub(crate) use builder::Builder;
pub(crate) use clean::{Letters, is_blank, is_invisible};
pub use detect::detect;
pub(crate) use encodings::letter_of_byte;
pub(crate) use entities::entity;
pub(crate) use lines::lines;

use crate::language::direction;
use crate::{Error, Limits};

/// Refuses what is empty or too long.
///
/// # Errors
/// [`Error::EmptyInput`] and [`Error::LimitExceeded`].
pub fn check(input: &str, limits: &Limits) -> Result<(), Error> {
    if input.len() > limits.bytes {
        return Err(Error::LimitExceeded { limit: "bytes", max: limits.bytes, found: input.len() });
    }
    if input.chars().all(|letter| is_blank(letter) || is_invisible(letter) || direction::is_control(letter)) {
        return Err(Error::EmptyInput);
    }
    Ok(())
}
