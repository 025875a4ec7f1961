/**
 * The voices of this machine. Those that send the text to somebody else are left out: nothing leaves the machine.
 *
 * @module voices
 */

/** @returns {SpeechSynthesisVoice[]} */
export function localVoices() {
  if (!("speechSynthesis" in globalThis)) return [];
  return speechSynthesis.getVoices().filter(({ localService }) => localService);
}

/**
 * The voices that speak a language, the browser's own choice first.
 *
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} language
 */
export function voicesFor(voices, language) {
  const wanted = base(language);
  const fitting = voices.filter(({ lang }) => base(lang) === wanted);
  const rank = (/** @type {SpeechSynthesisVoice} */ voice) =>
    (tag(voice.lang) === tag(language) ? 0 : 1) + (voice.default ? 0 : 0.5);
  return fitting.sort((one, other) => rank(one) - rank(other));
}

/** @param {string} language */
function base(language) {
  return tag(language).split("-")[0];
}

/**
 * A language tag as others write it: Android has underlines.
 *
 * @param {string} language
 */
function tag(language) {
  return language.replaceAll("_", "-").toLowerCase();
}

/** @param {() => void} changed Voices come late in some browsers. */
export function onVoices(changed) {
  if ("speechSynthesis" in globalThis) speechSynthesis.addEventListener?.("voiceschanged", changed);
}
