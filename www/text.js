/**
 * The same as `standfirst.js`, for pages that mostly read plain text: a module of half the size comes first. It has no insight and
 * reads no HTML and no Markdown; for them `load({ all: true })` brings the whole one, and parsers and elements do so by themselves.
 *
 * @module text
 */

import { pieces } from "./pieces.js";

export * from "./standfirst.js";

pieces.text = {
  module: () => new URL("./pkg/text/standfirst_bg.wasm", import.meta.url),
  glue: () => import("./pkg/text/standfirst.js"),
  path: "./pkg/text/standfirst.js",
};
