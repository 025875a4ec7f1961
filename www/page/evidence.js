/**
 * What found a field, and how sure that is: shown beside the field while it is pointed at or has focus.
 *
 * @module evidence
 */

import { direction } from "../say.js";
import { fieldEvidence } from "../story/words.js";

const FIELDS = "[part=header] [data-rule], [part=dateline][data-rule], [part=colophon] [data-rule]";

/**
 * @param {HTMLElement} note
 * @param {HTMLElement} story
 */
export function evidence(note, story) {
  /** @param {Event} event */
  function show({ target }) {
    const field = target instanceof Element ? target.closest(FIELDS) : null;
    if (!(field instanceof HTMLElement)) return;
    const { rule = "", confidence = "0" } = field.dataset;
    note.textContent = fieldEvidence(field.getAttribute("part") ?? "", rule, Number(confidence));
    note.hidden = false;
    const sheet = /** @type {HTMLElement} */ (note.offsetParent ?? document.body).getBoundingClientRect();
    const box = field.getClientRects()[0] ?? field.getBoundingClientRect();
    note.style.setProperty("--top", `${box.top - sheet.top}px`);
    note.style.setProperty("--below", `${box.bottom - sheet.top}px`);
    const start = direction() === "rtl" ? sheet.right - box.right : box.left - sheet.left;
    note.style.setProperty("--start", `${Math.max(0, start)}px`);
    field.setAttribute("aria-describedby", note.id);
  }

  function hide() {
    note.hidden = true;
  }

  story.addEventListener("pointerover", show);
  story.addEventListener("focusin", show);
  story.addEventListener("pointerout", hide);
  story.addEventListener("focusout", hide);

  return {
    /** Lets the keyboard reach the fields of the story that stands there now. */
    show() {
      hide();
      for (const field of story.querySelectorAll(FIELDS)) if (field instanceof HTMLElement) field.tabIndex = 0;
    },
    hide,
  };
}
