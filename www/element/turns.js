/**
 * When elements have their turn: near what the reader sees, one at a time, while the page has nothing better to do.
 *
 * @module turns
 */

/** How far from the window an element begins to be read. */
const NEAR = "600px";

/** @type {WeakMap<Element, () => void>} */
const awaited = new WeakMap();
/** @type {IntersectionObserver | undefined} */
let observer;

/**
 * Calls back once the element is near what the reader sees; one that is not displayed never is.
 *
 * @param {Element} element
 * @param {() => void} near
 */
export function whenNear(element, near) {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          const due = awaited.get(target);
          forget(target);
          due?.();
        }
      }
    },
    { rootMargin: NEAR },
  );
  awaited.set(element, near);
  observer.observe(element);
}

/** @param {Element} element */
export function forget(element) {
  awaited.delete(element);
  observer?.unobserve(element);
}

/** @type {(() => void)[]} */
const line = [];
let isServing = false;

/**
 * Waits for a turn; the work that is done with it is short, and the next in line waits for another.
 *
 * @returns {Promise<void>}
 */
export function turn() {
  return new Promise((served) => {
    line.push(served);
    if (isServing) return;
    isServing = true;
    whenIdle(serve);
  });
}

function serve() {
  line.shift()?.();
  if (line.length === 0) isServing = false;
  else whenIdle(serve);
}

/** @param {() => void} work */
function whenIdle(work) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 1);
}
