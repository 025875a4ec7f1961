//! What holds for every input: nothing lost, nothing invented, spans real, nothing unescaped, no panic.

mod invariants;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use standfirst::article::{RepairKind, Span, Text};
use standfirst::{Article, Format, Options, language};

/// Lines as pastes have them: cues, look-alikes, marks, letters of many scripts, and noise.
fn line() -> impl Strategy<Value = String> {
    let cue = prop::sample::select(vec![
        "date 2025-03-04 World",
        "Ferry line to run at night",
        "• Ferry line to run at night",
        "By Mara Lindqvist and Tom Okoye",
        "By Mara Lindqvist · March 4, 2025 · 3 min read",
        "Published: 4 March 2025, 09:12 GMT Updated: 5 March 2025",
        "KARLSHOLM, Norrland (AP) — The ferry will run at night from May, the port said.",
        "KARLSHOLM, Norrland -",
        "LONDON (Metro Desk) - LONDON, Dec 13 (Reuters) - Sterling rose.",
        "date 2025-03-04 The ministry is closing a scheme that nobody used.",
        "The ferry will run at night from May. “We waited,” said Mr. Okoye of the U.S. crew.",
        "“We waited nine years for this.”",
        "— Mara Lindqvist, pilot",
        "- first thing",
        "  - nested thing",
        "1. first",
        "2. second",
        "• one • two • three",
        "> quoted words that go on",
        "A ferry waits at the quay on Tuesday. (AP Photo/Jon Doe)",
        "Getty Images",
        "Home > World > Caucasus",
        "FacebookTwitterWhatsAppCopy link",
        "READ MORE: Snow closes pass",
        "Related Articles",
        "What happens next",
        "___",
        "© 2025 The Ledger. All rights reserved.",
        "Correction: an earlier version misstated the tally.",
        "渡し船は五月から夜も運航する。市が発表した。",
        "ستعمل العبّارة ليلا من مايو.",
        "The fi\u{ad}nal ﬁgure was 10\u{a0}000\u{200b} 😀👩‍🚒.",
        "Region\t2022\t2023",
        "Syunik\t14\t19",
        "Lori\t8\t\t7",
        "| Region | 2022 |",
        "|---|---|",
        "Hull    14    19",
        "Hull,14,19",
        "14",
        "Q: Why now?",
        "A: Because the ice is gone.",
        "[00:01:12] HOST: Welcome back.",
        "Mara Lindqvist  10:42 AM",
        "(LAUGHTER)",
        "14:05 GMT",
        "5m ago  13.52  First trucks queue",
        "The largest since 1991.[1][2] It rose.¹ So they said*",
        "[1] Ledger archive, 3 May 1991.",
        "¹ See note 3.",
        "* Figures rounded.",
        "References[edit]",
        "^ Reyes, Tom. The Arax.",
        "1/ A thread on ferries.",
        "2/3 They float. (2/3)",
        "Mara Lindqvist @maralind · 5h",
        "Rating: 4/5",
        "Ingredients",
        "200 g flour",
        "34 Comments",
        "2 hours ago · Reply",
        "Subscribe to continue reading",
        "let total = sum(&items);",
        "}",
        "2023-12-13 10:42:01 INFO started",
        "https://example.org/a",
        "the ferry could not sail,",
        "<script>alert(1)</script> & <b onclick=x>\"'",
    ])
    .prop_map(str::to_owned);
    let noise =
        proptest::collection::vec(any::<char>(), 0..40).prop_map(|letters| letters.into_iter().collect::<String>());
    prop_oneof![6 => cue, 1 => noise, 1 => Just(String::new()), 1 => Just("    ".to_owned())]
}

fn paste() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n    ", "\u{2028}", " "]);
    proptest::collection::vec((line(), end), 0..14)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// The inputs of the golden articles: every shape of paste that is known.
