//! What Node and an edge runtime do with the package.

use anyhow::Result;

use crate::{FIRST_POINT, HEADLINE, node, output, projects, tool};

#[test]
fn node_reads_and_sums_up() -> Result<()> {
    let said = output(node().arg("node/main.js"))?;
    let expected = [HEADLINE, FIRST_POINT, "ready", HEADLINE, FIRST_POINT];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    Ok(())
}

#[test]
fn the_entry_for_text_brings_the_whole_module_when_it_is_needed() -> Result<()> {
    let said = output(node().arg("node/text.js"))?;
    let expected =
        [HEADLINE, FIRST_POINT, "unsupported-format", "not-in-build", "Ferry to run at night", "true", FIRST_POINT];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    Ok(())
}

#[test]
fn the_summarizer_of_the_entry_for_text_reads_markdown() -> Result<()> {
    let said = output(node().arg("node/text-summarizer.js"))?;
    assert_eq!(said.trim(), "The ferry to Pell Sound will run at night from May, the harbour said.");
    Ok(())
}

#[test]
fn the_inline_entry_needs_no_file() -> Result<()> {
    let said = output(node().arg("node/inline.js"))?;
    assert_eq!(said.lines().collect::<Vec<_>>(), [HEADLINE, FIRST_POINT]);
    Ok(())
}

#[test]
fn the_summarizer_works_where_none_is_built_in() -> Result<()> {
    let said = output(node().arg("node/summarizer.js"))?;
    assert_eq!(said.lines().collect::<Vec<_>>(), [FIRST_POINT, "0,1"]);
    Ok(())
}

#[test]
fn node_imports_every_entry() -> Result<()> {
    let said = output(node().arg("node/imports.js"))?;
    let entries: Vec<&str> = said.lines().filter_map(|line| line.split(':').next()).collect();
    let known =
        [".", "./text", "./node", "./inline", "./worker", "./element", "./element/define", "./summarizer", "./global"];
    for entry in known {
        assert!(entries.contains(&entry), "{entry} is not among {entries:?}");
    }
    assert!(said.contains("./element: StandfirstArticle"), "{said}");
    Ok(())
}

#[test]
fn an_edge_runtime_reads_and_sums_up() -> Result<()> {
    // Not under `node()`'s flag: the runtime's own tools do make code of strings.
    let said = output(std::process::Command::new("node").current_dir(projects()).arg("edge/run.js"))?;
    assert_eq!(said.lines().collect::<Vec<_>>(), [HEADLINE, FIRST_POINT]);
    Ok(())
}

#[test]
fn strict_typescript_takes_every_entry() -> Result<()> {
    for settings in ["bundler", "nodenext", "server"] {
        output(tool("tsc").arg("--project").arg(format!("types/tsconfig.{settings}.json")))?;
    }
    Ok(())
}
