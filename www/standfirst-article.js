/**
 * The element that sets whatever stands between its tags as an article. Importing this module registers nothing:
 * `StandfirstArticle.define()` does, or `standfirst-article-define.js`.
 *
 * @example
 * <script type="module" src="standfirst-article-define.js"></script>
 * <standfirst-article summary="key-points">
 *   <script type="text/plain">ODENFELD, Tarn Valley (KNA) - A lake that had stood ...</script>
 * </standfirst-article>
 *
 * @module standfirst-article
 */

import { HTMLElement } from "./element/base.js";
import { showContents } from "./element/contents.js";
import { nothing, typed } from "./element/errors.js";
import { tell } from "./element/events.js";
import { childrenOf, fetched, hasText, withoutTags } from "./element/input.js";
import { own, words } from "./element/language.js";
import { sheets } from "./element/sheets.js";
import { stage } from "./element/stage.js";
import { forget, turn, whenNear } from "./element/turns.js";
import { createParser } from "./parser.js";
import { speaks } from "./say.js";
import { render } from "./standfirst.js";
import { furniturePanel } from "./story/furniture-panel.js";
import { showPlain } from "./story/plain.js";
import { spanOf, tracing } from "./story/tracing.js";

/** @typedef {import("./element/events.js").EditDetail} EditDetail */
/** @typedef {import("./element/events.js").ElementError} ElementError */
/** @typedef {import("./element/events.js").ErrorDetail} ErrorDetail */
/** @typedef {import("./element/events.js").ReadyDetail} ReadyDetail */
/** @typedef {import("./element/events.js").SelectDetail} SelectDetail */
/** @typedef {import("./element/input.js").Input} Input */
/** @typedef {import("./parser.js").Parser} Parser */
/** @typedef {import("./standfirst.js").Article} Article */
/** @typedef {import("./standfirst.js").ArticleData} ArticleData */
/** @typedef {import("./standfirst.js").CorrectableField} CorrectableField */
/** @typedef {import("./standfirst.js").Span} Span */
/** @typedef {import("./standfirst.js").Summary} Summary */
/** @typedef {import("./standfirst.js").SummaryOptions} SummaryOptions */
/** @typedef {import("./standfirst.js").View} View */
/** @typedef {"waiting" | "ready" | "empty" | "error"} State */

const TYPES = /** @type {const} */ (["key-points", "tldr", "teaser", "headline"]);
const LENGTHS = /** @type {const} */ (["short", "medium", "long"]);
const FORMATS = /** @type {const} */ (["auto", "text", "html", "markdown"]);

