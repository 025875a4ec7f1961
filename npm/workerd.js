/**
 * The same as `standfirst`, for runtimes that compile the module ahead of time: Cloudflare's workerd.
 *
 * @module workerd
 */

import { pieces } from "./pieces.js";
import module from "./pkg/standfirst_bg.wasm";

export * from "./standfirst.js";

pieces.module = () => module;
