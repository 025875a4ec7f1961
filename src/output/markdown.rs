//! Articles as Markdown (`CommonMark`, with GFM tables).

use super::{byline_words, dateline_block, dateline_text, is_safe_href};
use crate::article::{Article, Block, BlockKind, Cell, InlineKind, ListItem, Step, Text};

pub(super) fn article(article: &Article) -> String {
    let mut out = Writer::default();
    let metadata = &article.metadata;
    if let Some(kicker) = &metadata.kicker {
        out.block(&format!("*{}*", escape(&kicker.value)));
    }
    if let Some(headline) = &metadata.headline {
        out.block(&format!("# {}", escape(&headline.value)));
    }
    match metadata.standfirst.as_slice() {
        [] => {}
        [deck] => out.block(&format!("**{}**", escape(&deck.value))),
        lines => {
            let lines: Vec<String> = lines.iter().map(|line| format!("- {}", escape(&line.value))).collect();
            out.block(&lines.join("\n"));
        }
    }
    let byline = metadata.byline.as_ref().map(|field| byline_words(&field.value));
    let updated = metadata.updated.as_ref().map(|field| format!("Updated {}", field.value));
    let sections = metadata.section.iter().map(|field| field.value.clone());
    let published = metadata.published.as_ref().map(|field| field.value.clone());
    let line: Vec<String> = byline.into_iter().chain(published).chain(updated).chain(sections).collect();
    if !line.is_empty() {
        out.block(&escape(&line.join(" | ")));
    }
    let run_in = dateline_block(article);
    if run_in.is_none() {
        dateline_text(article).iter().for_each(|dateline| out.block(&escape(dateline)));
    }
    for (index, block) in article.blocks.iter().enumerate() {
        match (&block.kind, run_in == Some(index)) {
            (BlockKind::Paragraph(text), true) => {
                let dateline = dateline_text(article).unwrap_or_default();
                out.block(&format!("{} {}", escape(&dateline), inline(text)));
            }
            _ => out.write(block),
        }
    }
    out.text
}

#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn write(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Reference(text) => self.block(&inline(text)),
            BlockKind::Heading { level, text } => {
                let marks = "#".repeat(usize::from((*level).clamp(2, 6)));
                self.block(&format!("{marks} {}", inline(text)));
            }
            BlockKind::List { items, ordered, .. } => self.block(&list(items, *ordered, 0)),
            BlockKind::Quote { paragraphs, attribution } => {
                let mut lines: Vec<String> = paragraphs.iter().map(inline).collect();
                lines.extend(attribution.iter().map(|speaker| format!("— {}", inline(speaker))));
                self.quoted(&lines.join("\n\n"));
            }
            BlockKind::PullQuote { text, attribution, of } => {
                if of.is_none() {
                    let mut lines = vec![inline(text)];
                    lines.extend(attribution.iter().map(|speaker| format!("— {}", inline(speaker))));
                    self.quoted(&lines.join("\n\n"));
                }
            }
            BlockKind::Table { rows, header_rows, caption, .. } => {
                caption.iter().for_each(|caption| self.block(&inline(caption)));
                self.block(&table(rows, *header_rows > 0));
            }
            BlockKind::Code { language, text } => {
                // The fence must be longer than any run of backticks inside.
                let longest = text.text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                self.block(&format!("{fence}{}\n{}\n{fence}", language.as_deref().unwrap_or_default(), text.text));
            }
            BlockKind::Figure { caption, credit, alt, .. } => {
                let parts: Vec<String> = caption.iter().chain(alt).chain(credit).map(inline).collect();
                self.block(&format!("*{}*", parts.join(" / ")));
            }
            BlockKind::Exchange { speaker, paragraphs, .. } => {
                for (number, text) in paragraphs.iter().enumerate() {
                    let name = speaker.as_ref().filter(|_| number == 0).map(|name| format!("**{}:** ", inline(name)));
                    self.block(&format!("{}{}", name.unwrap_or_default(), inline(text)));
                }
            }
            BlockKind::Entry { time, heading, blocks } => {
                let parts: Vec<String> = time.iter().chain(heading).map(inline).collect();
                self.block(&format!("### {}", parts.join(" ")));
                blocks.iter().for_each(|inner| self.write(inner));
            }
            BlockKind::Note { text, .. } => self.block(&format!("*{}*", inline(text))),
            BlockKind::Footnote { marker, text } => self.block(&format!("[^{}]: {}", escape(marker), inline(text))),
            BlockKind::Separator(_) => self.block("* * *"),
            BlockKind::Formula { .. } | BlockKind::Definitions { .. } | BlockKind::Details { .. } => {
                block.for_each_text(&mut |text| self.block(&inline(text)));
            }
            BlockKind::Embed { href, text, .. } => match href.as_deref().filter(|href| is_safe_href(href)) {
                Some(href) => self.block(&format!("[{}](<{}>)", inline(text), href.replace(['<', '>'], ""))),
                None => self.block(&inline(text)),
            },
        }
    }

    fn quoted(&mut self, text: &str) {
        let lines: Vec<String> =
            text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect();
        self.block(&lines.join("\n"));
    }
}

