//! `Span`, and `Text`: words to show, tied to the places in the source they stand for.

use crate::order::Order as _;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of the source.
///
/// In Rust the units are UTF-8 bytes and both ends lie on character boundaries; at the JavaScript border the same
/// two numbers are UTF-16 code units (see [`crate::article::utf16`]), ready for `source.slice(start, end)`.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
pub struct Span {
    /// First unit inside.
    pub start: usize,
    /// First unit after.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Units inside.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is inside.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span around both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part of `source` inside, or nothing where the span does not fit it.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

/// What a [`Repair`] put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum RepairKind {
    /// A run of blanks, tabs or special spaces shown as one blank, or a line's end as one newline.
    Blank,
    /// A character without a shape of its own: zero-width space, byte-order mark, soft hyphen, control.
    Invisible,
    /// A list, quotation or heading marker that the block's kind now says.
    Marker,
    /// A line break inside a paragraph, joined.
    Unwrap,
    /// A line break that stays, inside a paragraph: its text is one newline.
    Break,
    /// A word hyphenated at a line's end, joined.
    Hyphen,
    /// A typographic ligature shown as its letters.
    Ligature,
    /// Text in the wrong encoding, set right.
    Mojibake,
    /// An HTML entity in text, shown as its character.
    Entity,
    /// Letters brought to Unicode normalization form C.
    Normalization,
    /// Tags or marks that became structure.
    Markup,
    /// The reader's words in place of what stands there.
    Correction,
    /// Source that stands inside this text but belongs to another part (a page's footer in mid-paragraph).
    Gap,
}

/// One place where a [`Text`] differs from its source: `text[range]` stands for `source[source]`.
///
/// Either range can be empty: an empty `range` is something left out, an empty `source` something put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Repair {
    /// What was put right.
    pub kind: RepairKind,
    /// Where in the text, in the text's own units (bytes in Rust, UTF-16 units in JavaScript).
    pub range: Span,
    /// The stretch of the source that it stands for.
    pub source: Span,
}

/// A repair that was not sure enough to be made: what a stretch of the source could be shown as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct SuggestedRepair {
    /// What it would put right.
    pub kind: RepairKind,
    /// The stretch of the source.
    pub span: Span,
    /// What would be shown for it.
    pub text: String,
}

/// What an [`Inline`] range is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
#[non_exhaustive]
pub enum InlineKind {
    /// Stressed words.
    Emphasis,
    /// Important words.
    Strong,
    /// Code or a file name, verbatim.
    Code,
    /// Subscript.
    Subscript,
    /// Superscript.
    Superscript,
    /// Words taken out by an editor, shown struck.
    Deleted,
    /// A link.
    Link {
        /// The target; only `http`, `https`, `mailto` and relative addresses are ever written to a page.
        href: String,
    },
    /// A line break that belongs to the text; the range holds the one newline.
    Break,
    /// A mark that points at a footnote or reference.
    Reference {
        /// The marker of the [`BlockKind::Footnote`](crate::article::BlockKind::Footnote) it points at.
        marker: String,
    },
    /// Ruby: the range is the base, this the reading above it.
    Ruby {
        /// The reading.
        reading: String,
    },
    /// A stretch in another language or direction.
    Language {
        /// BCP 47 tag.
        tag: String,
    },
    /// Words put in by an editor.
    Inserted,
    /// A formula inside a line; the range is its alternative text, or its letters.
    Formula {
        /// The formula in TeX, where the source has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tex: Option<String>,
    },
    /// A picture inside a line; the range is its alternative text.
    Object {
        /// Where it comes from, when that can be said.
        src: Option<String>,
    },
}

/// A range of a [`Text`] with a meaning of its own. Ranges nest or stand apart, they never cross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Inline {
    /// What the range is.
    #[serde(flatten)]
    pub kind: InlineKind,
    /// Where in the text, in the text's own units.
    pub range: Span,
}

