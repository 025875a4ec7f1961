/**
 * The headings of the story, each a way to its place, and which of them one is under.
 *
 * @module contents
 */

import { make } from "../make.js";
import { isReached } from "./flow.js";

const HEADINGS = "[part=heading]";
/** Fewer help nobody. */
const LEAST = 2;

/**
 * @param {HTMLElement} tools Where the button stands.
 * @param {HTMLElement} story
 * @param {(heading: HTMLElement) => void} bringIn Brings a heading into sight.
 */
export function contents(tools, story, bringIn) {
  const list = make("ol");
  const nav = make("nav", { id: "contents", popover: "", "data-say-label": "reading.contents" }, list);
  const way = make("button", {
    type: "button",
    id: "contents-way",
    popovertarget: nav.id,
    "data-say": "reading.contents",
  });
  way.hidden = true;
  tools.append(way);
  document.body.append(nav);

  /** @type {HTMLElement[]} */
  let headings = [];

  nav.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    const levels = headings.map(level);
    const top = Math.min(...levels);
    const here = headings.findLast((heading) => isReached(heading.getBoundingClientRect(), story));
    const article = story.firstElementChild;
    list.lang = article instanceof HTMLElement ? article.lang : "";
    list.replaceChildren(
      ...headings.map((heading, index) => {
        const depth = String(Math.min((levels[index] ?? top) - top + 1, 3));
        const entry = make("button", { type: "button", dir: "auto", "data-level": depth }, heading.textContent ?? "");
        if (heading === here) entry.setAttribute("aria-current", "location");
        entry.addEventListener("click", () => {
          nav.hidePopover();
          bringIn(heading);
          heading.tabIndex = -1;
          heading.focus({ preventScroll: true });
        });
        return make("li", {}, entry);
      }),
    );
  });

  function close() {
    if (nav.matches(":popover-open")) nav.hidePopover();
  }

  return {
    /** Lists the headings of the story that stands there now. */
    show() {
      headings = [...story.querySelectorAll(HEADINGS)].filter((heading) => heading instanceof HTMLElement);
      way.hidden = headings.length < LEAST;
      close();
    },

    hide() {
      headings = [];
      way.hidden = true;
      close();
    },

    /** Answers false where there is nothing to list. */
    toggle() {
      if (way.hidden) return false;
      nav.togglePopover();
      const first = list.querySelector("[aria-current]") ?? list.querySelector("button");
      if (nav.matches(":popover-open") && first instanceof HTMLElement) first.focus();
      return true;
    },
  };
}

/** @param {Element} heading */
function level(heading) {
  return Number(heading.localName.slice(1)) || 6;
}
