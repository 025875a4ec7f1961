/**
 * What the reader has before them is kept: for undoing, for the next visit, for a link. And cleared, all of it at once.
 *
 * @module keeping
 */

import { say } from "../say.js";
import { draft } from "./draft.js";
import { has } from "./language.js";
import { isStory, linked } from "./link.js";
import { linkButton } from "./link-button.js";
import { NOTHING } from "./moment.js";
import { timeline } from "./timeline.js";

/** @typedef {import("./moment.js").Moment} Moment */

/** Sent to the document when all was cleared: whoever has settings goes back to what is usual. */
export const CLEARED = "standfirst-cleared";

/** How long the question whether to clear all stands (ms). */
const QUESTION = 5000;

/**
 * @param {object} parts
 * @param {HTMLElement} parts.desk What holds the buttons.
 * @param {HTMLTextAreaElement} parts.paste
 * @param {ReturnType<typeof import("./paste-box.js").pasteBox>} parts.box
 * @param {ReturnType<typeof import("./corrections.js").corrections>} parts.correct
 * @param {ReturnType<typeof import("../story/furniture-panel.js").furniturePanel>} parts.furniture
 * @param {ReturnType<typeof import("./repairs-panel.js").repairsPanel>} parts.repairs
 * @param {ReturnType<typeof import("./highlights/highlights.js").highlights>} parts.marked
 * @param {ReturnType<typeof import("./stories.js").storiesBar>} parts.stories
 * @param {() => import("../standfirst.js").Article | undefined} parts.article What stands on the page.
 * @param {() => void} parts.show Reads the box again.
 * @param {() => void} parts.filled The story is what one wants to see now.
 * @param {(words: string) => void} parts.warn
 */
export function keeping({
  desk,
  paste,
  box,
  correct,
  furniture,
  repairs,
  marked,
  stories,
  article,
  show,
  filled,
  warn,
}) {
  /**
   * @template {HTMLElement} T
   * @param {string} id
   * @returns {T}
   */
  const part = (id) => /** @type {T} */ (desk.querySelector(`#${id}`));
  const row = part("deeds");
  const note = part("note");
  const clear = /** @type {HTMLButtonElement} */ (part("clear"));
  const undo = /** @type {HTMLButtonElement} */ (part("undo"));
  const redo = /** @type {HTMLButtonElement} */ (part("redo"));
  const link = linkButton(/** @type {HTMLButtonElement} */ (part("link")), part("linked"), forLink);
  const kept = draft(take);
  const time = timeline({
    box: paste,
    undo,
    redo,
    take,
    restore(moment) {
      have(moment);
      kept.changed();
      changed();
      show();
    },
  });

  /** @returns {Moment} */
  function take() {
    return {
      ...box.held(),
      corrections: correct.made(),
      putBack: furniture.kept(),
      undone: repairs.undone(),
      marks: marked.marks(),
      chosen: stories.chosen,
    };
  }

  /**
   * A page's HTML is far longer than its story, so a link has the story.
   *
   * @returns {Moment}
   */
  function forLink() {
    const now = take();
    const read = article();
    if (now.source === undefined || !("html" in now.source) || read === undefined) return now;
    return { ...NOTHING, text: read.toMarkdown(), source: { format: "markdown" } };
  }

  /** @param {Moment} moment */
  function have(moment) {
    box.hold(moment);
    correct.have(moment.corrections);
    furniture.have(moment.putBack);
    repairs.have(moment.undone);
    marked.have(moment.marks);
    stories.have(moment.chosen);
  }

  /** What was said of the text is said of an older one. */
  function changed() {
    note.removeAttribute("data-say");
    note.textContent = "";
    link.hide();
    if (isStory(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    row.hidden = paste.value === "" && undo.disabled && redo.disabled;
  }

  /** @param {string} [kind] */
  function done(kind) {
    time.record(kind);
    kept.changed();
    changed();
  }

  /** @returns {Promise<boolean>} Whether there was a link. */
  async function openLink() {
    const { hash } = location;
    if (!isStory(hash)) return false;
    const moment = await linked(hash);
    if (moment === undefined) {
      warn(say("link.damaged"));
      return true;
    }
    const hadText = paste.value.trim() !== "";
    have(moment);
    time.record();
    row.hidden = false;
    link.hide();
    show();
    filled();
    has(note, hadText ? "note.linked-over" : "note.linked");
    return true;
  }
  addEventListener("hashchange", openLink);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let question;
  function unask() {
    clearTimeout(question);
    question = undefined;
    has(clear, "clear");
  }
  clear.addEventListener("blur", unask);
  clear.addEventListener("click", async () => {
    if (question === undefined) {
      question = setTimeout(unask, QUESTION);
      has(clear, "clear.sure");
      return;
    }
    unask();
    have(NOTHING);
    time.forget();
    for (const field of document.querySelectorAll("textarea, input[type=text]")) {
      /** @type {HTMLInputElement} */ (field).value = "";
    }
    changed();
    show();
    await kept.forget();
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // Where nothing can be kept, nothing was.
    }
    document.dispatchEvent(new Event(CLEARED));
    has(note, "clear.done");
    paste.focus();
  });

  return {
    done,

    /** Keeps what is there before the page goes. */
    now: kept.now,

    /** Something else stands in the box, put there at once. */
    filled() {
      correct.forget();
      furniture.forget();
      repairs.forget();
      stories.have(undefined);
      done();
      show();
      filled();
    },

    /** Brings back what was kept, and then what came with the link. */
    async start() {
      const moment = await kept.kept();
      // Who has begun to type wants nothing else there.
      if (moment !== undefined && paste.value === "") {
        have(moment);
        time.forget();
        row.hidden = false;
        if (!isStory(location.hash)) {
          show();
          filled();
          has(note, "note.restored");
        }
      }
      await openLink();
    },
  };
}
