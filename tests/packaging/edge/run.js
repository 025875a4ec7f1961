// The worker in workerd, bundled as Cloudflare's own tool does it: the module stays a file, compiled ahead of time.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { story } from "../story.js";

const { outputFiles } = await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["worker.js"],
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  external: ["*.wasm"],
  write: false,
});
const module = createRequire(import.meta.url).resolve("standfirst/standfirst.wasm");
const miniflare = new Miniflare({
  compatibilityDate: "2026-01-01",
  modules: [
    { type: "ESModule", path: "worker.js", contents: outputFiles[0].text },
    { type: "CompiledWasm", path: "pkg/standfirst_bg.wasm", contents: await readFile(module) },
  ],
});
const response = await miniflare.dispatchFetch("http://localhost/", { method: "POST", body: story });
console.log((await response.json()).join("\n"));
await miniflare.dispose();
