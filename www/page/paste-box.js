/**
 * What the story is read from. The box shows plain text, which can be edited; behind it may stand what was pasted, dropped or opened:
 * the HTML of a page, a file. That is read for as long as the box holds the very text that came with it, so that typing, undoing and
 * redoing need no further rules.
 *
 * @module paste-box
 */

import { load, parse, parseClipboard } from "../standfirst.js";
import { contents } from "./files.js";

/** @typedef {import("../standfirst.js").Article} Article */

/**
 * @param {HTMLTextAreaElement} box
 * @param {{ opened: () => void, refused: (words: string) => void }} told Told that a file stands in the box, or why it does not.
 */
export function pasteBox(box, told) {
  /** @type {{ text: string, read: () => Article } | undefined} What stands behind the box, and the text that it came with. */
  let behind;
  /** @type {string | undefined} The HTML of a paste that is about to reach the box. */
  let coming;

  /**
   * @param {Event} event
   * @param {DataTransfer | null} transfer
   * @param {boolean} fills Whether the box will hold nothing else.
   */
  function take(event, transfer, fills) {
    coming = undefined;
    if (transfer === null) return;
    const html = transfer.getData("text/html");
    const hasText = transfer.getData("text/plain") !== "";
    const [file] = transfer.files;
    if (hasText) {
      if (fills && html !== "") coming = html;
    } else if (html !== "") {
      event.preventDefault();
      stand(html, () => parseClipboard({ html }));
    } else if (file !== undefined) {
      event.preventDefault();
      void openFile(file);
    }
  }

  box.addEventListener("paste", (event) => {
    const { selectionStart, selectionEnd, value } = box;
    take(event, event.clipboardData, selectionStart === 0 && selectionEnd === value.length);
  });
  box.addEventListener("drop", (event) => take(event, event.dataTransfer, box.value === ""));
  box.addEventListener("input", () => {
    const html = coming;
    coming = undefined;
    if (html === undefined) return;
    const text = box.value;
    behind = { text, read: () => parseClipboard({ html, text }) };
  });

  // A file that misses the box would take the page's place.
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void openFile(file);
  });

  /**
   * Puts words into the box, with what they stand for behind them. As a paste does, so that it can be undone like one.
   *
   * @param {string} source
   * @param {() => Article} read
   */
  function stand(source, read) {
    let text = source;
    try {
      // Of markup, the story in words that read as the same story when they are edited.
      const article = read();
      if (article.form === "html") text = article.toMarkdown();
      article.free();
    } catch {
      // Said when the story is due.
    }
    box.focus();
    box.select();
    document.execCommand("insertText", false, text);
    behind = { text: box.value, read };
    told.opened();
  }

  /** @param {File} file */
  async function openFile(file) {
    // Where the module does not come, the page says so; the file's text can stand in the box all the same.
    const [found] = await Promise.all([contents(file), load().catch(() => undefined)]);
    if ("refused" in found) {
      told.refused(found.refused);
      return;
    }
    const { text, format } = found;
    stand(text, () => (format === "html" ? parseClipboard({ html: text }) : parse(text, { format })));
  }

  return {
    openFile,

    /** The article of what the box holds, or of what stands behind it. */
    read() {
      const text = box.value;
      return behind?.text === text ? behind.read() : parse(text);
    },
  };
}
