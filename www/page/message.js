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
    line.role = role;
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
