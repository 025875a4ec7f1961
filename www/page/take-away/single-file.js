/**
 * The story as one file that needs nothing else: its styles are inside, and there is no script. The sentences of the summary lead to their
 * sources all the same, by links.
 *
 * @module single-file
 */

import { say } from "../../say.js";
import { spanOf } from "../../story/tracing.js";
import { safe } from "./forms.js";

/** @typedef {import("../preview.js").Shown} Shown */

/** The page's style sheets that the story is set by. */
const SHEETS = ["theme", "story"];

/** Read with the page: later it may be without a network, or keep itself from using one. */
const sheets = read();

/** Waits until they are read, or could not be. */
export const fetched = sheets.then(
  () => {},
  () => {},
);

/** What the file has beside them. */
const OWN = `
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: none; text-size-adjust: none; }
body { margin: 0; padding: clamp(1rem, 5vw, 4rem) 1.25rem; container-type: inline-size; }
article { margin-inline: auto; }
[part="summary"] { margin-top: 1.6em; }
a[part="summary-sentence"], a.back { color: inherit; text-decoration: none; }
a.back { color: var(--accent); font: 0.7em/1 var(--sans); vertical-align: super; padding-inline: 0.25em; }
a[part="summary-sentence"]:target { background: var(--mark); color: var(--mark-ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
@media print { a.back { display: none; } }
`;

/**
 * @param {Shown} shown
 * @param {boolean} withSummary
 */
export async function singleFile({ view, data }, withSummary) {
  const standing = view.element;
  if (standing === null) throw new Error("There is no story to take away.");
  const story = /** @type {HTMLElement} */ (standing.cloneNode(true));
  const texts = textsOf(standing);
  const copies = textsOf(story);
  const lit = [];
  if (withSummary) {
    const sentences = /** @type {HTMLElement[]} */ ([...standing.querySelectorAll("[part=summary-sentence]")]);
    const buttons = [...story.querySelectorAll("[part=summary-sentence]")];
    /** @type {Stretch[]} */
    const stretches = [];
    for (const [index, sentence] of sentences.entries()) {
      const number = index + 1;
      const range = view.rangeOf(spanOf(sentence));
      const found = range === undefined ? [] : stretchesOf(range, texts, copies, number);
      stretches.push(...found);
      buttons[index]?.replaceWith(point(buttons[index], number, found.length > 0));
      lit.push(`:root:has(#source-${number}:target) .source-${number}`);
    }
    // From the end: what is cut does not move what stands before it.
    stretches.sort((one, other) => other.order - one.order || other.start - one.start);
    for (const stretch of stretches) mark(stretch);
  } else {
    story.querySelector("[part=summary]")?.remove();
  }
  for (const guest of story.querySelectorAll("[data-interface], .correct")) guest.remove();
  for (const element of [story, ...story.querySelectorAll("*")]) clean(element);
  const title = (data.metadata.headline ?? data.metadata.suggestedTitle)?.value ?? "";
  const { theme } = document.documentElement.dataset;
  return `<!doctype html>
<html lang="${safe(story.lang)}"${theme === undefined ? "" : ` data-theme="${safe(theme)}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)}</title>
<style>
${await sheets}
:root { ${document.documentElement.style.cssText} }
${OWN}${lit.length === 0 ? "" : `${lit.join(",\n")} { background: var(--mark); color: var(--mark-ink); }\n`}</style>
</head>
<body>
${new XMLSerializer().serializeToString(story)}
</body>
</html>
`;
}

/**
 * @typedef {object} Stretch A part of a text that is a sentence's source.
 * @property {Text} text
 * @property {number} order The text's, in the story.
 * @property {number} start
 * @property {number} end
 * @property {number} number The sentence's.
 * @property {boolean} isFirst
 * @property {boolean} isLast
 */

/** @param {Node} node */
function textsOf(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode() !== null) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/**
 * @param {Range} range
 * @param {Text[]} texts Those of the page.
 * @param {Text[]} copies Theirs, in the same order.
 * @param {number} number
 * @returns {Stretch[]}
 */
function stretchesOf(range, texts, copies, number) {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const found = texts.flatMap((node, index) => {
    const text = copies[index];
    if (text === undefined || !range.intersectsNode(node)) return [];
    const start = node === startContainer ? startOffset : 0;
    const end = node === endContainer ? endOffset : node.length;
    return start < end ? [{ text, order: index, start, end, number, isFirst: false, isLast: false }] : [];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (first !== undefined) first.isFirst = true;
  if (last !== undefined) last.isLast = true;
  return found;
}

/**
 * A sentence of the summary, as a link to its source.
 *
 * @param {Element | undefined} button
 * @param {number} number
 * @param {boolean} hasSource
 */
function point(button, number, hasSource) {
  const link = document.createElement("a");
  link.setAttribute("part", "summary-sentence");
  link.id = `point-${number}`;
  if (hasSource) link.href = `#source-${number}`;
  link.append(...(button?.childNodes ?? []));
  return link;
}

/** @param {Stretch} stretch */
function mark({ text, start, end, number, isFirst, isLast }) {
  const words = text.splitText(start);
  const rest = words.splitText(end - start);
  const source = document.createElement("span");
  source.className = `source-${number}`;
  if (isFirst) source.id = `source-${number}`;
  words.before(source);
  source.append(words);
  if (!isLast) return;
  const back = document.createElement("a");
  back.className = "back";
  back.href = `#point-${number}`;
  back.textContent = String(number);
  back.ariaLabel = say("summary.sentence", { number });
  rest.before(back);
}

/**
 * What the page keeps at its elements is of no use elsewhere.
 *
 * @param {Element} element
 */
function clean(element) {
  for (const { name } of [...element.attributes]) {
    if (/^(data-|tabindex$|type$|aria-(current|describedby)$)/.test(name)) element.removeAttribute(name);
  }
}

/** Reads the sheets that the page has loaded; what the browser tells of their rules is not all that stands in them. */
async function read() {
  const texts = SHEETS.map(async (name) => {
    const response = await fetch(new URL(`../../styles/${name}.css`, import.meta.url), { cache: "force-cache" });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return (await response.text()).replace(/\/\*[\s\S]*?\*\//g, "");
  });
  return (await Promise.all(texts)).join("\n");
}
