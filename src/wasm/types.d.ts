/** A half-open range of the source in UTF-16 code units: `source.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

export type RepairKind =
  | "blank"
  | "invisible"
  | "marker"
  | "unwrap"
  | "break"
  | "hyphen"
  | "ligature"
  | "mojibake"
  | "entity"
  | "normalization"
  | "markup"
  | "correction"
  | "gap";

/** One place where a text differs from its source: `text.slice(range)` stands for `source.slice(source)`. */
export interface Repair {
  kind: RepairKind;
  range: Span;
  source: Span;
}

/** A repair that was not sure enough to be made: what `source.slice(span)` could be shown as. */
export interface SuggestedRepair {
  kind: RepairKind;
  span: Span;
  text: string;
}

/** A range of a text with a meaning of its own, in the text's own UTF-16 units. */
export type Inline = { range: Span } & (
  | { type: "emphasis" | "strong" | "code" | "subscript" | "superscript" | "deleted" | "inserted" | "break" }
  | { type: "link"; href: string }
  | { type: "reference"; marker: string }
  | { type: "ruby"; reading: string }
  | { type: "language"; tag: string }
  | { type: "formula"; tex?: string }
  | { type: "object"; src: string | null }
);

/** Words as they are shown, with the way back to the source. */
export interface Text {
  text: string;
  span: Span;
  repairs?: Repair[];
  inlines?: Inline[];
}

/** A second-best reading. */
export interface Alternative<T> {
  value: T;
  rule: string;
  confidence: number;
}

/** A value with its evidence: where it stands, which rule found it, and how sure that is (0 to 1). */
export interface Field<T> {
  value: T;
  /** The words that the value was read from, where they differ from it; of a corrected byline, the words that name its people. */
  text?: string;
  span: Span;
  /** Where `text`, or else the value, differs from its source, when it is words taken from there. */
  repairs?: Repair[];
  otherSpans?: Span[];
  rule: string;
  confidence: number;
  alternatives?: Alternative<T>[];
  /** What each place of the markup says of this field, followed or not. */
  witnesses?: Witness[];
}

/** What one place of the markup says of a field. */
export interface Witness {
  value: string;
  span: Span;
  /** What place: "json-ld", "open-graph", "time". */
  rule: string;
}

export interface Person {
  name: string;
  role?: string;
  affiliation?: string;
  place?: string;
  contact?: string[];
}

export interface Byline {
  people: Person[];
  agency?: string;
}

export interface Dateline {
  places: string[];
  region?: string;
  agency?: string;
  date?: string;
}

export interface Source {
  site?: string;
  url?: string;
}

/** What stands about an article; what is not in the source is absent. */
export interface Metadata {
  kicker?: Field<string>;
  headline?: Field<string>;
  suggestedTitle?: Field<string>;
  standfirst?: Field<string>[];
  byline?: Field<Byline>;
  /** ISO 8601 when day and year are certain, else the words as they stand. */
  published?: Field<string>;
  updated?: Field<string>;
  dateline?: Field<Dateline>;
  section?: Field<string>[];
  keywords?: Field<string>[];
  claimedReadingTime?: Field<string>;
  rating?: Field<string>;
  source?: Field<Source>;
  copyright?: Field<string>;
  /** What markup says the article is about. */
  description?: Field<string>;
  image?: Field<Image>;
  /** An address, or as written. */
  licence?: Field<string>;
  accessibleForFree?: Field<boolean>;
}

/** The picture that stands for an article. */
export interface Image {
  url: string;
  alt?: string;
}

export interface ListItem extends Text {
  /** The marker as written: "•", "1.", "(a)". */
  marker: string;
  /** Whether a task is done; absent for an item that is no task. */
  checked?: boolean;
  blocks?: Block[];
}

/** A cell of a table; a line break parts what stood in blocks of their own. */
export interface Cell extends Text {
  /** Whether it heads its row, in a row that is no header itself. */
  header?: boolean;
  /** How many columns and rows it takes up, where that is more than one. */
  columnSpan?: number;
  rowSpan?: number;
}

