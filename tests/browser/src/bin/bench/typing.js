// Types into the middle of a long paste, a letter at a time, and times what the page does for each: from the key to the story
// changed (script), and on to the end of the frame that shows it. Beside it the same keys in a box that nobody listens to.
const [text, strokes, done] = arguments;
(async () => {
  const box = document.querySelector("#paste");
  const story = document.querySelector("#story");
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
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
  const type = async (into, place, listened) => {
    into.focus();
    into.setSelectionRange(place, place);
    await pause(30);
    await frame();
    await task();
    let framed = 0;
    const story = listened ? changed() : undefined;
    const first = new Promise((resolve) =>
      requestAnimationFrame(() => {
        framed = performance.now();
        resolve();
      }),
    );
    const began = performance.now();
    document.execCommand("insertText", false, "e");
    const typed = performance.now() - began;
    await first;
    const told = listened ? await story : performance.now();
    const script = typed + told - framed;
    await task();
    return [script, typed + performance.now() - framed];
  };

  const own = document.createElement("textarea");
  own.style.cssText = getComputedStyle(box).cssText;
  box.value = text;
  own.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await pause(2500);
  const middle = text.indexOf("e ", text.length / 2) + 1;
  const page = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) page.push(await type(box, middle + stroke, true));
  box.replaceWith(own);
  await pause(500);
  const alone = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) alone.push(await type(own, middle + stroke, false));
  own.replaceWith(box);
  return { page, alone };
})().then(done, (error) => done({ error: String(error?.stack ?? error) }));
