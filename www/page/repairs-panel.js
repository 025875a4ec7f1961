/**
 * What was put right in the words of the story: as it stood, as it is shown, why, and where. What was not certain enough is offered as a doubt.
 *
 * @module repairs-panel
 */

import { say } from "../say.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {{ kind: Kind, from: string, to: string, isDone: boolean, spans: Span[] }} Change The same change, with its places. */

/** Those that change what one reads; blanks, marks and joined lines do not. */
const KINDS = /** @type {const} */ (["hyphen", "mojibake", "entity", "ligature", "normalization"]);
/** @typedef {typeof KINDS[number]} Kind */

/** More words than this are not listed. */
const MOST = 200;

/**
 * @param {HTMLDetailsElement} panel
 * @param {(span: Span) => void} light Lights a stretch of the story and brings it into sight.
 */
export function repairsPanel(panel, light) {
  const title = /** @type {HTMLElement} */ (panel.querySelector("summary"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  return {
    /**
     * @param {Article} article
     * @param {ArticleData} data
     */
    show(article, data) {
      const changes = changesOf(article.source, data);
      const done = changes.filter(({ isDone }) => isDone).reduce((sum, { spans }) => sum + spans.length, 0);
      panel.hidden = changes.length === 0;
      title.textContent = done === 0 ? say("repairs.doubts") : say("repairs", { count: done });
      list.replaceChildren(...changes.slice(0, MOST).map((change) => entry(change, light)));
    },

    hide() {
      panel.hidden = true;
    },
  };
}

/**
 * @param {string} source
 * @param {ArticleData} data
 */
function changesOf(source, data) {
  /** @type {Map<string, Change>} */
  const changes = new Map();
  /**
   * @param {Omit<Change, "spans">} change
   * @param {Span} span
   */
  const add = (change, span) => {
    const key = [change.kind, change.from, change.to].join("\0");
    const known = changes.get(key) ?? { ...change, spans: [] };
    changes.set(key, known);
    known.spans.push(span);
  };
  for (const { words, repairs } of texts([data.metadata, data.blocks])) {
    for (const { kind, range, source: stood } of repairs) {
      const known = KINDS.find((name) => name === kind);
      if (known === undefined) continue;
      // The whole word around it, as far as no other repair stands in it.
      const before = /[^\s]*$/.exec(words.slice(0, range.start))?.[0].length ?? 0;
      const behind = /^[^\s]*/.exec(words.slice(range.end))?.[0].length ?? 0;
      const left = sameEnd(source.slice(0, stood.start), words.slice(range.start - before, range.start));
      const right = sameStart(source.slice(stood.end), words.slice(range.end, range.end + behind));
      const span = { start: stood.start - left, end: stood.end + right };
      const to = words.slice(range.start - left, range.end + right);
      add({ kind: known, from: source.slice(span.start, span.end), to, isDone: true }, span);
    }
  }
  for (const { kind, span, text } of data.suggestedRepairs ?? []) {
    const known = KINDS.find((name) => name === kind);
    if (known !== undefined)
      add({ kind: known, from: source.slice(span.start, span.end), to: text, isDone: false }, span);
  }
  return [...changes.values()];
}

/**
 * All texts with repairs, wherever they stand in the model.
 *
 * @param {unknown} value
 * @returns {Generator<{ words: string, repairs: import("../standfirst.js").Repair[] }>}
 */
function* texts(value) {
  if (typeof value !== "object" || value === null) return;
  const { text, value: field, repairs } = /** @type {Record<string, unknown>} */ (value);
  const words = text ?? field;
  if (Array.isArray(repairs) && typeof words === "string") yield { words, repairs };
  for (const part of Object.values(value)) yield* texts(part);
}

/**
 * How many of the last units of `words` stand at the end of `text`.
 *
 * @param {string} text
 * @param {string} words
 */
function sameEnd(text, words) {
  let same = 0;
  while (same < words.length && text.at(-1 - same) === words.at(-1 - same)) same += 1;
  return same;
}

/**
 * @param {string} text
 * @param {string} words
 */
function sameStart(text, words) {
  let same = 0;
  while (same < words.length && text[same] === words[same]) same += 1;
  return same;
}

/**
 * @param {Change} change
 * @param {(span: Span) => void} light
 */
function entry({ kind, from, to, isDone, spans }, light) {
  const row = document.createElement("li");
  const words = document.createElement("button");
  words.type = "button";
  words.className = "words";
  words.dir = "auto";
  const [stood, stands] = [document.createElement("del"), document.createElement("ins")];
  stood.textContent = from.replace(/\s*\n\s*/g, "⏎");
  stands.textContent = to;
  words.append(stood, " → ", stands);
  let next = 0;
  words.addEventListener("click", () => {
    const span = spans[next % spans.length];
    next += 1;
    if (span !== undefined) light(span);
  });
  const reason = document.createElement("p");
  reason.className = "reason";
  const times = spans.length > 1 ? ` · ×${spans.length}` : "";
  reason.textContent = `${say(`repairs.${kind}`)}${isDone ? "" : ` · ${say("repairs.doubt")}`}${times}`;
  row.append(words, reason);
  return row;
}
