/**
 * Standfirst for pages: pasted text in, a structured article with its summary out, as nodes of the page.
 *
 * Importing this module does nothing by itself; `load()` fetches the WebAssembly module, once.
 *
 * @example
 * import { load, parse, render, summarize } from "./standfirst.js";
 * await load();
 * const article = parse(text);
 * const view = render(article, document.querySelector("#story"), { summary: summarize(article) });
 *
 * @module standfirst
 */

import { pieces } from "./pieces.js";
import { View } from "./view.js";

export { View };

/**
 * @template T
 * @typedef {import("./pkg/standfirst.js").Alternative<T>} Alternative
 */
/** @typedef {import("./pkg/standfirst.js").Article} Article */
/** @typedef {import("./pkg/standfirst.js").ArticleData} ArticleData */
/** @typedef {import("./pkg/standfirst.js").Byline} Byline */
/** @typedef {import("./pkg/standfirst.js").Dateline} Dateline */
/** @typedef {import("./pkg/standfirst.js").Check} Check */
/** @typedef {import("./pkg/standfirst.js").Claim} Claim */
/** @typedef {import("./pkg/standfirst.js").ClipboardForm} ClipboardForm */
/** @typedef {import("./pkg/standfirst.js").ClipboardForms} ClipboardForms */
/** @typedef {import("./pkg/standfirst.js").CorrectableField} CorrectableField */
/** @typedef {import("./pkg/standfirst.js").DetectedLanguage} DetectedLanguage */
/** @typedef {import("./pkg/standfirst.js").ErrorCode} ErrorCode */
/** @typedef {import("./pkg/standfirst.js").Furniture} Furniture */
/** @typedef {import("./pkg/standfirst.js").HandedOver} HandedOver */
/** @typedef {import("./pkg/standfirst.js").KeyPhrase} KeyPhrase */
/** @typedef {import("./pkg/standfirst.js").ParseOptions} ParseOptions */
/** @typedef {import("./pkg/standfirst.js").Quotation} Quotation */
/** @typedef {import("./pkg/standfirst.js").Insight} Insight */
/** @typedef {import("./pkg/standfirst.js").NameKind} NameKind */
/** @typedef {import("./pkg/standfirst.js").RenderOptions} RenderOptions */
/** @typedef {import("./pkg/standfirst.js").Repair} Repair */
/** @typedef {import("./pkg/standfirst.js").SentenceOptions} SentenceOptions */
/** @typedef {import("./pkg/standfirst.js").Span} Span */
/** @typedef {import("./pkg/standfirst.js").StandfirstError} StandfirstError */
/** @typedef {import("./pkg/standfirst.js").Summary} Summary */
/** @typedef {import("./pkg/standfirst.js").SummaryLength} SummaryLength */
/** @typedef {import("./pkg/standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("./pkg/standfirst.js").SummarySentence} SummarySentence */
/** @typedef {import("./pkg/standfirst.js").SummaryType} SummaryType */
/** @typedef {import("./pkg/standfirst.js").InitInput} ModuleSource */
/** @typedef {typeof import("./pkg/standfirst.js")} Core */

/**
 * @typedef {object} LoadOptions
 * @property {ModuleSource | Promise<ModuleSource>} [module] The `.wasm` file or where it is; by default it stands beside this
 *   script, as `pkg/standfirst_bg.wasm`, and in Node is read from disk.
 */

/** @type {Core | undefined} */
let core;
/** @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<void> | undefined} */
let loading;
let attempts = 0;

/**
 * Fetches and starts the module. Further calls wait for the same load; after a failure the next call tries again.
 *
 * @param {LoadOptions} [options]
 * @returns {Promise<void>} Rejects with a {@link StandfirstError} of code `load-failed`.
 */
export function load(options = {}) {
  loading ??= start(options).catch((cause) => {
    loading = undefined;
    throw failure("load-failed", advice(cause), cause);
  });
  return loading;
}

