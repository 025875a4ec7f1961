//! The npm package: `www/`, the built module and `npm/`, put together in target/package.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::{npm, place, run};

/// What the package has of `www/`, at the same places.
const SOURCES: [&str; 24] = [
    "anchor.js",
    "caret.js",
    "core.js",
    "element",
    "keyed.js",
    "parser.js",
    "pieces.js",
    "pkg/standfirst.d.ts",
    "pkg/standfirst.js",
    "pkg/standfirst_bg.wasm",
    "pkg/text/standfirst.d.ts",
    "pkg/text/standfirst.js",
    "pkg/text/standfirst_bg.wasm",
    "say.js",
    "script-address.js",
    "standfirst-article-define.js",
    "standfirst-article.js",
    "standfirst.js",
    "story",
    "strings.js",
    "summarizer.js",
    "text.js",
    "view.js",
    "worker.js",
];
/// What it has of `npm/`.
const OWN: [&str; 9] = [
    "README.md",
    "edge-light.js",
    "inline.js",
    "package.json",
    "standfirst.global.d.ts",
    "standfirst.global.js",
    "standfirst.wasm.d.ts",
    "worker.d.ts",
    "workerd.js",
];
/// What it has of the repository's root.
const ROOT: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "custom-elements.json"];

/// The modules that people import.
const ENTRIES: [&str; 9] = [
    "edge-light.js",
    "inline.js",
    "parser.js",
    "standfirst-article-define.js",
    "standfirst-article.js",
    "standfirst.js",
    "summarizer.js",
    "text.js",
    "workerd.js",
];
/// Scripts that have all in them already.
const WHOLE: [&str; 2] = ["standfirst.global.js", "worker.js"];

/// Declarations that lean on more than a consumer's own settings may have: each says so at its top.
const REFERENCES: [(&str, &str); 4] = [
    ("pkg/standfirst.d.ts", MODULE_REFERENCES),
    ("pkg/text/standfirst.d.ts", MODULE_REFERENCES),
    ("standfirst-article.d.ts", "/// <reference path=\"./element/types.d.ts\" />\n"),
    ("standfirst-article-define.d.ts", "/// <reference path=\"./element/types.d.ts\" />\n"),
];

const MODULE_REFERENCES: &str = "/// <reference lib=\"dom\" />\n/// <reference lib=\"esnext.disposable\" />\n";

/// Puts the package together from the built module, and packs it.
pub(crate) fn pack() -> Result<PathBuf> {
    let folder = assemble()?;
    let out = folder.parent().context("the package has a folder around it")?;
    // One of another version is not to be taken for this one.
    for entry in fs::read_dir(out)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "tgz") {
            fs::remove_file(path)?;
        }
    }
    let mut pack = run::program("npm");
    pack.args(["pack", "--json", "--ignore-scripts", "--pack-destination"]).arg(out).current_dir(&folder);
    let Some(answer) = run::answer(&mut pack) else { bail!("`{}` failed", run::line(&pack)) };
    let answer: Value = serde_json::from_str(&answer).context("npm pack says what it made")?;
    // A list, or from npm 12 on an object by name.
    let made = answer.get(0).or_else(|| answer.as_object()?.values().next());
    let name = made.and_then(|made| made["filename"].as_str()).context("npm pack names its file")?;
    Ok(out.join(name))
}

/// Says where the package is and what it weighs.
pub(crate) fn report(tarball: &Path) -> Result<()> {
    let bytes = fs::metadata(tarball)?.len();
    println!("package: {} ({bytes} bytes)", tarball.strip_prefix(place::root()).unwrap_or(tarball).display());
    Ok(())
}

/// Packs, and puts what was packed where the projects in `tests/packaging` find it, as `npm install` would: it has no dependencies.
pub(crate) fn install_for_tests() -> Result<()> {
    let tarball = pack()?;
    let place = place::packaging_tests().join("node_modules/standfirst");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    run::run(run::program("tar").arg("-xzf").arg(&tarball).args(["--strip-components", "1", "-C"]).arg(&place))
}

fn folder() -> PathBuf {
    place::root().join("target/package/npm")
}

fn assemble() -> Result<PathBuf> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for name in SOURCES {
        copy(&place::www().join(name), &folder.join(name))?;
    }
    for name in OWN {
        copy(&place::root().join("npm").join(name), &folder.join(name))?;
    }
    for name in ROOT {
        copy(&place::root().join(name), &folder.join(name))?;
    }
    fill_in(&folder)?;
    write_styles(&folder)?;
    write_contents(&folder)?;
    declare(&folder)?;
    // Last, in place of their sources.
    bundle(&folder, "worker.js", &[])?;
    let url = place::root().join("npm/script-url.js");
    let url = format!("--inject:{}", url.display());
    bundle(&folder, "standfirst.global.js", &["--global-name=Standfirst", "--define:import.meta.url=scriptUrl", &url])?;
    join(&folder)?;
    Ok(folder)
}

/// A file, or a folder with all in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(from, to).with_context(|| format!("the package lacks {}", from.display()))?;
    Ok(())
}

