/**
 * Errors of an element: each has a stable code, whatever threw it.
 *
 * @module errors
 */

/** @typedef {import("./events.js").ElementError} ElementError */

/**
 * @param {ElementError["code"]} code
 * @param {string} message
 * @param {unknown} [cause]
 * @returns {ElementError}
 */
export function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { name: "StandfirstError", code });
}

/** For callers that want an article of an element without a text. */
export function nothing() {
  return failure(
    "empty-input",
    "There is nothing to read: put a text between the element's tags, or set `value` or `src`.",
  );
}

/**
 * What was thrown, with a code.
 *
 * @param {unknown} thrown
 * @returns {ElementError}
 */
export function typed(thrown) {
  const { code, message } = /** @type {{ code?: unknown, message?: string }} */ (thrown ?? {});
  // A `DOMException` has a number there.
  if (thrown instanceof Error && typeof code === "string") return /** @type {ElementError} */ (thrown);
  const why = `The text could not be set as an article (${message ?? thrown}). `;
  return failure(
    "internal-error",
    `${why}Try a shorter text, or reload the page; the next text is read afresh.`,
    thrown,
  );
}