/**
 * Whether the module is there.
 *
 * @returns {"idle" | "loading" | "ready"}
 */
export function loadState() {
  if (core !== undefined) return "ready";
  return loading === undefined ? "idle" : "loading";
}

/**
 * The compiled module, for a worker that should not fetch and compile it again; nothing before it is there.
 *
 * @returns {WebAssembly.Module | undefined}
 */
export function compiledModule() {
  return compiled;
}

/**
 * Reads a pasted text.
 *
 * @param {string} text
 * @param {ParseOptions} [options]
 * @returns {Article}
 */
export function parse(text, options) {
  return call((core) => core.parse(text, options));
}

/**
 * Reads what was pasted or dropped where both forms are at hand: the HTML for its structure, unless it lacks words that the text has, or
 * only colours a source. `article.form` says which it was, and `article.source` is that one.
 *
 * @example
 * const { clipboardData } = event;
 * const article = parseClipboard({ html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") });
 *
 * @param {ClipboardForms} forms
 * @param {ParseOptions} [options] `format` is what the text is written in.
 * @returns {Article}
 */
export function parseClipboard(forms, options) {
  return call((core) => core.parseClipboard(forms, options));
}

/**
 * The article that `article.handOver()` gave in another instance of the module, as in a worker.
 *
 * @param {HandedOver} article
 * @param {string} source The text that it was read from.
 * @returns {Article}
 */
export function takeOver(article, source) {
  return call((core) => core.takeOver(article, source));
}

/**
 * Sums an article up in its own sentences.
 *
 * @param {Article} article
 * @param {SummaryOptions} [options]
 * @returns {Summary}
 */
export function summarize(article, options) {
  return call((core) => core.summarize(article, options));
}

/**
 * Tells the language of a text.
 *
 * @param {string} text
 * @returns {DetectedLanguage}
 */
export function detectLanguage(text) {
  return call((core) => core.detectLanguage(text));
}

/**
 * Finds the sentences of any text. Article or not, all of it is divided; white space between sentences belongs to none.
 *
 * @param {string} text
 * @param {SentenceOptions} [options]
 * @returns {Uint32Array} Where each sentence starts and ends, in turn: `text.slice(found[0], found[1])` is the first.
 */
export function sentences(text, options) {
  return call((core) => core.sentences(text, options));
}

/**
 * Sets an article into `target`, in place of what it holds.
 *
 * @param {Article} article
 * @param {Element} target
 * @param {RenderOptions} [options]
 * @returns {View}
 */
export function render(article, target, options) {
  return new View((...what) => call((core) => core.render(...what)), article, target, options);
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

/** @param {LoadOptions} options */
async function start({ module }) {
  attempts += 1;
  const [started, built] = await Promise.all([glue(), compile(await (module ?? pieces.module()))]);
  await started.default({ module_or_path: built });
  compiled = built;
  core = started;
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

/** @returns {Promise<Core>} */
function glue() {
  const first = () => import("./pkg/standfirst.js");
  if (attempts === 1) return first();
  // A browser may remember that an import failed: another address makes it ask again. In a bundle there is nothing at it.
  const here = import.meta.url;
  const again = new URL(`./pkg/standfirst.js?attempt=${attempts}`, here).href;
  return import(/* webpackIgnore: true */ /* @vite-ignore */ again).catch(first);
}

/**
 * Has the module do something. After a trap, as when there is no more memory, its instance may be in any state: another takes its place.
 *
 * @template T
 * @param {(core: Core) => T} work
 * @returns {T}
 */
function call(work) {
  if (core === undefined) throw failure("load-failed", "Standfirst is not loaded yet: await `load()` first.");
  try {
    return work(core);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      core = undefined;
      loading = undefined;
      // Whoever reads next is told, should it not start.
      load({ module: compiled }).catch(() => {});
    }
    throw error;
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