fn goldens() -> &'static [(String, String)] {
    static GOLDENS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    GOLDENS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        let entries = fs::read_dir(folder).expect("tests/articles is a folder");
        let mut goldens: Vec<(String, String)> = entries
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let name = path.file_name()?.to_str()?.strip_suffix(".in.txt")?.to_owned();
                Some((name, fs::read_to_string(path).ok()?))
            })
            .collect();
        goldens.sort();
        goldens
    })
}

/// What happens to a line of a paste on its way.
#[derive(Clone, Debug)]
enum Mutation {
    Drop,
    Double,
    /// The line changes places with another.
    Swap,
    /// All lines from here to the other change places, the last first.
    Shuffle,
    /// The line goes on in the next without a break.
    Join,
    /// The line is cut off in the middle.
    Cut,
}

/// The input of a golden article with some lines dropped, doubled, shuffled, joined or cut; of each in turn.
fn mutated() -> impl Strategy<Value = String> {
    let mutation = prop::sample::select(vec![
        Mutation::Drop,
        Mutation::Double,
        Mutation::Swap,
        Mutation::Shuffle,
        Mutation::Join,
        Mutation::Cut,
    ]);
    let mutations = proptest::collection::vec((mutation, any::<usize>(), any::<usize>()), 1..8);
    (0..goldens().len(), mutations).prop_map(|(golden, mutations)| {
        let mut lines: Vec<String> = goldens()[golden].1.split_inclusive('\n').map(str::to_owned).collect();
        for (mutation, at, other) in mutations {
            if lines.is_empty() {
                break;
            }
            let (at, other) = (at % lines.len(), other % lines.len());
            match mutation {
                Mutation::Drop => drop(lines.remove(at)),
                Mutation::Double => lines.insert(at, lines[at].clone()),
                Mutation::Swap => lines.swap(at, other),
                Mutation::Shuffle => lines[at.min(other)..=at.max(other)].reverse(),
                Mutation::Join => {
                    let len = lines[at].trim_end().len();
                    lines[at].truncate(len);
                }
                Mutation::Cut => {
                    let half = (0..=lines[at].len() / 2).rev().find(|&half| lines[at].is_char_boundary(half));
                    lines[at].truncate(half.unwrap_or_default());
                }
            }
        }
        lines.concat()
    })
}

/// The articles that quotations are measured on.
fn quoted_articles() -> &'static [String] {
    static ARTICLES: OnceLock<Vec<String>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotations");
        let entries = fs::read_dir(folder).expect("tests/quotations is a folder");
        let texts = entries.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
        let mut articles: Vec<String> =
            texts.filter_map(|text| Some(text.split_once("\n=====")?.0.to_owned())).collect();
        articles.sort();
        articles
    })
}

