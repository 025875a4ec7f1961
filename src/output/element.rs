//! Articles as `<standfirst-article>` with a declarative shadow root: what a server sends, so that browsers show the article at once and the
//! element takes it over when its script runs.

use std::fmt::Write as _;

use super::html::{self, Html};
use crate::article::Article;
use crate::input;
use crate::summary::{SummaryOptions, SummaryType};
use crate::{Format, SummaryLength};

/// How an element is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ElementOptions {
    /// The kind of summary above the article; nothing for none.
    pub summary: Option<SummaryType>,
    /// How long it is.
    pub length: SummaryLength,
    /// What the source is written in.
    pub format: Format,
    /// The address of the folder with the element's style sheets, `/` at its end.
    pub styles: String,
}

impl Default for ElementOptions {
    fn default() -> Self {
        let styles = "styles/".to_owned();
        Self { summary: None, length: SummaryLength::default(), format: Format::Auto, styles }
    }
}

/// The style sheets, in their order: those that `www/element/sheets.js` adopts.
const SHEETS: [&str; 4] = ["theme.css", "story.css", "panels.css", "element.css"];

/// The element that shows `article`, with the `source` that it was read from between its tags.
pub(super) fn element(article: &Article, source: &str, options: &ElementOptions) -> String {
    let mut written = String::from("<standfirst-article");
    let mut attribute = |name: &str, value: &str| {
        let _ = write!(written, " {name}=\"{}\"", html::escaped(value));
    };
    let format = input::detect(source, options.format);
    attribute("format", format.name());
    if let Some(kind) = options.summary {
        attribute("summary", kind.name());
        attribute("length", options.length.name());
    }
    written.push_str(">\n<template shadowrootmode=\"open\">\n");
    for sheet in SHEETS {
        let address = html::escaped(&options.styles) + sheet;
        let _ = writeln!(written, "<link rel=\"stylesheet\" href=\"{address}\">");
    }
    written.push_str("<slot name=\"header\"></slot>\n<div class=\"frame\"><div class=\"story\">\n");
    let summary = options.summary.map(|kind| {
        let options = SummaryOptions { kind, length: options.length, ..SummaryOptions::default() };
        article.summarize(&options)
    });
    let summary = summary.filter(|summary| !summary.too_short && !summary.sentences.is_empty());
    written.push_str(&html::article(article, Html::of_parts(), summary.as_ref()));
    written.push_str("</div></div>\n<slot name=\"footer\"></slot>\n</template>\n");
    written.push_str(&between_tags(source, format));
    written.push_str("</standfirst-article>\n");
    written
}

/// The source as the element reads it again. HTML stands in a script that nothing runs: between the tags it would be the page's own.
fn between_tags(source: &str, format: Format) -> String {
    if format != Format::Html {
        return html::escaped(source) + "\n";
    }
    // What would end the script, or hide its end, is told apart from that by a stroke that means nothing in HTML.
    let mut script = String::with_capacity(source.len() + 64);
    script.push_str("<script type=\"text/html\">");
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        script.push(letter);
        if letter == '<' && matches!(letters.peek(), Some('/' | '!')) && is_dangerous(letters.clone()) {
            script.push('\\');
        }
    }
    script + "</script>\n"
}

/// Whether what follows a `<` could end a script, or begin what hides its end.
fn is_dangerous(letters: impl Iterator<Item = char>) -> bool {
    let ahead: String = letters.take("/script".len()).collect();
    ahead.eq_ignore_ascii_case("/script") || ahead.starts_with("!--")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn of(source: &str) -> String {
        let article = Article::parse(source, &Options::default()).expect("an article");
        element(
            &article,
            source,
            &ElementOptions { summary: Some(SummaryType::KeyPoints), ..ElementOptions::default() },
        )
    }

    #[test]
    fn the_article_stands_in_a_shadow_root_and_its_source_between_the_tags() {
        let story = "Ferry to run all winter\n\nBy Ann Holt\n\nThe council voted on Monday to keep the ferry <Ulla> & its crew.\n";
        let element = of(story);
        let (shadow, light) = element.split_once("</template>").expect("a template");
        assert!(shadow.starts_with("<standfirst-article format=\"text\" summary=\"key-points\" length=\"short\">"));
        assert!(shadow.contains("<template shadowrootmode=\"open\">"), "{shadow}");
        assert!(shadow.contains("<h2 part=\"headline\">Ferry to run all winter</h2>"), "{shadow}");
        assert!(shadow.contains("<p part=\"paragraph\">The council voted on Monday"), "{shadow}");
        assert!(!shadow.contains("class=\"headline\""), "{shadow}");
        assert!(light.contains("the ferry &lt;Ulla&gt; &amp; its crew."), "{light}");
    }

    #[test]
    fn a_page_can_not_leave_its_script() {
        let page = "<html><body><h1>Ferry</h1><p>The council voted on Monday to keep the ferry.</p>\
                    <script>1</SCRIPT><!-- <script> --><img src=x onerror=alert(1)></body></html>";
        let element = of(page);
        let light = element.split_once("</template>").expect("a template").1;
        assert!(light.contains("<script type=\"text/html\">"), "{light}");
        assert_eq!(light.to_ascii_lowercase().matches("</script").count(), 1, "{light}");
        assert!(!light.contains("<!--"), "{light}");
    }
}
