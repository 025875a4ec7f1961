// A shape at doubled sizes (prose: the beginning of a long story), the quickest of some rounds of each: [[UTF-16 units, milliseconds], …]; without a
// name, all names. What takes seconds is not doubled further.
const [sample, name, largest, doublings, done] = arguments;
(async () => {
  const { load, parse, summarize } = await import("/standfirst.js");
  await load();
  const fill = (piece) => (size) => piece.repeat(Math.ceil(size / new TextEncoder().encode(piece).length));
  const line = sample.replaceAll(/\s+/g, " ");
  const shapes = {
    prose: (size) => sample.slice(0, size),
    "one line of prose": (size) => line.slice(0, size),
    "one line of one word": fill("By "),
    "one long word": fill("by"),
    "open brackets": fill("("),
    "bullets in a line": fill("• "),
    "a bullet a line": fill("• so\n"),
    "a cue a line": fill("By Ani Doe\n"),
    "menu lines": fill("About us\nSign in\n"),
    "dates in a line": fill("13 Dec 2023 | "),
    "datelines in a line": fill("PARIS (AP) — "),
    "a quotation a line": fill("“So it was said.”\n"),
    "numbers with marks": fill("1. 2) (iii) "),
    "quotation marks": fill("“‘\""),
    "stops": fill("a. B.! "),
    "blanks": (size) => `a${" \u00a0\u200b".repeat(size / 6)}b`,
    "Chinese": fill("町議会は月曜日に決めた。"),
  };
  const names = Object.keys(shapes);
  if (name === "") return ["prose, its summary", ...names];
  const summary = name.endsWith(", its summary");
  const shape = shapes[name.replace(", its summary", "")];
  const times = [];
  for (let step = doublings; step >= 0; step -= 1) {
    const text = shape(largest / 2 ** step);
    const article = parse(text);
    const measured = summary ? () => summarize(article) : () => parse(text).free();
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5 && !(best > 1500 && round > 0); round += 1) {
      // The clock is coarse: what is short is done over and over.
      const began = performance.now();
      let count = 0;
      for (; count === 0 || performance.now() - began < 20; count += 1) measured();
      best = Math.min(best, (performance.now() - began) / count);
    }
    article.free();
    times.push([text.length, best]);
    if (best > 1500) break;
  }
  return times;
})().then(done, (error) => done({ error: String(error?.stack ?? error) }));
