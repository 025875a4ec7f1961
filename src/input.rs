//! From what was pasted to characters worth reading: limits, format, lines, cleaning.

mod builder;
mod clean;
mod encodings;
mod entities;
mod letters;
mod lines;
mod mojibake;

pub(crate) use builder::Builder;
pub(crate) use clean::{Letters, is_blank, is_invisible};
pub(crate) use encodings::letter_of_byte;
pub(crate) use entities::entity;
pub(crate) use lines::lines;

use crate::language::direction;
use crate::{Error, Format, Limits};

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

/// The format to read `input` as: the one asked for, or what the input looks like.
pub fn detect(_input: &str, asked: Format) -> Format {
    match asked {
        // Until there are readers for markup, all that is pasted is read as the text it is.
        Format::Auto => Format::Text,
        asked => asked,
    }
}
