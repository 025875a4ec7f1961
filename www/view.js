/**
 * An article that stands in a page: highlights in it, ways from the source to the page and back.
 *
 * @module view
 */

import { anchored } from "./anchor.js";
import { caretAt } from "./caret.js";
import { bringUp } from "./keyed.js";

/** @typedef {import("./standfirst.js").Article} Article */
/** @typedef {import("./standfirst.js").RenderOptions} RenderOptions */
/** @typedef {import("./standfirst.js").Span} Span */
/** @typedef {import("./standfirst.js").Summary} Summary */
/** @typedef {import("./pkg/standfirst.js").Rendering} Rendering */
/** @typedef {(article: Article, target: Element, options?: RenderOptions) => Rendering} Render */

/** The highlight that `highlight()` sets when it is given no name; style it with `::highlight(standfirst-source)`. */
export const SOURCE = "standfirst-source";

export class View {
  #render;
  #rendering;
  #target;
  /** @type {Map<string, () => void>} What takes each highlight away again. */
  #marks = new Map();

  /**
   * @param {Render} render
   * @param {Article} article
   * @param {Element} target
   * @param {RenderOptions} [options]
   */
  constructor(render, article, target, options) {
    this.#render = render;
    this.#rendering = render(article, target, options);
    this.#target = target;
  }

  /** The article's own element. */
  get element() {
    return /** @type {HTMLElement | null} */ (this.#target.querySelector(":scope > [part=article]"));
  }

  /**
   * Where in the page a stretch of the source stands.
   *
   * @param {Span} span
   * @returns {Range | undefined} Nothing for what is not shown.
   */
  rangeOf({ start, end }) {
    return this.#rendering.rangeOf(start, end);
  }

  /**
   * Lights a stretch of the source, in place of what was lit by that name. Where the browser has no highlights, the block
   * around it gets a `data-highlighted` attribute with the name.
   *
   * @param {Span} span
   * @param {{ name?: string }} [options]
   * @returns {boolean} Whether there was something to light.
   */
  highlight(span, { name = SOURCE } = {}) {
    this.clear(name);
    const range = this.rangeOf(span);
    if (range === undefined) return false;
    this.#marks.set(name, typeof Highlight === "function" ? lightRange(range, name) : lightBlock(range, name));
    return true;
  }

  /**
   * Brings a stretch of the source into sight, without motion for those who want none.
   *
   * @param {Span} span
   * @returns {boolean} Whether there was something to scroll to.
   */
  scrollTo(span) {
    const range = this.rangeOf(span);
    const element = range && holder(range);
    if (range === undefined || element === undefined) return false;
    const box = range.getBoundingClientRect();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = still ? "instant" : "smooth";
    // A sentence in the middle of a long paragraph is brought in by itself; where a range has no box, its block is.
    if (box.height > 0 && element.isConnected) {
      const aim = innerHeight * 0.38;
      scrollBy({ top: box.top + Math.min(box.height, aim) / 2 - aim, behavior });
    } else {
      element.scrollIntoView({ block: "center", behavior });
    }
    return true;
  }

  /**
   * The sentence of the article under a pointer event, or at a place in the page.
   *
   * @param {MouseEvent | Node} place
   * @param {number} [offset] With a node: where in it.
   * @returns {number | undefined} Index into the article's `sentences`.
   */
  sentenceAt(place, offset = 0) {
    if (place instanceof Node) return this.#rendering.sentenceAt(place, offset);
    const caret = caretAt(place.clientX, place.clientY, this.#target.getRootNode());
    if (caret === undefined || !this.#target.contains(caret.node)) return undefined;
    return this.#rendering.sentenceAt(caret.node, caret.offset);
  }

  /**
   * Shows another summary in place of the one shown; the rest of the article stays as it is.
   *
   * @param {Summary} [summary]
   */
  showSummary(summary) {
    this.#rendering.showSummary(summary);
  }

  /**
   * Shows another article, or the same one changed, in place of the one shown. What is the same in both stays as it is, with the
   * selection, the focus and the highlights in it; of a paragraph that differs, only its words change. Children of the article that
   * have the attribute `data-guest` are left where they are.
   *
   * @param {Article} article
   * @param {RenderOptions} [options]
   */
  update(article, options) {
    const standing = this.element;
    const holder = standing === null ? this.#target : this.#target.ownerDocument.createElement("div");
    const rendering = this.#render(article, holder, options);
    const made = holder.firstElementChild;
    if (standing !== null && made !== null) {
      anchored(standing, () => {
        const pairs = bringUp(standing, made);
        rendering.keep(standing, pairs.made, pairs.kept);
      });
    }
    this.#rendering.free();
    this.#rendering = rendering;
  }

  /**
   * Takes away the highlight of that name, or all of this view's.
   *
   * @param {string} [name]
   */
  clear(name) {
    for (const known of name === undefined ? [...this.#marks.keys()] : [name]) {
      this.#marks.get(known)?.();
      this.#marks.delete(known);
    }
  }

  /** Takes the article out of the page. The view can't be used after that. */
  destroy() {
    this.clear();
    this.#rendering.destroy();
  }
}

/**
 * @param {Range} range
 * @param {string} name
 */
function lightRange(range, name) {
  // One name serves the whole page, so views share its highlight and each takes only its own range back.
  const shared = CSS.highlights.get(name) ?? new Highlight();
  shared.add(range);
  CSS.highlights.set(name, shared);
  return () => {
    shared.delete(range);
  };
}

/**
 * @param {Range} range
 * @param {string} name
 */
function lightBlock(range, name) {
  const block = holder(range)?.closest("[data-start]");
  block?.setAttribute("data-highlighted", name);
  return () => {
    if (block?.getAttribute("data-highlighted") === name) block.removeAttribute("data-highlighted");
  };
}

/** @param {Range} range */
function holder(range) {
  return range.startContainer.parentElement ?? undefined;
}
