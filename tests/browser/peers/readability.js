// What many pages put together.
export { Readability } from "@mozilla/readability";
export { default as DOMPurify } from "dompurify";
