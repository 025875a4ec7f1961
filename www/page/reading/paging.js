/**
 * The story page by page instead of scrolled: it is set in columns as high as the window, and one page of them is in sight at a time.
 *
 * @module paging
 */

import { caretAt } from "../../caret.js";
import { say } from "../../say.js";
import { make } from "../make.js";
import { flowOf, scrollToBox } from "./flow.js";

/** @typedef {import("./settings.js").ReadingSettings} ReadingSettings */

/** A page beside another may be this much narrower than a column alone. */
const NARROWER = 0.86;
/** How far (px) a finger has to go to turn a page. */
const SWIPE = 45;

/**
 * @param {HTMLElement} story
 * @param {ReadingSettings} settings
 * @param {() => void} turned Called when another page is shown.
 */
export function paging(story, settings, turned) {
  const root = document.documentElement;
  const back = make("button", { type: "button", "data-say": "reading.back" });
  const on = make("button", { type: "button", "data-say": "reading.on" });
  const where = make("span", { dir: "auto" });
  const bar = make("nav", { id: "pages", "data-say-label": "reading.pages" }, back, where, on);
  bar.hidden = true;
  story.after(bar);

  let isShown = false;
  let page = 0;
  let pages = 1;
  /** @type {Range | undefined} The first words of the page, which are on the page that is shown when sizes change. */
  let anchor;

  const isOn = () => isShown && settings.get("paged");

  /** What is from the beginning of a page to that of the next. */
  function pitch() {
    const { isVertical } = flowOf(story);
    const gap = Number.parseFloat(getComputedStyle(story).columnGap) || 0;
    // Whole pixels would be off by a line after some pages.
    const { width, height } = story.getBoundingClientRect();
    return (isVertical ? height : width) + gap;
  }

  function apply() {
    const isPaged = isOn();
    const wasPaged = root.hasAttribute("data-paged");
    // Who has read half of it goes on from there.
    if (isPaged && !wasPaged) anchor = story.getBoundingClientRect().top < 0 ? firstWords() : undefined;
    // While it scrolls: afterwards WebKit keeps where it was, and is there again with the next pages.
    if (wasPaged && !isPaged) story.scrollTo({ left: 0, top: 0, behavior: "instant" });
    root.toggleAttribute("data-paged", isPaged);
    bar.hidden = !isPaged;
    // Columns follow one another the way the story runs.
    const article = story.firstElementChild;
    for (const element of [story, bar]) {
      if (isPaged) element.dir = article?.matches(":dir(rtl)") ? "rtl" : "ltr";
      else element.removeAttribute("dir");
    }
    if (!isPaged) {
      root.removeAttribute("data-spread");
      story.removeAttribute("data-odd");
      if (wasPaged) leave();
      return;
    }
    if (wasPaged) return;
    measure();
    bar.scrollIntoView({ block: "end", behavior: "instant" });
    const box = boxOf(anchor);
    go(box === undefined ? 0 : pageOf(box));
  }

  /** The story runs on again: what was on the page stays in sight. */
  function leave() {
    const box = page === 0 ? undefined : boxOf(anchor);
    if (box !== undefined) scrollToBox(box, story, "instant");
    anchor = undefined;
    page = 0;
  }

  /** How many pages there are now. */
  function measure() {
    const { isVertical } = flowOf(story);
    const sheet = /** @type {HTMLElement} */ (story.parentElement);
    const type = Number.parseFloat(getComputedStyle(story.firstElementChild ?? story).fontSize);
    const column = (type * settings.get("measure")) / 2;
    const gap = Number.parseFloat(getComputedStyle(story).columnGap) || 0;
    const { width } = /** @type {HTMLElement} */ (sheet.parentElement).getBoundingClientRect();
    const left = sheet.getBoundingClientRect().left;
    const room = Math.min(width, innerWidth - left) - 64;
    root.toggleAttribute("data-spread", !isVertical && room >= 2 * NARROWER * column + gap);
    story.removeAttribute("data-odd");
    const whole = isVertical ? story.scrollHeight : story.scrollWidth;
    const columns = root.hasAttribute("data-spread") ? 2 : 1;
    const count = Math.round((whole + gap) / (pitch() / columns));
    // The last page can be turned to only if it is filled.
    story.toggleAttribute("data-odd", count > columns && count % columns !== 0);
    pages = Math.max(1, Math.ceil(count / columns));
  }

  /** @param {number} wanted */
  function go(wanted) {
    const before = page;
    page = Math.min(pages - 1, Math.max(0, wanted));
    const { isVertical, isRightToLeft } = flowOf(story);
    const at = page * pitch();
    // Both ways: what a browser has scrolled across the pages would cut lines.
    if (isVertical) story.scrollTo({ left: 0, top: at, behavior: "instant" });
    else story.scrollTo({ left: isRightToLeft ? -at : at, top: 0, behavior: "instant" });
    where.textContent = say("reading.where", { page: page + 1, pages });
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
    if (before !== page || anchor === undefined) anchor = firstWords();
    turned();
  }

  function firstWords() {
    const frame = story.getBoundingClientRect();
    const { isVertical } = flowOf(story);
    const isLeftward = isVertical || story.firstElementChild?.matches(":dir(rtl)");
    const x = isLeftward ? frame.right - 12 : frame.left + 2;
    for (let y = Math.max(frame.top, 0) + 8; y < Math.min(frame.bottom, innerHeight); y += 12) {
      const caret = caretAt(x, y);
      if (caret === undefined || !story.contains(caret.node) || !(caret.node instanceof Text)) continue;
      const range = document.createRange();
      range.setStart(caret.node, caret.offset);
      range.setEnd(caret.node, Math.min(caret.offset + 1, caret.node.data.length));
      return range;
    }
    return undefined;
  }

  /** @param {DOMRect} box */
  function pageOf(box) {
    const frame = story.getBoundingClientRect();
    const { isVertical, isRightToLeft } = flowOf(story);
    let way = box.left - frame.left + story.scrollLeft;
    if (isVertical) way = box.top - frame.top + story.scrollTop;
    else if (isRightToLeft) way = frame.right - box.right - story.scrollLeft;
    return Math.floor((way + 2) / pitch());
  }

  /** Sizes have changed: the same words are shown. */
  function settle() {
    if (!isOn()) return;
    measure();
    const box = boxOf(anchor);
    go(box === undefined ? page : pageOf(box));
  }

  settings.onChange(() => {
    const was = root.hasAttribute("data-paged");
    apply();
    if (was) settle();
  });
  new ResizeObserver(settle).observe(story);
  addEventListener("resize", settle);
  back.addEventListener("click", () => go(page - 1));
  on.addEventListener("click", () => go(page + 1));
  // The focus, or a search in the page, scrolls by as little as it can: then the page around is shown whole.
  story.addEventListener("focusin", ({ target }) => {
    if (isOn() && target instanceof Element && target !== story) go(pageOf(target.getBoundingClientRect()));
  });
  story.addEventListener("scroll", () => {
    if (!isOn()) return;
    const { isVertical } = flowOf(story);
    const at = Math.abs(isVertical ? story.scrollTop : story.scrollLeft);
    const across = Math.abs(isVertical ? story.scrollLeft : story.scrollTop);
    if (across > 1 || Math.abs(at - page * pitch()) > 1) go(Math.round(at / pitch()));
  });

  /** @type {Touch | undefined} */
  let finger;
  story.addEventListener("touchstart", ({ touches }) => {
    finger = touches.length === 1 ? touches[0] : undefined;
  });
  story.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!isOn() || finger === undefined || end === undefined) return;
    const [across, down] = [end.clientX - finger.clientX, end.clientY - finger.clientY];
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
    const { isVertical, isRightToLeft } = flowOf(story);
    const isForward = isVertical || isRightToLeft ? across > 0 : across < 0;
    go(page + (isForward ? 1 : -1));
  });

  return {
    /** @param {boolean} isNew Whether it is another story than the one before, which begins with its first page. */
    show(isNew) {
      isShown = true;
      if (isNew) [page, anchor] = [0, undefined];
      apply();
      settle();
    },

    hide() {
      isShown = false;
      [page, anchor] = [0, undefined];
      apply();
    },

    isOn,
    said() {
      if (isOn()) go(page);
    },

    /** What share of the pages is read; nothing where there are none. */
    share: () => (isOn() && pages > 1 ? (page + 1) / pages : undefined),

    /**
     * Shows the page that a box of the story stands on.
     *
     * @param {DOMRect} box
     */
    turnTo(box) {
      const wanted = pageOf(box);
      if (wanted !== page) go(wanted);
    },

    /**
     * A page further (1) or back (-1); false where there are no pages.
     *
     * @param {number} by
     */
    turn(by) {
      if (!isOn()) return false;
      go(page + by);
      return true;
    },

    toggle() {
      if (!isShown) return false;
      settings.set("paged", !settings.get("paged"));
      return true;
    },
  };
}

/** @param {Range | undefined} range */
function boxOf(range) {
  return range?.startContainer.isConnected ? range.getClientRects()[0] : undefined;
}