/// The crate's version; and the manifest of the element, whose paths are those of the package.
fn fill_in(folder: &Path) -> Result<()> {
    let mut cargo = run::cargo();
    let answer = run::answer(cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]));
    let metadata: Value = serde_json::from_str(&answer.context("cargo knows the crate")?)?;
    let crates = metadata["packages"].as_array().context("a workspace has crates")?;
    let version = crates.iter().find(|one| one["name"] == "standfirst").and_then(|one| one["version"].as_str());
    let version = version.context("the crate has a version")?;
    let file = folder.join("package.json");
    fs::write(&file, fs::read_to_string(&file)?.replace("\"0.0.0\"", &format!("\"{version}\"")))?;
    let file = folder.join("custom-elements.json");
    fs::write(&file, fs::read_to_string(&file)?.replace("\"www/", "\"").replace("\"/www/", "\"/"))?;
    Ok(())
}

/// The style sheets, for elements that come from a server with a shadow root; and `element/styles.js` with their texts inside, for
/// bundlers don't follow addresses that are put together.
fn write_styles(folder: &Path) -> Result<()> {
    let mut texts = Vec::new();
    for name in style_files()? {
        let sheet = folder.join("styles").join(&name);
        copy(&place::www().join("styles").join(&name), &sheet)?;
        let mut esbuild = npm::tool("esbuild");
        esbuild.arg("--minify").arg(&sheet);
        let text = run::answer(&mut esbuild).with_context(|| format!("esbuild can't read {name}"))?;
        texts.push(text);
    }
    let script = format!(
        "/**\n * The texts of the element's style sheets.\n *\n * @module styles\n */\n\n/** @returns {{Promise<string[]>}} */\n\
         export async function styles() {{\n  return {};\n}}\n",
        serde_json::to_string_pretty(&texts)?
    );
    fs::write(folder.join("element/styles.js"), script)?;
    Ok(())
}

/// The names that `www/element/styles.js` fetches.
fn style_files() -> Result<Vec<String>> {
    let script = fs::read_to_string(place::www().join("element/styles.js"))?;
    let list = script.split_once("const FILES = ").and_then(|(_, rest)| rest.split_once(';'));
    let (list, _) = list.context("www/element/styles.js has a list of FILES")?;
    Ok(serde_json::from_str(list)?)
}

/// `inline/contents.js`: the module and the worker's script as text.
fn write_contents(folder: &Path) -> Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&fs::read(folder.join("pkg/standfirst_bg.wasm"))?)?;
    let module = STANDARD.encode(gzip.finish()?);
    let mut esbuild = npm::tool("esbuild");
    let Some(worker) = run::answer(esbuild.arg(folder.join("worker.js")).args(BUNDLE)) else {
        bail!("`{}` failed", run::line(&esbuild))
    };
    let worker = serde_json::to_string(&worker)?;
    let script = format!(
        "/** @type {{string}} The WebAssembly module: gzip, in base64. */\nexport const module = \"{module}\";\n\n\
         /** @type {{string}} The worker's script. */\nexport const worker = {worker};\n"
    );
    fs::create_dir_all(folder.join("inline"))?;
    fs::write(folder.join("inline/contents.js"), script)?;
    Ok(())
}

/// One classic script, which is a module as well. What it would find by its own address is handed to it.
const BUNDLE: [&str; 5] =
    ["--bundle", "--minify", "--format=iife", "--log-level=error", "--log-override:empty-import-meta=silent"];

/// A script of the package with all that it imports, in its place.
fn bundle(folder: &Path, name: &str, more: &[&str]) -> Result<()> {
    let script = folder.join(name);
    let mut esbuild = npm::tool("esbuild");
    esbuild.arg(&script).args(BUNDLE).args(more).arg("--allow-overwrite");
    run::run(esbuild.arg(format!("--outfile={}", script.display())).stdout(Stdio::null()))
}

/// The entries with all that they import in as few files as they can share: a page asks for each file only when it has read the one
/// before.
fn join(folder: &Path) -> Result<()> {
    let joined = folder.with_file_name("joined");
    if joined.exists() {
        fs::remove_dir_all(&joined)?;
    }
    let mut esbuild = npm::tool("esbuild");
    esbuild.args(ENTRIES.map(|name| folder.join(name))).args([
        "--bundle",
        "--splitting",
        "--format=esm",
        "--charset=utf8",
        "--log-level=warning",
        // What is asked for later, or compiled by a runtime, stays a file of its own.
        "--external:./pkg/*",
        "--external:./inline/contents.js",
    ]);
    run::run(esbuild.arg(format!("--outdir={}", joined.display())))?;
    for name in SOURCES.into_iter().chain(OWN) {
        let path = folder.join(name);
        if path.is_dir() {
            remove_scripts(&path)?;
        } else if path.extension().is_some_and(|end| end == "js") && !name.contains('/') && !WHOLE.contains(&name) {
            fs::remove_file(path)?;
        }
    }
    copy(&joined, folder)?;
    Ok(fs::remove_dir_all(joined)?)
}

/// The scripts of a folder; what declares their types stays.
fn remove_scripts(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "js") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Declarations of types beside the scripts, from their JSDoc.
fn declare(folder: &Path) -> Result<()> {
    run::run(npm::tool("tsc").args(["--project", "npm/tsconfig.json"]))?;
    for (name, references) in REFERENCES {
        let file = folder.join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("no {name} was declared"))?;
        fs::write(&file, format!("{references}{text}"))?;
    }
    Ok(())
}
