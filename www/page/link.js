/**
 * A story inside a link: the text itself, compressed, behind the `#` that browsers send to nobody.
 *
 * `#story=` is followed by base64url of four bytes that tell whether the rest has arrived whole (CRC-32, big-endian), and the moment as JSON,
 * deflated without a header.
 *
 * @module link
 */

import { asMoment } from "./moment.js";

/** @typedef {import("./moment.js").Moment} Moment */

const NAME = "#story=";
/** The most that a link may hold, in letters, and its story, in bytes: a small link can be blown up to fill a machine's memory. */
export const MOST_LETTERS = 100_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** What a checksum takes. */
const SUM = 4;

/** Whether this browser can make and read such links. */
export const canLink = typeof CompressionStream === "function" && typeof DecompressionStream === "function";

/**
 * @param {Moment} moment
 * @returns {Promise<string>} What stands behind a page's address.
 */
export async function fragment(moment) {
  const words = new TextEncoder().encode(JSON.stringify(moment));
  const parts = [];
  for await (const part of through(words, new CompressionStream("deflate-raw"))) parts.push(part);
  const packed = joined(parts);
  const bytes = new Uint8Array(SUM + packed.length);
  new DataView(bytes.buffer).setUint32(0, checksum(packed));
  bytes.set(packed, SUM);
  return NAME + encoded(bytes);
}

/** @param {string} hash */
export function isStory(hash) {
  return hash.startsWith(NAME);
}

/**
 * @param {string} hash
 * @returns {Promise<Moment | undefined>} Nothing of a link that is damaged, or too large to be one of ours.
 */
export async function linked(hash) {
  if (hash.length > MOST_LETTERS * 2) return undefined;
  const bytes = decoded(hash.slice(NAME.length));
  if (bytes === undefined || bytes.length <= SUM) return undefined;
  const packed = bytes.slice(SUM);
  if (new DataView(bytes.buffer).getUint32(0) !== checksum(packed)) return undefined;
  try {
    const parts = [];
    let length = 0;
    for await (const part of through(packed, new DecompressionStream("deflate-raw"))) {
      length += part.length;
      // Leaving the loop ends the stream.
      if (length > MOST_BYTES) return undefined;
      parts.push(part);
    }
    return asMoment(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(joined(parts))));
  } catch {
    return undefined;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} change
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* through(bytes, change) {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // Not awaited: what is left of a damaged stream may say that it is damaged.
    reader.cancel().catch(() => {});
  }
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
function encoded(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} words */
function decoded(words) {
  try {
    return Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/**
 * CRC-32, as zip files have it.
 *
 * @param {Uint8Array} bytes
 */
function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
