/**
 * The first story of a visit, set where nobody sees it. Browsers compile a module's functions when they are first called, which makes the first
 * reading many times as long as the next: that is done while the reader is looking for something to paste.
 *
 * @module rehearsal
 */

import { loadState, parse, render, summarize } from "../standfirst.js";

/**
 * Reads a text at the next idle moment, in browsers that tell of one.
 *
 * @param {string} text
 * @param {() => boolean} isWanted Whether nothing else has been read by then.
 */
export function rehearse(text, isWanted) {
  const act = () => {
    if (loadState() !== "ready" || !isWanted()) return;
    const article = parse(text);
    article.toJSON();
    render(article, document.createElement("div"), { summary: summarize(article) }).destroy();
    article.free();
  };
  if (typeof requestIdleCallback === "function") requestIdleCallback(act);
}
