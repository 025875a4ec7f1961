/**
 * The forms in which a story can be taken away.
 *
 * @module forms
 */

import { say } from "../../say.js";
import { bylineWords, dateWords } from "../../story/words.js";
import { singleFile } from "./single-file.js";

/** @typedef {import("../preview.js").Shown} Shown */

/**
 * @typedef {object} Form
 * @property {"markdown" | "html" | "rich" | "text" | "json" | "json-ld" | "page" | "embed"} name
 * @property {string} [extension] Of a file; a form without one is not saved.
 * @property {string} type The media type.
 * @property {boolean} [noCopy] Whether it is of no use on a clipboard.
 * @property {boolean} [sumsUp] Whether the summary can come along.
 * @property {(shown: Shown, withSummary: boolean) => string | Promise<string>} make
 */

/** @type {readonly Form[]} */
export const FORMS = [
  { name: "rich", type: "text/html", sumsUp: true, make: html },
  { name: "markdown", extension: "md", type: "text/markdown", sumsUp: true, make: markdown },
  { name: "text", extension: "txt", type: "text/plain", sumsUp: true, make: text },
  { name: "html", extension: "html", type: "text/html", sumsUp: true, make: html },
  { name: "page", extension: "html", type: "text/html", noCopy: true, sumsUp: true, make: singleFile },
  { name: "json", extension: "json", type: "application/json", sumsUp: true, make: json },
  { name: "json-ld", extension: "jsonld", type: "application/ld+json", make: ({ article }) => article.toJsonLd() },
  { name: "embed", type: "text/html", make: embed },
];

/**
 * What the form is on a clipboard, by media types.
 *
 * @param {Form} form
 * @param {Shown} shown
 * @param {boolean} withSummary
 * @returns {Promise<Record<string, string>>}
 */
export async function clipboardForms(form, shown, withSummary) {
  const made = await form.make(shown, withSummary);
  return form.name === "rich" ? { "text/html": made, "text/plain": text(shown, withSummary) } : { "text/plain": made };
}

/**
 * A name for the file, of the words of the headline.
 *
 * @param {Shown} shown
 */
export function fileName({ data: { metadata } }) {
  const title = (metadata.headline ?? metadata.suggestedTitle)?.value ?? "";
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = words.shift()?.slice(0, 60) ?? "story";
  for (const word of words) {
    if (name.length + word.length >= 60) break;
    name += `-${word}`;
  }
  return name;
}

/**
 * @param {Shown} shown
 * @param {boolean} withSummary
 */
function markdown({ article, summary }, withSummary) {
  const story = article.toMarkdown();
  if (!withSummary || summary === undefined) return story;
  // Under the front matter, which has to come first.
  const [matter = ""] = /^---\n[\s\S]*?\n---\n+/.exec(story) ?? [];
  const words = sentences(summary).map((sentence) => `- ${escaped(sentence)}`);
  return `${matter}**${say("summary")}**\n\n${words.join("\n")}\n\n---\n\n${story.slice(matter.length)}`;
}

/**
 * @param {Shown} shown
 * @param {boolean} withSummary
 */
function text({ article, data, summary }, withSummary) {
  const { headline, byline, published, dateline } = data.metadata;
  const by = byline && bylineWords(byline.value);
  const day = published && dateWords(published.value, data.language);
  const parts = [[headline?.value, by, day].filter((line) => line !== undefined && line !== "").join("\n")];
  if (withSummary && summary !== undefined) {
    parts.push(
      `${say("summary")}\n${sentences(summary)
        .map((sentence) => `• ${sentence}`)
        .join("\n")}`,
    );
  }
  parts.push(dateline?.text === undefined ? article.toText() : `${dateline.text} ${article.toText()}`);
  return `${parts
    .filter((part) => part !== "")
    .join("\n\n")
    .trimEnd()}\n`;
}

/**
 * @param {Shown} shown
 * @param {boolean} withSummary
 */
function html({ article, summary }, withSummary) {
  const story = article.toHtml();
  if (!withSummary || summary === undefined) return story;
  const items = sentences(summary).map((sentence) => `<li>${safe(sentence)}</li>\n`);
  const section = `<section class="summary">\n<h2>${safe(say("summary"))}</h2>\n<ul>\n${items.join("")}</ul>\n</section>\n`;
  // Where the story's head ends; without one, at its beginning.
  const head = story.indexOf("</header>\n");
  const place = head < 0 ? story.indexOf("\n") + 1 : head + "</header>\n".length;
  return story.slice(0, place) + section + story.slice(place);
}

/**
 * @param {Shown} shown
 * @param {boolean} withSummary
 */
function json({ article, summary }, withSummary) {
  const data = article.toJSON();
  return JSON.stringify(withSummary && summary !== undefined ? { ...data, summary } : data, null, 2);
}

/**
 * What a site has in its page to show the story by the element; without scripts it is the story all the same.
 *
 * @param {Shown} shown
 */
function embed({ article, summary }) {
  const script = new URL("../../standfirst-article-define.js", import.meta.url).href;
  const kind = summary === undefined ? "" : ` summary="${summary.type}" length="${summary.length}"`;
  return `<script type="module" src="${safe(script)}"></script>\n<standfirst-article${kind}>\n${article.toHtml()}</standfirst-article>\n`;
}

/** @param {import("../../standfirst.js").Summary} summary */
function sentences(summary) {
  return summary.sentences.map((sentence) => sentence.text);
}

/**
 * Words that HTML would take for something else.
 *
 * @param {string} words
 */
export function safe(words) {
  return words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * Words that Markdown would take for something else.
 *
 * @param {string} words
 */
function escaped(words) {
  return words.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");
}