/// Such an article with some letters gone and marks where none belong.
fn misquoted() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "“", "”", "„", "«", "»", "\"", "‘", "’", "'", "‚", "「", "」", "\n", "\n\n", ",", ":", " — ", ".", " said ",
        "Mr. ", "é",
    ]);
    let marks = proptest::collection::vec((mark, any::<usize>(), 0..3_usize), 1..12);
    (0..quoted_articles().len(), marks).prop_map(|(article, marks)| {
        let mut letters: Vec<char> = quoted_articles()[article].chars().collect();
        for (mark, at, gone) in marks {
            let at = at % letters.len();
            letters.splice(at..(at + gone).min(letters.len()), mark.chars());
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_mutated_articles(text in mutated()) {
        invariants::check(&text);
    }

    #[test]
    fn hold_for_wrong_marks(text in misquoted()) {
        invariants::check(&text);
    }
}

/// Pages: pieces of them in any order, some of them open, some closed that never were.
fn page() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "<p>The <b>ferry</b> will <a href=/a>run at <i>night</i></a> from May, the port said on Monday.</p>",
        "<p>one<br>two<br><br>three &amp; four&nbsp;five &#1;",
        "<h1>Ferry line to run at night</h1>",
        "<h2 id=x>What happens next</h2>",
        "<p class=byline>By <a rel=author href=/m>Mara Lindqvist</a> <time datetime=2025-03-04>4 March 2025</time></p>",
        "<ul><li>item<ul><li>inner</ul><li><p>second<p>more</ul>",
        "<ol start=3><li value=7>seven<li>eight</ol>",
        "<dl><dt>term<dd>said of it</dl>",
        "<table><caption>Fares</caption><tr><th>Region<th>2022<tr><td>Hull<td colspan=2>fourteen</table>",
        "<table>moved<tr><td>cell</td></tr>behind<b>bold</b></table>after",
        "<pre class=language-x>\n code\n  <b>more</b>\n</pre>",
        "<pre>a<table>b<tr><td>c</table>d</pre>",
        "<figure><img src=a.jpg alt='A ferry'><figcaption>A ferry waits <span class=credit>Jon Doe</span></figcaption></figure>",
        "<p>before <img data-src=b.jpg alt=\"pictured\"> behind</p>",
        "<blockquote><p>quoted<footer>speaker</footer></blockquote>",
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>counted<o:p></o:p></p>",
        "<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>o </span></span><![endif]>nested <b>words</b></p>",
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>b.</span></p>",
        "<p class=byline>By <span class=sr-only>authors</span> Mara Lindqvist</p>",
        "<figcaption>A ferry waits. <span hidden>Enlarge</span> (Photo: Jon Doe)</figcaption>",
        "<p>KARLSHOLM <b style='display:none'>city</b> (AP) — The ferry will run at night, the port said.</p>",
        "<p class=MsoTitle>Titled<del cite=mailto:a>old</del><ins cite=mailto:b>new</ins></p>",
        "<b style='font-weight:normal'><p><span style='font-weight:700'>heavy</span><span style='vertical-align:super'>2</span></b>",
        "<blockquote class=twitter-tweet><p>posted <a href=/p>link</a></blockquote>",
        "<p><q>quoted <i>first</i></q> then <q>last</q></p>",
        "<p>before<span class=sr-only>unheard</span><sup><a href=#n1>1</a></sup><span hidden>gone</span><img alt=shown></p>",
        "<figure><figcaption>seen <span class=credit>by whom</span> and where</figcaption></figure>",
        "<div id=ftn1 style='mso-element:footnote'><p><a name=n1 href=#m1>[1]</a> note<p>more</div>",
        "<aside role=doc-footnote id=n1><p>noted <a href=#m1 role=doc-backlink>return</a> <span class=sr-only>silent</span></aside>",
        "<p>marked<sup id=m1><a href=#n1>1</a></sup>",
        "<details><summary>shown</summary><p>on demand</details>",
        "<p>mark<sup><a href=#n1>1</a></sup></p>",
        "<ol><li id=n1>note <a href=#m1>back</a></ol>",
        "<ruby>base<rt>reading</rt></ruby>",
        "<p>seen <span hidden>unseen</span> seen too <span style='display:none'>styled</span></p>",
        "<div hidden><p>a closed menu</div>",
        "<span class=sr-only>for readers</span><h3 class=sr-only>heading for readers</h3>",
        "<script>let a = '<b>';</script><style>p{}</style><!-- comment -->",
        "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>",
        "<form><select><option>choice<option>other</select><button>Send</button></form>",
        "<p>x<q>said</q>y <math><mi>z</mi></math> <svg><text>drawn</text></svg></p>",
        "<a href=/x><div>block</div>tail</a>",
        "<b><p>adopted</b>rest",
        "<i><table><tr><td><p>deep</i></table>",
        "</p></div></table>",
        "<div><div><div>",
        "<td>cell alone",
        "text alone ",
        "渡し船は五月から",
        "<meta property=og:title content=\"Ferry line to run at night\"><title>Ferry line | The Ledger</title>",
        "<iframe src=https://example.org/v title=video></iframe><hr>",
        "<noscript><img src=c.jpg></noscript>",
        "<p lang=fr dir=rtl>mots</p>",
    ]);
    prop::collection::vec(part, 1..10).prop_map(|parts| parts.concat())
}

