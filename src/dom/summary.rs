//! The summary above the body: each sentence a button.

use web_sys::{Document, Element};

use super::allowed::{Attribute, Data, Part, Tag};
use super::compositor::{Set, make, set};
use crate::article::Span;

/// A summary as it is shown; its spans are in UTF-16 units, as JavaScript has them.
pub(crate) struct SummaryView {
    /// "key-points" and so on.
    pub kind: String,
    /// Its sentences.
    pub lines: Vec<SummaryLine>,
}

/// A sentence of a summary.
pub(crate) struct SummaryLine {
    /// Its words.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Its index among the article's sentences.
    pub sentence: Option<usize>,
}

/// The section that shows `view`: a list for key points, a paragraph for the rest.
pub(super) fn section(document: &Document, view: &SummaryView) -> Set<Element> {
    let section = make(document, Tag::Section)?;
    set(&section, &Attribute::Part(Part::Summary))?;
    set(&section, &Attribute::Label("Summary"))?;
    // Many stories may stand on one page: each summary a landmark would be noise.
    set(&section, &Attribute::Role("group"))?;
    set(&section, &Attribute::Data(Data::Type, &view.kind))?;
    let points = view.kind == "key-points";
    let holder = make(document, if points { Tag::Ul } else { Tag::P })?;
    for (index, line) in view.lines.iter().enumerate() {
        let button = button(document, line)?;
        if points {
            let item = make(document, Tag::Li)?;
            item.append_child(&button)?;
            holder.append_child(&item)?;
        } else {
            if index > 0 {
                holder.append_child(&document.create_text_node(" "))?;
            }
            holder.append_child(&button)?;
        }
    }
    section.append_child(&holder)?;
    Ok(section)
}

fn button(document: &Document, line: &SummaryLine) -> Set<Element> {
    let button = make(document, Tag::Button)?;
    set(&button, &Attribute::ButtonType)?;
    set(&button, &Attribute::Part(Part::SummarySentence))?;
    set(&button, &Attribute::Data(Data::Start, &line.span.start.to_string()))?;
    set(&button, &Attribute::Data(Data::End, &line.span.end.to_string()))?;
    if let Some(sentence) = line.sentence {
        set(&button, &Attribute::Data(Data::Sentence, &sentence.to_string()))?;
    }
    button.append_child(&document.create_text_node(&line.text))?;
    Ok(button)
}
