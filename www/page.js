/**
 * The page: a box to paste into, the story that comes of it, and what belongs to the two.
 *
 * @module page
 */

import { checkPanel } from "./page/check-panel.js";
import { clipboardButton } from "./page/clipboard-button.js";
import { corrections } from "./page/corrections.js";
import { showCounts } from "./page/counts.js";
import { desk } from "./page/desk.js";
import { evidence } from "./page/evidence.js";
import { highlights } from "./page/highlights/highlights.js";
import { insightPanel } from "./page/insight-panel.js";
import { keeping } from "./page/keeping.js";
import { nameParts, offerLanguages, sayAll } from "./page/language.js";
import { listening } from "./page/listening.js";
import { marginMarks } from "./page/margin.js";
import { messageLine } from "./page/message.js";
import { keepOffline } from "./page/offline.js";
import { pasteBox } from "./page/paste-box.js";
import { preview } from "./page/preview.js";
import { quotationsPanel } from "./page/quotations-panel.js";
import { reading } from "./page/reading.js";
import { rehearse } from "./page/rehearsal.js";
import { repairsPanel } from "./page/repairs-panel.js";
import { SAMPLE } from "./page/sample.js";
import { seal } from "./page/seal.js";
import { shortcuts } from "./page/shortcuts.js";
import { sourceView } from "./page/source/source-view.js";
import { storiesBar } from "./page/stories.js";
import { summaryControls } from "./page/summary-controls.js";
import { takeAwayMenu } from "./page/take-away/menu.js";
import { fetched } from "./page/take-away/single-file.js";
import { say } from "./say.js";
import { furniturePanel } from "./story/furniture-panel.js";
import { tracing } from "./story/tracing.js";
import { documentWords } from "./story/words.js";

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function find(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no #${id}.`);
  return element;
}

const paste = find("paste", HTMLTextAreaElement);
const story = find("story", HTMLElement);
const controls = find("controls", HTMLElement);
const counts = find("counts", HTMLElement);
const form = find("form", HTMLElement);
const file = find("file", HTMLInputElement);
const root = document.documentElement;

offerLanguages(find("language", HTMLSelectElement), () => {
  message.clear();
  reader.said();
  if (page.current === undefined) page.show();
  else page.reset();
});

const message = messageLine(find("message", HTMLElement));
const place = desk(find("fold", HTMLButtonElement), paste);
const found = evidence(find("evidence", HTMLElement), story);
const view = () => page.current?.view;
const keys = shortcuts(paste);
const tools = find("tools", HTMLElement);
const reader = reading({ tools, story, view, keys });
const listener = listening({ tools, story, view, bringIn: reader.bringIn, keys });
sayAll();
const trace = tracing(story, view, (sentence) => margin.light(sentence), { bringIn: reader.bringIn });
const margin = marginMarks(find("margin", HTMLElement), story, view, trace);
const summary = summaryControls(find("summary-type", HTMLElement), find("summary-length", HTMLElement), () => {
  trace.clear();
  page.resum();
});
const insight = insightPanel(find("insight", HTMLDetailsElement), trace.show);
const quotations = quotationsPanel(find("quotations", HTMLDetailsElement), trace.show);
const check = checkPanel(find("check", HTMLDetailsElement), {
  article: () => page.current?.article,
  light: trace.show,
});
const furniture = furniturePanel(find("furniture", HTMLDetailsElement), {
  restored(index, words) {
    if (page.current === undefined) return;
    const { article, data } = page.current;
    // The list may be a few keys older than the story.
    const isThere = data.furniture[index]?.text === words;
    const now = isThere ? index : data.furniture.findIndex(({ text }) => text === words);
    if (now < 0) return;
    article.restore(now);
    page.reset();
    kept.done();
  },
  undone() {
    page.show();
    kept.done();
  },
});

const marked = highlights(story, find("keep", HTMLButtonElement), find("highlights", HTMLDetailsElement), {
  shown: () => page.current,
  changed: () => kept.done(),
});
keys.add({ keys: ["h", "H"], shown: "h", words: "highlights.keep", act: marked.keep });

const repairs = repairsPanel(find("repairs", HTMLDetailsElement), {
  light: trace.show,
  changed() {
    page.show();
    kept.done();
  },
});

const source = sourceView(find("see-source", HTMLButtonElement), find("source", HTMLElement), story, {
  shown: () => page.current,
  light: trace.show,
  apart: furniture.open,
});

const correct = corrections(find("correction", HTMLElement), story, (field, words) => {
  page.current?.article.correct(field, words);
  page.reset();
  kept.done();
});

const stories = storiesBar(find("stories", HTMLElement), () => {
  page.show();
  kept.done();
});

const take = takeAwayMenu(find("take", HTMLButtonElement), find("take-menu", HTMLElement), () => page.current);

const box = pasteBox(paste, {
  filled: () => kept.filled(),
  refused: (words) => message.say("alert", words),
});

const kept = keeping({
  desk: find("desk", HTMLElement),
  paste,
  box,
  correct,
  furniture,
  repairs,
  marked,
  stories,
  article: () => page.current?.article,
  show: () => page.show(),
  filled() {
    if (paste.value.trim() === "") return;
    paste.scrollTop = 0;
    place.yield();
  },
  warn: (words) => message.say("alert", words),
});

