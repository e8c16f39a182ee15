//! A link made today opens for ever, carries what was put in, and never opens as something else.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use factline::share::{self, FrozenField, LinkError, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, Mark, Priming, Shared};
use factline::text::{Article, Span};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use time::{Date, Month};

static PRIMING: LazyLock<Option<Priming>> =
    LazyLock::new(|| Priming::read(include_bytes!("../priming/link-2.priming")));

fn encode(shared: &Shared) -> Result<String, LinkError> {
    share::encode(shared, PRIMING.as_ref())
}

fn decode(pasted: &str) -> Result<Shared, LinkError> {
    share::decode(pasted, PRIMING.as_ref())
}

/// A small generator of numbers, the same on every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    fn text(&mut self, pieces: usize) -> String {
        (0..pieces).map(|_| *self.pick(PIECES)).collect::<Vec<_>>().concat()
    }

    fn shared(&mut self) -> Shared {
        let pieces = self.below(60);
        let text = self.text(pieces);
        let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
        let open_card = (!starts.is_empty() && self.below(2) == 0).then(|| {
            let start = *self.pick(&starts);
            Span::new(start, text.len())
        });
        let title = (self.below(2) == 0).then(|| self.text(4));
        let source = (self.below(2) == 0).then(|| self.text(2));
        let published = (self.below(2) == 0).then(|| {
            Date::from_ordinal_date(
                i32::try_from(self.below(9_999)).unwrap(),
                1 + u16::try_from(self.below(365)).unwrap(),
            )
            .unwrap()
        });
        Shared {
            article: Article {
                text,
                published,
                title,
                source,
                day_first: *self.pick(&[None, Some(false), Some(true)]),
            },
            marks_shown: self.below(2) == 0,
            open_card,
            engine: self.text(1),
            digest: (self.below(2) == 0).then(|| u32::try_from(self.below(1 << 31)).unwrap()),
            second: (self.below(3) == 0).then(|| {
                let title = (self.below(2) == 0).then(|| self.text(3));
                Box::new(Article { title, published, ..Article::new("B".to_owned() + &self.text(20)) })
            }),
            ..Shared::default()
        }
    }
}

/// What texts are made of here: words, and what has broken programs before.
const PIECES: &[&str] = &[
    "The ferry was late, the harbour office said. ",
    "“Not so,” ",
    "said Mr. O’Neill ",
    "on 3 March ",
    "£1.5m ",
    "50 % ",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\0",
    "\u{1B}[31m",
    "\u{FEFF}",
    "\u{AD}",
    "\u{202E}",
    "e\u{301}",
    "👩‍👩‍👧 ",
    "שלום ",
    "日本語 ",
    "<script>alert(1)</script>",
    "%23f1",
    "#f1AA",
    "&amp;",
    "\\",
    "\u{FFFF}",
    "\u{10FFFF}",
];

fn sample() -> Shared {
    Shared {
        article: Article {
            text: "Two bridges will close, the mayor said on Monday. She did not say when.".into(),
            published: Some(Date::from_calendar_date(2025, Month::March, 4).unwrap()),
            title: Some("Bridges".into()),
            source: Some("https://example.org/news".into()),
            ..Article::default()
        },
        marks_shown: true,
        open_card: Some(Span::new(0, 49)),
        engine: "0.1.0".into(),
        digest: Some(0x1234_ABCD),
        ..Shared::default()
    }
}

#[test]
fn what_was_put_in_comes_out() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for round in 0..400 {
        // The priming takes its time on each.
        let priming = PRIMING.as_ref().filter(|_| round % 20 == 0);
        let shared = dice.shared();
        let link = share::encode(&shared, priming).unwrap();
        assert!(link[1..].chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)), "{link}");
        assert_eq!(share::decode(&link, priming), Ok(shared.clone()), "{link}");
        assert_eq!(share::encode(&shared, priming).unwrap(), link, "the same bytes each time");
    }
}

