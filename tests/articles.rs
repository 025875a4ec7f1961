//! Golden articles: `tests/articles/NAME.in.txt` must read as `NAME.out.json`, and `NAME.in.html` or `NAME.in.md` as `NAME.out.md`: the
//! article in Markdown, and below a line what Markdown has no form for, the kinds of blocks and what was set apart.
//!
//! A missing output fails. `cargo xtask test --accept` writes the outputs as they are now, for review in the diff.

mod invariants;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use standfirst::{Article, Format, Options};

/// The variable that `--accept` sets.
const ACCEPT: &str = "STANDFIRST_ACCEPT";

#[test]
fn articles_read_as_their_goldens_say() {
    let accept = std::env::var_os(ACCEPT).is_some();
    let mut failures = Vec::new();
    let inputs = inputs();
    assert!(inputs.len() > 40, "the golden articles are in tests/articles");
    for input in inputs {
        let source = fs::read_to_string(&input).expect("an input is UTF-8");
        let options = options(&input);
        invariants::check_as(&source, options.format);
        let article = Article::parse(&source, &options).expect("an input can be read");
        let (found, ending) = if is_markup(&input) {
            (in_markdown(&article), ".out.md")
        } else {
            (format!("{}\n", serde_json::to_string_pretty(&article).expect("an article is plain data")), ".out.json")
        };
        let output = input.with_file_name(name(&input) + ending);
        if accept {
            fs::write(&output, found).expect("the golden can be written");
            continue;
        }
        match fs::read_to_string(&output) {
            Err(_) => {
                failures.push(format!("{} is missing; look at the reading, then run with --accept", output.display()));
            }
            Ok(wanted) if wanted != found => failures.push(difference(&input, &wanted, &found)),
            Ok(_) => {}
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

/// A golden without an input is a leftover.
#[test]
fn each_golden_has_its_input() {
    for (ending, is_of_markup) in [(".out.json", false), (".out.md", true)] {
        let inputs: Vec<String> =
            inputs().iter().filter(|input| is_markup(input) == is_of_markup).map(|input| name(input)).collect();
        for golden in files(ending) {
            assert!(inputs.contains(&name(&golden)), "{} has no input", golden.display());
        }
    }
}

/// Data that went through JSON is the same article.
#[test]
fn articles_survive_json() {
    for input in inputs() {
        let source = fs::read_to_string(&input).expect("an input is UTF-8");
        let article = Article::parse(&source, &options(&input)).expect("an input can be read");
        let json = serde_json::to_string(&article).expect("an article is plain data");
        let again: Article = serde_json::from_str(&json).expect("its JSON is an article");
        assert_eq!(serde_json::to_value(&article).ok(), serde_json::to_value(&again).ok(), "{}", input.display());
    }
}

fn inputs() -> Vec<PathBuf> {
    let mut inputs: Vec<PathBuf> = [".in.txt", ".in.md", ".in.html"].into_iter().flat_map(files).collect();
    inputs.sort();
    inputs
}

/// Whether the golden of an input is Markdown.
fn is_markup(input: &Path) -> bool {
    input.extension().is_some_and(|extension| extension != "txt")
}

/// An article as a reviewer can read it: Markdown, then the kinds of its blocks, then a line for each thing that was set apart.
fn in_markdown(article: &Article) -> String {
    let words = |value: &Value| value.as_str().map(str::to_owned);
    let plain = serde_json::to_value(article).expect("an article is plain data");
    let list = |name: &str| plain[name].as_array().cloned().unwrap_or_default();
    let kinds: Vec<String> = list("blocks")
        .iter()
        .map(|block| {
            let more: Vec<String> =
                ["kind", "language", "direction"].iter().filter_map(|key| words(&block[key])).collect();
            let kind = words(&block["type"]).expect("a block has a type");
            if more.is_empty() { kind } else { format!("{kind} ({})", more.join(", ")) }
        })
        .collect();
    let mut markdown = format!("{}\n---\n\nBlocks: {}\n", article.to_markdown(), kinds.join(" · "));
    let furniture = list("furniture");
    if !furniture.is_empty() {
        markdown.push_str("\nSet apart:\n\n");
    }
    for item in furniture {
        let [kind, reason, text] = ["kind", "reason", "text"].map(|key| words(&item[key]).unwrap_or_default());
        markdown.extend(["- ", &kind, " (", &reason, "): ", &text.replace('\n', " / "), "\n"]);
    }
    markdown
}

/// How an input is read: a pasted text as it looks, a file of another kind as what it is.
fn options(input: &Path) -> Options {
    let mut options = Options::default();
    options.format = match input.extension().and_then(|extension| extension.to_str()) {
        Some("md") => Format::Markdown,
        Some("html") => Format::Html,
        _ => Format::Auto,
    };
    options
}

fn files(ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("tests/articles is a folder");
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

/// The file's name up to its first full stop.
fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The first line that differs, with what stands around it.
fn difference(input: &Path, wanted: &str, found: &str) -> String {
    let at = wanted.lines().zip(found.lines()).take_while(|(wanted, found)| wanted == found).count();
    let around = |text: &str| text.lines().skip(at.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
    format!("{} differs at line {}:\n- wanted\n{}\n+ found\n{}", name(input), at + 1, around(wanted), around(found))
}
