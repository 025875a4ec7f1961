/**
 * The worker behind `parser.js`: reads and sums up, and keeps nothing.
 *
 * @module worker
 */

import { load, parse, summarize, takeOver } from "./standfirst.js";

/** @typedef {import("./parser.js").Done} Done */
/** @typedef {import("./parser.js").ReadJob} ReadJob */
/** @typedef {import("./parser.js").Start} Start */
/** @typedef {import("./parser.js").SummaryJob} SummaryJob */

/** @type {Promise<void>} */
let ready = Promise.resolve();

// Imported where no messages come from, as in Node, it does nothing.
globalThis.addEventListener?.("message", async (/** @type {MessageEvent<Start | ReadJob | SummaryJob>} */ { data }) => {
  if ("module" in data) {
    ready = load({ module: data.module });
    return;
  }
  const { id } = data;
  try {
    await ready;
    const answer = done(data);
    // Nobody here reads the article's bytes again: they change hands without a copy.
    postMessage({ id, ...answer }, { transfer: answer.article === undefined ? [] : [answer.article.buffer] });
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message?: string }} */ (error ?? {});
    postMessage({ id, error: { code, message: message ?? String(error) } });
  }
});

/**
 * @param {ReadJob | SummaryJob} job
 * @returns {Omit<Done, "id">}
 */
function done(job) {
  const article = "text" in job ? parse(job.text, job.options) : takeOver(job.article, job.source);
  try {
    const summary = job.summary && summarize(article, job.summary);
    return "text" in job ? { article: article.handOver(), summary } : { summary };
  } finally {
    article.free();
  }
}
