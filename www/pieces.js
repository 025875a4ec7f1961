/**
 * Where the pieces are that come when they are first needed. They stand beside this script; an entry that has them inside, or from its
 * runtime, says so here.
 *
 * @module pieces
 */

/** @typedef {import("./standfirst.js").ModuleSource} ModuleSource */

/** @type {{ module: () => ModuleSource | Promise<ModuleSource>, worker: () => URL | string }} */
export const pieces = {
  module: () => new URL("./pkg/standfirst_bg.wasm", import.meta.url),
  worker: () => new URL("./worker.js", import.meta.url),
};
