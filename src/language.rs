//! Sentences, words and what differs by language.

use crate::article::{Article, BlockKind, Sentence};

/// stub
pub fn add_sentences(article: &mut Article) {
    for (index, block) in article.blocks.iter().enumerate() {
        if let BlockKind::Paragraph(text) = &block.kind {
            article.sentences.push(Sentence { text: text.text.clone(), span: text.span, block: index });
        }
    }
}
