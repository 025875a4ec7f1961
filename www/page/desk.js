/**
 * The column with the reader's own text, which can be folded away.
 *
 * @module desk
 */

import { has } from "./language.js";

const NARROW = "(max-width: 699px)";

/**
 * @param {HTMLElement} fold The button that folds it and brings it back.
 * @param {HTMLTextAreaElement} paste
 */
export function desk(fold, paste) {
  const root = document.documentElement;

  /** @param {boolean} open */
  function set(open) {
    root.toggleAttribute("data-folded", !open);
    fold.ariaExpanded = String(open);
    has(fold, open ? "desk.hide" : "desk.show");
  }

  fold.addEventListener("click", () => {
    const open = root.hasAttribute("data-folded");
    set(open);
    if (open) paste.focus();
  });

  return {
    open: () => set(true),

    /** After a paste the story fills a narrow screen at once. */
    yield() {
      if (!matchMedia(NARROW).matches) return;
      set(false);
      paste.blur();
      scrollTo({ top: 0, behavior: "instant" });
    },
  };
}
