/**
 * The menu by which the story is taken away: what each form is called, copied or saved, and one line that says how it went.
 *
 * @module menu
 */

import { say } from "../../say.js";
import { has } from "../language.js";
import { placeBelow } from "../popover.js";
import { copy, save } from "./clipboard.js";
import { clipboardForms, FORMS, fileName } from "./forms.js";

/** @typedef {import("../preview.js").Shown} Shown */
/** @typedef {import("./forms.js").Form} Form */

/**
 * @param {HTMLElement} opener The button that opens it.
 * @param {HTMLElement} menu A popover.
 * @param {() => Shown | undefined} shown
 */
export function takeAwayMenu(opener, menu, shown) {
  const list = /** @type {HTMLElement} */ (menu.querySelector("ul"));
  const line = /** @type {HTMLElement} */ (menu.querySelector("[role=status]"));
  const sums = /** @type {HTMLInputElement} */ (menu.querySelector("input"));
  const rows = FORMS.map((form) => row(form, act));
  list.append(...rows.map(({ element }) => element));

  /**
   * @param {Form} form
   * @param {"copy" | "save"} way
   */
  async function act(form, way) {
    const story = shown();
    if (story === undefined) return;
    const name = say(`take.${form.name}`);
    try {
      if (way === "save") {
        const file = `${fileName(story)}.${form.extension}`;
        save(file, form.type, await form.make(story, sums.checked));
        line.textContent = say("take.saved", { file });
      } else {
        const isDone = await copy(await clipboardForms(form, story, sums.checked));
        line.textContent = say(isDone ? "take.copied" : "take.refused", { form: name });
      }
    } catch {
      line.textContent = say("take.failed", { form: name });
    }
  }

  menu.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") return;
    line.textContent = "";
    for (const { form, label } of rows) label(form);
    sums.disabled = shown()?.summary === undefined;
    placeBelow(menu, opener);
  });

  return {
    /** The story is about to be replaced. */
    hide() {
      if (menu.matches(":popover-open")) menu.hidePopover();
    },
  };
}

/**
 * @param {Form} form
 * @param {(form: Form, way: "copy" | "save") => void} act
 */
function row(form, act) {
  const element = document.createElement("li");
  const name = document.createElement("span");
  has(name, `take.${form.name}`);
  element.append(name);
  /** @type {[HTMLButtonElement, "copy" | "save"][]} */
  const buttons = [];
  for (const way of /** @type {const} */ (["copy", "save"])) {
    if (way === "copy" ? form.noCopy : form.extension === undefined) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.take = `${way}-${form.name}`;
    has(button, `take.${way}`);
    button.addEventListener("click", () => act(form, way));
    element.append(button);
    buttons.push([button, way]);
  }

  return {
    form,
    element,
    /** Says to those who hear the button alone what it copies or saves. @param {Form} form */
    label({ name }) {
      for (const [button, way] of buttons) button.ariaLabel = say(`take.${way}-form`, { form: say(`take.${name}`) });
    },
  };
}
