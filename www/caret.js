/**
 * The place between two letters under a point of the window.
 *
 * @module caret
 */

/** @typedef {{ node: Node, offset: number }} Caret */

/**
 * @param {number} x
 * @param {number} y
 * @param {Node} [root] The document or the shadow root to look in.
 * @returns {Caret | undefined}
 */
export function caretAt(x, y, root = document) {
  if ("caretPositionFromPoint" in document) {
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // What is left tells nothing of the inside of a shadow root.
  if (root instanceof ShadowRoot) return letterAt(x, y, root);
  const range = /** @type {Document} */ (document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/**
 * The letter in whose box a point lies.
 *
 * @param {number} x
 * @param {number} y
 * @param {ShadowRoot} root
 * @returns {Caret | undefined}
 */
function letterAt(x, y, root) {
  const element = root.elementFromPoint(x, y);
  if (element === null) return undefined;
  const range = document.createRange();
  const isInside = () =>
    [...range.getClientRects()].some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
    range.selectNodeContents(node);
    if (!isInside()) continue;
    let [from, to] = [0, node.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      range.setStart(node, from);
      range.setEnd(node, middle);
      if (isInside()) to = middle;
      else from = middle;
    }
    return { node, offset: from };
  }
  return undefined;
}
