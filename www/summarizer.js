/**
 * A summarizer with the shape of the browsers' built-in one (W3C, Writing Assistance APIs), for pages whose browser has none.
 *
 * It makes extracts: every sentence is the input's own. Contexts are kept and change nothing, as no word is made up from them. Beside what
 * the standard has, `article` and `summary` of the last input are at hand, with the place of each sentence in it.
 *
 * @example
 * import { Summarizer } from "./summarizer.js";
 * const summarizer = await ("Summarizer" in globalThis ? globalThis.Summarizer : Summarizer).create({ type: "tldr" });
 * const words = await summarizer.summarize(text);
 *
 * @module summarizer
 */

import { withAllNeeded } from "./core.js";
import { load, loadState, parse, summarize } from "./standfirst.js";

/** @typedef {import("./standfirst.js").Summary} Summary */
/** @typedef {import("./standfirst.js").SummaryLength} SummaryLength */
/** @typedef {import("./standfirst.js").SummaryType} SummaryType */
/** @typedef {"unavailable" | "downloadable" | "downloading" | "available"} Availability */

/**
 * @typedef {object} SummarizerCoreOptions
 * @property {SummaryType} [type]
 * @property {"markdown" | "plain-text"} [format]
 * @property {SummaryLength} [length]
 * @property {readonly string[]} [expectedInputLanguages] BCP 47 tags.
 * @property {readonly string[]} [expectedContextLanguages]
 * @property {string} [outputLanguage] One of the input's languages: nothing is translated.
 */

/**
 * @typedef {object} SummarizerOwnOptions
 * @property {string} [sharedContext]
 * @property {AbortSignal} [signal]
 * @property {(monitor: EventTarget) => void} [monitor] Is given what `downloadprogress` events are sent to.
 */

/** @typedef {SummarizerCoreOptions & SummarizerOwnOptions} SummarizerCreateOptions */

/**
 * @typedef {object} SummarizeOptions
 * @property {AbortSignal} [signal]
 * @property {string} [context]
 */

/** UTF-16 units that an input may have. */
const QUOTA = 4_000_000;

const CHOICES = /** @type {const} */ ({
  type: ["key-points", "tldr", "teaser", "headline"],
  format: ["markdown", "plain-text"],
  length: ["short", "medium", "long"],
});

export class Summarizer {
  #options;
  #ended = new AbortController();

  /**
   * @param {Required<Pick<SummarizerCreateOptions, "type" | "format" | "length" | "sharedContext">> & SummarizerCreateOptions} options
   * @hideconstructor
   */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Whether a summarizer with these options can be had, and whether the module has to be fetched for it.
   *
   * @param {SummarizerCoreOptions} [options]
   * @returns {Promise<Availability>}
   */
  static async availability(options = {}) {
    if (!speaks(settled(options))) return "unavailable";
    const states = /** @type {const} */ ({ idle: "downloadable", loading: "downloading", ready: "available" });
    return states[loadState()];
  }

