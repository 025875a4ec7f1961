/**
 * How the reader wants stories set: told to the styles, and kept in this browser as far as it differs from the usual.
 *
 * @module settings
 */

/** @typedef {{ least: number, most: number, step: number, usual: number, style: (value: number) => string }} Scale */

/** Size and line height in percent of ours, the measure in letters of middling width, spacing in hundredths of the size of the type. */
export const SCALES = /** @type {const} @satisfies {Record<string, Scale>} */ ({
  size: { least: 70, most: 250, step: 10, usual: 100, style: (/** @type {number} */ value) => String(value / 100) },
  // Two letters are about as wide as the type is high.
  measure: { least: 36, most: 110, step: 2, usual: 66, style: (/** @type {number} */ value) => String(value / 2) },
  leading: { least: 80, most: 180, step: 5, usual: 100, style: (/** @type {number} */ value) => String(value / 100) },
  letters: { least: 0, most: 20, step: 1, usual: 0, style: (/** @type {number} */ value) => `${value / 100}em` },
  words: { least: 0, most: 60, step: 5, usual: 0, style: (/** @type {number} */ value) => `${value / 100}em` },
});

/** What is one of several; the first is the usual. */
export const CHOICES = /** @type {const} */ ({
  family: ["serif", "sans", "legible", "mono"],
  alignment: ["start", "justify"],
  focus: ["off", "1", "3", "5"],
});

/** What is on or off, and how it is usually. */
const SWITCHES = /** @type {const} */ ({ hyphens: true, paged: false, vertical: false });

/** @typedef {keyof typeof SCALES} ScaleName */
/** @typedef {keyof typeof CHOICES} ChoiceName */
/** @typedef {keyof typeof SWITCHES} SwitchName */
/** @typedef {ScaleName | ChoiceName | SwitchName} Name */
/** @typedef {{ [name in ScaleName]: number } & { [name in ChoiceName]: string } & { [name in SwitchName]: boolean }} Values */
/** @typedef {ReturnType<typeof readingSettings>} ReadingSettings */

const KEPT = "reading";

/** @returns {Values} */
function usual() {
  return {
    size: SCALES.size.usual,
    measure: SCALES.measure.usual,
    leading: SCALES.leading.usual,
    letters: SCALES.letters.usual,
    words: SCALES.words.usual,
    family: CHOICES.family[0],
    alignment: CHOICES.alignment[0],
    focus: CHOICES.focus[0],
    ...SWITCHES,
  };
}

export function readingSettings() {
  const root = document.documentElement;
  let values = restored();
  /** @type {(() => void)[]} */
  const listeners = [];

  function apply() {
    for (const name of /** @type {ScaleName[]} */ (Object.keys(SCALES))) {
      const { usual, style } = SCALES[name];
      if (values[name] === usual) root.style.removeProperty(`--reading-${name}`);
      else root.style.setProperty(`--reading-${name}`, style(values[name]));
    }
    root.dataset.family = values.family;
    root.dataset.alignment = values.alignment;
    root.toggleAttribute("data-unhyphenated", !values.hyphens);
    root.toggleAttribute("data-spaced", values.letters > 0);
    for (const listener of listeners) listener();
  }

  apply();
  return {
    /**
     * @template {Name} N
     * @param {N} name
     * @returns {Values[N]}
     */
    get: (name) => values[name],

    /**
     * @template {Name} N
     * @param {N} name
     * @param {Values[N]} value
     */
    set(name, value) {
      values = { ...values, [name]: value };
      keep(values);
      apply();
    },

    /**
     * One step up (1) or down (-1) a scale.
     *
     * @param {ScaleName} name
     * @param {1 | -1} direction
     */
    step(name, direction) {
      const { least, most, step } = SCALES[name];
      this.set(name, Math.min(most, Math.max(least, values[name] + direction * step)));
    },

    reset() {
      values = usual();
      keep(values);
      apply();
    },

    /** @param {() => void} listener Called after each change. */
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** What was kept, as far as it makes sense: it may be of an older page, or written by hand. */
function restored() {
  const values = usual();
  /** @type {Record<string, unknown>} */
  let found = {};
  try {
    found = Object(JSON.parse(localStorage.getItem(KEPT) ?? "{}"));
  } catch {
    // Storage is off, or holds something else.
  }
  for (const name of /** @type {ScaleName[]} */ (Object.keys(SCALES))) {
    const value = found[name];
    const { least, most } = SCALES[name];
    if (typeof value === "number" && value >= least && value <= most) values[name] = value;
  }
  for (const name of /** @type {ChoiceName[]} */ (Object.keys(CHOICES))) {
    const value = found[name];
    if (CHOICES[name].some((choice) => choice === value)) values[name] = String(value);
  }
  for (const name of /** @type {SwitchName[]} */ (Object.keys(SWITCHES))) {
    const value = found[name];
    if (typeof value === "boolean") values[name] = value;
  }
  return values;
}

/** @param {Values} values */
function keep(values) {
  const ours = usual();
  const own = Object.entries(values).filter(([name, value]) => value !== ours[/** @type {Name} */ (name)]);
  try {
    if (own.length === 0) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(own)));
  } catch {
    // Not kept, but chosen for now.
  }
}
