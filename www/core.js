/**
 * The WebAssembly module: fetched when it is asked for, started, and started anew after a trap. Where there are two builds of it, the
 * smaller one comes first and the whole one when what it lacks is needed.
 *
 * @module core
 */

import { pieces } from "./pieces.js";

/** @typedef {import("./pkg/standfirst.js").Article} Article */
/** @typedef {import("./pkg/standfirst.js").ErrorCode} ErrorCode */
/** @typedef {import("./pkg/standfirst.js").InitInput} ModuleSource */
/** @typedef {import("./pkg/standfirst.js").StandfirstError} StandfirstError */
/** @typedef {typeof import("./pkg/standfirst.js")} Core */
/** @typedef {"text" | "whole"} Build */

/**
 * @typedef {object} LoadOptions
 * @property {ModuleSource | Promise<ModuleSource>} [module] The `.wasm` file or where it is; by default it stands beside this
 *   script, as `pkg/standfirst_bg.wasm`, and in Node is read from disk.
 * @property {boolean} [all] Of `standfirst/text`: whether to load the whole module, which reads HTML and Markdown and has insight. What was
 *   read before goes on as it is.
 */

/** @type {Map<Build, Promise<void>>} */
const loading = new Map();
/** @type {Map<Build, Core>} */
const running = new Map();
/** @type {Map<Build, WebAssembly.Module>} What they were started from, and are again after a trap. */
const compiled = new Map();
let attempts = 0;

/**
 * Fetches and starts the module. Further calls wait for the same load; after a failure the next call tries again.
 *
 * @param {LoadOptions} [options]
 * @returns {Promise<void>} Rejects with a {@link StandfirstError} of code `load-failed`.
 */
export function load({ module, all = false } = {}) {
  const build = all || pieces.text === undefined || loading.has("whole") ? "whole" : "text";
  return loaded(build, module);
}

/**
 * Whether the module is there.
 *
 * @returns {"idle" | "loading" | "ready"}
 */
export function loadState() {
  if (running.size > 0) return "ready";
  return loading.size > 0 ? "loading" : "idle";
}

/**
 * The compiled module, for a worker that should not fetch and compile it again; nothing before it is there.
 *
 * @returns {WebAssembly.Module | undefined}
 */
export function compiledModule() {
  return compiled.get("whole") ?? compiled.get("text");
}

/**
 * Has the module do something. After a trap, as when there is no more memory, its instance may be in any state: another takes its place.
 *
 * @template T
 * @param {(core: Core) => T} work
 * @param {Article} [article] What it is done with, where it is an article: one that the smaller build has read stays with that.
 * @returns {T}
 */
export function call(work, article) {
  const found = (article && readerOf(article)) ?? ablest();
  if (found === undefined) throw failure("load-failed", "Standfirst is not loaded yet: await `load()` first.");
  const [build, core] = found;
  try {
    return work(core);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      running.delete(build);
      loading.delete(build);
      // Whoever reads next is told, should it not start.
      loaded(build, compiled.get(build)).catch(() => {});
    }
    throw error;
  }
}

/**
 * Does something, and where the smaller build can't, once more when the whole one is there.
 *
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withAllNeeded(work) {
  const before = compiledModule();
  try {
    return await work();
  } catch (error) {
    const { code } = /** @type {{ code?: unknown }} */ (error ?? {});
    if (code !== "unsupported-format" || pieces.text === undefined) throw error;
    await load({ all: true });
    if (compiledModule() === before) throw error;
    return work();
  }
}

/** The build that can most of those that run. */
function ablest() {
  return [...running].find(([build]) => build === "whole") ?? [...running][0];
}

/** @param {Article} article */
function readerOf(article) {
  return [...running].find(([, core]) => article instanceof core.Article);
}

/**
 * @param {Build} build
 * @param {LoadOptions["module"]} module
 * @returns {Promise<void>}
 */
function loaded(build, module) {
  const known = loading.get(build);
  if (known !== undefined) return known;
  const started = start(build, module).catch((cause) => {
    loading.delete(build);
    throw failure("load-failed", advice(cause), cause);
  });
  loading.set(build, started);
  return started;
}

/**
 * @param {Build} build
 * @param {LoadOptions["module"]} module
 */
async function start(build, module) {
  attempts += 1;
  const piece = (build === "text" ? pieces.text : undefined) ?? pieces;
  const [core, built] = await Promise.all([glue(piece), compile(await (module ?? piece.module()))]);
  await core.default({ module_or_path: built });
  compiled.set(build, built);
  running.set(build, core);
}

/**
 * @param {ModuleSource} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const file = source instanceof URL && source.protocol === "file:" ? fromDisk(source) : undefined;
  if (file !== undefined) return WebAssembly.compile(await file);
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // A server that does not know the type of such files: then without streaming.
  const isKnown = response.headers.get("content-type")?.startsWith("application/wasm");
  return isKnown ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * A file's bytes, in runtimes whose `fetch` reads no files: Node. Asked for in a way that bundlers for browsers have nothing to say to.
 *
 * @param {URL} url
 * @returns {Promise<Uint8Array<ArrayBuffer>> | undefined}
 */
function fromDisk(url) {
  /** @typedef {{ readFile: (url: URL) => Promise<Uint8Array<ArrayBuffer>> }} Files */
  const { process } = /** @type {{ process?: { getBuiltinModule?: (name: string) => Files } }} */ (globalThis);
  return process?.getBuiltinModule?.("node:fs/promises").readFile(url);
}

/**
 * @param {import("./pieces.js").Glue} piece
 * @returns {Promise<Core>}
 */
function glue({ glue: first, path }) {
  if (attempts <= 1 + running.size) return first();
  // A browser may remember that an import failed: another address makes it ask again. In a bundle there is nothing at it.
  const here = import.meta.url;
  const again = new URL(`${path}?attempt=${attempts}`, here).href;
  return import(/* webpackIgnore: true */ /* @vite-ignore */ again).catch(first);
}

/**
 * What stopped the module, and what to do about it.
 *
 * @param {unknown} cause
 */
function advice(cause) {
  if (typeof WebAssembly !== "object") {
    return "This browser runs no WebAssembly, which articles are read by. Allow it in the browser's settings, or open the page in another browser.";
  }
  switch (/** @type {{ name?: unknown } | undefined} */ (cause)?.name) {
    case "CompileError":
    case "LinkError":
    // Firefox says of a module that is cut short that it is out of memory.
    case "InternalError":
      return "The part that reads articles came damaged or is not allowed to run. See that the server sends all of `standfirst_bg.wasm`, as a whole and of the scripts' version, and that the page's policy has 'wasm-unsafe-eval', then reload the page.";
    case "RangeError":
      return "There is not enough memory for the part that reads articles. Close other pages, then reload this one.";
    default:
      return "The part that reads articles did not load. Check the connection, and that the page may fetch its own files, then try again.";
  }
}

/**
 * @param {ErrorCode} code
 * @param {string} message
 * @param {unknown} [cause]
 * @returns {StandfirstError}
 */
function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { name: /** @type {const} */ ("StandfirstError"), code });
}
