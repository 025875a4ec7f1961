// With the entry for plain text, the summarizer brings the whole module when it is given Markdown.
import "standfirst/text";
import { Summarizer } from "standfirst/summarizer";

const markdown =
  "## Ferry to run at night\n\nThe ferry to Pell Sound **will run** at night from May, the harbour said.\n\n## After\n";
const summarizer = await Summarizer.create({ type: "tldr", format: "plain-text" });
console.log(await summarizer.summarize(markdown));
