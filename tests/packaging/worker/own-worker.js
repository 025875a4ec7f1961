import { load, parse, summarize } from "./standfirst/standfirst.js";
import { story } from "./story.js";

await load();
const article = parse(story);
postMessage({
  headline: article.toJSON().metadata.headline.value,
  sentence: summarize(article, { type: "key-points" }).sentences[0].text,
});