/// Words as they are shown, with the way back to the source.
///
/// Outside of its [`repairs`](Self::repairs) the text *is* the source, byte for byte, from `span.start` to `span.end`;
/// the repairs, in order, say where it is not. So every place in the text has its place in the source and the
/// other way round, and what a repair changed can be shown and undone.
///
/// ```
/// use standfirst::article::{Span, Text};
/// let source = "  Ten\u{a0}000 drams";
/// let text = Text::clean(source, Span::new(0, source.len()));
/// assert_eq!(text.text, "Ten 000 drams");
/// assert_eq!(text.source_span(Span::new(4, 7)).of(source), "000");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Text {
    /// The words to show.
    pub text: String,
    /// The stretch of the source that they stand for.
    pub span: Span,
    /// Where text and source differ, in order; nothing in most texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
    /// Emphasis, links and the like, outer before inner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inlines: Vec<Inline>,
}

/// Which end of a repaired stretch an offset inside it maps to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Text {
    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether all of it is one inline of this kind.
    pub(crate) fn is_wholly(&self, kind: &InlineKind) -> bool {
        let whole = Span::new(0, self.text.len());
        !whole.is_empty() && self.inlines.iter().any(|inline| inline.range == whole && inline.kind == *kind)
    }

    /// The same text without inlines of this kind around all of it.
    pub(crate) fn unwrapped(mut self, kind: &InlineKind) -> Self {
        let whole = Span::new(0, self.text.len());
        self.inlines.retain(|inline| inline.range != whole || inline.kind != *kind);
        self
    }

    /// The span of the source that `range` of the text stands for.
    pub fn source_span(&self, range: Span) -> Span {
        let start = self.source_offset(range.start, Side::Start);
        let end = self.source_offset(range.end, Side::End);
        Span::new(start, end.max(start))
    }

    /// The range of the text that stands for `span` of the source; a stretch outside of the text gives an empty range.
    pub fn text_range(&self, span: Span) -> Span {
        let start = self.text_offset(span.start, Side::Start);
        let end = self.text_offset(span.end, Side::End);
        Span::new(start, end.max(start))
    }

    fn source_offset(&self, at: usize, side: Side) -> usize {
        map_offset(at, self.span.start, &self.repairs, side, |repair| (repair.range, repair.source), 0)
    }

    fn text_offset(&self, at: usize, side: Side) -> usize {
        let at = at.clamp(self.span.start, self.span.end);
        map_offset(at, 0, &self.repairs, side, |repair| (repair.source, repair.range), self.span.start)
            .min(self.text.len())
    }

    /// The part of this text in `range`, which must lie on character boundaries.
    #[must_use]
    pub fn slice(&self, range: Span) -> Self {
        let span = self.source_span(range);
        let shift = |inner: Span| Span::new(inner.start - range.start, inner.end - range.start);
        let repairs = self.repairs.iter().filter(|repair| range.contains(repair.range) && span.contains(repair.source));
        let inlines = self.inlines.iter().filter_map(|inline| {
            let start = inline.range.start.max(range.start);
            let end = inline.range.end.min(range.end);
            // An empty range is a mark behind the words before it.
            let empty = inline.range.is_empty() && start == end && inline.range.start > range.start;
            (start < end || empty).then(|| Inline { kind: inline.kind.clone(), range: shift(Span::new(start, end)) })
        });
        Self {
            text: range.of(&self.text).to_owned(),
            span,
            repairs: repairs.map(|repair| Repair { range: shift(repair.range), ..*repair }).collect(),
            inlines: inlines.collect(),
        }
    }

    /// Puts `other`, which stands later in the source, behind this text. `glue` is shown for what lies between the two
    /// in the source; `kind` says what that was.
    pub fn append(&mut self, glue: &str, kind: RepairKind, other: &Self) {
        let start = self.text.len();
        self.text.push_str(glue);
        let offset = self.text.len();
        self.repairs.push(Repair {
            kind,
            range: Span::new(start, offset),
            source: Span::new(self.span.end, other.span.start),
        });
        self.text.push_str(&other.text);
        let shift = |inner: Span| Span::new(inner.start + offset, inner.end + offset);
        self.repairs.extend(other.repairs.iter().map(|repair| Repair { range: shift(repair.range), ..*repair }));
        self.inlines.extend(
            other.inlines.iter().map(|inline| Inline { kind: inline.kind.clone(), range: shift(inline.range) }),
        );
        self.span.end = other.span.end;
    }

    /// Moves the places that the text stands for: what it was read from begins at `by` of the source.
    pub(crate) fn shift(&mut self, by: usize) {
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        self.span = moved(self.span);
        self.repairs.iter_mut().for_each(|repair| repair.source = moved(repair.source));
    }

    /// Undoes the repair at `index` of [`repairs`](Self::repairs): its range shows what the source has there. Gives whether
    /// that could be done; a gap belongs to another part, and has nothing of its own to show.
    ///
    /// ```
    /// use standfirst::article::{Span, Text};
    /// let source = "Ten\u{a0}000 drams";
    /// let mut text = Text::clean(source, Span::new(0, source.len()));
    /// assert!(text.undo(0, source));
    /// assert_eq!(text.text, source);
    /// ```
    pub fn undo(&mut self, index: usize, source: &str) -> bool {
        let Some(&Repair { kind, range, source: stands }) = self.repairs.get(index) else { return false };
        let fits = self.text.get(range.start..range.end).is_some() && source.get(stands.start..stands.end).is_some();
        if kind == RepairKind::Gap || !fits {
            return false;
        }
        self.text.replace_range(range.start..range.end, stands.of(source));
        self.repairs.remove(index);
        let moved = |at: usize| if at >= range.end { at - range.len() + stands.len() } else { at };
        let shift = |inner: Span| Span::new(moved(inner.start), moved(inner.end));
        self.repairs[index..].iter_mut().for_each(|repair| repair.range = shift(repair.range));
        self.inlines.retain(|inline| inline.range != range || inline.kind != InlineKind::Break);
        self.inlines.iter_mut().for_each(|inline| inline.range = shift(inline.range));
        true
    }

    /// Takes in the source around this text up to the ends of `span` (a list marker, a label, brackets) without showing
    /// it.
    #[must_use]
    pub fn claiming(mut self, span: Span) -> Self {
        if span.start < self.span.start {
            let source = Span::new(span.start, self.span.start);
            self.repairs.insert(0, Repair { kind: RepairKind::Marker, range: Span::new(0, 0), source });
            self.span.start = span.start;
        }
        if span.end > self.span.end {
            let source = Span::new(self.span.end, span.end);
            let range = Span::new(self.text.len(), self.text.len());
            self.repairs.push(Repair { kind: RepairKind::Marker, range, source });
            self.span.end = span.end;
        }
        self
    }
}

