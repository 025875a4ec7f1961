/**
 * The reader's corrections: beside each field of the head a way to change it, with the second-best readings to choose from.
 *
 * @module corrections
 */

import { GUEST } from "../keyed.js";
import { say, spoken } from "../say.js";
import { bylineWords, datelineWords, dateWords, fieldName, readingReason } from "../story/words.js";
import { placeBelow } from "./popover.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").CorrectableField} CorrectableField */
/** @typedef {{ words: string, shown: string, rule: string, confidence: number }} Reading Its `words` are what `correct` takes. */
/** @typedef {{ field: CorrectableField, from: string, to: string }} Correction What stood there, and the reader's words for it. */

/** The fields in the order of the head, by the names of their parts; the dateline opens the text, where no button can stand. */
export const FIELDS = /** @type {const} */ ([
  "section",
  "kicker",
  "headline",
  "standfirst",
  "byline",
  "published",
  "updated",
  "dateline",
]);
/** Another reading this likely is worth a word beside the field. */
const LIKELY = 0.2;

/**
 * @param {HTMLElement} dialog The popover, with a form, to correct a field in.
 * @param {HTMLElement} story
 * @param {(field: CorrectableField, words: string) => void} correct
 */
export function corrections(dialog, story, correct) {
  const title = /** @type {HTMLElement} */ (dialog.querySelector("h2"));
  const choices = /** @type {HTMLElement} */ (dialog.querySelector("ul"));
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  /** @type {Map<CorrectableField, { from: string, to: string }>} What stood there, and the reader's words for it. */
  const made = new Map();
  /** @type {ArticleData | undefined} */
  let data;
  /** @type {CorrectableField | undefined} The field that is being corrected. */
  let open;
  /** What the ways that stand there were made of. */
  let known = "";

  /** @param {string} words */
  function choose(words) {
    const field = open;
    dialog.hidePopover();
    if (field === undefined || data === undefined || words.trim() === "") return;
    const [now] = readings(data, field);
    if (words.trim() === now?.words) return;
    // What was read first is what a new reading is compared with.
    const from = made.get(field)?.from ?? now?.words ?? "";
    if (from === words) made.delete(field);
    else made.set(field, { from, to: words });
    correct(field, words);
    focusWay(field);
  }

  /** @param {CorrectableField} field */
  function focusWay(field) {
    const way = story.querySelector(`[data-correct="${field}"]`);
    if (way instanceof HTMLElement) way.focus({ preventScroll: true });
  }

  /**
   * @param {CorrectableField} field
   * @param {HTMLElement} way
   */
  function ask(field, way) {
    if (data === undefined) return;
    open = field;
    const [now, ...others] = readings(data, field);
    const { suggestedTitle } = data.metadata;
    if (field === "headline" && now === undefined && suggestedTitle !== undefined) {
      others.push(reading(suggestedTitle, suggestedTitle.value));
    }
    title.textContent = say(now === undefined ? "correct.add" : "correct.title", { field: fieldName(field) });
    input.value = now?.words ?? "";
    choices.replaceChildren(...others.map((reading) => choice(reading, () => choose(reading.words))));
    choices.hidden = others.length === 0;
    placeBelow(dialog, way.previousElementSibling ?? way);
    dialog.showPopover();
    input.focus({ preventScroll: true });
    input.select();
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(input.value);
  });
  dialog.querySelector("[data-cancel]")?.addEventListener("click", () => dialog.hidePopover());
  dialog.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") open = undefined;
  });

  return {
    /**
     * Corrects again what the reader had corrected, where the new reading has the same as the old one had.
     *
     * @param {Article} article
     */
    amend(article) {
      if (made.size === 0) return;
      const read = article.toJSON();
      for (const [field, { from, to }] of made) {
        if ((readings(read, field)[0]?.words ?? "") === from) article.correct(field, to);
      }
    },

    forget() {
      made.clear();
    },

    /** @returns {Correction[]} What the reader has corrected so far. */
    made: () => [...made].map(([field, { from, to }]) => ({ field, from, to })),

    /** @param {Correction[]} corrected What the reader is to have corrected, and nothing else. */
    have(corrected) {
      made.clear();
      for (const { field, from, to } of corrected) made.set(field, { from, to });
    },

    /**
     * Sets the ways to correct beside the fields of the story that stands there now.
     *
     * @param {ArticleData} shown
     */
    show(shown) {
      data = shown;
      const isOrdinary = shown.kind === undefined && shown.metadata.headline === undefined;
      const found = FIELDS.map((field) => readings(shown, field));
      const now = JSON.stringify([spoken(), isOrdinary, found]);
      const standing = [...story.querySelectorAll("[data-correct]")];
      // With most keys nothing changes here.
      if (now === known && standing.length > 0) return;
      known = now;
      for (const old of standing) old.remove();
      const head = story.querySelector("[part=header]");
      FIELDS.forEach((field, index) => {
        const read = found[index] ?? [];
        if (field === "dateline" && read.length > 0) head?.append(way(field, read, ask));
        const element = [...story.querySelectorAll(`[part=header] [part=${field}]`)].at(-1);
        element?.after(way(field, read, ask));
      });
      // An ordinary article has a headline, even where the paste lacks it.
      if (isOrdinary) head?.prepend(way("headline", [], ask));
    },

    /** The story is about to be replaced. */
    hide() {
      if (dialog.matches(":popover-open")) dialog.hidePopover();
    },
  };
}

