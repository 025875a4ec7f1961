//! Rulings of courts: the court and the number stand above the parties, whose names are the title.

use super::{Document, set};
use crate::label::{Label, Reading};

/// How many passages the parties are looked for in.
const HEAD: usize = 10;

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let head = document.passages.len().min(HEAD);
    let (docket, court) =
        (|index: &usize| is_docket(document.line(*index)), |index: &usize| is_court(document.line(*index)));
    let witness = |index: &usize| docket(index) || court(index);
    match (1..head).find(|&index| document.is_short(index) && is_parties(document.line(index))) {
        // The parties alone are any headline's.
        Some(parties) if (0..parties).any(|index| witness(&index)) => {
            set(readings, parties, Label::Headline, "parties", 0.85);
        }
        None if (0..head).any(|index| docket(&index)) && (0..head).any(|index| court(&index)) => {}
        _ => return,
    }
    for index in (0..head).filter(witness) {
        set(readings, index, Label::Heading, "court", 0.8);
    }
}

/// "HALVORSEN v. COUNCIL OF KARLSHOLM", "Linde c. Port de Karlsholm".
fn is_parties(line: &str) -> bool {
    const AGAINST: &[&str] =
        &[" v. ", " v ", " vs. ", " c. ", " c/ ", " gegen ", " contre ", " contra ", " contro ", " tegen ", " против "];
    let sides = || AGAINST.iter().find_map(|against| line.split_once(against));
    line.len() < 160
        && line.starts_with(char::is_uppercase)
        && sides().is_some_and(|(_, other)| other.starts_with(char::is_uppercase))
}

/// "No. 22-451".
fn is_docket(line: &str) -> bool {
    let number = ["No. ", "Nos. ", "Case No. ", "Docket No. ", "N° ", "Nº ", "Nr. ", "№ "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    line.len() < 60 && number.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

fn is_court(line: &str) -> bool {
    line.len() < 120
        && ["COUR", "TRIBUNAL", "GERICHT", "CORTE", "RECHTBANK", "SĄD", "СУД"].iter().any(|word| line.contains(word))
        && !line.contains(char::is_lowercase)
}
