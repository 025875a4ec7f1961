//! The body as plain text.

use super::is_body;
use crate::article::{Article, Block, BlockKind, ListItem, Text};

pub(super) fn body(article: &Article) -> String {
    let mut out = String::new();
    for block in article.blocks.iter().filter(|block| is_body(block)) {
        write(block, 0, &mut out);
    }
    out
}

/// Begins a block: an empty line, when something stands before.
fn part(out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

fn write(block: &Block, depth: usize, out: &mut String) {
    match &block.kind {
        BlockKind::List { items, .. } => {
            part(out);
            list(items, depth, out);
        }
        BlockKind::Table { rows, caption, .. } => {
            caption.iter().for_each(|caption| paragraph(&caption.text, out));
            part(out);
            for (number, row) in rows.iter().enumerate() {
                if number > 0 {
                    out.push('\n');
                }
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                out.push_str(&cells.join("\t"));
            }
        }
        BlockKind::Quote { paragraphs, attribution } => {
            paragraphs.iter().for_each(|text| paragraph(&text.text, out));
            speaker_below(attribution.as_ref(), out);
        }
        BlockKind::PullQuote { text, attribution, .. } => {
            paragraph(&text.text, out);
            speaker_below(attribution.as_ref(), out);
        }
        BlockKind::Exchange { speaker, paragraphs, .. } => {
            for (number, text) in paragraphs.iter().enumerate() {
                part(out);
                if let Some(speaker) = speaker.as_ref().filter(|_| number == 0) {
                    out.push_str(&speaker.text);
                    out.push_str(": ");
                }
                out.push_str(&text.text);
            }
        }
        BlockKind::Entry { time, heading, blocks } => {
            time.iter().chain(heading).for_each(|text| paragraph(&text.text, out));
            blocks.iter().filter(|inner| is_body(inner)).for_each(|inner| write(inner, depth, out));
        }
        BlockKind::Footnote { marker, text } => {
            // As it is written below a text, so that it reads as one again.
            let numbered = marker.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let marker = if numbered { format!("[{marker}]") } else { marker.clone() };
            paragraph(&format!("{marker} {}", text.text), out);
        }
        _ => block.for_each_text(&mut |text| paragraph(&text.text, out)),
    }
}

fn paragraph(text: &str, out: &mut String) {
    part(out);
    out.push_str(text);
}

fn speaker_below(attribution: Option<&Text>, out: &mut String) {
    if let Some(speaker) = attribution {
        out.push_str("\n— ");
        out.push_str(&speaker.text);
    }
}

fn list(items: &[ListItem], depth: usize, out: &mut String) {
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        out.push_str(&"  ".repeat(depth));
        if !item.marker.is_empty() {
            out.push_str(&item.marker);
            out.push(' ');
        }
        out.push_str(&item.text.text);
        for inner in &item.blocks {
            if let BlockKind::List { items, .. } = &inner.kind {
                out.push('\n');
                list(items, depth + 1, out);
            } else {
                write(inner, depth + 1, out);
            }
        }
    }
}
