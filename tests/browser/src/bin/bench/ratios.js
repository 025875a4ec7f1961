// All sides in turns, so that what else the machine does falls on each of them. What takes less than the clock can tell is done
// many times and the time divided.
const [text, repeats, done] = arguments;
(async () => {
  const { load, parse, sentences, summarize } = await import("/standfirst.js");
  await load();
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  let kept = 0;
  const wanted = { type: "key-points", length: "short", format: "plain-text" };
  const article = parse(text);
  const sides = {
    segmenter() {
      for (const { segment } of segmenter.segment(text)) kept += segment.length;
    },
    sentences() {
      kept += sentences(text).length;
    },
    parse() {
      parse(text).free();
    },
    summary() {
      kept += sentences(text).length + summarize(article, wanted).sentences.length;
    },
    whole() {
      const article = parse(text);
      kept += summarize(article, wanted).sentences.length;
      article.free();
    },
  };
  const names = Object.keys(sides);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const inner = {};
  for (const name of names) {
    // For the compilers of both sides: WebAssembly too is compiled anew where it runs often, beside what runs.
    const start = performance.now();
    for (let i = 0; i < 5 || performance.now() - start < 400; i += 1) sides[name]();
    const began = performance.now();
    for (let i = 0; i < 3; i += 1) sides[name]();
    // The clock is coarse: what took no time at all took some.
    const each = Math.max(performance.now() - began, 0.1) / 3;
    inner[name] = Math.max(1, Math.ceil(10 / each));
  }
  for (let i = 0; i < repeats; i += 1) {
    for (const name of names) {
      const began = performance.now();
      for (let n = 0; n < inner[name]; n += 1) sides[name]();
      times[name].push((performance.now() - began) / inner[name]);
    }
  }
  article.free();
  return { ...times, kept };
})().then(done, (error) => done({ error: String(error?.stack ?? error) }));
