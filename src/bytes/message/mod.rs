//! Messages between two parts of one build, as bytes: serde's data model in Postcard's wire format (its specification,
//! version 1). Not for what comes from elsewhere or from another build: bytes that `write` did not make end the program.
//!
//! The crate of that name is not used since it can fail: a way out of every field, for a case that cannot come up, was two
//! fifths of the code that reads a message. Here no error can be made, so the compiler leaves all those ways out.

mod read;
mod write;

use read::Reader;
use serde::de;
use serde::ser::{self, Serialize};
use std::fmt::{self, Display};
use write::Writer;

/// What is never given.
#[derive(Debug)]
pub(crate) enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl de::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        foreign()
    }
}

impl ser::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        foreign()
    }
}

#[expect(clippy::panic, reason = "see the module: what is read was written by the same build")]
#[cold]
fn foreign() -> ! {
    panic!("a message of another build")
}

/// A value as bytes.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut writer = Writer::default();
    let Ok(()) = value.serialize(&mut writer);
    writer.bytes
}

/// The value in bytes that [`write`] made.
///
/// # Panics
/// Where they are no such bytes.
pub(crate) fn read<T: de::DeserializeOwned>(bytes: &[u8]) -> T {
    let Ok(value) = T::deserialize(&mut Reader::of(bytes));
    value
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;
    use std::panic::catch_unwind;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Unit;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct New(String);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Pair(u16, i16);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Choice {
        Nothing,
        One(New),
        Two(i64, char),
        Named { list: Vec<Option<u32>>, map: BTreeMap<String, f32> },
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        whole: (bool, u8, u64, i8, i32, f64),
        unit: Unit,
        pair: Pair,
        choices: Vec<Choice>,
        boxed: Box<Result<String, ()>>,
    }

    fn all() -> All {
        let map = BTreeMap::from([("a".to_owned(), 0.5), ("é".to_owned(), -1.0)]);
        All {
            whole: (true, 255, u64::MAX, -128, i32::MIN, 1e300),
            unit: Unit,
            pair: Pair(300, -300),
            choices: vec![
                Choice::Nothing,
                Choice::One(New("two words".into())),
                Choice::Two(i64::MIN, '€'),
                Choice::Named { list: vec![None, Some(128)], map },
            ],
            boxed: Box::new(Err(())),
        }
    }

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(read::<All>(&write(&all())), all());
        assert_eq!(read::<Vec<u8>>(&write(&vec![7_u8; 300])), vec![7; 300]);
    }

    /// As Postcard's specification has it: what is frozen by its bytes stays.
    #[test]
    fn writes_as_postcard_does() {
        assert_eq!(write(&(0_u16, 127_u16, 128_u16, u16::MAX)), [0, 0x7F, 0x80, 1, 0xFF, 0xFF, 3]);
        assert_eq!(write(&(0_i16, -1_i16, 1_i16, 63_i16, -64_i16)), [0, 1, 2, 0x7E, 0x7F]);
        assert_eq!(write(&(-32.5_f32, true, -1_i8)), [0, 0, 2, 0xC2, 1, 0xFF]);
        assert_eq!(write(&("hi", Some('a'), None::<u8>)), [2, b'h', b'i', 1, 1, b'a', 0]);
        assert_eq!(write(&Choice::Two(-1, 'b')), [2, 1, 1, b'b']);
    }

    #[test]
    fn ends_over_foreign_bytes() {
        let whole = write(&all());
        assert!(
            (0..whole.len()).all(|end| catch_unwind(|| read::<All>(whole.get(..end).unwrap_or_default())).is_err())
        );
    }
}
