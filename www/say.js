/**
 * Says things in the language of the interface. Which that is, and that the strings are there, is up to the page or the element: whoever
 * imports this loads no strings yet.
 *
 * @module say
 */

/** @typedef {import("./strings.js").Forms} Forms */
/** @typedef {import("./strings.js").Key} Key */
/** @typedef {import("./strings.js").Language} Language */
/** @typedef {typeof import("./strings.js")} Strings */
/** @typedef {{ [name: string]: string | number }} Parameters Numbers are written as the language has them. */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** @type {Strings | undefined} */
let strings;
/** @type {Language} */
let language = "en";
let numbers = new Intl.NumberFormat(language);
let shares = new Intl.NumberFormat(language, { style: "percent" });
let plurals = new Intl.PluralRules(language);

/**
 * From now on, all is said in this language.
 *
 * @param {Strings} known
 * @param {Language} tag
 */
export function speak(known, tag) {
  strings = known;
  language = tag;
  numbers = new Intl.NumberFormat(tag);
  shares = new Intl.NumberFormat(tag, { style: "percent" });
  plurals = new Intl.PluralRules(tag);
}

/** Whether the strings are there. */
export function speaks() {
  return strings !== undefined;
}

/** The language that is spoken, for `lang`. */
export function spoken() {
  return language;
}

/** Which way it is written, for `dir`. */
export function direction() {
  return strings?.LANGUAGES[language] ?? "ltr";
}

/**
 * The words for a key. Of several forms, the one for the number that is `count`.
 *
 * @param {Key} key
 * @param {Parameters} [parameters]
 */
export function say(key, parameters = {}) {
  /** @type {string | Forms} */
  const known = strings?.STRINGS[key][language] ?? key;
  const words = typeof known === "string" ? known : (known[plurals.select(Number(parameters.count))] ?? known.other);
  return words.replace(/\{(\w+)\}/g, (_, name) => written(parameters[name] ?? ""));
}

/**
 * Names one after another, as the language lists them.
 *
 * @param {string[]} names
 */
export function list(names) {
  return names.join({ ar: "، ", ja: "、" }[/** @type {string} */ (language)] ?? ", ");
}

/**
 * A share of one, as the language writes it: 0.95 is 95%.
 *
 * @param {number} share
 */
export function percent(share) {
  return shares.format(share);
}

/** @param {string | number} value */
function written(value) {
  if (typeof value === "number") return numbers.format(value);
  // Words that run the other way are kept from mixing with those around them.
  const [letter] = /\p{L}/u.exec(value) ?? [];
  if (letter === undefined || RIGHT_TO_LEFT.test(letter) === (direction() === "rtl")) return value;
  return `\u2068${value}\u2069`;
}
