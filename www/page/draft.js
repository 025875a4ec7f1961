/**
 * What the reader had before them, kept in this browser for the next visit. Where nothing can be kept, the page works without.
 *
 * @module draft
 */

import { asMoment } from "./moment.js";

/** @typedef {import("./moment.js").Moment} Moment */

const DATABASE = "standfirst";
const STORE = "draft";
const KEY = "last";
/** How long nothing has to change before it is kept (ms). */
const PAUSE = 400;

/** @param {() => Moment} take What there is now. */
export function draft(take) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** One after the other, so that what was cleared is not written again. */
  let line = Promise.resolve();

  function keep() {
    clearTimeout(pause);
    pause = undefined;
    const moment = take();
    line = line.then(() => (moment.text.trim() === "" ? erase() : write(moment))).catch(() => {});
    return line;
  }

  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && pause !== undefined) void keep();
  });

  return {
    /** Something changed: it is kept soon. */
    changed() {
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    },

    /** Keeps what changed at once. */
    now: async () => (pause === undefined ? line : keep()),

    /** @returns {Promise<Moment | undefined>} What was kept last, if anything. */
    async kept() {
      const found = line.then(read);
      line = found.then(
        () => {},
        () => {},
      );
      try {
        return asMoment(await found);
      } catch {
        return undefined;
      }
    },

    /** Keeps nothing any more. */
    async forget() {
      clearTimeout(pause);
      pause = undefined;
      line = line.then(erase).catch(() => {});
      await line;
    },
  };
}

/** @param {Moment} moment */
async function write(moment) {
  const database = await open();
  try {
    const change = database.transaction(STORE, "readwrite");
    change.objectStore(STORE).put(moment, KEY);
    await new Promise((done, failed) => {
      change.addEventListener("complete", done);
      change.addEventListener("abort", failed);
    });
  } finally {
    database.close();
  }
}

async function read() {
  // Opened, it would be there: who has kept nothing, or has cleared it, is to have none.
  const known = await indexedDB.databases?.();
  if (known?.every(({ name }) => name !== DATABASE)) return undefined;
  const database = await open();
  try {
    return await answer(database.transaction(STORE).objectStore(STORE).get(KEY));
  } finally {
    database.close();
  }
}

async function erase() {
  await answer(indexedDB.deleteDatabase(DATABASE));
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
  return answer(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((done, failed) => {
    request.addEventListener("success", () => done(request.result));
    request.addEventListener("error", () => failed(request.error));
    request.addEventListener("blocked", () => failed(new Error("Another page holds it.")));
  });
}
