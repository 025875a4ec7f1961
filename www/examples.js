/**
 * What the examples do when they are used.
 *
 * @module examples
 */

/** @typedef {import("./standfirst-article.js").StandfirstArticle} StandfirstArticle */

/**
 * @template {Element} T
 * @param {string} id
 * @returns {T}
 */
function find(id) {
  return /** @type {T} */ (/** @type {unknown} */ (document.getElementById(id)));
}

const DRAFT = `Clockmaker hands over the tower keys

By Elin Marsh

GORSE HILL — The man who wound the clock of Gorse Hill for 44 years gave its keys to his granddaughter on Saturday. She is eleven and has never been late, the council said.

The clock loses nine seconds a month. Nobody has asked her to change that.
`;

/** @type {HTMLTextAreaElement} */
const box = find("box");
/** @type {StandfirstArticle} */
const typed = find("typed");
box.value = DRAFT;
typed.value = DRAFT;
box.addEventListener("input", () => {
  typed.value = box.value;
});

/**
 * Rows of buttons that set an attribute.
 *
 * @param {string} row
 * @param {string} id
 */
function offer(row, id) {
  for (const choice of document.querySelectorAll(row)) {
    const { attribute = "" } = /** @type {HTMLElement} */ (choice).dataset;
    choice.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      find(id).setAttribute(attribute, target.value);
      for (const button of choice.querySelectorAll("button")) button.ariaPressed = String(button === target);
    });
  }
}

offer("#summaries .choice", "summed");
offer("#themes .choice", "themed");

/** @type {StandfirstArticle} */
const heard = find("heard");
const log = find("log");

/** @param {string} words */
function say(words) {
  log.textContent = words;
}

heard.addEventListener("standfirst-select", ({ detail: { from, span, text } }) => {
  say(`standfirst-select, in the ${from}, ${span.start} to ${span.end}:\n${text}`);
});
find("to-markdown").addEventListener("click", async () => say(await heard.toMarkdown()));
find("to-json-ld").addEventListener("click", async () => say(await heard.toJsonLd()));
find("to-highlight").addEventListener("click", async () => {
  const { sentences } = await heard.parse();
  const third = sentences[2];
  if (third !== undefined) heard.highlight(third.span);
});

find("enable").addEventListener("click", ({ currentTarget }) => {
  /** @type {StandfirstArticle} */
  const sleeping = find("sleeping");
  sleeping.disabled = !sleeping.disabled;
  /** @type {HTMLElement} */ (currentTarget).textContent = sleeping.disabled ? "Enable it" : "Disable it";
});
