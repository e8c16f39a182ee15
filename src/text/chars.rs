//! What single characters are, where the standard library does not say. Not for words.

/// Marks that sit on or inside a word and belong to the letter before them: combining marks, joiners, the soft hyphen.
pub(crate) fn joins_word(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a word may hold it: letters, digits, marks, the low line.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || joins_word(c)
}

/// Whether a number may hold it: digits of any script, fractions, superscripts.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_numeric() && !c.is_alphabetic()
}

/// "'" and "’", and the modifier letter that some keyboards give.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// The hyphens that hold a word together; dashes part words.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The full stop and its wide forms.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '．' | '。')
}

/// Question and exclamation marks.
pub(crate) fn is_shout(c: char) -> bool {
    matches!(c, '!' | '?' | '！' | '？' | '‽' | '⁇' | '⁈' | '⁉' | '؟' | '।')
}

/// Dashes that part clauses, also written as two or three hyphens.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}' | '⸺' | '⸻')
}

/// Signs that open an item of a list.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '‣' | '◦' | '▪' | '●' | '■' | '○')
}

/// Quotation marks of either side.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '\'' | '`' | '«' | '»' | '‹' | '›' | '＂' | '＇')
}

/// Opening brackets.
pub(crate) fn is_open_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '［' | '｛' | '【' | '「' | '『')
}

/// Closing brackets.
pub(crate) fn is_close_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '］' | '｝' | '】' | '」' | '』')
}

/// Punctuation marks; all that is neither punctuation, word nor white space is a sign.
pub(crate) fn is_punctuation(c: char) -> bool {
    is_stop(c)
        || is_shout(c)
        || is_quote(c)
        || is_bullet(c)
        || is_open_bracket(c)
        || is_close_bracket(c)
        || matches!(c, ',' | ';' | ':' | '-' | '/' | '\\' | '¡' | '¿' | '·' | '*' | '、' | '，' | '：' | '；')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{3001}'..='\u{301f}' | '،' | '؛')
}

/// Modifiers that belong to the emoji before them: variation selectors, skin tones, keycaps, tags.
pub(crate) fn joins_emoji(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}')
}

/// The letters that spell a flag in pairs.
pub(crate) fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Pictures: emoji, dingbats, arrows. They close what is said, as a reader sees it.
pub(crate) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
