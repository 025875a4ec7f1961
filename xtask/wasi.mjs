// Runs a wasm32-wasip1 program in Node: `node wasi.mjs PROGRAM.wasm [ARGUMENT...]`. Cargo calls it for the core tests.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [program, ...rest] = process.argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: [program, ...rest],
  env: process.env,
  // All that a program may open is the folder it runs in, by absolute paths and by relative ones: the C library takes
  // the latter to start at the root.
  preopens: { [process.cwd()]: process.cwd(), "/": process.cwd() },
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(program));
const imports = wasi.getImportObject();
// What the C library left undefined (see `allow-undefined` in toolchain.rs): an error when it is called, not before.
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] ??= () => {
    throw new Error(`${from}.${name} is not there`);
  };
}
process.exitCode = wasi.start(await WebAssembly.instantiate(module, imports));
