//! Tables for forms that have no cells of several columns or rows.

use crate::article::Cell;

/// Columns up to which such cells are laid out; beyond, they take one. Nobody reads a wider table, but a span is easily written.
const MOST_COLUMNS: usize = 64;

/// The cells of each row by column: a cell of several columns or rows stands in the first, nothing in the rest.
pub(super) fn grid(rows: &[Vec<Cell>]) -> Vec<Vec<Option<&Cell>>> {
    // How many more rows each column is taken up from above.
    let mut taken = [0_u32; MOST_COLUMNS];
    let mut grid = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line: Vec<Option<&Cell>> = Vec::with_capacity(row.len());
        for cell in row {
            skip_taken(&mut line, &mut taken);
            let first = line.len();
            line.push(Some(cell));
            while line.len() < MOST_COLUMNS && line.len() - first < cell.column_span as usize {
                line.push(None);
            }
            if let Some(columns) = taken.get_mut(first..line.len()) {
                columns.fill(cell.row_span.saturating_sub(1));
            }
        }
        skip_taken(&mut line, &mut taken);
        // What this row did not reach is one row less from above all the same.
        taken.iter_mut().skip(line.len()).for_each(|rows| *rows = rows.saturating_sub(1));
        grid.push(line);
    }
    grid
}

/// Leaves out the columns that a cell from above takes up.
fn skip_taken(line: &mut Vec<Option<&Cell>>, taken: &mut [u32; MOST_COLUMNS]) {
    while let Some(rows) = taken.get_mut(line.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        line.push(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Text;

    fn cell(name: &str, columns: u32, rows: u32) -> Cell {
        let text = Text { text: name.to_owned(), ..Text::default() };
        Cell { column_span: columns, row_span: rows, ..Cell::new(text) }
    }

    fn laid_out(rows: &[Vec<Cell>]) -> Vec<String> {
        let name = |cell: Option<&Cell>| cell.map_or(".", |cell| cell.text.text.as_str()).to_owned();
        grid(rows).iter().map(|row| row.iter().map(|cell| name(*cell)).collect()).collect()
    }

    #[test]
    fn spans_take_their_columns_and_rows() {
        let rows = [
            vec![cell("a", 1, 3), cell("b", 2, 1), cell("c", 1, 1)],
            vec![cell("d", 1, 2), cell("e", 1, 1)],
            vec![cell("f", 1, 1), cell("g", 1, 1)],
            vec![cell("h", 1, 1)],
        ];
        assert_eq!(laid_out(&rows), ["ab.c", ".de", "..fg", "h"]);
    }

    #[test]
    fn absurd_spans_stay_small() {
        let rows = vec![vec![cell("a", u32::MAX, u32::MAX), cell("b", u32::MAX, 1)]; 50];
        assert!(grid(&rows).iter().all(|row| row.len() <= MOST_COLUMNS + 2));
    }
}
