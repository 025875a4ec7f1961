// A Node program whose settings know nothing of pages.
import { readFile } from "node:fs/promises";
import { load, parse, summarize } from "standfirst/node";

export async function teaser(file: string): Promise<string> {
  await load({ module: readFile("standfirst.wasm") });
  return summarize(parse(await readFile(file, "utf8")), { type: "teaser" }).text;
}
