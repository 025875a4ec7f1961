//! Articles as HTML. Everything goes through [`Html`], which knows a fixed list of elements and escapes all text and
//! attribute values, so there is nothing to sanitise afterwards.

use super::{byline_words, dateline_block, dateline_text, is_safe_href};
use crate::article::{Article, Block, BlockKind, Direction, Field, InlineKind, ListItem, Step, Text};
use crate::{Summary, SummaryType};

/// The elements that can be written.
#[derive(Clone, Copy)]
enum Tag {
    A,
    Address,
    Article,
    Aside,
    Blockquote,
    Caption,
    Cite,
    Code,
    Del,
    Em,
    Figcaption,
    Figure,
    Header,
    Heading(u8),
    Li,
    Ol,
    P,
    Pre,
    Rt,
    Ruby,
    Section,
    Small,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Td,
    Th,
    Time,
    Tr,
    Ul,
}

impl Tag {
    const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::Address => "address",
            Self::Article => "article",
            Self::Aside => "aside",
            Self::Blockquote => "blockquote",
            Self::Caption => "caption",
            Self::Cite => "cite",
            Self::Code => "code",
            Self::Del => "del",
            Self::Em => "em",
            Self::Figcaption => "figcaption",
            Self::Figure => "figure",
            Self::Header => "header",
            Self::Heading(1) => "h1",
            Self::Heading(3) => "h3",
            Self::Heading(4) => "h4",
            Self::Heading(5) => "h5",
            Self::Heading(6) => "h6",
            Self::Heading(_) => "h2",
            Self::Li => "li",
            Self::Ol => "ol",
            Self::P => "p",
            Self::Pre => "pre",
            Self::Rt => "rt",
            Self::Ruby => "ruby",
            Self::Section => "section",
            Self::Small => "small",
            Self::Span => "span",
            Self::Strong => "strong",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Table => "table",
            Self::Td => "td",
            Self::Th => "th",
            Self::Time => "time",
            Self::Tr => "tr",
            Self::Ul => "ul",
        }
    }
}

/// The attributes that can be written.
#[derive(Clone, Copy)]
enum Attribute {
    Class,
    Datetime,
    Dir,
    Href,
    Lang,
    Rel,
    Start,
}

impl Attribute {
    const fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Datetime => "datetime",
            Self::Dir => "dir",
            Self::Href => "href",
            Self::Lang => "lang",
            Self::Rel => "rel",
            Self::Start => "start",
        }
    }
}

/// HTML that is escaped as it is written.
#[derive(Default)]
struct Html(String);

impl Html {
    fn open(&mut self, tag: Tag, attributes: &[(Attribute, &str)]) {
        self.0.push('<');
        self.0.push_str(tag.name());
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute.name());
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: Tag) {
        self.0.push_str("</");
        self.0.push_str(tag.name());
        self.0.push('>');
    }

    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
    }

    fn line_break(&mut self) {
        self.0.push_str("<br>");
    }

    fn rule(&mut self) {
        self.0.push_str("<hr>\n");
    }

    fn end_line(&mut self) {
        self.0.push('\n');
    }

    fn words(&mut self, tag: Tag, class: &str, text: &str) {
        self.open(tag, &[(Attribute::Class, class)]);
        self.text(text);
        self.close(tag);
        self.end_line();
    }
}

pub(super) fn article(article: &Article) -> String {
    let mut html = Html::default();
    let lang: Vec<_> = article.language.iter().map(|tag| (Attribute::Lang, tag.as_str())).collect();
    html.open(Tag::Article, &lang);
    html.end_line();
    header(article, &mut html);
    let run_in = dateline_block(article);
    let dateline = dateline_text(article);
    if let Some(dateline) = dateline.as_ref().filter(|_| run_in.is_none()) {
        html.words(Tag::P, "dateline", dateline);
    }
    for (index, one) in article.blocks.iter().enumerate() {
        let before = dateline.as_deref().filter(|_| run_in == Some(index));
        block(one, before, &mut html);
    }
    html.close(Tag::Article);
    html.end_line();
    html.0
}

/// Key points as a list, anything else as a paragraph.
pub(super) fn summary(summary: &Summary) -> String {
    let mut html = Html::default();
    let list = summary.kind == SummaryType::KeyPoints;
    let (outer, inner) = if list { (Tag::Ul, Tag::Li) } else { (Tag::P, Tag::Span) };
    html.open(outer, &[]);
    for (number, sentence) in summary.sentences.iter().enumerate() {
        if number > 0 {
            html.text(" ");
        }
        html.open(inner, &[]);
        html.text(&sentence.text);
        html.close(inner);
    }
    html.close(outer);
    html.end_line();
    html.0
}

