//! What this browser keeps for the reader, as JSON. The values are few, so each is put together by hand: a general
//! reader of JSON would weigh more than all of them.

use crate::app::page::{Before, Draft, Steps};
use crate::app::signals::window;
use crate::app::state::{Changes, Check, Paper, STATUSES, Shelf, Way, date_from_box, date_to_box};
use crate::corrections::{Anchor, Correction, Corrections};
use crate::share::{CardName, Mark};
use crate::text::Article;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What can be kept.
pub(crate) trait Kept: Sized {
    /// As JSON will have it.
    fn store(&self) -> JsValue;
    /// Back again; `None` for what is something else.
    fn restore(value: &JsValue) -> Option<Self>;
}

/// What this browser keeps under `key`.
pub(crate) fn kept<T: Kept>(key: &str) -> Option<T> {
    restored(&storage()?, key)
}

fn restored<T: Kept>(storage: &web_sys::Storage, key: &str) -> Option<T> {
    T::restore(&JSON::parse(&storage.get_item(key).ok()??).ok()?)
}

/// What this tab keeps under `key` until it is closed.
pub(crate) fn kept_here<T: Kept>(key: &str) -> Option<T> {
    restored(&window().session_storage().ok()??, key)
}

/// Keeps a value in this tab until it is closed; says whether there was room and leave.
pub(crate) fn keep_here<T: Kept>(key: &str, value: &T) -> bool {
    stored(window().session_storage().ok().flatten(), key, value)
}

/// Keeps a value in this browser; says whether there was room and leave.
pub(crate) fn keep<T: Kept>(key: &str, value: &T) -> bool {
    stored(storage(), key, value)
}

