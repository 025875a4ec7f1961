/**
 * The line above the story that says what happened and what to do.
 *
 * @param {HTMLElement} line
 */
export function messageLine(line) {
  /**
   * @param {"status" | "alert"} role
   * @param {string} words
   * @param {{ label: string, act: () => void }} [way] A way out, as a button.
   */
  function say(role, words, way) {
    // The same words again are not news: screen readers would read them out with each key.
    if (line.role === role && line.dataset.said === words) return;
    line.role = role;
    line.dataset.said = words;
    line.replaceChildren(words);
    if (way === undefined) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = way.label;
    button.addEventListener("click", way.act);
    line.append(" ", button);
  }
  return {
    say,
    clear() {
      if (line.hasChildNodes()) say("status", "");
    },
  };
}