/** Terms, and what is said of them. */
export interface Definition {
  terms: Text[];
  descriptions: Text[];
}

export type NoteKind = "correction" | "editor" | "clarification" | "disclosure" | "contributors" | "sound" | "boilerplate";

/** A piece of the body. */
export type Block = {
  rule: string;
  confidence: number;
  direction?: "ltr" | "rtl";
  /** BCP 47 tag, where the source says that it differs from the article's. */
  language?: string;
} & (
  | ({ type: "paragraph" | "reference" | "separator" } & Text)
  | ({ type: "heading"; level: number } & Text)
  | { type: "list"; span: Span; ordered: boolean; start?: number; items: ListItem[] }
  | { type: "quote"; paragraphs: Text[]; attribution?: Text }
  | ({ type: "pullQuote"; of?: Span; attribution?: Text } & Text)
  | { type: "table"; span: Span; headerRows: number; rows: Cell[][]; caption?: Text }
  | { type: "definitions"; span: Span; entries: Definition[] }
  | { type: "details"; summary?: Text; blocks: Block[] }
  | ({ type: "formula"; tex?: string } & Text)
  | ({ type: "code"; language?: string } & Text)
  | { type: "figure"; caption?: Text; credit?: Text; alt?: Text; src?: string }
  | { type: "exchange"; speaker?: Text; time?: Text; paragraphs: Text[] }
  | { type: "entry"; time?: Text; heading?: Text; blocks: Block[] }
  | ({ type: "note"; kind: NoteKind; people?: Person[] } & Text)
  | ({ type: "footnote"; marker: string } & Text)
  | ({ type: "embed"; kind: string; href?: string } & Text)
);

export type FurnitureKind =
  | "share"
  | "newsletter"
  | "related"
  | "advert"
  | "navigation"
  | "cookie"
  | "paywall"
  | "counter"
  | "comments"
  | "audio"
  | "app"
  | "print"
  | "copyright"
  | "tracking"
  | "pageHeader"
  | "pageFooter"
  | "quotedMail"
  | "signature"
  | "page"
  | "markup"
  | "hidden";

/** Something set apart from the article, kept with the reason. */
export interface Furniture extends Text {
  kind: FurnitureKind;
  /** The name of the rule that set it apart. */
  reason: string;
  confidence: number;
}

/** A sentence of the body; `block` is an index into `blocks`. */
export interface Sentence {
  text: string;
  span: Span;
  block: number;
}

export interface Counts {
  words: number;
  sentences: number;
  fastSeconds: number;
  slowSeconds: number;
}

/** The kinds of document that are no ordinary article. */
export type DocumentKind =
  | "liveBlog"
  | "transcript"
  | "thread"
  | "poem"
  | "code"
  | "log"
  | "linkList"
  | "table";

/** Something that the reader should be told of the paste; `span` is what in the source says so. */
export interface Notice {
  kind: "incomplete" | "disclosure";
  span: Span;
  rule: string;
  confidence: number;
}

/** An article as plain data. */
export interface ArticleData {
  /** BCP 47 tag, when the caller said it or it could be told. */
  language?: string;
  /** What the paste is as a whole, where it is no ordinary article. */
  kind?: { value: DocumentKind; rule: string; confidence: number };
  notices?: Notice[];
  metadata: Metadata;
  blocks: Block[];
  furniture: Furniture[];
  sentences: Sentence[];
  counts: Counts;
  /** The format that the text was the source of. */
  carrier?: "html" | "rtf" | "latex" | "jsonLd" | "markdown";
  /** Further articles of the same paste, set apart as furniture. */
  others?: { headline: string; span: Span }[];
  suggestedRepairs?: SuggestedRepair[];
}

/** An article on its way between two instances of the same module: bytes, which a worker can transfer. */
export type HandedOver = Uint8Array<ArrayBuffer>;

