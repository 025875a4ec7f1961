/**
 * The same as `standfirst`, with the WebAssembly module and the worker inside: nothing is fetched. For pages opened from disk, and for tools
 * that leave files beside scripts behind.
 *
 * @module inline
 */

import { module, worker } from "./inline/contents.js";
import { NAME, pieces } from "./pieces.js";
import { scriptAddress } from "./script-address.js";

export * from "./standfirst.js";

/** @type {string | undefined} */
let address;

pieces.module = unpacked;
pieces.worker = () => {
  address ??= URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  // No module: pages opened from disk may not start one.
  return new Worker(scriptAddress(address), { name: NAME });
};

/** The module's bytes: written in base64, for scripts are text, and compressed, for they are many. */
function unpacked() {
  const packed = Uint8Array.from(atob(module), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