  /**
   * Fetches the module where that is still to do, and gives a summarizer.
   *
   * @param {SummarizerCreateOptions} [options]
   * @returns {Promise<Summarizer>} Rejects with a `NotSupportedError` for a language that the input does not have, a `NetworkError` where the
   *   module can't be fetched, or the reason of the signal.
   */
  static async create(options = {}) {
    const known = settled(options);
    known.signal?.throwIfAborted();
    if (!speaks(known)) throw new DOMException("Summaries are in the language of the input.", "NotSupportedError");
    const monitor = new EventTarget();
    known.monitor?.(monitor);
    monitor.dispatchEvent(progress(0));
    await unlessAborted(
      load().catch((cause) => {
        throw Object.assign(new DOMException(String(cause.message), "NetworkError"), { cause });
      }),
      known.signal,
    );
    monitor.dispatchEvent(progress(1));
    const summarizer = new Summarizer(known);
    known.signal?.addEventListener("abort", () => summarizer.#ended.abort(known.signal?.reason), { once: true });
    return summarizer;
  }

  get sharedContext() {
    return this.#options.sharedContext;
  }

  get type() {
    return this.#options.type;
  }

  get format() {
    return this.#options.format;
  }

  get length() {
    return this.#options.length;
  }

  get expectedInputLanguages() {
    return frozen(this.#options.expectedInputLanguages);
  }

  get expectedContextLanguages() {
    return frozen(this.#options.expectedContextLanguages);
  }

  get outputLanguage() {
    return this.#options.outputLanguage ?? null;
  }

  /** UTF-16 units that an input may have. */
  get inputQuota() {
    return QUOTA;
  }

  /**
   * Sums a text up.
   *
   * @param {string} input
   * @param {SummarizeOptions} [options]
   * @returns {Promise<string>} Rejects with a `QuotaExceededError` for too long a text, or the reason of the signal.
   */
  async summarize(input, options = {}) {
    const { text } = await this.#sum(input, options);
    return text;
  }

  /**
   * The same, a sentence at a time.
   *
   * @param {string} input
   * @param {SummarizeOptions} [options]
   * @returns {ReadableStream<string>}
   */
  summarizeStreaming(input, options = {}) {
    const sum = () => this.#sum(input, options);
    return new ReadableStream({
      async start(controller) {
        const { text, lines } = await sum();
        for (const line of pieces(text, lines)) controller.enqueue(line);
        controller.close();
      },
    });
  }

  /**
   * How much of the quota an input takes.
   *
   * @param {string} input
   * @param {SummarizeOptions} [options]
   * @returns {Promise<number>}
   */
  async measureInputUsage(input, { signal } = {}) {
    await unlessAborted(Promise.resolve(), signal, this.#ended.signal);
    return String(input).length;
  }

  /** Ends the summarizer: what it is asked from now on is refused with an `AbortError`. */
  destroy() {
    this.#ended.abort(new DOMException("The summarizer was destroyed.", "AbortError"));
  }

  /**
   * @param {string} input
   * @param {SummarizeOptions} options
   */
  async #sum(input, { signal }) {
    // Not before the caller has had its promise: it may change its mind at once.
    await unlessAborted(Promise.resolve(), signal, this.#ended.signal);
    const text = String(input);
    if (text.length > QUOTA) throw overQuota(text.length);
    if (text.trim() === "") return { text: "", lines: 0 };
    const article = await withAllNeeded(() => parse(text));
    try {
      const { type, format, length } = this.#options;
      const summary = summarize(article, { type, format, length });
      return { text: summary.text, lines: summary.sentences.length };
    } finally {
      article.free();
    }
  }
}

/**
 * The options with their defaults.
 *
 * @param {SummarizerCreateOptions} options
 */
function settled(options) {
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = options[/** @type {keyof typeof CHOICES} */ (name)];
    if (value !== undefined && !(/** @type {readonly string[]} */ (choices).includes(value))) {
      throw new TypeError(`${name} is one of ${choices.join(", ")}, not ${value}.`);
    }
  }
  const { outputLanguage, expectedInputLanguages = [], expectedContextLanguages = [] } = options;
  // What is no tag at all is a RangeError.
  Intl.getCanonicalLocales([
    ...expectedInputLanguages,
    ...expectedContextLanguages,
    ...(outputLanguage ? [outputLanguage] : []),
  ]);
  return {
    type: CHOICES.type[0],
    format: CHOICES.format[0],
    length: CHOICES.length[0],
    sharedContext: "",
    ...defined(options),
  };
}

/**
 * @template {object} T
 * @param {T} options
 * @returns {T}
 */
function defined(options) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));
}

/**
 * Whether the output's language is one of the input's.
 *
 * @param {SummarizerCoreOptions} options
 */
function speaks({ outputLanguage, expectedInputLanguages }) {
  if (outputLanguage === undefined || expectedInputLanguages === undefined) return true;
  const language = (/** @type {string} */ tag) => new Intl.Locale(tag).language;
  return expectedInputLanguages.some((tag) => language(tag) === language(outputLanguage));
}

/** @param {readonly string[]} [tags] */
function frozen(tags) {
  return tags === undefined ? null : Object.freeze([...tags]);
}

/** @param {number} loaded From 0 to 1. */
function progress(loaded) {
  const more = { loaded, total: 1, lengthComputable: true };
  // Node has no such event.
  if (typeof ProgressEvent !== "function") return Object.assign(new Event("downloadprogress"), more);
  return new ProgressEvent("downloadprogress", more);
}

/**
 * What comes, unless one of the signals is quicker.
 *
 * @template T
 * @param {Promise<T>} coming
 * @param {...(AbortSignal | undefined)} signals
 * @returns {Promise<T>}
 */
async function unlessAborted(coming, ...signals) {
  const known = signals.filter((signal) => signal !== undefined);
  for (const signal of known) signal.throwIfAborted();
  const any = AbortSignal.any(known);
  /** @type {Promise<never>} */
  const aborted = new Promise((_, refuse) => {
    any.addEventListener("abort", () => refuse(any.reason), { once: true });
  });
  const value = await Promise.race([coming, aborted]);
  for (const signal of known) signal.throwIfAborted();
  return value;
}

/** @param {number} requested */
function overQuota(requested) {
  const { QuotaExceededError } = /** @type {{ QuotaExceededError?: new (message: string, more: object) => Error }} */ (
    globalThis
  );
  const message = `The text has ${requested} characters, more than ${QUOTA}: sum up parts of it.`;
  if (QuotaExceededError !== undefined) return new QuotaExceededError(message, { requested, quota: QUOTA });
  return Object.assign(new DOMException(message, "QuotaExceededError"), { requested, quota: QUOTA });
}

/**
 * A summary in as many pieces as it has sentences, which together are all of it.
 *
 * @param {string} text
 * @param {number} count
 */
function pieces(text, count) {
  return count > 1 && text.includes("\n") ? text.split(/(?<=\n)/) : [text];
}
