/**
 * Which way the story runs: down the window, in vertical lines to the left, or page by page.
 *
 * @module flow
 */

/** @typedef {{ isVertical: boolean, isPaged: boolean, isRightToLeft: boolean }} Flow */

/** Where in the window one reads, as a share of its height. */
const READING = 0.38;

/**
 * @param {HTMLElement} story
 * @returns {Flow}
 */
export function flowOf(story) {
  const { writingMode, direction } = getComputedStyle(story);
  return {
    isVertical: writingMode.startsWith("vertical"),
    isPaged: document.documentElement.hasAttribute("data-paged"),
    isRightToLeft: direction === "rtl",
  };
}

/**
 * Whether a box of the story stands where one reads, or before.
 *
 * @param {DOMRect} box
 * @param {HTMLElement} story
 */
export function isReached(box, story) {
  const { isVertical, isPaged, isRightToLeft } = flowOf(story);
  const frame = story.getBoundingClientRect();
  if (isPaged && isVertical) return box.top < frame.bottom;
  if (isPaged) return isRightToLeft ? box.right > frame.left : box.left < frame.right;
  if (isVertical) return box.right > frame.right - frame.width * READING;
  return box.top < innerHeight * READING;
}

/**
 * Whether a box of the story is in sight, whole, in the window and on the page that is shown.
 *
 * @param {DOMRect} box
 * @param {HTMLElement} story
 * @param {number} [covered] How much of the window's lower edge (px) something else covers.
 */
export function isInSight(box, story, covered = 0) {
  const { isVertical, isPaged } = flowOf(story);
  const frame = isVertical || isPaged ? story.getBoundingClientRect() : new DOMRect(0, 0, innerWidth, innerHeight);
  // What is larger than the frame is in sight where its beginning is.
  const bottom = box.height > frame.height ? box.top + 1 : box.bottom;
  const isAcross = box.left >= frame.left - 1 && (box.right <= frame.right + 1 || box.width > frame.width);
  return (
    isAcross && box.top >= Math.max(frame.top, 0) - 1 && bottom <= Math.min(frame.bottom, innerHeight - covered) + 1
  );
}

/** How things move into sight. */
export function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/**
 * Scrolls the window, or a story in vertical lines, so far that a box stands where one reads.
 *
 * @param {DOMRect} box
 * @param {HTMLElement} story
 * @param {ScrollBehavior} [behavior]
 */
export function scrollToBox(box, story, behavior = motion()) {
  const frame = story.getBoundingClientRect();
  if (flowOf(story).isVertical) {
    story.scrollBy({ left: box.right - (frame.right - frame.width * READING), behavior });
    if (frame.top < 0 || frame.bottom > innerHeight) story.scrollIntoView({ block: "nearest", behavior });
    return;
  }
  const aim = innerHeight * READING;
  scrollBy({ top: box.top + Math.min(box.height, aim) / 2 - aim, behavior });
}
