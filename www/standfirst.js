/**
 * Standfirst for pages: pasted text in, a structured article with its summary out, as nodes of the page.
 *
 * Importing this module does nothing by itself; `load()` fetches the WebAssembly module, once (`core.js`).
 *
 * @example
 * import { load, parse, render, summarize } from "./standfirst.js";
 * await load();
 * const article = parse(text);
 * const view = render(article, document.querySelector("#story"), { summary: summarize(article) });
 *
 * @module standfirst
 */

import { call } from "./core.js";
import { View } from "./view.js";

export { compiledModule, load, loadState } from "./core.js";
export { View };

/**
 * @template T
 * @typedef {import("./pkg/standfirst.js").Alternative<T>} Alternative
 */
/** @typedef {import("./pkg/standfirst.js").Article} Article */
/** @typedef {import("./pkg/standfirst.js").ArticleData} ArticleData */
/** @typedef {import("./pkg/standfirst.js").Byline} Byline */
/** @typedef {import("./pkg/standfirst.js").Dateline} Dateline */
/** @typedef {import("./pkg/standfirst.js").Check} Check */
/** @typedef {import("./pkg/standfirst.js").Claim} Claim */
/** @typedef {import("./pkg/standfirst.js").ClipboardForm} ClipboardForm */
/** @typedef {import("./pkg/standfirst.js").ClipboardForms} ClipboardForms */
/** @typedef {import("./pkg/standfirst.js").CorrectableField} CorrectableField */
/** @typedef {import("./pkg/standfirst.js").DetectedLanguage} DetectedLanguage */
/** @typedef {import("./pkg/standfirst.js").ErrorCode} ErrorCode */
/** @typedef {import("./pkg/standfirst.js").Furniture} Furniture */
/** @typedef {import("./pkg/standfirst.js").HandedOver} HandedOver */
/** @typedef {import("./pkg/standfirst.js").KeyPhrase} KeyPhrase */
/** @typedef {import("./pkg/standfirst.js").ParseOptions} ParseOptions */
/** @typedef {import("./pkg/standfirst.js").Quotation} Quotation */
/** @typedef {import("./pkg/standfirst.js").Insight} Insight */
/** @typedef {import("./pkg/standfirst.js").NameKind} NameKind */
/** @typedef {import("./pkg/standfirst.js").RenderOptions} RenderOptions */
/** @typedef {import("./pkg/standfirst.js").Repair} Repair */
/** @typedef {import("./pkg/standfirst.js").SentenceOptions} SentenceOptions */
/** @typedef {import("./pkg/standfirst.js").Span} Span */
/** @typedef {import("./pkg/standfirst.js").StandfirstError} StandfirstError */
/** @typedef {import("./pkg/standfirst.js").Summary} Summary */
/** @typedef {import("./pkg/standfirst.js").SummaryLength} SummaryLength */
/** @typedef {import("./pkg/standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("./pkg/standfirst.js").SummarySentence} SummarySentence */
/** @typedef {import("./pkg/standfirst.js").SummaryType} SummaryType */
/** @typedef {import("./core.js").LoadOptions} LoadOptions */
/** @typedef {import("./core.js").ModuleSource} ModuleSource */

/**
 * Reads a pasted text.
 *
 * @param {string} text
 * @param {ParseOptions} [options]
 * @returns {Article}
 */
export function parse(text, options) {
  return call((core) => core.parse(text, options));
}

/**
 * Reads what was pasted or dropped where both forms are at hand: the HTML for its structure, unless it lacks words that the text has, or
 * only colours a source. `article.form` says which it was, and `article.source` is that one.
 *
 * @example
 * const { clipboardData } = event;
 * const article = parseClipboard({ html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") });
 *
 * @param {ClipboardForms} forms
 * @param {ParseOptions} [options] `format` is what the text is written in.
 * @returns {Article}
 */
export function parseClipboard(forms, options) {
  return call((core) => core.parseClipboard(forms, options));
}

/**
 * The article that `article.handOver()` gave in another instance of the module, as in a worker.
 *
 * @param {HandedOver} article
 * @param {string} source The text that it was read from.
 * @returns {Article}
 */
export function takeOver(article, source) {
  return call((core) => core.takeOver(article, source));
}

/**
 * Sums an article up in its own sentences.
 *
 * @param {Article} article
 * @param {SummaryOptions} [options]
 * @returns {Summary}
 */
export function summarize(article, options) {
  return call((core) => core.summarize(article, options), article);
}

/**
 * Tells the language of a text.
 *
 * @param {string} text
 * @returns {DetectedLanguage}
 */
export function detectLanguage(text) {
  return call((core) => core.detectLanguage(text));
}

/**
 * Finds the sentences of any text. Article or not, all of it is divided; white space between sentences belongs to none.
 *
 * @param {string} text
 * @param {SentenceOptions} [options]
 * @returns {Uint32Array} Where each sentence starts and ends, in turn: `text.slice(found[0], found[1])` is the first.
 */
export function sentences(text, options) {
  return call((core) => core.sentences(text, options));
}

/**
 * Sets an article into `target`, in place of what it holds.
 *
 * @param {Article} article
 * @param {Element} target
 * @param {RenderOptions} [options]
 * @returns {View}
 */
export function render(article, target, options) {
  return new View((...what) => call((core) => core.render(...what), what[0]), article, target, options);
}
