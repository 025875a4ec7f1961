/**
 * Keeps the page's own files in the browser, so that it opens without a network from the second visit on. All of a version come from one
 * cache: files of two versions never meet. A newer version is fetched beside the one in use, and only what differs; it takes over when no
 * page is open any more, or when the reader says so.
 *
 * @module service-worker
 */

// Whoever serves this file fills in the next two lines (`xtask/serve`): the files with the SHA-256 of each, the page itself as "". As they
// stand, nothing is kept.
const VERSION = "";
/** @type {Record<string, string>} */
const FILES = {};

/** @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} LifeEvent */
/** @typedef {Event & { request: Request, respondWith: (answer: Promise<Response>) => void }} FetchEvent */
/** @typedef {{ skipWaiting: () => Promise<void> }} Scope */

const PREFIX = "standfirst-";
const CACHE = PREFIX + VERSION;
const FOLDER = new URL("./", location.href).href;
const files = new Map(Object.entries(FILES));

addEventListener("install", (event) => {
  if (VERSION !== "") /** @type {LifeEvent} */ (event).waitUntil(install());
});

addEventListener("activate", (event) => {
  /** @type {LifeEvent} */ (event).waitUntil(forgetOthers());
});

addEventListener("message", ({ data }) => {
  if (data === "take-over") void (/** @type {Scope} */ (/** @type {unknown} */ (self)).skipWaiting());
});

addEventListener("fetch", (event) => {
  const { request, respondWith } = /** @type {FetchEvent} */ (event);
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(FOLDER)) return;
  const name = address.slice(FOLDER.length).replace(/^index\.html$/, "");
  const sum = files.get(name);
  if (sum !== undefined) respondWith.call(event, answer(request, key(name, sum)));
});

/**
 * @param {Request} request
 * @param {string} kept
 */
async function answer(request, kept) {
  const cache = await caches.open(CACHE);
  // A browser short of space may have dropped it.
  return (await cache.match(kept)) ?? fetch(request);
}

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all([...files].map(([name, sum]) => keep(cache, name, sum)));
}

/**
 * @param {Cache} cache
 * @param {string} name
 * @param {string} sum
 */
async function keep(cache, name, sum) {
  const place = key(name, sum);
  const known = await caches.match(place);
  if (known !== undefined) {
    await cache.put(place, known);
    return;
  }
  const response = await fetch(new URL(name, FOLDER), { cache: "no-cache" });
  const bytes = await response.clone().arrayBuffer();
  // Replaced meanwhile by another version, or cut short: the next visit tries again.
  if (!response.ok || (await hash(bytes)) !== sum) throw new Error(`${name} is not of version ${VERSION}.`);
  await cache.put(place, response);
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * @param {string} name
 * @param {string} sum
 */
function key(name, sum) {
  return `${new URL(name, FOLDER).href}?${sum}`;
}

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
