//! The link: a whole annotated article as the fragment of an address, and back.
