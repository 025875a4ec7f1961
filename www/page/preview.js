/**
 * From the text in the box to the story, as it is typed: the newest text, once a frame at most. A text too long to be set anew
 * for each key is read for each, and set when the typing pauses.
 *
 * @module preview
 */

import { say } from "../say.js";
import { load, render, summarize } from "../standfirst.js";
import { showPlain } from "../story/plain.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Summary} Summary */
/** @typedef {import("../standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("../standfirst.js").View} View */
/** @typedef {{ article: Article, data: ArticleData, summary: Summary | undefined, view: View }} Shown */

/**
 * @typedef {object} Stage
 * @property {HTMLTextAreaElement} paste
 * @property {() => Article} read Reads what the box stands for.
 * @property {HTMLElement} story
 * @property {() => SummaryOptions} choice What summary the reader wants.
 * @property {(article: Article) => void} amend What the reader changed before, done again on a new reading.
 * @property {() => void} before The story is about to be replaced.
 * @property {(shown: Shown) => void} shown
 * @property {() => void} emptied
 * @property {(error: unknown) => void} failed The text stands as plain paragraphs.
 */

/** Setting a story longer than this (ms) waits for a pause in the typing: a frame has sixteen, and the browser needs its share. */
const QUICK = 8;
/** And longer than this, reading does, too. */
const SLOW = 60;
/** What a pause is (ms). */
const PAUSE = 150;

/** @param {Stage} stage */
export function preview(stage) {
  /** @type {Shown | undefined} */
  let current;
  /** @type {Article | undefined} Read, and not set yet. */
  let waiting;
  let due = 0;
  /** How long the last text took (ms) to be read, and its story to be set. */
  const took = { reading: 0, setting: 0 };
  let ready = false;
  /** @type {unknown} Why the module is not there. */
  let missing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  function release() {
    forget();
    stage.before();
    current?.view.destroy();
    current?.article.free();
    current = undefined;
  }

  function forget() {
    clearTimeout(pause);
    waiting?.free();
    waiting = undefined;
  }

  function read() {
    const began = performance.now();
    try {
      return stage.read();
    } finally {
      took.reading = performance.now() - began;
    }
  }

  function show() {
    forget();
    const text = stage.paste.value;
    if (text.trim() === "") {
      release();
      stage.story.replaceChildren();
      stage.emptied();
      return;
    }
    if (!ready) {
      release();
      showPlain(stage.story, text, say("plain.cut"));
      if (missing !== undefined) stage.failed(missing);
      return;
    }
    try {
      const article = read();
      stage.amend(article);
      set(article);
    } catch (error) {
      release();
      showPlain(stage.story, text, say("plain.cut"));
      stage.failed(error);
    }
  }

  /** Reads the box, and has the story wait for the next pause. */
  function readAhead() {
    forget();
    try {
      waiting = read();
    } catch {
      // Said when the story is due.
    }
    pause = setTimeout(settle, PAUSE);
  }

  /** Sets what was read ahead. */
  function settle() {
    const article = waiting;
    waiting = undefined;
    if (article === undefined) {
      show();
      return;
    }
    stage.amend(article);
    set(article);
  }

  /** @param {Article} article */
  function set(article) {
    const began = performance.now();
    const data = article.toJSON();
    const made = summarize(article, stage.choice());
    const summary = made.tooShort || made.sentences.length === 0 ? undefined : made;
    stage.before();
    const old = current;
    old?.view.clear();
    const view = render(article, stage.story, { summary });
    if (old !== undefined) {
      old.view.destroy();
      if (old.article !== article) old.article.free();
    }
    current = { article, data, summary, view };
    stage.shown(current);
    took.setting = performance.now() - began;
  }

  return {
    /** What stands on the page. */
    get current() {
      return current;
    },

    /** Reads the box again at the next frame, or after a pause where that takes long. */
    refresh() {
      clearTimeout(pause);
      if (took.reading > SLOW) {
        pause = setTimeout(show, Math.min(took.reading * 2, 1000));
        return;
      }
      if (due !== 0) return;
      due = requestAnimationFrame(() => {
        due = 0;
        const isLong = current !== undefined && took.reading + took.setting > QUICK;
        if (isLong && stage.paste.value.trim() !== "") readAhead();
        else show();
      });
    },

    /** Reads the box again at once. */
    show,

    /** Shows the article again, changed by the reader. */
    reset() {
      if (current !== undefined) set(current.article);
    },

    /** Sums up again, by another choice; the story stays as it is. */
    resum() {
      if (current === undefined || current.summary === undefined) return;
      current.summary = summarize(current.article, stage.choice());
      current.view.showSummary(current.summary);
      stage.shown(current);
    },

    /** Loads the module, and shows what was pasted meanwhile. */
    async start() {
      try {
        await load();
        ready = true;
        missing = undefined;
      } catch (error) {
        missing = error;
        stage.failed(error);
      }
      if (ready || stage.paste.value.trim() !== "") show();
    },
  };
}
