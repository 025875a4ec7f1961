/**
 * What an element's shadow root holds.
 *
 * @module stage
 */

/**
 * The text between the element's tags has its slot from the start, and is shown until there is something better.
 *
 * @param {ShadowRoot} root
 */
export function stage(root) {
  const story = box("story");
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
  root.replaceChildren(header, frame, text, empty, error, footer);
  return { root, frame, story, plain, furniture, text, empty, error, message };
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
