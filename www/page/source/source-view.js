/**
 * The reader's text with what became of each stretch of it: named, marked by group, and each a way to its place in the story; from the story
 * back the same way.
 *
 * @module source-view
 */

import { say } from "../../say.js";
import { has } from "../language.js";
import { partsOf } from "./parts.js";

/** @typedef {import("../preview.js").Shown} Shown */
/** @typedef {import("../../standfirst.js").Span} Span */
/** @typedef {import("./parts.js").Group} Group */
/** @typedef {import("./parts.js").Part} Part */

/** As much of a text is marked, in UTF-16 units: a page of many thousand pieces would be slow. */
const MOST = 200_000;
const GROUPS = /** @type {const} */ (["head", "about", "body", "apart"]);

/**
 * @param {HTMLButtonElement} toggle Shows it in place of the box.
 * @param {HTMLElement} place
 * @param {HTMLElement} story
 * @param {{ shown: () => Shown | undefined, light: (span: Span) => void, apart: (index: number) => void }} act
 */
export function sourceView(toggle, place, story, act) {
  const root = document.documentElement;
  const legend = /** @type {HTMLElement} */ (place.querySelector("ul"));
  const text = /** @type {HTMLElement} */ (place.querySelector("pre"));
  /** @type {Part[]} */
  let parts = [];

  function isOpen() {
    return root.hasAttribute("data-source");
  }

  /** @param {boolean} open */
  function set(open) {
    root.toggleAttribute("data-source", open);
    has(toggle, open ? "source.hide" : "source.show");
    if (open) fill();
    else text.replaceChildren();
  }

  function fill() {
    const shown = act.shown();
    if (shown === undefined) return;
    const { source } = shown.article;
    parts = partsOf(shown.data).filter(({ span }) => span.end <= MOST);
    const nodes = [];
    let end = 0;
    for (const [index, part] of parts.entries()) {
      nodes.push(source.slice(end, part.span.start), piece(part, index, source));
      end = part.span.end;
    }
    nodes.push(source.slice(end, MOST));
    if (source.length > MOST) nodes.push(` … ${say("source.cut")}`);
    text.dir = shown.view.element?.matches(":dir(rtl)") ? "rtl" : "ltr";
    text.replaceChildren(...nodes);
    legend.replaceChildren(...GROUPS.map((group) => entry(group, parts)));
  }

  /** @param {HTMLElement} chosen */
  function follow(chosen) {
    const part = parts[Number(chosen.dataset.index)];
    if (part === undefined) return;
    mark(chosen);
    if (part.furniture === undefined) act.light(part.span);
    else act.apart(part.furniture);
  }

  /** @param {HTMLElement | undefined} chosen */
  function mark(chosen) {
    for (const other of text.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    if (chosen === undefined) return;
    chosen.setAttribute("aria-current", "true");
    // One of them is reached by the tabulator, the others by the arrows.
    for (const other of text.querySelectorAll("[tabindex='0']")) other.setAttribute("tabindex", "-1");
    chosen.tabIndex = 0;
  }

  toggle.addEventListener("click", () => set(!isOpen()));

  text.addEventListener("click", ({ target }) => {
    const chosen = pieceOf(target);
    if (chosen !== undefined) follow(chosen);
  });

  text.addEventListener("keydown", (event) => {
    const chosen = pieceOf(event.target);
    if (chosen === undefined) return;
    const pieces = /** @type {HTMLElement[]} */ ([...text.querySelectorAll("[data-index]")]);
    const at = pieces.indexOf(chosen);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: pieces.length - 1 };
    if (event.key === "Enter" || event.key === " ") {
      follow(chosen);
    } else {
      const next = pieces[steps[event.key] ?? -1];
      if (next === undefined) return;
      mark(next);
      next.focus();
    }
    event.preventDefault();
  });

  story.addEventListener("click", (event) => {
    const shown = isOpen() ? act.shown() : undefined;
    const field = event.target instanceof Element ? event.target.closest("[data-start]") : null;
    if (shown === undefined || !(field instanceof HTMLElement)) return;
    const index = shown.view.sentenceAt(event);
    const start = index === undefined ? Number(field.dataset.start) : (shown.data.sentences[index]?.span.start ?? -1);
    const found = parts.findIndex(({ span }) => span.start <= start && start < span.end);
    const chosen = text.querySelector(`[data-index="${found}"]`);
    if (!(chosen instanceof HTMLElement)) return;
    mark(chosen);
    // Only the column moves, not the page.
    text.scrollTo({ top: chosen.offsetTop - text.offsetTop - text.clientHeight / 3 });
  });

  return {
    /** The story that stands there now is another. */
    show() {
      if (isOpen()) fill();
    },

    /** There is none. */
    hide() {
      if (isOpen()) set(false);
    },
  };
}

/** @param {EventTarget | null} target */
function pieceOf(target) {
  const piece = target instanceof Element ? target.closest("[data-index]") : null;
  return piece instanceof HTMLElement ? piece : undefined;
}

/**
 * @param {Part} part
 * @param {number} index
 * @param {string} source
 */
function piece({ span, group, name }, index, source) {
  const piece = document.createElement("span");
  piece.role = "button";
  piece.tabIndex = index === 0 ? 0 : -1;
  piece.dataset.index = String(index);
  piece.dataset.group = group;
  const label = document.createElement("b");
  const words = document.createElement("bdi");
  words.textContent = name;
  label.append(words);
  piece.append(label, source.slice(span.start, span.end));
  return piece;
}

/**
 * A group with how much of the text went to it.
 *
 * @param {Group} group
 * @param {Part[]} parts
 */
function entry(group, parts) {
  const row = document.createElement("li");
  const sample = document.createElement("span");
  sample.dataset.group = group;
  sample.textContent = say(`source.${group}`);
  row.append(sample, ` ${say("source.pieces", { count: parts.filter((part) => part.group === group).length })}`);
  return row;
}
