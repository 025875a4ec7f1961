/**
 * The element's own few words, in the language of the page that it stands in. They are fetched for the first element that has something
 * to say; most set a story and say nothing.
 *
 * @module language
 */

import { direction, speak, spoken } from "../say.js";

/** @type {Promise<void> | undefined} */
let coming;

/** Brings the words; where they don't come, the next call asks again. */
export function words() {
  coming ??= import("../strings.js").then(
    (strings) => {
      const [tag = ""] = document.documentElement.lang.toLowerCase().split("-");
      speak(strings, tag in strings.LANGUAGES ? /** @type {import("../strings.js").Language} */ (tag) : "en");
    },
    (error) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

/** @param {HTMLElement} element */
export function own(element) {
  element.lang = spoken();
  element.dir = direction();
}
