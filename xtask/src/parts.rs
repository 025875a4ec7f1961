//! What the module is made of: the code of each crate, and the tables of each language.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use rustc_demangle::demangle;
use wasmparser::{Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::module::Build;
use crate::place;
use crate::size::{brotli, thousands};

/// Parts that are smaller are counted together, in bytes.
const LEAST: usize = 4_000;

/// Markdown tables of the code of both builds, before wasm-opt, and of the tables that are compiled in.
pub(crate) fn tables() -> Result<String> {
    let [whole, text] = [Build::Whole, Build::Text].map(|build| code(&build.compiled()));
    let (whole, text) = (whole?, text?);
    let mut tables = String::from("| code | bytes | for plain text alone |\n|---|--:|--:|\n");
    let mut parts: Vec<(&String, usize)> = whole.iter().map(|(part, bytes)| (part, *bytes)).collect();
    parts.sort_by_key(|(part, bytes)| (std::cmp::Reverse(*bytes), *part));
    let (large, small): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, bytes)| *bytes >= LEAST);
    for (part, bytes) in large {
        let alone = text.get(part).copied().unwrap_or_default();
        let _ = writeln!(tables, "| `{part}` | {} | {} |", thousands(bytes), thousands(alone));
    }
    let rest: usize = small.iter().map(|(_, bytes)| bytes).sum();
    let _ = writeln!(tables, "| others | {} | |", thousands(rest));
    let [all, alone] = [&whole, &text].map(|parts| parts.values().sum());
    let _ = writeln!(tables, "| **all** | {} | {} |", thousands(all), thousands(alone));

    tables.push_str("\n| table | bytes | brotli -q 11 |\n|---|--:|--:|\n");
    let mut rows = compiled_in(&place::root().join("src"))?;
    rows.sort_by_key(|(name, _, squeezed)| (std::cmp::Reverse(*squeezed), name.clone()));
    for (name, bytes, squeezed) in rows {
        let _ = writeln!(tables, "| `{name}` | {} | {} |", thousands(bytes), thousands(squeezed));
    }
    Ok(tables)
}

/// The bytes of code by crate, of our own by module.
fn code(module: &Path) -> Result<BTreeMap<String, usize>> {
    let bytes = fs::read(module).with_context(|| format!("could not read {}", module.display()))?;
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) if section.name() == "name" => {
                for name in NameSectionReader::new(wasmparser::BinaryReader::new(section.data(), 0)) {
                    let Name::Function(functions) = name? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts = BTreeMap::new();
    for (index, size) in (imported..).zip(sizes) {
        let name = names.get(&index).copied().unwrap_or_default();
        // wasm-bindgen runs what describes the exports, and takes it out.
        if !name.contains("describe") {
            *parts.entry(part_of(name)).or_insert(0) += size;
        }
    }
    Ok(parts)
}

/// The crate that a function is of; of ours, the module.
fn part_of(symbol: &str) -> String {
    let path = format!("{:#}", demangle(symbol));
    // `<alloc::vec::Vec<T> as …>::clone` is of alloc: generic code made for whoever uses it.
    let path = path.trim_start_matches(['<', '&', '[', '(']).trim_start_matches("mut ");
    let mut names = path.split("::").map(|name| name.split([' ', '<', '>', ']', ';']).next().unwrap_or_default());
    match (names.next().unwrap_or_default(), names.next()) {
        ("standfirst", Some(module)) => format!("standfirst::{module}"),
        // What is called from outside is named as it is there.
        (name, None) if !name.is_empty() => "exports".to_owned(),
        ("alloc" | "core" | "std" | "hashbrown" | "dlmalloc" | "str" | "T" | "", _) => "std".to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// The tables under a folder, those of a language together.
fn compiled_in(folder: &Path) -> Result<Vec<(String, usize, usize)>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let mut entries = fs::read_dir(&current)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(place::root())?.to_string_lossy().replace('\\', "/");
            if ![".txt", ".bin"].iter().any(|end| name.ends_with(end)) {
                continue;
            }
            let languages = "src/language/data/";
            let language = name.strip_prefix(languages).and_then(|rest| rest.split_once('/')).map(|(tag, _)| tag);
            let name = language.map_or_else(|| name.clone(), |tag| format!("{languages}{tag}/"));
            files.entry(name).or_default().extend(fs::read(&path)?);
        }
    }
    files.into_iter().map(|(name, bytes)| Ok((name, bytes.len(), brotli(&bytes)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::part_of;

    #[test]
    fn tells_whose_code_it_is() {
        for (symbol, part) in [
            ("_ZN10standfirst5label6shapes5claim17h998c53a348955c3fE", "standfirst::label"),
            (
                "_ZN67_$LT$alloc..vec..Vec$LT$T$C$A$GT$$u20$as$u20$core..clone..Clone$GT$5clone17h9fe87eba74ed30dbE",
                "std",
            ),
            ("_ZN8html5gum7machine6states4Data3run17h8074f15e37cb1cfcE", "html5gum"),
            ("summarize", "exports"),
        ] {
            assert_eq!(part_of(symbol), part, "{symbol}");
        }
    }
}
