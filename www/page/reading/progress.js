/**
 * How much of the story is read: a thin line at the top of the window.
 *
 * @module progress
 */

import { make } from "../make.js";
import { flowOf } from "./flow.js";

/** A story that is hardly longer than the window (times its height) needs none. */
const LONG = 1.4;

/**
 * @param {HTMLElement} story
 * @param {() => number | undefined} pages What share of the pages is read, where the story is shown page by page.
 */
export function progress(story, pages) {
  const line = make("div", {
    id: "progress",
    role: "progressbar",
    "data-say-label": "reading.progress",
    "aria-valuemin": "0",
    "aria-valuemax": "100",
  });
  line.hidden = true;
  document.body.append(line);
  let due = 0;
  let isShown = false;

  function draw() {
    due = 0;
    const share = isShown ? (pages() ?? shareOf(story)) : undefined;
    line.hidden = share === undefined;
    if (share === undefined) return;
    line.style.setProperty("--share", String(share));
    line.setAttribute("aria-valuenow", String(Math.round(share * 100)));
  }

  function update() {
    if (due === 0) due = requestAnimationFrame(draw);
  }

  addEventListener("scroll", update, { passive: true, capture: true });
  addEventListener("resize", update);
  new ResizeObserver(update).observe(story);

  return {
    update,
    show() {
      isShown = true;
      update();
    },
    hide() {
      isShown = false;
      draw();
    },
  };
}

/** @param {HTMLElement} story */
function shareOf(story) {
  if (flowOf(story).isVertical) {
    const way = story.scrollWidth - story.clientWidth;
    return way < 1 ? undefined : within(Math.abs(story.scrollLeft) / way);
  }
  const { top, height } = story.getBoundingClientRect();
  return height < innerHeight * LONG ? undefined : within(-top / (height - innerHeight));
}

/** @param {number} share */
function within(share) {
  return Math.min(1, Math.max(0, share));
}
