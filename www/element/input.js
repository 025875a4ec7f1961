/**
 * Where an element's text comes from: its `value`, a file, a script of text among its children, or its children themselves.
 *
 * @module input
 */

import { failure } from "./errors.js";

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

/** What browsers that know no declarative shadow roots leave of one. */
const SHADOW = "template[shadowrootmode]";

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
    if (child instanceof Element && (child.slot !== "" || child.matches(SHADOW))) continue;
    holder.append(holder.ownerDocument.importNode(child, true));
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
  try {
    const response = await fetch(new URL(src, document.baseURI), { credentials: "same-origin", signal });
    if (!response.ok) throw late(src, `the server answered ${response.status}`);
    const [type = "", charset = "utf-8"] = (response.headers.get("content-type") ?? "")
      .split(/;\s*charset=/i)
      .map((part) => part.replaceAll('"', "").trim());
    const text = new TextDecoder(charset).decode(await response.arrayBuffer());
    const known = type.split(";")[0]?.toLowerCase() ?? "";
    return { text, format: FORMATS[known] ?? "auto", url: response.url };
  } catch (error) {
    if (signal.aborted || /** @type {{ code?: unknown }} */ (error).code === "fetch-failed") throw error;
    throw late(src, "it could not be reached, or its server does not allow this page to read it", error);
  }
}

/**
 * @param {string} src
 * @param {string} why
 * @param {unknown} [cause]
 */
function late(src, why, cause) {
  return failure("fetch-failed", `The article at ${src} did not come: ${why}.`, cause);
}

/**
 * Whether a reader sees words between the element's tags.
 *
 * @param {HTMLElement} element
 */
export function hasText(element) {
  return [...element.childNodes].some((child) => {
    if (child instanceof Element && (child.slot !== "" || child.matches("script, style, template"))) return false;
    return !(child instanceof Comment) && child.textContent?.trim() !== "";
  });
}

/**
 * The words of HTML, roughly: what is left when all else has failed.
 *
 * @param {string} html
 */
export function withoutTags(html) {
  const [first = "", ...rest] = html.split(/<(?=script\b|style\b)/i);
  const shown = rest.map((piece) => piece.slice(piece.search(/<\/(?:script|style)/i)));
  return [first, ...shown]
    .join("")
    .replace(/<\/(?:p|h\d|li|div|blockquote|tr|figcaption)\s*>/gi, "\n\n")
    .replace(/<[^<>]*>/g, "");
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
