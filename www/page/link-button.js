/**
 * A link that holds the story, for sending it on or keeping it among one's bookmarks.
 *
 * @module link-button
 */

import { canLink, fragment, MOST_LETTERS } from "./link.js";

/** @typedef {import("./moment.js").Moment} Moment */

/** Mail and chat programs cut longer ones. */
const MANY_LETTERS = 8000;

const WORDS = {
  label: "A link that holds the story",
  copied: "Copied. The story is inside the link itself and stands on no server: whoever opens the link reads it.",
  ready:
    "The story is inside the link itself and stands on no server: whoever opens the link reads it. Copy it from here.",
  /** @param {string} letters */
  long: (letters) => `With ${letters} letters it is long: some mail and chat programs cut such links.`,
  /** @param {string} letters */
  tooLong: (letters) =>
    `This story is too long for a link: it would have ${letters} letters, and programs cut links far shorter than that. Pass the text on instead.`,
  failed: "This browser could not make the link. Your text is safe in the box.",
};

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
  field.ariaLabel = WORDS.label;
  field.addEventListener("focus", () => field.select());

  /**
   * @param {string} link
   * @param {string} said
   */
  function show(link, said) {
    field.value = link;
    field.hidden = link === "";
    words.textContent = said;
    holder.hidden = false;
  }

  button.addEventListener("click", async () => {
    let link = location.href.replace(/#.*$/s, "");
    const page = link.length;
    try {
      link += await fragment(take());
    } catch {
      show("", WORDS.failed);
      return;
    }
    const letters = (link.length - page).toLocaleString("en");
    if (link.length - page > MOST_LETTERS) {
      show("", WORDS.tooLong(letters));
      return;
    }
    const said = (await copied(link)) ? WORDS.copied : WORDS.ready;
    show(link, link.length > MANY_LETTERS ? `${said} ${WORDS.long(letters)}` : said);
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
