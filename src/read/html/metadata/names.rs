//! The names by which pages call what they say of themselves: in `meta`, in `itemprop`, in `property`.

use crate::read::ClaimedField;

/// The longest name, its marks left out.
const LONGEST: usize = 40;

/// What a `meta` element of this name is about, and by which custom.
#[expect(clippy::too_many_lines, reason = "a list, one line a name or two")]
pub(super) fn meta(name: &str) -> Option<(ClaimedField, &'static str)> {
    let mut letters = [0; LONGEST];
    let plain = plain(name, &mut letters)?;
    let field =
        match plain {
            "ogtitle" | "twittertitle" | "twittertexttitle" | "dctitle" | "dctermstitle" | "citationtitle"
            | "parselytitle" | "sailthrutitle" | "title" | "headline" | "cxenseparsetitle" | "articletitle" => {
                ClaimedField::Title
            }
            "author" | "authors" | "articleauthor" | "articleauthors" | "articleauthorname" | "authorname"
            | "ogauthor" | "ogarticleauthor" | "bookauthor" | "dccreator" | "dctermscreator" | "dcauthor"
            | "citationauthor" | "parselyauthor" | "sailthruauthor" | "cxenseparseauthor" | "byl" | "byline"
            | "creator" | "mrfauthors" => ClaimedField::Author,
            "articlepublishedtime"
            | "ogarticlepublishedtime"
            | "ogpublishedtime"
            | "articlepublished"
            | "articlepublisheddate"
            | "articlepublicationdate"
            | "publishedtime"
            | "datepublished"
            | "published"
            | "publishedat"
            | "publisheddate"
            | "publishdate"
            | "publishtime"
            | "publicationdate"
            | "pubdate"
            | "date"
            | "dcdate"
            | "dcdateissued"
            | "dcdatecreated"
            | "dctermsdate"
            | "dctermscreated"
            | "dctermsissued"
            | "dctermsavailable"
            | "citationpublicationdate"
            | "citationdate"
            | "citationonlinedate"
            | "parselypubdate"
            | "sailthrudate"
            | "cxenseparserecspublishtime"
            | "cxenseparsepublishtime"
            | "articledateoriginal"
            | "articledate"
            | "originalpublicationdate"
            | "datecreated"
            | "created"
            | "prismpublicationdate"
            | "displaydate"
            | "shareaholicarticlepublishedtime"
            | "rnewsdatepublished" => ClaimedField::Published,
            "articlemodifiedtime"
            | "ogarticlemodifiedtime"
            | "ogmodifiedtime"
            | "ogupdatedtime"
            | "articlemodified"
            | "articleupdatedtime"
            | "articledateupdated"
            | "modifiedtime"
            | "datemodified"
            | "dateupdated"
            | "lastmodified"
            | "lastmod"
            | "revised"
            | "updatedtime"
            | "dcdatemodified"
            | "dctermsmodified"
            | "shareaholicarticlemodifiedtime" => ClaimedField::Updated,
            "description"
            | "ogdescription"
            | "twitterdescription"
            | "dcdescription"
            | "dctermsdescription"
            | "dctermsabstract"
            | "sailthrudescription" => ClaimedField::Description,
            "articlesection" | "ogsection" | "ogarticlesection" | "section" | "parselysection" => ClaimedField::Section,
            "keywords" | "newskeywords" | "articletag" | "ogarticletag" | "parselytags" | "sailthrutags"
            | "dcsubject" => ClaimedField::Keyword,
            "ogsitename"
            | "applicationname"
            | "applemobilewebapptitle"
            | "dcpublisher"
            | "dctermspublisher"
            | "citationjournaltitle"
            | "publisher"
            | "sitename" => ClaimedField::Site,
            "ogurl" | "twitterurl" | "parselylink" => ClaimedField::Url,
            "ogimage" | "ogimageurl" | "ogimagesecureurl" | "twitterimage" | "twitterimagesrc" | "parselyimageurl"
            | "sailthruimagefull" => ClaimedField::Image,
            "ogimagealt" | "twitterimagealt" => ClaimedField::ImageAlt,
            "dcrights" | "dctermslicense" | "dctermsrights" => ClaimedField::Licence,
            "oglocale" | "dclanguage" | "language" | "contentlanguage" | "inlanguage" => ClaimedField::Language,
            "articlecontenttier" | "isaccessibleforfree" => ClaimedField::AccessibleForFree,
            _ => return None,
        };
    let begins = |with: &str| plain.starts_with(with);
    let rule = if begins("og") || begins("article") {
        "open-graph"
    } else if begins("twitter") {
        "twitter"
    } else if begins("dc") {
        "dublin-core"
    } else if begins("citation") || begins("prism") {
        "citation"
    } else if begins("parsely") {
        "parsely"
    } else if begins("sailthru") {
        "sailthru"
    } else {
        "meta"
    };
    Some((field, rule))
}

/// What a property of schema.org's or Dublin Core's is about, given as microdata or RDFa.
pub(super) fn property(name: &str) -> Option<ClaimedField> {
    let name = name.rsplit([':', '/', '#']).next().unwrap_or(name);
    Some(match name {
        "headline" | "title" => ClaimedField::Title,
        "author" | "creator" => ClaimedField::Author,
        "datePublished" | "date" | "created" | "issued" => ClaimedField::Published,
        "dateModified" | "modified" => ClaimedField::Updated,
        "articleSection" => ClaimedField::Section,
        "keywords" => ClaimedField::Keyword,
        "license" => ClaimedField::Licence,
        "isAccessibleForFree" => ClaimedField::AccessibleForFree,
        "inLanguage" => ClaimedField::Language,
        _ => return None,
    })
}

/// A name in small letters, without what parts its words.
fn plain<'a>(name: &str, letters: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let mut len = 0;
    for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
        *letters.get_mut(len)? = byte.to_ascii_lowercase();
        len += 1;
    }
    std::str::from_utf8(letters.get(..len)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_whatever_parts_their_words() {
        for (name, wanted) in [
            ("og:title", Some((ClaimedField::Title, "open-graph"))),
            ("article:published_time", Some((ClaimedField::Published, "open-graph"))),
            ("DC.date.issued", Some((ClaimedField::Published, "dublin-core"))),
            ("parsely-pub-date", Some((ClaimedField::Published, "parsely"))),
            ("datePublished", Some((ClaimedField::Published, "meta"))),
            ("citation_author", Some((ClaimedField::Author, "citation"))),
            ("viewport", None),
        ] {
            assert_eq!(meta(name), wanted, "{name}");
        }
        assert_eq!(property("schema:datePublished"), Some(ClaimedField::Published));
        assert_eq!(property("https://schema.org/headline"), Some(ClaimedField::Title));
    }
}
