// What a developer would otherwise put together for a page's source, as one script for the benchmark.
export { Readability } from "@mozilla/readability";
export { default as Defuddle } from "defuddle";
export { default as DOMPurify } from "dompurify";
