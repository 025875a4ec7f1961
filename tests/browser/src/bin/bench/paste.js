// Watches for a paste: milliseconds from its event until something of it is painted, and until all is. `box` is whether that is so of the box
// alone; else a story has to stand, and as many letters of it as are wanted.
const [box, letters] = arguments;
// A task that is posted from a frame runs once that frame is painted, as far as the main thread is concerned; before the page's own tasks.
const painted = (act) => requestAnimationFrame(() => scheduler.postTask(act, { priority: "user-blocking" }));
let began = 0;
const times = {};
addEventListener("paste", ({ timeStamp }) => {
  began = timeStamp;
  if (box) painted(() => Object.assign(times, { first: performance.now() - began, all: performance.now() - began }));
}, { capture: true });
const story = document.querySelector("#story");
const observer = new MutationObserver(() => {
  if (began === 0 || story.querySelector("[part~=paragraph]") === null) return;
  const isAll = story.textContent.length >= letters;
  if (isAll) observer.disconnect();
  painted(() => {
    times.first ??= performance.now() - began;
    if (isAll) times.all ??= performance.now() - began;
  });
});
if (!box) observer.observe(story, { childList: true, subtree: true });
window.pasteTimes = times;
