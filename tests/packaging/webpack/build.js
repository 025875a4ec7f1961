// webpack without any settings but the places: node webpack/build.js OUT
import { resolve } from "node:path";
import webpack from "webpack";

const [out] = process.argv.slice(2);
webpack(
  { mode: "production", context: import.meta.dirname, entry: "./main.js", output: { path: resolve(out), clean: true } },
  (error, stats) => {
    if (error) throw error;
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    for (const { message } of [...errors, ...warnings]) console.error(message);
    // The size of the module is no fault of the bundle.
    const isFault = ({ message }) => !/size limit|code splitting|performance/i.test(message);
    if (errors.length > 0 || warnings.some(isFault)) process.exitCode = 1;
  },
);
