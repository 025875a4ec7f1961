//! Blocks with what is nested in them, without recursion: however deep an article is, its renderers don't run out of stack.

use std::slice::Iter;

use super::{Block, BlockKind, ListItem};

/// A step through blocks: what a renderer does next. Each block and item is opened and closed once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum BlockStep<'a> {
    /// A block begins; what is nested in it comes next.
    Open(&'a Block),
    /// An item of the list that was opened last begins.
    OpenItem(&'a ListItem),
    /// The item that was opened last ends.
    CloseItem,
    /// This block, the one that was opened last, ends.
    Close(&'a Block),
}

/// What is still to come, the next of it last.
enum Rest<'a> {
    Blocks(Iter<'a, Block>),
    Items(Iter<'a, ListItem>),
    EndOfItem,
    EndOf(&'a Block),
}

/// The way through blocks.
pub(crate) struct Walk<'a>(Vec<Rest<'a>>);

impl<'a> Walk<'a> {
    /// Through `blocks`, in reading order.
    pub(crate) fn through(blocks: &'a [Block]) -> Self {
        // Room for what an item is nested in.
        let mut rest = Vec::with_capacity(4);
        rest.push(Rest::Blocks(blocks.iter()));
        Self(rest)
    }

    /// Leaves the block that was just opened out: neither what is nested in it nor its end will come.
    pub(crate) fn leave_out(&mut self) {
        while let Some(rest) = self.0.pop() {
            if matches!(rest, Rest::EndOf(_)) {
                return;
            }
        }
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = BlockStep<'a>;

    fn next(&mut self) -> Option<BlockStep<'a>> {
        loop {
            let step = match self.0.last_mut()? {
                Rest::Blocks(blocks) => blocks.next().map(BlockStep::Open),
                Rest::Items(items) => items.next().map(BlockStep::OpenItem),
                Rest::EndOfItem => Some(BlockStep::CloseItem),
                Rest::EndOf(block) => Some(BlockStep::Close(block)),
            };
            match step {
                Some(BlockStep::Open(block)) => {
                    self.0.push(Rest::EndOf(block));
                    match &block.kind {
                        BlockKind::List { items, .. } => self.0.push(Rest::Items(items.iter())),
                        BlockKind::Details { blocks, .. } | BlockKind::Entry { blocks, .. } => {
                            self.0.push(Rest::Blocks(blocks.iter()));
                        }
                        _ => {}
                    }
                }
                Some(BlockStep::OpenItem(item)) => {
                    self.0.extend([Rest::EndOfItem, Rest::Blocks(item.blocks.iter())]);
                }
                Some(BlockStep::CloseItem | BlockStep::Close(_)) | None => drop(self.0.pop()),
            }
            if step.is_some() {
                return step;
            }
        }
    }
}
