//! Which tables hold data, and which only place things on a page.

use super::tree::{Id, Tree};

/// How many nodes of a table are looked at.
const LOOK: usize = 4_000;
/// The most letters that a cell of data has on average, in bytes.
const LONGEST_CELL: usize = 160;

/// Whether a table holds data: it says so by captions and headers, or it has rows and columns of short cells.
pub(super) fn is_data(tree: &Tree<'_>, source: &str, table: Id) -> bool {
    let role = tree.value(table, "role").unwrap_or_default();
    if matches!(role, "presentation" | "none") {
        return false;
    }
    let (mut rows, mut cells, mut letters, mut headers, mut blocks) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for inner in tree.inside(table).take(LOOK) {
        match tree.name(inner) {
            Some("table" | "form" | "article" | "section" | "h1") => return false,
            Some("tr") => rows += 1,
            Some("td") => cells += 1,
            Some("th" | "caption") => headers += 1,
            Some("div" | "ul" | "p" | "h2" | "h3") => blocks += 1,
            _ => letters += tree.chunk(inner).map_or(0, |chunk| chunk.letters(source).trim().len()),
        }
    }
    if headers > 0 {
        return cells > 0;
    }
    rows > 1 && cells >= 2 * rows && letters <= LONGEST_CELL * cells && blocks <= cells
}

/// Whether a row heads its columns: it stands in `thead`, or has header cells only.
pub(super) fn is_header_row(tree: &Tree<'_>, row: Id) -> bool {
    let in_head = tree.parent(row).and_then(|parent| tree.name(parent)) == Some("thead");
    let mut cells = tree.children(row).filter_map(|cell| tree.name(cell)).peekable();
    in_head || (cells.peek().is_some() && cells.all(|name| name == "th") && first_rows(tree, row))
}

/// Whether only rows of headers stand above.
fn first_rows(tree: &Tree<'_>, row: Id) -> bool {
    std::iter::successors(tree.previous_sibling(row), |row| tree.previous_sibling(*row)).take(4).all(|row| {
        tree.name(row) != Some("tr") || tree.children(row).filter_map(|cell| tree.name(cell)).all(|name| name == "th")
    })
}
