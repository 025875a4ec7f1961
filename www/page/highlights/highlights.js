/**
 * What the reader marks in the story: kept by its words, so that it stays where it belongs when the story is set anew or the text is changed.
 * Words that are gone come back with their highlight when they do.
 *
 * @module highlights
 */

import { anchorOf, find } from "./anchors.js";
import { highlightsPanel } from "./panel.js";
import { StoryText } from "./story-text.js";

/** @typedef {import("../preview.js").Shown} Shown */
/** @typedef {import("./anchors.js").Anchor} Anchor */
/** @typedef {import("./story-text.js").Stretch} Stretch */
/** @typedef {{ anchor: Anchor, near: number }} Mark What is known of a highlight; `near` is where it stood last. */
/** @typedef {Mark & { stretch: Stretch | undefined }} Kept `stretch` is where it stands now. */

/** The CSS highlights: what is kept, and what the panel led to. */
const KEPT = "standfirst-kept";
const LED = "standfirst-led";

/**
 * @param {HTMLElement} story
 * @param {HTMLButtonElement} button Stands beside a selection.
 * @param {HTMLDetailsElement} panel
 * @param {object} page
 * @param {() => Shown | undefined} page.shown
 * @param {() => void} page.changed The reader has highlighted something, or has a highlight no more.
 */
export function highlights(story, button, panel, { shown, changed }) {
  /** @type {Kept[]} */
  let all = [];
  /** @type {StoryText | undefined} Of the story that stands there now, once somebody asks. */
  let words;

  const list = highlightsPanel(panel, {
    shown,
    show(kept) {
      const range = kept.stretch && text()?.rangeOf(kept.stretch);
      if (range === undefined) return;
      paint(LED, [range]);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    },
    remove(kept) {
      all = all.filter((other) => other !== kept);
      refresh();
      changed();
    },
    forgetGone() {
      all = all.filter(({ stretch }) => stretch !== undefined);
      refresh();
      changed();
    },
  });

  function text() {
    const element = shown()?.view.element;
    if (element) words ??= new StoryText(element);
    return words;
  }

  /** What is selected of the story's own words. */
  function selected() {
    const selection = getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    if (!story.contains(range.commonAncestorContainer)) return undefined;
    const stretch = text()?.stretchOf(range);
    return stretch && { range, stretch };
  }

  /** @returns {boolean} Whether there was something to keep. */
  function keep() {
    const chosen = selected();
    const now = text();
    if (chosen === undefined || now === undefined) return false;
    // Those of another story are done with once this one is marked.
    if (all.every(({ stretch }) => stretch === undefined)) all = [];
    let { start, end } = chosen.stretch;
    // Highlights that touch become one.
    const touches = (/** @type {Kept} */ { stretch }) =>
      stretch !== undefined && stretch.start <= end && stretch.end >= start;
    for (const { stretch } of all.filter(touches)) {
      start = Math.min(start, stretch?.start ?? start);
      end = Math.max(end, stretch?.end ?? end);
    }
    all = all.filter((kept) => !touches(kept));
    all.push({ anchor: anchorOf(now.text, { start, end }), near: start, stretch: { start, end } });
    getSelection()?.removeAllRanges();
    button.hidden = true;
    refresh();
    list.say("highlights.kept");
    changed();
    return true;
  }

  function refresh() {
    const found = all.flatMap(({ stretch }) => (stretch === undefined ? [] : [stretch]));
    const now = found.length === 0 ? undefined : text();
    paint(KEPT, now === undefined ? [] : found.map((stretch) => now.rangeOf(stretch)));
    paint(LED, []);
    all.sort((one, other) => one.near - other.near);
    list.show(all, now?.text ?? "");
  }

  function offer() {
    const chosen = selected();
    button.hidden = chosen === undefined;
    if (chosen === undefined) return;
    const box = [...chosen.range.getClientRects()].at(-1);
    const sheet = (button.offsetParent ?? document.body).getBoundingClientRect();
    if (box === undefined) return;
    button.style.setProperty("--top", `${box.bottom - sheet.top}px`);
    button.style.setProperty("--place", `${(box.left + box.right) / 2 - sheet.left}px`);
  }

  let due = 0;
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(offer);
  });
  // A press would take the selection away before it is heard.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", keep);
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && panel.contains(target))) paint(LED, []);
  });

  return {
    keep,

    /** Finds the highlights in the story that stands there now. */
    show() {
      words = undefined;
      const now = all.length === 0 ? undefined : text();
      if (now === undefined) {
        refresh();
        return;
      }
      for (const kept of all) {
        kept.stretch = find(now.text, kept.anchor, kept.near);
        if (kept.stretch === undefined) continue;
        kept.near = kept.stretch.start;
        kept.anchor = anchorOf(now.text, kept.stretch);
      }
      refresh();
    },

    /** The story is about to be replaced. */
    hide() {
      words = undefined;
      button.hidden = true;
      paint(KEPT, []);
      paint(LED, []);
    },

    /** @returns {Mark[]} */
    marks: () => all.map(({ anchor, near }) => ({ anchor, near })),

    /** @param {Mark[]} marks What the reader is to have highlighted, and nothing else. */
    have(marks) {
      all = marks.map((mark) => ({ ...mark, stretch: undefined }));
    },

    /** There is no story; what was marked stays known, should its words come back. */
    leave() {
      panel.hidden = true;
    },
  };
}

/**
 * @param {string} name
 * @param {Range[]} ranges
 */
function paint(name, ranges) {
  if (typeof Highlight !== "function") return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  // What is lit for the moment lies above what is kept.
  highlight.priority = name === KEPT ? -1 : 1;
  CSS.highlights.set(name, highlight);
}
