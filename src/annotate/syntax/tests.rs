//! Sentences with their groups: noun groups in brackets, verb groups in braces with what is known of them.
//!
//! The words are given with blanks between them, so that nothing here depends on how a text is cut.

use crate::annotate::annotate;
use crate::annotate::syntax::{ChunkKind, Shape, Syntax, Tag, Tense, read};
use crate::text::{Article, Document, Paragraph, Sentence, SentenceKind, Span, Token, TokenKind};

/// A document of one sentence whose tokens are parted by blanks.
fn document(text: &str) -> Document {
    let mut tokens = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let kind = match word.chars().next() {
            Some('\'') if 1 < word.len() => TokenKind::Clitic,
            _ if word == "n't" => TokenKind::Clitic,
            Some(first) if first.is_ascii_digit() => TokenKind::Number,
            Some('$' | '%') => TokenKind::Symbol,
            Some(first) if first.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Punct,
        };
        tokens.push(Token { span: Span::new(at, at + word.len()), kind });
        at += word.len() + 1;
    }
    let span = Span::new(0, text.len());
    let sentence = Sentence { span, paragraph: 0, tokens: 0..tokens.len(), kind: SentenceKind::Body };
    Document {
        text: text.to_owned(),
        paragraphs: vec![Paragraph { span, sentences: 0..1 }],
        sentences: vec![sentence],
        tokens,
    }
}

/// The sentence with its groups marked: `[noun group]`, `{verb group|lemma facts}`.
fn show(document: &Document, syntax: &Syntax) -> String {
    let mut out = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let Some(chunk) = syntax.chunk_at(at) else {
            out.push(document.word(at).to_owned());
            at += 1;
            continue;
        };
        let words: Vec<&str> = chunk.tokens.clone().map(|token| document.word(token)).collect();
        let words = words.join(" ");
        out.push(match &chunk.kind {
            ChunkKind::Noun => format!("[{words}]"),
            ChunkKind::Verb(group) => {
                let mut facts = vec![group.lemma.clone()];
                facts.push(
                    match (group.shape, group.tense) {
                        (Shape::Finite, Tense::Past) => "past",
                        (Shape::Finite, Tense::Present) => "present",
                        (Shape::Finite, Tense::Future) => "future",
                        (Shape::Infinitive, _) => "infinitive",
                        (Shape::Gerund, _) => "gerund",
                        (Shape::Participle, _) => "participle",
                        (Shape::Finite, Tense::None) => "?",
                    }
                    .to_owned(),
                );
                assert_eq!(group.finite, group.shape == Shape::Finite, "{words}");
                if group.passive {
                    facts.push("passive".to_owned());
                }
                facts.extend(group.modal.map(|token| format!("modal:{}", document.word(token))));
                facts.extend(group.negation.map(|token| format!("not:{}", document.word(token))));
                format!("{{{words}|{}}}", facts.join(" "))
            }
        });
        at = chunk.tokens.end;
    }
    out.join(" ")
}

fn check(expected: &str) {
    let mut text = String::new();
    let mut inside = true;
    for c in expected.chars() {
        match c {
            '[' | ']' | '{' => {}
            '|' => inside = false,
            '}' => inside = true,
            _ if inside => text.push(c),
            _ => {}
        }
    }
    let document = document(&text);
    assert_eq!(show(&document, &read(&document, &[], &[], None)), expected);
}

#[test]
fn tense_and_voice() {
    check("[The minister] {resigned|resign past} on [Friday] .");
    check("[The council] {has approved|approve past} [the budget] .");
    check("[The bridge] {will be closed|close future passive modal:will} until [spring] .");
    check("[Prices] {are going to rise|rise future} again .");
    check("[The ferry] {had been repaired|repair past passive} twice .");
    check("[She] {may have left|leave past modal:may} [the country] .");
    check("[Doctors] {are treating|treat present} [40 people] .");
    check("[Two players] {were being questioned|question past passive} by [police] .");
    check("[The firm] {denies|deny present} [the charge] .");
}

#[test]
fn negation_stays_in_its_group() {
    check("[The court] {did not accept|accept past not:not} [the plea] .");
    check("[He] {never said|say past not:never} [that] .");
    check("[The clinic] {no longer treats|treat present not:no} [children] .");
    check("[They] {ca n't win|win present modal:ca not:n't} [this race] .");
    check("[The union] {cannot strike|strike present modal:cannot not:cannot} [this week] .");
    check("[The judge] {told|tell past} [them] {not to speak|speak infinitive not:not} .");
}

#[test]
fn a_participle_after_its_noun_is_not_the_verb() {
    check("[The engine] {manufactured|manufacture participle passive} in [Ohio] {failed|fail past} [the test] .");
    check("[A bill] {passed|pass participle passive} by [the house] {was signed|sign past passive} on [Monday] .");
    check(
        "[The men] {arrested|arrest participle passive} near [the border] {have been released|release past passive} .",
    );
    check("[Police] {arrested|arrest past} [three men] near [the border] .");
    check("[The house] {passed|pass past} [the bill] , which {was signed|sign past passive} on [Monday] .");
}

