/**
 * Who is quoted in the story: each quotation with its speaker, and the way to its place.
 *
 * @module quotations-panel
 */

import { say } from "../say.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").Quotation} Quotation */
/** @typedef {import("../standfirst.js").Span} Span */

/**
 * @param {HTMLDetailsElement} panel
 * @param {(span: Span) => void} light Lights a stretch of the story and brings it into sight.
 */
export function quotationsPanel(panel, light) {
  const title = /** @type {HTMLElement} */ (panel.querySelector("summary"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  return {
    /** @param {Article} article */
    show(article) {
      const quotations = article.quotations();
      panel.hidden = quotations.length === 0;
      title.textContent = say("quotations", { count: quotations.length });
      list.replaceChildren(...quotations.map((quotation) => entry(quotation, light)));
    },

    hide() {
      panel.hidden = true;
      list.replaceChildren();
    },
  };
}

/**
 * @param {Quotation} quotation
 * @param {(span: Span) => void} light
 */
function entry({ text, speaker, span }, light) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "words";
  button.dir = "auto";
  button.textContent = say("quotations.quoted", { words: text });
  button.addEventListener("click", () => light(span));
  const name = document.createElement("p");
  name.className = "reason";
  name.dir = "auto";
  name.textContent = speaker ?? say("quotations.nobody");
  row.append(button, name);
  return row;
}
