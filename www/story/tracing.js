/**
 * From a summary sentence to its source in the text, and from the text back.
 *
 * @module tracing
 */

import { SOURCE } from "../view.js";

/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {import("../standfirst.js").View} View */

/** @typedef {{ button: HTMLElement | undefined, sentence: number | undefined }} Chosen A summary sentence, or a sentence of the text. */

const HOVER = "standfirst-hover";
const SENTENCES = "[part=summary-sentence]";

/**
 * @param {HTMLElement} story
 * @param {() => View | undefined} view
 * @param {(button: HTMLElement | undefined) => void} lit Told which summary sentence is marked.
 * @param {object} [more]
 * @param {EventTarget} [more.keys] Where Escape is heard.
 * @param {(chosen: Chosen) => void} [more.chosen] Told what the reader chose.
 * @param {(span: Span) => void} [more.bringIn] Brings a stretch of the story into sight, where that takes more than scrolling.
 */
export function tracing(story, view, lit, { keys = document, chosen, bringIn } = {}) {
  const scroll = bringIn ?? ((/** @type {Span} */ span) => view()?.scrollTo(span));

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
      scroll(span);
      light(button);
      chosen?.({ button, sentence: sentenceOf(button) });
      return;
    }
    if (event.target instanceof Element && event.target.closest("a, button, #controls")) return;
    // A click that ends a selection is about the selection.
    if (selectionIn(story)?.isCollapsed === false) return;
    const index = shown.sentenceAt(event);
    if (index !== undefined) chosen?.({ button: undefined, sentence: index });
    const made = story.querySelector(`${SENTENCES}[data-sentence="${index ?? ""}"]`);
    if (made instanceof HTMLElement) {
      shown.highlight(spanOf(made));
      light(made);
    } else {
      clear();
    }
  });

  keys.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Escape") clear();
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
    scroll(span);
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

/** @param {HTMLElement} button */
function sentenceOf({ dataset }) {
  return dataset.sentence === undefined ? undefined : Number(dataset.sentence);
}

/**
 * What is selected where the story stands; some browsers ask a shadow root for what is selected inside.
 *
 * @param {Node} story
 */
function selectionIn(story) {
  const root = /** @type {Node & { getSelection?: () => Selection | null }} */ (story.getRootNode());
  return root.getSelection?.() ?? getSelection();
}
