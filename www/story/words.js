/**
 * What the model's names are called on the page.
 *
 * @module words
 */

import { list, percent, say } from "../say.js";

/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").Furniture} Furniture */

/** The parts that have names among the strings; of those that share one, whose it is. */
const FIELDS = /** @type {const} */ ({
  headline: "headline",
  kicker: "kicker",
  section: "section",
  standfirst: "standfirst",
  item: "standfirst",
  byline: "byline",
  published: "published",
  updated: "updated",
  dateline: "dateline",
  rating: "rating",
  site: "site",
  keywords: "keywords",
  licence: "licence",
  image: "image",
  copyright: "copyright",
});

/**
 * What the reader should know of the paste as a whole; nothing of an ordinary article.
 *
 * @param {ArticleData} data
 */
export function documentWords({ kind, notices = [], others = [] }) {
  const words = [];
  if (kind !== undefined) words.push(say(`document.${kind.value}`));
  for (const kind of /** @type {const} */ (["incomplete", "disclosure"])) {
    if (notices.some((notice) => notice.kind === kind)) words.push(say(`notice.${kind}`));
  }
  if (others.length > 0) {
    const names = list(others.map(({ headline }) => say("quotations.quoted", { words: headline })));
    words.push(say("others", { count: others.length, names }));
  }
  return words.join(" ");
}

/** @param {Furniture["kind"]} kind */
export function furnitureName(kind) {
  return say(`furniture.${kind}`);
}

/** @param {Furniture} item */
export function furnitureReason(item) {
  return `${say(`reason.${item.kind}`)} · ${evidence(item.reason, item.confidence)}`;
}

/**
 * @param {string} part
 * @param {string} rule
 * @param {number} confidence
 */
export function fieldEvidence(part, rule, confidence) {
  if (rule === "corrected") return say("evidence.corrected", { field: fieldName(part) });
  return `${say("evidence.found", { field: fieldName(part) })} · ${evidence(rule, confidence)}`;
}

/** @param {string} part */
export function fieldName(part) {
  const field = Object.entries(FIELDS).find(([name]) => name === part)?.[1];
  return field === undefined ? part : say(`field.${field}`);
}

/**
 * Why a field could have another value.
 *
 * @param {string} rule
 * @param {number} confidence
 */
export function readingReason(rule, confidence) {
  if (rule === "corrected") return say("evidence.earlier");
  const words = evidence(rule, confidence);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The people and the agency of a byline in one line.
 *
 * @param {import("../standfirst.js").Byline} byline
 */
export function bylineWords({ people, agency }) {
  const names = people.map(({ name }) => name);
  return (agency === undefined ? names : [...names, agency]).join(", ");
}

/**
 * A dateline in one line: place, region, date, and the agency in brackets.
 *
 * @param {import("../standfirst.js").Dateline} dateline
 */
export function datelineWords({ places, region, date, agency }) {
  const place = [places.join("/"), region, date].filter((part) => part !== undefined && part !== "").join(", ");
  return agency === undefined ? place : `${place} (${agency})`.trim();
}

/**
 * A date of the model in words, where it is one; else as it stands.
 *
 * @param {string} value
 * @param {string} [language]
 */
export function dateWords(value, language) {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(value) ?? [];
  if (day === undefined) return value;
  const [known] = Intl.DateTimeFormat.supportedLocalesOf(language ?? []);
  const words = new Intl.DateTimeFormat(known, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day));
  return time === undefined ? words : `${words}, ${time}`;
}

/**
 * @param {string} rule
 * @param {number} confidence
 */
function evidence(rule, confidence) {
  return say("evidence.rule", { rule: spaced(rule), sure: percent(confidence) });
}

/** @param {string} name */
function spaced(name) {
  return name.replace(/[-_]+/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, (_, low, high) => `${low} ${high.toLowerCase()}`);
}

/**
 * A reading time as a range: nobody reads at one speed.
 *
 * @param {number} fast Seconds.
 * @param {number} slow Seconds.
 */
export function readingTime(fast, slow) {
  const [from, to] = [Math.max(1, Math.round(fast / 60)), Math.max(1, Math.round(slow / 60))];
  if (slow < 60) return say("time.under");
  return from === to ? say("time.minutes", { count: to }) : say("time.range", { from, to });
}

/**
 * How hard a text is to read.
 *
 * @param {NonNullable<import("../standfirst.js").Insight["grade"]>} grade
 */
export function gradeWords({ formula, value }) {
  return say(`grade.${formula}`, { value: Math.round(value) });
}
