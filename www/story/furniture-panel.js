/**
 * What was set apart from the story: how much, what, why, and the way back.
 *
 * @module furniture-panel
 */

import { list as listed, say } from "../say.js";
import { furnitureName, furnitureReason } from "./words.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").Furniture} Furniture */
/** @typedef {Furniture["kind"]} Kind */

/** More items than this are shown kind by kind, each opened when it is wanted. */
const MOST_AT_ONCE = 12;

/**
 * @param {HTMLDetailsElement} panel
 * @param {{ restored: (index: number, words: string) => void, undone: () => void }} act
 */
export function furniturePanel(panel, act) {
  const title = /** @type {HTMLElement} */ (panel.querySelector("summary"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  /** @type {Set<string>} The words put back, which stay there when the text is read again. */
  const kept = new Set();
  /** @type {Set<string>} The kinds that the reader has opened. */
  const opened = new Set();

  // `toggle` does not bubble.
  list.addEventListener(
    "toggle",
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      const kind = target.dataset.kind ?? "";
      if (target.open) opened.add(kind);
      else opened.delete(kind);
    },
    { capture: true },
  );

  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button === null) return;
    const item = button.closest("[data-furniture]");
    if (item instanceof HTMLElement) {
      const { furniture: index, kind, text: words = "" } = item.dataset;
      kept.add(words);
      act.restored(Number(index), words);
      // The next of its kind has the number now: whoever puts several back need not look for the place again.
      const next = list.querySelector(`[data-furniture="${index}"][data-kind="${kind}"] button`);
      (next instanceof HTMLElement ? next : title).focus({ preventScroll: true });
    } else {
      kept.clear();
      act.undone();
      title.focus();
    }
  });

  return {
    /**
     * Puts back what the reader had put back before.
     *
     * @param {Article} article
     */
    amend(article) {
      if (kept.size === 0) return;
      const { furniture } = article.toJSON();
      // From the end: what is put back leaves the list, and the numbers behind it change.
      for (let index = furniture.length - 1; index >= 0; index -= 1) {
        if (kept.has(furniture[index]?.text ?? "")) article.restore(index);
      }
    },

    forget() {
      kept.clear();
      opened.clear();
    },

    /** @returns {string[]} The words that the reader has put back. */
    kept: () => [...kept],

    /** @param {string[]} words What the reader is to have put back, and nothing else. */
    have(words) {
      kept.clear();
      for (const one of words) kept.add(one);
    },

    /** @param {Furniture[]} furniture */
    show(furniture) {
      panel.hidden = furniture.length === 0 && kept.size === 0;
      title.textContent = totals(furniture);
      const items = furniture.length > MOST_AT_ONCE ? byKind(furniture, opened) : furniture.map(entry);
      if (kept.size > 0) items.push(putBack(kept.size));
      list.replaceChildren(...items);
    },

    /** Brings an item into sight. @param {number} index */
    open(index) {
      panel.open = true;
      const item = list.querySelector(`[data-furniture="${index}"]`);
      const kind = item?.closest("details");
      if (kind) kind.open = true;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      item?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
      item?.querySelector("button")?.focus({ preventScroll: true });
    },

    hide() {
      panel.hidden = true;
    },
  };
}

/** @param {Furniture[]} furniture */
function totals(furniture) {
  /** @type {Map<Kind, number>} */
  const kinds = new Map();
  for (const item of furniture) kinds.set(item.kind, (kinds.get(item.kind) ?? 0) + lines(item));
  const all = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return say("furniture.nothing");
  const named = [...kinds].map(([kind, count]) => say("furniture.kind", { kind: furnitureName(kind), count }));
  return say("furniture.lines", { count: all, kinds: listed(named) });
}

/**
 * The items under the names of their kinds, those of the reader's choice open.
 *
 * @param {Furniture[]} furniture
 * @param {Set<string>} opened
 */
function byKind(furniture, opened) {
  /** @type {Map<Kind, HTMLElement[]>} */
  const kinds = new Map();
  furniture.forEach((item, index) => {
    const rows = kinds.get(item.kind) ?? [];
    kinds.set(item.kind, rows);
    rows.push(entry(item, index));
  });
  return [...kinds].map(([kind, rows]) => {
    const group = document.createElement("li");
    group.className = "kind";
    const details = document.createElement("details");
    details.dataset.kind = kind;
    details.open = opened.has(kind);
    const name = document.createElement("summary");
    name.textContent = say("furniture.pieces", { kind: furnitureName(kind), count: rows.length });
    const list = document.createElement("ul");
    list.append(...rows);
    details.append(name, list);
    group.append(details);
    return group;
  });
}

/** @param {Furniture} item */
function lines({ text }) {
  return text.split("\n").filter((line) => line.trim() !== "").length;
}

/**
 * @param {Furniture} item
 * @param {number} index
 */
function entry(item, index) {
  const row = document.createElement("li");
  row.setAttribute("part", "furniture-item");
  row.dataset.furniture = String(index);
  row.dataset.kind = item.kind;
  row.dataset.text = item.text;
  const words = document.createElement("p");
  words.className = "words";
  words.setAttribute("part", "furniture-words");
  words.dir = "auto";
  words.textContent = item.text;
  const reason = document.createElement("p");
  reason.className = "reason";
  reason.setAttribute("part", "furniture-reason");
  reason.textContent = furnitureReason(item);
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "restore");
  button.textContent = say("furniture.put-back");
  row.append(words, reason, button);
  return row;
}

/** @param {number} count */
function putBack(count) {
  const row = document.createElement("li");
  const words = document.createElement("p");
  words.className = "reason";
  words.textContent = say("furniture.restored", { count });
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "restore");
  button.textContent = say("furniture.set-apart");
  row.append(words, button);
  return row;
}
