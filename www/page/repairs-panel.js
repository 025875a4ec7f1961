/**
 * What was put right in the words of the story: as it stood, as it is shown, why, and where. What was not certain enough is offered as a doubt.
 *
 * @module repairs-panel
 */

import { say } from "../say.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Span} Span */
/**
 * The same change, with its places: the words around them, and what the repairs themselves stand for.
 *
 * @typedef {{ kind: Kind, from: string, to: string, isDone: boolean, spans: Span[], places: Span[] }} Change
 */
/** @typedef {Pick<Change, "kind" | "from" | "to">} Undone A change that the reader does not want. */

/** Those that change what one reads; blanks, marks and joined lines do not. */
export const KINDS = /** @type {const} */ (["hyphen", "mojibake", "entity", "ligature", "normalization"]);
/** @typedef {typeof KINDS[number]} Kind */

/** More words than this are not listed. */
const MOST = 200;

/**
 * @param {HTMLDetailsElement} panel
 * @param {object} act
 * @param {(span: Span) => void} act.light Lights a stretch of the story and brings it into sight.
 * @param {() => void} act.changed The reader has undone a change, or wants it after all: the text is to be read again.
 */
export function repairsPanel(panel, { light, changed }) {
  const title = /** @type {HTMLElement} */ (panel.querySelector("summary"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  /** @type {Map<string, Undone>} */
  const undone = new Map();

  /** @param {Undone} change */
  function turn(change) {
    const key = keyOf(change);
    if (!undone.delete(key)) undone.set(key, { kind: change.kind, from: change.from, to: change.to });
    changed();
    title.focus({ preventScroll: true });
  }

  return {
    /**
     * Leaves as it stood what the reader wants so.
     *
     * @param {Article} article
     */
    amend(article) {
      if (undone.size === 0) return;
      const changes = changesOf(article.source, article.toJSON());
      const places = changes
        .filter((change) => change.isDone && undone.has(keyOf(change)))
        .flatMap(({ places }) => places);
      if (places.length > 0) article.undoRepairs(places);
    },

    forget() {
      undone.clear();
    },

    /** @returns {Undone[]} What the reader has undone. */
    undone: () => [...undone.values()],

    /** @param {Undone[]} changes What the reader is to have undone, and nothing else. */
    have(changes) {
      undone.clear();
      for (const change of changes) undone.set(keyOf(change), change);
    },

    /**
     * @param {Article} article
     * @param {ArticleData} data
     */
    show(article, data) {
      const changes = changesOf(article.source, data);
      const done = changes.filter(({ isDone }) => isDone).reduce((sum, { spans }) => sum + spans.length, 0);
      const left = [...undone.values()].filter(({ from }) => article.source.includes(from));
      panel.hidden = changes.length === 0 && left.length === 0;
      title.textContent = done === 0 ? say("repairs.doubts") : say("repairs", { count: done });
      list.replaceChildren(
        ...changes.slice(0, MOST).map((change) => entry(change, light, turn)),
        ...left.slice(0, MOST).map((change) => undoneEntry(change, turn)),
      );
    },

    hide() {
      panel.hidden = true;
    },
  };
}

/** @param {Undone} change */
function keyOf({ kind, from, to }) {
  return [kind, from, to].join("\0");
}

/**
 * @param {string} source
 * @param {ArticleData} data
 */
function changesOf(source, data) {
  /** @type {Map<string, Change>} */
  const changes = new Map();
  /**
   * @param {Omit<Change, "spans" | "places">} change
   * @param {Span} span
   * @param {Span} place
   */
  const add = (change, span, place) => {
    const key = keyOf(change);
    const known = changes.get(key) ?? { ...change, spans: [], places: [] };
    changes.set(key, known);
    known.spans.push(span);
    known.places.push(place);
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
      add({ kind: known, from: source.slice(span.start, span.end), to, isDone: true }, span, stood);
    }
  }
  for (const { kind, span, text } of data.suggestedRepairs ?? []) {
    const known = KINDS.find((name) => name === kind);
    if (known !== undefined)
      add({ kind: known, from: source.slice(span.start, span.end), to: text, isDone: false }, span, span);
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
 * @param {(change: Change) => void} undo
 */
function entry(change, light, undo) {
  const { kind, from, to, isDone, spans } = change;
  const words = document.createElement("button");
  words.type = "button";
  words.className = "words";
  words.dir = "auto";
  words.append(stretch("del", from), " → ", stretch("ins", to));
  let next = 0;
  words.addEventListener("click", () => {
    const span = spans[next % spans.length];
    next += 1;
    if (span !== undefined) light(span);
  });
  const times = spans.length > 1 ? ` · ×${spans.length}` : "";
  const why = `${say(`repairs.${kind}`)}${isDone ? "" : ` · ${say("repairs.doubt")}`}${times}`;
  return isDone ? row(words, why, say("repairs.undo"), () => undo(change)) : row(words, why);
}

/**
 * @param {Undone} change
 * @param {(change: Undone) => void} redo
 */
function undoneEntry(change, redo) {
  const words = document.createElement("p");
  words.className = "words";
  words.dir = "auto";
  words.append(stretch("span", change.from));
  return row(words, say("repairs.undone"), say("repairs.redo"), () => redo(change));
}

/**
 * @param {"del" | "ins" | "span"} name
 * @param {string} words
 */
function stretch(name, words) {
  const element = document.createElement(name);
  element.textContent = words.replace(/\s*\n\s*/g, "⏎");
  return element;
}

/**
 * @param {HTMLElement} words
 * @param {string} why
 * @param {string} [way] What its button says.
 * @param {() => void} [act]
 */
function row(words, why, way, act) {
  const element = document.createElement("li");
  const reason = document.createElement("p");
  reason.className = "reason";
  reason.textContent = why;
  element.append(words, reason);
  if (way !== undefined && act !== undefined) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = way;
    button.addEventListener("click", act);
    element.append(button);
  }
  return element;
}
