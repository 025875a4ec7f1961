//! The one place where UTF-8 bytes become UTF-16 code units, for JavaScript.

use super::{Article, Block, BlockKind, Field, Metadata, Repair, Span, Text};

/// How many bytes lie between two remembered offsets.
const STRIDE: usize = 256;

/// Converts offsets of one string between UTF-8 bytes and UTF-16 code units, each in constant time.
pub struct Utf16Index<'a> {
    source: &'a str,
    /// UTF-16 offset of the first character that begins at or after each multiple of `STRIDE` bytes; empty for ASCII.
    marks: Vec<(usize, usize)>,
}

impl<'a> Utf16Index<'a> {
    /// Reads `source` once.
    pub fn new(source: &'a str) -> Self {
        let mut marks = Vec::new();
        if !source.is_ascii() {
            marks.reserve(source.len() / STRIDE + 1);
            let (mut byte, mut units) = (0, 0);
            while byte < source.len() {
                marks.push((byte, units));
                let multiple = source.len().min(marks.len() * STRIDE);
                let next = (multiple..source.len()).find(|&at| source.is_char_boundary(at)).unwrap_or(source.len());
                units += count_units(&source.as_bytes()[byte..next]);
                byte = next;
            }
        }
        Self { source, marks }
    }

    /// The UTF-16 offset of byte offset `at`; inside a character, that of its start.
    pub fn units(&self, at: usize) -> usize {
        let at = at.min(self.source.len());
        let Some(&(byte, units)) = self.marks[..self.marks.len().min(at / STRIDE + 1)].last() else { return at };
        // A mark can lie behind `at` where a long character straddles the multiple.
        let (byte, units) = if byte > at { self.marks[at / STRIDE - 1] } else { (byte, units) };
        let between = self.source.as_bytes().get(byte..at).unwrap_or_default();
        units + count_units(between)
    }

    /// The byte offset of UTF-16 offset `at`; in the middle of a surrogate pair, that of the character's start.
    pub fn bytes(&self, at: usize) -> usize {
        if self.marks.is_empty() {
            return at.min(self.source.len());
        }
        let mark = self.marks.partition_point(|&(_, units)| units <= at).saturating_sub(1);
        let (byte, mut units) = self.marks[mark];
        for (offset, letter) in self.source[byte..].char_indices() {
            if units + letter.len_utf16() > at {
                return byte + offset;
            }
            units += letter.len_utf16();
        }
        self.source.len()
    }

    /// A span of bytes as a span of UTF-16 units.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.units(span.start), self.units(span.end))
    }
}

/// Spans of bytes, in order and none over another, as a list of starts and ends in UTF-16 units: `source` is read once.
pub fn flat(source: &str, spans: &[Span]) -> Vec<u32> {
    let mut flat = Vec::with_capacity(2 * spans.len());
    if source.is_ascii() {
        flat.extend(spans.iter().flat_map(|span| [span.start as u32, span.end as u32]));
        return flat;
    }
    let (mut byte, mut units) = (0, 0);
    for at in spans.iter().flat_map(|span| [span.start, span.end]) {
        units += source.as_bytes().get(byte..at).map_or(0, count_units);
        byte = byte.max(at);
        flat.push(units as u32);
    }
    flat
}

/// How many UTF-16 units begin in `bytes`, counted in bytes as far as those can hold the sum: the compiler adds sixteen at a time.
fn count_units(bytes: &[u8]) -> usize {
    let sums =
        bytes.chunks(usize::from(u8::MAX / 2)).map(|chunk| chunk.iter().map(|&byte| units_begun_by(byte)).sum::<u8>());
    sums.map(usize::from).sum()
}

/// How many UTF-16 units the character has that begins with this byte; none for a byte inside of one.
fn units_begun_by(byte: u8) -> u8 {
    let goes_on = matches!(byte, 0x80..=0xBF);
    u8::from(!goes_on) + u8::from(byte >= 0xF0)
}

/// `article` with each span in UTF-16 units of `source`, and each range inside a text in that text's own UTF-16 units.
pub fn article(article: &Article, source: &str) -> Article {
    let index = Utf16Index::new(source);
    let mut article = article.clone();
    metadata(&mut article.metadata, &index);
    article.blocks.iter_mut().for_each(|one| block(one, &index));
    article.furniture.iter_mut().for_each(|item| text(&mut item.text, &index));
    article.sentences.iter_mut().for_each(|sentence| sentence.span = index.span(sentence.span));
    article.notices.iter_mut().for_each(|notice| notice.span = index.span(notice.span));
    article.others.iter_mut().for_each(|other| other.span = index.span(other.span));
    article.suggested_repairs.iter_mut().for_each(|repair| repair.span = index.span(repair.span));
    article
}

