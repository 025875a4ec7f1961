//! The sizes of what a page loads.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{peers, place};

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

/// A Markdown table of the module, each JavaScript file and their sum.
pub(crate) fn table() -> Result<String> {
    let mut table = String::from("| file | raw | gzip -9 | brotli -q 11 |\n|---|--:|--:|--:|\n");
    let package = place::package();
    let module = measure(&package.join("standfirst_bg.wasm"))?;
    row(&mut table, "standfirst_bg.wasm", module);
    let mut scripts = Sizes::default();
    for path in [package.join("standfirst.js")].into_iter().chain(own_scripts()?) {
        let sizes = measure(&path)?;
        scripts = scripts.plus(sizes);
        let name = path.strip_prefix(place::www()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        row(&mut table, &name, sizes);
    }
    row(&mut table, "**JavaScript**", scripts);
    row(&mut table, "**module + JavaScript**", module.plus(scripts));
    Ok(table)
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

fn thousands(number: usize) -> String {
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

fn measure(path: &std::path::Path) -> Result<Sizes> {
    let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut squeezed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut squeezed, &parameters)?;
    Ok(Sizes { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: squeezed.len() })
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn groups_digits_by_three() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
