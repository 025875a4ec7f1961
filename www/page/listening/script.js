/**
 * What of a story is read aloud, in order: headline, standfirst, where it was written, headings and sentences. Captions, credits,
 * notes, tables and code are for the eye.
 *
 * @module script
 */

/** @typedef {import("../../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../../standfirst.js").Span} Span */
/** @typedef {ArticleData["blocks"][number]} Block */
/** @typedef {{ text: string, span: Span }} Line Words that are spoken in one go, and where they stand. */

/**
 * @param {ArticleData} data
 * @returns {Line[]}
 */
export function script({ metadata, blocks, sentences }) {
  /** @type {Line[]} */
  const lines = [];
  const { headline, standfirst = [], dateline } = metadata;
  for (const field of headline === undefined ? standfirst : [headline, ...standfirst]) {
    lines.push({ text: field.value, span: field.span });
  }
  let place = dateline === undefined ? undefined : { text: datelineWords(dateline.value), span: dateline.span };
  let next = 0;
  blocks.forEach((block, index) => {
    const end = endOf(sentences, next, index);
    const spoken = sentences.slice(next, end);
    next = end;
    // Said before the words that it stands in front of.
    if (place !== undefined && spoken[0] !== undefined && place.span.start <= spoken[0].span.start) {
      if (place.text !== "") lines.push(place);
      place = undefined;
    }
    lines.push(...labels(block), ...spoken.map(({ text, span }) => ({ text, span })));
  });
  return lines;
}

/**
 * Where the sentences of a block end.
 *
 * @param {ArticleData["sentences"]} sentences
 * @param {number} from
 * @param {number} block
 */
function endOf(sentences, from, block) {
  let end = from;
  while (sentences[end] !== undefined && sentences[end]?.block === block) end += 1;
  return end;
}

/**
 * What is said before the sentences of a block: a heading, who speaks.
 *
 * @param {Block} block
 * @returns {Line[]}
 */
function labels(block) {
  const label = block.type === "heading" ? block : block.type === "exchange" ? block.speaker : undefined;
  const heading = block.type === "entry" ? block.heading : label;
  return heading === undefined ? [] : [{ text: heading.text, span: heading.span }];
}

/**
 * A dateline as one would say it, without the agency; in small letters, since capitals are spelt out.
 *
 * @param {NonNullable<ArticleData["metadata"]["dateline"]>["value"]} dateline
 */
function datelineWords({ places, region, date }) {
  const words = [...places, region, date].filter((part) => part !== undefined && part !== "");
  return words.map((part) => small(String(part))).join(", ");
}

/** @param {string} words */
function small(words) {
  if (words !== words.toUpperCase()) return words;
  return words.replace(/(\p{L})(\p{L}+)/gu, (_, first, rest) => first + rest.toLowerCase());
}
