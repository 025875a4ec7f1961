// A page's own worker reads; the page shows what it says.
const worker = new Worker(new URL("own-worker.js", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data: { headline, sentence } }) => {
  const [title, words] = [document.createElement("h1"), document.createElement("p")];
  title.setAttribute("part", "headline");
  title.textContent = headline;
  words.setAttribute("part", "summary-sentence");
  words.textContent = sentence;
  document.querySelector("main").append(title, words);
});
