//! What kind of thing something from elsewhere is.

use super::address::Base;
use super::element;
use super::tree::{Id, Tree};
use super::walk::LONGEST_ADDRESS;
use crate::read::ElementKind;

/// How many nodes of a post are searched for its address.
const MOST_INSIDE: usize = 200;

/// Houses by what their players' addresses have in them.
const PLAYERS: [(&str, &str); 14] = [
    ("youtube.com/", "video"),
    ("youtube-nocookie.com/", "video"),
    ("player.vimeo.com/", "video"),
    ("dailymotion.com/", "video"),
    ("player.twitch.tv/", "video"),
    ("tiktok.com/embed", "video"),
    ("facebook.com/plugins/video", "video"),
    ("open.spotify.com/", "audio"),
    ("w.soundcloud.com/", "audio"),
    ("embed.podcasts.apple.com/", "audio"),
    ("platform.twitter.com/", "post"),
    ("facebook.com/plugins/post", "post"),
    ("instagram.com/p/", "post"),
    ("embed.bsky.app/", "post"),
];

/// "video", "audio", "post" or "page", by the element and where it leads.
pub(super) fn kind(tree: &Tree<'_>, id: Id, name: &str, href: &str) -> &'static str {
    match name {
        "video" => return "video",
        "audio" => return "audio",
        _ => {}
    }
    if let Some((_, kind)) = PLAYERS.iter().find(|(part, _)| href.contains(part)) {
        return kind;
    }
    let media = tree.value(id, "type").unwrap_or_default();
    if media.starts_with("video/") || element::has_class(tree, id, &["youtube", "vimeo"]) {
        "video"
    } else if media.starts_with("audio/") {
        "audio"
    } else if element::has_class(tree, id, &["mastodon-embed"]) {
        "post"
    } else {
        "page"
    }
}

/// A post of a social network, as its houses give it to pages: a quotation that ends with a link to it.
pub(super) fn post(tree: &Tree<'_>, id: Id, name: &str, base: &Base) -> Option<ElementKind> {
    const CLASSES: [&str; 8] = [
        "twitter-tweet",
        "twitter-video",
        "instagram-media",
        "tiktok-embed",
        "bluesky-embed",
        "mastodon-embed",
        "reddit-embed-bq",
        "text-post-media",
    ];
    if name != "blockquote" || !element::has_class(tree, id, &CLASSES) {
        return None;
    }
    let own =
        ["cite", "data-instgrm-permalink", "data-text-post-permalink"].iter().find_map(|name| tree.value(id, name));
    let links = tree.inside(id).take(MOST_INSIDE).filter(|inner| tree.name(*inner) == Some("a"));
    let href = own.or_else(|| links.filter_map(|link| tree.value(link, "href")).last());
    let href = href.filter(|href| href.len() <= LONGEST_ADDRESS).map(|href| base.resolve(href));
    let href = href.filter(|href| crate::output::is_safe_href(href)).map(Into::into);
    Some(ElementKind::Embed { kind: "post", href })
}
