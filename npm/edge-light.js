/**
 * The same as `standfirst`, for runtimes that compile the module ahead of time when it is asked for as Vercel has it.
 *
 * @module edge-light
 */

import { pieces } from "./pieces.js";
import module from "./pkg/standfirst_bg.wasm?module";

export * from "./standfirst.js";

pieces.module = () => module;
