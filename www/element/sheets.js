/**
 * The style sheets of all elements: made once, shared by all, and adopted instead of written into the page, so that a strict policy
 * has nothing to forbid.
 *
 * @module sheets
 */

import { failure } from "./errors.js";
import { styles } from "./styles.js";

/** @type {Promise<CSSStyleSheet[]> | undefined} */
let coming;

/** @returns {Promise<CSSStyleSheet[]>} */
export function sheets() {
  coming ??= made().catch((error) => {
    coming = undefined;
    throw failure("load-failed", "The style sheets of articles did not load.", error);
  });
  return coming;
}

async function made() {
  return Promise.all((await styles()).map((text) => new CSSStyleSheet().replace(text)));
}
