/**
 * What each stretch of the source became, in the order of the source.
 *
 * @module parts
 */

import { say } from "../../say.js";

/** @typedef {import("../../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../../standfirst.js").Span} Span */
/** @typedef {ArticleData["blocks"][number]} Block */

/** @typedef {"head" | "about" | "body" | "apart"} Group The headline and its like; who and when; the body; what was set apart. */

/**
 * @typedef {object} Part
 * @property {Span} span
 * @property {Group} group
 * @property {string} name In the language of the interface.
 * @property {number} [furniture] The index of what was set apart.
 */

const HEAD = /** @type {const} */ (["headline", "kicker", "section", "standfirst"]);
const ABOUT = /** @type {const} */ ([
  "byline",
  "published",
  "updated",
  "dateline",
  "rating",
  "source",
  "keywords",
  "claimedReadingTime",
  "copyright",
  "licence",
  "description",
  "image",
  "accessibleForFree",
]);

/**
 * @param {ArticleData} data
 * @returns {Part[]} They do not overlap; between them is white space, in markup also tags.
 */
export function partsOf({ metadata, blocks, furniture }) {
  /** @type {Part[]} */
  const firm = furniture.map(({ span, kind }, index) => ({
    span,
    group: "apart",
    name: say(`furniture.${kind}`),
    furniture: index,
  }));
  for (const [group, names] of /** @type {const} */ ([
    ["head", HEAD],
    ["about", ABOUT],
  ])) {
    for (const field of names) {
      for (const { span, otherSpans = [] } of [metadata[field] ?? []].flat()) {
        for (const place of [span, ...otherSpans]) firm.push({ span: place, group, name: say(`field.${field}`) });
      }
    }
  }
  firm.sort(inOrder);
  const body = blocks.flatMap(partsOfBlock).flatMap((part) => without(part, firm));
  const all = [...firm, ...body].sort(inOrder);
  let end = 0;
  return all.filter(({ span }) => {
    const isFree = span.start >= end && span.end > span.start;
    if (isFree) end = span.end;
    return isFree;
  });
}

/**
 * @param {Part} one
 * @param {Part} other
 */
function inOrder(one, other) {
  return one.span.start - other.span.start;
}

/**
 * @param {Block} block
 * @returns {Part[]}
 */
function partsOfBlock(block) {
  const name = say(`block.${block.type}`);
  const of = (/** @type {(({ span: Span }) | undefined)[]} */ ...texts) =>
    texts.flatMap((text) =>
      text === undefined ? [] : [{ span: text.span, group: /** @type {const} */ ("body"), name }],
    );
  switch (block.type) {
    case "quote":
      return of(...block.paragraphs, block.attribution);
    case "exchange":
      return of(block.speaker, block.time, ...block.paragraphs);
    case "figure":
      return of(block.caption, block.credit, block.alt);
    case "pullQuote":
      return of(block, block.attribution);
    case "details":
      return [...of(block.summary), ...block.blocks.flatMap(partsOfBlock)];
    case "entry":
      return [...of(block.time, block.heading), ...block.blocks.flatMap(partsOfBlock)];
    default:
      return of(block);
  }
}

/**
 * What is left of a part where others stand inside of it.
 *
 * @param {Part} part
 * @param {Part[]} others
 * @returns {Part[]}
 */
function without(part, others) {
  const left = [];
  let { start } = part.span;
  const { end } = part.span;
  for (const { span } of others) {
    if (span.end <= start || span.start >= end) continue;
    if (span.start > start) left.push({ ...part, span: { start, end: span.start } });
    start = span.end;
  }
  if (start < end) left.push({ ...part, span: { start, end } });
  return left;
}
