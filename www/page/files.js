/**
 * The text of a file that the reader opens.
 *
 * @module files
 */

import { say } from "../say.js";

/** A file of more bytes is more than the core takes. */
const MOST = 16 * 1024 * 1024;

/**
 * @param {File} file
 * @returns {Promise<{ text: string, format: "html" | "markdown" | "auto" } | { refused: string }>}
 */
export async function contents(file) {
  if (file.size > MOST) return { refused: say("file.large", { name: file.name }) };
  const text = decoded(await file.arrayBuffer());
  if (text.includes("\0")) return { refused: say("file.binary", { name: file.name }) };
  if (/\.x?html?$/i.test(file.name)) return { text, format: "html" };
  return { text, format: /\.(md|markdown)$/i.test(file.name) ? "markdown" : "auto" };
}

/** @param {ArrayBuffer} bytes */
function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(stated(bytes)).decode(bytes);
  }
}

/**
 * The encoding that a page names, where the browser knows it; else that of most old files.
 *
 * @param {ArrayBuffer} bytes
 */
function stated(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.slice(0, 1024));
  const [, label] = /charset\s*=\s*["']?([\w-]+)/i.exec(head) ?? [];
  try {
    return new TextDecoder(label ?? "windows-1252").encoding;
  } catch {
    return "windows-1252";
  }
}
