// Watches a typist's keys from now on. For each: when the browser had painted the letter in the box, and when the story that shows it. A task
// that is posted from a frame runs once that frame is painted, as far as the main thread is concerned.
const box = document.querySelector("#paste");
const times = { letter: [], story: [], frame: [], event: [], task: [] };
const afterwards = (act) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  port2.postMessage(0);
};
let began = 0;
let isFrame = false;
box.addEventListener("keydown", ({ timeStamp }) => {
  began = timeStamp;
});
// Before the page hears of it, so that its frame begins with ours.
document.addEventListener(
  "input",
  () => {
    const key = began;
    requestAnimationFrame(() => {
      isFrame = true;
      const from = performance.now();
      afterwards(() => {
        isFrame = false;
        const now = performance.now();
        times.letter.push(now - key);
        times.frame.push(now - from);
      });
    });
  },
  { capture: true },
);
new MutationObserver(() => {
  const key = began;
  const painted = () => afterwards(() => times.story.push(performance.now() - key));
  if (isFrame) painted();
  else requestAnimationFrame(painted);
}).observe(document.querySelector("#story"), { childList: true, subtree: true, characterData: true });
const watch = (type, act, more) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, ...more });
watch("event", ({ name, duration }) => name === "keydown" && times.event.push(duration), { durationThreshold: 16 });
watch("longtask", ({ duration }) => times.task.push(duration));
window.keyTimes = times;
