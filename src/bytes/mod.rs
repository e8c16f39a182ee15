//! Numbers in bytes and a checksum over them, for whatever is kept as bytes: links and model files; and messages between
//! parts of one build. Knows nothing of what the bytes mean.

pub(crate) mod crc;
pub(crate) mod message;
pub(crate) mod varint;