/**
 * Sets a text as an article, with a summary whose sentences lead to their sources.
 *
 * What stands between its tags stays in the page and is shown until the article is there, and again if it can't be.
 *
 * @element standfirst-article
 *
 * @attr {"key-points" | "tldr" | "teaser" | "headline"} summary - The kind of summary; without it there is none.
 * @attr {"short" | "medium" | "long"} [length=short] - How long the summary is.
 * @attr {"auto" | "text" | "html" | "markdown"} [format=auto] - What the text is written in, where its script's or file's type should not say.
 * @attr {string} src - The address of the text; another server must allow this page to read it (CORS).
 * @attr {string} lang - The text's language; without it, it is told from the text.
 * @attr {"light" | "sepia" | "dark" | "contrast" | "auto"} theme - Colours of its own; `auto` are the system's, without it the page's.
 * @attr {boolean} toc - Shows a list of contents where there are two headings or more.
 * @attr {boolean} furniture - Shows under the article what was set apart from it, with the reasons and the way back.
 * @attr {number} [headline-level=2] - The level of the headline, from 1 to 5; headings inside follow.
 * @attr {boolean} disabled - Leaves the text as it stands between the tags; nothing is loaded.
 *
 * @fires {CustomEvent<ReadyDetail>} standfirst-ready - The article is set, for the first time or anew.
 * @fires {CustomEvent<ErrorDetail>} standfirst-error - There is no article; the text stays readable.
 * @fires {CustomEvent<SelectDetail>} standfirst-select - The reader chose a sentence, in the summary or in the text.
 * @fires {CustomEvent<EditDetail>} standfirst-edit - Something was put back into the article, or a field was corrected.
 *
 * @slot - The text, as text or HTML, or in a `<script type="text/plain">` (`text/html`, `text/markdown`).
 * @slot header - Stands above the article.
 * @slot footer - Stands under it.
 * @slot empty - Is shown when there is nothing to read.
 * @slot error - Is shown when the text can't be read or does not come.
 *
 * @csspart article - The article.
 * @csspart header - Its head: section, kicker, headline, standfirst, meta.
 * @csspart section - The section that it stood in.
 * @csspart kicker - The line above the headline.
 * @csspart headline - The headline.
 * @csspart standfirst - The lines under the headline.
 * @csspart meta - Who and when.
 * @csspart byline - Who wrote it.
 * @csspart published - When it was published.
 * @csspart updated - When it was changed.
 * @csspart rating - A review's verdict.
 * @csspart summary - The summary.
 * @csspart summary-sentence - A sentence of it, a button.
 * @csspart contents - The list of contents.
 * @csspart contents-entry - An entry of it, a button.
 * @csspart dateline - The place that the first paragraph begins with.
 * @csspart paragraph - A paragraph.
 * @csspart heading - A heading inside.
 * @csspart list - A list.
 * @csspart item - An item of a list.
 * @csspart quote - A quotation set apart.
 * @csspart pull-quote - A sentence of the article shown large.
 * @csspart attribution - Who said it.
 * @csspart figure - A picture's place.
 * @csspart alt - A picture's description.
 * @csspart image - The picture that stands for the article, as a link.
 * @csspart caption - A picture's or table's words.
 * @csspart credit - Who made the picture.
 * @csspart table - A table.
 * @csspart code - Code.
 * @csspart formula - A formula.
 * @csspart definitions - A list of terms.
 * @csspart term - A term.
 * @csspart description - What is said of it.
 * @csspart details - What is shown on demand.
 * @csspart details-summary - The line that shows it.
 * @csspart exchange - A turn in an interview.
 * @csspart speaker - Who has the turn.
 * @csspart entry - An entry of a live blog.
 * @csspart time - A time of day.
 * @csspart note - A note of the newsroom.
 * @csspart footnote - A footnote.
 * @csspart marker - The mark of a footnote.
 * @csspart reference - An entry of a list of works.
 * @csspart embed - What stood for something from elsewhere.
 * @csspart object - A picture in mid-line.
 * @csspart separator - A line between parts.
 * @csspart link - A link.
 * @csspart colophon - The foot: source, key words, copyright.
 * @csspart site - Where the article comes from.
 * @csspart keywords - Its key words.
 * @csspart licence - Its licence.
 * @csspart copyright - Whose it is.
 * @csspart furniture - What was set apart.
 * @csspart furniture-summary - The line that opens it.
 * @csspart furniture-item - A piece set apart.
 * @csspart furniture-words - Its words.
 * @csspart furniture-reason - Why it was set apart.
 * @csspart restore - The button that puts it back.
 * @csspart plain - The text as it stands, where it can't be read as an article.
 * @csspart error - The message of an error, where there is no text to show.
 *
 * @cssprop [--standfirst-ink=#1b1915] - Text; the defaults of all colours are those of the theme.
 * @cssprop [--standfirst-soft=#55504a] - Captions, dates and other asides.
 * @cssprop [--standfirst-paper=#fffefa] - The ground, where `theme` is set.
 * @cssprop [--standfirst-line=#d8d2c4] - Rules.
 * @cssprop [--standfirst-accent=#8f1d1d] - Links, and whatever can be acted on.
 * @cssprop [--standfirst-mark=#ffe59a] - What is lit.
 * @cssprop [--standfirst-mark-ink=#1b1915] - Text on it.
 * @cssprop [--standfirst-mark-line=#b98500] - The line under it.
 * @cssprop [--standfirst-glow=#fff4cf] - What is pointed at.
 * @cssprop [--standfirst-serif=Charter, Georgia, serif] - The story's typeface.
 * @cssprop [--standfirst-sans=system-ui, sans-serif] - That of dates, captions and buttons.
 * @cssprop [--standfirst-mono=ui-monospace, monospace] - That of code.
 * @cssprop [--standfirst-size=clamp(1.125rem, 1.05rem + 0.35cqi, 1.25rem)] - The story's size.
 * @cssprop [--standfirst-headline-size=clamp(1.9rem, 1.3rem + 2.3cqi, 2.75rem)] - The headline's size.
 * @cssprop [--standfirst-small-size=0.875rem] - The size of dates, captions and buttons.
 * @cssprop [--standfirst-leading=1.56] - The story's line height.
 * @cssprop [--standfirst-measure=33 × size] - The longest line.
 * @cssprop [--standfirst-padding=clamp(1.25rem, 4vw, 2.5rem)] - Around the article, where `theme` is set.
 *
 * @cssstate loading - The article is on its way.
 * @cssstate ready - The article is shown.
 * @cssstate empty - There is nothing to read.
 * @cssstate error - There is no article, for a reason.
 */
