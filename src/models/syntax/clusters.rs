//! Classes of words that stand in like places: what an unknown word is judged by (Koo, Carreras and Collins 2008).

use crate::models::ModelError;
use crate::models::reader::Reader;
use crate::models::table::Keys;

/// For each known word its fine and its coarse class.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    keys: Keys,
    /// Fine class, from 1.
    fine: Vec<u16>,
    /// Coarse class, from 1.
    coarse: Vec<u8>,
}

impl Clusters {
    /// Reads classes as [`put_clusters`] writes them: keys, then the planes: fine classes' low bytes, their high
    /// bytes, coarse classes.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let keys = Keys::read(reader)?;
        let low = reader.take(keys.len())?;
        let high = reader.take(keys.len())?;
        let fine = low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high])).collect();
        let coarse = reader.take(keys.len())?.to_vec();
        Ok(Self { keys, fine, coarse })
    }

    /// The classes of a word; nothing where it has none.
    pub(crate) fn of(&self, word: u64) -> Option<(u16, u8)> {
        let at = self.keys.find(word)?;
        Some((*self.fine.get(at)?, *self.coarse.get(at)?))
    }
}

/// Appends classes by sorted, distinct keys of `bits` bits.
#[cfg(feature = "train")]
pub(crate) fn put_clusters(bytes: &mut Vec<u8>, bits: u8, words: &[(u32, u16, u8)]) {
    crate::models::table::put_keys(bytes, bits, &words.iter().map(|(key, ..)| *key).collect::<Vec<_>>());
    bytes.extend(words.iter().map(|(_, fine, _)| fine.to_le_bytes()[0]));
    bytes.extend(words.iter().map(|(_, fine, _)| fine.to_le_bytes()[1]));
    bytes.extend(words.iter().map(|(.., coarse)| *coarse));
}
