import type * as parser from "./parser.js";
import type * as standfirst from "./standfirst.js";
import type * as article from "./standfirst-article.js";
import type * as summarizer from "./summarizer.js";

declare global {
  /** What the script of one tag brings; a global variable, for it is no module. */
  var Standfirst: typeof standfirst &
    Pick<typeof parser, "createParser"> &
    Pick<typeof article, "StandfirstArticle"> &
    Pick<typeof summarizer, "Summarizer">;
}
