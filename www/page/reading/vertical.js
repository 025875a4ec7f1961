/**
 * Vertical lines, right to left, for the scripts that are written so.
 *
 * @module vertical
 */

import { flowOf, motion } from "./flow.js";

/** @typedef {import("./settings.js").ReadingSettings} ReadingSettings */

const LANGUAGES = /^(?:ja|zh|yue|lzh)\b/;
/** How much of the width a screen further is: a few lines stay in sight. */
const SCREEN = 0.9;

/**
 * @param {HTMLElement} story
 * @param {ReadingSettings} settings
 * @param {(offered: boolean) => void} offer
 */
export function vertical(story, settings, offer) {
  const root = document.documentElement;
  let isOffered = false;

  function apply() {
    root.toggleAttribute("data-vertical", isOffered && settings.get("vertical"));
  }
  settings.onChange(apply);

  /** Whether the story lies sideways in its frame, and is longer than that. */
  function isScrolled() {
    const { isVertical, isPaged } = flowOf(story);
    return isVertical && !isPaged && story.scrollWidth > story.clientWidth;
  }

  // A wheel turns downwards, the lines go to the left; at both ends it turns the window as ever.
  story.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) || !isScrolled()) return;
      const before = story.scrollLeft;
      story.scrollLeft -= event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 24;
      if (story.scrollLeft !== before) event.preventDefault();
    },
    { passive: false },
  );

  return {
    /** @param {string | undefined} language */
    show(language) {
      isOffered = LANGUAGES.test(language ?? "");
      offer(isOffered);
      apply();
    },

    hide() {
      isOffered = false;
      offer(false);
      apply();
    },

    /** Answers false where the script is not written so. */
    toggle() {
      if (!isOffered) return false;
      settings.set("vertical", !settings.get("vertical"));
      return true;
    },

    /**
     * A screen further (1) or back (-1); false where the story does not lie sideways.
     *
     * @param {1 | -1} direction
     */
    turn(direction) {
      if (!isScrolled()) return false;
      story.scrollBy({ left: -direction * story.clientWidth * SCREEN, behavior: motion() });
      return true;
    },
  };
}
