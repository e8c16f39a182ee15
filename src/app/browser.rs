//! What the page asks of the browser: scrolling, the clipboard, files, storage. Each call copes with a refusal.

use crate::app::signals::{document, request_animation_frame, window};
use crate::app::slices;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, DataTransfer, Element, File, FocusOptions, HtmlAnchorElement, HtmlElement, Node, Range, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions, ShareData, Text, Url,
};

/// Where in its window something is brought to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The top, which its scroll margin keeps clear.
    Top,
    /// The middle, if it is not in sight already.
    Middle,
}

/// The element with this id, where it stands already.
fn standing(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The element with this id. If it does not stand yet, all that is still to be drawn is drawn now.
fn element(id: &str) -> Option<HtmlElement> {
    standing(id).or_else(|| {
        slices::finish();
        standing(id)
    })
}

/// For how many frames a place far off is kept in sight. What stands around it has a guessed height until it is near,
/// and moves it when it is laid out.
const FRAMES: u8 = 12;

/// Scrolls the element with this id into sight, once what was just changed is drawn.
pub(crate) fn bring(id: String, place: Place) {
    request_animation_frame(move || {
        let Some(element) = element(&id) else { return };
        if place == Place::Middle && in_sight(&element) {
            return;
        }
        let far = 2.0 * window_height() < element.get_bounding_client_rect().top().abs();
        scroll_to(&element, place, if far { ScrollBehavior::Instant } else { behaviour() });
        if far {
            stay(id, place, FRAMES);
        }
    });
}

fn scroll_to(element: &Element, place: Place, behaviour: ScrollBehavior) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behaviour);
    options.set_block(match place {
        Place::Top => ScrollLogicalPosition::Start,
        Place::Middle => ScrollLogicalPosition::Center,
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn stay(id: String, place: Place, left: u8) {
    request_animation_frame(move || {
        let Some(element) = standing(&id) else { return };
        if !in_sight(&element) {
            scroll_to(&element, place, ScrollBehavior::Instant);
        }
        if 0 < left {
            stay(id, place, left - 1);
        }
    });
}

fn behaviour() -> ScrollBehavior {
    if matches("(prefers-reduced-motion: reduce)") { ScrollBehavior::Instant } else { ScrollBehavior::Smooth }
}

fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

fn in_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    0.0 < place.top() && place.bottom() < window_height()
}

/// Scrolls `panel` so that what it holds under `id` is in sight. The window, and with it the text, moves only where
/// the panel's end leaves no other way, and only where it `may` at all.
pub(crate) fn bring_within(panel: &'static str, id: String, may: bool) {
    request_animation_frame(move || {
        let (Some(panel), Some(item)) = (element(panel), element(&id)) else { return };
        let (frame, place) = (panel.get_bounding_client_rect(), item.get_bounding_client_rect());
        let (top, bottom) = (frame.top().max(0.0), frame.bottom().min(window_height()));
        if top <= place.top() && place.bottom() <= bottom {
            return;
        }
        let scrolled = f64::from(panel.scroll_top());
        let room = f64::from(panel.scroll_height() - panel.client_height()) - scrolled;
        let by = (place.top() - top - 8.0).min(room).max(-scrolled);
        let options = ScrollToOptions::new();
        options.set_behavior(behaviour());
        options.set_top(by);
        panel.scroll_by_with_scroll_to_options(&options);
        let then = place.top() - by;
        let below = then + place.height().min(bottom - top) - bottom;
        let rest = if then < top { then - top - 8.0 } else { below + 8.0 };
        if may && (then < top || 0.0 < below) {
            options.set_top(rest);
            window().scroll_by_with_scroll_to_options(&options);
        }
    });
}

/// Whether the pointer or the focus is in the element with this id.
pub(crate) fn attended(id: &str) -> bool {
    standing(id).is_some_and(|element| element.matches(":hover, :focus-within").unwrap_or(false))
}

/// Whether the focus is in the element with this id.
pub(crate) fn focused_within(id: &str) -> bool {
    standing(id).is_some_and(|element| element.matches(":focus-within").unwrap_or(false))
}

/// The id of the first element that fits `selector` within the elements that fit `blocks`, one below the other, and has its
/// top in sight. Blocks that are out of sight are not looked into: the browser would have to lay them out.
pub(crate) fn first_in_sight(blocks: &str, selector: &str) -> Option<String> {
    let found = document().query_selector_all(blocks).ok()?;
    let block = |index| found.item(index)?.dyn_into::<Element>().ok();
    let above = |index| block(index).is_some_and(|block| block.get_bounding_client_rect().bottom() < 0.0);
    let (mut first, mut end) = (0, found.length());
    while first < end {
        let middle = first.midpoint(end);
        (first, end) = if above(middle) { (middle + 1, end) } else { (first, middle) };
    }
    (first..found.length()).find_map(|index| {
        let within = block(index)?.query_selector_all(selector).ok()?;
        let mut elements = (0..within.length()).filter_map(|index| within.item(index)?.dyn_into::<Element>().ok());
        elements.find(|element| 0.0 <= element.get_bounding_client_rect().top()).map(|element| element.id())
    })
}

/// How many of the elements that fit `selector` begin above the foot of the window.
pub(crate) fn begun(selector: &str) -> usize {
    let foot = window_height();
    every(selector).iter().take_while(|element| element.get_bounding_client_rect().top() < foot).count()
}

/// The elements that fit `selector`.
pub(crate) fn every(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Moves the focus to the element with this id, without scrolling, once it is drawn.
pub(crate) fn focus(id: String) {
    request_animation_frame(move || {
        if let Some(element) = element(&id) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Only fails for what cannot take the focus, which then stays where it is.
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Whether the reader has words selected, so that a click was the end of that.
pub(crate) fn selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// The ids of the sentences in which the selection begins and ends, and its words; `None` where nothing is selected there.
pub(crate) fn selected() -> Option<(String, String, String)> {
    let selection = window().get_selection().ok().flatten().filter(|selection| !selection.is_collapsed())?;
    let sentence = |node: Option<Node>| {
        let node = node?;
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        Some(element.closest(".sentence").ok()??.id())
    };
    let (from, to) = (sentence(selection.anchor_node())?, sentence(selection.focus_node())?);
    Some((from, to, selection.to_string().into()))
}

/// Sets an attribute on the element with this id, where there is one.
pub(crate) fn set(id: &str, attribute: &str, value: &str) {
    if let Some(element) = standing(id) {
        // Only refused for a name that is none.
        let _ = element.set_attribute(attribute, value);
    }
}

/// Milliseconds on a clock that is good for differences.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Goes to the top of the page.
pub(crate) fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether a media query holds now.
pub(crate) fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|media| media.matches())
}

/// Puts words on the clipboard, then says whether the browser allowed it.
pub(crate) fn copy(words: String, then: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // There is none where the page came over plain http.
        let done = !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&words)).await.is_ok();
        then(done);
    });
}

