/**
 * The lines that a browser has set a text in.
 *
 * @module lines
 */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box A box in the window (px). */

/** What stands among the words of a line and is none of them: readings above it, the page's own controls. */
const ASIDE = "rt, rp, .correct, #controls";
/** Two boxes that overlap by this share of the lower one stand in one line. */
const SAME = 0.5;

/**
 * The lines of a block, in the order of its text.
 *
 * @param {Element} block
 * @param {boolean} isVertical
 */
export function linesOf(block, isVertical) {
  /** @type {Box[]} */
  const lines = [];
  const range = document.createRange();
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
    if (text.parentElement?.closest(ASIDE) || text.nodeValue?.trim() === "") continue;
    range.selectNodeContents(text);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left < 1 || bottom - top < 1) continue;
      const last = lines.at(-1);
      const box = { left, top, right, bottom };
      if (last !== undefined && isSameLine(last, box, isVertical)) grow(last, box);
      else lines.push(box);
    }
  }
  return lines;
}

/**
 * @param {Box} line
 * @param {Box} box
 * @param {boolean} isVertical
 */
function isSameLine(line, box, isVertical) {
  /** @type {["left", "right"] | ["top", "bottom"]} */
  const [from, to] = isVertical ? ["left", "right"] : ["top", "bottom"];
  const shared = Math.min(line[to], box[to]) - Math.max(line[from], box[from]);
  return shared > SAME * Math.min(line[to] - line[from], box[to] - box[from]);
}

/**
 * Makes a box so large that it holds another one, too.
 *
 * @param {Box} box
 * @param {Box} other
 */
export function grow(box, other) {
  box.left = Math.min(box.left, other.left);
  box.top = Math.min(box.top, other.top);
  box.right = Math.max(box.right, other.right);
  box.bottom = Math.max(box.bottom, other.bottom);
}
