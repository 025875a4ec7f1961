/**
 * A link that holds the story, for sending it on or keeping it among one's bookmarks.
 *
 * @module link-button
 */

import { say } from "../say.js";
import { canLink, fragment, MOST_LETTERS } from "./link.js";

/** @typedef {import("./moment.js").Moment} Moment */

/** Mail and chat programs cut longer ones. */
const MANY_LETTERS = 8000;

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} holder Where the link is shown.
 * @param {() => Moment} take What goes into it.
 */
export function linkButton(button, holder, take) {
  const words = /** @type {HTMLElement} */ (holder.querySelector("[role=status]"));
  const field = /** @type {HTMLInputElement} */ (holder.querySelector("input"));
  if (!canLink) return { hide() {} };
  button.hidden = false;
  field.addEventListener("focus", () => field.select());

  /**
   * @param {string} link
   * @param {string} said
   */
  function show(link, said) {
    field.value = link;
    field.hidden = link === "";
    field.ariaLabel = say("link.field");
    words.textContent = said;
    holder.hidden = false;
  }

  button.addEventListener("click", async () => {
    let link = location.href.replace(/#.*$/s, "");
    const page = link.length;
    try {
      link += await fragment(take());
    } catch {
      show("", say("link.failed"));
      return;
    }
    const letters = link.length - page;
    if (letters > MOST_LETTERS) {
      show("", say("link.too-long", { letters }));
      return;
    }
    const said = (await copied(link)) ? say("link.copied") : say("link.ready");
    show(link, link.length > MANY_LETTERS ? `${said} ${say("link.long", { letters })}` : said);
  });

  return {
    /** The link is no longer that of the story. */
    hide() {
      holder.hidden = true;
      field.value = "";
    },
  };
}

/** @param {string} link */
async function copied(link) {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    return false;
  }
}
