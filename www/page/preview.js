/**
 * From the text in the box to the story, as it is typed: the newest text, once a frame at most. What is the same in both stays on the page
 * as it is; what stands beside the story waits until the typing stops. A text too long to be set for each key is read for each, and set in
 * the pause as well. Of a long one that is pasted the beginning is shown first.
 *
 * @module preview
 */

import { say } from "../say.js";
import { load, render, summarize } from "../standfirst.js";
import { showPlain } from "../story/plain.js";
import { change } from "./change.js";
import { LONG } from "./paste-box.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Summary} Summary */
/** @typedef {import("../standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("../standfirst.js").View} View */
/** @typedef {{ article: Article, data: ArticleData, summary: Summary | undefined, view: View, isWhole: boolean }} Shown What stands there, all of the text or
 * its beginning. */

/**
 * @typedef {object} Stage
 * @property {HTMLTextAreaElement} paste
 * @property {() => Article} read Reads what the box stands for.
 * @property {(letters: number) => Article | undefined} readBeginning Reads the first so many letters of it; nothing where only the whole can be read.
 * @property {HTMLElement} story
 * @property {() => SummaryOptions} choice What summary the reader wants.
 * @property {(article: Article) => void} amend What the reader changed before, done again on a new reading.
 * @property {() => void} before The story is about to go.
 * @property {(shown: Shown) => void} shown The story stands, or has followed a key: only what is quick.
 * @property {(shown: Shown) => void} settled What stands beside the story can follow.
 * @property {() => void} emptied
 * @property {(error: unknown) => void} failed The text stands as plain paragraphs.
 */

/** Reading and setting a story for longer than this (ms) waits for a pause in the typing: the browser needs its share of what a typist
 * does not notice. */
const QUICK = 28;
/** Reading for longer than this waits, too. */
const SLOW = 60;
/** What a pause is (ms). */
const PAUSE = 150;
/** And how long the page waits for an idle moment then. */
const PATIENCE = 500;
/** So many letters of a long text are shown first. */
const BEGINNING = 6_000;
/** How long what was painted stands before more is done (ms): others have their turn. */
const TURN = 10;
/** How long a frame may keep us waiting. */
const NO_FRAME = 200;

