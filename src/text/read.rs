//! Cuts a text into a [`Document`]: paragraphs, then tokens, then sentences over the tokens.

use crate::text::layout::{kinds, sentence_kind};
use crate::text::line::Line;
use crate::text::paragraph::{Block, blocks};
use crate::text::sentence::{Reader, starts};
use crate::text::token::tokens;
use crate::text::{Document, Paragraph, Sentence, SentenceKind, Span, Token, TokenKind};
use std::ops::Range;

impl Document {
    /// Cuts `text`. Total: any text gives a document, the empty one an empty document. Takes time linear in its length.
    pub fn read(text: &str) -> Self {
        let mut found = Vec::new();
        let drafts: Vec<Draft> = blocks(text).into_iter().map(|block| Draft::read(text, block, &mut found)).collect();
        let lines: Vec<Line<'_>> = drafts.iter().map(|draft| draft.line(text, &found)).collect();
        let mut document = Self { text: text.to_owned(), ..Self::default() };
        for ((draft, line), kind) in drafts.iter().zip(&lines).zip(kinds(&lines)) {
            document.push_paragraph(draft, line, kind, &found);
        }
        document
    }

    fn push_paragraph(&mut self, draft: &Draft, line: &Line<'_>, kind: SentenceKind, tokens: &[Token]) {
        let tokens = tokens.get(draft.tokens.clone()).unwrap_or_default();
        let first = self.sentences.len();
        // A line that is no article text is one, whatever stops it holds.
        let starts = if kind == SentenceKind::Body { draft.starts.as_slice() } else { &[0] };
        let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let Some(tokens) = tokens.get(start..end) else { continue };
            let (Some(head), Some(tail)) = (tokens.first(), tokens.last()) else { continue };
            let from = self.tokens.len();
            self.push_tokens(tokens);
            self.sentences.push(Sentence {
                span: head.span.cover(tail.span),
                paragraph: self.paragraphs.len(),
                tokens: from..self.tokens.len(),
                kind: if kind == SentenceKind::Body { sentence_kind(line, start..end) } else { kind },
            });
        }
        self.paragraphs.push(Paragraph { span: draft.block.span, sentences: first..self.sentences.len() });
    }

    /// Adds a sentence's tokens. A single letter that ends it is no initial: its stop becomes a token ("you and I" ".").
    fn push_tokens(&mut self, tokens: &[Token]) {
        let last = tokens.iter().rposition(|token| token.kind != TokenKind::Punct);
        for (index, token) in tokens.iter().enumerate() {
            let word = token.span.of(&self.text);
            let lone = word.strip_suffix('.').filter(|word| word.chars().count() == 1);
            if let Some(letter) = lone.filter(|_| last == Some(index) && 0 < index && token.kind == TokenKind::Word) {
                let middle = token.span.start() + letter.len();
                self.tokens.push(Token { span: Span::new(token.span.start(), middle), kind: TokenKind::Word });
                self.tokens.push(Token { span: Span::new(middle, token.span.end()), kind: TokenKind::Punct });
            } else {
                self.tokens.push(*token);
            }
        }
    }
}

/// A paragraph before its kind is known.
struct Draft {
    block: Block,
    /// As indices into the tokens of the whole text.
    tokens: Range<usize>,
    /// Where its sentences begin, counted from its first token.
    starts: Vec<usize>,
}

impl Draft {
    fn read(text: &str, block: Block, found: &mut Vec<Token>) -> Self {
        let first = found.len();
        tokens(text, block.span, found);
        let starts = starts(&Reader::new(text, found.get(first..).unwrap_or_default()));
        Self { block, tokens: first..found.len(), starts }
    }

    fn line<'a>(&self, text: &'a str, tokens: &'a [Token]) -> Line<'a> {
        let tokens = tokens.get(self.tokens.clone()).unwrap_or_default();
        Line::new(Reader::new(text, tokens), self.starts.len(), self.block.after_blank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_cut_the_treebank_way() {
        let check = |text: &str, expected: &str| {
            let document = Document::read(text);
            let found: Vec<&str> = document.tokens.iter().map(|token| document.str(token.span)).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        };
        check("She didn't say it’s Ahmed's.", "She did n't say it ’s Ahmed 's .");
        check("Kim Jong-un's car (a Russian-made one)", "Kim Jong-un 's car ( a Russian-made one )");
        check("It cost $3.5m, or €3,200.50 a head.", "It cost $ 3.5m , or € 3,200.50 a head .");
        check("the U.S.-led talks of the 1990s", "the U.S.-led talks of the 1990s");
        check("the drivers' union—a big one–won 3-2", "the drivers ' union — a big one – won 3 - 2");
        check("On 2024-02-18 at 14:30, or 5p.m.", "On 2024-02-18 at 14:30 , or 5p.m.");
        check("The 20th, 12-year-old F-16", "The 20th , 12-year-old F-16");
        check(
            "See https://example.org/a_(b)?c=1, or write to a.b@example.org.",
            "See https://example.org/a_(b)?c=1 , or write to a.b@example.org .",
        );
        check("#news by @someone: see example.com.", "#news by @someone : see example.com .");
        check("“Well… no,” she said", "“ Well … no , ” she said");
        check("you and I.", "you and I .");
        check("'em all in the '90s said 'yes'", "'em all in the '90s said ' yes '");
        check("Mr. Lee, of Acme Inc., won 5% more", "Mr. Lee , of Acme Inc. , won 5 % more");
        check("👩‍👩‍👧 🇬🇧 👍🏽!", "👩‍👩‍👧 🇬🇧 👍🏽 !");
        check("cafe\u{301} AT&T O’Brien’s rock-and-roll", "cafe\u{301} AT&T O’Brien ’s rock-and-roll");
        check("Mr.Lee, No.5 and J.Lee, etc.", "Mr. Lee , No. 5 and J. Lee , etc.");
        check("Putin 's car, the \"Aurus\"'s seats", "Putin 's car , the \" Aurus \" 's seats");
        check("**bold** ==== x", "** bold ** ==== x");
        check("It fell by -5C (.50)", "It fell by -5C ( .50 )");
    }
}
