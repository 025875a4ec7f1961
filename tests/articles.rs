//! Golden articles: `tests/articles/NAME.in.txt` (or `.md`, `.html`) must read as `NAME.out.json`.
//!
//! A missing output fails. `cargo xtask test --accept` writes the outputs as they are now, for review in the diff.

mod invariants;

use std::fs;
use std::path::{Path, PathBuf};

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
        let found = format!("{}\n", serde_json::to_string_pretty(&article).expect("an article is plain data"));
        let output = input.with_file_name(name(&input) + ".out.json");
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
    let goldens = files(".out.json");
    let inputs: Vec<String> = inputs().iter().map(|input| name(input)).collect();
    for golden in goldens {
        assert!(inputs.contains(&name(&golden)), "{} has no input", golden.display());
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