/// Levels of inlines in one another that are kept: browsers, too, run out of stack.
const DEEPEST: usize = 32;

/// A step through a [`Text`] with its inlines: what a renderer does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// An inline begins.
    Open(&'a Inline),
    /// Plain words, as a range of the text.
    Words(Span),
    /// The inline that was opened last ends.
    Close(&'a Inline),
}

impl Text {
    /// The text as nested steps, each inline opened and closed once. A range that would cross the one around it is
    /// cut at its end; one nested deeper than any writer means is left out, its words stay.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut inlines: Vec<&Inline> = self.inlines.iter().collect();
        inlines.order_by_key(|inline| (inline.range.start, std::cmp::Reverse(inline.range.end)));
        let mut steps = Vec::with_capacity(inlines.len() * 3 + 1);
        let mut open: Vec<(usize, &Inline)> = Vec::new();
        let mut at = 0;
        let words = |steps: &mut Vec<Step<'_>>, at: &mut usize, end: usize| {
            if end > *at {
                steps.push(Step::Words(Span::new(*at, end)));
                *at = end;
            }
        };
        for inline in inlines {
            while let Some((end, outer)) = open.pop_if(|(end, _)| *end <= inline.range.start) {
                words(&mut steps, &mut at, end);
                steps.push(Step::Close(outer));
            }
            words(&mut steps, &mut at, inline.range.start);
            let is_mark = matches!(inline.kind, InlineKind::Break | InlineKind::Reference { .. });
            if open.len() >= DEEPEST && !is_mark {
                continue;
            }
            steps.push(Step::Open(inline));
            let outer_end = open.last().map_or(self.text.len(), |(end, _)| *end);
            open.push((inline.range.end.min(outer_end), inline));
        }
        while let Some((end, outer)) = open.pop() {
            words(&mut steps, &mut at, end);
            steps.push(Step::Close(outer));
        }
        words(&mut steps, &mut at, self.text.len());
        steps
    }
}

