//! The forms that the tagger tells apart: finer than [`Tag`], since tense and agreement decide between readings.

use crate::annotate::syntax::Tag;

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident $code:literal $tag:ident,)*) => {
        /// A word's form in its sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Form { $($(#[$doc])* $name,)* }

        impl Form {
            /// All of them, in the order of their numbers.
            pub(crate) const ALL: &'static [Form] = &[$(Form::$name,)*];

            /// The form that the word files call `code`.
            pub(crate) fn of_code(code: &str) -> Option<Form> {
                match code { $($code => Some(Form::$name),)* _ => None }
            }

            /// Its universal tag, before what stands around it is seen.
            pub(crate) fn tag(self) -> Tag {
                match self { $(Form::$name => Tag::$tag,)* }
            }
        }
    };
}

forms! {
    /// The place before a sentence's first word.
    Start "START" X,
    /// A singular noun.
    Noun "NN" Noun,
    /// A plural noun.
    Nouns "NNS" Noun,
    /// A word of a name.
    Name "NNP" Propn,
    /// A number.
    Number "CD" Num,
    /// An adjective.
    Adjective "JJ" Adj,
    /// An adverb.
    Adverb "RB" Adv,
    /// "not", "n't".
    Not "NOT" Part,
    /// A determiner before its noun.
    Determiner "DT" Det,
    /// "my", "their".
    Possessive "PS" Pron,
    /// "whose".
    WhosePossessive "WPS" Pron,
    /// A pronoun that is subject or object ("it", "someone", "this").
    Pronoun "PN" Pron,
    /// "some", "all", "each" on their own.
    Quantifier "DP" Det,
    /// "he", "she".
    SubjectSingular "P3" Pron,
    /// "I", "we", "they".
    SubjectPlural "P1" Pron,
    /// "him", "themselves".
    ObjectPronoun "PO" Pron,
    /// "there" of "there is".
    There "EX" Pron,
    /// "who", "which", "what", and "that" where it stands for the noun before it.
    Relative "WP" Pron,
    /// "when", "where", "why", "how".
    WhAdverb "WR" Adv,
    /// "because", "if", "that" before a clause.
    Subordinator "SC" Sconj,
    /// A preposition, a postposition or a particle.
    Adposition "IN" Adp,
    /// "to" before a verb.
    To "TO" Part,
    /// "and", "but".
    Coordinator "CC" Cconj,
    /// "will", "may".
    Modal "MD" Aux,
    /// A verb's base form after "to" or a modal verb, or as a command.
    Base "VB" Verb,
    /// A present tense form without "s".
    Present "VP" Verb,
    /// A present tense form with "s".
    PresentS "VZ" Verb,
    /// A past tense form.
    Past "VD" Verb,
    /// A past participle.
    Participle "VN" Verb,
    /// An "ing" form.
    Gerund "VG" Verb,
    /// "is", "were".
    Be "BF" Aux,
    /// "be".
    BeBase "BB" Aux,
    /// "been".
    Been "BN" Aux,
    /// "being".
    Being "BG" Aux,
    /// "have", "has", "had" with tense.
    Have "HF" Aux,
    /// "have" after "to" or a modal verb.
    HaveBase "HB" Aux,
    /// "had" after "have".
    Had "HN" Aux,
    /// "having".
    Having "HG" Aux,
    /// "do", "does", "did" with tense.
    Do "DF" Aux,
    /// "'s" of possession.
    Apostrophe "POS" Part,
    /// A comma.
    Comma "CM" Punct,
    /// A full stop, a semicolon, a colon, a dash.
    Stop "STOP" Punct,
    /// A quotation mark.
    Quote "QU" Punct,
    /// An opening bracket.
    Open "LP" Punct,
    /// A closing bracket.
    Close "RP" Punct,
    /// A hyphen or a slash between words.
    Hyphen "HY" Punct,
    /// A sign.
    Sign "SY" Sym,
    /// An interjection.
    Interjection "UH" Intj,
    /// Anything else.
    Other "X" X,
}

impl Form {
    /// Whether it carries tense.
    pub(crate) fn is_finite(self) -> bool {
        use Form::{Be, Do, Have, Modal, Past, Present, PresentS};
        matches!(self, Modal | Present | PresentS | Past | Be | Have | Do)
    }

    /// Whether it is an auxiliary, or a verb that can be one.
    pub(crate) fn is_auxiliary(self) -> bool {
        self.tag() == Tag::Aux
    }

    /// Whether it is a main verb or an auxiliary.
    pub(crate) fn is_verbal(self) -> bool {
        matches!(self.tag(), Tag::Aux | Tag::Verb)
    }

    /// Whether it is a noun or a name.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Form::Noun | Form::Nouns | Form::Name)
    }
}
