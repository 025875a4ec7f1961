// Uses every entry as a strict program does.
import {
  type Article,
  type ArticleData,
  compiledModule,
  detectLanguage,
  type LoadOptions,
  load,
  loadState,
  parse,
  parseClipboard,
  render,
  type StandfirstError,
  type Summary,
  type SummaryOptions,
  sentences,
  summarize,
  takeOver,
  type View,
} from "standfirst";
import { StandfirstArticle } from "standfirst/element";
import "standfirst/element/define";
import * as inline from "standfirst/inline";
import * as node from "standfirst/node";
import wasm from "standfirst/standfirst.wasm";
import { Summarizer, type SummarizerCreateOptions } from "standfirst/summarizer";
import * as plain from "standfirst/text";
import textWasm from "standfirst/text.wasm";
import { createParser, type Parser } from "standfirst/worker";
import "standfirst/global";

const options: LoadOptions = { module: wasm };
const all: LoadOptions = { module: textWasm, all: false };
const how: SummaryOptions = { type: "key-points", length: "short" };

export async function read(text: string): Promise<string | undefined> {
  try {
    await load(options);
    await plain.load(all);
  } catch (error) {
    const { code } = error as StandfirstError;
    return code satisfies string;
  }
  const state: "idle" | "loading" | "ready" = loadState();
  const module: WebAssembly.Module | undefined = compiledModule();
  const article: Article = parse(text, { format: "auto", lang: "en" });
  const pasted = parseClipboard({ html: "<p>Words</p>", text }, { format: "html" });
  const taken = takeOver(article.handOver(), article.source);
  const data: ArticleData = article.toJSON();
  const summary: Summary = summarize(article, how);
  const ends: Uint32Array = sentences(text, { lang: detectLanguage(text).lang });
  // @ts-expect-error There is no such kind.
  summarize(article, { type: "limerick" });
  // @ts-expect-error A text is a string.
  parse(5);
  const spans = summary.sentences.map(({ span }) => text.slice(span.start, span.end));
  return [state, module, pasted.form, taken.toText(), ends.length, spans, data.metadata.headline?.value].join();
}

export function show(article: Article, target: Element): Range | undefined {
  const view: View = render(article, target, { headingLevel: 2 });
  view.highlight({ start: 0, end: 5 });
  return view.rangeOf({ start: 0, end: 5 });
}

export async function offThread(text: string): Promise<string> {
  const parser: Parser = createParser({ worker: () => new Worker("worker.js") });
  const { article, summary } = await parser.read(text, {}, how);
  parser.close();
  return (summary?.text ?? "") + article.toMarkdown();
}

export async function builtIn(text: string): Promise<string> {
  const wanted: SummarizerCreateOptions = { type: "tldr", format: "plain-text" };
  return (await Summarizer.create(wanted)).summarize(text);
}

export function elements(): void {
  StandfirstArticle.define("my-article");
  const element = document.createElement("standfirst-article");
  element.value = "Words";
  element.summarize({ type: "headline" }).then(({ text }) => text.trim());
  element.addEventListener("standfirst-select", ({ detail }) => element.highlight(detail.span));
  // @ts-expect-error Not what an error's detail has.
  element.addEventListener("standfirst-error", ({ detail }) => detail.span);
  const other: StandfirstArticle | null = document.querySelector("standfirst-article");
  other?.toJsonLd();
}

export const same: (typeof load)[] = [inline.load, node.load, plain.load, Standfirst.load];
export const Registered: typeof StandfirstArticle = Standfirst.StandfirstArticle;
