// The built-in object's interface, where there is none built in.
import { Summarizer } from "standfirst/summarizer";
import { story } from "../story.js";

const progress = [];
const summarizer = await Summarizer.create({
  type: "key-points",
  format: "plain-text",
  monitor: (monitor) => monitor.addEventListener("downloadprogress", ({ loaded }) => progress.push(loaded)),
});
const text = await summarizer.summarize(story);
console.log(text.split("\n")[0].replace(/^\W+/, ""));
console.log(progress.join());
