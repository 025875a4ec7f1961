/**
 * Where a popover stands: under what it belongs to. Narrow screens have it as a sheet from below, by their styles.
 *
 * @module popover
 */

import { direction } from "../say.js";

/**
 * @param {HTMLElement} popover
 * @param {Element} owner
 */
export function placeBelow(popover, owner) {
  const box = owner.getBoundingClientRect();
  const start = direction() === "rtl" ? document.documentElement.clientWidth - box.right : box.left;
  popover.style.setProperty("--below", `${box.bottom + scrollY}px`);
  popover.style.setProperty("--start", `${start}px`);
}
