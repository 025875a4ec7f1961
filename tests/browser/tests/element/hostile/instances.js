// Runs before all else in a page or its worker: keeps at hand what the module's instances export, and can leave them without memory.
const { instantiate } = WebAssembly;
const instances = [];
WebAssembly.instantiate = async (...values) => {
    const made = await instantiate.apply(WebAssembly, values);
    instances.push((made.instance ?? made).exports);
    return made;
};

/** Takes what memory the last instance could still get. */
function exhaust() {
    for (let pages = 65536; pages >= 1; pages >>= 1) {
        try {
            for (;;) instances.at(-1).memory.grow(pages);
        } catch {
            // No more of this size.
        }
    }
}

/** Bytes of the memory, and entries in the table of what it holds of JavaScript's. */
function size() {
    const { memory, __wbindgen_externrefs: table } = instances.at(-1);
    return [memory.buffer.byteLength, table.length];
}

Object.assign(globalThis, { exhaust, instances, size });
const channel = new BroadcastChannel("memory");
if (typeof document === "undefined") {
    channel.onmessage = ({ data }) => channel.postMessage(data === "exhaust" ? exhaust() : size());
} else {
    /** The same in the worker. */
    globalThis.inWorker = (what) => {
        channel.postMessage(what);
        return new Promise((done) => channel.addEventListener("message", ({ data }) => done(data ?? null), { once: true }));
    };
}
