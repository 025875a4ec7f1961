//! The splitters that ours is compared with. One that is not installed is left out, with a word on how to install it.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::json;

/// A text and its language.
pub(crate) struct Text<'a> {
    pub(crate) language: &'a str,
    pub(crate) text: &'a str,
}

/// A splitter.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// How to get it.
    pub(crate) install: &'static str,
    /// Whether it is quick enough for all treebanks.
    pub(crate) quick: bool,
    run: fn(&[Text<'_>]) -> Option<Vec<Vec<String>>>,
}

pub(crate) const PEERS: [Peer; 4] = [
    Peer { name: "sentencex", install: "part of this program", quick: true, run: |texts| Some(sentencex(texts)) },
    Peer {
        name: "blingfire",
        install: "`pip install blingfire numpy`",
        quick: true,
        run: |texts| python(include_str!("peers/blingfire.py"), texts),
    },
    Peer {
        name: "Intl.Segmenter",
        install: "Node as `node` on the path",
        quick: true,
        run: |texts| program("node", &["--input-type=module", "-e", include_str!("peers/intl.mjs")], texts),
    },
    Peer {
        name: "pySBD",
        install: "`pip install pysbd`",
        quick: false,
        run: |texts| python(include_str!("peers/pysbd.py"), texts),
    },
];

impl Peer {
    /// The sentences of each text, or nothing where the splitter is not there.
    pub(crate) fn split(&self, texts: &[Text<'_>]) -> Option<Vec<Vec<String>>> {
        (self.run)(texts).filter(|found| found.len() == texts.len())
    }
}

fn sentencex(texts: &[Text<'_>]) -> Vec<Vec<String>> {
    let split = |one: &Text<'_>| sentencex::segment(one.language, one.text).into_iter().map(str::to_owned).collect();
    texts.iter().map(split).collect()
}

/// `STANDFIRST_PYTHON` is the Python that has the peers, where it is not `python3`.
fn python(script: &str, texts: &[Text<'_>]) -> Option<Vec<Vec<String>>> {
    let python = std::env::var("STANDFIRST_PYTHON");
    program(python.as_deref().unwrap_or("python3"), &["-c", script], texts)
}

/// Gives a program a text a line, and takes a list of sentences a line from it.
fn program(name: &str, arguments: &[&str], texts: &[Text<'_>]) -> Option<Vec<Vec<String>>> {
    let mut child = Command::new(name)
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let lines: String =
        texts.iter().map(|one| json!({ "lang": one.language, "text": one.text }).to_string() + "\n").collect();
    // A program that can't start hears nothing of this; it is left out because of its exit code.
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let _ = writer.join();
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()?.lines().map(|line| serde_json::from_str(line).ok()).collect()
}
