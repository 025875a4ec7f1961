/**
 * A summary that somebody else wrote, held against the story: what it says, and where the story says something else.
 *
 * @module check-panel
 */

import { say } from "../say.js";

/** @typedef {import("../standfirst.js").Article} Article */
/** @typedef {import("../standfirst.js").Claim} Claim */
/** @typedef {import("../standfirst.js").Span} Span */

/** How long typing has to stop, in milliseconds. */
const PAUSE = 200;

/**
 * @param {HTMLDetailsElement} panel
 * @param {{ article: () => Article | undefined, light: (span: Span) => void }} act
 */
export function checkPanel(panel, { article, light }) {
  const box = /** @type {HTMLTextAreaElement} */ (panel.querySelector("textarea"));
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  const total = /** @type {HTMLElement} */ (panel.querySelector("[role=status]"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  function check() {
    const claims = article()?.check(box.value).claims ?? [];
    total.textContent = totals(claims);
    list.replaceChildren(...claims.map((claim) => entry(claim, light)));
  }

  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(check, PAUSE);
  });

  return {
    /** Holds the same summary against what stands on the page now. */
    show() {
      panel.hidden = false;
      if (box.value.trim() !== "") check();
    },

    hide() {
      clearTimeout(pause);
      panel.hidden = true;
    },
  };
}

/** @param {Claim[]} claims */
function totals(claims) {
  const verdicts = /** @type {const} */ (["supported", "altered", "not-found"]);
  return verdicts
    .map((verdict) => ({ verdict, count: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${say(`check.${verdict}`)}: ${count}`)
    .join(" · ");
}

/**
 * @param {Claim} claim
 * @param {(span: Span) => void} light
 */
function entry({ text, span, verdict, source, differences = [] }, light) {
  const row = document.createElement("li");
  row.dataset.verdict = verdict;
  const words = document.createElement("button");
  words.type = "button";
  words.className = "words";
  words.dir = "auto";
  let end = 0;
  for (const { saidSpan } of [...differences].sort((one, other) => one.saidSpan.start - other.saidSpan.start)) {
    const start = saidSpan.start - span.start;
    if (start < end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, saidSpan.end - span.start);
    words.append(text.slice(end, start), mark);
    end = saidSpan.end - span.start;
  }
  words.append(text.slice(end));
  const place = source;
  words.disabled = place === null;
  if (place !== null) words.addEventListener("click", () => light(place));
  const reason = document.createElement("p");
  reason.className = "reason";
  const said = differences.map(({ source, said }) => say("check.difference", { source, said }));
  reason.textContent = [say(`check.${verdict}`), ...(said.length > 0 ? [said.join("; ")] : [])].join(": ");
  row.append(words, reason);
  return row;
}