/// Markdown as people write it, and as nobody does.
fn markdown() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "# Ferry line to run at night",
        "## What happens next",
        "Ferry line\n===",
        "*By Mara Lindqvist* | 2025-03-04",
        "The **ferry** will *run at `night`* from [May](https://example.org/a \"a title\"), the port said.",
        "a *b **c* d** e",
        "one\\\ntwo  \nthree\nfour &amp; five &nbsp; six &unknown; \\* \\_",
        "![a ferry](a.jpg \"A ferry waits\")",
        "![a ferry](a.jpg)\n*A ferry waits. (Photo: Jon Doe)*",
        "words ![in *the*](b.png) line",
        "[![pictured](a.png)](https://example.org) ![]( )",
        "- one\n- two\n  - inner\n\n    more\n- [x] done",
        "3. three\n4. four\n\n   ```rust\n   fn main() {}\n   ```",
        "> quoted\n> words\n>\n> > inner\n>\n> — Mara Lindqvist",
        "> - item\n>   | a | b |\n>   |---|---|\n>   | 1 | `x\\|y` |",
        "> [!NOTE]\n> Not at night.",
        "| Region | 2022 |\n|:--|--:|\n| Hull | **14** |\n| | |",
        "```\ncode\n\n  *more*\n```",
        "    indented\n\n    code",
        "~~~py\nunclosed",
        "Term\n: Description\n: another",
        "It rose.[^1] Again[^note].\n\n[^1]: The note.\n\n    More of it.",
        "[^note]: - a list\n",
        "[ref] and [words][ref]\n\n[ref]: https://example.org \"title\"",
        "<https://example.org> and <mail@example.org>",
        "<div align=\"center\">Centred <b>words</b> &lt;</div>",
        "<details><summary>More</summary>\n\nInside\n\n</details>",
        "<script>let a = '<b>';</script>",
        "a <script>let a</script> b <br> c<sub>2</sub> <kbd>x <i>y</kbd></i> <!-- z --> <img src=\"a\" alt=\"b c\">",
        "<table><tr><td>one<td hidden>two</table>",
        "<textarea>words</textarea><select><option>one</select>",
        "---",
        "---\ntitle: \"Ferry line\"\ntags: [a, b]\nlayout: x\n---",
        "+++\nauthor = 'Mara Lindqvist'\n+++",
        "Related Articles",
        "- READ MORE: Snow closes pass\n- Share\n- words",
        "渡し船は五月から\n夜も運航する。",
        "~~struck~~ ~one~ $x^2$ $$y$$",
        "\ttab\tand\u{a0}blank \u{200b}none",
        "Getty Images",
        "- \n-\n1.",
        "*",
        "<",
        "`",
        "[",
    ]);
    let noise = proptest::collection::vec(
        prop::sample::select("*_`[]()<>#-+>|:!\\~^ \n\tab1.&;\"'é".chars().collect::<Vec<_>>()),
        0..30,
    )
    .prop_map(|letters| letters.into_iter().collect::<String>());
    let prefix = prop::sample::select(vec!["", "", "", "> ", "- ", "  ", "1. "]);
    let end = prop::sample::select(vec!["\n\n", "\n\n", "\n", "\r\n\r\n", " "]);
    let piece =
        (prefix, prop_oneof![5 => part.prop_map(str::to_owned), 1 => noise], end).prop_map(|(prefix, part, end)| {
            let lines: Vec<String> = part.split('\n').map(|line| format!("{prefix}{line}")).collect();
            lines.join("\n") + end
        });
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_pages(text in page()) {
        invariants::check_as(&text, Format::Html);
    }

    #[test]
    fn hold_for_markdown(text in markdown()) {
        invariants::check_as(&text, Format::Markdown);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_markdown(text in any::<String>()) {
        invariants::check_as(&text, Format::Markdown);
    }

    #[test]
    fn hold_for_pastes(text in paste()) {
        invariants::check(&text);
    }

    #[test]
    fn hold_for_any_string(text in any::<String>()) {
        invariants::check(&text);
    }
}

