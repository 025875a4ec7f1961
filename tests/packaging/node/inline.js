// Without a file to read: the module is inside.
import { load, parse, summarize } from "standfirst/inline";
import { story } from "../story.js";

await load();
const article = parse(story);
console.log(article.toJSON().metadata.headline.value);
console.log(summarize(article, { type: "key-points" }).sentences[0].text);
