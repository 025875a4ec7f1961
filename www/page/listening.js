/**
 * The story read aloud by the browser's voice, the sentence that is spoken marked in the text.
 *
 * @module listening
 */

import { say, spoken } from "../say.js";
import { script } from "./listening/script.js";
import { speaker } from "./listening/speaker.js";
import { localVoices, onVoices, voicesFor } from "./listening/voices.js";
import { make } from "./make.js";
import { flowOf, isInSight } from "./reading/flow.js";

/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {import("../standfirst.js").View} View */
/** @typedef {import("./listening/script.js").Line} Line */
/** @typedef {import("./preview.js").Shown} Shown */
/** @typedef {ReturnType<typeof import("./shortcuts.js").shortcuts>} Shortcuts */

const SPOKEN = "standfirst-spoken";
const SPEEDS = [0.6, 0.8, 1, 1.2, 1.5, 1.8, 2.2];
const KEPT = "listening";

/**
 * @param {object} page
 * @param {HTMLElement} page.tools Where the button stands.
 * @param {HTMLElement} page.story
 * @param {() => View | undefined} page.view
 * @param {(span: Span) => void} page.bringIn Brings a stretch of the story into sight.
 * @param {Shortcuts} page.keys
 */
export function listening({ tools, story, view, bringIn, keys }) {
  const root = document.documentElement;
  const way = make("button", {
    type: "button",
    id: "listen",
    "aria-expanded": "false",
    "aria-controls": "player",
    "data-say": "listening.open",
  });
  const back = make("button", {
    type: "button",
    "data-say-label": "listening.sentence-back",
    "data-say": "listening.back",
  });
  const play = make("button", { type: "button", id: "play", "data-say": "listening.play" });
  const on = make("button", {
    type: "button",
    "data-say-label": "listening.sentence-on",
    "data-say": "listening.on",
  });
  const speeds = make("select", {}, ...SPEEDS.map((speed) => make("option", { value: String(speed) }, `${speed}×`)));
  const choice = make("select", { dir: "auto" });
  const close = make("button", { type: "button", "data-say": "listening.close" });
  const note = make("p", { role: "status" });
  const player = make(
    "section",
    { id: "player", "data-say-label": "listening.open" },
    make("div", { class: "steps" }, back, play, on),
    make("label", {}, make("span", { "data-say": "listening.speed" }), " ", speeds),
    make("label", {}, make("span", { "data-say": "listening.voice" }), " ", choice),
    close,
    note,
  );
  way.hidden = true;
  player.hidden = true;
  tools.prepend(way);
  document.body.append(player);

  const kept = restored();
  speeds.value = String(kept.speed);
  /** @type {Line[]} */
  let lines = [];
  let language = "";
  let isShown = false;
  /** @type {SpeechSynthesisVoice[]} */
  let offered = [];
  /** @type {string | undefined} The language that the voices on offer are for. */
  let offeredFor;

  const voice = speaker({
    began(index) {
      const line = lines[index];
      if (line === undefined) return;
      note.textContent = "";
      view()?.highlight(line.span, { name: SPOKEN });
      const box = boxOf(line);
      if (box !== undefined && !isInSight(box, story, player.offsetHeight)) bringIn(line.span);
      said();
    },
    stopped: said,
    ended() {
      view()?.clear(SPOKEN);
      said();
    },
    failed() {
      note.textContent = say("listening.failed");
      said();
    },
  });

  /** Brings the button to what is going on: after the event, when the speaker knows. */
  function said() {
    queueMicrotask(() => {
      const key = voice.isSpeaking ? "listening.pause" : "listening.play";
      play.dataset.words = key;
      play.textContent = say(key);
    });
  }

  /** Lists the voices for the story's language; where there is none, all. */
  function offer() {
    const all = localVoices();
    way.hidden = !isShown || all.length === 0;
    if (all.length === 0 || !isShown) {
      offeredFor = undefined;
      if (!player.hidden) shut();
      return;
    }
    if (offeredFor === language) return;
    offeredFor = language;
    const fitting = voicesFor(all, language || root.lang);
    offered = fitting.length > 0 ? fitting : all;
    choice.replaceChildren(...offered.map(({ name, voiceURI }) => make("option", { value: voiceURI }, name)));
    const known = offered.find(({ voiceURI }) => voiceURI === kept.voices[baseOf(language)]);
    choice.value = (known ?? offered[0])?.voiceURI ?? "";
    note.textContent = fitting.length > 0 ? "" : say("listening.none", { language: languageName(language) });
    tune();
  }

  function tune() {
    voice.tune(
      Number(speeds.value),
      offered.find(({ voiceURI }) => voiceURI === choice.value),
    );
  }

  function open() {
    player.hidden = false;
    way.ariaExpanded = "true";
    root.toggleAttribute("data-listening", true);
  }

  function shut() {
    voice.pause();
    view()?.clear(SPOKEN);
    player.hidden = true;
    way.ariaExpanded = "false";
    root.toggleAttribute("data-listening", false);
  }

  /** The first line that is in sight. */
  function inSight() {
    const found = lines.findIndex((line) => {
      const box = boxOf(line);
      return box !== undefined && isInSight(box, story, player.offsetHeight);
    });
    return Math.max(0, found);
  }

  /**
   * Where a line stands in the window; of one that goes on over the page, where it begins.
   *
   * @param {Line} line
   */
  function boxOf({ span }) {
    const range = view()?.rangeOf(span);
    return flowOf(story).isPaged ? range?.getClientRects()[0] : range?.getBoundingClientRect();
  }

  function toggle() {
    if (way.hidden) return false;
    if (voice.isSpeaking) {
      voice.pause();
      return true;
    }
    const isNew = player.hidden;
    if (isNew) open();
    voice.play(isNew ? inSight() : undefined);
    return true;
  }

  /** @param {number} by */
  function skip(by) {
    if (player.hidden) return false;
    voice.skip(by);
    return true;
  }

  way.addEventListener("click", () => {
    if (player.hidden) {
      toggle();
      play.focus({ preventScroll: true });
    } else {
      shut();
    }
  });
  play.addEventListener("click", toggle);
  back.addEventListener("click", () => skip(-1));
  on.addEventListener("click", () => skip(1));
  close.addEventListener("click", () => {
    shut();
    way.focus({ preventScroll: true });
  });
  speeds.addEventListener("change", () => {
    kept.speed = Number(speeds.value);
    keep(kept);
    tune();
  });
  choice.addEventListener("change", () => {
    kept.voices[baseOf(language)] = choice.value;
    keep(kept);
    tune();
  });
  // A press on a sentence goes on from there.
  story.addEventListener("click", (event) => {
    if (player.hidden || (event.target instanceof Element && event.target.closest("a, button, #controls"))) return;
    if (getSelection()?.isCollapsed === false) return;
    const place = view()?.sentenceAt(event);
    const sentence = place === undefined ? undefined : sentences[place];
    const index = lines.findIndex(({ span }) => span.start === sentence?.span.start && span.end === sentence?.span.end);
    if (index >= 0) voice.play(index);
  });
  // Some browsers would go on talking about a page that is gone.
  addEventListener("pagehide", () => voice.pause());
  onVoices(() => {
    offeredFor = undefined;
    offer();
  });

  keys.add({ keys: ["l", "L"], shown: "l", words: "keys.listen", act: toggle });
  keys.add({ keys: [","], shown: ",", words: "listening.sentence-back", act: () => skip(-1) });
  keys.add({ keys: ["."], shown: ".", words: "listening.sentence-on", act: () => skip(1) });

  /** @type {Shown["data"]["sentences"]} */
  let sentences = [];

  return {
    /** @param {Shown} shown */
    show({ data }) {
      const next = script(data);
      const isSame = next.length === lines.length && next[voice.at]?.text === lines[voice.at]?.text;
      if (!isSame) {
        voice.pause();
        voice.rewind();
      }
      isShown = next.length > 0;
      [lines, sentences, language] = [next, data.sentences, data.language ?? ""];
      voice.load(lines, language);
      offer();
      const line = lines[voice.at];
      if (isSame && !player.hidden && line !== undefined) view()?.highlight(line.span, { name: SPOKEN });
    },

    hide() {
      isShown = false;
      lines = [];
      offer();
    },
  };
}

/** @param {string} language */
function baseOf(language) {
  return language.split("-")[0] ?? "";
}

/** @param {string} language */
function languageName(language) {
  if (language === "") return say("listening.this-language");
  return new Intl.DisplayNames([spoken()], { type: "language" }).of(language) ?? language;
}

/** @returns {{ speed: number, voices: Record<string, string> }} */
function restored() {
  try {
    const { speed, voices } = Object(JSON.parse(localStorage.getItem(KEPT) ?? "{}"));
    return { speed: SPEEDS.includes(speed) ? speed : 1, voices: Object(voices) };
  } catch {
    return { speed: 1, voices: {} };
  }
}

/** @param {{ speed: number, voices: Record<string, string> }} choice */
function keep(choice) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(choice));
  } catch {
    // Not kept, but chosen for now.
  }
}