export interface ParseOptions {
  format?: "auto" | "text" | "html" | "markdown";
  /** Where the text comes from; relative links are resolved against it. */
  url?: string;
  /** BCP 47 tag of the text's language. */
  lang?: string;
}

/** What a clipboard holds; a form that it lacks is empty or left out. */
export interface ClipboardForms {
  /** Its `text/html`. */
  html?: string;
  /** Its `text/plain`. */
  text?: string;
}

export type ClipboardForm = "html" | "text";

export interface SentenceOptions {
  /** BCP 47 tag of the text's language. */
  lang?: string;
}

export type SummaryType = "key-points" | "tldr" | "teaser" | "headline";
export type SummaryLength = "short" | "medium" | "long";

export interface SummaryOptions {
  type?: SummaryType;
  length?: SummaryLength;
  format?: "markdown" | "plain-text";
  /** At most so many sentences, in place of what type and length say. */
  sentences?: number;
  /** At most so many words; without `sentences`, as many sentences as these are enough for. */
  words?: number;
  /** At most this share of the article's words, from 1 to 100. */
  percent?: number;
  /** Words that the summary should be about. */
  query?: string;
  /** What to leave out. */
  avoid?: "quotations";
  /** Whole sentences only, for headlines too: where none is short enough, the summary is empty. */
  strict?: boolean;
  /** How sentences are chosen; the classic ways are there to compare, and know no rules of what can stand alone. */
  method?: "learned" | "lead" | "luhn" | "textrank" | "lexrank";
}

/** A sentence of a summary: a sentence of the article, or one shortened by the cuts listed. */
export interface SummarySentence {
  text: string;
  span: Span;
  /** Index into the article's `sentences`; absent when it is the article's headline. */
  sentence?: number;
  score: number;
  /** What each feature added to the score. */
  why: Record<string, number>;
  /** Stretches inside `span` that were left out. */
  cuts?: Span[];
}

export interface Summary {
  type: SummaryType;
  length: SummaryLength;
  sentences: SummarySentence[];
  /** The whole summary in the format asked for. */
  text: string;
  words: number;
  /** The article has too few sentences for a summary to be shorter than itself. */
  tooShort: boolean;
}

export type CheckFault = "number" | "name" | "date" | "negation" | "attribution" | "certainty" | "direction";

/** A word of a claim in whose place the article has another one. */
export interface Difference {
  fault: CheckFault;
  /** The claim's word. */
  said: string;
  /** Where it stands in the summary. */
  saidSpan: Span;
  /** The article's word. */
  source: string;
  /** The sentence of the article that it stands in. */
  sourceSpan: Span;
  /** How sure this is, from 0 to 1. */
  confidence: number;
}

/** A sentence of somebody else's summary, held against the article. */
export interface Claim {
  text: string;
  /** Where it stands in the summary. */
  span: Span;
  verdict: "supported" | "altered" | "not-found";
  /** What is wrong with an altered one; null for others. */
  fault: CheckFault | null;
  /** Where the article speaks of it; null where no sentence shares a word. */
  source: Span | null;
  /** That sentence's index; absent where it is a headline, heading or caption. */
  sentence?: number;
  /** The share of what it says that the article has words for, from 0 to 1. */
  coverage: number;
  /** What differs, the surest first. */
  differences?: Difference[];
}

export interface Check {
  claims: Claim[];
}

/** A phrase that tells what the article is about. */
export interface KeyPhrase {
  /** Its words, in the form in which the article has it most often. */
  text: string;
  /** How well it stands for the article, from 0 to 1: for comparing phrases of one article. */
  score: number;
  /** Where it stands, in whatever inflection, in reading order. */
  spans: Span[];
}

export type QuotationKind = "direct" | "partial" | "block" | "turn";

/** A stretch of a quotation without a break. */
export interface QuotationPart {
  text: string;
  span: Span;
}