/// Maps an offset from one side of the repairs to the other; `from` picks each repair's stretch on the side that `at`
/// counts in and on the side wanted. `origin` is where the wanted side begins, `base` where the given one does.
fn map_offset(
    at: usize,
    origin: usize,
    repairs: &[Repair],
    side: Side,
    from: impl Fn(&Repair) -> (Span, Span),
    base: usize,
) -> usize {
    // An offset at the very start of a repair is before it when it closes a range, and when the repair has width; what was left out at
    // the start of a range (a marker, a soft hyphen) is not part of it.
    let is_before = |given: Span| {
        at < given.start || (at == given.start && (side == Side::End || (!given.is_empty() && at < given.end)))
    };
    let passed = repairs.partition_point(|repair| {
        let given = from(repair).0;
        !is_before(given) && at >= given.end
    });
    if let Some((_, wanted)) = repairs.get(passed).map(&from).filter(|(given, _)| !is_before(*given)) {
        return if side == Side::Start { wanted.start } else { wanted.end };
    }
    let (here, there) = passed.checked_sub(1).map_or((base, origin), |last| {
        let (given, wanted) = from(&repairs[last]);
        (given.end, wanted.end)
    });
    there + (at - here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> (String, Text) {
        let source = "  • in\u{ad}vest\u{a0}\u{a0}now\n    or never ".to_owned();
        let mut text = Text::clean(&source, Span::new(6, 23)).claiming(Span::new(2, 23));
        let rest = Text::clean(&source, Span::new(24, source.len()));
        text.append(" ", RepairKind::Unwrap, &rest);
        (source, text)
    }

    #[test]
    fn repairs_lead_back_to_the_source() {
        let (source, text) = texts();
        assert_eq!(text.text, "invest now or never");
        for (word, stands) in [("invest", "in\u{ad}vest"), ("now", "now"), ("or", "or"), ("never", "never")] {
            let start = text.text.find(word).unwrap();
            let range = Span::new(start, start + word.len());
            let span = text.source_span(range);
            assert_eq!(span.of(&source), stands);
            assert_eq!(text.text_range(span), range, "{word}");
        }
        assert_eq!(text.source_span(Span::new(0, text.text.len())).of(&source), source[6..].trim_end());
    }

    #[test]
    fn slices_keep_their_place() {
        let (source, text) = texts();
        let slice = text.slice(Span::new(7, 13));
        assert_eq!((slice.text.as_str(), slice.span.of(&source)), ("now or", "now\n    or"));
        assert_eq!(slice.source_span(Span::new(4, 6)).of(&source), "or");
    }

    #[test]
    fn steps_nest_inlines() {
        let inline = |kind, start, end| Inline { kind, range: Span::new(start, end) };
        let text = Text {
            text: "one two three".to_owned(),
            inlines: vec![inline(InlineKind::Emphasis, 4, 7), inline(InlineKind::Strong, 0, 7)],
            ..Text::default()
        };
        let told: Vec<String> = text
            .steps()
            .into_iter()
            .map(|step| match step {
                Step::Open(inline) => format!("<{:?}", inline.kind),
                Step::Close(inline) => format!("{:?}>", inline.kind),
                Step::Words(range) => range.of(&text.text).to_owned(),
            })
            .collect();
        assert_eq!(told, ["<Strong", "one ", "<Emphasis", "two", "Emphasis>", "Strong>", " three"]);
    }
}
