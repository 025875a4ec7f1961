//! What is found in a page, in the form that the sets' own scorer reads.

use serde::Serialize;
use standfirst::Article;

/// What somebody takes for the article of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Prediction {
    /// The body.
    pub text: String,
    /// The title.
    pub title: Option<String>,
    /// The day, perhaps with more behind it.
    pub date: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

impl Prediction {
    /// What an article says.
    pub fn of(article: &Article) -> Self {
        let metadata = &article.metadata;
        let byline = metadata.byline.as_ref().map(|field| &field.value);
        Self {
            text: article.to_text(),
            title: metadata.headline.as_ref().map(|field| field.value.clone()),
            // A page that says only when it was changed is dated by that.
            date: metadata.published.as_ref().or(metadata.updated.as_ref()).map(|field| field.value.clone()),
            authors: byline.map_or_else(Vec::new, |byline| {
                let people = byline.people.iter().map(|person| person.name.clone());
                // The sets name an agency as the author where no person is.
                people.chain(byline.agency.clone().filter(|_| byline.people.is_empty())).collect()
            }),
        }
    }
}
