/**
 * The browser's voice, one utterance a line. Pausing ends the utterance and going on begins it again: browsers forget paused ones, and cut
 * long ones off.
 *
 * @module speaker
 */

/** @typedef {import("./script.js").Line} Line */

/**
 * @typedef {object} Listener
 * @property {(index: number) => void} began A line is about to be spoken.
 * @property {() => void} stopped Nothing is spoken any more; the line stays.
 * @property {() => void} ended The last line has been spoken.
 * @property {(reason: string) => void} failed The browser could not speak, by its own name for why.
 */

/** What an utterance that we ended ourselves answers. */
const OURS = new Set(["canceled", "interrupted"]);

/** @param {Listener} listener */
export function speaker(listener) {
  /** @type {Line[]} */
  let lines = [];
  let at = 0;
  let rate = 1;
  let language = "";
  /** @type {SpeechSynthesisVoice | undefined} */
  let voice;
  /** @type {SpeechSynthesisUtterance | undefined} What is spoken; kept, or a browser may collect it before it says that it ended. */
  let spoken;

  function speak() {
    const line = lines[at];
    if (line === undefined) return;
    silence();
    const utterance = new SpeechSynthesisUtterance(line.text);
    utterance.rate = rate;
    if (voice !== undefined) utterance.voice = voice;
    utterance.lang = voice?.lang ?? language;
    utterance.addEventListener("end", () => {
      if (utterance !== spoken) return;
      if (at + 1 < lines.length) {
        at += 1;
        speak();
      } else {
        spoken = undefined;
        at = 0;
        listener.ended();
      }
    });
    utterance.addEventListener("error", ({ error }) => {
      if (utterance !== spoken || OURS.has(error)) return;
      spoken = undefined;
      listener.failed(error);
    });
    spoken = utterance;
    listener.began(at);
    speechSynthesis.speak(utterance);
  }

  function silence() {
    if (spoken === undefined) return;
    spoken = undefined;
    speechSynthesis.cancel();
  }

  return {
    get isSpeaking() {
      return spoken !== undefined;
    },

    get at() {
      return at;
    },

    /**
     * @param {Line[]} what
     * @param {string} lang
     */
    load(what, lang) {
      lines = what;
      language = lang;
      at = Math.min(at, Math.max(0, lines.length - 1));
    },

    /** @param {number} [from] */
    play(from = at) {
      at = Math.min(Math.max(0, from), lines.length - 1);
      speak();
    },

    pause() {
      if (spoken === undefined) return;
      silence();
      listener.stopped();
    },

    /**
     * To another line, spoken if one was.
     *
     * @param {number} by
     */
    skip(by) {
      const wanted = Math.min(Math.max(0, at + by), lines.length - 1);
      if (spoken !== undefined) this.play(wanted);
      else {
        at = wanted;
        listener.began(at);
        listener.stopped();
      }
    },

    rewind() {
      at = 0;
    },

    /**
     * How it is spoken from now on; the line that is being spoken begins again.
     *
     * @param {number} speed
     * @param {SpeechSynthesisVoice | undefined} by
     */
    tune(speed, by) {
      const isNew = speed !== rate || by?.voiceURI !== voice?.voiceURI;
      [rate, voice] = [speed, by];
      if (isNew && spoken !== undefined) speak();
    },
  };
}
