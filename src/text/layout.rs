//! Tells article text from what stands around it: headings, datelines, captions, what the site adds.
//!
//! Looks at a line's shape, at the words of `lexicon::boilerplate`, and at the lines around it. In doubt a line is body.

use crate::lexicon::boilerplate::{Matter, Place};
use crate::text::line::{End, Line};
use crate::text::publication::is_dateline;
use crate::text::{Letter, SentenceKind};

/// The most words that a heading has.
const HEADING_WORDS: usize = 18;
/// A line with more words is running text even without a full stop.
const BODY_WORDS: usize = 22;

/// What each line of an article is, in order.
pub(crate) fn kinds(lines: &[Line<'_>]) -> Vec<SentenceKind> {
    if lines.iter().all(|line| line.words == 0) {
        return vec![SentenceKind::Body; lines.len()];
    }
    let mut kinds: Vec<Option<SentenceKind>> =
        lines.iter().enumerate().map(|(index, line)| told(index, line)).collect();
    // A question that heads the text, apart from what follows, is its headline.
    if let [first, second, ..] = lines
        && let [kind, below, ..] = kinds.as_mut_slice()
        && first.end == End::Asked
        && first.sentences == 1
        && first.words <= HEADING_WORDS
        && (second.after_blank || *below != Some(SentenceKind::Body))
    {
        *kind = None;
    }
    mark_links(lines, &mut kinds);
    mark_headings(lines, &mut kinds);
    kinds.into_iter().map(|kind| kind.unwrap_or(SentenceKind::Body)).collect()
}

/// What a sentence of a body line is: a site's request or a picture's credit may stand in running text.
pub(crate) fn sentence_kind(line: &Line<'_>, sentence: std::ops::Range<usize>) -> SentenceKind {
    match line.phrase_at(sentence.start) {
        Some((length, Place::Opening, Matter::Boilerplate)) if sentence.len() <= 30 && length < sentence.len() => {
            SentenceKind::Boilerplate
        }
        Some((length, Place::List, Matter::Boilerplate))
            if sentence.len() <= 30 && line.reader.word(sentence.start + length) == ":" =>
        {
            SentenceKind::Boilerplate
        }
        Some((_, Place::Opening, Matter::Caption)) if sentence.len() <= 15 => SentenceKind::Caption,
        _ if line.holds_notice(sentence) => SentenceKind::Boilerplate,
        _ => SentenceKind::Body,
    }
}

/// What a line is by its own words and marks, if they tell. Body is told by a final stop or by length.
fn told(index: usize, line: &Line<'_>) -> Option<SentenceKind> {
    if line.words == 0 || line.is_markup() {
        return Some(SentenceKind::Boilerplate);
    }
    if is_caption(line) {
        return Some(SentenceKind::Caption);
    }
    if is_dateline(line, index == 0) {
        return Some(SentenceKind::Dateline);
    }
    let start = line.content();
    let rest = |length: usize| line.reader.len().saturating_sub(start + length);
    let matter = match line.phrase_at(start) {
        Some((length, Place::List | Place::Whole, matter)) if line.is_only_marks(start + length) => Some(matter),
        Some((length, Place::List, matter)) if line.reader.word(start + length) == ":" && rest(length) <= 30 => {
            Some(matter)
        }
        Some((length, Place::Opening, matter)) if line.words <= 30 => {
            // "Click here. The vote was close.": such a sentence is told on its own.
            let label = matches!(line.reader.word(start + length - 1), ":") || matter != Matter::Boilerplate;
            (label || line.sentences == 1).then_some(matter)
        }
        _ if line.sentences == 1 && line.holds_notice(0..line.reader.len()) => Some(Matter::Boilerplate),
        _ => None,
    };
    match matter {
        Some(Matter::Boilerplate) => Some(SentenceKind::Boilerplate),
        Some(Matter::Caption) => Some(SentenceKind::Caption),
        Some(Matter::Dateline) if line.words <= 20 => Some(SentenceKind::Dateline),
        _ => is_body(line).then_some(SentenceKind::Body),
    }
}

/// Whether a line is running text whatever stands around it.
fn is_body(line: &Line<'_>) -> bool {
    match line.end {
        End::Stop | End::Comma => true,
        End::Asked => !line.title_case || 1 < line.sentences,
        End::Colon => 3 < line.words,
        End::Open => {
            let long = HEADING_WORDS < line.words && !(line.title_case && line.words <= BODY_WORDS);
            long || 1 < line.sentences || line.opens_lower || line.bullet
        }
    }
}

/// Marks the lines of link lists: those after "Also Read:" until running text or, past an empty line, another block.
fn mark_links(lines: &[Line<'_>], kinds: &mut [Option<SentenceKind>]) {
    let mut in_list: Option<usize> = None;
    let mut spaced = true;
    for (line, kind) in lines.iter().zip(kinds.iter_mut()) {
        let start = line.content();
        let opens_list = *kind == Some(SentenceKind::Boilerplate)
            && matches!(line.phrase_at(start), Some((length, Place::List, _)) if line.is_only_marks(start + length));
        if opens_list {
            in_list = Some(0);
            continue;
        }
        let Some(count) = in_list else { continue };
        let is_link = match line.end {
            End::Open => line.words <= BODY_WORDS + 3 && line.sentences < 3,
            End::Asked => line.words <= HEADING_WORDS && line.sentences == 1,
            _ => false,
        };
        let apart = line.after_blank && 0 < count && !spaced;
        if kind.is_some_and(|kind| kind != SentenceKind::Body) {
            continue;
        }
        if is_link && !apart {
            *kind = Some(SentenceKind::Boilerplate);
            spaced = line.after_blank && (count == 0 || spaced);
            in_list = Some(count + 1);
        } else {
            in_list = None;
            spaced = true;
        }
    }
}

/// Marks headings: the lines that nothing has told yet and that have running text somewhere below them.
fn mark_headings(lines: &[Line<'_>], kinds: &mut [Option<SentenceKind>]) {
    let is_running = |kind: &Option<SentenceKind>| *kind == Some(SentenceKind::Body);
    let Some(last_body) = kinds.iter().rposition(is_running) else { return };
    // A text whose lines mostly have no final stop, as notes and verses, is read whole.
    let words_told = |wanted: Option<SentenceKind>| -> usize {
        lines.iter().zip(kinds.iter()).filter(|(_, kind)| **kind == wanted).map(|(line, _)| line.words).sum()
    };
    let mostly_open = words_told(None) > words_told(Some(SentenceKind::Body));
    let mut index = 0;
    while index < lines.len() {
        let run = kinds.iter().skip(index).take_while(|kind| kind.is_none()).count();
        if run == 0 {
            index += 1;
            continue;
        }
        let after_colon =
            index.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|line| line.end == End::Colon);
        for (line, kind) in lines.iter().zip(kinds.iter_mut()).skip(index).take(run) {
            let titled = line.title_case || line.all_caps;
            *kind = Some(if (after_colon && 2 < run) || (mostly_open && !titled) {
                SentenceKind::Body
            } else if index < last_body {
                SentenceKind::Heading
            } else if titled {
                SentenceKind::Boilerplate
            } else {
                SentenceKind::Body
            });
        }
        index += run;
    }
}

/// Whether a line describes a picture or names its maker.
fn is_caption(line: &Line<'_>) -> bool {
    if 60 < line.words {
        return false;
    }
    // "... in Moscow. Photograph: Jane Doe/AP", "(Photo by Jane Doe)".
    let inner = (1..line.reader.len()).any(|index| {
        let opens = line.reader.is_terminator(index - 1) || matches!(line.reader.word(index - 1), "(" | "[" | "|");
        let capital = line.reader.first_char(index).is_some_and(Letter::is_upper);
        opens && capital && matches!(line.phrase_at(index), Some((_, Place::Opening, Matter::Caption)))
    });
    inner || line.credit()
}
