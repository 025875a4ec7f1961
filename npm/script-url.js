// The address of a classic script, which has no `import.meta`; of one inside a page, the page's.
const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript);

export const scriptUrl = script?.src || globalThis.location?.href || "about:blank";
