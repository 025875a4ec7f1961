// The same with a newer extractor.
export { default as Defuddle } from "defuddle";
export { default as DOMPurify } from "dompurify";
