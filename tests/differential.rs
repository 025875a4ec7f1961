//! What the core says of many texts, as a line of digests each, written into `target/differential/`: natively and in WebAssembly the
//! files must be the same, which `cargo xtask test` compares.

use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::Path;

use standfirst::{Article, Format, Options, SummaryOptions};

/// What each text is read as, beside what it is: as it stands, and changed in two ways.
const FORMATS: [Format; 3] = [Format::Text, Format::Html, Format::Markdown];
/// Longer texts show nothing more.
const LONGEST: usize = 6000;

/// FNV-1a, 64 bits (Fowler, Noll and Vo): the same on each machine.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A text with some of its lines lost, doubled, joined or swapped, by a small generator (Park and Miller's).
fn changed(text: &str, variant: u64) -> String {
    let mut seed = digest(text.as_bytes()) % 0x7fff_fffe + 1 + variant;
    let mut next = |below: usize| {
        seed = seed * 48_271 % 0x7fff_ffff;
        seed as usize % below.max(1)
    };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for _ in 0..variant.min(1) * (2 + variant) {
        if lines.len() < 2 {
            break;
        }
        let (at, other) = (next(lines.len()), next(lines.len()));
        match next(4) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other]),
            2 => lines[at] = lines[at].trim_end(),
            _ => lines.swap(at, other),
        }
    }
    lines.concat()
}

/// Digests of what is made of a text; what can't be read is told by its error.
fn line(text: &str, format: Format) -> String {
    let mut options = Options::default();
    options.format = format;
    let article = match Article::parse(text, &options) {
        Ok(article) => article,
        Err(error) => return format!("{error:?}"),
    };
    let of = |thing: &dyn Debug| digest(format!("{thing:?}").as_bytes());
    let mut line = format!("{:016x} {:016x}", digest(&article.to_bytes(text)), digest(article.to_html().as_bytes()));
    let summary = article.summarize(&SummaryOptions::default());
    let check = article.check(text.lines().next_back().unwrap_or_default());
    for hash in [of(&summary), of(&article.insight()), of(&article.key_phrases(8)), of(&check)] {
        let _ = write!(line, " {hash:016x}");
    }
    line
}

#[test]
fn each_text_is_read_alike_twice_and_on_each_machine() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let names = fs::read_dir(&folder).expect("tests/articles is a folder");
    let mut names: Vec<String> = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| name.contains(".in."));
    names.sort();
    let mut told = String::new();
    for name in &names {
        let text = fs::read_to_string(folder.join(name)).expect("a text");
        let end = text.floor_char_boundary(LONGEST);
        for (variant, format) in (0..).zip(FORMATS) {
            let text = changed(&text[..end], variant);
            for format in [Format::Auto, format] {
                let (first, second) = (line(&text, format), line(&text, format));
                assert_eq!(first, second, "{name} {variant} {format:?} is read in two ways");
                let _ = writeln!(told, "{name} {variant} {format:?} {first}");
            }
        }
    }
    let machine = if cfg!(target_family = "wasm") { "wasm" } else { "native" };
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/differential");
    fs::create_dir_all(&out).expect("a folder of its own");
    fs::write(out.join(format!("{machine}.txt")), told).expect("a file of its own");
}
