/**
 * A button that pastes, for those who have no keyboard at hand: where the browser lets a page ask for its clipboard.
 *
 * @module clipboard-button
 */

import { say } from "../say.js";

/**
 * @param {HTMLButtonElement} button
 * @param {object} told
 * @param {(html: string, text: string) => void} told.read What is on the clipboard, in both its forms.
 * @param {(words: string) => void} told.refused Why nothing came.
 */
export function clipboardButton(button, { read, refused }) {
  const { clipboard } = navigator;
  // Absent where the connection is not secure.
  if (typeof clipboard?.read !== "function") return;
  // As it was copied: it is read and never put into a page.
  const asCopied = /** @type {(how: object) => Promise<ClipboardItem[]>} */ (clipboard.read).bind(clipboard, {
    unsanitized: ["text/html"],
  });
  button.hidden = false;
  button.addEventListener("click", async () => {
    /** @type {ClipboardItem[]} */
    let items;
    try {
      items = await asCopied();
    } catch {
      refused(say("clipboard.refused"));
      return;
    }
    const [html, text] = await Promise.all([form(items, "text/html"), form(items, "text/plain")]);
    if (html === "" && text.trim() === "") refused(say("clipboard.nothing"));
    else read(html, text);
  });
}

/**
 * @param {ClipboardItem[]} items
 * @param {string} type
 */
async function form(items, type) {
  const item = items.find(({ types }) => types.includes(type));
  try {
    return (await (await item?.getType(type))?.text()) ?? "";
  } catch {
    // It was promised and did not come.
    return "";
  }
}
