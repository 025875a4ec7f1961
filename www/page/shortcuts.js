/**
 * What the keyboard does on the page, and the list of it. Keys that write a letter never act while somebody types, and can be
 * switched off: people who speak to their machine press them by accident.
 *
 * @module shortcuts
 */

import { say } from "../say.js";
import { make } from "./make.js";

/**
 * @typedef {object} Shortcut
 * @property {string[]} keys As `KeyboardEvent.key` has them, with `Shift+` where that is part of it.
 * @property {string} shown The keys, as the list writes them: `+` between two that both do it.
 * @property {import("../strings.js").Key} words What it does.
 * @property {() => boolean | void} act Answers false where there is nothing to do: then the key does what it does anywhere.
 */

const KEPT = "single-letter-keys";
/** What has a use of its own for any key. */
const BOXES = "input, textarea, select, [contenteditable]";
/** What has a use of its own for the space bar. */
const ACTED_ON = "button, a[href], summary, label, [role=button]";

/** @param {HTMLTextAreaElement} paste The box that Escape leaves. */
export function shortcuts(paste) {
  /** @type {Shortcut[]} */
  const known = [];
  const rows = make("dl");
  const letters = make("input", { type: "checkbox", id: "letters" });
  const close = make("button", { type: "button", "data-say": "keys.close" });
  const dialog = make(
    "dialog",
    { id: "shortcuts", "aria-labelledby": "shortcuts-title" },
    // With the focus here the list opens at its beginning.
    make("h2", { id: "shortcuts-title", tabindex: "-1", autofocus: "", "data-say": "keys.title" }),
    rows,
    make("p", {}, make("label", {}, letters, make("span", { "data-say": "keys.letters" })), close),
  );
  document.body.append(dialog);
  letters.checked = kept() !== "off";
  letters.addEventListener("change", () => keep(letters.checked ? undefined : "off"));
  close.addEventListener("click", () => dialog.close());
  // A press beside it closes it, as it closes the popovers.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });

  function open() {
    rows.replaceChildren(
      ...known.filter(({ shown }) => shown !== "").map(row),
      row({ shown: "Esc", words: "keys.leave" }),
    );
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const [target] = event.composedPath();
    const place = target instanceof Element ? target : document.body;
    if (event.key === "Escape" && place === paste && dialog.ownerDocument.documentElement.dataset.state === "story") {
      paste.blur();
      return;
    }
    if (dialog.open || place.closest(BOXES) !== null) return;
    const isLetter = event.key.length === 1 && event.key !== " ";
    if (isLetter && !letters.checked) return;
    // In a popover the arrows and the like scroll it.
    if (!isLetter && place.closest("[popover]") !== null) return;
    if (event.key === " " && place.closest(ACTED_ON) !== null) return;
    // A letter is already what Shift makes of it.
    const name = event.shiftKey && !isLetter ? `Shift+${event.key}` : event.key;
    const shortcut = known.find(({ keys }) => keys.includes(name));
    if (shortcut !== undefined && shortcut.act() !== false) event.preventDefault();
  });

  /** @param {Shortcut} shortcut */
  const add = (shortcut) => known.push(shortcut);
  add({ keys: ["?"], shown: "?", words: "keys.list", act: open });
  return { add, open };
}

/** @param {Pick<Shortcut, "shown" | "words">} shortcut */
function row({ shown, words }) {
  const keys = shown.split(" ").map((key) => make("kbd", {}, key));
  return make("div", {}, make("dt", {}, ...keys), make("dd", {}, say(words)));
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** @param {string | undefined} value */
function keep(value) {
  try {
    if (value === undefined) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, value);
  } catch {
    // Not kept, but chosen for now.
  }
}
