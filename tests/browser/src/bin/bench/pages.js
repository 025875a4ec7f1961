// From a page's source to the nodes of its article, everybody in turns on one page: [source, address, rounds, whether to tell what was
// found]. What was loaded stays for the next page.
const [html, url, rounds, tells, done] = arguments;
(async () => {
  globalThis.sides ??= await (async () => {
    const { load, parse, render } = await import("/standfirst.js");
    const { Readability, Defuddle, DOMPurify } = await import("/peers.js");
    await load();
    const out = document.querySelector("#out");
    const tree = (html) => new DOMParser().parseFromString(html, "text/html");
    const written = (found, tells, date) => {
      out.innerHTML = found?.content ? DOMPurify.sanitize(found.content) : "";
      // Its words need a layout, which is no part of what is timed.
      return tells && found && { text: found.content && out.innerText, title: found.title, authors: found.byline ?? found.author, date: found[date] };
    };
    return {
      standfirst(html, url, tells) {
        const article = parse(html, { format: "html", url });
        render(article, out);
        const { byline, published, updated, headline } = tells ? article.toJSON().metadata : {};
        const found = tells && {
          text: article.toText(),
          title: headline?.value,
          authors: byline?.value.people.map(({ name }) => name).join("; ") || byline?.value.agency,
          date: (published ?? updated)?.value,
        };
        article.free();
        return found;
      },
      "Readability + DOMPurify": (html, _, tells) => written(new Readability(tree(html)).parse(), tells, "publishedTime"),
      "Defuddle + DOMPurify": (html, url, tells) => written(new Defuddle(tree(html), { url }).parse(), tells, "published"),
      "DOMParser alone": (html) => void tree(html),
    };
  })();
  const out = document.querySelector("#out");
  const answer = {};
  for (const name of Object.keys(globalThis.sides)) answer[name] = { times: [], error: null, found: null };
  const one = (name, tells) => {
    const began = performance.now();
    let found;
    try {
      found = globalThis.sides[name](html, url, tells);
    } catch (error) {
      answer[name].error = String(error);
    }
    const took = performance.now() - began;
    out.replaceChildren();
    return [took, found];
  };
  // The clock is coarse and the first time is for the compilers: what is short is done more often.
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(answer)) {
      let [count, sum] = [0, 0];
      while (count < 1 || (sum < 4 && count < 20)) {
        sum += one(name, false)[0];
        count += 1;
      }
      answer[name].times.push(sum / count);
    }
  }
  if (tells) {
    for (const name of Object.keys(answer)) answer[name].found = one(name, true)[1] ?? null;
  }
  return answer;
})().then(done, (error) => done({ error: String(error?.stack ?? error) }));