#[test]
fn hold_for_html_in_markdown() {
    let picture = "a <script>let a</script> b <br> c <!-- z --> <img src=\"a\" alt=\"b c\">";
    for text in [
        // What a script says stands behind a picture's words, both in one gap of a paragraph.
        format!("<div>One</div>\n{picture}\n<script>let a = '<b>';</script>\n# Ferry line to run at night\n"),
        // A picture's words stand between a script's and those of a paragraph.
        format!("- \n-\n1.\n<script>let a = '<b>';</script> > {picture} 1. ---\r\n\r\n"),
    ] {
        invariants::check_as(&text, Format::Markdown);
    }
}

#[test]
fn hold_for_awkward_inputs() {
    for text in [
        "",
        " ",
        "\u{feff}",
        "word",
        ".",
        "•",
        "• ",
        "1.",
        ">",
        "“",
        "—",
        "\u{0}\u{1}\u{2}",
        "a\u{0}b",
        "\u{202e}abc",
        "\u{202e}",
        "abc \u{2067}\n\u{2069}x \u{202a}y",
        "One \u{2066}two. Three\u{2069} four. \u{202b}Five\u{202c} six.",
        "By",
        "By ",
        "©",
        "(",
        "Home >",
        // Lower case makes the one shorter and the other longer.
        "\u{a7aa}¡0\u{23a}",
        "> >",
        "A (AP) — ",
    ] {
        invariants::check(text);
    }
}

#[test]
fn hold_for_large_and_repeated_inputs() {
    for unit in [
        "(",
        "[",
        "By ",
        "• ",
        "“",
        "\"We waited nine years.\"\n",
        "“We waited,” said Mara Lindqvist. ",
        "Mara Lindqvist, who ",
        "Lindqvist said ",
        "‘a ",
        "\"a ",
        "“a”",
        "5\" ",
        "he added, “so it goes on” and ",
        "“So it goes on.”\n\n",
        "“So it goes on\n\n",
        "a. ",
        "1. x\n",
        "READ MORE: ",
        "> ",
        "- a\n  - b\n",
        "date 2025-03-04 ",
        "A (AP) — ",
        "\n",
        "é",
        "。",
        "word ",
        "&amp;",
        "&",
        "Ã©",
        "â€™",
        "Р°",
        "ﬁ",
        "e\u{301}",
        "in\u{ad}vest-\n",
        "in\u{ad}\nvest",
        "word\u{b}",
        "4\u{c}",
        "Page 1\n",
        "and so it goes on for the whole of the line, wherever\nit ends, 1\n",
        "left of it all and       right of it\n",
        "From: Tom\nTo: Mara\n",
        "Tom wrote:\n> words\n",
        "--\n",
        "\\section{a}\n",
        "- ",
    ] {
        invariants::check(&unit.repeat(100_000 / unit.len()));
    }
    for (head, unit) in [
        ("{\\rtf1 ", "{\\b a}"),
        ("{\\rtf1 ", "\\'e9\\par "),
        ("{\\rtf1 ", "{\\fonttbl "),
        ("{\"articleBody\": \"", "a\\n"),
        ("{\"articleBody\": ", "\"\\\""),
        ("\\begin{document}\n", "\\begin{x}\n"),
        ("\\documentclass{a}\n", "\\emph{a} {\n"),
    ] {
        invariants::check(&(head.to_owned() + &unit.repeat(100_000 / unit.len())));
    }
}

