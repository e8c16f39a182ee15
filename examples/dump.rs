#![allow(warnings)]
use factline::{analyze, cards, text::*};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let verbose = std::env::args().nth(2).is_some();
    let text = std::fs::read_to_string(path).unwrap();
    let a = analyze(&Article::new(text));
    let v = cards::view(&a);
    println!("STRIP {:?}\nnotice {:?} published {:?}", v.strip, v.notice, v.published);
    let d = &a.document;
    for s in &v.sentences {
        println!("\n[{}] {:?} {:?} {}", s.number, s.kind, s.group, d.str(s.span));
        if verbose {
            let sen = &d.sentences[d.sentence_at(s.span.start()).unwrap()];
            for c in a.annotations.syntax.chunks.iter().filter(|c| sen.tokens.contains(&c.tokens.start)) {
                let sp = d.tokens[c.tokens.start].span.cover(d.tokens[c.tokens.end - 1].span);
                match &c.kind {
                    factline::annotate::syntax::ChunkKind::Noun => print!("[{}] ", d.str(sp)),
                    factline::annotate::syntax::ChunkKind::Verb(g) => print!(
                        "<{}|{} {:?}{}{}> ",
                        d.str(sp),
                        g.lemma,
                        g.tense,
                        if g.finite { " F" } else { "" },
                        if g.passive { " pass" } else { "" }
                    ),
                }
            }
            println!();
            println!(
                "   names: {:?}",
                a.annotations
                    .names
                    .iter()
                    .filter(|n| s.span.contains(n.span))
                    .map(|n| format!(
                        "{}={}/{:?}",
                        d.str(n.span),
                        a.annotations.entities[n.entity].name,
                        a.annotations.entities[n.entity].kind
                    ))
                    .collect::<Vec<_>>()
            );
            println!(
                "   dates: {:?} amounts {:?}",
                a.annotations
                    .dates
                    .iter()
                    .filter(|n| s.span.contains(n.span))
                    .map(|n| format!("{}={}", d.str(n.span), n.value.value))
                    .collect::<Vec<_>>(),
                a.annotations
                    .amounts
                    .iter()
                    .filter(|n| s.span.contains(n.span))
                    .map(|n| d.str(n.span))
                    .collect::<Vec<_>>()
            );
        }
        for &c in &s.cards {
            let c2 = &a.claims.claims[c as usize];
            let k = &v.cards[c as usize];
            let t = |s: Span| d.str(s).to_string();
            println!(
                "   {} r={} {:?} voice={:?} src={:?} cue={:?} soft={:?} neg={:?} th={:?} {}",
                if k.open { "OPEN" } else { "    " },
                c2.rank,
                c2.kind,
                c2.voice.kind,
                c2.voice.source.map(t),
                c2.voice.cue.map(t),
                c2.softeners.iter().map(|s| t(*s)).collect::<Vec<_>>(),
                c2.negation.map(t),
                c2.thread,
                if c2.presupposed { "PRESUPPOSED" } else { "" }
            );
            println!("        H: {}", c2.heading.iter().map(|s| t(*s)).collect::<Vec<_>>().join(" ¦ "));
            println!(
                "        S={:?} P={:?} A={:?}",
                c2.frame.subject.map(t),
                c2.frame.predicate.iter().map(|s| t(*s)).collect::<Vec<_>>(),
                c2.frame.arguments.iter().map(|a| format!("{:?}:{}", a.role, t(a.span))).collect::<Vec<_>>()
            );
            if k.open || c2.presupposed {
                println!(
                    "        F: {}",
                    k.fields.iter().map(|f| format!("{}={}", f.kind.label(), f.value)).collect::<Vec<_>>().join(" | ")
                );
                println!("        why {:?}", c2.why);
            }
        }
    }
}
