/**
 * Several stories in one paste, as newsletters have them: which of them stands on the page is the reader's choice.
 *
 * @module stories
 */

import { say } from "../say.js";
import { parse } from "../standfirst.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */

/**
 * @param {HTMLElement} bar
 * @param {(headline: string | undefined) => void} changed Told which story is wanted, by its headline; nothing is the first.
 */
export function storiesBar(bar, changed) {
  const title = /** @type {HTMLElement} */ (bar.querySelector("p"));
  const list = /** @type {HTMLElement} */ (bar.querySelector("ol"));
  /** @type {string | undefined} */
  let chosen;
  /** @type {string[]} The headlines that stand there. */
  let shown = [];
  /** @type {string[]} Those of the paste, where another than the first is read. */
  let all = [];

  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button === null) return;
    const index = Number(button.value);
    const headline = index === 0 ? undefined : shown[index];
    if (headline === chosen) return;
    chosen = headline;
    changed(headline);
  });

  /** @param {string[]} headlines */
  function fill(headlines) {
    if (headlines.length === shown.length && headlines.every((words, index) => words === shown[index])) return;
    shown = headlines;
    list.replaceChildren(...headlines.map(entry));
  }

  return {
    get chosen() {
      return chosen;
    },

    /** @param {string | undefined} headline */
    have(headline) {
      chosen = headline;
    },

    /**
     * The story that is wanted, of all that was read; what is not wanted is freed.
     *
     * @param {Article} whole
     */
    choose(whole) {
      all = [];
      if (chosen === undefined) return whole;
      const data = whole.toJSON();
      const other = data.others?.find(({ headline }) => headline === chosen);
      if (other === undefined) {
        chosen = undefined;
        return whole;
      }
      all = headlines(data);
      const words = whole.source.slice(other.span.start, other.span.end);
      whole.free();
      // A piece of a source no longer says what it is.
      const { carrier } = data;
      return parse(words, { format: carrier === "html" || carrier === "markdown" ? carrier : "auto" });
    },

    /** @param {ArticleData} data Of the story that stands there. */
    show(data) {
      const names = chosen === undefined ? headlines(data) : all;
      bar.hidden = names.length < 2;
      fill(names);
      title.textContent = say("stories", { count: names.length });
      const current = chosen === undefined ? 0 : names.indexOf(chosen);
      list.querySelectorAll("button").forEach((button, index) => {
        button.ariaPressed = String(index === current);
      });
    },

    hide() {
      bar.hidden = true;
    },
  };
}

/** @param {ArticleData} data */
function headlines({ metadata, others = [] }) {
  const { headline, suggestedTitle } = metadata;
  const first = headline?.value ?? suggestedTitle?.value ?? say("stories.first");
  return [first, ...others.map((other) => other.headline)];
}

/**
 * @param {string} headline
 * @param {number} index
 */
function entry(headline, index) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.value = String(index);
  button.dir = "auto";
  button.textContent = headline;
  row.append(button);
  return row;
}
