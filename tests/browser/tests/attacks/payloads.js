// The payloads of tests/attacks, read in each format and set into the page in each way.
import { load, parse, render, summarize } from "/standfirst.js";
import { guard, judge } from "/attacks/judge.js";

const url = "https://page.example/news/ferry.html";
const FORMATS = ["html", "text", "markdown", "auto"];

await load();
guard();

/** What reading and setting a text comes to: the ways to set it, or the code of the error. */
function ways(text, format, name) {
  let article;
  try {
    article = parse(text, { format, url });
  } catch (error) {
    return { code: error.code ?? `no typed error: ${error}`, works: [] };
  }
  const summary = summarize(article);
  const html = article.toHtml();
  return {
    code: undefined,
    works: [
      [`${name} as ${format}, rendered`, (container) => render(article, container, { summary, headingLevel: 2 })],
      [`${name} as ${format}, as innerHTML`, (container) => (container.innerHTML = html)],
    ],
  };
}

globalThis.attacks = {
  /** Payloads as `[name, inputs by format]`; gives what they did, and how many readings were set. */
  async run(payloads) {
    const faults = [];
    let set = 0;
    for (const format of FORMATS) {
      const works = [];
      for (const [name, inputs] of payloads) {
        for (const input of inputs[format]) {
          const { code, works: more } = ways(input, format, name);
          if (code !== undefined && code !== "empty-input") faults.push(`error: ${code}, by ${name} as ${format}`);
          works.push(...more);
        }
      }
      set += works.length;
      faults.push(...(await judge(works)));
    }
    return { faults, set };
  },

  /** A payload as it is, set as `innerHTML`: what the judge has to say of it. */
  bare: (html) => judge([["a control", (container) => (container.innerHTML = html)]]),

  /** `start`, so many times `unit`, `end`: the error's code, or what it did. */
  async large([start, unit, times, end], format) {
    const { code, works } = ways(start + unit.repeat(times) + end, format, `${start}${unit} x ${times}`);
    return { code, faults: works.length > 0 ? await judge(works) : [] };
  },
};
document.body.dataset.ready = "";
