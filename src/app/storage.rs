//! What this browser keeps for the reader, as JSON. The values are few, so each is put together by hand: a general
//! reader of JSON would weigh more than all of them.

use crate::app::page::Draft;
use crate::app::state::{Shelf, date_from_box, date_to_box};
use crate::text::Article;
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::window;
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
    let json = storage()?.get_item(key).ok()??;
    T::restore(&JSON::parse(&json).ok()?)
}

/// Keeps a value in this browser; says whether there was room and leave.
pub(crate) fn keep<T: Kept>(key: &str, value: &T) -> bool {
    let keep = |json: String| storage()?.set_item(key, &json).ok();
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

impl Kept for Draft {
    fn store(&self) -> JsValue {
        object(&[("article", self.article.store()), ("read", self.read.into())])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let read = entry(value, "read").as_bool().unwrap_or_default();
        Some(Self { article: Article::restore(&entry(value, "article"))?, read })
    }
}

impl Kept for Shelf {
    fn store(&self) -> JsValue {
        let texts: Array = self.texts.iter().map(Kept::store).collect();
        object(&[("texts", texts.into())])
    }

    fn restore(value: &JsValue) -> Option<Self> {
        let texts: Array = entry(value, "texts").dyn_into().ok()?;
        Some(Self { texts: texts.iter().filter_map(|text| Article::restore(&text)).collect() })
    }
}
