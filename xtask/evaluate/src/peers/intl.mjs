// Reads {"lang", "text"} a line from standard input, writes the sentences of each as a JSON array a line: Intl.Segmenter.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { lang, text } = JSON.parse(line);
  const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
  console.log(JSON.stringify([...segmenter.segment(text)].map((sentence) => sentence.segment)));
}
