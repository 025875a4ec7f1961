/**
 * Where two texts differ: everything before and behind is the same in both.
 *
 * @param {string} from
 * @param {string} to
 * @returns {{ start: number, end: number }} The stretch of `to` that `from` lacks.
 */
export function change(from, to) {
  if (from === to) return { start: to.length, end: to.length };
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail < most - start && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail))
    tail += 1;
  return { start, end: to.length - tail };
}
