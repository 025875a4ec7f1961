import "../workers.js";
import { load, parse, render, summarize } from "standfirst";
import "standfirst/element/define";
import { story } from "../story.js";

document.querySelector("standfirst-article").value = story;

await load();
const article = parse(story);
render(article, document.querySelector("main"), { summary: summarize(article) });