#[test]
fn hold_for_large_and_repeated_markdown() {
    for unit in [
        "*",
        "_a",
        "**a*",
        "`",
        "[",
        "[a](",
        "![",
        "> ",
        "- ",
        "- a\n  ",
        "1. ",
        "# ",
        "| a ",
        "|-",
        "<",
        "<a>",
        "<div>\n\n",
        "<b>",
        "</b>",
        "&amp;",
        "\\",
        "[^1]",
        "[^1]: ",
        "***",
        "---\n",
        "![a](b)\n",
        "*a*\n\n",
        "- [ ] a\n",
        ": a\n\nb\n",
        "<!--",
        "<script>",
        "~~",
        "```\n",
        "\n",
        "<details>\n\n",
        "| a | b |\n|---|---|\n",
        "a  \n",
    ] {
        invariants::check_as(&unit.repeat(60_000 / unit.len()), Format::Markdown);
    }
}

/// An article whose repairs the reader has undone, all or some, is still one.
#[test]
fn an_article_stays_whole_when_its_repairs_are_undone() {
    for (name, source) in goldens() {
        let article = Article::parse(source, &Options::default()).expect("an input can be read");
        let mut repairs = Vec::new();
        let mut note = |text: &Text| {
            let own = text.repairs.iter().filter(|repair| repair.kind != RepairKind::Gap);
            repairs.extend(own.map(|repair| repair.source));
        };
        article.blocks.iter().for_each(|block| block.for_each_text(&mut note));
        repairs.sort_unstable();
        repairs.dedup();
        let nowhere = Span::new(source.len(), source.len() + 1);
        for step in [1, 2, 7] {
            let mut undone = article.clone();
            let mut places: Vec<Span> = repairs.iter().copied().step_by(step).collect();
            undone.undo_repairs(&places, source).unwrap_or_else(|error| panic!("{name}: {error}"));
            invariants::holds(source, &undone);
            places.push(nowhere);
            let before = undone.clone();
            let refused = undone.undo_repairs(&places, source).map_err(|error| error.code());
            assert_eq!(refused, Err("no-such-repair"), "{name}");
            assert!(undone == before, "{name}: half of it is undone");
        }
    }
}

/// Undone from the last to the first, its repairs give a text back its source.
#[test]
fn repairs_can_be_undone() {
    for (name, source) in goldens() {
        let article = Article::parse(source, &Options::default()).expect("an input can be read");
        let check = |text: &Text| {
            let mut undone = text.clone();
            for index in (0..text.repairs.len()).rev() {
                let gap = text.repairs[index].kind == RepairKind::Gap;
                assert_eq!(undone.undo(index, source), !gap, "{name}");
            }
            if text.repairs.iter().all(|repair| repair.kind != RepairKind::Gap) {
                assert_eq!(undone.text, text.span.of(source), "{name}");
                assert!(undone.repairs.is_empty(), "{name}");
            }
        };
        article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| check(text)));
        article.furniture.iter().for_each(|item| check(&item.text));
    }
}

/// Articles that plain text can't hold: what is lost when they are written.
const NOT_IN_PLAIN_TEXT: [(&str, &str); 7] = [
    ("head-of-a-whole-page", "the headline, which is no part of the body: without it a short first line is one"),
    ("p54-markdown-in-a-paste", "a line break inside a paragraph"),
    ("p56-latex", "the commands that tell headings and the ends of blocks of code"),
    ("p59-line-ends", "a line break inside a paragraph: in plain text a line's end is the paragraph's"),
    ("p59-line-ends-in-german", "a line break inside a paragraph"),
    ("page-glued-byline-and-teasers", "the headline, without which a short first line is one"),
    ("p71-ruling-in-german", "the headline, without which the first heading is one"),
];

