//! A value of serde's from bytes.

use crate::bytes::message::{Never, foreign};
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::U32Deserializer};

/// What is left to read.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

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