/** @param {Stage} stage */
export function preview(stage) {
  /** @type {Shown | undefined} */
  let current;
  /** The text that it was read from. */
  let standing = "";
  /** @type {Article | undefined} Read, and not set yet. */
  let waiting;
  /** @type {Article | undefined} What the panels know. */
  let settled;
  let isDue = false;
  /** How long the last text took (ms) to be read, and its story to be set. */
  const took = { reading: 0, setting: 0 };
  let ready = false;
  /** @type {unknown} Why the module is not there. */
  let missing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const quiet = quietMoment(() => settle());

  function release() {
    forget();
    quiet.cancel();
    stage.before();
    current?.view.destroy();
    if (settled !== current?.article) settled?.free();
    current?.article.free();
    settled = undefined;
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

  /** @param {boolean} typed Whether somebody is typing, whom nothing should keep waiting. */
  function show(typed = false) {
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
      set(article, typed);
    } catch (error) {
      release();
      showPlain(stage.story, text, say("plain.cut"));
      stage.failed(error);
    }
  }

  /** Shows the beginning of a long text, and all of it once that is painted. */
  function showBeginning() {
    forget();
    try {
      const article = stage.readBeginning(BEGINNING);
      if (article !== undefined) set(article, true, false);
      quiet.cancel();
    } catch {
      // Said, if it is so of the whole.
    }
    if (current?.isWhole === false) painted(() => current?.isWhole === false && show());
    else show();
  }

  /** Reads the box, and has the story wait for the next pause. */
  function readAhead() {
    forget();
    try {
      waiting = read();
    } catch {
      // Said when the story is due.
    }
    pause = setTimeout(showWaiting, PAUSE);
  }

  /** Sets what was read ahead. */
  function showWaiting() {
    const article = waiting;
    waiting = undefined;
    if (article === undefined) {
      show(true);
      return;
    }
    stage.amend(article);
    set(article, true);
  }

  /**
   * @param {Article} article
   * @param {boolean} typed
   * @param {boolean} [isWhole]
   */
  function set(article, typed, isWhole = true) {
    const began = performance.now();
    const data = article.toJSON();
    const made = summarize(article, stage.choice());
    const summary = made.tooShort || made.sentences.length === 0 ? undefined : made;
    const text = stage.paste.value;
    const old = current;
    let view = old?.view;
    if (view !== undefined && isMuchTheSame(standing, text)) {
      view.update(article, { summary });
    } else {
      stage.before();
      view?.clear();
      view = render(article, stage.story, { summary });
      old?.view.destroy();
    }
    standing = text;
    current = { article, data, summary, view, isWhole };
    if (old !== undefined && old.article !== article && old.article !== settled) old.article.free();
    stage.shown(current);
    quiet.cancel();
    // Of a long text it takes as long as the reading, and nobody should wait for both.
    if (typed || (old?.article !== article && text.length >= LONG)) quiet.wait();
    else settle();
    took.setting = performance.now() - began;
  }

  /** What stands beside the story follows it. */
  function settle() {
    if (current === undefined) return;
    const old = settled;
    settled = current.article;
    stage.settled(current);
    if (old !== settled) old?.free();
  }

  return {
    /** What stands on the page. */
    get current() {
      return current;
    },

    /**
     * Reads the box again at the next frame, or after a pause where that takes long.
     *
     * @param {boolean} [typed] Whether it changed under somebody's fingers.
     */
    refresh(typed = false) {
      clearTimeout(pause);
      if (typed && took.reading > SLOW) {
        pause = setTimeout(show, Math.min(took.reading * 2, 1000), typed);
        return;
      }
      if (isDue) return;
      isDue = true;
      nextFrame(() => {
        isDue = false;
        const { value } = stage.paste;
        const isLong = current !== undefined && took.reading + took.setting > QUICK;
        const isNew = () => current === undefined || !isMuchTheSame(standing, value);
        if (!typed && ready && value.length >= LONG && isNew()) showBeginning();
        else if (isLong && value.trim() !== "") readAhead();
        else show(typed);
      });
    },

    /** Reads the box again at once. */
    show: () => show(),

    /** Shows the article again, changed by the reader. */
    reset() {
      if (current?.isWhole === false) show();
      else if (current !== undefined) set(current.article, false);
    },

    /** Sums up again, by another choice; the story stays as it is. */
    resum() {
      if (current === undefined || current.summary === undefined) return;
      current.summary = summarize(current.article, stage.choice());
      current.view.showSummary(current.summary);
      stage.shown(current);
      settle();
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
      return ready;
    },
  };
}

/**
 * Whether more than half of a text stays as it is: then its reader is looking at the same story.
 *
 * @param {string} from
 * @param {string} to
 */
function isMuchTheSame(from, to) {
  const { start, end } = change(from, to);
  return (to.length - (end - start)) * 2 >= Math.max(from.length, to.length);
}

/**
 * The next frame; where none comes, as in a window that nobody sees, a moment later.
 *
 * @param {() => void} act
 */
function nextFrame(act) {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    act();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, NO_FRAME);
}

/**
 * When what stands there now has been painted.
 *
 * @param {() => void} act
 */
function painted(act) {
  // A task that is posted from a frame comes behind its paint.
  nextFrame(() => void setTimeout(act, TURN));
}

/**
 * A moment in which nobody waits for the page.
 *
 * @param {() => void} act
 */
function quietMoment(act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let idle = 0;
  return {
    wait() {
      pause = setTimeout(() => {
        // Not every browser tells when it is idle.
        if (typeof requestIdleCallback === "function") idle = requestIdleCallback(act, { timeout: PATIENCE });
        else act();
      }, PAUSE);
    },
    cancel() {
      clearTimeout(pause);
      if (idle !== 0) cancelIdleCallback(idle);
      idle = 0;
    },
  };
}
