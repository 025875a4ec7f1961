/**
 * What elements are made of: the page's own class, or where there is no page, as in Node, one in its place, so that the element can be
 * imported and named there.
 *
 * @module base
 */

const InNoPage = /** @type {typeof globalThis.HTMLElement} */ (/** @type {unknown} */ (class {}));

export const HTMLElement = globalThis.HTMLElement ?? InNoPage;
