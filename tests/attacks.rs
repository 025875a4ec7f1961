//! Attacks: whatever is read, nothing that is written can do anything. Judged by another parser of HTML, of addresses and of
//! Markdown than ours.

#[path = "attacks/payloads.rs"]
mod payloads;

use std::path::Path;
use std::time::{Duration, Instant};

use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
use html5ever::tendril::TendrilSink as _;
use html5ever::{LocalName, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use standfirst::{Article, ElementOptions, Error, Format, Options, SummaryOptions, SummaryType};

/// The elements that an article may have, and their attributes; `lang`, `dir` and `class` any of them may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "role", "id"]),
    ("address", &[]),
    ("article", &[]),
    ("aside", &["role", "id"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hr", &[]),
    ("ins", &[]),
    ("li", &["value"]),
    ("ol", &["start", "type"]),
    ("p", &["title"]),
    ("pre", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("section", &[]),
    ("small", &[]),
    ("span", &["title"]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("ul", &[]),
];

fn corpus() -> Vec<payloads::Payload> {
    let corpus = payloads::payloads(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks"));
    assert!(corpus.len() > 500, "the payloads are in tests/attacks");
    corpus
}

fn options(format: Format) -> Options {
    let mut options = Options::default();
    options.format = format;
    options.url = Some("https://page.example/news/ferry.html".to_owned());
    options
}

#[test]
fn nothing_that_is_read_can_do_anything_when_it_is_written() {
    for payload in corpus() {
        for format in [Format::Html, Format::Text, Format::Markdown, Format::Auto] {
            for input in payloads::inputs(&payload.text, format.name()) {
                let name = format!("{} as {}", payload.name, format.name());
                match Article::parse(&input, &options(format)) {
                    Ok(article) => {
                        written_is_inert(&name, &article);
                        element_is_inert(&name, &article, &input, format);
                    }
                    Err(Error::EmptyInput) => {}
                    Err(error) => panic!("{name}: {error}"),
                }
            }
        }
    }
}

/// What a parse gives, written in each form.
fn written_is_inert(name: &str, article: &Article) {
    html_is_inert(name, &article.to_html());
    for kind in [SummaryType::KeyPoints, SummaryType::Tldr] {
        let mut options = SummaryOptions::default();
        options.kind = kind;
        html_is_inert(name, &article.summarize(&options).to_html());
    }
    json_ld_is_inert(name, &article.to_json_ld());
    markdown_is_inert(name, &article.to_markdown());
    let _ = article.to_text();
}

/// HTML set as `innerHTML` is what we wrote: our elements and attributes only, nested as they were written, also when the
/// browser's own writing of it is read again.
fn html_is_inert(name: &str, html: &str) {
    let first = Tree::of(html);
    let found = elements(&first.root());
    check(name, &first.root(), html);
    assert_eq!(found, tags(html), "{name}: not nested as it was written:\n{html}");
    let again = serialized(&first.root());
    let second = Tree::of(&again);
    check(name, &second.root(), &again);
    assert_eq!(found, elements(&second.root()), "{name}: another tree when it is read again:\n{again}");
    assert_eq!(again, serialized(&second.root()), "{name}: other words when it is read again");
}

/// An element in a page that a server puts together: its shadow root holds the article and what we wrote around it, and what was read
/// stands between its tags as text or in a script that is none.
fn element_is_inert(name: &str, article: &Article, source: &str, format: Format) {
    const BEFORE: &str = "<div class=\"story\">\n";
    const BEHIND: &str = "</div></div>\n<slot name=\"footer\"></slot>\n</template>\n";
    let mut options = ElementOptions::default();
    options.format = format;
    let element = article.to_element(source, &options);
    let (frame, rest) = element.split_once(BEFORE).expect("a story");
    let (story, light) = rest.split_once(BEHIND).expect("an end");
    html_is_inert(name, story);
    let light = light.strip_suffix("</standfirst-article>\n").expect("an end tag");
    let page = format!("<!doctype html>{frame}{BEFORE}{BEHIND}{light}</standfirst-article><p id=after>");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let mut found = elements(&dom.document);
    found.retain(|(_, element)| element != "script");
    let names: Vec<(usize, &str)> = found.iter().map(|(depth, name)| (*depth, name.as_str())).collect();
    let whole = [(0, "html"), (1, "head"), (1, "body"), (2, "standfirst-article"), (3, "template"), (2, "p")];
    assert_eq!(names, whole, "{name}: something else in\n{light}");
    let scripts = walk(&dom.document).into_iter().filter(|(_, node)| match &node.data {
        NodeData::Element { name, attrs, .. } if *name.local == *"script" => {
            assert!(attrs.borrow().iter().any(|one| &*one.value == "text/html"), "{name:?}: a script in\n{light}");
            true
        }
        _ => false,
    });
    assert!(scripts.count() <= 1, "{name}: scripts in\n{light}");
}

/// HTML as it is when it is set as `innerHTML`; its nodes are gone with it.
struct Tree(RcDom);

impl Tree {
    fn of(html: &str) -> Self {
        let context = QualName::new(None, ns!(html), local_name!("div"));
        Self(parse_fragment(RcDom::default(), ParseOpts::default(), context, vec![], true).one(html))
    }

    fn root(&self) -> Handle {
        self.0.document.children.borrow()[0].clone()
    }
}

fn serialized(root: &Handle) -> String {
    let mut bytes = Vec::new();
    let options = SerializeOpts { traversal_scope: TraversalScope::ChildrenOnly(None), ..SerializeOpts::default() };
    serialize(&mut bytes, &SerializableHandle::from(root.clone()), options).expect("it is written");
    String::from_utf8(bytes).expect("it is text")
}

/// All nodes below `root`, each with its depth.
fn walk(root: &Handle) -> Vec<(usize, Handle)> {
    let mut found = Vec::new();
    let mut rest: Vec<(usize, Handle)> = root.children.borrow().iter().rev().map(|node| (0, node.clone())).collect();
    while let Some((depth, node)) = rest.pop() {
        rest.extend(node.children.borrow().iter().rev().map(|node| (depth + 1, node.clone())));
        found.push((depth, node));
    }
    found
}

fn elements(root: &Handle) -> Vec<(usize, String)> {
    let name = |(depth, node): (usize, Handle)| match &node.data {
        NodeData::Element { name, .. } => Some((depth, name.local.to_string())),
        _ => None,
    };
    walk(root).into_iter().filter_map(name).collect()
}

/// The elements as they were written, each with its depth.
fn tags(html: &str) -> Vec<(usize, String)> {
    let mut depth = 0;
    let mut found = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split([' ', '>']).next().unwrap_or_default();
        if name.starts_with('/') {
            depth -= 1;
            continue;
        }
        found.push((depth, name.to_owned()));
        depth += usize::from(!matches!(name, "br" | "hr"));
    }
    assert_eq!(depth, 0, "each element ends");
    found
}

/// Each element and attribute is one of ours.
fn check(name: &str, root: &Handle, html: &str) {
    for (_, node) in walk(root) {
        match &node.data {
            NodeData::Text { .. } => {}
            NodeData::Element { name: element, attrs, template_contents, .. } => {
                assert_eq!(element.ns, ns!(html), "{name}: a foreign element in\n{html}");
                assert!(template_contents.borrow().is_none(), "{name}: a template in\n{html}");
                let own = ELEMENTS.iter().find(|(known, _)| **known == *element.local);
                let (_, own) = own.unwrap_or_else(|| panic!("{name}: <{}> in\n{html}", element.local));
                for attribute in attrs.borrow().iter() {
                    assert_eq!(attribute.name.ns, ns!(), "{name}: a foreign attribute in\n{html}");
                    let known = own.contains(&&*attribute.name.local);
                    check_attribute(name, &attribute.name.local, &attribute.value, known, html);
                }
            }
            other => panic!("{name}: {other:?} in\n{html}"),
        }
    }
}

fn check_attribute(name: &str, attribute: &LocalName, value: &str, known: bool, html: &str) {
    let letters = |value: &str, more: &str| value.chars().all(|one| one.is_ascii_alphanumeric() || more.contains(one));
    let fits = match &**attribute {
        "class" | "part" => letters(value, "-+#._ "),
        "lang" => letters(value, "-"),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "href" => known && (is_own_anchor(value) || is_safe(value)),
        "id" => known && value.starts_with("standfirst-") && letters(value, "-"),
        "rel" => value == "noopener noreferrer",
        "role" => value.starts_with("doc-"),
        "scope" => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        "type" => matches!(value, "a" | "A" | "i" | "I"),
        "start" | "value" | "colspan" | "rowspan" => known && value.parse::<u32>().is_ok(),
        "datetime" => known && letters(value, "-:.+"),
        "open" => known && value.is_empty(),
        "title" => known,
        _ => false,
    };
    assert!(fits, "{name}: {attribute}={value:?} in\n{html}");
}

fn is_own_anchor(href: &str) -> bool {
    href.starts_with("#standfirst-")
}

/// Where an address leads, by the WHATWG's own reading of it.
fn is_safe(href: &str) -> bool {
    let page = url::Url::parse("https://page.example/news/").expect("an address");
    // What can't be read leads nowhere.
    page.join(href).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto")) || page.join(href).is_err()
}

/// It is JSON, and as the content of a script it stays one.
fn json_ld_is_inert(name: &str, json: &str) {
    let data: serde_json::Value =
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{name}: {error} in {json}"));
    assert_eq!(data["@type"], "NewsArticle");
    for address in ["url", "mainEntityOfPage"] {
        assert!(data[address].as_str().is_none_or(is_safe), "{name}: {json}");
    }
    assert!(data["image"]["url"].as_str().is_none_or(is_safe), "{name}: {json}");
    let page = format!("<!doctype html><script type=application/ld+json>{json}</script>");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let names: Vec<String> = elements(&dom.document).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["html", "head", "script", "body"], "{name}: {json}");
}

/// Markdown, made HTML by somebody else without any care, has no more than Markdown's own elements and the few that we write.
fn markdown_is_inert(name: &str, markdown: &str) {
    use pulldown_cmark::Options;
    let mut html = String::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(markdown, options));
    let tree = Tree::of(&html);
    for (_, node) in walk(&tree.root()) {
        let NodeData::Element { name: element, attrs, .. } = &node.data else {
            assert!(matches!(node.data, NodeData::Text { .. }), "{name}: {:?} from\n{markdown}", node.data);
            continue;
        };
        let ours = ELEMENTS.iter().any(|(known, _)| **known == *element.local);
        assert!(ours || matches!(&*element.local, "img" | "input"), "{name}: <{}> from\n{markdown}", element.local);
        for attribute in attrs.borrow().iter() {
            let value: &str = &attribute.value;
            let fits = match &*attribute.name.local {
                "href" => is_safe(value),
                "src" => is_safe(value) && *element.local == *"img",
                "class" | "id" | "style" => !value.contains([':', '(']) || value.starts_with("text-align:"),
                "start" | "type" | "disabled" | "checked" | "lang" => !value.contains(['<', '"', '(']),
                "alt" | "title" => true,
                _ => false,
            };
            assert!(fits, "{name}: {}={value:?} from\n{markdown}", attribute.name.local);
        }
    }
}

/// A hundred thousand levels of nesting are an article or a typed error, soon.
// In Node 20 it passes, and then Node itself ends with a memory fault: its own, as what runs in WebAssembly can't reach its memory.
#[cfg_attr(target_arch = "wasm32", ignore = "Node's shutdown fails after it")]
#[test]
fn nesting_has_an_end() {
    const LEVELS: usize = 100_000;
    for unit in [
        "<div>",
        "<b>",
        "<em>",
        "<a href=x>",
        "<p>",
        "<blockquote>",
        "<ul><li>",
        "<ol><li>a",
        "<dl><dd>",
        "<table><tr><td>",
        "<details>",
        "<figure>",
        "<section>",
        "<svg>",
        "<svg><g>",
        "<math><mrow>",
        "<math><mtext>",
        "<span lang=en>",
        "<font>",
        "<template>",
        "<select>",
        "<button>",
        "<form>",
        "<h2>",
        "<sup>",
        "<ruby><rt>",
        "<pre><code>",
        "<svg><foreignObject>",
        "<q>",
        "<ins>",
        "<object>",
        "<noscript>",
        "<!--",
        "</div>",
        "<article>",
        "<nobr>",
        "<i><b>",
        "<b><p>",
        // Markdown's, and of text.
        "> ",
        "- ",
        "* ",
        "1. ",
        "[",
        "![",
        "**",
        "*a ",
        "`",
        "(",
        "((",
        "\"",
        "<",
        "&",
        "[^",
        "~~",
        "_a",
        "\\",
        "|",
        "| a ",
        "# ",
        "$",
        "  ",
    ] {
        let nested = unit.repeat(LEVELS) + "words in the middle of it all.";
        for format in [Format::Html, Format::Text, Format::Markdown] {
            soon(&format!("{unit} as {}", format.name()), &nested, format);
        }
    }
    let lines = |unit: &str| (0..2_000).map(|level| unit.repeat(level % 400) + "words\n").collect::<String>();
    for unit in ["  - ", "> ", "    ", "- ", "\t"] {
        soon(&format!("lines of {unit:?}"), &lines(unit), Format::Markdown);
        soon(&format!("lines of {unit:?}"), &lines(unit), Format::Text);
    }
}

/// Attributes and other pieces of ten megabytes, too.
// In Node 20 it passes, and then Node itself ends with a memory fault: its own, as what runs in WebAssembly can't reach its memory.
#[cfg_attr(target_arch = "wasm32", ignore = "Node's shutdown fails after it")]
#[test]
fn pieces_have_any_size() {
    let long = "x".repeat(10 << 20);
    for (start, end) in [
        ("<p title=\"", "\">Words.</p>"),
        ("<p class=\"a ", "\">Words.</p>"),
        ("<p id=\"", "\">Words.</p>"),
        ("<a href=\"https://example.org/", "\">Words.</a>"),
        ("<a href=\"javascript:", "\">Words.</a>"),
        ("<img alt=\"", "\" src=x>"),
        ("<img src=\"data:", "\">"),
        ("<p style=\"", "\">Words.</p>"),
        ("<p lang=\"", "\">Words.</p>"),
        ("<", ">Words."),
        ("<p ", "=x>Words.</p>"),
        ("<!--", "-->Words."),
        ("<script>", "</script>Words."),
        ("<style>", "</style>Words."),
        ("<title>", "</title>Words."),
        ("<meta property=\"og:title\" content=\"", "\"><p>Words.</p>"),
        ("<script type=\"application/ld+json\">{\"headline\":\"", "\"}</script><p>Words.</p>"),
        ("<p>", "</p>"),
        ("<pre><code class=\"language-", "\">x</code></pre>"),
        ("&#", ";"),
        ("[words](https://example.org/", ")"),
        ("```", "\nx\n```"),
        ("---\ntitle: ", "\n---\n\nWords.\n"),
    ] {
        let input = format!("{start}{long}{end}");
        let is_html = start.starts_with(['<', '&']);
        soon(start, &input, if is_html { Format::Html } else { Format::Markdown });
    }
    for format in [Format::Text, Format::Markdown] {
        soon(&format!("a title as {}", format.name()), &format!("<p title=\"{long}\">Words.</p>"), format);
    }
    let many: String =
        (0..200_000_u32).flat_map(|number| [" a".to_owned(), number.to_string(), "=x".to_owned()]).collect();
    soon("many attributes", &format!("<p{many}>Words.</p>"), Format::Html);
}

/// Reads and writes an input that is large but not an article; it may be refused.
fn soon(name: &str, input: &str, format: Format) {
    let started = Instant::now();
    match Article::parse(input, &options(format)) {
        Ok(article) => {
            html_is_inert(name, &article.to_html());
            json_ld_is_inert(name, &article.to_json_ld());
            let _ = (article.to_markdown(), article.to_text());
        }
        Err(Error::LimitExceeded { .. } | Error::EmptyInput) => {}
        Err(error) => panic!("{name}: {error}"),
    }
    // A slow machine takes seconds for ten megabytes; what grows with the square takes minutes.
    let taken = started.elapsed();
    assert!(taken < Duration::from_secs(20), "{name} took {taken:?}");
}
