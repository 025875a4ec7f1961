// A page that reads plain text: the smaller module does, until an element is given HTML.
import "./workers.js";
import "./standfirst/standfirst-article-define.js";
import { load, parse, render, summarize } from "./standfirst/text.js";
import { story } from "./story.js";

const element = document.querySelector("standfirst-article");
element.value = story;
element.addEventListener("click", () => {
  element.setAttribute("format", "html");
  element.value =
    "<h1>Ferry to run at night</h1><p>The ferry to Pell Sound will run at night from May, the harbour said.</p>";
});

await load();
const article = parse(story);
render(article, document.querySelector("main"), { summary: summarize(article) });
