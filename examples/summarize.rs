//! Sums up an article from standard input, and says where each point stands in it:
//! `cargo run --example summarize < story.txt`.

use std::error::Error;
use std::io;

use standfirst::{Article, Options, SummaryOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let text = io::read_to_string(io::stdin())?;
    let article = Article::parse(&text, &Options::default())?;
    if let Some(headline) = &article.metadata.headline {
        println!("{}", headline.value);
    }
    for sentence in article.summarize(&SummaryOptions::default()).sentences {
        println!("- {} (bytes {} to {})", sentence.text, sentence.span.start, sentence.span.end);
    }
    Ok(())
}
