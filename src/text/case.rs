//! Small and capital letters of the scripts that English articles hold: Latin, Greek, Cyrillic and Armenian.
//!
//! The standard library knows every script, by tables of 27 KB that a page would carry for it. Here a letter has one
//! partner (Unicode's simple case mapping), so a word keeps its number of letters: "ẞ" is "ß", and "Σ" is "σ" at a
//! word's end too. What is no letter of these scripts stays as it is.

/// Capitals: the first and last of a run, how far it is from one to the next, and how far each is from its small letter.
const RUNS: [(u16, u16, u8, i16); 37] = [
    (0x41, 0x5A, 1, 32),
    (0xC0, 0xD6, 1, 32),
    (0xD8, 0xDE, 1, 32),
    (0x100, 0x12E, 2, 1),
    (0x130, 0x130, 1, -199),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14A, 0x176, 2, 1),
    (0x178, 0x178, 1, -121),
    (0x179, 0x17D, 2, 1),
    (0x18F, 0x18F, 1, 202),
    (0x1A0, 0x1A4, 2, 1),
    (0x1AF, 0x1AF, 1, 1),
    (0x1CD, 0x1DB, 2, 1),
    (0x1DE, 0x1EE, 2, 1),
    (0x1F8, 0x21E, 2, 1),
    (0x222, 0x232, 2, 1),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38A, 1, 37),
    (0x38C, 0x38C, 1, 64),
    (0x38E, 0x38F, 1, 63),
    (0x391, 0x3A1, 1, 32),
    (0x3A3, 0x3AB, 1, 32),
    (0x400, 0x40F, 1, 80),
    (0x410, 0x42F, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48A, 0x4BE, 2, 1),
    (0x4C0, 0x4C0, 1, 15),
    (0x4C1, 0x4CD, 2, 1),
    (0x4D0, 0x52E, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x1E00, 0x1E94, 2, 1),
    (0x1E9E, 0x1E9E, 1, -7615),
    (0x1EA0, 0x1EFE, 2, 1),
    (0x2160, 0x216F, 1, 16),
    (0x24B6, 0x24CF, 1, 26),
    (0xFF21, 0xFF3A, 1, 32),
];

/// What case makes of a letter.
pub(crate) trait Letter: Copy {
    /// Its small letter, or itself.
    fn lower(self) -> Self;

    /// Its capital, or itself.
    fn upper(self) -> Self;

    /// Whether it is a capital.
    fn is_upper(self) -> bool;

    /// Whether it is a small letter.
    fn is_lower(self) -> bool;
}

impl Letter for char {
    fn lower(self) -> Self {
        if self.is_ascii() { self.to_ascii_lowercase() } else { shifted(self, 1) }
    }

    fn upper(self) -> Self {
        match self {
            _ if self.is_ascii() => self.to_ascii_uppercase(),
            // These are the small letters of two capitals each: one is not of this script, one hardly ever written.
            'i' | 'ß' => self,
            'ς' => 'Σ',
            _ => shifted(self, -1),
        }
    }

    fn is_upper(self) -> bool {
        self.lower() != self
    }

    fn is_lower(self) -> bool {
        self.upper() != self || matches!(self, 'ß' | 'ŉ' | 'ĸ' | 'ª' | 'º' | 'ǰ' | 'ΐ' | 'ΰ' | 'և')
    }
}

fn shifted(letter: char, direction: i32) -> char {
    let code = u32::from(letter).cast_signed();
    for (first, last, step, shift) in RUNS {
        let shift = i32::from(shift);
        // A capital's own place in its run, or its partner's.
        let place = if direction == 1 { code } else { code - shift } - i32::from(first);
        if 0 <= place && place <= i32::from(last) - i32::from(first) && place % i32::from(step) == 0 {
            return u32::try_from(code + direction * shift).ok().and_then(char::from_u32).unwrap_or(letter);
        }
    }
    letter
}

/// What case makes of words.
pub(crate) trait Case {
    /// The words in small letters.
    fn lower(&self) -> String;

    /// The words in capitals.
    fn upper(&self) -> String;
}

impl Case for str {
    fn lower(&self) -> String {
        self.chars().map(Letter::lower).collect()
    }

    fn upper(&self) -> String {
        self.chars().map(Letter::upper).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Letter};

    /// The blocks whose letters are known here.
    fn known() -> impl Iterator<Item = char> {
        let latin = ['\0'..='\u{17f}', '\u{1cd}'..='\u{1dc}', '\u{1de}'..='\u{1ef}', '\u{1f8}'..='\u{21f}'];
        let greek = ['\u{386}'..='\u{3ce}', '\u{400}'..='\u{481}', '\u{48a}'..='\u{52f}', '\u{531}'..='\u{556}'];
        let more = ['\u{1e00}'..='\u{1e95}', '\u{1ea0}'..='\u{1eff}', '\u{4e00}'..='\u{4fff}', '\u{ff21}'..='\u{ff5a}'];
        latin.into_iter().chain(greek).chain(more).flatten()
    }

    #[test]
    fn does_as_unicode_where_a_letter_has_one_partner() {
        for letter in known().filter(|letter| *letter != 'İ') {
            let (small, great): (String, String) = (letter.to_lowercase().collect(), letter.to_uppercase().collect());
            assert_eq!(letter.lower().to_string(), small, "{letter}");
            // Unicode gives some small letters two capitals, and the micro sign, the long s and the dotless i another's.
            if great.chars().count() == 1 && !matches!(letter, 'µ' | 'ſ' | 'ı') {
                assert_eq!(letter.upper().to_string(), great, "{letter}");
            }
            assert_eq!(letter.is_upper(), letter.is_uppercase(), "{letter}");
            assert!(letter.is_lower() == letter.is_lowercase() || matches!(letter, 'µ' | 'ſ' | 'ı'), "{letter}");
        }
    }

    #[test]
    fn keeps_words_whole() {
        assert_eq!("Kyiv’s ÉCOLE, Łódź: ΣΊΣΥΦΟΣ 12".lower(), "kyiv’s école, łódź: σίσυφοσ 12");
        assert_eq!("naïve straße".upper(), "NAÏVE STRAßE");
        assert_eq!("İzmir".lower(), "izmir");
        assert_eq!("ẞ中🙂".lower(), "ß中🙂");
    }
}
