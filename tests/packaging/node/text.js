// The entry for plain text: its module comes first, the whole one when it is asked for.
import { load, parse, summarize } from "standfirst/text";
import { createParser } from "standfirst/worker";
import { story } from "../story.js";

await load();
const article = parse(story);
console.log(article.toJSON().metadata.headline.value);
console.log(summarize(article, { type: "key-points" }).sentences[0].text);

const html =
  "<h1>Ferry to run at night</h1><p>The ferry to Pell Sound will run at night from May, the harbour said.</p>";
const code = (work) => {
  try {
    return work();
  } catch (error) {
    return error.code;
  }
};
console.log(code(() => parse(html, { format: "html" })));
console.log(code(() => article.insight()));

// A parser brings what is missing.
const read = await createParser().read(html, { format: "html" });
console.log(read.article.toJSON().metadata.headline.value);
console.log(read.article.insight().names.length > 0);
// What was read before goes on.
console.log(summarize(article, { type: "key-points" }).sentences[0].text);
