/**
 * What the reader has before them, as plain data: what the box holds, and what they changed of the story. Undoing goes back to such a
 * moment, the draft and a link keep one.
 *
 * @module moment
 */

import { FIELDS } from "./corrections.js";

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./paste-box.js").Held} Held */
/** @typedef {import("./paste-box.js").Source} Source */

/**
 * @typedef {object} Changes
 * @property {Correction[]} corrections
 * @property {string[]} putBack The words of what was put back into the story.
 * @property {string} [chosen] The headline of another story in the same paste.
 */

/** @typedef {Held & Changes} Moment */

/** @type {Moment} */
export const NOTHING = { text: "", corrections: [], putBack: [] };

/**
 * What was kept somewhere, if it still is a moment: what others may have written is looked at first.
 *
 * @param {unknown} value
 * @returns {Moment | undefined}
 */
export function asMoment(value) {
  const { text, source, corrections, putBack, chosen } = /** @type {Record<string, unknown>} */ (value ?? {});
  if (typeof text !== "string") return undefined;
  return {
    text,
    source: asSource(source),
    corrections: list(corrections).flatMap(asCorrection),
    putBack: list(putBack).filter((words) => typeof words === "string"),
    chosen: typeof chosen === "string" ? chosen : undefined,
  };
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? /** @type {unknown[]} */ (value) : [];
}

/**
 * @param {unknown} value
 * @returns {Source | undefined}
 */
function asSource(value) {
  const { html, beside, format } = /** @type {Record<string, unknown>} */ (value ?? {});
  if (typeof html === "string") return { html, beside: beside === true };
  return format === "markdown" ? { format } : undefined;
}

/**
 * @param {unknown} value
 * @returns {Correction[]}
 */
function asCorrection(value) {
  const { field, from, to } = /** @type {Record<string, unknown>} */ (value ?? {});
  const known = FIELDS.find((name) => name === field);
  if (known === undefined || typeof from !== "string" || typeof to !== "string") return [];
  return [{ field: known, from, to }];
}