/// Written as text and read again, a body is the same, each block of the same kind.
#[test]
fn reading_again_changes_nothing() {
    let mut changed = Vec::new();
    for (name, source) in goldens() {
        if NOT_IN_PLAIN_TEXT.iter().any(|(known, _)| known == name) {
            continue;
        }
        let first = Article::parse(source, &Options::default()).expect("an input can be read");
        let text = first.to_text();
        let Ok(second) = Article::parse(&text, &Options::default()) else { continue };
        let (wanted, found) = (body(&first), body(&second));
        if wanted != found || text != second.to_text() {
            let at = wanted.iter().zip(&found).take_while(|(wanted, found)| wanted == found).count();
            changed.push(format!("{name}: {:?}\n  became {:?}", wanted.get(at), found.get(at)));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Most articles with lines dropped, doubled, shuffled, joined or cut are read again as they were, too. Not all can be: plain text
/// leaves the head out, and what follows it may look like one.
#[test]
fn reading_mutated_articles_again_changes_little() {
    let mut runner = TestRunner::deterministic();
    let (mut same, mut all) = (0, 0);
    while all < 2000 {
        let text = mutated().new_tree(&mut runner).expect("a mutation can be made").current();
        let Ok(first) = Article::parse(&text, &Options::default()) else { continue };
        let written = first.to_text();
        let Ok(second) = Article::parse(&written, &Options::default()) else { continue };
        invariants::check(&written);
        all += 1;
        same += usize::from(body(&first) == body(&second) && second.to_text() == written);
    }
    assert!(same * 100 >= all * 92, "{same} of {all} are the same again");
}

/// Kind and words of each text that plain text shows; a quotation is a paragraph there.
fn body(article: &Article) -> Vec<String> {
    let mut told = Vec::new();
    for block in &article.blocks {
        let kind = serde_json::to_value(block).ok().and_then(|block| Some(block.get("type")?.as_str()?.to_owned()));
        let kind = kind.unwrap_or_default().replace("quote", "paragraph");
        let told_apart = ["figure", "note", "separator", "pullQuote"].contains(&kind.as_str());
        if !told_apart && block.rule != "boilerplate" {
            block.for_each_text(&mut |text| told.push(format!("{kind}: {}", text.text)));
        }
    }
    told
}

/// The time that dividing `text` takes, at best of three.
fn time_to_split(text: &str) -> f64 {
    let once = || {
        let start = std::time::Instant::now();
        assert!(!language::split(text, Some("en")).is_empty());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::MAX, f64::min)
}

#[test]
fn sentences_take_time_in_proportion_to_the_text() {
    for cue in [
        "((((", ". . . ", "A. A. ", "a.a.", "1. 2. ", "[1][", ". \" ", "“.” ", "\n.", "?)", "No. 5; ", ":)", "。」",
        "กก ", "''. ",
    ] {
        let (short, long) = (cue.repeat(100_000 / cue.len()), cue.repeat(800_000 / cue.len()));
        let (short, long) = (time_to_split(&short), time_to_split(&long));
        // Eight times as long; 64 times if each cue looked at all the others. The rest is for a busy machine.
        assert!(long < 24.0 * short + 0.05, "{cue:?}: {short} s, then {long} s");
    }
}

/// Found by fuzzing: lines of code with lines between them that are the page's, and a dateline behind a dateline.
#[test]
fn what_fuzzing_found_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let paths = fs::read_dir(folder).expect("tests/articles is a folder").filter_map(|entry| Some(entry.ok()?.path()));
    let mut count = 0;
    for path in paths.filter(|path| path.to_string_lossy().ends_with(".in.html")) {
        invariants::check_as(&fs::read_to_string(path).expect("a page"), Format::Text);
        count += 1;
    }
    assert!(count > 5, "{count} pages");
    invariants::check(
        "Islanders keep their winter ferry\n\nKARLSHOLM (Metro Desk) - ALDMOOR, March 4 (Reuters) - The council voted on \
         Monday to keep the ferry running all winter, and nobody spoke against it.\n",
    );
    // The second line of this code begins with a quotation mark of its own.
    invariants::check_as(
        "What happens next\n===\n\na `b ~\n\t>' #[1) The **ferry** will *run at` [night](/a), the port said.\n\n- a ferry\n",
        Format::Markdown,
    );
    // Read as HTML this is one line, whose dateline has the empty line within.
    invariants::check_as(
        "המעבורת תפליג כל החורף\n\nחיפה, 4 במרץ (רויטרס) - מועצת העיר החליטה ביום שני שהמעבורת תפליג כל החורף. איש לא התנגד.\n",
        Format::Html,
    );
    // A cell is set apart that stands between words which browsers show in front of its table.
    invariants::check_as(
        "<div id=ftn1 style='mso-element:footnote'><p><a name=n1 href=#m1>[1]</a> note<p>more</div><h1>Ferry line to run at night</h1>\
         <p>The <b>ferry</b> will <a href=/a>run at <i>night</i></a> from May, the port said on Monday.</p><pre class=language-x>\n code\n  \
         <b>more</b>\n</pre><p>marked<sup id=m1><a href=#n1>1</a></sup><table>moved<tr><td>cell</td></tr>behind<b>bold</b></table>after\
         <p>x<q>said</q>y <math><mi>z</mi></math> <svg><text>drawn</text></svg></p>",
        Format::Html,
    );
}

/// Eight times as long a paste of the same lines takes some eight times as long to read, whatever the lines are.
#[test]
fn articles_take_time_in_proportion_to_their_length() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let _ = Article::parse(text, &Options::default());
        start.elapsed().as_secs_f64()
    };
    for (name, source) in goldens() {
        let unit = source.clone() + "\n";
        let (short, long) = (unit.repeat(16_000 / unit.len() + 1), unit.repeat(128_000 / unit.len() + 8));
        // A busy machine slows one measurement down, not all of them.
        let proportional = || time(&long) < 24.0 * time(&short) + 0.05;
        assert!((0..8).any(|_| proportional()), "{name} takes too long when it is long");
    }
}

