//! Throwaway.
#[test]
fn dump() {
    let Ok(file) = std::env::var("ZZ") else { return };
    let text = std::fs::read_to_string(file).unwrap();
    let a = factline::analyze(&factline::text::Article::new(text));
    for (i, e) in a.annotations.entities.iter().enumerate() {
        let m: Vec<String> = e
            .mentions
            .iter()
            .map(|m| {
                let m = &a.annotations.names[*m];
                format!("{}/{:?}", a.document.str(m.span), m.form)
            })
            .collect();
        let s: Vec<&str> = e.said_of.iter().map(|s| a.document.str(*s)).collect();
        println!("{i} {:?} {:?} {m:?} said={s:?} why={:?}", e.kind, e.name, e.why);
    }
}
