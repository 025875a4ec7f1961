/**
 * What the reader has before them, as plain data: what the box holds, and what they changed of the story. Undoing goes back to such a
 * moment, the draft and a link keep one.
 *
 * @module moment
 */

import { FIELDS } from "./corrections.js";
import { KINDS } from "./repairs-panel.js";

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./highlights/highlights.js").Mark} Mark */
/** @typedef {import("./repairs-panel.js").Undone} Undone */
/** @typedef {import("./paste-box.js").Held} Held */
/** @typedef {import("./paste-box.js").Source} Source */

/**
 * @typedef {object} Changes
 * @property {Correction[]} corrections
 * @property {string[]} putBack The words of what was put back into the story.
 * @property {Undone[]} undone What was put right and is not to be.
 * @property {Mark[]} marks What was highlighted.
 * @property {string} [chosen] The headline of another story in the same paste.
 */

/** @typedef {Held & Changes} Moment */

/** @type {Moment} */
export const NOTHING = { text: "", corrections: [], putBack: [], undone: [], marks: [] };

/**
 * What was kept somewhere, if it still is a moment: what others may have written is looked at first.
 *
 * @param {unknown} value
 * @returns {Moment | undefined}
 */
export function asMoment(value) {
  const { text, source, corrections, putBack, undone, marks, chosen } = /** @type {Record<string, unknown>} */ (
    value ?? {}
  );
  if (typeof text !== "string") return undefined;
  return {
    text,
    source: asSource(source),
    corrections: list(corrections).flatMap(asCorrection),
    putBack: list(putBack).filter((words) => typeof words === "string"),
    undone: list(undone).flatMap(asUndone),
    marks: list(marks).flatMap(asMark),
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

/**
 * @param {unknown} value
 * @returns {Undone[]}
 */
function asUndone(value) {
  const { kind, from, to } = /** @type {Record<string, unknown>} */ (value ?? {});
  const known = KINDS.find((name) => name === kind);
  if (known === undefined || typeof from !== "string" || typeof to !== "string") return [];
  return [{ kind: known, from, to }];
}

/**
 * @param {unknown} value
 * @returns {Mark[]}
 */
function asMark(value) {
  const { anchor, near } = /** @type {Record<string, unknown>} */ (value ?? {});
  const { exact, prefix, suffix } = /** @type {Record<string, unknown>} */ (anchor ?? {});
  const isAnchor = typeof exact === "string" && typeof prefix === "string" && typeof suffix === "string";
  if (!isAnchor || exact === "" || typeof near !== "number") return [];
  return [{ anchor: { exact, prefix, suffix }, near }];
}
