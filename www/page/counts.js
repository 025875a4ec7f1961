import { counted, readingTime } from "../story/words.js";

/** @typedef {import("./preview.js").Shown} Shown */

/**
 * How long the story is, and how much of it the summary is.
 *
 * @param {HTMLElement} line
 * @param {Shown} shown
 */
export function showCounts(line, { data: { counts }, summary }) {
  const parts = [counted(counts.words, "word"), readingTime(counts.fastSeconds, counts.slowSeconds)];
  const taken = summary?.sentences.filter(({ sentence }) => sentence !== undefined).length ?? 0;
  if (taken > 0) parts.push(`${taken} of ${counted(counts.sentences, "sentence")}`);
  if (summary === undefined) parts.push("too short to sum up");
  line.textContent = parts.join(" · ");
}
