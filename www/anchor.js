/**
 * Scroll anchoring (CSS Scroll Anchoring Module Level 1) for the browsers that have none, such as WebKit: what is in sight stays where it
 * is while words above it come and go.
 *
 * @module anchor
 */

/**
 * Changes an article.
 *
 * @param {Element} article
 * @param {() => void} change
 */
export function anchored(article, change) {
  const hasNone = typeof CSS === "object" && !CSS.supports("overflow-anchor", "auto");
  // At its top a page stays at its top.
  const anchor = hasNone && scrollY > 0 ? firstInSight(article) : undefined;
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

/**
 * The first block that begins in sight, or else the one that runs through it.
 *
 * @param {Element} article
 */
function firstInSight(article) {
  const blocks = [...article.children];
  const begins = blocks.find((block) => {
    const { top } = block.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  return begins ?? blocks.find((block) => block.getBoundingClientRect().bottom > 0);
}
