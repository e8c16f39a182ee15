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
  const [{ default: init }, module_or_path] = await Promise.all([
    import(script.href),
    unpacked(code.href, { integrity: code.dataset.integrity }),
  ]);
  await init({ module_or_path });
} catch (error) {
  const failed = document.getElementById("shell-failed");
  if (failed) failed.hidden = false;
  throw error;
}
