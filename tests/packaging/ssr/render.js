// A server that sends the article as HTML, readable before any script has run; in the page, the element takes it up.
import { load, parse } from "standfirst";
// As an application that shares its imports between server and page does.
import "standfirst/element/define";
import { story } from "../story.js";

await load();
console.log(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Rendered on a server</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/standfirst/standfirst-article-define.js"></script>
  </head>
  <body>
    <standfirst-article summary="key-points">${parse(story).toHtml()}</standfirst-article>
  </body>
</html>`);
