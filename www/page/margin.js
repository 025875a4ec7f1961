/**
 * The margin of a wide page: beside each source line the number of the summary sentence made from it, as a critical edition
 * has it.
 *
 * @module margin
 */

import { say } from "../say.js";
import { spanOf } from "../story/tracing.js";

/** @typedef {import("../standfirst.js").View} View */

/**
 * @param {HTMLElement} margin
 * @param {HTMLElement} story
 * @param {() => View | undefined} view
 * @param {{ hover: string, light: (button: HTMLElement) => void }} trace
 */
export function marginMarks(margin, story, view, { hover, light }) {
  /** @type {{ mark: HTMLElement, sentence: HTMLElement }[]} */
  let marks = [];

  function place() {
    const shown = view();
    const top = margin.getBoundingClientRect().top;
    let last = Number.NEGATIVE_INFINITY;
    for (const { mark, sentence } of marks) {
      const line = shown?.rangeOf(spanOf(sentence))?.getClientRects()[0];
      mark.hidden = line === undefined;
      if (line === undefined) continue;
      // Two sentences that begin in one line have their numbers one below the other.
      const wanted = Math.max(line.top - top + line.height / 2, last + 22);
      last = wanted;
      mark.style.setProperty("top", `${wanted}px`);
    }
  }

  new ResizeObserver(place).observe(story);

  return {
    /** Numbers the sentences of the summary that stands there now. */
    show() {
      const sentences = /** @type {HTMLElement[]} */ ([...story.querySelectorAll("[part=summary-sentence]")]);
      marks = sentences.map((sentence, index) => {
        const mark = document.createElement("button");
        mark.type = "button";
        mark.textContent = String(index + 1);
        mark.ariaLabel = say("summary.sentence", { number: index + 1 });
        const lit = () => view()?.highlight(spanOf(sentence), { name: hover });
        const unlit = () => view()?.clear(hover);
        mark.addEventListener("pointerenter", lit);
        mark.addEventListener("pointerleave", unlit);
        mark.addEventListener("focus", lit);
        mark.addEventListener("blur", unlit);
        mark.addEventListener("click", () => {
          view()?.highlight(spanOf(sentence));
          light(sentence);
          sentence.focus({ preventScroll: true });
          const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
          sentence.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
        });
        return { mark, sentence };
      });
      margin.replaceChildren(...marks.map(({ mark }) => mark));
      place();
    },

    /** @param {HTMLElement | undefined} lit */
    light(lit) {
      for (const { mark, sentence } of marks) mark.toggleAttribute("data-lit", sentence === lit);
    },

    clear() {
      marks = [];
      margin.replaceChildren();
    },
  };
}