fn header(article: &Article, html: &mut Html) {
    let metadata = &article.metadata;
    html.open(Tag::Header, &[]);
    html.end_line();
    let line = |html: &mut Html, tag, class, field: Option<&Field<String>>| {
        if let Some(field) = field {
            html.words(tag, class, &field.value);
        }
    };
    line(html, Tag::P, "kicker", metadata.kicker.as_ref());
    line(html, Tag::Heading(1), "headline", metadata.headline.as_ref());
    if let [deck] = metadata.standfirst.as_slice() {
        html.words(Tag::P, "standfirst", &deck.value);
    } else if !metadata.standfirst.is_empty() {
        html.open(Tag::Ul, &[(Attribute::Class, "standfirst")]);
        for field in &metadata.standfirst {
            html.open(Tag::Li, &[]);
            html.text(&field.value);
            html.close(Tag::Li);
        }
        html.close(Tag::Ul);
        html.end_line();
    }
    if let Some(field) = &metadata.byline {
        html.words(Tag::Address, "byline", &byline_words(&field.value));
    }
    time("published", metadata.published.as_ref(), html);
    time("updated", metadata.updated.as_ref(), html);
    for field in &metadata.section {
        html.words(Tag::Span, "section", &field.value);
    }
    html.close(Tag::Header);
    html.end_line();
}

fn time(class: &str, field: Option<&Field<String>>, html: &mut Html) {
    let Some(field) = field else { return };
    // Only a certain date is one for machines.
    let certain =
        field.value.starts_with(|letter: char| letter.is_ascii_digit()) && field.value.as_bytes().get(4) == Some(&b'-');
    let mut attributes = vec![(Attribute::Class, class)];
    if certain {
        attributes.push((Attribute::Datetime, field.value.as_str()));
    }
    html.open(Tag::Time, &attributes);
    html.text(field.text.as_ref().unwrap_or(&field.value));
    html.close(Tag::Time);
    html.end_line();
}

fn block(one: &Block, dateline: Option<&str>, html: &mut Html) {
    let dir = [(Attribute::Dir, "rtl")];
    let dir: &[(Attribute, &str)] = if one.direction == Some(Direction::Rtl) { &dir } else { &[] };
    match &one.kind {
        BlockKind::Paragraph(text) => {
            html.open(Tag::P, dir);
            if let Some(dateline) = dateline {
                html.open(Tag::Span, &[(Attribute::Class, "dateline")]);
                html.text(dateline);
                html.close(Tag::Span);
                html.text(" ");
            }
            inline(text, html);
            html.close(Tag::P);
        }
        BlockKind::Reference(text) => inside(Tag::P, dir, text, html),
        BlockKind::Formula { .. } | BlockKind::Definitions { .. } | BlockKind::Details { .. } => {
            one.for_each_text(&mut |text| inside(Tag::P, dir, text, html));
        }
        BlockKind::Heading { level, text } => inside(Tag::Heading((*level).clamp(2, 6)), dir, text, html),
        BlockKind::List { ordered, start, items, .. } => list(*ordered, *start, items, dir, html),
        BlockKind::Quote { paragraphs, attribution } => quote(Tag::Blockquote, paragraphs, attribution.as_ref(), html),
        BlockKind::PullQuote { text, attribution, .. } => {
            quote(Tag::Aside, std::slice::from_ref(text), attribution.as_ref(), html);
        }
        BlockKind::Table { rows, header_rows, caption, .. } => {
            html.open(Tag::Table, dir);
            caption.iter().for_each(|caption| inside(Tag::Caption, &[], caption, html));
            for (number, row) in rows.iter().enumerate() {
                html.open(Tag::Tr, &[]);
                let tag = if number < *header_rows as usize { Tag::Th } else { Tag::Td };
                row.iter().for_each(|cell| inside(tag, &[], &cell.text, html));
                html.close(Tag::Tr);
            }
            html.close(Tag::Table);
        }
        BlockKind::Code { text, .. } => {
            html.open(Tag::Pre, &[]);
            inside(Tag::Code, &[], text, html);
            html.close(Tag::Pre);
        }
        BlockKind::Figure { caption, credit, alt, .. } => {
            html.open(Tag::Figure, dir);
            html.open(Tag::Figcaption, &[]);
            caption.iter().chain(alt).for_each(|text| inside(Tag::Span, &[], text, html));
            if let Some(credit) = credit {
                html.text(" ");
                inside(Tag::Small, &[(Attribute::Class, "credit")], credit, html);
            }
            html.close(Tag::Figcaption);
            html.close(Tag::Figure);
        }
        BlockKind::Exchange { speaker, time, paragraphs } => {
            html.open(Tag::Section, &[(Attribute::Class, "exchange")]);
            time.iter().for_each(|time| inside(Tag::Time, &[], time, html));
            speaker.iter().for_each(|speaker| inside(Tag::Strong, &[], speaker, html));
            paragraphs.iter().for_each(|text| inside(Tag::P, &[], text, html));
            html.close(Tag::Section);
        }
        BlockKind::Entry { time, heading, blocks } => {
            html.open(Tag::Section, &[(Attribute::Class, "entry")]);
            time.iter().for_each(|time| inside(Tag::Time, &[], time, html));
            heading.iter().for_each(|heading| inside(Tag::Heading(3), &[], heading, html));
            blocks.iter().for_each(|inner| block(inner, None, html));
            html.close(Tag::Section);
        }
        BlockKind::Note { text, .. } => {
            html.open(Tag::Aside, &[(Attribute::Class, "note")]);
            inside(Tag::P, dir, text, html);
            html.close(Tag::Aside);
        }
        BlockKind::Footnote { marker, text } => {
            html.open(Tag::P, &[(Attribute::Class, "footnote")]);
            html.open(Tag::Sup, &[]);
            html.text(marker);
            html.close(Tag::Sup);
            html.text(" ");
            inline(text, html);
            html.close(Tag::P);
        }
        BlockKind::Separator(_) => {
            html.rule();
            return;
        }
        BlockKind::Embed { href, text, .. } => {
            html.open(Tag::P, &[]);
            link(href.as_deref(), html, |html| inline(text, html));
            html.close(Tag::P);
        }
    }
    html.end_line();
}

