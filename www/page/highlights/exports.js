/**
 * Highlights for other programs: as Web Annotations, as links that lead to the words, as quotations.
 *
 * @module exports
 */

/** @typedef {import("./anchors.js").Anchor} Anchor */
/** @typedef {import("./story-text.js").Stretch} Stretch */
/** @typedef {{ anchor: Anchor, stretch: Stretch }} Found */

/** Longer words are named by their beginning and their end. */
const LONG = 120;
/** How many words are enough to name an end of longer ones, or what stands around. */
const FEW = 4;

/**
 * An annotation page of the W3C's model: each highlight by its words, and by a text fragment.
 *
 * @param {Found[]} highlights
 * @param {string} text The story's.
 * @param {string} address Where the story comes from.
 */
export function annotations(highlights, text, address) {
  const items = highlights.map(({ anchor, stretch }) => ({
    type: "Annotation",
    motivation: "highlighting",
    target: {
      source: address,
      selector: [
        { type: "TextQuoteSelector", ...anchor },
        {
          type: "FragmentSelector",
          conformsTo: "https://wicg.github.io/scroll-to-text-fragment/",
          value: fragment(text, stretch),
        },
      ],
    },
  }));
  return JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items }, null, 2);
}

/**
 * A link to each, one a line; without an address the fragment alone.
 *
 * @param {Found[]} highlights
 * @param {string} text
 * @param {string} [address]
 */
export function links(highlights, text, address = "") {
  return `${highlights.map(({ stretch }) => `${address.replace(/#.*/, "")}#${fragment(text, stretch)}`).join("\n")}\n`;
}

/** @param {Found[]} highlights */
export function quotations(highlights) {
  return highlights.map(({ anchor }) => `> ${anchor.exact.replace(/\n/g, "\n>\n> ")}\n`).join("\n");
}

/**
 * The text directive that has a browser show the words: `:~:text=before-,from,to,-behind`.
 *
 * @param {string} text
 * @param {Stretch} stretch
 */
export function fragment(text, stretch) {
  const { start, end } = wholeWords(text, stretch);
  const exact = text.slice(start, end);
  const parts = exact.includes("\n") || exact.length > LONG ? [beginning(exact), ending(exact)] : [exact];
  const isAlone = text.indexOf(exact) === text.lastIndexOf(exact);
  const before = isAlone ? "" : ending(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const line = text.indexOf("\n", end);
  const behind = isAlone ? "" : beginning(text.slice(end, line < 0 ? text.length : line));
  const named = parts.map(escaped);
  if (before !== "") named.unshift(`${escaped(before)}-`);
  if (behind !== "") named.push(`-${escaped(behind)}`);
  return `:~:text=${named.join(",")}`;
}

/**
 * Browsers look for whole words only.
 *
 * @param {string} text
 * @param {Stretch} stretch
 */
function wholeWords(text, { start, end }) {
  const isInside = (/** @type {number} */ place) => /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(place - 1, place + 1));
  while (start > 0 && isInside(start)) start -= 1;
  while (end < text.length && isInside(end)) end += 1;
  return { start, end };
}

/**
 * The first words of the first line.
 *
 * @param {string} words
 */
function beginning(words) {
  return (words.trim().split("\n")[0] ?? "").split(/\s+/).slice(0, FEW).join(" ");
}

/**
 * The last words of the last line.
 *
 * @param {string} words
 */
function ending(words) {
  return (words.trim().split("\n").at(-1) ?? "").split(/\s+/).slice(-FEW).join(" ");
}

/** A hyphen would be read as the mark of what stands around. @param {string} words */
function escaped(words) {
  return encodeURIComponent(words).replace(/-/g, "%2D");
}
