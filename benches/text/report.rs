//! Text of any length for timings.

/// A made-up report of about so many bytes: new names, numbers and dates all the way, so that nothing repeats whole.
pub(crate) fn report(bytes: i32) -> String {
    const FIRST: [&str; 8] = ["Moira", "Tobias", "Ines", "Callum", "Farida", "Henrik", "Lucia", "Osman"];
    const LAST: [&str; 8] = ["Haldane", "Okafor", "Lindqvist", "Marchetti", "Brennan", "Varga", "Castellan", "Dube"];
    const TOWN: [&str; 8] = ["Oban", "Lyon", "Tampere", "Durban", "Leeds", "Porto", "Galway", "Graz"];
    const MONTH: [&str; 6] = ["January", "March", "May", "July", "September", "November"];
    const SENTENCE: [&str; 8] = [
        "Councillor {first} {last} told reporters in {town} that the harbour fund had lost ${number} million.",
        "On {day} {month} the {last} Institute published a report on {number} schools in {town}.",
        "“We will not close the ward,” {last} said, adding that {number} beds may be moved by {month}.",
        "The company denied that {first} {last} had signed the contract, which was worth {number} per cent more.",
        "According to the {town} Chronicle, the bridge was reportedly inspected on {day} {month} 2023.",
        "Critics see the decision as a signal to investors, and it could weaken the council.",
        "{last} was not injured when the tram left the rails near {town} station on Tuesday.",
        "A court in {town} fined the operator {number} euros after {first} {last} gave evidence.",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    let goal = usize::try_from(bytes).unwrap_or(0);
    let mut text = String::with_capacity(goal + 200);
    let mut count = 0;
    while text.len() < goal {
        let pick = |list: &[&'static str], at: usize| list.get(at).copied().unwrap_or_default();
        let sentence = pick(&SENTENCE, next(8))
            .replace("{first}", pick(&FIRST, next(8)))
            .replace("{last}", pick(&LAST, next(8)))
            .replace("{town}", pick(&TOWN, next(8)))
            .replace("{month}", pick(&MONTH, next(6)))
            .replace("{day}", &(1 + next(28)).to_string())
            .replace("{number}", &(2 + next(997)).to_string());
        text.push_str(&sentence);
        count += 1;
        text.push_str(if count % 4 == 0 { "\n\n" } else { " " });
    }
    text
}
