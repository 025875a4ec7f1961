//! Which of a clipboard's two forms is read.

use standfirst::article::{BlockKind, DocumentKind};
use standfirst::{Article, ClipboardForm, ClipboardForms, Error, Format, Options};

const HTML: &str = r#"<meta charset='utf-8'><h1>Tram depot becomes a library</h1><p>By Runa Feld</p>
<p>The old depot on Kiln Street opens as a library on Saturday, with room for <a href="https://quarter.example/books">forty thousand books</a>.</p>
<h2>What moves in</h2><ul><li>The map room</li><li>The children's shelves</li><li>A café, in the wheel pit</li></ul>
<table><tr><th>Floor</th><th>Seats</th></tr><tr><td>Ground</td><td>120</td></tr><tr><td>Gallery</td><td>64</td></tr></table>
<p>The rails stay in the floor, the architect Osk Thorne said, "because nobody could agree on which to lift".</p>"#;

const TEXT: &str = "\
Tram depot becomes a library

By Runa Feld

The old depot on Kiln Street opens as a library on Saturday, with room for forty thousand books.

What moves in
    • The map room
    • The children's shelves
    • A café, in the wheel pit

Floor\tSeats
Ground\t120
Gallery\t64

The rails stay in the floor, the architect Osk Thorne said, \"because nobody could agree on which to lift\".
";

fn read(html: &str, text: &str) -> (Article, ClipboardForm) {
    Article::parse_clipboard(ClipboardForms { html, text }, &Options::default()).expect("one form can be read")
}

#[track_caller]
fn assert_read(html: &str, text: &str, form: ClipboardForm) -> Article {
    let (article, read) = read(html, text);
    assert_eq!(read, form, "\n{html}\n---\n{text}");
    let source = if form == ClipboardForm::Html { html } else { text };
    assert_eq!(
        article,
        Article::parse(source, &with_format(form)).expect("it can be read"),
        "the article is the form's own"
    );
    article
}

fn with_format(form: ClipboardForm) -> Options {
    let mut options = Options::default();
    options.format = if form == ClipboardForm::Html { Format::Html } else { Format::Auto };
    options
}

#[test]
fn html_has_the_structure() {
    let article = assert_read(HTML, TEXT, ClipboardForm::Html);
    let has = |is: fn(&BlockKind) -> bool| article.blocks.iter().any(|block| is(&block.kind));
    assert!(has(|kind| matches!(kind, BlockKind::Heading { .. })));
    assert!(has(|kind| matches!(kind, BlockKind::List { items, .. } if items.len() == 3)));
    assert!(has(|kind| matches!(kind, BlockKind::Table { .. })));
    assert!(has(|kind| matches!(kind, BlockKind::Paragraph(text) if !text.inlines.is_empty())));
}

#[test]
fn one_form_alone_is_read() {
    assert_read(HTML, "", ClipboardForm::Html);
    assert_read(HTML, " \n", ClipboardForm::Html);
    assert_read("", TEXT, ClipboardForm::Text);
    assert_read("<meta charset='utf-8'>", TEXT, ClipboardForm::Text);
}

#[test]
fn html_that_lacks_words_is_left() {
    for html in [
        "<div></div>",
        "<img src='https://quarter.example/depot.jpg' alt='The depot'>",
        "<p>Tram depot becomes a library</p>",
        // All but the last paragraph, and all but one in the middle.
        HTML.split("<p>The rails").next().unwrap_or_default(),
        &HTML.replacen("The old depot on Kiln Street opens as a library on Saturday, with room for", "", 1),
    ] {
        assert_read(html, TEXT, ClipboardForm::Text);
    }
}

#[test]
fn trifles_of_the_text_do_not_count() {
    for text in [
        // Numbers and bullets, marks of notes, alternative texts, addresses of links, blanks.
        &TEXT.replace("    • ", "  1.\t"),
        &TEXT.replace(
            "forty thousand books",
            "forty thousand books <https://quarter.example/books?from=copy&section=city-and-suburbs>[1]",
        ),
        &TEXT.replace("What moves in", "[image: The wheel pit in March]\n\nWhat moves in"),
        &TEXT.replace('\n', "\r\n"),
        &TEXT.replace(' ', "\u{A0}"),
        &TEXT.to_uppercase(),
    ] {
        assert_read(HTML, text, ClipboardForm::Html);
    }
}

#[test]
fn words_that_run_together_in_one_form_are_the_same_words() {
    let sections = [
        "News", "Culture", "Sport", "Weather", "Letters", "Jobs", "Property", "Gardens", "Chess", "Archive", "Shop",
        "Contact",
    ];
    let menu: Vec<String> = sections.iter().map(|name| format!("<a href=/{name}>{name}</a>")).collect();
    let text = sections.join("\n") + "\n" + TEXT;
    assert_read(&format!("<div>{}</div>{HTML}", menu.concat()), &text, ClipboardForm::Html);
}

