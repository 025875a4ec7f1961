/**
 * What an element's shadow root holds.
 *
 * @module stage
 */

/**
 * The text between the element's tags has its slot from the start, and is shown until there is something better. A root that came with the
 * page's HTML has that already: its story stays as it is until ours is there, with the style sheets that it came with.
 *
 * @param {HTMLElement} element
 * @param {ShadowRoot | null} standing The root that came with the page.
 */
export function stage(element, standing) {
  const served = standing?.querySelector(".story");
  // Not one of them moves: its sheet would come anew, and the story stand bare until then.
  const links = standing === null ? [] : [...standing.children].filter((child) => child instanceof HTMLLinkElement);
  const story = served instanceof HTMLElement ? served : box("story");
  const plain = box("plain-text");
  const furniture = document.createElement("details");
  furniture.className = "panel";
  furniture.hidden = true;
  furniture.setAttribute("part", "furniture");
  const line = document.createElement("summary");
  line.setAttribute("part", "furniture-summary");
  furniture.append(line, document.createElement("ul"));
  const frame = box("frame");
  frame.append(story, plain, furniture);
  const [header, text, empty, error, footer] = [slot("header"), slot(""), slot("empty"), slot("error"), slot("footer")];
  const message = document.createElement("p");
  message.setAttribute("part", "error");
  error.append(message);
  empty.hidden = true;
  error.hidden = true;
  text.hidden = story === served;
  const all = document.createDocumentFragment();
  all.append(header, frame, text, empty, error, footer);
  // Last: in a page where one of the steps before throws, there is no root yet that would hide the text.
  const root = standing ?? element.attachShadow({ mode: "open" });
  if (standing !== null) {
    for (const child of [...root.childNodes]) if (!links.some((link) => link === child)) child.remove();
  }
  root.append(all);
  return { root, links, frame, story, plain, furniture, text, empty, error, message };
}

/** @param {string} name */
function box(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

/** @param {string} name */
function slot(name) {
  const made = document.createElement("slot");
  if (name !== "") made.name = name;
  return made;
}