#[test]
fn the_longest_text_fits() {
    let wide = Shared::new(Article::new("𝔸".repeat(MAX_TEXT_CHARACTERS)));
    assert_eq!(decode(&encode(&wide).unwrap()), Ok(wide));

    let mut shared = sample();
    shared.article.text = "a".repeat(MAX_TEXT_CHARACTERS + 1);
    assert_eq!(encode(&shared), Err(LinkError::TooLarge));
    let mut shared = sample();
    shared.article.title = Some("a".repeat(MAX_LINE_CHARACTERS + 1));
    assert_eq!(encode(&shared), Err(LinkError::TooLarge));
}

#[test]
fn a_card_that_is_not_in_the_text_is_not_sent() {
    for span in [Span::new(0, 9_999), Span::new(70, 80), Span::new(3, 3)] {
        let shared = Shared { open_card: Some(span), ..sample() };
        assert_eq!(decode(&encode(&shared).unwrap()), Ok(Shared { open_card: None, ..shared }));
    }
}

#[test]
fn every_cut_link_is_called_cut() {
    let mut dice = Dice(7);
    for shared in [Shared::default(), sample(), dice.shared(), dice.shared(), dice.shared()] {
        let link = encode(&shared).unwrap();
        for end in 0..link.len() {
            let expected = if end < "#f1".len() { LinkError::NotALink } else { LinkError::Cut };
            assert_eq!(decode(&link[..end]), Err(expected), "{end} of {link}");
            // What cuts links often says so with dots, inside whatever stood around them.
            assert_eq!(decode(&format!("(https://example.org/{}…)", &link[..end])), Err(expected));
        }
    }
}

#[test]
fn no_changed_link_opens_as_something_else() {
    let shared =
        Shared::new(Article::new("She did not say when the bridge closes, and nor did the mayor of the town."));
    let link: Vec<char> = share::encode(&shared, None).unwrap().chars().collect();
    let alphabet: Vec<char> = ('!'..='~').chain([' ', '\n', '\u{AD}', 'é', 'А', '😀']).collect();
    let check = |changed: &[char]| {
        let changed: String = changed.iter().collect();
        let decoded = decode(&changed);
        assert!(decoded.is_err() || decoded.as_ref() == Ok(&shared), "{changed:?} gives {decoded:?}");
    };
    for place in 0..link.len() {
        for &letter in &alphabet {
            let mut changed = link.clone();
            changed[place] = letter;
            check(&changed);
            changed[place] = link[place];
            changed.insert(place, letter);
            check(&changed);
        }
        let mut changed = link.clone();
        changed.remove(place);
        check(&changed);
        changed.insert(place, link[place]);
        changed.swap(place, (place + 1) % link.len());
        check(&changed);
    }
}

#[test]
fn garbage_never_opens_and_never_panics() {
    let mut dice = Dice(42);
    let link = encode(&sample()).unwrap();
    for _ in 0..3_000 {
        let mut garbage: String =
            (0..dice.below(40)).map(|_| char::from(u8::try_from(32 + dice.below(95)).unwrap())).collect();
        assert!(decode(&garbage).is_err(), "{garbage:?}");
        garbage.insert_str(0, "#f1");
        assert!(decode(&garbage).is_err(), "{garbage:?}");
        // A run of the link replaced by another run of it.
        let (from, to, length) = (dice.below(link.len()), dice.below(link.len()), dice.below(30));
        let piece = &link[from..link.len().min(from + length)];
        let mixed = format!("{}{piece}{}", &link[..to], &link[link.len().min(to + length)..]);
        assert!(mixed == link || decode(&mixed).is_err_and(|error| !error.to_string().is_empty()), "{mixed}");
    }
}