fn metadata(metadata: &mut Metadata, index: &Utf16Index<'_>) {
    metadata.for_each_words_mut(&mut |one| words(one, index));
    let Metadata { byline, dateline, source, image, accessible_for_free, .. } = metadata;
    byline.iter_mut().for_each(|one| field(one, index));
    dateline.iter_mut().for_each(|one| field(one, index));
    source.iter_mut().for_each(|one| field(one, index));
    image.iter_mut().for_each(|one| field(one, index));
    accessible_for_free.iter_mut().for_each(|one| field(one, index));
}

fn field<T>(field: &mut Field<T>, index: &Utf16Index<'_>) {
    field.span = index.span(field.span);
    field.other_spans.iter_mut().for_each(|span| *span = index.span(*span));
    field.witnesses.iter_mut().for_each(|witness| witness.span = index.span(witness.span));
}

/// A field whose value is words of the source.
fn words(one: &mut Field<String>, index: &Utf16Index<'_>) {
    field(one, index);
    repairs(&mut one.repairs, one.text.as_ref().unwrap_or(&one.value), index);
}

/// The repairs of `text`, if it has any.
fn repairs(repairs: &mut [Repair], text: &str, index: &Utf16Index<'_>) {
    if repairs.is_empty() {
        return;
    }
    let own = Utf16Index::new(text);
    for repair in repairs {
        repair.range = own.span(repair.range);
        repair.source = index.span(repair.source);
    }
}

fn text(text: &mut Text, index: &Utf16Index<'_>) {
    text.span = index.span(text.span);
    repairs(&mut text.repairs, &text.text, index);
    if !text.inlines.is_empty() {
        let own = Utf16Index::new(&text.text);
        text.inlines.iter_mut().for_each(|inline| inline.range = own.span(inline.range));
    }
}

fn block(one: &mut Block, index: &Utf16Index<'_>) {
    one.for_each_text_mut(&mut |words| text(words, index));
    one.for_each_block_mut(&mut |inner| match &mut inner.kind {
        BlockKind::List { span, .. } | BlockKind::Table { span, .. } | BlockKind::Definitions { span, .. } => {
            *span = index.span(*span);
        }
        BlockKind::PullQuote { of, .. } => *of = of.map(|span| index.span(span)),
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_the_standard_library_at_every_boundary() {
        let source = "aé漢😀 ".repeat(200);
        let index = Utf16Index::new(&source);
        for (byte, _) in source.char_indices().chain([(source.len(), ' ')]) {
            let units = source[..byte].encode_utf16().count();
            assert_eq!(index.units(byte), units, "byte {byte}");
            assert_eq!(index.bytes(units), byte, "unit {units}");
        }
    }

    #[test]
    fn ascii_offsets_are_the_same_and_clamped() {
        let index = Utf16Index::new("plain");
        assert_eq!((index.units(3), index.bytes(3), index.units(99)), (3, 3, 5));
    }

    #[test]
    fn repairs_are_in_units_of_their_own_side() {
        let source = "😀 The of\u{ad}ﬁce — cafe\u{301}s and Mr.\u{a0}O’Brien — is long since closed, 😀 it says.\n\n\
                      One more cafÃ© is open, and R&amp;D is not.";
        let read = crate::Article::parse(source, &crate::Options::default()).expect("it can be read");
        let there = article(&read, source);
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let (source_units, mut repairs) = (units(source), 0);
        let texts = |article: &Article| {
            let mut texts = Vec::new();
            article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| texts.push(text.clone())));
            texts
        };
        for (bytes, other) in texts(&read).into_iter().zip(texts(&there)) {
            for (repair, converted) in bytes.repairs.iter().zip(&other.repairs) {
                repairs += 1;
                let stands = &source_units[converted.source.start..converted.source.end];
                assert_eq!(stands, units(repair.source.of(source)));
                let shown = &units(&other.text)[converted.range.start..converted.range.end];
                assert_eq!(shown, units(repair.range.of(&bytes.text)));
            }
        }
        assert!(repairs > 3, "{read:?}");
        assert_eq!(there.suggested_repairs.len(), 2);
        for (repair, converted) in read.suggested_repairs.iter().zip(&there.suggested_repairs) {
            assert_eq!(&source_units[converted.span.start..converted.span.end], units(repair.span.of(source)));
        }
    }
}
