/**
 * Words of a text that are found again when the text around them changes: by themselves and what stands before and behind them, as the Web
 * Annotation model has it (TextQuoteSelector).
 *
 * @module anchors
 */

/** @typedef {import("./story-text.js").Stretch} Stretch */
/** @typedef {{ exact: string, prefix: string, suffix: string }} Anchor */

/** How much of what stands around goes with the words, in UTF-16 units. */
const AROUND = 32;
/** How much longer or shorter words may have become that are known only by what stands around them. */
const GROWTH = 200;

/**
 * @param {string} text
 * @param {Stretch} stretch
 * @returns {Anchor}
 */
export function anchorOf(text, { start, end }) {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(end, end + AROUND),
  };
}

/**
 * Where the words stand now: the place whose surroundings fit best; where they were changed themselves, what stands between their surroundings.
 *
 * @param {string} text
 * @param {Anchor} anchor
 * @param {number} near Where they stood.
 * @returns {Stretch | undefined}
 */
export function find(text, anchor, near) {
  const { exact } = anchor;
  /** @type {Stretch | undefined} */
  let best;
  let fit = [-1, 0];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    const around = sameEnd(text, start, anchor.prefix) + sameStart(text, end, anchor.suffix);
    const nearness = -Math.abs(start - near);
    if (around > fit[0] || (around === fit[0] && nearness > fit[1])) {
      best = { start, end };
      fit = [around, nearness];
    }
  }
  return best ?? between(text, anchor);
}

/**
 * @param {string} text
 * @param {Anchor} anchor
 * @returns {Stretch | undefined}
 */
function between(text, { exact, prefix, suffix }) {
  // A few letters stand in many places.
  if (prefix.trim().length < AROUND / 2 || suffix.trim().length < AROUND / 2) return undefined;
  const before = text.indexOf(prefix);
  if (before < 0) return undefined;
  const start = before + prefix.length;
  const end = text.indexOf(suffix, start);
  if (end <= start || Math.abs(end - start - exact.length) > GROWTH) return undefined;
  return { start, end };
}

/**
 * How many units before a place are those at the end of `words`.
 *
 * @param {string} text
 * @param {number} place
 * @param {string} words
 */
function sameEnd(text, place, words) {
  let same = 0;
  while (same < words.length && text[place - 1 - same] === words[words.length - 1 - same]) same += 1;
  return same;
}

/**
 * @param {string} text
 * @param {number} place
 * @param {string} words
 */
function sameStart(text, place, words) {
  let same = 0;
  while (same < words.length && text[place + same] === words[same]) same += 1;
  return same;
}
