/**
 * The story's words as one string, with the way from each stretch of it to the page and back. The summary and the page's own words in the
 * story are no part of it.
 *
 * @module story-text
 */

/** @typedef {{ start: number, end: number }} Stretch Of the string, in UTF-16 units. */

const APART = "[part=summary], [part=contents], [data-interface], [data-guest], .correct";
const BLOCKS =
  "p, h1, h2, h3, h4, h5, h6, li, dt, dd, th, td, pre, figcaption, caption, summary, address, time, footer";

export class StoryText {
  /** @type {{ node: Text, start: number }[]} */
  #nodes = [];
  /** Blocks are parted by a line's end. */
  text = "";

  /** @param {Element} story */
  constructor(story) {
    const walker = document.createTreeWalker(story, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof Element && node.matches(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    /** @type {Element | null | undefined} */
    let last;
    /** @type {string[]} */
    const parts = [];
    let length = 0;
    while (walker.nextNode() !== null) {
      const node = walker.currentNode;
      if (!(node instanceof Text) || node.data === "") continue;
      const block = node.parentElement?.closest(BLOCKS);
      if (last !== undefined && block !== last) {
        parts.push("\n");
        length += 1;
      }
      last = block ?? null;
      this.#nodes.push({ node, start: length });
      parts.push(node.data);
      length += node.length;
    }
    this.text = parts.join("");
  }

  /**
   * The words of a range that are the story's, without blanks around them.
   *
   * @param {Range} range
   * @returns {Stretch | undefined} Nothing where it has none.
   */
  stretchOf(range) {
    let [start, end] = [Number.POSITIVE_INFINITY, -1];
    for (const { node, start: at } of this.#nodes) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from >= to) continue;
      start = Math.min(start, at + from);
      end = Math.max(end, at + to);
    }
    if (end < 0) return undefined;
    const words = this.text.slice(start, end);
    start += words.length - words.trimStart().length;
    end -= words.length - words.trimEnd().length;
    return start < end ? { start, end } : undefined;
  }

  /**
   * @param {Stretch} stretch
   * @returns {Range}
   */
  rangeOf({ start, end }) {
    const range = document.createRange();
    const first = this.#at(start);
    // The end is that of its last letter, not the beginning of the next node.
    const last = this.#at(end - 1);
    if (first !== undefined) range.setStart(first.node, start - first.start);
    if (last !== undefined) range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return range;
  }

  /** @param {number} place */
  #at(place) {
    return this.#nodes.findLast(({ start }) => start <= place);
  }
}
