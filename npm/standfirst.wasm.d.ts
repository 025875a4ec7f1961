/** What your tool makes of a `.wasm` file: its address, or the compiled module. `load({ module })` takes either. */
declare const module: string | WebAssembly.Module;
export default module;
