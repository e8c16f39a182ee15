//! The dependency tree of each sentence, in Universal Dependencies (version 2).

use crate::annotate::syntax::{Shape, Tag};

/// The tree over a document's tokens. Tokens of sentences that were not parsed hang on nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// For each token its arc to its head: as long as the document's tokens.
    pub arcs: Vec<Arc>,
}

/// What a token hangs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arc {
    /// Its head, as a token index; `None` for a sentence's root, and where nothing was parsed.
    pub head: Option<u32>,
    /// What it is to its head.
    pub relation: Relation,
    /// Its tag, which the tree was built on.
    pub tag: Tag,
    /// Its shape, if it is a verb or an auxiliary.
    pub shape: Option<Shape>,
}

impl Tree {
    /// The head of a token.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.arcs.get(token)?.head.map(|head| head as usize)
    }

    /// The tag that the model gives a token; [`Tag::X`] where nothing was parsed.
    pub fn tag(&self, token: usize) -> Tag {
        self.arcs.get(token).map_or(Tag::X, |arc| arc.tag)
    }

    /// The shape of a token that the model takes for a verb or an auxiliary.
    pub fn shape(&self, token: usize) -> Option<Shape> {
        self.arcs.get(token)?.shape
    }

    /// What a token is to its head, or [`Relation::Root`]; `None` where nothing was parsed.
    pub fn relation_if_parsed(&self, token: usize) -> Option<Relation> {
        let arc = self.arcs.get(token)?;
        (arc.head.is_some() || arc.relation == Relation::Root).then_some(arc.relation)
    }

    /// What a token is to its head; [`Relation::Dep`] where nothing was parsed.
    pub fn relation(&self, token: usize) -> Relation {
        self.arcs.get(token).map_or(Relation::Dep, |arc| arc.relation)
    }
}

macro_rules! relations {
    ($($variant:ident $name:literal,)*) => {
        /// What a word is to its head (the standard's own names).
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the standard's own words")]
        pub enum Relation { #[default] $($variant,)* }

        impl Relation {
            /// The relation of a name, "nsubj:pass". A subtype that is not listed counts as its base.
            pub fn of_name(name: &str) -> Relation {
                match name {
                    $($name => Relation::$variant,)*
                    _ => name.split_once(':').map_or(Relation::Dep, |(base, _)| Relation::of_name(base)),
                }
            }

            /// Its name, "nsubj:pass".
            pub fn name(self) -> &'static str {
                match self { $(Relation::$variant => $name,)* }
            }
        }
    };
}

relations! {
    Dep "dep",
    Acl "acl",
    AclRelcl "acl:relcl",
    Advcl "advcl",
    AdvclRelcl "advcl:relcl",
    Advmod "advmod",
    Amod "amod",
    Appos "appos",
    Aux "aux",
    AuxPass "aux:pass",
    Case "case",
    Cc "cc",
    CcPreconj "cc:preconj",
    Ccomp "ccomp",
    Compound "compound",
    CompoundPrt "compound:prt",
    Conj "conj",
    Cop "cop",
    Csubj "csubj",
    CsubjPass "csubj:pass",
    Det "det",
    DetPredet "det:predet",
    Discourse "discourse",
    Dislocated "dislocated",
    Expl "expl",
    Fixed "fixed",
    Flat "flat",
    Goeswith "goeswith",
    Iobj "iobj",
    List "list",
    Mark "mark",
    Nmod "nmod",
    NmodDesc "nmod:desc",
    NmodPoss "nmod:poss",
    NmodUnmarked "nmod:unmarked",
    Nsubj "nsubj",
    NsubjOuter "nsubj:outer",
    NsubjPass "nsubj:pass",
    Nummod "nummod",
    Obj "obj",
    Obl "obl",
    OblAgent "obl:agent",
    OblUnmarked "obl:unmarked",
    Orphan "orphan",
    Parataxis "parataxis",
    Punct "punct",
    Reparandum "reparandum",
    Root "root",
    Vocative "vocative",
    Xcomp "xcomp",
}
