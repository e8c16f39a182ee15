//! Features of one place as 64-bit numbers, each under the number of its template.

use crate::models::hash::mix;

/// Features of one place.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// The features so far.
    pub(crate) list: Vec<u64>,
}

impl Features {
    /// Adds the feature of template `id` with its parts.
    #[inline]
    pub(crate) fn add<const N: usize>(&mut self, id: u64, parts: [u64; N]) {
        self.list.push(parts.into_iter().fold(mix(id, 0), mix));
    }
}
