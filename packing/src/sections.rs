//! The sections of WebAssembly code, and what its functions weigh by their names.
//!
//! Source of the layout: WebAssembly Core Specification 2.0, chapter 5 (binary format) and appendix "Custom Sections" (names).

use crate::streams::read;

/// What code begins with.
pub(crate) const HEADER: &[u8] = b"\0asm\x01\0\0\0";
/// Notes of the tools that made the code; one of them holds the names of its functions.
pub(crate) const CUSTOM: u8 = 0;
pub(crate) const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// Each section's kind and contents; `None` where `code` is none, or is cut.
pub(crate) fn sections(code: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut left = code.strip_prefix(HEADER)?;
    let mut sections = Vec::new();
    while !left.is_empty() {
        let kind = *left.split_off_first()?;
        sections.push((kind, sized(&mut left)?));
    }
    Some(sections)
}

/// The bodies of all functions of `code` whose names, as the linker has them, hold one of `parts`; `None` where `code` is none,
/// is cut, imports something else than functions or has no names.
///
/// A function that the compiler has laid into another counts with that other.
pub fn bodies(code: &[u8], parts: &[impl AsRef<str>]) -> Option<Vec<u8>> {
    let sections = sections(code)?;
    let section = |wanted| sections.iter().find(|(kind, _)| *kind == wanted).map(|(_, section)| *section);
    let imported = section(IMPORTS).map_or(Some(0), |mut imports| read(&mut imports))?;
    let mut names = sections.iter().filter(|(kind, _)| *kind == CUSTOM).find_map(|(_, section)| {
        let mut section = *section;
        (sized(&mut section)? == b"name").then(|| functions(section))
    })??;

    let mut left = section(CODE)?;
    let all: Vec<&[u8]> = (0..read(&mut left)?).map_while(|_| sized(&mut left)).collect();
    let mut found = Vec::new();
    for _ in 0..read(&mut names)? {
        let function = read(&mut names)?;
        let name = str::from_utf8(sized(&mut names)?).ok()?;
        // What is imported has a name, and no body.
        if let Some(body) = function.checked_sub(imported).and_then(|place| all.get(place))
            && parts.iter().any(|part| name.contains(part.as_ref()))
        {
            found.extend_from_slice(body);
        }
    }
    Some(found)
}

/// Of the section of names, the part on functions: how many, then each one's number and name.
fn functions(mut names: &[u8]) -> Option<&[u8]> {
    const FUNCTIONS: u8 = 1;
    loop {
        let kind = *names.split_off_first()?;
        let part = sized(&mut names)?;
        if kind == FUNCTIONS {
            return Some(part);
        }
    }
}

/// Takes what its length stands before.
fn sized<'a>(left: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = read(left)?;
    left.split_off(..length)
}

#[cfg(test)]
mod tests {
    use super::bodies;

    /// One imported function, `ask`, and two of its own, `share::open` and `read`.
    const CODE_WITH_NAMES: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01f\0\0\x03\x03\x02\0\0\
        \x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b\0\x20\x04name\x01\x19\x03\0\x03ask\x01\x0bshare::open\x02\x04read";

    #[test]
    fn finds_functions_by_their_names() {
        let found = |parts: &[&str]| bodies(CODE_WITH_NAMES, parts);
        assert_eq!(found(&["share::"]).unwrap(), b"\0\x0b");
        assert_eq!(found(&["read"]).unwrap(), b"\0\x01\x0b");
        assert_eq!(found(&["share::", "read"]).unwrap(), b"\0\x0b\0\x01\x0b");
        assert_eq!(found(&["ask", "none"]).unwrap(), b"", "what is imported has no body");
    }

    #[test]
    fn says_where_there_are_no_names() {
        let (nameless, cut) = (CODE_WITH_NAMES.len() - 34, CODE_WITH_NAMES.len() - 1);
        assert_eq!(bodies(CODE_WITH_NAMES.get(..nameless).unwrap(), &["read"]), None);
        assert_eq!(bodies(CODE_WITH_NAMES.get(..cut).unwrap(), &["read"]), None);
        assert_eq!(bodies(b"no code", &["read"]), None);
    }
}
