/**
 * The language of the interface: the browser's, or the one that the reader chose, which is kept in this browser. The story's own language
 * and direction have nothing to do with it.
 *
 * @module language
 */

import { direction, say, speak, spoken } from "../say.js";
import * as strings from "../strings.js";

/** @typedef {import("../strings.js").Key} Key */
/** @typedef {import("../strings.js").Language} Language */

/**
 * Says what index.html has in English, in the language that `first-language.js` told, and offers the others.
 *
 * @param {HTMLSelectElement} select
 * @param {() => void} changed The rest of the page is to be said anew.
 */
export function offerLanguages(select, changed) {
  const root = document.documentElement;
  set();
  select.value = root.lang;
  select.addEventListener("change", () => {
    root.lang = select.value;
    set();
    changed();
    try {
      localStorage.setItem("language", select.value);
    } catch {
      // Not kept, but chosen for now.
    }
  });

  function set() {
    speak(strings, /** @type {Language} */ (root.lang));
    root.dir = direction();
    root.style.setProperty("--updated", JSON.stringify(say("updated")));
    sayAll();
    for (const element of document.querySelectorAll("[data-interface]")) own(element);
    root.toggleAttribute("data-said", true);
  }
}

/** Says what elements name by `data-say` as their own words, and by `data-say-label` for those who don't see them. */
export function sayAll() {
  for (const element of document.querySelectorAll("[data-say]")) put(element, "data-say");
  for (const element of document.querySelectorAll("[data-say-label]")) put(element, "data-say-label");
}

/**
 * Says in the language of the interface what the story's nodes are called for those who hear them.
 *
 * @param {HTMLElement} story
 */
export function nameParts(story) {
  for (const summary of story.querySelectorAll("[part=summary]")) summary.ariaLabel = say("summary");
  for (const quote of story.querySelectorAll("[part=pull-quote][aria-label]")) quote.ariaLabel = say("pull-quote");
}

/**
 * Words of the interface that stand in the story keep their own language and direction.
 *
 * @param {Element} element
 */
function own(element) {
  if (!(element instanceof HTMLElement)) return;
  element.lang = spoken();
  element.dir = direction();
}

/**
 * Has an element say something, now and in whatever language comes.
 *
 * @param {Element} element
 * @param {Key} key
 */
export function has(element, key) {
  element.setAttribute("data-say", key);
  put(element, "data-say");
}

/**
 * @param {Element} element
 * @param {"data-say" | "data-say-label"} attribute
 */
function put(element, attribute) {
  const words = say(/** @type {Key} */ (element.getAttribute(attribute)));
  if (attribute === "data-say-label") element.ariaLabel = words;
  else if (element.textContent !== words) element.textContent = words;
}
