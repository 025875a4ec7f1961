/**
 * What the model's names are called on the page.
 *
 * @module words
 */

/** @typedef {import("../standfirst.js").Furniture} Furniture */

/** @type {Record<Furniture["kind"], { short: string, reason: string }>} */
const FURNITURE = {
  share: { short: "share", reason: "Buttons to share or copy" },
  newsletter: { short: "newsletter", reason: "A newsletter box" },
  related: { short: "related", reason: "A link to another story" },
  advert: { short: "advert", reason: "An advertisement or its label" },
  navigation: { short: "navigation", reason: "A menu, a trail or a repeated headline" },
  cookie: { short: "cookies", reason: "A consent notice" },
  paywall: { short: "paywall", reason: "A subscription prompt" },
  counter: { short: "counts", reason: "A number of shares, comments or pictures" },
  comments: { short: "comments", reason: "Readers’ comments" },
  audio: { short: "audio", reason: "A player or a listen line" },
  app: { short: "app", reason: "An app prompt" },
  print: { short: "print", reason: "A print or save button" },
  copyright: { short: "copyright", reason: "A copyright line or house rules" },
  tracking: { short: "tracking", reason: "Added when the page was copied" },
  pageHeader: { short: "page head", reason: "The head of a printed page" },
  pageFooter: { short: "page foot", reason: "The foot of a printed page" },
  quotedMail: { short: "quoted mail", reason: "Mail that was quoted or forwarded" },
  signature: { short: "signature", reason: "A mail’s signature" },
  page: { short: "page", reason: "Stands around the article" },
  markup: { short: "markup", reason: "What a format wraps around the words" },
  hidden: { short: "not shown", reason: "The page holds it but does not show it" },
};

/** @type {Record<import("../standfirst.js").Claim["verdict"], string>} */
const VERDICTS = {
  supported: "The story says so",
  altered: "The story says something else",
  "not-found": "The story does not speak of it",
};

/** @param {import("../standfirst.js").Claim["verdict"]} verdict */
export function verdictName(verdict) {
  return VERDICTS[verdict];
}

/** @type {Record<string, string>} */
const FIELDS = {
  headline: "headline",
  kicker: "kicker",
  section: "section",
  standfirst: "standfirst",
  item: "standfirst",
  byline: "byline",
  published: "date of publication",
  updated: "date of the last change",
  dateline: "dateline",
  rating: "rating",
  site: "source",
  copyright: "copyright line",
};

/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {NonNullable<ArticleData["kind"]>["value"]} DocumentKind */

/** @type {Record<DocumentKind, string>} */
const DOCUMENTS = {
  liveBlog: "This reads as a live blog: its entries stand as they were pasted.",
  transcript: "This reads as a conversation: each turn stands with its speaker.",
  thread: "This reads as a thread of posts.",
  poem: "This reads as a poem, so its lines are kept.",
  code: "This looks like code, not an article: it stands as it was pasted.",
  log: "This looks like a log, not an article: it stands as it was pasted.",
  linkList: "This is a list of links, not an article.",
  table: "This is a table, not an article.",
};

/**
 * What the reader should know of the paste as a whole; nothing of an ordinary article.
 *
 * @param {ArticleData} data
 */
export function documentWords({ kind, notices = [], others = [] }) {
  const words = [];
  if (kind !== undefined) words.push(DOCUMENTS[kind.value] ?? `This reads as a ${spaced(kind.value)}.`);
  if (notices.some((notice) => notice.kind === "incomplete")) {
    words.push("A subscription prompt stands below the text: the paste may be incomplete.");
  }
  if (notices.some((notice) => notice.kind === "disclosure")) {
    words.push("The line over the headline says that this text is paid for.");
  }
  if (others.length > 0) {
    const names = others.map((other) => `“${other.headline}”`).join(", ");
    words.push(`The paste holds ${counted(others.length, "more story", "more stories")}: ${names}. This is the first.`);
  }
  return words.join(" ");
}

/** @param {Furniture["kind"]} kind */
export function furnitureName(kind) {
  return FURNITURE[kind]?.short ?? spaced(kind);
}

/** @param {Furniture} item */
export function furnitureReason(item) {
  return `${FURNITURE[item.kind]?.reason ?? "Not part of the story"} · ${evidence(item.reason, item.confidence)}`;
}

/**
 * @param {string} part
 * @param {string} rule
 * @param {number} confidence
 */
export function fieldEvidence(part, rule, confidence) {
  if (rule === "corrected") return `You corrected the ${fieldName(part)}`;
  return `Found as the ${fieldName(part)} · ${evidence(rule, confidence)}`;
}

/** @param {string} part */
export function fieldName(part) {
  return FIELDS[part] ?? part;
}

/**
 * Why a field could have another value.
 *
 * @param {string} rule
 * @param {number} confidence
 */
export function readingReason(rule, confidence) {
  if (rule === "corrected") return "Your earlier words";
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
  return `rule “${spaced(rule)}”, ${Math.round(confidence * 100)}% sure`;
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
  if (slow < 60) return "under a minute";
  return from === to ? `${to} min` : `${from}–${to} min`;
}

/**
 * How hard a text is to read.
 *
 * @param {NonNullable<import("../standfirst.js").Insight["grade"]>} grade
 */
export function gradeWords({ formula, value }) {
  return `${GRADES[formula]} ${Math.round(value)}`;
}

/** @type {Record<NonNullable<import("../standfirst.js").Insight["grade"]>["formula"], string>} */
const GRADES = {
  "flesch-kincaid": "Flesch–Kincaid grade",
  "wiener-sachtextformel": "Wiener Sachtextformel",
  lix: "LIX",
};

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
