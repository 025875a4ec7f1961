/** How much of a text is shown as it stands, in UTF-16 units: enough to read, not enough to freeze the page. */
const MOST = 200_000;

/**
 * Shows a text as plain paragraphs, for when it can't be read as an article.
 *
 * @param {Element} target
 * @param {string} text
 * @param {string} [cut] What is said under a text that is cut.
 */
export function showPlain(target, text, cut = "…") {
  const holder = document.createElement("article");
  holder.className = "plain";
  holder.setAttribute("part", "article plain");
  holder.dir = "auto";
  for (const words of text.slice(0, MOST).split(/\n\s*\n/)) {
    if (words.trim() === "") continue;
    const paragraph = document.createElement("p");
    paragraph.textContent = words.trim();
    holder.append(paragraph);
  }
  if (text.length > MOST) {
    const note = document.createElement("p");
    note.className = "cut";
    note.textContent = cut;
    holder.append(note);
  }
  target.replaceChildren(holder);
}