/// Whether the system has a share sheet.
pub(crate) fn can_send() -> bool {
    Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

/// Opens the system's share sheet. The reader may close it again, which is no failure.
pub(crate) async fn send(title: &str, link: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let _ = JsFuture::from(window().navigator().share_with_data(&data)).await;
}

/// Hands the reader a text as a file.
pub(crate) fn download(name: &str, words: &str) {
    let save = || -> Result<(), JsValue> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&words.into()))?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
        Url::revoke_object_url(&address)
    };
    // A browser that refuses shows so itself.
    let _ = save();
}

/// The text of a file; `None` where it is not plain text.
pub(crate) async fn read(file: File) -> Option<String> {
    let kind = file.type_();
    if !(kind.is_empty() || kind.starts_with("text/")) {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    // What is not UTF-8 comes as replacement characters; a text has hardly any.
    let odd = text.chars().filter(|&c| c == '\u{fffd}' || c == '\0').count();
    (odd * 100 <= text.len()).then_some(text)
}

/// What takes an article out of foreign markup (bring.js), asked for `part`: its words, and where a file says that it is from. It
/// is loaded when it is first needed; `None` where it cannot be had.
pub(crate) async fn brought(part: &str, one: &str, other: &str) -> Option<(String, String)> {
    let ask: Function = Reflect::get(&window(), &"brought".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = ask.call3(&JsValue::NULL, &part.into(), &one.into(), &other.into()).ok()?.dyn_into().ok()?;
    let told = JsFuture::from(promise).await.ok()?;
    if let Some(words) = told.as_string() {
        return Some((words, String::new()));
    }
    let told = told.dyn_into::<Array>().ok()?;
    Some((told.get(0).as_string()?, told.get(1).as_string()?))
}

/// What another page or app has handed over (boot.js): its text, title and source.
pub(crate) fn handed() -> Option<[String; 3]> {
    let handed: Array = Reflect::get(&window(), &"handed".into()).ok()?.dyn_into().ok()?;
    Some([0, 1, 2].map(|part| handed.get(part).as_string().unwrap_or_default()))
}

/// The words of what was pasted or dropped, as markup where it came so.
pub(crate) fn given(data: &DataTransfer) -> (String, String) {
    let of = |kind| data.get_data(kind).unwrap_or_default();
    (of("text/html"), of("text"))
}

/// The page's own address, without a fragment.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The fragment of the address, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Takes the fragment out of the address bar, without a step in the history.
pub(crate) fn drop_fragment() {
    if !fragment().is_empty() {
        step("", false);
    }
}

/// Says what is seen at this step of the history; a `fresh` one follows the step before.
pub(crate) fn step(seen: &str, fresh: bool) {
    let Ok(history) = window().history() else { return };
    let (seen, address) = (JsValue::from_str(seen), address());
    // Only refused where there is no history, as in a test's frame.
    let _ = if fresh {
        history.push_state_with_url(&seen, "", Some(&address))
    } else {
        history.replace_state_with_url(&seen, "", Some(&address))
    };
}

/// What was said to be seen at this step of the history; empty where nothing was.
pub(crate) fn step_seen() -> String {
    window().history().and_then(|history| history.state()).ok().and_then(|seen| seen.as_string()).unwrap_or_default()
}

/// The reader's day, "2026-03-02".
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Opens the browser's print sheet.
pub(crate) fn print() {
    // A window that cannot print leaves things as they are.
    let _ = window().print();
}

/// Lights stretches of sentences under a name that the style sheet knows; whatever had that name before goes out. Each is
/// the sentence's id and where it stands in its words, in UTF-16 units. A browser without highlights is left as it is.
pub(crate) fn highlight(name: &str, places: &[(String, u32, u32)]) {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    let registry = of(&of(&window(), "CSS"), "highlights");
    let Ok(kind) = of(&window(), "Highlight").dyn_into::<Function>() else { return };
    let ranges: Array = places.iter().filter_map(|(id, from, to)| range(&standing(id)?, *from, *to)).collect();
    let act = |method: &str, highlight: &JsValue| {
        // Only refused for what is no highlight.
        let _ =
            of(&registry, method).dyn_into::<Function>().and_then(|act| act.call2(&registry, &name.into(), highlight));
    };
    if ranges.length() == 0 {
        act("delete", &JsValue::UNDEFINED);
    } else if let Ok(highlight) = Reflect::construct(&kind, &ranges) {
        act("set", &highlight);
    }
}

/// A stretch of a sentence's words.
fn range(sentence: &HtmlElement, from: u32, to: u32) -> Option<Range> {
    const TEXT: u32 = 4;
    let words = sentence.query_selector(".words").ok()??;
    let walker = document().create_tree_walker_with_what_to_show(&words, TEXT).ok()?;
    let (range, mut at) = (Range::new().ok()?, 0);
    let mut begun = false;
    while let Ok(Some(node)) = walker.next_node() {
        let length = node.unchecked_ref::<Text>().length();
        if !begun && from < at + length {
            range.set_start(&node, from - at).ok()?;
            begun = true;
        }
        if begun && to <= at + length {
            range.set_end(&node, to - at).ok()?;
            return Some(range);
        }
        at += length;
    }
    None
}
