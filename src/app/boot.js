// Starts the page. Kept out of index.html so that the page needs no inline script, and fetches with the digests
// that the build wrote, so that the browser checks both files.
const button = document.getElementById("shell-analyse");
const asked = () => {
  // The app is still on its way: it reads this when it takes over, and analyses at once.
  button.dataset.asked = "";
  button.setAttribute("aria-busy", "true");
};
button.addEventListener("click", asked);

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
  if (failed) failed.hidden = false;
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