#[test]
fn a_long_article_may_not_lose_a_sentence() {
    let paragraph = |number: usize| {
        format!(
            "On day {number} the crew moved {} crates and the foreman wrote {} lines in his book about it.",
            number * 7,
            number * 3
        )
    };
    let text: Vec<String> = (1..400).map(paragraph).collect();
    let html = |without: usize| -> String {
        let kept = text.iter().enumerate().filter(|(number, _)| *number != without);
        kept.map(|(_, words)| format!("<p>{words}</p>")).collect::<Vec<_>>().concat()
    };
    let pasted = text.join("\n\n");
    assert_eq!(read(&html(usize::MAX), &pasted).1, ClipboardForm::Html);
    let one_more = format!(
        "{pasted}\n\nWhen the last shelf stood, somebody asked where the lamps were, and they sent for the electrician again."
    );
    assert_eq!(read(&html(usize::MAX), &one_more).1, ClipboardForm::Text);
}

#[test]
fn a_title_beside_a_whole_page_is_no_reason_to_leave_the_page() {
    assert_read(HTML, "https://quarter.example/depot", ClipboardForm::Html);
    assert_read(HTML, "Kiln Street: read it here https://quarter.example/depot", ClipboardForm::Html);
}

#[test]
fn an_editors_colours_are_left() {
    let code = "fn main() {\n    let lamps = 3;\n    println!(\"{lamps}\");\n}\n";
    let html = "<meta charset='utf-8'><div style=\"color: #ccc;background-color: #1f1f1f;font-family: Consolas, 'Courier New', monospace;\
                white-space: pre;\"><div><span style=\"color: #569cd6;\">fn</span><span> main() {</span></div><div><span>&#160; &#160; let lamps = \
                3;</span></div><div><span>&#160; &#160; println!(\"{lamps}\");</span></div><div><span>}</span></div></div>";
    let article = assert_read(html, code, ClipboardForm::Text);
    assert_eq!(article.kind.map(|kind| kind.value), Some(DocumentKind::Code));

    let jetbrains = "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=UTF-8\"></head><body><pre style=\"background-color:\
                     #2b2b2b;font-family:'JetBrains Mono',monospace;font-size:9.8pt;\"><span style=\"color:#cc7832;\">fn </span>main() {<br>    let \
                     lamps = 3;<br>}<br></pre></body></html>";
    assert_read(jetbrains, "fn main() {\n    let lamps = 3;\n}\n", ClipboardForm::Text);
    // A bold word does not undo the face around it.
    let bold = html.replacen("<span style=\"color: #569cd6;\">", "<span style=\"font-weight: bold;\">", 1);
    assert_read(&bold, code, ClipboardForm::Text);
}

#[test]
fn code_that_a_page_shows_is_read_from_the_page() {
    let code = "fn main() {\n    let lamps = 3;\n}\n";
    let html = "<pre style=\"font-family: monospace\"><span class=\"keyword\">fn</span> main() {\n    <span class=\"keyword\">let</span> lamps = \
                3;\n}\n</pre>";
    assert_read(html, code, ClipboardForm::Html);
}

#[test]
fn markdown_beside_what_it_means_is_left() {
    let markdown = "# Tram depot becomes a library\n\nThe old depot on **Kiln Street** opens on [Saturday](https://quarter.example/books).\n\n## \
                    What moves in\n\n- The map room\n- The children's shelves\n";
    let html = "<h1>Tram depot becomes a library</h1><p>The old depot on <strong>Kiln Street</strong> opens on <a \
                href='https://quarter.example/books'>Saturday</a>.</p><h2>What moves in</h2><ul><li>The map room</li><li>The children's \
                shelves</li></ul>";
    assert_read(html, markdown, ClipboardForm::Html);
    // The same Markdown, shown as it is written.
    let shown = format!("<div class=editor><pre>{markdown}</pre></div>");
    assert_read(&shown, markdown, ClipboardForm::Text);
    // In paragraphs: headings are told by the air around them.
    let headed = "## Before\n\nThe depot was closed.\n\n## After\n\nIt is open.";
    let parted: Vec<String> = headed.split("\n\n").map(|part| format!("<p>{part}</p>")).collect();
    assert_read(&parted.concat(), headed, ClipboardForm::Text);
}

#[test]
fn the_source_of_a_page_is_read_as_a_page() {
    let escaped = HTML.replace('&', "&amp;").replace('<', "&lt;");
    let article =
        assert_read(&format!("<table class=source><tr><td>{escaped}</td></tr></table>"), HTML, ClipboardForm::Text);
    assert!(article.blocks.iter().any(|block| matches!(block.kind, BlockKind::Table { .. })));
}

#[test]
fn errors_are_of_the_form_that_would_have_been_read() {
    let error = |html: &str, text: &str, options: &Options| {
        Article::parse_clipboard(ClipboardForms { html, text }, options).map(|(_, form)| form)
    };
    let mut options = Options::default();
    assert_eq!(error("", "", &options), Err(Error::EmptyInput));
    assert_eq!(error("<br>", "\n", &options), Err(Error::EmptyInput));
    options.limits.bytes = 100;
    let found = |found| Err(Error::LimitExceeded { limit: "bytes", max: 100, found });
    assert_eq!(error(HTML, "Short.", &options), Ok(ClipboardForm::Text));
    assert_eq!(error(HTML, "", &options), found(HTML.len()));
    assert_eq!(error(HTML, TEXT, &options), found(TEXT.len()));
    assert_eq!(error("<p>Short.</p>", TEXT, &options), Ok(ClipboardForm::Html));
}
