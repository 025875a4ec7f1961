/**
 * Where the pieces are that come when they are first needed. They stand beside this script; an entry that has them inside, or from its
 * runtime, says so here.
 *
 * @module pieces
 */

import { scriptAddress } from "./script-address.js";

/** @typedef {import("./core.js").ModuleSource} ModuleSource */
/** @typedef {import("./core.js").Core} Core */

/** @typedef {{ module: () => ModuleSource | Promise<ModuleSource> }} Module */
/** @typedef {{ glue: () => Promise<Core>, path: string }} Glue What speaks with the module; where it is, seen from `core.js`. */

/** What a worker is called in the browser's tools. */
export const NAME = "standfirst";

/** @type {Module & Glue & { worker: () => Worker, text?: Module & Glue }} With `text`, a smaller module is tried first. */
export const pieces = {
  module: () => new URL("./pkg/standfirst_bg.wasm", import.meta.url),
  glue: () => import("./pkg/standfirst.js"),
  path: "./pkg/standfirst.js",
  worker() {
    const address = scriptAddress(new URL("./worker.js", import.meta.url));
    return new Worker(address, { type: "module", name: NAME });
  },
};
