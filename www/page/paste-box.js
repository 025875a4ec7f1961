/**
 * What the story is read from. The box shows plain text, which can be edited; behind it may stand what was pasted, dropped or opened:
 * the HTML of a page, a file. That is read for as long as the box holds the very text that came with it, so that typing, undoing and
 * redoing need no further rules.
 *
 * @module paste-box
 */

import { load, loadState, parse, parseClipboard } from "../standfirst.js";
import { contents } from "./files.js";

/** @typedef {import("../standfirst.js").Article} Article */
/**
 * What stands behind the box: a clipboard's HTML, beside the text of the box or instead of it, or that the text is Markdown for certain.
 *
 * @typedef {{ html: string, beside: boolean } | { format: "markdown" }} Source
 */
/** @typedef {{ text: string, source?: Source }} Held What the box holds. */

/** A paste of so many letters would keep a browser busy for half a second and more before anybody else has a turn. */
export const LONG = 150_000;
/** The beginning of a text in which all is marked up can't be told from something else. */
const MARKED_UP = /^\s*[<{\\]/;

/**
 * @param {HTMLTextAreaElement} box
 * @param {object} told
 * @param {() => void} told.filled Something else stands in the box than before, put there at once.
 * @param {(words: string) => void} told.refused Why something does not.
 */
export function pasteBox(box, told) {
  /** @type {{ text: string, source: Source } | undefined} What stands behind the box, and the text that it came with. */
  let behind;
  /** @type {string | undefined} The HTML of a paste that is about to reach the box. */
  let coming;
  /** Whether the box gets the focus back that it had before a long paste. */
  let givesBack = false;

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
      void standFor(html);
    } else if (file !== undefined) {
      event.preventDefault();
      void openFile(file);
    }
  }

  box.addEventListener("paste", (event) => {
    const { selectionStart, selectionEnd, value } = box;
    take(event, event.clipboardData, selectionStart === 0 && selectionEnd === value.length);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // Before the module is there nothing comes of it so soon.
    if (text.length < LONG || event.defaultPrevented || loadState() !== "ready") return;
    event.preventDefault();
    insert(text);
  });
  box.addEventListener("focus", showWords);
  // Who types on meanwhile types into the box; the page's shortcuts are not meant.
  window.addEventListener(
    "keydown",
    (event) => {
      if (!givesBack || !box.hasAttribute("data-waiting")) return;
      showWords();
      if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    },
    { capture: true },
  );
  window.addEventListener(
    "pointerdown",
    () => {
      givesBack = false;
    },
    { capture: true },
  );
  box.addEventListener("drop", (event) => take(event, event.dataTransfer, box.value === ""));
  box.addEventListener("input", () => {
    const html = coming;
    coming = undefined;
    if (html !== undefined) behind = { text: box.value, source: { html, beside: true } };
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
   * Puts a page into the box that came without its text: the story in words that read as the same story when they are edited.
   *
   * @param {string} html
   */
  async function standFor(html) {
    // Where the module does not come, the page says so; what was pasted can stand in the box all the same.
    await load().catch(() => undefined);
    let text = html;
    try {
      const article = parseClipboard({ html });
      text = article.toMarkdown();
      article.free();
    } catch {
      // Said when the story is due.
    }
    stand({ text, source: { html, beside: false } });
  }

  /**
   * As the browser would, but for the lines, which are laid out when the story stands, and for the caret, which would have them laid out.
   *
   * @param {string} text
   */
  function insert(text) {
    const { selectionStart, selectionEnd } = box;
    givesBack = document.activeElement === box;
    box.toggleAttribute("data-waiting", true);
    box.blur();
    getSelection()?.removeAllRanges();
    // The box has one letter for each end of a line.
    box.setRangeText(text.replaceAll(/\r\n?/g, "\n"), selectionStart, selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }

  function showWords() {
    if (!box.hasAttribute("data-waiting")) return;
    box.removeAttribute("data-waiting");
    if (givesBack && document.activeElement === document.body) box.focus({ preventScroll: true });
    givesBack = false;
  }

  /** @param {Held} held */
  function stand(held) {
    hold(held);
    told.filled();
  }

  /** @param {Held} held */
  function hold({ text, source }) {
    if (box.value !== text) box.value = text;
    behind = source && { text: box.value, source };
  }

  /** @param {File} file */
  async function openFile(file) {
    const found = await contents(file);
    if ("refused" in found) {
      told.refused(found.refused);
      return;
    }
    const { text, format } = found;
    if (format === "html") await standFor(text);
    else stand({ text, source: format === "markdown" ? { format } : undefined });
  }

  return {
    openFile,

    /**
     * Takes what was on a clipboard, in both its forms, in place of what the box holds.
     *
     * @param {string} html
     * @param {string} text
     */
    fill(html, text) {
      if (text === "") void standFor(html);
      else stand({ text, source: html === "" ? undefined : { html, beside: true } });
    },

    /** @returns {Held} */
    held() {
      const text = box.value;
      return behind?.text === text ? { text, source: behind.source } : { text };
    },

    hold,

    /** Shows what it holds, where that waited. */
    showWords,

    /**
     * The article of the first so many letters of the box, up to the end of a line; nothing where something else stands behind it, or where
     * they can't be read alone.
     *
     * @param {number} letters
     */
    readBeginning(letters) {
      const text = box.value;
      const end = text.lastIndexOf("\n", letters);
      if (behind?.text === text || MARKED_UP.test(text) || end * 2 < letters) return undefined;
      return parse(text.slice(0, end));
    },

    /** The article of what the box holds, or of what stands behind it. */
    read() {
      const text = box.value;
      return behind?.text === text ? read(behind.source, text) : parse(text);
    },
  };
}

/**
 * @param {Source} source
 * @param {string} text That of the box.
 * @returns {Article}
 */
function read(source, text) {
  if ("format" in source) return parse(text, source);
  return parseClipboard({ html: source.html, text: source.beside ? text : "" });
}
