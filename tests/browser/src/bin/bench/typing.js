// Types into the middle of a long paste, a letter at a time, and times what the page does for each: its scripts from the key to
// the frame, the frame to its end, and in a pause the time until the story shows what was typed. Beside it the same keys in a
// box that nobody listens to.
const [text, strokes, done] = arguments;
(async () => {
  const box = document.querySelector("#paste");
  const story = document.querySelector("#story");
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  // Callbacks of a frame run in the order in which they were asked for: the page's between two of ours.
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });
  const changed = () =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(performance.now());
      });
      observer.observe(story, { childList: true, subtree: true, characterData: true });
    });
  const type = async (into, place) => {
    into.focus();
    into.setSelectionRange(place, place);
    await frame();
    await task();
    const first = frame();
    const began = performance.now();
    document.execCommand("insertText", false, "e");
    const typed = performance.now() - began;
    const last = frame();
    const [from, to] = [await first, await last];
    const end = await task();
    return { script: typed + to - from, frame: typed + end - from, began };
  };

  const own = document.createElement("textarea");
  own.style.cssText = "width: 30rem; height: 30rem";
  box.value = text;
  own.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await pause(2500);
  const middle = text.indexOf("e ", text.length / 2) + 1;
  let place = middle;
  const times = { script: [], frame: [], alone: [], shown: [] };
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const { script, frame } = await type(box, place++);
    times.script.push(script);
    times.frame.push(frame);
  }
  await pause(1500);
  for (let stroke = 0; stroke < strokes / 5; stroke += 1) {
    const shown = changed();
    const { began } = await type(box, place++);
    times.shown.push((await shown) - began);
    await pause(500);
  }
  box.after(own);
  await pause(500);
  for (let stroke = 0; stroke < strokes; stroke += 1) times.alone.push((await type(own, middle + stroke)).frame);
  own.remove();
  return times;
})().then(done, (error) => done({ error: String(error?.stack ?? error) }));
