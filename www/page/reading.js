/**
 * Reading as the reader likes it: type, line focus, pages, vertical lines, contents, footnotes, and how much is read.
 *
 * @module reading
 */

import { contents } from "./reading/contents.js";
import { flowOf, motion, scrollToBox } from "./reading/flow.js";
import { footnotes } from "./reading/footnotes.js";
import { lineFocus } from "./reading/line-focus.js";
import { paging } from "./reading/paging.js";
import { progress } from "./reading/progress.js";
import { readingSettings } from "./reading/settings.js";
import { settingsPanel } from "./reading/settings-panel.js";
import { vertical } from "./reading/vertical.js";

/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {import("../standfirst.js").View} View */
/** @typedef {import("./preview.js").Shown} Shown */
/** @typedef {ReturnType<typeof import("./shortcuts.js").shortcuts>} Shortcuts */

/**
 * @param {object} page
 * @param {HTMLElement} page.tools Where the buttons stand.
 * @param {HTMLElement} page.story
 * @param {() => View | undefined} page.view
 * @param {Shortcuts} page.keys
 */
export function reading({ tools, story, view, keys }) {
  const settings = readingSettings();
  const list = contents(tools, story, (heading) => {
    if (pages.isOn() || flowOf(story).isVertical) bringBoxIn(heading.getBoundingClientRect());
    else heading.scrollIntoView({ block: "start", behavior: motion() });
  });
  const panel = settingsPanel(tools, settings, keys.open);
  const notes = footnotes(story);
  const sideways = vertical(story, settings, panel.offerVertical);
  const pages = paging(story, settings, () => {
    lines.turned();
    bar.update();
    notes.hide();
  });
  const lines = lineFocus(story, settings, (box) => pages.turnTo(box));
  const bar = progress(story, pages.share);

  /** @param {DOMRect} box */
  function bringBoxIn(box) {
    if (pages.isOn()) pages.turnTo(box);
    else scrollToBox(box, story);
  }

  /** @param {1 | -1} by */
  const turn = (by) => pages.turn(by) || sideways.turn(by);
  /** Where lines run to the left, so do pages. */
  const isLeftward = () =>
    story.firstElementChild?.matches(":dir(rtl)") || document.documentElement.hasAttribute("data-vertical");
  /** @param {1 | -1} by */
  const across = (by) => {
    const way = isLeftward() ? /** @type {1 | -1} */ (-by) : by;
    if (document.documentElement.hasAttribute("data-vertical") && lines.isOn()) return lines.move(way);
    return turn(way);
  };
  /** @param {1 | -1} by */
  const down = (by) => !document.documentElement.hasAttribute("data-vertical") && lines.move(by);

  /** What the story on the page begins with. */
  let opening = "";

  const { add } = keys;
  add({ keys: ["r", "R"], shown: "r", words: "reading.title", act: panel.toggle });
  add({ keys: ["c", "C"], shown: "c", words: "reading.contents", act: list.toggle });
  add({ keys: ["+", "="], shown: "+ −", words: "keys.larger", act: () => settings.step("size", 1) });
  add({ keys: ["-", "_"], shown: "", words: "keys.list", act: () => settings.step("size", -1) });
  add({ keys: ["f", "F"], shown: "f", words: "keys.focus", act: lines.toggle });
  add({ keys: ["ArrowDown"], shown: "↓ ↑", words: "keys.lines", act: () => down(1) });
  add({ keys: ["ArrowUp"], shown: "", words: "keys.list", act: () => down(-1) });
  add({ keys: ["p", "P"], shown: "p", words: "reading.paged", act: pages.toggle });
  add({ keys: ["ArrowRight"], shown: "", words: "keys.list", act: () => across(1) });
  add({ keys: ["ArrowLeft"], shown: "", words: "keys.list", act: () => across(-1) });
  add({ keys: ["PageDown", " "], shown: "Space → Page↓", words: "reading.on", act: () => turn(1) });
  add({ keys: ["PageUp", "Shift+ "], shown: "Shift+Space ← Page↑", words: "reading.back", act: () => turn(-1) });
  add({ keys: ["Home"], shown: "Home End", words: "keys.ends", act: () => pages.turn(Number.NEGATIVE_INFINITY) });
  add({ keys: ["End"], shown: "", words: "keys.list", act: () => pages.turn(Number.POSITIVE_INFINITY) });
  add({ keys: ["v", "V"], shown: "v", words: "keys.vertical", act: sideways.toggle });

  return {
    /** @param {Shown} shown */
    show({ data }) {
      sideways.show(data.language);
      list.show();
      notes.hide();
      const words = data.metadata.headline?.value ?? data.sentences[0]?.text ?? "";
      pages.show(words !== opening);
      opening = words;
      lines.show();
      bar.show();
    },

    hide() {
      sideways.hide();
      list.hide();
      notes.hide();
      pages.hide();
      lines.hide();
      bar.hide();
    },

    /** Says anew what depends on numbers. */
    said() {
      panel.update();
      pages.said();
    },

    /**
     * Brings a stretch of the story into sight, however the story runs.
     *
     * @param {Span} span
     */
    bringIn(span) {
      const shown = view();
      const isScrolled = !pages.isOn() && !flowOf(story).isVertical;
      const box = isScrolled ? undefined : shown?.rangeOf(span)?.getClientRects()[0];
      if (box === undefined) shown?.scrollTo(span);
      else bringBoxIn(box);
    },
  };
}
