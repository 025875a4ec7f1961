// Written into the head, so that no task is missed: what keeps the page's thread for 50 ms or more, and when.
globalThis.tasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
}).observe({ type: "longtask", buffered: true });
addEventListener("load", () => {
  globalThis.loadedAt = performance.now();
});
