use serde_json::json;
use standfirst::label::network::{Markup, Network};
use standfirst::{Article, Format, Limits, Options, label, language::cues::Cues, read};
use standfirst_score::{Input, Prediction, Set};
use std::{fs, io::Write as _, path::Path, sync::Arc};
fn main() {
    let folds = std::env::args().nth(1).unwrap();
    let nets: Vec<Arc<Network>> = (0..4)
        .map(|f| Arc::new(Network::read(&fs::read(format!("{folds}/markup.{f}.bin")).unwrap()).unwrap()))
        .collect();
    for name in ["extraction", "extraction-wcxb"] {
        let set = Set::read(Path::new(&format!("../shared/data/{name}"))).unwrap();
        let mut out = std::io::BufWriter::new(fs::File::create(format!("/work/scratch/dump-{name}.jsonl")).unwrap());
        for page in &set.pages {
            let Some(source) = set.source(page, Input::Html).unwrap() else { continue };
            let fold = label::fold_of(&page.site, 4);
            let mut options = Options::default();
            options.network = Some(Arc::clone(&nets[fold]));
            options.format = Format::Html;
            options.url.clone_from(&page.url);
            let Ok(article) = Article::parse(&source, &options) else { continue };
            let reading = read::html::read(&source, page.url.as_deref(), &Limits::default()).unwrap();
            let mut content = Vec::new();
            let cues = Cues::of(article.language.as_deref());
            let features = label::features(&reading.passages, cues, &mut content);
            let signals = label::signals(&reading.passages, &features, &content, cues);
            let markup = label::markup_signals(&reading.passages, &features, &reading.outline, &reading.claims);
            let weights: Vec<f32> = features.iter().map(|f| f.form.words as f32).collect();
            let lines: Vec<&str> = reading.passages.iter().map(|p| p.text.text.as_str()).collect();
            let m = Markup { passages: &reading.passages, outline: &reading.outline, signals: &markup };
            let odds = nets[fold].odds(&lines, &signals, &weights, Some(m));
            let p = Prediction::of(&article);
            let passages: Vec<_> = (0..lines.len()).map(|i| json!({
                "t": lines[i], "s": reading.passages[i].text.span.start, "e": reading.passages[i].text.span.end,
                "o": [odds[i].body, odds[i].headline, odds[i].byline, odds[i].date], "w": features[i].form.words,
                "k": reading.passages[i].element.and_then(|e| reading.outline.elements.get(e as usize)).map(|e| format!("{:?}", e.kind)),
                "hid": reading.passages[i].element.and_then(|e| reading.outline.elements.get(e as usize)).is_some_and(|e| e.hidden.is_some()),
                "link": reading.passages[i].linked,
                "m": features[i].metadata.as_ref().map(|m| format!("{m:?}")),
                "b": features[i].byline.as_ref().map(|b| format!("{b:?}")),
            })).collect();
            let claims: Vec<_> = reading.claims.iter().filter(|c| format!("{:?}", c.field) != "Body").map(|c| json!({"f": format!("{:?}", c.field), "v": c.value, "r": c.rule, "s": c.span.start, "e": c.span.end})).collect();
            let meta = &article.metadata;
            let row = json!({"id": page.id, "site": page.site, "fold": fold, "url": page.url, "title": page.title, "date": page.date, "authors": page.authors,
                "lang": article.language,
                "text": page.text, "pt": p.text,
                "p": {"title": p.title, "date": p.date, "authors": p.authors, "updated": meta.updated.as_ref().map(|f| f.value.clone()), "title_rule": meta.headline.as_ref().map(|f| f.rule.to_string()), "date_rule": meta.published.as_ref().map(|f| f.rule.to_string()), "by_rule": meta.byline.as_ref().map(|f| f.rule.to_string())},
                "passages": passages, "claims": claims, "len": source.len()});
            writeln!(out, "{row}").unwrap();
        }
    }
}
