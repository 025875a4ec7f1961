// Sets payloads into the page and says what they did: a list of `kind: what, by which` that is empty where all of them are inert.

/** The elements that an article may have, and their attributes beside those of any. */
const ELEMENTS = {
  a: "href rel target role id part",
  address: "", article: "", aside: "role id", blockquote: "", br: "", button: "type", caption: "", code: "", dd: "", del: "",
  details: "open", div: "", dl: "", dt: "", em: "", figcaption: "", figure: "", footer: "", h1: "", h2: "", h3: "", h4: "", h5: "",
  h6: "", header: "", hr: "", ins: "", li: "value", ol: "start type", p: "", pre: "", rp: "", rt: "", ruby: "", section: "role", small: "",
  span: "", strong: "", sub: "", summary: "", sup: "", table: "", tbody: "", td: "colspan rowspan", th: "colspan rowspan scope",
  thead: "", time: "datetime", tr: "", ul: "",
};
/** The roles that the article's own nodes have: none comes from what was pasted. */
const ROLES = /^(group|doc-noteref|doc-footnote|doc-backlink)$/;
const EVERYWHERE = /^(class|dir|lang|part|title|aria-label|data-[a-z]+)$/;
const EVENTS = ["click", "mouseover", "focus", "toggle", "pointerover", "animationstart", "beforematch", "wheel"];
/** What markup could stand in for. */
const MEMBERS = Object.keys(Object.getOwnPropertyDescriptors(Document.prototype)).concat(["location"]);

const hits = [];
/** What was asked for, by addresses. */
const requests = [];
const report = (what) => hits.push(what);
globalThis.hit = () => report("hit()");

/** Has every way to show, run or send something reported. To be called when the page has loaded what it needs. */
export function guard() {
  for (const name of ["alert", "confirm", "prompt", "print", "open", "eval", "fetch", "WebSocket", "EventSource", "Worker", "SharedWorker"]) {
    globalThis[name] = function () {
      report(`${name}()`);
      return Promise.reject(new Error("not here"));
    };
  }
  XMLHttpRequest.prototype.open = () => report("XMLHttpRequest");
  Navigator.prototype.sendBeacon = () => report("sendBeacon()");
  Document.prototype.write = () => report("document.write()");
  HTMLFormElement.prototype.submit = () => report("submit()");
  addEventListener("submit", (event) => {
    report("a form is sent");
    event.preventDefault();
  });
  // WebKit has no such thing; there a page that leaves is one that answers no more.
  globalThis.navigation?.addEventListener("navigate", (event) => {
    report(`leaves for ${event.destination.url}`);
    if (event.cancelable) event.preventDefault();
  });
  // WebKit has no entry for a request that came to nothing; what asked says so in any browser.
  for (const type of ["load", "error"]) {
    const asked = ({ target }) => target instanceof Element && requests.push(target.currentSrc || target.src || target.href || target.localName);
    addEventListener(type, asked, { capture: true });
  }
  // A link that may be followed is not.
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href], area[href]") : null;
      if (link !== null && isHarmless(link)) event.preventDefault();
    },
    { capture: true },
  );
}

/** Whether a link leads to a page or a mail, or nowhere, as one that can't be read does. */
function isHarmless(link) {
  return /^(https?|mailto):$/.test(link.protocol) || !URL.canParse(link.getAttribute("href"), document.baseURI);
}

/** What of the page no article may touch. */
function surroundings() {
  const style = getComputedStyle(document.body);
  return {
    // In order, since Firefox moves those that it makes on first use.
    globals: Object.getOwnPropertyNames(globalThis).sort().join(),
    members: MEMBERS.map((name) => `${name}: ${typeof document[name]} ${document[name] instanceof Element ? document[name].localName : ""}`).join(),
    sheets: document.styleSheets.length,
    styles: [style.display, style.color, style.position, style.backgroundImage].join(),
    frames: globalThis.length,
    title: document.title,
    base: document.baseURI,
    cookie: document.cookie,
    place: location.href,
    head: document.head.innerHTML,
    focus: document.activeElement === document.body,
    scroll: `${scrollX} ${scrollY}`,
    counts: [document.forms, document.images, document.embeds, document.scripts].map(({ length }) => length).join(),
  };
}

/** What stands in a container that no article may have. */
function strangers(container) {
  const found = [];
  for (const element of container.querySelectorAll("*")) {
    const own = ELEMENTS[element.localName];
    if (own === undefined || element.namespaceURI !== "http://www.w3.org/1999/xhtml") {
      found.push(`element: <${element.nodeName}>`);
      continue;
    }
    for (const { name, value } of element.attributes) {
      const fits =
        EVERYWHERE.test(name) ||
        (own.split(" ").includes(name) &&
          (name !== "href" || isHarmless(element)) &&
          (name !== "role" || ROLES.test(value)) &&
          (name !== "id" || (/^standfirst-[\w-]+$/.test(value) && !(value in document))));
      if (!fits) found.push(`attribute: ${name}="${value.slice(0, 80)}"`);
    }
  }
  return found;
}

/**
 * @param {[name: string, set: (container: Element) => void][]} works What sets something into a container of its own.
 */
export async function judge(works) {
  const stage = document.querySelector("#stage");
  const found = [];
  performance.clearResourceTimings();
  hits.length = 0;
  requests.length = 0;
  const before = surroundings();
  const containers = works.map(([name, set]) => {
    const container = document.createElement("div");
    stage.append(container);
    try {
      set(container);
    } catch (error) {
      found.push(`error: ${error?.code ?? error}, by ${name}`);
    }
    return [name, container];
  });
  for (const [, container] of containers) {
    for (const element of container.querySelectorAll("*")) {
      for (const type of EVENTS) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
  }
  // Time for pictures that fail, for timers, for a refresh.
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const [name, container] of containers) found.push(...strangers(container).map((what) => `${what}, by ${name}`));
  const after = surroundings();
  const all = `one of ${works[0][0]} to ${works.at(-1)[0]}`;
  for (const [name, value] of Object.entries(before)) {
    if (after[name] !== value) found.push(`surroundings: ${name} is ${String(after[name]).slice(0, 200)}, by ${all}`);
  }
  found.push(...hits.map((what) => `script: ${what}, by ${all}`));
  requests.push(...performance.getEntriesByType("resource").map(({ name }) => name));
  found.push(...new Set(requests.map((address) => `request: ${String(address).slice(0, 100)}, by ${all}`)));
  stage.replaceChildren();
  return found;
}
