/**
 * The settings of reading: a quiet sheet that leaves the story in sight, so that each change shows at once.
 *
 * @module settings-panel
 */

import { percent, say } from "../../say.js";
import { make } from "../make.js";
import { offerThemes } from "../theme-choice.js";
import { CHOICES, SCALES } from "./settings.js";

/** @typedef {import("./settings.js").ReadingSettings} ReadingSettings */
/** @typedef {import("./settings.js").ScaleName} ScaleName */
/** @typedef {import("./settings.js").ChoiceName} ChoiceName */
/** @typedef {import("./settings.js").SwitchName} SwitchName */

const THEMES = ["", "light", "sepia", "dark", "contrast"];

/**
 * @param {HTMLElement} tools Where the button stands.
 * @param {ReadingSettings} settings
 * @param {() => void} listShortcuts
 */
export function settingsPanel(tools, settings, listShortcuts) {
  const panel = make("div", { id: "reading", popover: "", role: "dialog", "data-say-label": "reading.title" });
  const way = make("button", {
    type: "button",
    id: "reading-way",
    popovertarget: panel.id,
    "data-say": "reading.open",
  });
  tools.append(way);
  document.body.append(panel);

  const themes = make(
    "select",
    { id: "theme" },
    ...THEMES.map((value) => make("option", { value, "data-say": `theme.${value || "auto"}` })),
  );
  const theme = offerThemes(themes);
  const colours = make("label", { class: "line" }, make("span", { "data-say": "theme" }), themes);

  /** @type {(() => void)[]} What brings each control to what is set. */
  const updates = [];

  /** @param {ScaleName} name */
  function scale(name) {
    const { least, most, step } = SCALES[name];
    const [min, max] = [String(least), String(most)];
    const range = make("input", { type: "range", name: `reading-${name}`, min, max, step: String(step) });
    const value = make("output", {});
    range.addEventListener("input", () => settings.set(name, Number(range.value)));
    updates.push(() => {
      const words =
        name === "measure"
          ? say("reading.characters", { count: settings.get(name) })
          : percent(settings.get(name) / 100);
      range.value = String(settings.get(name));
      range.setAttribute("aria-valuetext", words);
      value.textContent = words;
    });
    return make("label", { class: "line scale" }, make("span", { "data-say": `reading.${name}` }), range, value);
  }

  /** @param {ChoiceName} name */
  function choice(name) {
    const options = CHOICES[name].map((value) => {
      const radio = make("input", { type: "radio", name: `reading-${name}`, value });
      radio.addEventListener("change", () => settings.set(name, value));
      updates.push(() => {
        radio.checked = settings.get(name) === value;
      });
      return make(
        "label",
        { "data-value": value },
        radio,
        make("span", /\d/.test(value) ? {} : { "data-say": `reading.${value}` }, value),
      );
    });
    const words = make("span", { class: "words" }, ...options);
    return make(
      "fieldset",
      { class: "line", id: `reading-${name}` },
      make("legend", { "data-say": `reading.${name}` }),
      words,
    );
  }

  /** @param {SwitchName} name */
  function onOrOff(name) {
    const box = make("input", { type: "checkbox", name: `reading-${name}` });
    box.addEventListener("change", () => settings.set(name, box.checked));
    updates.push(() => {
      box.checked = settings.get(name);
    });
    return make("label", { class: "switch" }, box, make("span", { "data-say": `reading.${name}` }));
  }

  const vertical = onOrOff("vertical");
  vertical.hidden = true;
  const reset = make("button", { type: "button", id: "reading-reset", "data-say": "reading.reset" });
  const list = make("button", { type: "button", id: "shortcuts-way", "data-say": "keys.title" });
  reset.addEventListener("click", () => {
    theme.reset();
    settings.reset();
  });
  list.addEventListener("click", () => {
    panel.hidePopover();
    listShortcuts();
  });
  panel.append(
    choice("family"),
    ...Object.keys(SCALES).map((name) => scale(/** @type {ScaleName} */ (name))),
    choice("alignment"),
    colours,
    choice("focus"),
    make("div", { class: "switches" }, onOrOff("hyphens"), onOrOff("paged"), vertical),
    make("p", {}, reset, list),
  );

  const update = () => {
    for (const one of updates) one();
  };
  settings.onChange(update);
  update();

  return {
    /** Says anew what depends on numbers. */
    update,

    toggle() {
      panel.togglePopover();
      if (panel.matches(":popover-open")) panel.querySelector("input")?.focus();
      else way.focus({ preventScroll: true });
    },

    /** @param {boolean} offered Whether the story is in a script that is written in columns. */
    offerVertical(offered) {
      vertical.hidden = !offered;
    },
  };
}