const page = preview({
  paste,
  read: () => stories.choose(box.read()),
  readBeginning: (letters) => (stories.chosen === undefined ? box.readBeginning(letters) : undefined),
  story,
  choice: summary.choice,
  amend(article) {
    repairs.amend(article);
    correct.amend(article);
    furniture.amend(article);
  },
  before() {
    // The controls stand in the story and would go with it.
    if (story.contains(controls)) story.after(controls);
    controls.hidden = true;
    form.hidden = true;
    margin.clear();
    found.hide();
    correct.hide();
    take.hide();
    marked.hide();
  },
  shown(shown) {
    root.dataset.state = "story";
    stories.show(shown.data);
    // Other stories have a line of their own.
    const known = documentWords({ ...shown.data, others: [] });
    if (known !== "") message.say("status", known);
    else if (shown.isWhole && shown.summary === undefined && shown.data.metadata.headline === undefined)
      message.say("status", say("message.no-article"));
    else message.clear();
    // Moved only when they are not there yet: moving takes the keyboard's focus from them.
    const head = shown.view.element?.querySelector(":scope > [part=header]");
    if (controls.previousElementSibling !== head) head?.after(controls);
    nameParts(story);
    controls.hidden = false;
    controls.toggleAttribute("data-no-summary", shown.summary === undefined);
    showCounts(counts, shown);
    form.hidden = shown.article.form !== "html";
    found.show();
    correct.show(shown.data);
    // In a beginning alone they would be looked for in vain.
    if (shown.isWhole) marked.show();
    // Said, not left to `dir=auto`: that costs a browser seconds in a text of megabytes.
    paste.dir = shown.view.element?.matches(":dir(rtl)") ? "rtl" : "ltr";
    const { headline, suggestedTitle } = shown.data.metadata;
    const title = headline?.value ?? suggestedTitle?.value;
    document.title = title === undefined ? "Standfirst" : `${title} · Standfirst`;
  },
  settled(shown) {
    const { article, data } = shown;
    box.showWords();
    insight.show(article);
    quotations.show(article);
    check.show();
    repairs.show(article, data);
    furniture.show(data.furniture);
    margin.show();
    source.show();
    reader.show(shown);
    listener.show(shown);
  },
  emptied() {
    box.showWords();
    root.dataset.state = "empty";
    message.clear();
    insight.hide();
    quotations.hide();
    check.hide();
    repairs.hide();
    furniture.hide();
    furniture.forget();
    repairs.forget();
    correct.forget();
    marked.leave();
    source.hide();
    reader.hide();
    listener.hide();
    stories.hide();
    stories.have(undefined);
    place.open();
    document.title = "Standfirst";
  },
  failed(error) {
    box.showWords();
    root.dataset.state = paste.value.trim() === "" ? "empty" : "plain";
    insight.hide();
    quotations.hide();
    check.hide();
    repairs.hide();
    furniture.hide();
    marked.leave();
    source.hide();
    reader.hide();
    listener.hide();
    stories.hide();
    const again = () => {
      message.say("status", say("message.trying"));
      void start();
    };
    const { code, words } = explain(error);
    message.say("alert", words, code === "load-failed" ? { label: say("message.again"), act: again } : undefined);
    document.title = "Standfirst";
  },
});

/**
 * What went wrong in the page's words: what happened, that the text is safe, what to do.
 *
 * @param {unknown} error
 */
function explain(error) {
  const { code, message: reason } = /** @type {{ code?: string, message?: string }} */ (error ?? {});
  const safe = say("error.safe");
  switch (code) {
    case "load-failed":
      return { code, words: paste.value.trim() === "" ? say("error.load") : `${say("error.load")} ${safe}` };
    case undefined:
      return { code, words: `${say("error.unknown")} ${safe} ${say("error.reload")}` };
    default:
      return { code, words: `${say("error.unread", { reason: String(reason) })} ${safe}` };
  }
}

/** How text changes under somebody's fingers. */
const TYPING = /^(insert(Text|LineBreak|CompositionText|ReplacementText)|delete)/;

paste.addEventListener("input", ({ inputType }) => {
  if (paste.value.trim() !== "" && root.dataset.state === "empty") root.dataset.state = "story";
  const isTyping = TYPING.test(inputType);
  page.refresh(isTyping);
  kept.done(isTyping ? inputType : undefined);
  // Typing on a phone goes on in the box; after a paste or a drop the story is what one wants to see.
  if (inputType === "insertFromPaste" || inputType === "insertFromDrop") {
    place.yield();
  }
});

find("sample", HTMLButtonElement).addEventListener("click", () => {
  box.hold({ text: SAMPLE });
  root.dataset.state = "story";
  kept.filled();
});

clipboardButton(find("from-clipboard", HTMLButtonElement), {
  read: box.fill,
  refused: (words) => message.say("alert", words),
});

find("open", HTMLButtonElement).addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  const [chosen] = file.files ?? [];
  if (chosen !== undefined) void box.openFile(chosen);
  // The same file again is a change, too.
  file.value = "";
});

const closed = seal(find("trust", HTMLElement));

async function start() {
  if (!(await page.start())) return;
  await fetched;
  closed.close();
}

void start()
  .then(kept.start)
  .then(() => rehearse(SAMPLE, () => page.current === undefined));
void keepOffline({
  ready() {
    root.dataset.offline = "";
    find("offline", HTMLElement).hidden = false;
  },
  newer(use) {
    const line = find("newer", HTMLElement);
    line.hidden = false;
    line.querySelector("button")?.addEventListener("click", () => void kept.now().then(use), { once: true });
  },
});
