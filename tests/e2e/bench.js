// What the timings run in the page (bench.rs): the page's own worker, made as the page makes it, and other libraries.
window.timing = (() => {
  const files = document.querySelector("script[data-worker]");
  const address = (name) => JSON.stringify(new URL(name, document.baseURI).href);
  const { unpack, worker, page, code, words } = files.dataset;
  const blob = new Blob([
    `const instantiate = WebAssembly.instantiate;
     WebAssembly.instantiate = async (...args) => {
       const made = await instantiate(...args);
       self.held = (made.instance ?? made).exports.memory;
       return made;
     };
     addEventListener("message", (event) => {
       if (event.data !== "memory") return;
       event.stopImmediatePropagation();
       postMessage(self.held.buffer.byteLength);
     });
     importScripts(${address(files.src)}, ${address(worker)});
     const files = (...names) => unpacked(${address(unpack)}, names);
     Promise.all([files(${address(page)}, ${address(code)}), files(${address(words)})])
       .then(([module_or_path, words]) => { self.words = words; return wasm_bindgen({ module_or_path }); });`,
  ], { type: "text/javascript" });
  const reader = new Worker(URL.createObjectURL(blob));
  // A reading comes in parts (wire.rs): each begins with the number of its kind, and the last is of another kind.
  const PART = 1;
  const next = () =>
    new Promise((done) => {
      const parts = [];
      const hear = ({ data }) => {
        parts.push(data);
        if (data[0] === PART) return;
        reader.removeEventListener("message", hear);
        done(parts);
      };
      reader.addEventListener("message", hear);
    });
  const ready = next();
  const ask = async (message) => {
    const parts = await asked(message);
    return parts.at(-1);
  };
  const asked = (message) => {
    const answer = next();
    reader.postMessage(message);
    return answer;
  };
  /** The seconds that some work takes, `rounds` times, and what it gives the first time. */
  const timed = async (rounds, work) => {
    const seconds = [];
    let first;
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const found = await work();
      seconds.push((performance.now() - start) / 1000);
      if (round === 0) first = found;
    }
    return { first, seconds };
  };
  return { ready, ask, asked, timed };
})();
await window.timing.ready;
