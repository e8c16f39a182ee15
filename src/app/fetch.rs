//! Fetching the data files beside the page: whole, unaltered, and with a word on how far it has come.

use crate::app::signals::window;
use crate::wire::DataFile;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// The bytes of a file; `None` where it is not there, or is not what this build was made with. `arrived` hears of each
/// further stretch of bytes. `again` asks the host itself, not a cache that may hold a bad copy.
pub(crate) async fn fetch(file: &DataFile, again: bool, arrived: impl Fn(usize)) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    if again {
        options.set_cache(RequestCache::Reload);
    }
    // The digest in the address keeps a copy of another build out.
    let address = format!("{}?{}", file.name, file.sha256);
    let response = JsFuture::from(window().fetch_with_str_and_init(&address, &options)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(file.size);
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        let Ok(stretch) = Reflect::get(&step, &"value".into()).ok()?.dyn_into::<Uint8Array>() else { break };
        let length = stretch.length() as usize;
        if file.size < bytes.len() + length {
            return None;
        }
        bytes.extend(stretch.to_vec());
        arrived(length);
    }
    (bytes.len() == file.size && is_unaltered(file, &bytes).await).then_some(bytes)
}

/// Whether the bytes have the file's digest. Where the browser takes none, as over plain http, the checksum in the file
/// has to do.
async fn is_unaltered(file: &DataFile, bytes: &[u8]) -> bool {
    let subtle = window().crypto().ok().map(|crypto| crypto.subtle());
    let Some(subtle) = subtle.filter(|subtle| !subtle.is_undefined()) else { return true };
    let Ok(asked) = subtle.digest_with_str_and_js_u8_array("SHA-256", &Uint8Array::from(bytes)) else { return false };
    let digest = JsFuture::from(asked).await.unwrap_or(JsValue::NULL);
    let digest = Uint8Array::new(&digest).to_vec();
    let mut hex = file.sha256.as_bytes().chunks_exact(2).map(|pair| {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        u8::from_str_radix(pair, 16).unwrap_or_default()
    });
    digest.len() * 2 == file.sha256.len() && digest.iter().all(|&byte| hex.next() == Some(byte))
}
