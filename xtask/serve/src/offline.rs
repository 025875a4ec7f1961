//! The service worker with the list of what it keeps: which files the page has, and what tells their versions apart.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{FIRST_SCRIPT, Site};

/// Where the service worker is; in the folder it lacks its list.
pub(crate) const PATH: &str = "/service-worker.js";
/// The lines that are filled in.
const NO_VERSION: &str = "const VERSION = \"\";";
const NO_FILES: &str = "const FILES = {};";
/// How much of a sum names a version.
const VERSION_LETTERS: usize = 16;

impl Site {
    /// The service worker's script with what the site has now, or nothing where the site has none.
    pub(crate) fn service_worker(&self, script: &[u8]) -> Option<Vec<u8>> {
        let script = std::str::from_utf8(script).ok()?;
        let mut files = BTreeMap::new();
        let root = self.folder().canonicalize().ok()?;
        self.list(&root, "", &mut files);
        // In no folder, and named by each page.
        if let Some(first) = self.answer(FIRST_SCRIPT) {
            files.insert(FIRST_SCRIPT.trim_start_matches('/').to_owned(), sum(&first.body));
        }
        let list = files.iter().map(|(name, sum)| format!("{name:?}:{sum:?}")).collect::<Vec<_>>().join(",");
        let version: String = sum(list.as_bytes()).chars().take(VERSION_LETTERS).collect();
        let script = script.replacen(NO_VERSION, &format!("const VERSION = {version:?};"), 1);
        Some(script.replacen(NO_FILES, &format!("const FILES = {{{list}}};"), 1).into_bytes())
    }

    /// The files of a folder and of those in it, by their paths, with their sums.
    fn list(&self, folder: &Path, path: &str, files: &mut BTreeMap<String, String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = format!("{path}{name}");
            if !is_of_the_page(&path) {
                continue;
            }
            if entry.path().is_dir() {
                self.list(&entry.path(), &format!("{path}/"), files);
            } else if let Some(answer) = self.answer(&format!("/{path}")) {
                // The page is asked for by its folder.
                let name = if path == "index.html" { String::new() } else { path };
                files.insert(name, sum(&answer.body));
            }
        }
    }
}

/// Whether the page at `/` can need it: not the examples and the smaller module for other sites, nor types for editors.
fn is_of_the_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let other = path.starts_with("examples")
        || path.starts_with("pkg/text")
        || format!("/{path}") == PATH
        || name.ends_with(".d.ts");
    // Only names that an address can hold as they are.
    !other && !name.starts_with('.') && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte))
}

/// The SHA-256 of some bytes, in hexadecimal digits.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
