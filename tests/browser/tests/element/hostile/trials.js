// Frames with an element each whose globals are poisoned; this page's own are not, so it can tell what came of them.
const AT_ONCE = 8;
/** How long an element may take, once its scripts are there, to be ready or say that it will never be; in milliseconds. */
const PATIENCE = 1500;

const later = (time) => new Promise((done) => setTimeout(done, time));

/** The words that are shown, by no function of the frame's that it can have replaced. */
function shown(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display === "none") return "";
    const isSlot = node.localName === "slot";
    const inside = isSlot ? HTMLSlotElement.prototype.assignedNodes.call(node, { flatten: true }) : (node.shadowRoot ?? node).childNodes;
    let words = "";
    for (let at = 0; at < inside.length; at++) words += `${shown(inside[at])} `;
    return words;
}

/** The module, compiled once for all frames. */
const compiled = WebAssembly.compileStreaming(fetch("/pkg/standfirst_bg.wasm")).then((module) => {
    window.compiled = module;
});

/** What became of an element in a page to which the query was done. */
async function trial(path, query) {
    await compiled;
    const frame = document.createElement("iframe");
    frame.src = `${path}?${encodeURIComponent(query)}`;
    const loaded = new Promise((done) => frame.addEventListener("load", done));
    document.body.append(frame);
    await loaded;
    const { heard, called } = frame.contentWindow.trial;
    const began = performance.now();
    while (heard.length === 0 && performance.now() - began < PATIENCE) await later(20);
    // What a fault stops can still be half done.
    await later(heard[0] === "ready" ? 0 : 150);
    const element = Document.prototype.querySelector.call(frame.contentDocument, "standfirst-article");
    const outcome = {
        query,
        // As a list of this page's.
        heard: Array.prototype.slice.call(heard),
        seen: shown(element).replace(/\s+/g, " "),
        called: Object.keys(called),
    };
    frame.remove();
    return outcome;
}

/** The outcomes of many, some at once. */
async function trials(path, queries) {
    const waiting = queries.slice();
    const outcomes = [];
    const lane = async () => {
        while (waiting.length > 0) outcomes.push(await trial(path, waiting.pop()));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return outcomes;
}
