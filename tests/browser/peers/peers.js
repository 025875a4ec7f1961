// What a developer would otherwise put together for a page's source, as one script for the benchmark.
export { Defuddle } from "./defuddle.js";
export { DOMPurify, Readability } from "./readability.js";
