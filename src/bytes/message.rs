//! Messages between two parts of one build, as bytes: serde's data model in Postcard's wire format (its specification,
//! version 1). Not for what comes from elsewhere or from another build: bytes that `write` did not make end the program.
//!
//! The crate of that name is not used since it can fail: a way out of every field, for a case that cannot come up, was two
//! fifths of the code that reads a message. Here no error can be made, so the compiler leaves all those ways out.

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::U32Deserializer};
use serde::ser::{self, Serialize};
use std::fmt::{self, Display};

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
    let mut writer = Writer(Vec::new());
    let Ok(()) = value.serialize(&mut writer);
    writer.0
}

/// The value in bytes that [`write`] made.
///
/// # Panics
/// Where they are no such bytes.
pub(crate) fn read<T: de::DeserializeOwned>(bytes: &[u8]) -> T {
    let Ok(value) = T::deserialize(&mut Reader(bytes));
    value
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut rest: u64) {
        while 0x7F < rest {
            self.0.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.0.push(rest.to_le_bytes()[0]);
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn signed(&mut self, value: i64) {
        self.number((value << 1 ^ value >> 63).cast_unsigned());
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }
}

/// Methods that take a value and hand its bytes on.
macro_rules! written {
    ($($method:ident: $type:ty => |$writer:ident, $value:ident| $write:expr;)*) => {
        $(fn $method(self, $value: $type) -> Result<(), Never> {
            let $writer = self;
            $write;
            Ok(())
        })*
    };
}

impl ser::Serializer for &mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    written! {
        serialize_bool: bool => |writer, value| writer.0.push(value.into());
        serialize_u8: u8 => |writer, value| writer.0.push(value);
        serialize_u16: u16 => |writer, value| writer.number(value.into());
        serialize_u32: u32 => |writer, value| writer.number(value.into());
        serialize_u64: u64 => |writer, value| writer.number(value);
        serialize_i8: i8 => |writer, value| writer.0.push(value.cast_unsigned());
        serialize_i16: i16 => |writer, value| writer.signed(value.into());
        serialize_i32: i32 => |writer, value| writer.signed(value.into());
        serialize_i64: i64 => |writer, value| writer.signed(value);
        serialize_f32: f32 => |writer, value| writer.0.extend(value.to_le_bytes());
        serialize_f64: f64 => |writer, value| writer.0.extend(value.to_le_bytes());
        serialize_char: char => |writer, value| writer.raw(value.encode_utf8(&mut [0; 4]).as_bytes());
        serialize_str: &str => |writer, value| writer.raw(value.as_bytes());
        serialize_bytes: &[u8] => |writer, value| writer.raw(value);
    }

    fn serialize_unit(self) -> Result<(), Never> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.0.push(1);
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Result<(), Never> {
        self.serialize_u32(index)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.number(index.into());
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Never> {
        self.count(length.unwrap_or_else(|| foreign()));
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, index: u32, _: &'static str, _: usize) -> Result<Self, Never> {
        self.number(index.into());
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Never> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, index: u32, _: &'static str, _: usize) -> Result<Self, Never> {
        self.number(index.into());
        Ok(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// What stands inside something goes behind it.
macro_rules! inside {
    ($($of:ident: $method:ident($($name:ty)?);)*) => {
        $(impl ser::$of for &mut Writer {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $name,)? value: &T) -> Result<(), Never> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Never> {
                Ok(())
            }
        })*
    };
}

inside! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(&'static str);
    SerializeStructVariant: serialize_field(&'static str);
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Never> {
        Ok(())
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_else(|| foreign())
    }

    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut value, mut place) = (0, 0);
        loop {
            let byte = self.byte();
            value |= u64::from(byte & 0x7F).checked_shl(place).unwrap_or_else(|| foreign());
            place += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "what was written was of the type that is read")]
    fn small(&mut self) -> u32 {
        self.number() as u32
    }

    #[expect(clippy::cast_possible_truncation, reason = "what was written was of the type that is read")]
    fn count(&mut self) -> usize {
        self.number() as usize
    }

    fn signed(&mut self) -> i64 {
        let value = self.number();
        (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
    }

    fn bytes(&mut self, count: usize) -> &'a [u8] {
        self.0.split_off(..count).unwrap_or_else(|| foreign())
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.bytes(N).try_into().unwrap_or_else(|_| foreign())
    }

    #[inline(never)]
    fn str(&mut self) -> &'a str {
        let count = self.count();
        str::from_utf8(self.bytes(count)).unwrap_or_else(|_| foreign())
    }
}

/// Methods that read a value and show it to who visits.
macro_rules! readable {
    ($($method:ident => $visit:ident(|$reader:ident| $read:expr);)*) => {
        $(fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
            let $reader = self;
            visitor.$visit($read)
        })*
    };
}

#[expect(clippy::cast_possible_truncation, reason = "what was written was of the type that is read")]
impl<'a> de::Deserializer<'a> for &mut Reader<'a> {
    type Error = Never;

    readable! {
        deserialize_bool => visit_bool(|reader| reader.byte() != 0);
        deserialize_u8 => visit_u8(|reader| reader.byte());
        deserialize_u16 => visit_u16(|reader| reader.number() as u16);
        deserialize_u32 => visit_u32(|reader| reader.small());
        deserialize_u64 => visit_u64(|reader| reader.number());
        deserialize_i8 => visit_i8(|reader| reader.byte().cast_signed());
        deserialize_i16 => visit_i16(|reader| reader.signed() as i16);
        deserialize_i32 => visit_i32(|reader| reader.signed() as i32);
        deserialize_i64 => visit_i64(|reader| reader.signed());
        deserialize_f32 => visit_f32(|reader| f32::from_le_bytes(reader.array()));
        deserialize_f64 => visit_f64(|reader| f64::from_le_bytes(reader.array()));
        deserialize_char => visit_char(|reader| reader.str().chars().next().unwrap_or_else(|| foreign()));
        deserialize_str => visit_borrowed_str(|reader| reader.str());
        deserialize_string => visit_borrowed_str(|reader| reader.str());
        deserialize_bytes => visit_borrowed_bytes(|reader| { let count = reader.count(); reader.bytes(count) });
        deserialize_byte_buf => visit_borrowed_bytes(|reader| { let count = reader.count(); reader.bytes(count) });
        deserialize_seq => visit_seq(|reader| Items { left: reader.count(), reader });
        deserialize_map => visit_map(|reader| Items { left: reader.count(), reader });
        deserialize_identifier => visit_u32(|reader| reader.small());
    }

    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Result<V::Value, Never> {
        foreign()
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, _: V) -> Result<V::Value, Never> {
        foreign()
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.byte() == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, left: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Items { reader: self, left: fields.len() })
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// What stands inside something, one behind the other.
struct Items<'a, 'r> {
    reader: &'r mut Reader<'a>,
    left: usize,
}

impl<'a> de::SeqAccess<'a> for Items<'a, '_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'a> de::MapAccess<'a> for Items<'a, '_> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Never> {
        de::SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Never> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'a> de::EnumAccess<'a> for &mut Reader<'a> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let index: U32Deserializer<Never> = self.small().into_deserializer();
        seed.deserialize(index).map(|variant| (variant, self))
    }
}

impl<'a> de::VariantAccess<'a> for &mut Reader<'a> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, left: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Items { reader: self, left })
    }

    fn struct_variant<V: Visitor<'a>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Items { reader: self, left: fields.len() })
    }
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
