// Frames with an element each whose globals are poisoned; this page's own are not, so it can tell what came of them.
const AT_ONCE = 6;
/** How long an element may take to be ready, or say that it will never be; in milliseconds. */
const PATIENCE = 2500;

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

/** What became of an element in a page to which the query was done. */
async function trial(query) {
    const frame = document.createElement("iframe");
    frame.src = `/frame.html?${encodeURIComponent(query)}`;
    document.body.append(frame);
    const heard = () => frame.contentWindow.trial?.heard ?? [];
    const began = performance.now();
    while (heard().length === 0 && performance.now() - began < PATIENCE) await later(20);
    // What a fault stops can still be half done.
    await later(heard()[0] === "ready" ? 0 : 150);
    const element = frame.contentDocument.querySelector("standfirst-article");
    const outcome = {
        query,
        heard: Array.prototype.slice.call(heard()),
        seen: shown(element).replace(/\s+/g, " "),
        called: Object.keys(frame.contentWindow.trial?.called ?? {}),
    };
    frame.remove();
    return outcome;
}

/** The outcomes of many, some at once. */
async function trials(queries) {
    const waiting = queries.slice();
    const outcomes = [];
    const lane = async () => {
        while (waiting.length > 0) outcomes.push(await trial(waiting.pop()));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return outcomes;
}
