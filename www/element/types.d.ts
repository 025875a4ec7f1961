import type { StandfirstArticle } from "../standfirst-article.js";
import type { ElementEvents } from "./events.js";

declare global {
  interface HTMLElementTagNameMap {
    "standfirst-article": StandfirstArticle;
  }
  interface HTMLElementEventMap extends ElementEvents {}
}
