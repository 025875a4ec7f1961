// From the visit to the first article: the page's own script, in the place of SIDE one of `standfirst`, `text`, `readability`, `defuddle`, `nothing`.
const source = fetch("SIDE" === "text" ? "/source.txt" : "/source.html").then((answer) => answer.text());
const out = document.querySelector("#out");
const sides = {
  async standfirst() {
    const { load, parse, render, summarize } = await import("/ours.js");
    const [html] = await Promise.all([source, load()]);
    const article = parse(html, { format: "html" });
    render(article, out, { summary: summarize(article, {}) });
  },
  async text() {
    const { load, parse, render, summarize } = await import("/ours-text.js");
    const [text] = await Promise.all([source, load()]);
    const article = parse(text, { format: "text" });
    render(article, out, { summary: summarize(article, {}) });
  },
  async readability() {
    const { Readability, DOMPurify } = await import("/readability.js");
    const tree = new DOMParser().parseFromString(await source, "text/html");
    out.innerHTML = DOMPurify.sanitize(new Readability(tree).parse().content);
  },
  async defuddle() {
    const { Defuddle, DOMPurify } = await import("/defuddle.js");
    const tree = new DOMParser().parseFromString(await source, "text/html");
    out.innerHTML = DOMPurify.sanitize(new Defuddle(tree).parse().content);
  },
  async nothing() {
    await source;
    out.textContent = "Nothing";
  },
};
await sides.SIDE();
// Laid out: what is left is for the painter.
out.getBoundingClientRect();
globalThis.first = out.innerText.length > 0 ? performance.now() : undefined;
