/**
 * From a summary sentence to its source in the text, and from the text back.
 *
 * @module tracing
 */

import { SOURCE } from "../view.js";

/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {import("../standfirst.js").View} View */

const HOVER = "standfirst-hover";
const SENTENCES = "[part=summary-sentence]";

/**
 * @param {HTMLElement} story
 * @param {() => View | undefined} view
 * @param {(button: HTMLElement | undefined) => void} lit Told which summary sentence is marked.
 */
export function tracing(story, view, lit) {
  /** @param {EventTarget | null} target */
  const sentence = (target) =>
    target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(SENTENCES)) : null;

  /** @param {Event} event */
  const hover = (event) => {
    // A finger does not hover: its touch is the choice.
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    const button = sentence(event.target);
    if (button !== null) view()?.highlight(spanOf(button), { name: HOVER });
  };
  const leave = () => view()?.clear(HOVER);

  story.addEventListener("pointerover", hover);
  story.addEventListener("focusin", hover);
  story.addEventListener("pointerout", leave);
  story.addEventListener("focusout", leave);

  story.addEventListener("click", (event) => {
    const shown = view();
    if (shown === undefined) return;
    const button = sentence(event.target);
    if (button !== null) {
      const span = spanOf(button);
      shown.highlight(span);
      shown.scrollTo(span);
      light(button);
      return;
    }
    if (event.target instanceof Element && event.target.closest("a, button, #controls")) return;
    // A click that ends a selection is about the selection.
    if (getSelection()?.isCollapsed === false) return;
    const index = shown.sentenceAt(event);
    const made = story.querySelector(`${SENTENCES}[data-sentence="${index ?? ""}"]`);
    if (made instanceof HTMLElement) {
      shown.highlight(spanOf(made));
      light(made);
    } else {
      clear();
    }
  });

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") clear();
  });

  /** @param {HTMLElement | undefined} button */
  function light(button) {
    for (const other of story.querySelectorAll(`${SENTENCES}[aria-current]`)) other.removeAttribute("aria-current");
    button?.setAttribute("aria-current", "true");
    lit(button);
  }

  function clear() {
    view()?.clear(SOURCE);
    light(undefined);
  }

  /**
   * Lights a stretch of the story, whoever asks for it, and brings it into sight.
   *
   * @param {Span} span
   */
  function show(span) {
    light(undefined);
    view()?.highlight(span);
    view()?.scrollTo(span);
  }

  return { clear, hover: HOVER, light, show };
}

/**
 * @param {HTMLElement} element
 * @returns {Span}
 */
export function spanOf({ dataset }) {
  return { start: Number(dataset.start), end: Number(dataset.end) };
}
