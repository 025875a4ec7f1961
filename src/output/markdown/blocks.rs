//! The body, block by block.

use super::escape::{self, Place};
use super::inlines::{destination, inlines, longest_run, marked, marked_in_link};
use super::lines::Lines;
use crate::article::{Block, BlockKind, BlockStep, Cell, Definition, ListItem, Text, Walk};
use crate::output::address::{file_name, safe_href};
use crate::output::footnotes::Footnotes;
use crate::output::forms::{code_class, list_values};
use crate::output::grid::grid;

/// A list that is open.
struct OpenList {
    /// What its markers end with or are: `.` and `)`, `-` and `*`.
    sign: char,
    ordered: bool,
    next: u32,
    /// The numbers that are not what counting gives, by item.
    values: std::vec::IntoIter<Option<u32>>,
    is_first: bool,
}

pub(super) struct Writer<'a> {
    lines: Lines,
    lists: Vec<OpenList>,
    footnotes: &'a Footnotes<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(footnotes: &'a Footnotes<'a>) -> Self {
        Self { lines: Lines::new(), lists: Vec::new(), footnotes }
    }

    pub(super) fn finish(self) -> String {
        self.lines.finish()
    }

    /// Writes words of no text of the article: a headline, a dateline.
    pub(super) fn words(&mut self, words: &str) {
        self.lines.block(words);
    }

    /// Writes blocks; the dateline runs into the one given with it.
    pub(super) fn blocks(&mut self, blocks: &[Block], dateline: Option<(&Block, &str)>) {
        for step in Walk::through(blocks) {
            match step {
                BlockStep::Open(block) => match (&block.kind, dateline) {
                    (BlockKind::Paragraph(text), Some((opens, dateline))) if std::ptr::eq(opens, block) => {
                        let mut words = String::new();
                        escape::words(dateline, Place::Lines, true, &mut words);
                        words.push(' ');
                        words.push_str(&marked(text, Place::Lines, self.footnotes));
                        self.lines.block(&escape::lines(&words, Place::Lines));
                    }
                    _ => self.open(block),
                },
                BlockStep::OpenItem(item) => self.open_item(item),
                BlockStep::CloseItem => self.lines.close(),
                BlockStep::Close(block) => match block.kind {
                    BlockKind::List { .. } => drop(self.lists.pop()),
                    BlockKind::Details { .. } => self.lines.block("</details>"),
                    _ => {}
                },
            }
        }
    }

    fn inlines(&self, text: &Text, place: Place) -> String {
        inlines(text, place, self.footnotes)
    }

    fn paragraph(&mut self, text: &Text) {
        let words = self.inlines(text, Place::Lines);
        self.lines.block(&words);
    }

    /// Writes a block; one that others are nested in is only begun.
    fn open(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, text } => {
                let marks = "#".repeat(usize::from((*level).clamp(2, 6)));
                let words = self.inlines(text, Place::Heading);
                self.lines.block(&format!("{marks} {words}"));
            }
            BlockKind::List { ordered, start, items, .. } => self.open_list(*ordered, *start, items),
            BlockKind::Quote { paragraphs, attribution } => self.quote(paragraphs, attribution.as_ref()),
            BlockKind::PullQuote { text, attribution, .. } => {
                self.quote(std::slice::from_ref(text), attribution.as_ref());
            }
            BlockKind::Table { rows, header_rows, caption, .. } => {
                caption.iter().for_each(|caption| self.paragraph(caption));
                self.table(rows, *header_rows > 0);
            }
            BlockKind::Definitions { entries, .. } => self.definitions(entries),
            BlockKind::Details { summary, .. } => {
                let summary = summary.as_ref().map(|line| escape::html(&line.text));
                let line = summary.map(|summary| format!("\n<summary>{summary}</summary>"));
                self.lines.block(&format!("<details>{}", line.unwrap_or_default()));
            }
            BlockKind::Formula { tex: Some(tex), .. } if !tex.contains('$') && !tex.trim().is_empty() => {
                let tex: Vec<&str> = tex.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                self.lines.block(&format!("$$\n{}\n$$", tex.join("\n")));
            }
            BlockKind::Code { language, text } => self.code(language.as_deref(), text),
            BlockKind::Figure { caption, credit, alt, src } => {
                self.figure([alt.as_ref(), caption.as_ref(), credit.as_ref()], src.as_deref());
            }
            BlockKind::Exchange { speaker, time, paragraphs } => {
                let time = time.iter().map(|time| format!("[{}] ", time.text));
                let speaker = speaker.iter().map(|speaker| format!("{}: ", speaker.text));
                let mut turn = String::new();
                escape::words(&time.chain(speaker).collect::<String>(), Place::Lines, true, &mut turn);
                for text in paragraphs {
                    turn.push_str(&marked(text, Place::Lines, self.footnotes));
                    self.lines.block(&escape::lines(&std::mem::take(&mut turn), Place::Lines));
                }
            }
            BlockKind::Entry { time, heading, .. } => {
                time.iter().for_each(|time| self.paragraph(time));
                if let Some(heading) = heading {
                    let words = self.inlines(heading, Place::Heading);
                    self.lines.block(&format!("### {words}"));
                }
            }
            BlockKind::Footnote { marker, text } => {
                let words = self.inlines(text, Place::Lines);
                self.lines.note_list(None);
                self.lines.part();
                self.lines.open(&format!("[^{}]: ", super::label(marker, self.footnotes)), Some("    "));
                self.lines.block(&words);
                self.lines.close();
            }
            BlockKind::Separator(text) if !text.text.chars().any(char::is_alphanumeric) => self.lines.block("* * *"),
            BlockKind::Embed { href, text, .. } => self.embed(href.as_deref(), text),
            BlockKind::Paragraph(text)
            | BlockKind::Reference(text)
            | BlockKind::Note { text, .. }
            | BlockKind::Separator(text)
            | BlockKind::Formula { text, .. } => self.paragraph(text),
        }
    }

    fn open_list(&mut self, ordered: bool, start: Option<u32>, items: &[ListItem]) {
        let second = self.lines.note_list(Some(ordered));
        let sign = match (ordered, second) {
            (true, false) => '.',
            (true, true) => ')',
            (false, false) => '-',
            (false, true) => '*',
        };
        let values = list_values(start, items).into_iter();
        self.lists.push(OpenList { sign, ordered, next: start.unwrap_or(1), values, is_first: true });
    }

    fn open_item(&mut self, item: &ListItem) {
        let Some(list) = self.lists.last_mut() else { return };
        let marker = if list.ordered {
            let number = list.values.next().flatten().unwrap_or(list.next);
            list.next = number.saturating_add(1);
            format!("{number}{} ", list.sign)
        } else {
            format!("{} ", list.sign)
        };
        // Items of a list stand below each other; a nested list right below its item's words.
        let is_first = std::mem::replace(&mut list.is_first, false);
        // Only a list from 1 on, whose first item has words, goes on from a line of words.
        let interrupts = !list.ordered || marker.starts_with("1.") || marker.starts_with("1)");
        if is_first && (self.lists.len() == 1 || !interrupts || item.text.is_empty()) {
            self.lines.part();
        } else {
            self.lines.tight();
        }
        self.lines.open(&marker, None);
        let task = match item.checked {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        if !item.text.is_empty() || !task.is_empty() {
            let words = self.inlines(&item.text, Place::Lines);
            self.lines.block(&format!("{task}{words}"));
        }
    }

    fn quote(&mut self, paragraphs: &[Text], attribution: Option<&Text>) {
        self.lines.note_list(None);
        self.lines.part();
        self.lines.open("> ", Some("> "));
        paragraphs.iter().for_each(|text| self.paragraph(text));
        if let Some(speaker) = attribution {
            let words = marked(speaker, Place::Lines, self.footnotes);
            self.lines.block(&escape::lines(&format!("— {words}"), Place::Lines));
        }
        self.lines.close();
    }

    /// Rows of cells between bars. A table without a header has an empty one: Markdown has none without.
    fn table(&mut self, rows: &[Vec<Cell>], has_header: bool) {
        let mut rows: Vec<Vec<String>> = grid(rows)
            .iter()
            .map(|row| {
                let cell = |cell: Option<&Cell>| cell.map(|cell| self.inlines(&cell.text, Place::Cell));
                row.iter().map(|one| cell(*one).unwrap_or_default()).collect()
            })
            .collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        if !has_header {
            rows.insert(0, Vec::new());
        }
        if let Some(head) = rows.first_mut() {
            head.resize(columns, String::new());
        }
        rows.insert(1.min(rows.len()), vec!["---".to_owned(); columns]);
        let lines: Vec<String> = rows.iter().map(|cells| format!("| {} |", cells.join(" | "))).collect();
        self.lines.block(&lines.join("\n"));
    }

    fn definitions(&mut self, entries: &[Definition]) {
        for entry in entries {
            let terms: Vec<String> = entry.terms.iter().map(|term| self.inlines(term, Place::Lines)).collect();
            if !terms.is_empty() {
                self.lines.block(&terms.join("\\\n"));
            }
            for (number, text) in entry.descriptions.iter().enumerate() {
                let words = self.inlines(text, Place::Lines);
                if number == 0 && !terms.is_empty() {
                    self.lines.tight();
                } else {
                    self.lines.part();
                }
                self.lines.open(": ", None);
                self.lines.block(&words);
                self.lines.close();
            }
        }
    }

    fn code(&mut self, language: Option<&str>, text: &Text) {
        // The fence must be longer than any run of backticks inside.
        let fence = "`".repeat(longest_run(&text.text, '`').max(2) + 1);
        let language = code_class(language).and(language).map(str::trim).unwrap_or_default();
        self.lines.block(&format!("{fence}{language}\n{}\n{fence}", text.text));
    }

    /// A picture with its caption as its title; without an address, the lines that are left of it.
    fn figure(&mut self, [alt, caption, credit]: [Option<&Text>; 3], src: Option<&str>) {
        let is_linked = src.and_then(safe_href).is_some();
        if let (false, None, Some(one), None) | (false, None, None, Some(one)) = (is_linked, alt, caption, credit) {
            return self.paragraph(one);
        }
        let line = match (caption, credit) {
            (Some(caption), Some(credit)) => format!("{} ({})", caption.text, credit.text),
            (Some(one), None) | (None, Some(one)) => one.text.clone(),
            (None, None) => String::new(),
        };
        let Some(src) = src.and_then(safe_href) else {
            alt.iter().for_each(|alt| self.paragraph(alt));
            if !line.is_empty() {
                self.lines.block(&super::escape(&line));
            }
            return;
        };
        let mut picture = "![".to_owned();
        if let Some(alt) = alt {
            escape::words(&alt.text.replace('\n', " "), Place::Cell, true, &mut picture);
        }
        picture.push_str("](");
        destination(&src, Place::Lines, &mut picture);
        if !line.is_empty() {
            let title = line.replace('\n', " ").replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
            picture.extend([" \"", &title, "\""]);
        }
        picture.push(')');
        self.lines.block(&picture);
    }

    fn embed(&mut self, href: Option<&str>, text: &Text) {
        let Some(href) = href.and_then(safe_href) else {
            if !text.is_empty() {
                self.paragraph(text);
            }
            return;
        };
        let mut link = String::new();
        if text.text == href && href.contains("://") && !href.contains(['<', '>', ' ']) {
            link.extend(["<", &*href, ">"]);
        } else {
            link.push('[');
            if text.is_empty() {
                escape::words(file_name(&href), Place::Lines, true, &mut link);
            } else {
                link.push_str(&marked_in_link(text, Place::Lines, self.footnotes));
            }
            link.push_str("](");
            destination(&href, Place::Lines, &mut link);
            link.push(')');
        }
        self.lines.block(&link);
    }
}
