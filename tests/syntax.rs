//! The shipped model of syntax, on sentences of our own: who hangs on whom.

use factline::models::Models;
use factline::text::Article;

/// A sentence, and the arcs that it must have: dependent, relation, head ("-" for the root). Words are told apart by their first
/// place in the sentence.
const SENTENCES: &[(&str, &str)] = &[
    (
        "The harbour board approved the new ferry terminal on Thursday.",
        "board nsubj approved; approved root -; terminal obj approved; harbour compound board; Thursday obl approved; on case Thursday",
    ),
    (
        "Two men were arrested in Leeds after a fire at a warehouse.",
        "men nsubj:pass arrested; were aux:pass arrested; Leeds obl arrested; fire obl arrested; warehouse nmod fire; Two nummod men",
    ),
    (
        "Police said the driver had not been drinking.",
        "Police nsubj said; drinking ccomp said; driver nsubj drinking; not advmod drinking; had aux drinking",
    ),
    (
        "Anna Holt, the fire chief, told reporters that nobody was hurt.",
        "Anna nsubj told; Holt flat Anna; chief appos Anna; reporters iobj told; hurt ccomp told; that mark hurt",
    ),
    (
        "The bridge, which opened in 1931, is older than the town hall.",
        "bridge nsubj older; opened acl:relcl bridge; which nsubj opened; is cop older; 1931 obl opened; hall obl older",
    ),
    (
        "The company plans to build a solar plant in Spain and hire 200 people.",
        "company nsubj plans; build xcomp plans; plant obj build; hire conj build; people obj hire; to mark build",
    ),
    (
        "Her mother gave the museum a painting worth $3 million.",
        "mother nsubj gave; museum iobj gave; painting obj gave; Her nmod:poss mother",
    ),
    (
        "Prices fell by 3% in May because demand was weak.",
        "Prices nsubj fell; weak advcl fell; demand nsubj weak; because mark weak; May obl fell",
    ),
    (
        "Neither the minister nor her office replied to a request for comment.",
        "minister nsubj replied; office conj minister; request obl replied; comment nmod request",
    ),
    (
        "A court in Lyon sentenced the former mayor to four years in prison.",
        "court nsubj sentenced; Lyon nmod court; mayor obj sentenced; former amod mayor; years obl sentenced; prison nmod years",
    ),
    (
        "Scientists who studied the glacier found that it lost a third of its ice between 2000 and 2020.",
        "Scientists nsubj found; studied acl:relcl Scientists; glacier obj studied; lost ccomp found; third obj lost; ice nmod third",
    ),
    (
        "The state-owned railway will cut 40 trains a day, the union warned.",
        "railway nsubj cut; state-owned amod railway; trains obj cut; union nsubj warned; will aux cut; 40 nummod trains",
    ),
];

#[test]
fn the_shipped_model_finds_who_hangs_on_whom() {
    let models = Models::shipped().unwrap();
    let (mut all, mut missed) = (0, Vec::new());
    for (text, arcs) in SENTENCES {
        let analysis = factline::analyze(&Article::new(*text), &models);
        let document = &analysis.document;
        let tree = analysis.annotations.syntax.tree.as_ref().expect("a tree");
        let words: Vec<&str> = (0..document.tokens.len()).map(|token| document.word(token)).collect();
        for arc in arcs.split("; ") {
            let [dependent, relation, head] = arc.split(' ').collect::<Vec<_>>()[..] else { panic!("{arc}") };
            let token = words.iter().position(|word| *word == dependent).expect(arc);
            let found = tree.head(token).map_or("-", |head| words[head]);
            all += 1;
            if (tree.relation(token).name(), found) != (relation, head) {
                missed.push(format!("{arc}: {} {found}", tree.relation(token).name()));
            }
        }
    }
    assert!(missed.len() * 10 <= all, "{} of {all} arcs are wrong:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn without_a_model_there_is_no_tree() {
    let analysis = factline::analyze(&Article::new("The ferry left on Monday."), &Models::none());
    assert_eq!(analysis.annotations.syntax.tree, None);
    let shipped = Models::shipped().unwrap();
    for text in ["", "?", "♥ ♥", "- - -", "«»", &"and the ".repeat(300)] {
        let analysis = factline::analyze(&Article::new(text), &shipped);
        let tree = analysis.annotations.syntax.tree.expect("a tree");
        assert_eq!(tree.arcs.len(), analysis.document.tokens.len(), "{text}");
    }
}
