// Vite's development server: says where it is, and ends with its input.
import { createServer } from "vite";

const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  logLevel: "error",
  cacheDir: process.argv[2],
  server: { host: "127.0.0.1", port: 0 },
});
await server.listen();
console.log(server.resolvedUrls.local[0]);
process.stdin.resume().on("end", () => process.exit());
