/**
 * Reading off the main thread: one interface, whether a worker does it or, where there can be none, the page itself.
 *
 * @example
 * import { createParser } from "./parser.js";
 * const parser = createParser();
 * const { article, summary } = await parser.read(text, { lang: "de" }, { type: "tldr" });
 *
 * @module parser
 */

import { withAllNeeded } from "./core.js";
import { pieces } from "./pieces.js";
import { compiledModule, load, parse, summarize, takeOver } from "./standfirst.js";

/** @typedef {import("./standfirst.js").Article} Article */
/** @typedef {import("./standfirst.js").HandedOver} HandedOver */
/** @typedef {import("./standfirst.js").ParseOptions} ParseOptions */
/** @typedef {import("./standfirst.js").StandfirstError} StandfirstError */
/** @typedef {import("./standfirst.js").Summary} Summary */
/** @typedef {import("./standfirst.js").SummaryOptions} SummaryOptions */

/** @typedef {{ article: Article, summary: Summary | undefined }} Read */

/**
 * @typedef {object} Parser
 * @property {(text: string, options?: ParseOptions, summary?: SummaryOptions) => Promise<Read>} read Reads a text, and sums it up where
 *   it is said how. The article is the caller's to free.
 * @property {(article: Article, options?: SummaryOptions) => Promise<Summary>} summarize
 * @property {() => void} close Ends the worker; the next reading starts another.
 */

/**
 * @typedef {{ module: WebAssembly.Module }} Start
 * @typedef {{ id: number, text: string, options?: ParseOptions, summary?: SummaryOptions }} ReadJob
 * @typedef {{ id: number, article: HandedOver, source: string, summary: SummaryOptions }} SummaryJob
 * @typedef {{ id: number, article?: HandedOver, summary?: Summary }} Done
 * @typedef {{ id: number, error: { code?: string, message: string } }} Failed
 */

/**
 * @param {object} [options]
 * @param {boolean | (() => Worker)} [options.worker] Whether to try for a worker, or what starts one with the script `worker.js`; where the
 *   page's policy or the browser has none, the page reads itself.
 * @returns {Parser}
 */
export function createParser({ worker = true } = {}) {
  if (worker === false || typeof Worker !== "function") return inPage();
  return inWorker(worker === true ? pieces.worker : worker);
}

/** @returns {Parser} */
function inPage() {
  return {
    async read(text, options, how) {
      await load();
      const article = await withAllNeeded(() => parse(text, options));
      return { article, summary: how && summarize(article, how) };
    },
    async summarize(article, options) {
      return summarize(article, options);
    },
    close() {},
  };
}

/**
 * @param {() => Worker} start
 * @returns {Parser}
 */
function inWorker(start) {
  const page = inPage();
  /** @type {Worker | undefined} */
  let worker;
  /** @type {WebAssembly.Module | undefined} What the worker reads by. */
  let given;
  let canWork = true;
  let last = 0;
  /** @type {Map<number, { job: object, done: (answer: Done) => void, failed: (why: unknown) => void }>} */
  const waiting = new Map();

  function close() {
    worker?.terminate();
    worker = undefined;
  }

  /** The worker can't go on: those who wait for it are told why. */
  function broken() {
    close();
    canWork = false;
    for (const { failed } of waiting.values()) failed(NO_WORKER);
    waiting.clear();
  }

  /** Another worker for those who wait: after a fault that is none of the text's, the module may be in any state. */
  function again() {
    close();
    for (const [id, { job }] of waiting) started().postMessage({ ...job, id });
  }

  function started() {
    if (worker !== undefined) return worker;
    worker = start();
    worker.addEventListener("error", broken);
    worker.addEventListener("messageerror", broken);
    worker.addEventListener("message", (/** @type {MessageEvent<Done | Failed>} */ { data }) => {
      // Its own: pages can put what they like on `Object.prototype`.
      const error = Object.hasOwn(data, "error") ? /** @type {Failed} */ (data).error : undefined;
      // The page has the module, as it has asked; what the worker lacks is the worker's.
      if (error?.code === "load-failed") return broken();
      const job = waiting.get(data.id);
      waiting.delete(data.id);
      if (error === undefined) {
        job?.done(/** @type {Done} */ (data));
        return;
      }
      job?.failed(Object.assign(new Error(error.message), { name: "StandfirstError", code: error.code }));
      if (error.code === undefined) again();
    });
    given = compiledModule();
    worker.postMessage({ module: given });
    return worker;
  }

  /**
   * @param {Omit<ReadJob, "id"> | Omit<SummaryJob, "id">} job
   * @returns {Promise<Done>}
   */
  function ask(job) {
    const id = ++last;
    return new Promise((done, failed) => {
      started().postMessage({ ...job, id });
      waiting.set(id, { job, done, failed });
    });
  }

  /**
   * What the worker gives, or else the page.
   *
   * @template T
   * @param {() => Promise<T>} there
   * @param {() => Promise<T>} here
   */
  async function either(there, here) {
    await load();
    if (!canWork) return here();
    try {
      return await there();
    } catch (error) {
      const { name } = /** @type {Error} */ (error);
      if (name === "StandfirstError") throw error;
      canWork = false;
      return here();
    }
  }

  return {
    read(text, options, how) {
      return either(
        async () => {
          const { article, summary } = await withAllNeeded(() => {
            // The page has a module by now that can more: the worker begins anew with that one.
            if (worker !== undefined && given !== compiledModule()) again();
            return ask({ text, options, summary: how });
          });
          // What came was unpacked just now; taking it over is as much work again, and the page may have something else to do between.
          await apart();
          return { article: takeOver(/** @type {HandedOver} */ (article), text), summary };
        },
        () => page.read(text, options, how),
      );
    },
    summarize(article, options = {}) {
      return either(
        async () => {
          const job = { article: article.handOver(), source: article.source, summary: options };
          return /** @type {Summary} */ ((await ask(job)).summary);
        },
        () => page.summarize(article, options),
      );
    },
    close,
  };
}

/** A task of its own for what follows. @returns {Promise<void>} */
function apart() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}

const NO_WORKER = new Error("The worker did not start.");
