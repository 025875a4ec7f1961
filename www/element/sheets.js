/**
 * The style sheets of all elements: fetched once, shared by all, and adopted instead of written into the page, so that a strict policy
 * has nothing to forbid.
 *
 * @module sheets
 */

import { failure } from "./errors.js";

/** The story's own are those of the page at `index.html`. */
const FILES = ["theme.css", "story.css", "panels.css", "element.css"];

/** @type {Promise<CSSStyleSheet[]> | undefined} */
let coming;

/** @returns {Promise<CSSStyleSheet[]>} */
export function sheets() {
  coming ??= Promise.all(FILES.map(sheet)).catch((error) => {
    coming = undefined;
    throw failure("load-failed", "The style sheets of articles did not load.", error);
  });
  return coming;
}

/** @param {string} file */
async function sheet(file) {
  const response = await fetch(new URL(`../styles/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const made = new CSSStyleSheet();
  return made.replace(await response.text());
}