fn inside(tag: Tag, attributes: &[(Attribute, &str)], text: &Text, html: &mut Html) {
    html.open(tag, attributes);
    inline(text, html);
    html.close(tag);
}

fn quote(tag: Tag, paragraphs: &[Text], attribution: Option<&Text>, html: &mut Html) {
    html.open(tag, &[]);
    paragraphs.iter().for_each(|text| inside(Tag::P, &[], text, html));
    attribution.iter().for_each(|speaker| inside(Tag::Cite, &[], speaker, html));
    html.close(tag);
}

fn list(ordered: bool, start: Option<u32>, items: &[ListItem], dir: &[(Attribute, &str)], html: &mut Html) {
    let tag = if ordered { Tag::Ol } else { Tag::Ul };
    let first = start.filter(|start| *start != 1).map(|start| start.to_string());
    let mut attributes = dir.to_vec();
    attributes.extend(first.iter().map(|start| (Attribute::Start, start.as_str())));
    html.open(tag, &attributes);
    for item in items {
        html.open(Tag::Li, &[]);
        inline(&item.text, html);
        item.blocks.iter().for_each(|inner| block(inner, None, html));
        html.close(Tag::Li);
    }
    html.close(tag);
}

/// Writes what `write` writes inside a link, when the address may be one.
fn link(href: Option<&str>, html: &mut Html, write: impl FnOnce(&mut Html)) {
    let safe = href.filter(|href| is_safe_href(href));
    if let Some(href) = safe {
        html.open(Tag::A, &[(Attribute::Href, href), (Attribute::Rel, "noopener noreferrer")]);
    }
    write(html);
    if safe.is_some() {
        html.close(Tag::A);
    }
}

fn inline(text: &Text, html: &mut Html) {
    for step in text.steps() {
        match step {
            Step::Words(range) => html.text(range.of(&text.text)),
            Step::Open(inline) => match &inline.kind {
                InlineKind::Break => html.line_break(),
                InlineKind::Link { href } if is_safe_href(href) => {
                    html.open(Tag::A, &[(Attribute::Href, href), (Attribute::Rel, "noopener noreferrer")]);
                }
                InlineKind::Language { tag } => html.open(Tag::Span, &[(Attribute::Lang, tag)]),
                // A mark that was taken out of the words stands in an empty range.
                InlineKind::Reference { marker } => {
                    html.open(Tag::Sup, &[]);
                    if inline.range.is_empty() {
                        html.text(marker);
                    }
                }
                kind => {
                    if let Some(tag) = inline_tag(kind) {
                        html.open(tag, &[]);
                    }
                }
            },
            Step::Close(inline) => match &inline.kind {
                InlineKind::Link { href } if is_safe_href(href) => html.close(Tag::A),
                InlineKind::Language { .. } => html.close(Tag::Span),
                InlineKind::Ruby { reading } => {
                    html.open(Tag::Rt, &[]);
                    html.text(reading);
                    html.close(Tag::Rt);
                    html.close(Tag::Ruby);
                }
                kind => {
                    if let Some(tag) = inline_tag(kind) {
                        html.close(tag);
                    }
                }
            },
        }
    }
}

fn inline_tag(kind: &InlineKind) -> Option<Tag> {
    Some(match kind {
        InlineKind::Emphasis => Tag::Em,
        InlineKind::Strong => Tag::Strong,
        InlineKind::Code => Tag::Code,
        InlineKind::Subscript => Tag::Sub,
        InlineKind::Superscript | InlineKind::Reference { .. } => Tag::Sup,
        InlineKind::Deleted => Tag::Del,
        InlineKind::Ruby { .. } => Tag::Ruby,
        _ => return None,
    })
}
