/** The script of the worker, to be started and not imported: `createParser({ worker: () => new Worker(...) })`. */
export {};
