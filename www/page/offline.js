/**
 * A copy of the page in the browser, for when there is no network.
 *
 * @module offline
 */

import { scriptAddress } from "../script-address.js";

/** What the caches are called. */
const PREFIX = "standfirst-";

/**
 * @param {object} told
 * @param {() => void} told.ready The page opens without a network from now on.
 * @param {(use: () => void) => void} told.newer A newer version has been fetched, and can be used.
 */
export async function keepOffline({ ready, newer }) {
  // Absent where the connection is not secure, and in some private windows.
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return;
  /** @type {ServiceWorkerRegistration} */
  let registration;
  try {
    const script = scriptAddress(new URL("../service-worker.js", import.meta.url));
    registration = await serviceWorker.register(script, { updateViaCache: "none" });
  } catch {
    return;
  }

  /** @type {ServiceWorker | undefined} */
  let offered;
  async function look() {
    const { active, waiting } = registration;
    if (waiting !== null && waiting !== offered && serviceWorker.controller !== null) {
      offered = waiting;
      newer(() => use(waiting));
    }
    if (active?.state === "activated" && (await caches.keys()).some((name) => name.startsWith(PREFIX))) ready();
  }

  /** @param {ServiceWorker} waiting */
  function use(waiting) {
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    // Still newer ones may have come.
    (registration.waiting ?? waiting).postMessage("take-over");
  }

  /** @param {ServiceWorker | null} worker */
  const follow = (worker) => worker?.addEventListener("statechange", look);
  for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  await look();
}
