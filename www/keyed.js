/**
 * Brings an article that stands in a page up to a newer one: what is the same stays, node by node, so that a selection, the focus, the
 * scroll position and highlights in it stay as well.
 *
 * @module keyed
 */

/**
 * Text nodes that stayed, and those of the newer article whose place they keep.
 *
 * @typedef {{ made: Text[], kept: Text[] }} Pairs
 */

/** On a child of the article that somebody else put there: it is left alone. */
export const GUEST = "data-guest";
/** Set by readers' actions and not by the renderer. */
const OTHERS = new Set(["aria-current", "aria-describedby", "data-highlighted", "open", "tabindex"]);
/** What differs although the words are the same: places move with every letter above them. */
const MOVING = new Set(["data-start", "data-end", "data-sentence", "data-confidence", "id"]);
/** Nested deeper than this, a piece that changed is replaced as a whole. */
const DEEPEST = 12;

/**
 * @param {Element} standing What is in the page; it becomes like `made`.
 * @param {Element} made The newer article; it is used up.
 * @returns {Pairs}
 */
export function bringUp(standing, made) {
  /** @type {Pairs} */
  const pairs = { made: [], kept: [] };
  become(standing, made, pairs, 0);
  return pairs;
}

/**
 * @param {Element} standing
 * @param {Element} made
 * @param {Pairs} pairs
 * @param {number} depth
 */
function become(standing, made, pairs, depth) {
  copyAttributes(standing, made);
  const old = own(standing);
  const fresh = [...made.childNodes];
  if (depth > DEEPEST) {
    replace(standing, old, fresh, null);
    return;
  }
  let [from, to] = [0, 0];
  for (const [kept, newer] of [...matches(old, fresh), [old.length, fresh.length]]) {
    gap(standing, old.slice(from, kept), fresh.slice(to, newer), old[kept] ?? null, pairs, depth);
    const [stays, same] = [old[kept], fresh[newer]];
    if (stays !== undefined && same !== undefined) settle(stays, same, pairs);
    [from, to] = [kept + 1, newer + 1];
  }
}

/**
 * Which of the old nodes stay for which of the new: those at both ends, and between them whatever is the same in the same order.
 *
 * @param {ChildNode[]} old
 * @param {ChildNode[]} fresh
 * @returns {[number, number][]}
 */
function matches(old, fresh) {
  /** @type {[number, number][]} */
  const found = [];
  const alike = (/** @type {number} */ a, /** @type {number} */ b) => isAlike(old[a], fresh[b]);
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && alike(head, head)) found.push([head, head++]);
  let tail = 0;
  while (tail < most - head && alike(old.length - 1 - tail, fresh.length - 1 - tail)) tail++;
  /** @type {Map<string | null, number[]>} */
  const byWords = new Map();
  for (let at = old.length - tail - 1; at >= head; at--) {
    const words = old[at]?.textContent ?? null;
    byWords.set(words, [...(byWords.get(words)?.slice(-8) ?? []), at]);
  }
  let last = head - 1;
  for (let at = head; at < fresh.length - tail; at++) {
    const same = byWords.get(fresh[at]?.textContent ?? null)?.findLast((one) => one > last && alike(one, at));
    if (same !== undefined) {
      found.push([same, at]);
      last = same;
    }
  }
  for (; tail > 0; tail--) found.push([old.length - tail, fresh.length - tail]);
  return found;
}

/**
 * Between nodes that stay: those of a kind become one another in turn, the others go and come.
 *
 * @param {Element} parent
 * @param {ChildNode[]} old
 * @param {ChildNode[]} fresh
 * @param {ChildNode | null} next What stays behind them.
 * @param {Pairs} pairs
 * @param {number} depth
 */
function gap(parent, old, fresh, next, pairs, depth) {
  const most = Math.min(old.length, fresh.length);
  let at = 0;
  while (at < most && isKin(old[at], fresh[at])) {
    const [standing, made] = [old[at], fresh[at]];
    if (standing instanceof Text && made instanceof Text) {
      edit(standing, made.data);
      pairs.kept.push(standing);
      pairs.made.push(made);
    } else if (standing instanceof Element && made instanceof Element) {
      become(standing, made, pairs, depth + 1);
    }
    at++;
  }
  replace(parent, old.slice(at), fresh.slice(at), next);
}

/**
 * @param {Element} parent
 * @param {ChildNode[]} old
 * @param {ChildNode[]} fresh
 * @param {ChildNode | null} next
 */
