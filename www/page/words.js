/**
 * The words of what scripts build, in the language of the interface: `data-words` names an element's own, `data-words-label` what those hear
 * who don't see it.
 *
 * @module words
 */

import { say } from "../say.js";

/** @typedef {import("../strings.js").Key} Key */

/** Says all of them, in the language that is spoken now. */
export function sayWords() {
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = say(/** @type {Key} */ (element.getAttribute("data-words")));
  }
  for (const element of document.querySelectorAll("[data-words-label]")) {
    element.ariaLabel = say(/** @type {Key} */ (element.getAttribute("data-words-label")));
  }
}
