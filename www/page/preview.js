/**
 * From the text in the box to the story, as it is typed: the newest text, once a frame at most.
 *
 * @module preview
 */

import { load, parse, render, summarize } from "../standfirst.js";
import { showPlain } from "./plain.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Summary} Summary */
/** @typedef {import("../standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("../standfirst.js").View} View */
/** @typedef {{ article: Article, data: ArticleData, summary: Summary | undefined, view: View }} Shown */

/**
 * @typedef {object} Stage
 * @property {HTMLTextAreaElement} paste
 * @property {HTMLElement} story
 * @property {() => SummaryOptions} choice What summary the reader wants.
 * @property {(article: Article) => void} amend What the reader changed before, done again on a new reading.
 * @property {() => void} before The story is about to be replaced.
 * @property {(shown: Shown) => void} shown
 * @property {() => void} emptied
 * @property {(error: unknown) => void} failed The text stands as plain paragraphs.
 */

/** Longer than this (ms), and a reading waits for a pause in the typing. */
const SLOW = 60;

/** @param {Stage} stage */
export function preview(stage) {
  /** @type {Shown | undefined} */
  let current;
  let due = 0;
  let took = 0;
  let ready = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  function release() {
    stage.before();
    current?.view.destroy();
    current?.article.free();
    current = undefined;
  }

  function show() {
    const text = stage.paste.value;
    if (text.trim() === "") {
      release();
      stage.story.replaceChildren();
      stage.emptied();
      return;
    }
    if (!ready) {
      release();
      showPlain(stage.story, text);
      return;
    }
    const began = performance.now();
    try {
      const article = parse(text);
      stage.amend(article);
      set(article);
    } catch (error) {
      release();
      showPlain(stage.story, text);
      stage.failed(error);
    }
    took = performance.now() - began;
  }

  /** @param {Article} article */
  function set(article) {
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
  }

  return {
    /** What stands on the page. */
    get current() {
      return current;
    },

    /** Reads the box again at the next frame, or after a pause where that takes long. */
    refresh() {
      clearTimeout(pause);
      if (took > SLOW) {
        pause = setTimeout(show, Math.min(took * 2, 1000));
        return;
      }
      if (due !== 0) return;
      due = requestAnimationFrame(() => {
        due = 0;
        show();
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
      } catch (error) {
        if (stage.paste.value.trim() !== "") showPlain(stage.story, stage.paste.value);
        stage.failed(error);
        return;
      }
      if (stage.paste.value.trim() !== "") show();
    },
  };
}