fn list(items: &[ListItem], ordered: bool, depth: usize) -> String {
    let indent = "   ".repeat(depth);
    let mut lines = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let marker = if ordered { format!("{}.", number + 1) } else { "-".to_owned() };
        // A counted list keeps its own numbers.
        let own = item.marker.trim_matches(|letter: char| !letter.is_ascii_digit());
        let marker = if ordered && !own.is_empty() { format!("{own}.") } else { marker };
        lines.push(format!("{indent}{marker} {}", inline(&item.text)));
        for inner in &item.blocks {
            if let BlockKind::List { items, ordered, .. } = &inner.kind {
                lines.push(list(items, *ordered, depth + 1));
            } else {
                inner.for_each_text(&mut |text| lines.push(format!("\n{indent}   {}", inline(text))));
            }
        }
    }
    lines.join("\n")
}

fn table(rows: &[Vec<Cell>], header: bool) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let cells = |row: &Vec<Cell>| -> Vec<String> {
        (0..columns).map(|column| row.get(column).map(|cell| inline(&cell.text)).unwrap_or_default()).collect()
    };
    let mut rows = rows.iter().map(cells);
    let head = if header { rows.next() } else { None }.unwrap_or_else(|| vec![String::new(); columns]);
    let rule = vec!["---".to_owned(); columns];
    let lines: Vec<String> = [head, rule].into_iter().chain(rows).map(|cells| line(&cells)).collect();
    lines.join("\n")
}

/// A text with its inlines as marks.
fn inline(text: &Text) -> String {
    let mut out = String::with_capacity(text.text.len() + 8);
    for step in text.steps() {
        match step {
            Step::Words(range) => out.push_str(&escape(range.of(&text.text))),
            Step::Open(inline) => match &inline.kind {
                InlineKind::Link { href } if is_safe_href(href) => out.push('['),
                InlineKind::Reference { marker } => {
                    out.push_str("[^");
                    // A mark that was taken out of the words stands in an empty range.
                    if inline.range.is_empty() {
                        out.push_str(&escape(marker));
                    }
                }
                kind => out.push_str(mark(kind)),
            },
            Step::Close(inline) => match &inline.kind {
                InlineKind::Link { href } if is_safe_href(href) => {
                    out.push_str("](<");
                    out.push_str(&href.replace(['<', '>'], ""));
                    out.push_str(">)");
                }
                InlineKind::Reference { .. } => out.push(']'),
                kind => out.push_str(mark(kind)),
            },
        }
    }
    // A line that begins with a mark would be another kind of block.
    escape_start(out)
}

fn mark(kind: &InlineKind) -> &'static str {
    match kind {
        InlineKind::Emphasis => "*",
        InlineKind::Strong => "**",
        InlineKind::Code => "`",
        InlineKind::Deleted => "~~",
        // Two blanks at a line's end keep the break.
        InlineKind::Break => "  ",
        _ => "",
    }
}

/// Text with everything escaped that Markdown could read as a mark.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        let risky = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            // "&amp;" would become "&".
            '&' => text[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic() || next == '#'),
            _ => false,
        };
        if risky {
            out.push('\\');
        }
        out.push(letter);
    }
    escape_start(out)
}

/// Escapes what would make a heading, list, quotation or rule of a line.
fn escape_start(mut out: String) -> String {
    let first = out.chars().next().unwrap_or(' ');
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '#' | '+' | '-' | '=' | '>') {
        out.insert(0, '\\');
    } else if digits > 0 && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn marks_in_text_stay_text() {
        assert_eq!(escape("1. *not* a [list](x)"), "1\\. \\*not\\* a \\[list\\](x)");
        assert_eq!(escape("# no heading"), "\\# no heading");
        assert_eq!(escape("AT&T &amp; Co"), "AT\\&T \\&amp; Co");
    }
}
