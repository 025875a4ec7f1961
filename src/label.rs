//! What each passage is, and the article that follows from it.

use crate::article::{Article, Block, BlockKind};
use crate::read::Passage;
use crate::Options;

/// stub
pub fn assemble(passages: &[Passage], options: &Options) -> Article {
    let mut article = Article { language: options.language.clone(), ..Article::default() };
    for passage in passages {
        article.blocks.push(Block { kind: BlockKind::Paragraph(passage.text.clone()), rule: "line".into(), confidence: 0.5, direction: None });
    }
    article
}
