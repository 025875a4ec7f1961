// What payloads of tests/attacks do in a page: as they are, behind DOMPurify, and set by Standfirst.
import { load, parse, render } from "/standfirst.js";
import { DOMPurify } from "/peers.js";
import { guard, judge } from "/attacks/judge.js";

await load();
guard();

const SIDES = {
  "as they are": (container, html) => {
    container.innerHTML = html;
  },
  DOMPurify: (container, html) => {
    container.innerHTML = DOMPurify.sanitize(html);
  },
  Standfirst: (container, html) => render(parse(html, { format: "html", url: "https://page.example/news/ferry.html" }), container),
};

const LEAVES = /^script: (?:a form is sent|leaves for|submit\(\))/;

/**
 * What a reader or the site around would mind, by what the judge says. What only an article of ours may not have is nobody else's fault, and a
 * picture or a form more in the page harms nobody by itself.
 */
const DEEDS = {
  script: (what) => what.startsWith("script: ") && !LEAVES.test(what),
  leaves: (what) => LEAVES.test(what),
  surroundings: (what) => what.startsWith("surroundings: ") && !what.startsWith("surroundings: counts"),
  request: (what) => what.startsWith("request: "),
};

/** Which deeds some sources come to, set into the page together by one of the sides. */
globalThis.deeds = async (side, sources) => {
  const found = await judge(sources.map((html) => [side, (container) => SIDES[side](container, html)]));
  return Object.keys(DEEDS).filter((deed) => found.some(DEEDS[deed]));
};
document.body.dataset.ready = "";
