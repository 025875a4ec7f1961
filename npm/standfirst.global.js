/**
 * All of it in one classic script, for one tag: `<standfirst-article>` is registered, the rest is in `Standfirst`. Works from disk, too.
 *
 * @module standfirst.global
 */

import "./standfirst-article-define.js";

export * from "./inline.js";
export { createParser } from "./parser.js";
export { StandfirstArticle } from "./standfirst-article.js";
export { Summarizer } from "./summarizer.js";