/**
 * What a field is and could be, the present value first; nothing where the article has no such field.
 *
 * @param {ArticleData} data
 * @param {CorrectableField} name
 * @returns {Reading[]}
 */
function readings({ metadata, language }, name) {
  if (name === "byline") {
    const { byline } = metadata;
    return byline === undefined ? [] : all(byline).map((one) => reading(one, bylineWords(one.value)));
  }
  if (name === "dateline") {
    const { dateline } = metadata;
    return dateline === undefined ? [] : all(dateline).map((one) => reading(one, datelineWords(one.value)));
  }
  const field = name === "section" || name === "standfirst" ? metadata[name]?.at(-1) : metadata[name];
  if (field === undefined) return [];
  return all(field).map((one) => reading(one, one.value, dateWords(one.value, language)));
}

/**
 * @template T
 * @typedef {import("../standfirst.js").Alternative<T>} Alternative
 */

/**
 * @template T
 * @param {Alternative<T> & { alternatives?: Alternative<T>[] }} field
 * @returns {Alternative<T>[]}
 */
function all(field) {
  return [field, ...(field.alternatives ?? [])];
}

/**
 * @param {{ rule: string, confidence: number }} evidence
 * @param {string} words
 * @param {string} [shown]
 * @returns {Reading}
 */
function reading({ rule, confidence }, words, shown = words) {
  return { words, shown, rule, confidence };
}

/**
 * The word beside a field that opens the editor.
 *
 * @param {CorrectableField} field
 * @param {Reading[]} readings
 * @param {(field: CorrectableField, way: HTMLElement) => void} ask
 */
function way(field, [now, ...others], ask) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "correct";
  button.lang = spoken();
  button.dataset.correct = field;
  button.setAttribute(GUEST, "");
  button.ariaHasPopup = "dialog";
  const [second] = others;
  // A date that could be another is said at once; headlines are long, and their others wait in the editor.
  const doubt = now?.rule !== "corrected" && second !== undefined && second.confidence >= LIKELY;
  const missing = now === undefined;
  button.toggleAttribute("data-doubt", doubt || missing);
  // It stands as the story runs; its words run as the interface does.
  const words = document.createElement("bdi");
  button.append(words);
  if (missing) words.textContent = say("correct.add", { field: fieldName(field) });
  else if (field === "dateline") words.textContent = say("correct.edit-field", { field: fieldName(field) });
  else if (!doubt) words.textContent = say("correct.edit");
  else if (field === "headline") words.textContent = say("correct.another");
  else words.textContent = say("correct.or", { reading: second.shown });
  const edit = say("correct.edit-field", { field: fieldName(field) });
  if (!missing) button.ariaLabel = doubt ? `${words.textContent} ${edit}` : edit;
  button.addEventListener("click", () => ask(field, button));
  return button;
}

/**
 * @param {Reading} reading
 * @param {() => void} chosen
 */
function choice({ shown, rule, confidence }, chosen) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  const words = document.createElement("span");
  words.className = "words";
  words.dir = "auto";
  words.textContent = shown;
  const why = document.createElement("span");
  why.className = "reason";
  why.textContent = readingReason(rule, confidence);
  button.append(words, " ", why);
  button.addEventListener("click", chosen);
  row.append(button);
  return row;
}
