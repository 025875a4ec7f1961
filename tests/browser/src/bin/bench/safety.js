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

/** What the articles' own rules forbid is nobody else's fault: these are the deeds that a reader would mind. */
const DEEDS = ["script", "surroundings", "request"];

/** Which deeds some sources come to, set into the page together by one of the sides. */
globalThis.deeds = async (side, sources) => {
  const found = await judge(sources.map((html) => [side, (container) => SIDES[side](container, html)]));
  return DEEDS.filter((deed) => found.some((what) => what.startsWith(deed)));
};
document.body.dataset.ready = "";
