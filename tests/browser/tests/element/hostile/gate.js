// Holds the module, or what the worker is asked, until the test says `openGate()`.
const held = location.search.slice(1);
const gate = new Promise((open) => {
    window.openGate = open;
});
if (held === "module") {
    const { fetch } = window;
    window.fetch = async (what, ...more) => {
        if (String(what).endsWith(".wasm")) await gate;
        return fetch(what, ...more);
    };
} else {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (...values) {
        gate.then(() => postMessage.apply(this, values));
    };
}
