/**
 * What the reader did to text and story, one thing behind the other: typing, pastes, corrections, what was put back. Each can be undone
 * and done again, with the keys that everybody knows and by two buttons. The browser's own undoing knows only of the box.
 *
 * @module timeline
 */

import { change } from "./change.js";

/** @typedef {import("./moment.js").Moment} Moment */

/** Typing goes on for as long as it does not stop for longer than this (ms); what goes on is undone at once. */
const PAUSE = 1000;
/** How many moments are known, and how many letters they may have together. */
const MOST = 500;
const MOST_LETTERS = 32_000_000;

/**
 * @param {object} parts
 * @param {HTMLTextAreaElement} parts.box
 * @param {HTMLButtonElement} parts.undo
 * @param {HTMLButtonElement} parts.redo
 * @param {() => Moment} parts.take What there is now.
 * @param {(moment: Moment) => void} parts.restore Has it so again.
 */
export function timeline({ box, undo, redo, take, restore }) {
  /** @type {Moment[]} */
  let past = [];
  /** @type {Moment[]} */
  let future = [];
  let now = take();
  let last = { kind: "", time: 0 };

  function show() {
    undo.disabled = past.length === 0;
    redo.disabled = future.length === 0;
  }

  function trim() {
    let letters = 0;
    let kept = 0;
    for (let at = past.length - 1; at >= 0 && kept < MOST; at -= 1, kept += 1) {
      letters += past[at]?.text.length ?? 0;
      if (letters > MOST_LETTERS) break;
    }
    past = past.slice(past.length - kept);
  }

  /**
   * @param {Moment[]} from
   * @param {Moment[]} to
   */
  function go(from, to) {
    const moment = from.pop();
    if (moment === undefined) return;
    to.push(now);
    const { text } = now;
    now = moment;
    last = { kind: "", time: 0 };
    restore(moment);
    show();
    if (moment.text === text) return;
    // The caret where something changed, as it is everywhere else.
    const { end } = change(text, moment.text);
    box.setSelectionRange(end, end);
  }

  const goBack = () => go(past, future);
  const goOn = () => go(future, past);

  /** @param {KeyboardEvent} event */
  function way({ key, ctrlKey, metaKey, altKey, shiftKey }) {
    if (ctrlKey === metaKey || altKey) return undefined;
    const letter = key.toLowerCase();
    if (letter === "z") return shiftKey ? goOn : goBack;
    return letter === "y" && ctrlKey && !shiftKey ? goOn : undefined;
  }

  document.addEventListener("keydown", (event) => {
    const { target } = event;
    // Other fields have their own.
    if (target instanceof Element && target !== box && target.closest("input, textarea, [contenteditable]")) return;
    const act = way(event);
    if (act === undefined || event.defaultPrevented) return;
    event.preventDefault();
    act();
  });
  // From a menu, or by shaking a phone.
  box.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") goBack();
    else goOn();
  });
  undo.addEventListener("click", goBack);
  redo.addEventListener("click", goOn);

  return {
    /**
     * Something was done.
     *
     * @param {string} [kind] What goes on with things of its kind, as typing does.
     */
    record(kind = "") {
      const time = performance.now();
      const goesOn = kind !== "" && kind === last.kind && time - last.time < PAUSE;
      if (!goesOn) {
        past.push(now);
        trim();
      }
      now = take();
      future = [];
      last = { kind, time };
      show();
    },

    /** Nothing was ever done. */
    forget() {
      past = [];
      future = [];
      now = take();
      last = { kind: "", time: 0 };
      show();
    },
  };
}
