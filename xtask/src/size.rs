//! The sizes of what a page loads.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::module::Build;
use crate::{npm, peers, place};

#[derive(Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Something that people load: a script with all that it imports, minified, beside what comes when it is needed.
struct Artefact {
    title: &'static str,
    /// Under `www/`.
    script: &'static str,
    /// The module that it fetches, and the glue with it.
    build: Option<Build>,
    /// The most bytes that it may have, in brotli; a change that goes over it says why, and raises it.
    budget: usize,
}

const ARTEFACTS: [Artefact; 4] = [
    Artefact {
        title: "`standfirst/text`: plain text to article, summary, page",
        script: "text.js",
        build: Some(Build::Text),
        budget: 500_000,
    },
    Artefact {
        title: "`standfirst`: the same of HTML and Markdown, insight, checks",
        script: "standfirst.js",
        build: Some(Build::Whole),
        budget: 970_000,
    },
    Artefact {
        title: "`standfirst/element/define`: the scripts alone",
        script: "standfirst-article-define.js",
        build: None,
        budget: 12_000,
    },
    Artefact {
        title: "the words of the interface, in all languages",
        script: "strings.js",
        build: None,
        budget: 25_000,
    },
];

/// The most bytes of all that the page at `/` loads, in brotli.
const PAGE_BUDGET: usize = 1_100_000;

/// A Markdown table of what people load.
///
/// # Errors
/// Where one of it is over its budget.
pub(crate) fn table() -> Result<String> {
    let mut table = String::from("| file | raw | gzip -9 | brotli -q 11 |\n|---|--:|--:|--:|\n");
    let mut over = Vec::new();
    for Artefact { title, script, build, budget } in ARTEFACTS {
        let mut sizes = bundled(&place::www().join(script))?;
        if let Some(build) = build {
            let module = measure(&build.folder().join("standfirst_bg.wasm"))?;
            let scripts = sizes.plus(bundled(&build.folder().join("standfirst.js"))?);
            row(&mut table, &format!("{title}: module"), module);
            row(&mut table, "… and its scripts", scripts);
            sizes = scripts.plus(module);
        }
        row(&mut table, &if build.is_some() { "**… together**".to_owned() } else { title.to_owned() }, sizes);
        if sizes.brotli > budget {
            over.push(format!("{title}: {} bytes of {}", thousands(sizes.brotli), thousands(budget)));
        }
    }
    let package = place::package();
    let mut page = measure(&package.join("standfirst_bg.wasm"))?.plus(measure(&package.join("standfirst.js"))?);
    for path in own_scripts()? {
        page = page.plus(measure(&path)?);
    }
    row(&mut table, "the page at `/`: module and scripts, file by file", page);
    if page.brotli > PAGE_BUDGET {
        over.push(format!("the page: {} bytes of {}", thousands(page.brotli), thousands(PAGE_BUDGET)));
    }
    ensure!(over.is_empty(), "{table}over the budget, in brotli (xtask/src/size.rs): {}", over.join("; "));
    Ok(table)
}

/// The sizes of a script with what it imports, but for what it asks for later.
fn bundled(script: &Path) -> Result<Sizes> {
    let out = place::root().join("target/size/script.js");
    npm::bundle(script, &out, &["./pkg/*", "../strings.js"])?;
    measure(&out)
}

/// A row for each of what a page would otherwise load for the same work.
pub(crate) fn peers() -> Result<String> {
    let mut rows = String::new();
    for (name, title) in peers::ALTERNATIVES {
        row(&mut rows, title, measure(&peers::bundle(name)?)?);
    }
    Ok(rows)
}

/// The JavaScript files of www/ but for the built ones, by name.
fn own_scripts() -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    let mut folders = vec![place::www()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() && path != place::package() {
                folders.push(path);
            } else if path.is_file() && path.extension().is_some_and(|extension| extension == "js") {
                scripts.push(path);
            }
        }
    }
    scripts.sort();
    Ok(scripts)
}

fn row(table: &mut String, name: &str, Sizes { raw, gzip, brotli }: Sizes) {
    let _ = writeln!(table, "| {name} | {} | {} | {} |", thousands(raw), thousands(gzip), thousands(brotli));
}

pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn measure(path: &Path) -> Result<Sizes> {
    let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    Ok(Sizes { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli(&bytes)? })
}

/// How many bytes are left of some by brotli at its highest level.
pub(crate) fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut squeezed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut squeezed, &parameters)?;
    Ok(squeezed.len())
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn groups_digits_by_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
