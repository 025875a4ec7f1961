/**
 * The list of the reader's highlights: each a way to its place, to be taken away, and all of them for other programs.
 *
 * @module panel
 */

import { say } from "../../say.js";
import { copy, save } from "../take-away/clipboard.js";
import { fileName } from "../take-away/forms.js";
import { annotations, links, quotations } from "./exports.js";

/** @typedef {import("../preview.js").Shown} Shown */
/** @typedef {import("./exports.js").Found} Found */
/** @typedef {import("./highlights.js").Kept} Kept */

const FORMS = /** @type {const} */ (["annotations", "links", "quotations"]);

/**
 * @param {HTMLDetailsElement} panel
 * @param {{ shown: () => Shown | undefined, show: (kept: Kept) => void, remove: (kept: Kept) => void, forgetGone: () => void }} act
 */
export function highlightsPanel(panel, act) {
  const title = /** @type {HTMLElement} */ (panel.querySelector("summary"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  const line = /** @type {HTMLElement} */ (panel.querySelector("[role=status]"));
  const ways = /** @type {HTMLElement} */ (panel.querySelector(".ways"));
  const news = /** @type {HTMLElement} */ (panel.nextElementSibling);
  /** @type {Kept[]} */
  let all = [];
  let text = "";

  /** @param {typeof FORMS[number]} form */
  function made(form) {
    const found = /** @type {Found[]} */ (all.filter(({ stretch }) => stretch !== undefined));
    const address = act.shown()?.data.metadata.source?.value.url;
    if (form === "links") return links(found, text, address);
    return form === "annotations" ? annotations(found, text, address ?? "about:blank") : quotations(found);
  }

  ways.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const form = FORMS.find((name) => name === button?.dataset.form);
    const story = act.shown();
    if (form === undefined || story === undefined) return;
    const name = say(`highlights.${form}`);
    if (button?.dataset.way === "save") {
      const file = `${fileName(story)}.highlights.json`;
      save(file, "application/json", made(form));
      line.textContent = say("take.saved", { file });
    } else {
      const isDone = await copy({ "text/plain": made(form) });
      line.textContent = say(isDone ? "take.copied" : "take.refused", { form: name });
    }
  });

  return {
    /** @param {import("../../say.js").Key} key What happened, for those who don't see it. */
    say(key) {
      news.textContent = say(key);
    },

    /**
     * @param {Kept[]} kept
     * @param {string} story Its text.
     */
    show(kept, story) {
      all = kept;
      text = story;
      line.textContent = "";
      news.textContent = "";
      const found = kept.filter(({ stretch }) => stretch !== undefined);
      // Where none is found it is another story.
      panel.hidden = found.length === 0;
      title.textContent = say("highlights", { count: found.length });
      ways.hidden = found.length === 0;
      const rows = found.map((one, index) =>
        entry(
          one,
          () => act.show(one),
          () => remove(one, index),
        ),
      );
      if (found.length < kept.length) rows.push(gone(kept.length - found.length, act.forgetGone));
      list.replaceChildren(...rows);
    },
  };

  /**
   * @param {Kept} kept
   * @param {number} index
   */
  function remove(kept, index) {
    act.remove(kept);
    news.textContent = say("highlights.removed");
    const next = list.querySelectorAll(".remove")[index] ?? [...list.querySelectorAll(".remove")].at(-1) ?? title;
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }
}

/**
 * @param {Kept} kept
 * @param {() => void} show
 * @param {() => void} remove
 */
function entry({ anchor }, show, remove) {
  const row = document.createElement("li");
  const words = document.createElement("button");
  words.type = "button";
  words.className = "words";
  words.dir = "auto";
  words.textContent = anchor.exact;
  words.addEventListener("click", show);
  const away = document.createElement("button");
  away.type = "button";
  away.className = "remove";
  away.textContent = say("highlights.remove");
  away.addEventListener("click", remove);
  row.append(words, away);
  return row;
}

/**
 * @param {number} count
 * @param {() => void} forget
 */
function gone(count, forget) {
  const row = document.createElement("li");
  const words = document.createElement("p");
  words.className = "reason";
  words.textContent = say("highlights.gone", { count });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("highlights.forget");
  button.addEventListener("click", forget);
  row.append(words, button);
  return row;
}
