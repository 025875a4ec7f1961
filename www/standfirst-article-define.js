/**
 * Registers `<standfirst-article>`. With `?worker=off` behind its address the page reads in idle time instead of a worker, for
 * policies that allow none.
 *
 * @module standfirst-article-define
 */

import { createParser } from "./parser.js";
import { StandfirstArticle } from "./standfirst-article.js";

if (new URL(import.meta.url).searchParams.get("worker") === "off") {
  StandfirstArticle.parser = createParser({ worker: false });
}
StandfirstArticle.define();
