/**
 * Line focus: one line, or a few, are clear, and all else is dimmed. It goes along with the arrow keys, a press on a line, and the window.
 *
 * @module line-focus
 */

import { make } from "../make.js";
import { flowOf, isInSight, scrollToBox } from "./flow.js";
import { grow, linesOf } from "./lines.js";

/** @typedef {import("./lines.js").Box} Box */
/** @typedef {import("./settings.js").ReadingSettings} ReadingSettings */
/** @typedef {{ block: Element, index: number, box: Box }} Line A line, by the block of the article and its number there. */

/** Room (px) around the lines, along them and across. */
const ALONG = 14;
const ACROSS = 3;
/** The first line is looked for here, as a share of the window's height. */
const FIRST = 0.3;
/** What is further off than this many lines is not read with it: something else stands between. */
const APART = 4;

/**
 * @param {HTMLElement} story
 * @param {ReadingSettings} settings
 * @param {(box: DOMRect) => void} turnTo Shows the page that a box stands on, where there are pages.
 */
export function lineFocus(story, settings, turnTo) {
  const root = document.documentElement;
  const band = make("div", { id: "band", "aria-hidden": "true" });
  band.hidden = true;
  document.body.append(band);
  /** @type {Line | undefined} */
  let current;
  let due = 0;
  let isShown = false;
  let isMoving = false;

  const isOn = () => isShown && settings.get("focus") !== "off";

  function blocks() {
    const [article] = story.children;
    return article === undefined ? [] : [...article.children].filter((block) => block.id !== "controls");
  }

  /** @param {Element} block */
  function linesIn(block) {
    return linesOf(block, flowOf(story).isVertical).map((box, index) => ({ block, index, box }));
  }

  /**
   * The line beside another one.
   *
   * @param {Line} line
   * @param {1 | -1} direction
   * @returns {Line | undefined}
   */
  function beside({ block, index }, direction) {
    const own = linesIn(block)[index + direction];
    if (own !== undefined) return own;
    const all = blocks();
    for (let at = all.indexOf(block) + direction; all[at] !== undefined; at += direction) {
      const lines = linesIn(/** @type {Element} */ (all[at]));
      const next = direction === 1 ? lines[0] : lines.at(-1);
      if (next !== undefined) return next;
    }
    return undefined;
  }

  /**
   * The line nearest to a place in the window.
   *
   * @param {number} x
   * @param {number} y
   */
  function nearest(x, y) {
    /** @type {Line | undefined} */
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const block of blocks()) {
      if (distance(block.getBoundingClientRect(), x, y) >= least) continue;
      for (const line of linesIn(block)) {
        const away = distance(line.box, x, y);
        if (away < least) [best, least] = [line, away];
      }
    }
    return best;
  }

  /** The line to begin with: the first of the page, or near the top of the window. */
  function first() {
    const frame = story.getBoundingClientRect();
    const { isVertical, isPaged, isRightToLeft } = flowOf(story);
    const start = isVertical || isRightToLeft ? frame.right : frame.left;
    if (isPaged || isVertical) return nearest(start, Math.max(frame.top, 0));
    return nearest(start, Math.max(frame.top, innerHeight * FIRST));
  }

  /** The current line and, where more are clear, those around it that stand in the same column. */
  function clear() {
    if (current === undefined) return undefined;
    const box = { ...current.box };
    const { isVertical } = flowOf(story);
    const around = (Number(settings.get("focus")) - 1) / 2;
    for (const direction of /** @type {const} */ ([1, -1])) {
      /** @type {Line | undefined} */
      let line = current;
      for (let count = 0; count < around; count += 1) {
        const next = beside(line, direction);
        if (next === undefined || !follows(line.box, next.box, direction, isVertical)) break;
        if (!isInSight(asRect(next.box), story)) break;
        grow(box, next.box);
        line = next;
      }
    }
    return box;
  }

  function draw() {
    due = 0;
    const box = isOn() ? clear() : undefined;
    const isSeen = box !== undefined && box.bottom > 0 && box.top < innerHeight;
    band.hidden = !isSeen;
    root.toggleAttribute("data-line-focus", isSeen);
    if (!isSeen || current === undefined) return;
    const { isVertical } = flowOf(story);
    const column = columnOf(current.block);
    const [left, right] = isVertical
      ? [box.left - ACROSS, box.right + ACROSS]
      : [column.left - ALONG, column.right + ALONG];
    const [top, bottom] = isVertical
      ? [column.top - ALONG, column.bottom + ALONG]
      : [box.top - ACROSS, box.bottom + ACROSS];
    band.style.setProperty("left", `${left}px`);
    band.style.setProperty("top", `${top}px`);
    band.style.setProperty("width", `${right - left}px`);
    band.style.setProperty("height", `${bottom - top}px`);
  }

  /**
   * The column that the lines of a block stand in: on a page of two the half, else the story's whole measure.
   *
   * @param {Element} block
   */
  function columnOf(block) {
    const frame = (flowOf(story).isPaged ? story : (block.parentElement ?? story)).getBoundingClientRect();
    if (!root.hasAttribute("data-spread") || current === undefined) return frame;
    const gap = Number.parseFloat(getComputedStyle(story).columnGap) || 0;
    const width = (frame.width - gap) / 2;
    const isLeft = current.box.left < frame.left + width;
    return new DOMRect(isLeft ? frame.left : frame.left + width + gap, frame.top, width, frame.height);
  }

  /** The window has moved over the story: the line is the one that stands where the band is. */
  function follow() {
    due = 0;
    if (!isOn()) {
      draw();
      return;
    }
    if (current === undefined || !current.block.isConnected) current = first();
    else if (!isMoving) {
      const { left, right, top, bottom } = current.box;
      current = nearest((left + right) / 2, (top + bottom) / 2) ?? first();
    }
    draw();
  }

  function later() {
    if (due === 0) due = requestAnimationFrame(follow);
  }

  /** Sizes have changed: the same line has another box. */
  function settle() {
    if (current !== undefined) {
      const lines = current.block.isConnected ? linesIn(current.block) : [];
      current = lines[Math.min(current.index, lines.length - 1)] ?? (isOn() ? first() : undefined);
    } else if (isOn()) {
      current = first();
    }
    draw();
  }

  addEventListener("scroll", later, { passive: true, capture: true });
  new ResizeObserver(settle).observe(story);
  addEventListener("resize", settle);
  settings.onChange(() => {
    if (!isOn()) current = undefined;
    requestAnimationFrame(settle);
  });
  story.addEventListener("click", ({ clientX, clientY, target }) => {
    if (!isOn() || (target instanceof Element && target.closest("a, #controls") !== null)) return;
    current = nearest(clientX, clientY);
    draw();
  });

  return {
    isOn,
    show() {
      isShown = true;
      requestAnimationFrame(settle);
    },

    hide() {
      isShown = false;
      current = undefined;
      draw();
    },

    /** Another page is shown: its first line is the one to read. */
    turned() {
      if (!isOn() || isMoving) return;
      current = first();
      draw();
    },

    /**
     * To the next line (1) or the one before (-1); false where line focus is off.
     *
     * @param {1 | -1} direction
     */
    move(direction) {
      if (!isOn() || current === undefined) return false;
      const next = beside(current, direction);
      if (next === undefined) return false;
      isMoving = true;
      current = next;
      if (flowOf(story).isPaged) turnTo(asRect(next.box));
      else if (!isComfortable(next.box, story)) scrollToBox(asRect(next.box), story, "instant");
      const { block, index } = current;
      current = linesIn(block)[index] ?? current;
      draw();
      requestAnimationFrame(() => {
        isMoving = false;
      });
      return true;
    },

    /** Switches it on or off; on again as it was before. */
    toggle() {
      if (!isShown) return false;
      settings.set("focus", settings.get("focus") === "off" ? "3" : "off");
      return true;
    },
  };
}

/**
 * Whether a line stands so that those after it can be seen as well.
 *
 * @param {Box} box
 * @param {HTMLElement} story
 */
function isComfortable(box, story) {
  if (flowOf(story).isVertical) {
    const { left, width } = story.getBoundingClientRect();
    return box.left > left + width * 0.25 && box.right < left + width + 1;
  }
  return box.top > innerHeight * 0.15 && box.bottom < innerHeight * 0.66;
}

/**
 * @param {Box} line
 * @param {Box} next
 * @param {1 | -1} direction
 * @param {boolean} isVertical
 */
function follows(line, next, direction, isVertical) {
  const further = isVertical ? line.left - next.left : next.top - line.top;
  const size = isVertical ? line.right - line.left : line.bottom - line.top;
  return further * direction > 0 && Math.abs(further) < APART * size;
}

/** @param {Box} box */
function asRect({ left, top, right, bottom }) {
  return new DOMRect(left, top, right - left, bottom - top);
}

/**
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
function distance({ left, top, right, bottom }, x, y) {
  const across = Math.max(left - x, 0, x - right);
  const down = Math.max(top - y, 0, y - bottom);
  return Math.hypot(across, down);
}