/** What is quoted, without quotation marks, and who says it. */
export interface Quotation {
  text: string;
  /** From its first word to its last. */
  span: Span;
  /** The fullest name in the article, or the words that describe somebody unnamed; absent where it is not certain who speaks. */
  speaker?: string;
  kind: QuotationKind;
  /** Several where "she said" or a new paragraph stands between them. */
  parts: QuotationPart[];
  /** What says who speaks. */
  attribution?: {
    /** Where the speaker's name stands in its fullest form. */
    name?: Span;
    /** The words beside the quotation that name the speaker: a surname, a pronoun. */
    mention?: Span;
    /** The verb of saying. */
    verb?: QuotationPart;
    /** How the speaker was found. */
    rule: string;
  };
}

export type NameKind = "person" | "organisation" | "place" | "unknown";

/** Somebody or something that the article names, by its fullest name. */
export interface Name {
  name: string;
  /** Where that form stands first. */
  span: Span;
  /** "unknown" where it is something else, or not certain. */
  kind: NameKind;
  /** What says so. */
  rule: string;
  /** In the order of the source; headline and captions included. */
  mentions: { text: string; span: Span }[];
}

/** A number with what it counts. */
export interface Quantity {
  text: string;
  span: Span;
  /** What it is worth, "million" and the like included. */
  value: number;
  /** As written: "percent", "$", "people". */
  unit?: string;
  kind: "percent" | "money" | "measure" | "count" | "plain";
}

/** A day, month or year that the article names. */
export interface Day {
  text: string;
  span: Span;
  /** ISO 8601; absent where that is not certain. */
  iso?: string;
  /** How it was read: "written", "weekday-before", "nearest-year". */
  rule: string;
}

/** Who, what, when or where, with the sentence that says so. */
export interface Answer {
  text: string;
  span: Span;
  /** Index into the article's `sentences`; absent where it is the dateline. */
  sentence?: number;
  sentenceSpan: Span;
  rule: string;
}

/** A part of a long article. */
export interface Section {
  /** Its heading, or the sentence that has most of what it is about. */
  title: string;
  titleSpan: Span;
  span: Span;
  level: number;
  rule: "heading" | "cohesion";
}

/** What a reader wants to know of an article beside its words; what is not certain is absent. */
export interface Insight {
  who?: Answer;
  what?: Answer;
  when?: Answer;
  where?: Answer;
  names: Name[];
  numbers: Quantity[];
  dates: Day[];
  times: { fastSeconds: number; slowSeconds: number; listeningSeconds: number };
  /** How hard it is to read; absent for a short text, or where no formula applies. */
  grade?: { formula: "flesch-kincaid" | "wiener-sachtextformel" | "lix"; value: number };
  /** Empty for a short article. */
  outline: Section[];
}

/** The language of a text, as far as it can be told. */
export interface DetectedLanguage {
  /** BCP 47 tag, with the script where a language is written in two ("zh-Hant"); "und" where there is nothing to tell by. */
  lang: string;
  /** From 0 to 1. */
  confidence: number;
  direction: "ltr" | "rtl";
}

export interface RenderOptions {
  /** Shown above the body, each sentence a button. */
  summary?: Summary;
  /** 1 to 5: the level of the article's headline; headings inside follow. Default 1. */
  headingLevel?: number;
}

/** The stable `code` of an `Error` thrown by this module. */
export type ErrorCode =
  | "load-failed"
  | "empty-input"
  | "limit-exceeded"
  | "unsupported-format"
  | "invalid-option"
  | "invalid-utf8"
  | "not-in-build"
  | "no-such-field"
  | "no-such-furniture"
  | "no-such-repair";

/** The fields that `article.correct(field, value)` takes. */
export type CorrectableField =
  | "kicker"
  | "headline"
  | "standfirst"
  | "byline"
  | "published"
  | "updated"
  | "dateline"
  | "section"
  | "claimedReadingTime"
  | "rating"
  | "copyright";

/** What every function here throws when it can't do what it was asked. */
export interface StandfirstError extends Error {
  name: "StandfirstError";
  code: ErrorCode;
}