fn stored<T: Kept>(storage: Option<web_sys::Storage>, key: &str, value: &T) -> bool {
    let keep = |json: String| storage?.set_item(key, &json).ok();
    JSON::stringify(&value.store()).is_ok_and(|json| keep(json.into()).is_some())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Only refused by an object that is locked.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn entry(value: &JsValue, name: &str) -> JsValue {
    // Only refused by what is no object, which has no entries either.
    Reflect::get(value, &name.into()).unwrap_or_default()
}

impl Kept for bool {
    fn store(&self) -> JsValue {
        (*self).into()
    }

    fn restore(value: &JsValue) -> Option<Self> {
        value.as_bool()
    }
}

impl Kept for Way {
    fn store(&self) -> JsValue {
        // By its place among all of them, which never changes.
        Self::ALL.iter().position(|way| way == self).unwrap_or_default().into()
    }

    fn restore(value: &JsValue) -> Option<Self> {
        // Only small numbers are stored.
        Self::ALL.iter().zip(0_u8..).find(|&(_, place)| value.as_f64() == Some(place.into())).map(|(&way, _)| way)
    }
}

impl Kept for Article {
    fn store(&self) -> JsValue {
        let words = |words: &Option<String>| words.as_deref().map_or(JsValue::NULL, JsValue::from);
        object(&[
            ("text", self.text.as_str().into()),
            ("published", date_to_box(self.published).into()),
            ("title", words(&self.title)),
            ("source", words(&self.source)),
            ("dayFirst", self.day_first.map_or(JsValue::NULL, JsValue::from)),
        ])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        Some(Self {
            text: entry(value, "text").as_string()?,
            published: entry(value, "published").as_string().and_then(|date| date_from_box(&date)),
            title: entry(value, "title").as_string(),
            source: entry(value, "source").as_string(),
            day_first: entry(value, "dayFirst").as_bool(),
        })
    }
}

impl Kept for Check {
    fn store(&self) -> JsValue {
        let mark = &self.mark;
        let status = STATUSES.iter().position(|&status| status == mark.status).unwrap_or_default();
        object(&[
            ("sentence", mark.card.sentence.to_string().into()),
            ("check", mark.card.check.to_string().into()),
            ("status", status.to_string().into()),
            ("source", mark.source.as_str().into()),
            ("note", mark.note.as_str().into()),
            ("initials", mark.initials.as_str().into()),
            ("quote", mark.quote.as_str().into()),
            ("day", self.day.as_str().into()),
            ("own", self.own.as_ref().map_or(JsValue::NULL, Kept::store)),
        ])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let words = |name: &str| entry(value, name).as_string().unwrap_or_default();
        let card = CardName { sentence: words("sentence").parse().ok()?, check: words("check").parse().ok()? };
        let status = STATUSES.get(words("status").parse::<usize>().ok()?).copied()?;
        let (source, note, initials, quote) = (words("source"), words("note"), words("initials"), words("quote"));
        let mark = Mark { card, status, source, note, initials, quote };
        let own = Anchor::restore(&entry(value, "own"));
        Some(Self { mark, day: words("day"), own, ..Self::default() })
    }
}

impl Kept for Anchor {
    fn store(&self) -> JsValue {
        let words = [("quote", &self.quote), ("prefix", &self.prefix), ("suffix", &self.suffix)];
        object(&words.map(|(name, words)| (name, words.as_str().into())))
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let words = |name: &str| entry(value, name).as_string();
        Some(Self { quote: words("quote")?, prefix: words("prefix")?, suffix: words("suffix")? })
    }
}

impl Kept for Correction {
    fn store(&self) -> JsValue {
        let ((which, value), (at, other)) = (self.parts(), self.anchors());
        object(&[
            ("which", which.to_string().into()),
            ("at", at.store()),
            ("other", other.map_or(JsValue::NULL, Kept::store)),
            ("value", value.into()),
        ])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let words = |name: &str| entry(value, name).as_string();
        let at = Anchor::restore(&entry(value, "at"))?;
        let other = Anchor::restore(&entry(value, "other"));
        Self::from_parts(words("which")?.parse().ok()?, at, other, &words("value")?)
    }
}

impl Kept for Changes {
    fn store(&self) -> JsValue {
        object(&[("made", self.made.list.store()), ("theirs", self.theirs.to_string().into())])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let theirs = entry(value, "theirs").as_string()?.parse().ok()?;
        Some(Self { made: Corrections { list: Kept::restore(&entry(value, "made"))? }, theirs })
    }
}

impl Kept for Before {
    fn store(&self) -> JsValue {
        match self {
            Self::Text(_) => JsValue::NULL,
            Self::Checks(checks) => object(&[("checks", checks.store())]),
            Self::Changes(changes) => object(&[("changes", changes.store())]),
        }
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let checks = Kept::restore(&entry(value, "checks")).map(|checks: Vec<Check>| Self::Checks(checks.into()));
        checks.or_else(|| Some(Self::Changes(Changes::restore(&entry(value, "changes"))?.into())))
    }
}

impl Kept for Steps {
    fn store(&self) -> JsValue {
        object(&[("of", self.of.as_str().into()), ("undo", self.undo.store()), ("redo", self.redo.store())])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let steps = |name: &str| Kept::restore(&entry(value, name)).unwrap_or_default();
        Some(Self { of: entry(value, "of").as_string()?, undo: steps("undo"), redo: steps("redo") })
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn store(&self) -> JsValue {
        let list = Array::new();
        for value in self {
            list.push(&value.store());
        }
        list.into()
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let list: &Array = value.dyn_ref()?;
        let mut all = Self::new();
        for at in 0..list.length() {
            all.extend(T::restore(&list.get(at)));
        }
        Some(all)
    }
}

impl Kept for String {
    fn store(&self) -> JsValue {
        self.as_str().into()
    }

    fn restore(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl Kept for Paper {
    fn store(&self) -> JsValue {
        object(&[
            ("article", self.article.store()),
            ("checks", self.checks.store()),
            ("changes", self.changes.store()),
            ("second", self.second.as_ref().map_or(JsValue::NULL, Kept::store)),
            ("day", self.day.as_str().into()),
        ])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        // Texts that were kept before there were checks stand there alone.
        let article = entry(value, "article");
        let article = if article.is_undefined() { Article::restore(value)? } else { Article::restore(&article)? };
        let checks = Kept::restore(&entry(value, "checks")).unwrap_or_default();
        let changes = Kept::restore(&entry(value, "changes")).unwrap_or_default();
        let day = entry(value, "day").as_string().unwrap_or_default();
        Some(Self { article, checks, changes, second: Article::restore(&entry(value, "second")), day })
    }
}

impl Kept for Draft {
    fn store(&self) -> JsValue {
        let draft = self.paper.store();
        // Only refused by an object that is locked.
        let _ = Reflect::set(&draft, &"read".into(), &self.read.into());
        draft
    }

    fn restore(value: &JsValue) -> Option<Self> {
        Some(Self { paper: Paper::restore(value)?, read: entry(value, "read").as_bool().unwrap_or_default() })
    }
}

impl Kept for Shelf {
    fn store(&self) -> JsValue {
        object(&[("texts", self.texts.store())])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        Some(Self { texts: Kept::restore(&entry(value, "texts"))? })
    }
}