export class StandfirstArticle extends HTMLElement {
  static observedAttributes = [
    "disabled",
    "format",
    "furniture",
    "headline-level",
    "lang",
    "length",
    "src",
    "summary",
    "toc",
  ];

  /** @type {Parser | undefined} */
  static #parser;

  /**
   * What all elements read with; made for the first that is read.
   *
   * @type {Parser}
   */
  static get parser() {
    StandfirstArticle.#parser ??= createParser();
    return StandfirstArticle.#parser;
  }

  static set parser(parser) {
    StandfirstArticle.#parser?.close();
    StandfirstArticle.#parser = parser;
  }

  /**
   * Registers the element, once.
   *
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   */
  static define(tag = "standfirst-article", registry = globalThis.customElements) {
    // A second name needs a class of its own; where there is no page, there is nothing to register with.
    if (registry?.get(tag) === undefined) registry?.define(tag, class extends StandfirstArticle {});
  }

  #internals = this.attachInternals();
  #stage = stage(this, this.#internals.shadowRoot);
  #children = new MutationObserver(() => {
    if (this.#value === undefined && !this.hasAttribute("src")) this.#renew();
  });
  /** @type {string | undefined} What was set as `value`. */
  #value;
  /** @type {Input | undefined} What was read, or could not be. */
  #input;
  /** Counts what there was to read; what comes for an older count comes too late. */
  #edition = 0;
  /** @type {Promise<void> | undefined} The reading of this edition. */
  #work;
  /** @type {AbortController | undefined} */
  #abort;
  /** @type {Article | undefined} */
  #article;
  /** @type {ArticleData | undefined} The same as plain data, once somebody wants it. */
  #data;
  /** @type {Summary | undefined} */
  #summary;
  #summaries = 0;
  /** @type {View | undefined} */
  #view;
  /** @type {ElementError | undefined} */
  #error;

  #trace = tracing(
    this.#stage.story,
    () => this.#view,
    () => {},
    {
      keys: this,
      chosen: ({ button, sentence }) => {
        const known = sentence === undefined ? undefined : this.article?.sentences[sentence];
        const span = button === undefined ? known?.span : spanOf(button);
        const text = button?.textContent ?? known?.text ?? "";
        if (span === undefined) return;
        tell(this, "standfirst-select", { span, text, sentence, from: button === undefined ? "text" : "summary" });
      },
    },
  );

  #apart = furniturePanel(this.#stage.furniture, {
    restored: (index) => this.#restore(index),
    undone: () => this.#renew(),
  });

  constructor() {
    super();
    this.#stage.story.addEventListener("click", (event) => this.#follow(event));
  }

  connectedCallback() {
    for (const name of /** @type {const} */ (["value", "src", "disabled"])) this.#upgrade(name);
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#view !== undefined) return;
    if (this.#article === undefined) this.#renew();
    else this.#set(this.#article);
  }

  disconnectedCallback() {
    this.#children.disconnect();
    forget(this);
    void this.#leave();
  }

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} now
   */
  attributeChangedCallback(name, old, now) {
    if (old === now) return;
    if (!this.isConnected) {
      if (this.#work !== undefined) this.#renew();
      return;
    }
    switch (name) {
      case "summary":
      case "length":
        void this.#resum();
        break;
      case "headline-level":
      case "toc":
      case "furniture":
        if (this.#article !== undefined) this.#set(this.#article);
        break;
      default:
        this.#renew();
    }
  }

  /**
   * The text: what it was set to, or what was read. Spans are places in it. Setting it to null goes back to `src` and what stands
   * between the tags.
   */
  get value() {
    return this.#value ?? this.#input?.text ?? "";
  }

  /** @type {string | null | undefined} */
  set value(value) {
    const text = value === null || value === undefined ? undefined : String(value);
    if (text === this.#value) return;
    this.#value = text;
    this.#renew();
  }

  /** The address of the text. */
  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(address) {
    this.setAttribute("src", address);
  }

  /** Whether the text stays as it stands between the tags. */
  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", disabled);
  }

  /**
   * The article as plain data; nothing before it is there.
   *
   * @type {ArticleData | undefined}
   */
  get article() {
    this.#data ??= this.#article?.toJSON();
    return this.#data;
  }

  /**
   * The summary that is shown.
   *
   * @type {Summary | undefined}
   */
  get summary() {
    return this.#summary;
  }

  /**
   * Why there is no article.
   *
   * @type {ElementError | undefined}
   */
  get error() {
    return this.#error;
  }

  /**
   * Reads the text now, wherever the element stands.
   *
   * @returns {Promise<ArticleData>} Rejects with what `error` then is.
   */
  async parse() {
    await this.#present();
    return /** @type {ArticleData} */ (this.article);
  }

  /**
   * Sums up, and shows the summary.
   *
   * @param {SummaryOptions} [options] What is not given is as the attributes say.
   * @returns {Promise<Summary>}
   */
  async summarize(options = {}) {
    const article = await this.#present();
    return this.#sumUp(article, { ...(this.#summaryOptions() ?? { type: "key-points" }), ...options });
  }

  /**
   * Lights a stretch of the text and brings it into sight.
   *
   * @param {Span} [span] A place in `value`; without it, nothing is lit any more.
   * @param {{ name?: string, scroll?: boolean }} [options] `name` is that of the CSS highlight.
   * @returns {boolean} Whether there is something lit.
   */
  highlight(span, options = {}) {
    const { name, scroll = true } = options;
    this.#trace.clear();
    if (this.#view === undefined) return false;
    if (span === undefined) {
      this.#view.clear(name);
      return false;
    }
    const isLit = this.#view.highlight(span, { name });
    if (isLit && scroll) this.#view.scrollTo(span);
    return isLit;
  }

  /**
   * Puts a piece that was set apart back into the article.
   *
   * @param {number} id Its index in `article.furniture`.
   * @returns {Promise<void>}
   */
  async restore(id) {
    this.#restore(id, await this.#present());
  }

  /**
   * Corrects a field of the head.
   *
   * @param {CorrectableField} field
   * @param {string} words
   * @returns {Promise<void>}
   */
  async correct(field, words) {
    const article = await this.#present();
    article.correct(field, words);
    this.#set(article);
    tell(this, "standfirst-edit", { kind: "correct", field });
  }

  /**
   * The article as Markdown.
   *
   * @returns {Promise<string>}
   */
  async toMarkdown() {
    return (await this.#present()).toMarkdown();
  }

  /**
   * The article as schema.org's `NewsArticle` in JSON-LD.
   *
   * @returns {Promise<string>}
   */
  async toJsonLd() {
    return (await this.#present()).toJsonLd();
  }

  /**
   * What stands in a page holds its nodes in the module's memory, and by them the element, which nobody would ever collect. So outside of
   * a page there is the article alone, from which it is set again. An element that is only moved is back by then.
   */
  async #leave() {
    await undefined;
    if (this.isConnected) return;
    this.#trace.clear();
    this.#view?.destroy();
    this.#view = undefined;
  }

  /** What was set before the element was defined goes through its setter. @param {"value" | "src" | "disabled"} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const set = { [name]: this[name] };
    Reflect.deleteProperty(this, name);
    Object.assign(this, set);
  }

  /** There is something else to read. */
  #renew() {
    this.#edition += 1;
    this.#abort?.abort();
    forget(this);
    const before = this.#work;
    this.#work = undefined;
    if (this.disabled) {
      this.#release();
      this.#show("waiting");
      return;
    }
    if (!this.isConnected) {
      this.#release();
      return;
    }
    const begin = () => void this.#begin(before);
    if (this.#view === undefined) whenNear(this, begin);
    else begin();
  }

  /** @param {Promise<void>} [before] Another reading, which can't be stopped any more. */
  #begin(before) {
    this.#work ??= this.#read(this.#edition, before);
    return this.#work;
  }

  /**
   * Waits for the article of what there is to read now.
   *
   * @returns {Promise<Article>}
   */
  async #present() {
    if (this.disabled) throw new DOMException("The element is disabled.", "InvalidStateError");
    /** @type {Promise<void> | undefined} */
    let seen;
    while (seen !== this.#work || seen === undefined) {
      forget(this);
      seen = this.#begin();
      await seen;
    }
    if (this.#article === undefined) throw this.#error ?? nothing();
    return this.#article;
  }

  /**
   * @param {number} edition
   * @param {Promise<void>} [before]
   */
  async #read(edition, before) {
    const isStale = () => edition !== this.#edition;
    try {
      await before;
      if (isStale()) return;
      this.#abort = new AbortController();
      const input = await this.#source(this.#abort.signal);
      if (isStale()) return;
      this.#input = input;
      if (input.text.trim() === "") {
        this.#release();
        this.#show("empty");
        return;
      }
      const isFirst = this.#view === undefined;
      this.#internals.states?.add("loading");
      if (isFirst) await turn();
      if (isStale()) return;
      const { text, ...options } = input;
      const lang = this.getAttribute("lang") ?? undefined;
      const reading = StandfirstArticle.parser.read(text, { ...options, lang }, this.#summaryOptions());
      const said = this.#asksForWords() ? words().catch(() => {}) : undefined;
      const [{ article, summary }, adopted] = await Promise.all([reading, sheets(), said]);
      if (isFirst) await turn();
      if (isStale()) {
        article.free();
        return;
      }
      this.#stage.root.adoptedStyleSheets = adopted;
      for (const link of this.#stage.links) link.remove();
      this.#apart.amend(article);
      this.#set(article, summary);
      tell(this, "standfirst-ready", { summary: this.#summary });
    } catch (error) {
      if (!isStale()) this.#fail(error);
    }
  }

  /** @param {AbortSignal} signal @returns {Promise<Input>} */
  async #source(signal) {
    const src = this.getAttribute("src");
    const format = named(FORMATS, this.getAttribute("format"));
    if (this.#value !== undefined) return { text: this.#value, format: format ?? "auto" };
    if (src === null && document.readyState === "loading") {
      await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true, signal }));
    }
    const input = src === null ? childrenOf(this) : await fetched(src, signal);
    return format === undefined ? input : { ...input, format };
  }

  /** @returns {SummaryOptions | undefined} What the attributes say; nothing where no summary is wanted. */
  #summaryOptions() {
    const type = this.getAttribute("summary");
    if (type === null || type === "none") return undefined;
    return { type: named(TYPES, type) ?? "key-points", length: named(LENGTHS, this.getAttribute("length")) ?? "short" };
  }

  /**
   * Sets the article, with the summary given or the one that it has.
   *
   * @param {Article} article
   * @param {Summary} [summary]
   */
  #set(article, summary = article === this.#article ? this.#summary : undefined) {
    const level = Number(this.getAttribute("headline-level") ?? "2");
    const headingLevel = Number.isInteger(level) && level >= 1 && level <= 5 ? level : 2;
    this.#summary = worthShowing(summary);
    const options = { summary: this.#summary, headingLevel };
    if (this.#view !== undefined) this.#view.update(article, options);
    else if (this.isConnected) this.#view = render(article, this.#stage.story, options);
    if (this.#article !== article) this.#article?.free();
    this.#article = article;
    this.#data = undefined;
    this.#error = undefined;
    this.#stage.plain.replaceChildren();
    this.#around();
    this.#show("ready");
  }

  /** What stands around the body, as the attributes say. */
  #around() {
    const shown = this.#view?.element;
    // Asked for later than the article: then what needs words comes with them.
    if (this.#asksForWords() && !speaks())
      void words()
        .then(() => this.#around())
        .catch(() => {});
    if (shown) showContents(shown, this.hasAttribute("toc") && speaks());
    own(this.#stage.furniture);
    if (shown && this.hasAttribute("furniture") && speaks()) this.#apart.show(this.article?.furniture ?? []);
    else this.#apart.hide();
  }

  #asksForWords() {
    return this.hasAttribute("toc") || this.hasAttribute("furniture");
  }

  /** The summary that the attributes now ask for. */
  async #resum() {
    // Two attributes set in turn are one wish.
    const wish = ++this.#summaries;
    await undefined;
    if (wish !== this.#summaries || this.#article === undefined) return;
    const options = this.#summaryOptions();
    if (options === undefined) this.#showSummary(undefined);
    else await this.#sumUp(this.#article, options);
  }

  /**
   * @param {Article} article
   * @param {SummaryOptions} options
   */
  async #sumUp(article, options) {
    const wish = ++this.#summaries;
    const summary = await StandfirstArticle.parser.summarize(article, options);
    if (wish === this.#summaries && article === this.#article) this.#showSummary(summary);
    return summary;
  }

  /** @param {Summary | undefined} summary */
  #showSummary(summary) {
    this.#summary = worthShowing(summary);
    this.#trace.clear();
    this.#view?.showSummary(this.#summary);
    this.#around();
  }

  /** @param {number} index */
  #restore(index, article = this.#article) {
    const furniture = this.article?.furniture[index];
    article?.restore(index);
    if (article === undefined || furniture === undefined) return;
    this.#set(article);
    tell(this, "standfirst-edit", { kind: "restore", furniture });
  }

  /** A footnote and the way back: in a shadow root, links to places in it lead nowhere by themselves. @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const place = link && this.#stage.root.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (!place) return;
    event.preventDefault();
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }

  /** @param {unknown} cause */
  #fail(cause) {
    const error = typed(cause);
    try {
      this.#release();
    } catch {
      // What does not even let go, after a trap or in a page that has replaced what it takes, is at least not seen beside the text.
      this.#stage.story.replaceChildren();
    }
    this.#error = error;
    const { plain, message } = this.#stage;
    const text = this.#input?.text ?? "";
    // A text that was set as `value` is another than the one between the tags.
    const stands = this.#isServed() || (this.#value === undefined && hasText(this));
    const isPlain = !stands && text.trim() !== "";
    if (isPlain) showPlain(plain, this.#input?.format === "html" ? withoutTags(text) : text);
    message.textContent = error.message;
    message.hidden = stands || isPlain;
    this.#show("error");
    if (isPlain) this.#stage.text.hidden = true;
    tell(this, "standfirst-error", { error });
  }

  /** Takes the article away. */
  #release() {
    const [view, article] = [this.#view, this.#article];
    this.#view = undefined;
    this.#article = undefined;
    view?.destroy();
    article?.free();
    this.#trace.clear();
    this.#data = undefined;
    this.#summary = undefined;
    this.#error = undefined;
    this.#apart.hide();
    this.#stage.plain.replaceChildren();
  }

  /** Whether a story stands there that came with the page's HTML. */
  #isServed() {
    return this.#view === undefined && this.#stage.story.firstElementChild !== null;
  }

  /** @param {State} state */
  #show(state) {
    const { frame, text, empty, error } = this.#stage;
    frame.hidden = state === "empty";
    text.hidden = state === "ready" || this.#isServed();
    empty.hidden = state !== "empty";
    error.hidden = state !== "error";
    const { states } = this.#internals;
    for (const name of ["loading", "ready", "empty", "error"]) states?.delete(name);
    if (state !== "waiting") states?.add(state);
  }
}

/**
 * @template {string} T
 * @param {readonly T[]} names
 * @param {string | null} name
 * @returns {T | undefined}
 */
function named(names, name) {
  return names.find((one) => one === name);
}

/** @param {Summary} [summary] */
function worthShowing(summary) {
  return summary === undefined || summary.tooShort || summary.sentences.length === 0 ? undefined : summary;
}
