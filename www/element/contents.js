/**
 * The list of contents: the headings of an article, each a way to its place.
 *
 * @module contents
 */

import { GUEST } from "../keyed.js";
import { say } from "../say.js";

const HEADINGS = "[part=heading]";

/**
 * Sets the list above the body of `article`, brings it up to date, or takes it away where it would help nobody.
 *
 * @param {HTMLElement} article
 * @param {boolean} wanted
 */
export function showContents(article, wanted) {
  const standing = article.querySelector(":scope > [part=contents]");
  const headings = wanted ? [...article.querySelectorAll(HEADINGS)] : [];
  if (headings.length < 2) {
    standing?.remove();
    return;
  }
  const nav = standing ?? empty(article);
  const list = /** @type {HTMLElement} */ (nav.querySelector("ol"));
  const top = Math.min(...headings.map(level));
  headings.forEach((heading, index) => {
    const entry = list.children[index] ?? item();
    if (entry.parentNode === null) list.append(entry);
    const words = heading.textContent ?? "";
    const button = /** @type {HTMLElement} */ (entry.firstElementChild);
    if (button.textContent !== words) button.textContent = words;
    button.dataset.level = String(Math.min(level(heading) - top + 1, 3));
  });
  while (list.children.length > headings.length) list.lastElementChild?.remove();
  const after = article.querySelector(":scope > [part=summary]") ?? article.querySelector(":scope > [part=header]");
  if (nav.previousElementSibling !== after) article.insertBefore(nav, after?.nextElementSibling ?? article.firstChild);
}

/** @param {HTMLElement} article */
function empty(article) {
  const nav = document.createElement("nav");
  nav.setAttribute("part", "contents");
  nav.setAttribute(GUEST, "");
  nav.ariaLabel = say("contents");
  nav.append(document.createElement("ol"));
  nav.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button === null) return;
    const index = [...nav.querySelectorAll("button")].indexOf(button);
    const heading = article.querySelectorAll(HEADINGS)[index];
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    heading.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  });
  return nav;
}

function item() {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "contents-entry");
  entry.append(button);
  return entry;
}

/** @param {Element} heading */
function level(heading) {
  return Number(heading.localName.slice(1)) || 6;
}
