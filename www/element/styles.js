/**
 * The texts of the element's style sheets, fetched from beside its scripts.
 *
 * @module styles
 */

/** The story's own are those of the page at `index.html`. */
const FILES = ["theme.css", "story.css", "panels.css", "element.css"];

/** @returns {Promise<string[]>} */
export function styles() {
  return Promise.all(FILES.map(text));
}

/** @param {string} file */
async function text(file) {
  const response = await fetch(new URL(`../styles/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}
