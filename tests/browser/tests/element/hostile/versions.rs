//! Two copies of the element on one page, as two parts of a site may bring them along.

use standfirst_browser_tests::{Page, on_page_at};

use crate::{STORY, is, of, pieces, with};

#[tokio::test]
async fn the_first_copy_keeps_the_name_and_the_second_works_beside_it() {
    let body = format!(
        "<standfirst-article summary=tldr>{STORY}</standfirst-article><other-article summary=tldr>{STORY}</other-article>
         <script type=module src='/second.js'></script>"
    );
    let second = "import { StandfirstArticle } from '/other/standfirst-article.js';
                  import { StandfirstArticle as First } from '/standfirst-article.js';
                  import '/other/standfirst-article-define.js';
                  StandfirstArticle.define('other-article');
                  window.isOf = (css, isFirst) => document.querySelector(css) instanceof (isFirst ? First : StandfirstArticle);";
    let site = with(&body).with_copy_at("/other").with_script("/second.js", second);
    on_page_at(site, "/embed.html", async |page: &Page| {
        for css in ["standfirst-article", "other-article"] {
            is(page, css, "ready").await?;
            assert_eq!(pieces(page, css, "[part=summary-sentence]").await?.len(), 1, "{css}");
            of(page, css, "it.shadowRoot.querySelector('[part=summary-sentence]').click()").await?;
        }
        assert_eq!(page.highlighted("standfirst-source").await?.len(), 2, "each lights its own");
        assert_eq!(page.ask("return isOf('standfirst-article', true) && isOf('other-article', false)").await?, "true");
        let asked = page.requests();
        for file in ["/pkg/standfirst_bg.wasm", "/worker.js", "/other/pkg/standfirst_bg.wasm", "/other/worker.js"] {
            assert_eq!(asked.iter().filter(|path| *path == file).count(), 1, "{file}: {asked:?}");
        }
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