#[test]
fn mends_what_apps_do_to_links() {
    let shared = sample();
    let link = encode(&shared).unwrap();
    let bare = &link[1..];
    let wrapped = |width: usize, glue: &str| {
        let letters: Vec<char> = link.chars().collect();
        letters.chunks(width).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join(glue)
    };
    let escaped: String = link.bytes().fold(String::new(), |mut escaped, byte| {
        let _ = write!(escaped, "%{byte:02x}");
        escaped
    });
    let pasted = [
        bare.to_owned(),
        format!("%23{bare}"),
        format!("https://example.org/factline/{link}"),
        format!("https://example.org/factline/%23{bare}"),
        format!("https://example.org/factline/%2523{bare}"),
        format!("  <https://example.org/{link}>\n"),
        format!("“https://example.org/{link}”,"),
        format!("[what it says](https://example.org/{link})."),
        format!("Read this: https://example.org/{link}.\n\nSent from my telephone, 50 % charged. #nofilter"),
        format!("https://example.org/{link} and tell me what you think"),
        format!("*https://example.org/{link}*"),
        wrapped(76, "\n"),
        wrapped(40, "\r\n\t"),
        wrapped(70, "\n> "),
        wrapped(70, "\r\n> >"),
        wrapped(10, " "),
        wrapped(5, "\u{AD}"),
        wrapped(1, "\u{200B}"),
        wrapped(8, "%20"),
        wrapped(8, "\u{A0}"),
        escaped,
    ];
    for pasted in pasted {
        assert_eq!(decode(&pasted).as_ref(), Ok(&shared), "{pasted}");
    }
}

#[test]
fn says_what_is_wrong() {
    let link = encode(&sample()).unwrap();
    let middle = link.len() / 2;
    let other = if &link[middle..=middle] == "x" { "y" } else { "x" };
    let cases = [
        (String::new(), LinkError::NotALink),
        ("https://example.org/".to_owned(), LinkError::NotALink),
        ("https://example.org/#top".to_owned(), LinkError::NotALink),
        ("Two bridges will close.".to_owned(), LinkError::NotALink),
        (link[..middle].to_owned(), LinkError::Cut),
        (format!("{}{other}{}", &link[..middle], &link[middle + 1..]), LinkError::Altered),
        (format!("{link}x"), LinkError::Altered),
        (format!("{}+{}", &link[..middle], &link[middle + 1..]), LinkError::Foreign),
        (format!("{}/{}", &link[..middle], &link[middle..]), LinkError::Foreign),
        (format!("{link}=="), LinkError::Foreign),
        (link.replace("#f", "#g"), LinkError::Foreign),
        (link.replace("#f1", "#f0"), LinkError::Foreign),
        (link.replace("#f1", "#f2"), LinkError::Newer),
        ("#f1".to_owned() + &"A".repeat(8_000_000), LinkError::TooLarge),
    ];
    for (pasted, expected) in cases {
        let start: String = pasted.chars().take(200).collect();
        assert_eq!(decode(&pasted), Err(expected), "{start}");
    }
}

/// What a link carries, one thing a line, then its text; `\r` and `\\` stand for themselves.
fn describe(shared: &Shared) -> String {
    let Shared { article, marks_shown, open_card, engine, digest, excerpt, guess, corrections, marks, frozen, second } =
        shared;
    let mut lines = String::new();
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(lines, "{key}: {value}").unwrap();
        }
    };
    line("title", article.title.clone());
    line("source", article.source.clone());
    line("published", article.published.map(|date| date.to_string()));
    line("first", article.day_first.map(|day| if day { "day" } else { "month" }.to_owned()));
    line("marks", marks_shown.then(|| "all".to_owned()));
    line("card", open_card.map(|card| format!("{}+{}", card.start(), card.len())));
    line("engine", Some(engine.clone()).filter(|engine| !engine.is_empty()));
    line("digest", digest.map(|digest| format!("{digest:08x}")));
    line("guess", guess.then(|| "first".to_owned()));
    line("excerpt", (!excerpt.is_empty()).then(|| format!("{excerpt:?}")));
    for change in &corrections.list {
        line("change", Some(format!("{change:?}")));
    }
    for Mark { card, status, source, note, initials, quote } in marks {
        let words = [source, note, initials, quote].map(|words| format!("{words:?}")).join(" ");
        line("mark", Some(format!("{}+{:02x} {} {words}", card.sentence, card.check, status.label())));
    }
    for card in frozen {
        line(
            "pinned",
            Some(format!("{:?}", card.heading.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>())),
        );
        for FrozenField { kind, value, spans } in &card.fields {
            let spans: Vec<_> = spans.iter().map(|span| (span.start(), span.end())).collect();
            line("  ", Some(format!("{} = {value:?} {spans:?}", kind.label())));
        }
    }
    let text = |article: &Article| article.text.replace('\\', "\\\\").replace('\r', "\\r");
    let beside = second.as_ref().map(|second| {
        let about = [&second.title, &second.source].map(|line| line.clone().unwrap_or_default());
        format!("\n--- beside it: {about:?} {:?}\n{}", second.published.map(|day| day.to_string()), text(second))
    });
    format!("{lines}\n{}{}", text(article), beside.unwrap_or_default())
}

