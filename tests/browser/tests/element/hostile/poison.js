// Runs in a frame before all else and does to its globals what the address asks for: `?throws=Array.prototype.map`. What it needs itself
// it has from before.
const { apply, construct, defineProperty, ownKeys } = Reflect;
const [how = "", path = ""] = decodeURIComponent(location.search.slice(1)).split("=");

/** What the element and its page went through, as the frame's parent reads it. */
const trial = { heard: [], called: Object.create(null) };
defineProperty(globalThis, "trial", { value: trial });
const hear = (what) => defineProperty(trial.heard, trial.heard.length, { value: what, enumerable: true });
addEventListener("standfirst-ready", () => hear("ready"));
addEventListener("standfirst-error", ({ detail }) => hear(`error ${detail.error.code}`));
addEventListener("error", ({ message }) => hear(`fault ${message}`));
addEventListener("unhandledrejection", ({ reason }) => hear(`fault ${reason}`));

const { structuredClone } = globalThis;
/** The module that the frame's parent has compiled. */
defineProperty(globalThis, "compiled", { value: () => structuredClone(parent.compiled) });

/** What is replaced: functions of the language and of the browser, by the names of who has them. */
const HOLDERS = [
    "Array", "Array.prototype", "ArrayBuffer", "CSS", "CustomElementRegistry.prototype", "Document.prototype", "DOMImplementation.prototype",
    "DocumentFragment.prototype", "Element.prototype", "EventTarget.prototype", "Function.prototype", "HTMLElement.prototype",
    "IntersectionObserver.prototype", "JSON", "Map.prototype", "Math", "MessagePort.prototype", "MutationObserver.prototype",
    "Node.prototype", "Number", "Object", "Object.prototype", "Promise", "Promise.prototype", "Reflect", "RegExp.prototype",
    "Response.prototype", "Set.prototype", "String.prototype", "TextDecoder.prototype", "TextEncoder.prototype", "Uint8Array.prototype",
    "WeakMap.prototype", "WebAssembly", "Worker.prototype", "globalThis",
];

const found = (names) => names.split(".").reduce((holder, name) => holder?.[name], globalThis);

/** Every function there is to replace: who has it, under which name, and how that is written. */
function* replaceable() {
    for (const holder of HOLDERS) {
        const object = found(holder);
        for (const key of ownKeys(object ?? {})) {
            const value = Object.getOwnPropertyDescriptor(object, key)?.value;
            const name = typeof key === "symbol" ? `@${key.description}` : key;
            // The element is made of the one, and what a page is seen by is the other.
            if (typeof value !== "function" || ["constructor", "HTMLElement", "getComputedStyle"].includes(name)) continue;
            yield { object, key, value, path: `${holder}.${name}` };
        }
    }
}

const replaced = (object, key, value) => defineProperty(object, key, { value, configurable: true, writable: true });

const WAYS = {
    /** Nothing is done to this frame. */
    nothing() {},
    /** All functions count, as those of a page under watch do. */
    counts() {
        for (const { object, key, value, path } of [...replaceable()]) {
            const proxy = new Proxy(value, {
                apply(target, self, values) {
                    trial.called[path] = true;
                    return apply(target, self, values);
                },
                construct(target, values, made) {
                    trial.called[path] = true;
                    return construct(target, values, made === proxy ? target : made);
                },
            });
            replaced(object, key, proxy);
        }
    },
    throws() {
        const one = [...replaceable()].find((each) => each.path === path);
        replaced(one.object, one.key, function Poison() {
            throw new TypeError(`${path} is poisoned`);
        });
    },
    /** As a stub does that somebody left there. */
    idles() {
        const one = [...replaceable()].find((each) => each.path === path);
        replaced(one.object, one.key, function Poison() {});
    },
    /** What libraries of old put where all code can see it, and `for … in` as well. */
    library() {
        Object.assign(Array.prototype, {
            each(action) { for (let at = 0; at < this.length; at++) action(this[at], at); return this; },
            first() { return this[0]; },
            last() { return this[this.length - 1]; },
            clear() { this.length = 0; return this; },
            remove(item) { const at = this.indexOf(item); if (at >= 0) this.splice(at, 1); return this; },
            clone() { return this.slice(); },
            // With meanings of their own.
            entries() { return this.slice(); },
            toJSON() { return `[${this.join()}]`; },
            include(item) { return this.indexOf(item) >= 0; },
            flatten() { return this.flat(9); },
        });
        Object.assign(Object.prototype, {
            extend(other) { for (const name in other) this[name] = other[name]; return this; },
            toJSONString() { return JSON.stringify(this); },
            error() { return undefined; },
            slot: undefined,
            version: 1.4,
        });
        Object.assign(String.prototype, {
            strip() { return this.replace(/^\s+|\s+$/g, ""); },
            toJSON() { return String(this); },
            trim() { return this.replace(/^\s+/, "").replace(/\s+$/, ""); },
            contains(words) { return this.indexOf(words) >= 0; },
        });
        Object.assign(Function.prototype, { method(name, action) { this.prototype[name] = action; return this; }, delay() {} });
        Object.assign(Number.prototype, { times(action) { for (let at = 0; at < this; at++) action(at); } });
        Object.assign(Element.prototype, {
            remove() { this.parentNode?.removeChild(this); return this; },
            update(words) { this.textContent = words; return this; },
            select(css) { return this.querySelectorAll(css); },
        });
        Array.from = (list, action) => [].map.call(list.length === undefined ? [...list] : list, action ?? ((item) => item));
    },
    /** Scripts that watch a page, and stand-ins for what browsers once lacked. */
    wrapped() {
        const { fetch, setTimeout, URL, Map, Promise, JSON, requestIdleCallback, Worker } = globalThis;
        const define = customElements.define;
        const watched = [];
        globalThis.fetch = (...values) => new globalThis.Promise((done, failed) => fetch(...values).then(done, failed));
        globalThis.setTimeout = (action, ...values) => setTimeout(() => { watched.push("timer"); action(); }, ...values);
        globalThis.requestIdleCallback = requestIdleCallback && ((action, how) => requestIdleCallback((idle) => action(idle), how));
        globalThis.URL = class extends URL {};
        globalThis.Map = class extends Map { set(key, value) { watched.push(key); return super.set(key, value); } };
        globalThis.Promise = class extends Promise { then(...values) { watched.push("then"); return super.then(...values); } };
        globalThis.JSON = { parse: (text) => JSON.parse(text), stringify: (...values) => JSON.stringify(...values) };
        globalThis.Worker = class extends Worker {};
        customElements.define = function (name, made, options) { watched.push(name); return define.call(this, name, class extends made {}, options); };
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (how) { return attach.call(this, { ...how, mode: "open" }); };
        const listen = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, heard, ...more) {
            return listen.call(this, type, typeof heard === "function" ? function (...values) { return heard.apply(this, values); } : heard, ...more);
        };
    },
};

WAYS[how]();
