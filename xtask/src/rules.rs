//! Rules of the house that no compiler checks.

use std::env;
use std::fs;

use anyhow::{Result, bail};

use crate::{place, run};

/// Ways to make nodes or code out of strings.
const STRINGS_INTO_THE_PAGE: [&str; 9] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "set_inner_html",
    "set_outer_html",
    "document.write",
    "eval(",
    "new Function",
];

/// The standard library's sorts, each of whose uses is some kilobytes of the module; `src/order.rs` has one.
const SORTS: [&str; 2] = [".sort_", ".sort("];

/// Checks every file that git tracks.
pub(crate) fn check() -> Result<()> {
    let Some(files) = run::answer(run::program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))
    else {
        bail!("could not list the repository's files: is this a git checkout?");
    };
    let machine = machine_paths();
    let mut faults = Vec::new();
    for name in files.lines() {
        let Ok(text) = fs::read_to_string(place::root().join(name)) else { continue };
        if is_page_code(name) {
            let found = lines_with(&text, &STRINGS_INTO_THE_PAGE).into_iter();
            faults.extend(found.map(|(line, word)| format!("{name}:{line}: `{word}`: build nodes, not strings")));
        }
        if is_core_code(name) {
            let found = lines_with(code_of_rust(&text), &SORTS).into_iter();
            faults.extend(found.map(|(line, word)| format!("{name}:{line}: `{word}`: sort with `crate::order`")));
        }
        for path in machine.iter().filter(|path| text.contains(path.as_str())) {
            faults.push(format!("{name}: has `{path}`, a path of one machine"));
        }
        if name.ends_with("package-lock.json") && text.contains("\"resolved\"") {
            faults
                .push(format!("{name}: names a registry's host; run `npm install --omit-lockfile-registry-resolved`"));
        }
    }
    if !faults.is_empty() {
        bail!("rules of the house:\n  {}", faults.join("\n  "));
    }
    Ok(())
}

fn is_page_code(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    (name.starts_with("www/") || name.starts_with("src/")) && ["js", "mjs", "rs", "html"].contains(&extension)
}

/// What the module is made of.
fn is_core_code(name: &str) -> bool {
    let is_rust = name.rsplit('.').next() == Some("rs");
    is_rust && name.starts_with("src/") && !name.starts_with("src/cli") && name != "src/order.rs"
}

/// A file's code without the tests at its end.
fn code_of_rust(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Paths that only this machine has: its checkout and its user's home.
fn machine_paths() -> Vec<String> {
    let home = env::var("HOME").unwrap_or_default();
    let root = place::root().to_string_lossy().into_owned();
    // A home of `/` or a checkout at the top would be found everywhere.
    [home, root].into_iter().filter(|path| path.len() > 4).map(|path| format!("{path}/")).collect()
}

/// Where words stand, by line, comments aside.
fn lines_with(text: &str, words: &'static [&'static str]) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        let mut code = String::new();
        let mut rest = line;
        while !rest.is_empty() {
            if in_comment {
                let Some((_, after)) = rest.split_once("*/") else { break };
                (rest, in_comment) = (after, false);
            } else if let Some((before, after)) = rest.split_once("/*").filter(|(before, _)| !before.contains("//")) {
                code.push_str(before);
                (rest, in_comment) = (after, true);
            } else {
                code.push_str(rest.split("//").next().unwrap_or_default());
                break;
            }
        }
        found.extend(words.iter().filter(|word| code.contains(**word)).map(|word| (index + 1, *word)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{STRINGS_INTO_THE_PAGE, lines_with};

    #[test]
    fn finds_words_in_code_and_not_in_comments() {
        let text = "a.innerHTML = x;\n// innerHTML\n/* eval( */ b(); /* c\neval(\n*/ eval(d)\n//! no `innerHTML`";
        assert_eq!(lines_with(text, &STRINGS_INTO_THE_PAGE), [(1, "innerHTML"), (5, "eval(")]);
    }
}
