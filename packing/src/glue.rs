//! The script between a browser and WebAssembly code as short as it can be. wasm-bindgen gives all that the code asks of
//! the browser names with a digest in them, in the code and in the script: nothing packs those.

use crate::sections::{CUSTOM, HEADER, IMPORTS, sections};
use crate::streams::{read, write};

/// `code` with short names for all that it asks for and none for what is its own, and `script` with the same names, without
/// comments, empty lines and the blanks that lines begin with; `None` where `code` is none, or asks for something under a name that `script` lacks.
///
/// `script` is wasm-bindgen's: no line of it goes on within a string.
pub fn shorten(code: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut short = HEADER.to_vec();
    let mut script = squeezed(script);
    for (kind, section) in sections(code)? {
        let section = match kind {
            // The tools' notes, names of functions among them.
            CUSTOM => continue,
            IMPORTS => imports(section, &mut script)?,
            _ => section.to_vec(),
        };
        short.push(kind);
        write(&mut short, section.len());
        short.extend(section);
    }
    Some((short, script))
}

/// A section of imports, of functions alone, with other names.
fn imports(mut section: &[u8], script: &mut String) -> Option<Vec<u8>> {
    let count = read(&mut section)?;
    let mut short = Vec::new();
    write(&mut short, count);
    for place in 0..count {
        for name in ["_".to_owned(), format!("_{place}")] {
            let length = read(&mut section)?;
            let old = str::from_utf8(section.split_off(..length)?).ok()?;
            // What imports are taken from is named once for all.
            if !rename(script, old, &name) && (name != "_" || place == 0) {
                return None;
            }
            write(&mut short, name.len());
            short.extend(name.bytes());
        }
        short.push(*section.split_off_first().filter(|&&kind| kind == 0)?);
        let kind = read(&mut section)?;
        write(&mut short, kind);
    }
    section.is_empty().then_some(short)
}

/// Gives another name to what is called `old`; tells whether there was some.
fn rename(script: &mut String, old: &str, new: &str) -> bool {
    let named = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    let (mut renamed, mut left, mut found) = (String::new(), script.as_str(), false);
    while let Some((before, after)) = left.split_once(old) {
        let whole = !before.ends_with(named) && !after.starts_with(named);
        found |= whole;
        renamed.extend([before, if whole { new } else { old }]);
        left = after;
    }
    renamed.push_str(left);
    *script = renamed;
    found
}

fn squeezed(script: &str) -> String {
    let mut lines = Vec::new();
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            lines.push(line);
        }
        comment &= !line.ends_with("*/");
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::shorten;

    /// Two imports of one function type each, from one module.
    const CODE: &[u8] =
        b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x16\x02\x03./a\x03f_1\0\0\x03./a\x04g_22\0\0\0\x05\x04note";

    #[test]
    fn gives_code_and_script_the_same_short_names() {
        let script = "/**\n * What it asks for.\n */\nconst asked = {\n    // One.\n    f_1: () => g_22(of_1),\n\n    \"./a\": 1,\n};";
        let (code, script) = shorten(CODE, script).unwrap();
        assert_eq!(code, b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0f\x02\x01_\x02_0\0\0\x01_\x02_1\0\0");
        assert_eq!(script, "const asked = {\n_0: () => _1(of_1),\n\"_\": 1,\n};");
    }

    #[test]
    fn refuses_what_does_not_belong_together() {
        assert_eq!(shorten(CODE, "const asked = { f_1: 1, \"./a\": 1 }"), None, "a name is not in the script");
        assert_eq!(shorten(b"no code", ""), None);
        assert_eq!(shorten(CODE.split_at(20).0, "f_1 g_22 ./a"), None, "the code is cut");
    }
}
