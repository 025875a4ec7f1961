//! LaTeX pasted as its source: its paragraphs, commands kept as code.

use super::form::glue;
use super::{Passage, Told};
use crate::article::{Inline, InlineKind, RepairKind, Span};

/// Whether the lines are LaTeX's.
pub(super) fn is(source: &str) -> bool {
    source.contains("\\begin{document}")
        || source.trim_start().starts_with("\\documentclass")
        || source.matches("\\section").take(2).count() > 1
}

/// Joins the lines of each paragraph, and says which lines are commands and headings.
pub(super) fn read(lines: Vec<Passage>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open = false;
    let mut verbatim: Option<String> = None;
    for mut line in lines {
        let text = line.text.text.as_str();
        if let Some(name) = &verbatim {
            if text.starts_with("\\end{") && text[5..].starts_with(name.as_str()) {
                verbatim = None;
            }
            line.told = Some(Told::Code);
        } else if let Some((level, words)) = heading(text) {
            line.text = line.text.slice(words).claiming(line.span());
            line.told = Some(if level == 1 { Told::Headline("latex-title") } else { Told::Heading(level) });
        } else if let Some(name) = text.strip_prefix("\\begin{").and_then(|rest| rest.split('}').next()) {
            // Lists and quotations hold prose; the rest is not read.
            if !["document", "abstract", "itemize", "enumerate", "quote", "quotation", "center"].contains(&name) {
                verbatim = Some(name.to_owned());
            }
            line.told = Some(Told::Code);
        } else if is_command(text) {
            line.told = Some(Told::Code);
        } else {
            mark_commands(&mut line);
        }
        let goes_on = open && line.told.is_none() && line.blank_lines == 0 && !line.text.text.starts_with("\\item");
        open = line.told.is_none();
        match passages.last_mut().filter(|_| goes_on) {
            Some(before) => {
                let glue = glue(&before.text.text, &line.text.text);
                before.text.append(glue, RepairKind::Unwrap, &line.text);
            }
            None => passages.push(line),
        }
    }
    passages
}

/// `\section{The vote}`: the level, and where its words are.
fn heading(text: &str) -> Option<(u8, Span)> {
    const COMMANDS: [(&str, u8); 5] =
        [("title", 1), ("chapter", 2), ("section", 2), ("subsection", 3), ("subsubsection", 4)];
    let (name, inside) = text.strip_prefix('\\')?.strip_suffix('}')?.split_once('{')?;
    let level = COMMANDS.iter().find(|(command, _)| *command == name.trim_end_matches('*'))?.1;
    let plain = !inside.is_empty() && !inside.contains(['{', '}', '\\']);
    plain.then(|| (level, Span::new(text.len() - 1 - inside.len(), text.len() - 1)))
}

/// A line that is all command or comment.
fn is_command(text: &str) -> bool {
    let commands =
        text.starts_with('\\') && !text.starts_with("\\item") && (text.ends_with(['}', ']']) || !text.contains(' '));
    commands || text.starts_with('%') || text == "$$"
}

/// Commands inside of a line are code: `\emph{never}`, `\cite{okoye}`.
fn mark_commands(line: &mut Passage) {
    let text = line.text.text.as_str();
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let name = text[start + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let mut end = start + 1 + name;
        if let Some(inside) = text[end..].strip_prefix('{').and_then(|rest| rest.find('}')) {
            end += inside + 2;
        }
        if name > 0 {
            line.text.inlines.push(Inline { kind: InlineKind::Code, range: Span::new(start, end) });
        }
        at = end;
    }
}
