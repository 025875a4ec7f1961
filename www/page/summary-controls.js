/**
 * Kind and length of the summary: two rows of words.
 *
 * @module summary-controls
 */

/** @typedef {import("../standfirst.js").SummaryLength} SummaryLength */
/** @typedef {import("../standfirst.js").SummaryType} SummaryType */

/**
 * @param {HTMLElement} types
 * @param {HTMLElement} lengths
 * @param {() => void} changed
 */
export function summaryControls(types, lengths, changed) {
  const type = words(types, changed);
  const length = words(lengths, changed);
  return {
    /** @returns {{ type: SummaryType, length: SummaryLength, format: "plain-text" }} */
    choice() {
      return {
        type: /** @type {SummaryType} */ (type()),
        length: /** @type {SummaryLength} */ (length()),
        format: "plain-text",
      };
    },
  };
}

/**
 * A row of words of which one is chosen.
 *
 * @param {HTMLElement} row
 * @param {() => void} changed
 * @returns {() => string | undefined} The word chosen.
 */
function words(row, changed) {
  const buttons = [...row.querySelectorAll("button")];
  row.addEventListener("click", ({ target }) => {
    const chosen = buttons.find((button) => target instanceof Node && button.contains(target));
    if (chosen === undefined) return;
    for (const button of buttons) button.ariaPressed = String(button === chosen);
    changed();
  });
  return () => buttons.find((button) => button.ariaPressed === "true")?.dataset.value;
}
