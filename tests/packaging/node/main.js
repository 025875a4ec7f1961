// What a Node program does with an article.
import { load, loadState, parse, summarize } from "standfirst";
import { createParser } from "standfirst/worker";
import { story } from "../story.js";

await load();
const article = parse(story);
console.log(article.toJSON().metadata.headline.value);
console.log(summarize(article, { type: "key-points" }).sentences[0].text);
console.log(loadState());

// Where there are no workers, the same interface reads by itself.
const { article: same, summary } = await createParser().read(story, {}, { type: "key-points" });
console.log(same.toJSON().metadata.headline.value);
console.log(summary.sentences[0].text);
