/**
 * The story at a glance: who, what, when and where, its key phrases, whom and what it names, how hard it is to read. Each leads to its place.
 *
 * @module insight-panel
 */

import { say, spoken } from "../say.js";
import { dateWords, gradeWords, readingTime } from "../story/words.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {(span: Span) => void} Light */

const KEY_PHRASES = 8;
/** How many are asked for: what is told as a name need not be told as a phrase. */
const MOST_KEY_PHRASES = 20;

const KINDS = /** @type {const} */ (["person", "organisation", "place"]);

/**
 * @param {HTMLDetailsElement} panel
 * @param {Light} light Lights a stretch of the story and brings it into sight.
 */
export function insightPanel(panel, light) {
  const list = /** @type {HTMLElement} */ (panel.querySelector("dl"));
  /** @type {Article | undefined} */
  let waiting;

  // Asked for only once somebody looks: a typist should not wait for it.
  function fill() {
    if (!panel.open || waiting === undefined) return;
    list.replaceChildren(...rows(waiting, light));
    waiting = undefined;
  }
  panel.addEventListener("toggle", fill);

  return {
    /** @param {Article} article */
    show(article) {
      waiting = article;
      panel.hidden = false;
      fill();
    },

    hide() {
      waiting = undefined;
      panel.hidden = true;
      list.replaceChildren();
    },
  };
}

/**
 * @param {Article} article
 * @param {Light} light
 */
function rows(article, light) {
  const insight = article.insight();
  const answers = /** @type {const} */ ([
    ["insight.who", insight.who],
    ["insight.what", insight.what],
    ["insight.when", dated(insight)],
    ["insight.where", insight.where],
  ]);
  const found = answers.flatMap(([name, answer]) =>
    answer === undefined ? [] : row(name, [lead(answer.text, [answer.sentenceSpan], light)]),
  );
  const told = new Set(insight.names.filter(({ kind }) => kind !== "unknown").map(({ name }) => name));
  const phrases = article.keyPhrases(MOST_KEY_PHRASES).filter(({ text }) => !told.has(text));
  const best = phrases.slice(0, KEY_PHRASES).map(({ text, spans }) => lead(text, spans, light));
  if (best.length > 0) found.push(...row("insight.phrases", best));
  for (const kind of KINDS) {
    const names = insight.names.filter((name) => name.kind === kind);
    names.sort((one, other) => other.mentions.length - one.mentions.length);
    const leads = names.map(({ name, mentions }) =>
      lead(
        name,
        mentions.map(({ span }) => span),
        light,
      ),
    );
    if (leads.length > 0) found.push(...row(`insight.${kind}`, leads));
  }
  const parts = insight.outline.map(({ title, titleSpan }) => lead(title, [titleSpan], light));
  if (parts.length > 0) found.push(...row("contents", parts));
  const { fastSeconds, slowSeconds, listeningSeconds } = insight.times;
  const times = say("insight.times", {
    reading: readingTime(fastSeconds, slowSeconds),
    listening: readingTime(listeningSeconds, listeningSeconds),
  });
  const words = insight.grade === undefined ? times : `${times} · ${gradeWords(insight.grade)}`;
  return [...found, ...row("insight.reading", [document.createTextNode(words)])];
}

/**
 * When it was, with the day where the words are only a weekday's.
 *
 * @param {import("../standfirst.js").Insight} insight
 */
function dated({ when, dates }) {
  if (when === undefined) return undefined;
  const day = dates.find(
    ({ text, span, iso }) => iso !== undefined && span.start >= when.sentenceSpan.start && text === when.text,
  );
  return day?.iso === undefined ? when : { ...when, text: `${when.text}, ${dateWords(day.iso, spoken())}` };
}

/**
 * @param {import("../say.js").Key} name
 * @param {(HTMLElement | Text)[]} values
 */
function row(name, values) {
  const title = document.createElement("dt");
  title.textContent = say(name);
  const group = document.createElement("div");
  group.append(title, ...values.map(value));
  return [group];
}

/** @param {HTMLElement | Text} content */
function value(content) {
  const item = document.createElement("dd");
  item.append(content);
  return item;
}

/**
 * Words that lead to each of their places in turn.
 *
 * @param {string} words
 * @param {readonly Span[]} spans
 * @param {Light} light
 */
function lead(words, spans, light) {
  const button = document.createElement("button");
  button.type = "button";
  button.dir = "auto";
  button.textContent = words;
  let next = 0;
  button.addEventListener("click", () => {
    const span = spans[next % spans.length];
    next += 1;
    if (span !== undefined) light(span);
  });
  if (spans.length > 1) {
    const times = document.createElement("small");
    times.textContent = `×${spans.length}`;
    button.append(times);
  }
  return button;
}