#[test]
fn each_clause_has_its_verb() {
    check(
        "[Scientists] {found|find past} that [a drug] {used|use participle passive} {to treat|treat infinitive} [asthma] \
         {reduced|reduce past} [deaths] .",
    );
    check(
        "[It] {is not|be present not:not} clear whether [the missile] {fired|fire participle passive} from [the north] {reached|reach past} [its target] .",
    );
    check("Among [those] {arrested|arrest participle passive} {was|be past} [a former mayor] .");
    check("[Shares] {could fall|fall present modal:could} further , [the bank 's] [governor] {warned|warn past} .");
    check(
        "[The firm] {said|say past} [it] {will appeal|appeal future modal:will} against [the fine] {imposed|impose participle passive} by [regulators] .",
    );
    check(
        "[Trump] , {speaking|speak gerund} in [Ohio] , {claimed|claim past} [the vote] {had been stolen|steal past passive} .",
    );
    check("[The storm] {killed|kill past} [at least 12 people] and {injured|injure past} [40 others] .");
    check("[The team] {lost|lose past} [its first three games] but {won|win past} [the next five] .");
    check("[Police] {believe|believe present} [the fire] {was started|start past passive} deliberately .");
}

#[test]
fn participles_before_nouns() {
    check("Amid [rising prices] , [the heightened tension] {worries|worry present} [investors] .");
    check("[The study] , {published|publish participle passive} [Monday] , {suggests|suggest present} [a link] .");
}

#[test]
fn groups_beside_groups() {
    check("[The river] {began|begin past} {to rise|rise infinitive} on [Sunday] .");
    check("[The company] {appears|appear present} {to be making|make infinitive} [a profit] .");
    check("[The bank] {is expected|expect present passive} {to cut|cut infinitive} [rates] .");
    check("[The workers] {set up|set past} [a camp] and {blocked|block past} [the road] .");
    check("[The army] {carried out|carry past} [the raid] .");
    check("[The envoy] {has reportedly gifted|gift past} [the painting] to [the museum] .");
}

#[test]
fn noun_groups() {
    check("[The mayor 's] [first speech] {was|be past} short .");
    check("[The newly elected president] {thanked|thank past} [his supporters] .");
    check("[About 300 people] {attended|attend past} [the funeral] .");
}

#[test]
fn no_text_is_too_odd() {
    for text in ["", " ", ".", "a", "—", "… … …", "' ' '", "THE THE THE", "to to to to", "be been being is was were"]
    {
        let document = document(text);
        assert_eq!(read(&document, &[], &[], None).tags.len(), document.tokens.len());
    }
}

#[test]
fn a_reporting_clause_beside_leaves_the_main_verb_its_tense() {
    check("[The clinic] {closed|close past} in [May] , [a jury] {was told|tell past passive} .");
    check(
        "[Half] of [the town] {had|have past} [no power] , [the mayor] , [Ines Roth] , {told|tell past} [local radio] .",
    );
    check("[The bridge] , [officials] {said|say past} , {collapsed|collapse past} at [dawn] .");
    check("[The dam] {failed|fail past} in [1962] , [records] from [the water board] {show|show present} .");
    check("[The reef] {lost|lose past} [half] of [its coral] , [the team] {estimates|estimate present} .");
    check(
        "[The pill] {may cut|cut present modal:may} [the risk] of [gout] , [doctors] {reported|report past} in [a journal] .",
    );
    check(
        "In [a letter] {published|publish participle passive} in [May] , [the agency] {said|say past} on [Tuesday] that [costs] {had doubled|double past} .",
    );
    check(
        "[The man] {charged|charge participle passive} with [the theft] , [his lawyer] {said|say past} , {denied|deny past} [it] .",
    );
    check(
        "[A study] {published|publish participle passive} [Monday] {found|find past} [a link] , [the authors] {write|write present} .",
    );
}

#[test]
fn a_clause_goes_on_after_a_relative_one() {
    check(
        "[The coach] , which {had left|leave past} at [noon] , {overturned|overturn past} on [a bend] and {caught|catch past} [fire] .",
    );
    check(
        "[The mayor] , [Ines Roth] , {accused|accuse participle passive} of [fraud] , {resigned|resign past} on [Sunday] .",
    );
}

#[test]
fn a_report_beside_a_clause_is_a_verb() {
    check(
        "[The singer] {cancelled|cancel past} [three shows] , {saying|say gerund} [she] {had lost|lose past} [her voice] .",
    );
    check("[The bank] {cut|cut past} [its forecast] , {warning|warn gerund} that [exports] {had slowed|slow past} .");
}

#[test]
fn money_is_one_group_with_its_sign() {
    check("[The firm] {paid|pay past} [about $ 3 million] to [the city] , or [40 %] of [the bill] .");
}

#[test]
fn a_peoples_name_is_an_adjective_before_a_noun() {
    let article = Article::new("A Norwegian ship sank. The Danes left. The Icelandic crew thanked the Norwegian.");
    let document = Document::read(&article.text);
    let syntax = annotate(&article, &document, &crate::models::Models::none()).syntax;
    let found: Vec<Tag> = ["Norwegian", "Danes", "Icelandic"]
        .iter()
        .filter_map(|word| (0..document.tokens.len()).find(|&token| document.word(token) == *word))
        .map(|token| syntax.tag(token))
        .collect();
    assert_eq!(found, [Tag::Adj, Tag::Propn, Tag::Adj]);
}
