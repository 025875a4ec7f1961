//! What HTML asks of a value before it can be an attribute, for both renderers.

use crate::article::{Cell, ListItem};

/// `date` where it is an ISO 8601 date, alone or with a time of day; nothing else is one for machines.
pub(crate) fn machine_date(date: &str) -> Option<&str> {
    let (day, rest) = date.split_at_checked(10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let is_time = |time: &str| time.bytes().all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte));
    (is_day && (rest.is_empty() || rest.strip_prefix('T').is_some_and(is_time))).then_some(date)
}

/// A language tag that has the form of one.
pub(crate) fn language_tag(tag: &str) -> Option<&str> {
    let is_tag = tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_tag && tag.starts_with(|letter: char| letter.is_ascii_alphabetic())).then_some(tag)
}

/// The class that says which language code is written in.
pub(crate) fn code_class(language: Option<&str>) -> Option<String> {
    let name = language?.trim();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"+#.-_".contains(&byte);
    (!name.is_empty() && name.len() <= 40 && name.bytes().all(is_name))
        .then(|| format!("language-{}", name.to_ascii_lowercase()))
}

/// How many columns and rows a cell takes up, as far as HTML lets it and there are rows.
pub(crate) fn cell_spans(cell: &Cell, rows_left: usize) -> (u32, u32) {
    const MOST_COLUMNS: u32 = 1000;
    let rows = u32::try_from(rows_left).unwrap_or(u32::MAX).clamp(1, 65_534);
    (cell.column_span.clamp(1, MOST_COLUMNS), cell.row_span.clamp(1, rows))
}

/// What a cell of these spans names, if it is a header: its column or row, or several of them.
pub(crate) const fn cell_scope(is_head: bool, is_header: bool, spans: (u32, u32)) -> Option<&'static str> {
    match (is_head, is_header, spans) {
        (true, _, (0 | 1, _)) => Some("col"),
        (true, _, _) => Some("colgroup"),
        (false, true, (_, 0 | 1)) => Some("row"),
        (false, true, _) => Some("rowgroup"),
        (false, false, _) => None,
    }
}

/// The number that an item has by its marker: "3." and "(3)" say 3.
pub(crate) fn item_number(item: &ListItem) -> Option<u32> {
    let core = item.marker.trim_matches(|letter: char| !letter.is_alphanumeric());
    let is_number = (1..=9).contains(&core.len()) && core.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| core.parse().ok()).flatten()
}

/// The numbers of a counted list where an item's own is not what counting gives: by item, those that must be written.
pub(crate) fn list_values(start: Option<u32>, items: &[ListItem]) -> Vec<Option<u32>> {
    let mut next = start.unwrap_or(1);
    let number = |item: &ListItem| {
        let own = item_number(item);
        let value = own.filter(|&own| own != next);
        next = own.unwrap_or(next).saturating_add(1);
        value
    };
    items.iter().map(number).collect()
}

/// The sign of a task, as words: there is no box to tick in what was written by others.
pub(crate) const fn task_sign(checked: bool) -> &'static str {
    if checked { "\u{2611} " } else { "\u{2610} " }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Text;

    #[test]
    fn machines_get_whole_dates_only() {
        for date in ["2031-02-11", "2031-02-11T09:12+01:00", "2031-02-11T09:12:00Z"] {
            assert_eq!(machine_date(date), Some(date));
        }
        for date in ["2 days ago", "2031", "2031-02", "2031-02-11 09:12", "2031-02-11T<b>"] {
            assert_eq!(machine_date(date), None);
        }
    }

    #[test]
    fn classes_are_names() {
        assert_eq!(code_class(Some("C++")).as_deref(), Some("language-c++"));
        assert_eq!(code_class(Some("x y")), None);
        assert_eq!(code_class(Some("\"><script>")), None);
    }

    #[test]
    fn items_are_numbered_where_counting_goes_wrong() {
        let items = ["3.", "4.", "7.", "(8)", "b)"].map(|marker| ListItem::new(marker.to_owned(), Text::default()));
        assert_eq!(list_values(Some(3), &items), [None, None, Some(7), None, None]);
        assert_eq!(list_values(None, &items)[0], Some(3));
    }
}
