/**
 * Where an element's text comes from: its `value`, a file, a script of text among its children, or its children themselves.
 *
 * @module input
 */

/** @typedef {import("../standfirst.js").ParseOptions} ParseOptions */
/** @typedef {NonNullable<ParseOptions["format"]>} Format */

/** @typedef {{ text: string, format: Format, url?: string }} Input */

/** @type {Record<string, Format>} */
const FORMATS = {
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "text/html": "html",
  "application/xhtml+xml": "html",
};

const SCRIPTS = ["text/plain", "text/html", "text/markdown"].map((type) => `:scope > script[type="${type}"]`).join();

/**
 * What stands between an element's tags.
 *
 * @param {HTMLElement} element
 * @returns {Input}
 */
export function childrenOf(element) {
  const script = element.querySelector(SCRIPTS);
  if (script instanceof HTMLScriptElement) {
    return { text: unindented(script.textContent ?? ""), format: FORMATS[script.type] ?? "auto" };
  }
  // In a document of its own, so that no picture is fetched a second time.
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  for (const child of element.childNodes) {
    if (!(child instanceof Element && child.slot !== "")) holder.append(holder.ownerDocument.importNode(child, true));
  }
  if (holder.childElementCount === 0) return { text: unindented(holder.textContent ?? ""), format: "auto" };
  return { text: markup(holder), format: "html", url: document.baseURI };
}

/**
 * The text of a file on the page's own server, or on another that allows it.
 *
 * @param {string} src
 * @param {AbortSignal} signal
 * @returns {Promise<Input>}
 */
export async function fetched(src, signal) {
  let url = src;
  try {
    url = new URL(src, document.baseURI).href;
    const response = await fetch(url, { credentials: "same-origin", signal });
    if (!response.ok) throw fetchFailed(url, `the server answered ${response.status}`);
    const [type = "", charset = "utf-8"] = (response.headers.get("content-type") ?? "")
      .split(/;\s*charset=/i)
      .map((part) => part.replaceAll('"', "").trim());
    const text = new TextDecoder(charset).decode(await response.arrayBuffer());
    const known = type.split(";")[0]?.toLowerCase() ?? "";
    return { text, format: FORMATS[known] ?? "auto", url: response.url };
  } catch (error) {
    if (signal.aborted || isFetchFailure(error)) throw error;
    throw fetchFailed(url, "it could not be reached, or its server does not allow other pages to read it", error);
  }
}

/**
 * @param {string} url
 * @param {string} why
 * @param {unknown} [cause]
 */
function fetchFailed(url, why, cause) {
  const error = new Error(`The article at ${url} did not come: ${why}.`, { cause });
  return Object.assign(error, { name: "StandfirstError", code: "fetch-failed" });
}

/** @param {unknown} error */
function isFetchFailure(error) {
  return /** @type {{ code?: string }} */ (error ?? {}).code === "fetch-failed";
}

/** @param {HTMLElement} holder */
function markup(holder) {
  const { getHTML } = /** @type {{ getHTML?: () => string }} */ (holder);
  if (getHTML !== undefined) return getHTML.call(holder);
  const writer = new XMLSerializer();
  return [...holder.childNodes].map((node) => writer.serializeToString(node)).join("");
}

/**
 * Without the blanks that only follow the page's own indentation; in Markdown they would mean code.
 *
 * @param {string} text
 */
function unindented(text) {
  const lines = text.replace(/^[ \t]*\r?\n/, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/[^ \t]/));
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  if (common === 0 || common === Number.POSITIVE_INFINITY) return lines.join("\n");
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(common))).join("\n");
}
