// The module as a file that esbuild copies: `--loader:.wasm=file`.
import { load, parse, render, summarize } from "standfirst";
import wasm from "standfirst/standfirst.wasm";
import { story } from "../story.js";

await load({ module: new URL(wasm, import.meta.url) });
const article = parse(story);
render(article, document.querySelector("main"), { summary: summarize(article) });