function replace(parent, old, fresh, next) {
  const before = old.at(-1)?.nextSibling ?? next;
  for (const node of fresh) parent.insertBefore(node, before);
  for (const node of old) node.remove();
}

/**
 * Changes only the letters that differ: a caret before or behind them stays at its letter.
 *
 * @param {Text} text
 * @param {string} words
 */
function edit(text, words) {
  const old = text.data;
  if (old === words) return;
  const most = Math.min(old.length, words.length);
  let head = 0;
  while (head < most && old[head] === words[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === words[words.length - 1 - tail]) tail++;
  text.replaceData(head, old.length - head - tail, words.slice(head, words.length - tail));
}

/**
 * Takes over what moves, of nodes that are alike.
 *
 * @param {ChildNode} standing
 * @param {ChildNode} made
 * @param {Pairs} pairs
 */
function settle(standing, made, pairs) {
  /** @type {[ChildNode, ChildNode][]} */
  const due = [[standing, made]];
  for (let pair = due.pop(); pair !== undefined; pair = due.pop()) {
    const [kept, same] = pair;
    if (kept instanceof Text && same instanceof Text) {
      pairs.kept.push(kept);
      pairs.made.push(same);
    } else if (kept instanceof Element && same instanceof Element) {
      copyAttributes(kept, same);
      children(kept, same)?.forEach((child, index) => {
        due.push([child, /** @type {ChildNode} */ (same.childNodes[index])]);
      });
    }
  }
}

/**
 * Whether two nodes show the same in the same way.
 *
 * @param {ChildNode | undefined} standing
 * @param {ChildNode | undefined} made
 */
function isAlike(standing, made) {
  if (standing === undefined || made === undefined) return false;
  /** @type {[ChildNode, ChildNode][]} */
  const due = [[standing, made]];
  for (let pair = due.pop(); pair !== undefined; pair = due.pop()) {
    const [a, b] = pair;
    const inside = children(a, b);
    if (a.nodeName !== b.nodeName || inside === undefined) return false;
    if (a instanceof Text) {
      if (a.data !== /** @type {Text} */ (b).data) return false;
    } else if (a instanceof Element && !hasLikeAttributes(a, /** @type {Element} */ (b))) {
      return false;
    }
    inside.forEach((child, index) => {
      due.push([child, /** @type {ChildNode} */ (b.childNodes[index])]);
    });
  }
  return true;
}

/**
 * The children of a node that are not somebody else's.
 *
 * @param {Node} node
 */
function own(node) {
  return [...node.childNodes].filter((child) => !(child instanceof Element && child.hasAttribute(GUEST)));
}

/**
 * The children of a standing node that answer for those of the made one; nothing where there are more or fewer.
 *
 * @param {Node} standing
 * @param {Node} made
 * @returns {ChildNode[] | NodeListOf<ChildNode> | undefined}
 */
function children(standing, made) {
  const count = made.childNodes.length;
  // Where the numbers are the same, there is no guest, or it answers for a node that it is not like.
  if (standing.childNodes.length === count) return standing.childNodes;
  const inside = standing instanceof Element ? own(standing) : [];
  return inside.length === count ? inside : undefined;
}

/**
 * @param {Element} a
 * @param {Element} b
 */
function hasLikeAttributes(a, b) {
  for (const name of b.getAttributeNames()) {
    const [own, value] = [a.getAttribute(name), b.getAttribute(name)];
    if (own === value) continue;
    if (own === null || !(MOVING.has(name) || (name === "href" && value?.startsWith("#")))) return false;
  }
  return true;
}

/**
 * Whether the one can become the other without a reader's noticing more than the words that change.
 *
 * @param {ChildNode | undefined} a
 * @param {ChildNode | undefined} b
 */
function isKin(a, b) {
  if (a?.nodeName !== b?.nodeName) return false;
  return !(a instanceof Element) || a.getAttribute("part") === /** @type {Element} */ (b).getAttribute("part");
}

/**
 * @param {Element} to
 * @param {Element} from
 */
function copyAttributes(to, from) {
  const names = from.getAttributeNames().filter((name) => !OTHERS.has(name));
  for (const name of names) {
    const value = /** @type {string} */ (from.getAttribute(name));
    if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }
  if (to.attributes.length === names.length) return;
  for (const name of to.getAttributeNames()) {
    if (!names.includes(name) && !OTHERS.has(name)) to.removeAttribute(name);
  }
}
