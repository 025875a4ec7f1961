/**
 * What an element tells its page. All of its events bubble and cross shadow roots; none can be cancelled.
 *
 * @module events
 */

/** @typedef {import("../standfirst.js").ArticleData} ArticleData */
/** @typedef {import("../standfirst.js").CorrectableField} CorrectableField */
/** @typedef {import("../standfirst.js").ErrorCode} ErrorCode */
/** @typedef {import("../standfirst.js").Furniture} Furniture */
/** @typedef {import("../standfirst.js").Span} Span */
/** @typedef {import("../standfirst.js").Summary} Summary */

/**
 * Why an element shows no article. `code` is stable: one of the module's, or `fetch-failed` where `src` did not come.
 *
 * @typedef {Error & { code: ErrorCode | "fetch-failed" | "internal-error" }} ElementError
 */

/**
 * @typedef {object} ReadyDetail
 * @property {Summary} [summary] Absent where none was wanted, or the article is too short for one.
 */

/** @typedef {{ error: ElementError }} ErrorDetail */

/**
 * @typedef {object} SelectDetail
 * @property {Span} span Where it stands in the element's `value`.
 * @property {string} text Its words.
 * @property {number} [sentence] Index into the article's `sentences`.
 * @property {"summary" | "text"} from What the reader chose it in.
 */

/**
 * What was put back, or which field was corrected.
 *
 * @typedef {{ kind: "restore", furniture: Furniture } | { kind: "correct", field: CorrectableField }} EditDetail
 */

/** @typedef {CustomEvent<ReadyDetail>} StandfirstReadyEvent */
/** @typedef {CustomEvent<ErrorDetail>} StandfirstErrorEvent */
/** @typedef {CustomEvent<SelectDetail>} StandfirstSelectEvent */
/** @typedef {CustomEvent<EditDetail>} StandfirstEditEvent */

/**
 * @typedef {object} ElementEvents
 * @property {StandfirstReadyEvent} standfirst-ready
 * @property {StandfirstErrorEvent} standfirst-error
 * @property {StandfirstSelectEvent} standfirst-select
 * @property {StandfirstEditEvent} standfirst-edit
 */

/**
 * @template {keyof ElementEvents} K
 * @param {Element} element
 * @param {K} type
 * @param {ElementEvents[K]["detail"]} detail
 */
export function tell(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}
