import { say } from "../say.js";
import { readingTime } from "../story/words.js";

/** @typedef {import("./preview.js").Shown} Shown */

/**
 * How long the story is, and how much of it the summary is.
 *
 * @param {HTMLElement} line
 * @param {Shown} shown
 */
export function showCounts(line, { data: { counts }, summary }) {
  const parts = [say("counts.words", { count: counts.words }), readingTime(counts.fastSeconds, counts.slowSeconds)];
  const taken = summary?.sentences.filter(({ sentence }) => sentence !== undefined).length ?? 0;
  if (taken > 0) parts.push(say("counts.taken", { taken, count: counts.sentences }));
  if (summary === undefined) parts.push(say("summary.too-short"));
  line.textContent = parts.join(" · ");
}
