/**
 * Where the pieces are that come when they are first needed. They stand beside this script; an entry that has them inside, or from its
 * runtime, says so here.
 *
 * @module pieces
 */

import { scriptAddress } from "./script-address.js";

/** @typedef {import("./standfirst.js").ModuleSource} ModuleSource */

/** What a worker is called in the browser's tools. */
export const NAME = "standfirst";

/** @type {{ module: () => ModuleSource | Promise<ModuleSource>, worker: () => Worker }} */
export const pieces = {
  module: () => new URL("./pkg/standfirst_bg.wasm", import.meta.url),
  worker() {
    const address = scriptAddress(new URL("./worker.js", import.meta.url));
    return new Worker(address, { type: "module", name: NAME });
  },
};
