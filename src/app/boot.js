// Starts the page. Kept out of index.html so that the page needs no inline script, and fetches with the digests
// that the build wrote, so that the browser checks both files.
const button = document.getElementById("shell-analyse");
const asked = () => {
  // The app is still on its way: it reads this when it takes over, and analyses at once.
  button.dataset.asked = "";
  button.setAttribute("aria-busy", "true");
};
button.addEventListener("click", asked);

// Who opens a link is not asked for a text.
const opening = (is) => {
  document.getElementById("shell-opening").hidden = !is;
  document.querySelector(".compose").hidden = is;
};
opening(/^#[fq]1/.test(location.hash));

// What takes an article out of foreign markup (bring.js) comes when it is first needed.
window.brought = async (part, ...given) => {
  const { bring: src } = document.querySelector("script[data-bring]").dataset;
  const script = document.createElement("script");
  if (!window.bring)
    await new Promise((onload, onerror) => document.head.append(Object.assign(script, { src, onload, onerror })));
  return bring[part](...given);
};

// A paste into a box for an article keeps its headings, paragraphs and lists.
addEventListener("paste", (event) => {
  const { target, clipboardData: given } = event;
  const markup = target.matches?.("textarea:is(.box, .original)") && given.getData("text/html");
  if (!markup) return;
  event.preventDefault();
  const plain = given.getData("text/plain");
  brought("words", markup, plain).catch(() => plain).then((text) => {
    // The app's box may have taken the place of the shell's.
    const box = target.isConnected ? target : document.querySelector("textarea.box");
    box.focus();
    // Undone by the browser's own key, where it does not take too long.
    if (text.length < 20000 && document.execCommand("insertText", false, text)) return;
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
});

// What another page or app hands over, by a bookmark or a share sheet (service.js), leaves the address at once.
if (location.hash.startsWith("#paste=")) {
  const given = new URLSearchParams(location.hash.slice(1));
  window.handed = ["paste", "title", "source"].map((name) => given.get(name)?.trim() ?? "");
  history.replaceState(null, "", location.pathname + location.search);
}

try {
  const script = document.querySelector('link[rel="modulepreload"]');
  const code = document.querySelector('link[rel="preload"][as="fetch"]');
  const { unpack } = document.querySelector("script[data-unpack]").dataset;
  const [{ default: init }, module_or_path] = await Promise.all([
    import(script.href),
    unpacked(unpack, [code.href], { integrity: code.dataset.integrity }),
  ]);
  await init({ module_or_path });
} catch (error) {
  const failed = document.getElementById("shell-failed");
  if (failed) {
    opening(false);
    failed.hidden = false;
  }
  throw error;
}
await keep();

// Keeps the page for when there is no network (service.js), where the browser can and the reader lets it. A newer
// build waits until the reader takes it: the page hears of it ("newer"), and says when ("take-newer").
async function keep() {
  const registration = await navigator.serviceWorker?.register("service.js").catch(() => {});
  if (!registration) return;
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller) window.dispatchEvent(new Event("newer"));
  };
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", watch);
  watch();
  tell();
  let taken = false;
  window.addEventListener("take-newer", () => {
    taken = true;
    registration.waiting?.postMessage("take over");
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => taken && location.reload());
}