/// Telling which format a text is in takes no longer than some readings of it, also where all of it is marks that nothing closes.
#[test]
fn telling_the_format_is_a_small_part_of_reading() {
    let time = |text: &str, format: Format| {
        let start = std::time::Instant::now();
        let mut options = Options::default();
        options.format = format;
        let _ = Article::parse(text, &options);
        start.elapsed().as_secs_f64()
    };
    for unit in ["**+", "*+", "__-", "~~+", "`", "``+", "[+", "# ", "\n# +", "\n|--", "<a", "a**+"] {
        let text = unit.repeat(256_000 / unit.len());
        let small = || time(&text, Format::Auto) < 4.0 * time(&text, Format::Text) + 0.01;
        assert!((0..8).any(|_| small()), "what format {unit:?} over and over is in takes too long to tell");
    }
}

proptest! {
    #[test]
    fn sentences_are_all_of_the_text(
        text in prop::collection::vec(prop_oneof![
            line(),
            "[ .?!…()\\[\\]0-9aA\"'“”«»„\n。」।؟։:;-]{0,12}",
            "\\PC{0,12}",
        ], 0..12),
        joint in prop::sample::select(vec![" ", "", "\n", "\n\n"]),
        tag in prop::sample::select(vec![None, Some("en"), Some("de"), Some("hy"), Some("th"), Some("ja"), Some("el"), Some("ru")]),
    ) {
        let text = text.join(joint);
        let mut at = 0;
        for sentence in language::split(&text, tag) {
            prop_assert!(at <= sentence.start && sentence.start < sentence.end);
            prop_assert!(text.is_char_boundary(sentence.start) && text.is_char_boundary(sentence.end));
            prop_assert!(text[at..sentence.start].trim().is_empty());
            prop_assert_eq!(sentence.of(&text).trim(), sentence.of(&text));
            at = sentence.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}
