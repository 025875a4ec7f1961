// Importing any entry must not fail where there is no page.
import { readFile } from "node:fs/promises";

const { exports } = JSON.parse(await readFile(new URL("../node_modules/standfirst/package.json", import.meta.url)));
for (const entry of Object.keys(exports).filter((entry) => !/\.(?:css|json|wasm)$/.test(entry))) {
  const names = Object.keys(await import(`standfirst${entry.slice(1)}`));
  console.log(`${entry}: ${names.sort().join(" ")}`);
}
// And the element can be asked to register itself; there is nothing to register with.
(await import("standfirst/element")).StandfirstArticle.define();
