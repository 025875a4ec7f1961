import { load, parse, summarize } from "standfirst";

export default {
  async fetch(request) {
    await load();
    const article = parse(await request.text());
    const { headline } = article.toJSON().metadata;
    return Response.json([headline.value, summarize(article, { type: "key-points" }).sentences[0].text]);
  },
};
