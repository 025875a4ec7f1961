/**
 * A footnote's words beside its mark, while that is pointed at or has focus.
 *
 * @module footnotes
 */

import { make } from "../make.js";

const MARKS = "a[role=doc-noteref][href^='#']";
/** How long (ms) the pointer may be away on its way from the mark to the note. */
const PATIENCE = 200;

/** @param {HTMLElement} story */
export function footnotes(story) {
  const note = make("div", { id: "footnote", popover: "manual", role: "note", "data-say-label": "reading.footnote" });
  document.body.append(note);
  /** @type {HTMLAnchorElement | undefined} The mark whose note is shown. */
  let mark;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;

  /** @param {EventTarget | null} target */
  const markAt = (target) =>
    target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest(MARKS)) : null;

  /** @param {HTMLAnchorElement} wanted */
  function show(wanted) {
    clearTimeout(leaving);
    if (wanted === mark) return;
    hide();
    const words = wordsOf(wanted);
    if (words === undefined) return;
    mark = wanted;
    note.replaceChildren(words);
    const article = /** @type {HTMLElement | null} */ (wanted.closest("[part=article]"));
    note.lang = article?.lang ?? "";
    note.dir = wanted.matches(":dir(rtl)") ? "rtl" : "ltr";
    note.showPopover();
    place(wanted);
    wanted.setAttribute("aria-describedby", note.id);
  }

  /** @param {HTMLElement} wanted */
  function place(wanted) {
    const at = wanted.getBoundingClientRect();
    const { width, height } = note.getBoundingClientRect();
    const isBelow = at.bottom + height + 12 < innerHeight || at.top < height + 12;
    const left = Math.min(Math.max(16, at.left - width / 2), innerWidth - width - 16);
    note.style.setProperty("--left", `${left}px`);
    note.style.setProperty("--top", `${isBelow ? at.bottom + 6 : at.top - height - 6}px`);
  }

  function hide() {
    clearTimeout(leaving);
    mark?.removeAttribute("aria-describedby");
    mark = undefined;
    if (note.matches(":popover-open")) note.hidePopover();
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      if (document.activeElement !== mark) hide();
    }, PATIENCE);
  }

  story.addEventListener("pointerover", ({ target, pointerType }) => {
    const pointed = markAt(target);
    if (pointed !== null && pointerType !== "touch") show(pointed);
  });
  story.addEventListener("pointerout", ({ target }) => {
    if (markAt(target) !== null) leave();
  });
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", leave);
  story.addEventListener("focusin", ({ target }) => {
    const focused = markAt(target);
    if (focused !== null) show(focused);
  });
  story.addEventListener("focusout", ({ relatedTarget }) => {
    // A link in the note may be followed.
    if (!(relatedTarget instanceof Node && note.contains(relatedTarget))) leave();
  });
  // A finger does not hover: its touch shows the note, and one beside it takes it away.
  story.addEventListener("click", (event) => {
    const touched = markAt(event.target);
    if (touched === null || !(event instanceof PointerEvent) || event.pointerType !== "touch") return;
    event.preventDefault();
    show(touched);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (mark !== undefined && target instanceof Node && !note.contains(target) && markAt(target) !== mark) hide();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
  addEventListener("scroll", () => mark && place(mark), { passive: true });

  return { hide };
}

/**
 * What the note says, without its own mark.
 *
 * @param {HTMLAnchorElement} mark
 */
function wordsOf(mark) {
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  if (note === null) return undefined;
  const words = document.createDocumentFragment();
  words.append(...[...note.cloneNode(true).childNodes]);
  words.querySelector("[part=marker]")?.remove();
  for (const copy of words.querySelectorAll("[id]")) copy.removeAttribute("id");
  return words;
}
