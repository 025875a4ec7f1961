//! What targets share: each text leads back to its source.

use standfirst::Article;
use standfirst::article::RepairKind;

/// With its repairs undone each text of the blocks is what stands in the source, but for those with other parts inside.
pub fn lead_back(article: &Article, source: &str) {
    for block in &article.blocks {
        block.for_each_text(&mut |text| {
            let mut undone = text.clone();
            for index in (0..text.repairs.len()).rev() {
                undone.undo(index, source);
            }
            if text.repairs.iter().all(|repair| repair.kind != RepairKind::Gap) {
                assert_eq!(undone.text, text.span.of(source));
            }
        });
    }
}