/// The links of `tests/links`, each with its file's name and what it carries.
fn golden_links() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &Path| {
        let golden = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        let (link, expected) = golden.split_once('\n').unwrap();
        (file.display().to_string(), link.to_owned(), expected.to_owned())
    };
    files.iter().map(|file| read(file)).collect()
}

/// Links as they once left the page. They are added to, never changed; the names begin with the format's version and say the
/// codec.
#[test]
fn golden_links_open_for_ever() {
    let links = golden_links();
    assert!(74 <= links.len(), "golden links have gone: {}", links.len());
    for (file, link, expected) in links {
        let shared = decode(&link).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(describe(&shared) + "\n", expected, "{file}");
    }
}

/// Every cut of the golden links, and every place in them changed to each of the alphabet's characters, or for those longer than
/// `most` to one of them. The checksum comes before the codec, so that each takes little.
fn check_damage(most: usize) {
    const ALPHABETS: [&str; 2] = [
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:abq",
    ];
    let noticed = |damaged: &str| share::decode(damaged, None).is_err_and(|error| error != LinkError::NeedsPriming);
    for (file, link, _) in golden_links() {
        let alphabet = ALPHABETS[usize::from(link.starts_with("#q"))];
        let step = if link.len() <= most { 1 } else { alphabet.len() };
        for place in 0..link.len() {
            assert!(noticed(&link[..place]), "{file} cut at {place}");
            for letter in alphabet.chars().skip(place % step).step_by(step) {
                let damaged = format!("{}{letter}{}", &link[..place], &link[place + 1..]);
                assert!(damaged == link || noticed(&damaged), "{file}: {letter} at {place}");
            }
        }
    }
}

#[test]
fn damage_to_a_golden_link_is_noticed() {
    check_damage(120);
}

/// More than a million links: `cargo test --release --test links -- --ignored every_damage`.
#[test]
#[ignore = "takes minutes"]
fn every_damage_to_a_golden_link_is_noticed() {
    check_damage(usize::MAX);
}

/// The prose that links of codec 2 continue, as its sources say it: the files of `priming`, in the order of their names.
fn priming_sources() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("priming");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files.iter().flat_map(|file| fs::read_to_string(file).unwrap().replace("\r\n", "\n").into_bytes()).collect()
}

#[test]
fn the_priming_is_its_sources() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("priming/link-2.priming");
    let stored = Priming::file(2, &priming_sources());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &stored).unwrap();
    }
    assert!(fs::read(&file).unwrap() == stored, "the priming is not its sources; UPDATE_EXPECT=1 writes it anew");
    assert!(stored.len() <= 60_000, "{} bytes", stored.len());
    // Links continue it, so it never changes any more: FNV-1a, 64 bits. A better one gets a codec and a file of its own.
    let digest = stored
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    assert_eq!(digest, 0x6CF7_5E79_5948_AAFE, "{digest:#018X}");
}
