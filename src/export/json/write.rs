//! A document as JSON in one line. The page's worker writes with this: the usual crate would weigh more than all the rest of
//! the export. Not for reading JSON.

use serde::ser::{self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{Error, Write};

/// `document` as JSON, without blanks between its parts; empty where it holds what JSON has no words for.
pub fn compact(document: &impl Serialize) -> String {
    let mut out = String::new();
    match document.serialize(Json(&mut out)) {
        Ok(()) => out,
        Err(Error) => String::new(),
    }
}

/// Adds `words` as a JSON string (RFC 8259).
pub(crate) fn string(out: &mut String, words: &str) {
    out.push('"');
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1F}' => {
                out.push_str("\\u00");
                let code = u32::from(letter);
                out.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Adds a number in as few digits as tell it from every other: `digits` divided by a power of ten, both of them exact, is what
/// its reader computes (Clinger, "How to read floating point numbers accurately", 1990). `null` where it is none, or too far from 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "whole numbers below 2^53, which must come out the same"
)]
fn number(out: &mut String, value: f64) {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let mut power = 1.0;
    for places in 0..=22_usize {
        let digits = (value.abs() * power).round();
        if EXACT <= digits || digits.is_nan() {
            break;
        }
        if digits / power == value.abs() {
            let digits = (digits as u64).to_string();
            let digits = ["0".repeat((places + 1).saturating_sub(digits.len())), digits].concat();
            let (whole, part) = digits.split_at_checked(digits.len() - places).unwrap_or_default();
            out.push_str(if value < 0.0 { "-" } else { "" });
            out.push_str(whole);
            out.push('.');
            out.push_str(if part.is_empty() { "0" } else { part });
            return;
        }
        power *= 10.0;
    }
    if value.fract() == 0.0 && value.abs() < 1e38 {
        out.push_str(if value < 0.0 { "-" } else { "" });
        out.push_str(&(value.abs() as u128).to_string());
        out.push_str(".0");
    } else {
        out.push_str("null");
    }
}

/// What is being written to.
struct Json<'a>(&'a mut String);

/// Parts with commas between them, and what closes them.
struct Parts<'a> {
    out: &'a mut String,
    first: bool,
    close: char,
}

impl<'a> Parts<'a> {
    fn open(out: &'a mut String, [open, close]: [char; 2]) -> Self {
        out.push(open);
        Self { out, first: true, close }
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
    }

    fn close(self) {
        self.out.push(self.close);
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.next();
        key.serialize(Json(self.out))?;
        self.out.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        string(self.out, key);
        self.out.push(':');
        value.serialize(Json(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

/// Writes the methods for types that the document has none of: their numbers are whole and not negative.
macro_rules! never {
    ($($name:ident($($type:ty),*) $(-> $made:ty)?;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<never!(@made $($made)?), Error> { Err(Error) })*
    };
    (@made) => { () };
    (@made $made:ty) => { $made };
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    never! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        write!(self.0, "{value}")
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        number(self.0, value);
        Ok(())
    }

    fn serialize_str(self, words: &str) -> Result<(), Error> {
        string(self.0, words);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut parts = Parts::open(self.0, ['{', '}']);
        SerializeStruct::serialize_field(&mut parts, name, value)?;
        SerializeStruct::end(parts)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Error> {
        Ok(Parts::open(self.0, ['[', ']']))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Error> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Error> {
        Ok(Parts::open(self.0, ['{', '}']))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Error> {
        self.serialize_map(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_one_whatever_it_holds() {
        let mut out = String::new();
        string(&mut out, "“No,” he\tsaid: \"\\u\"\r\n\u{0}\u{1F}\u{7F}é𝔸");
        assert_eq!(out, "\"“No,” he\\tsaid: \\\"\\\\u\\\"\\r\\n\\u0000\\u001f\u{7F}é𝔸\"");
    }

    #[test]
    fn a_number_reads_back_as_itself() {
        let check = |value: f64, expected: &str| {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, expected);
            assert_eq!(out.parse(), Ok(value));
        };
        check(0.0, "0.0");
        check(0.83, "0.83");
        check(0.007, "0.007");
        check(-2.5, "-2.5");
        check(2_500_000.0, "2500000.0");
        check(1.0 / 3.0, "0.3333333333333333");
        check(1.1e12, "1100000000000.0");
        check(1e20, "100000000000000000000.0");
        for value in [f64::NAN, f64::INFINITY, 1e300, 1e-300] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, "null");
        }
        for thousandths in 0..=1_000 {
            let mut out = String::new();
            number(&mut out, f64::from(thousandths) / 1_000.0);
            assert_eq!(out.parse(), Ok(f64::from(thousandths) / 1_000.0));
        }
    }
}
