// Brings a packed file, unpacked by the code at `tool` (packing/): the last of `addresses`, which was packed as what follows
// the others. Used by the page (boot.js) and inside its worker (worker.rs), so it is a plain script. The addresses stand on
// its own element (scripts/finish.sh).
//
// Code that follows other code takes most of a second to unpack (packing/src/mixing/), so it is kept as it comes out, where
// the browser can and lets it: the next visit, and a worker that takes the place of another, have it at once.
const unpacked = async (tool, addresses, options) => {
  const last = addresses.at(-1);
  const kept = addresses[1] && (await self.caches?.open(`unpacked ${new URL(".", last)}`).catch(() => {}));
  const held = await kept?.match(last);
  if (held) return new Uint8Array(await held.arrayBuffer());
  const bytes = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const [code, ...files] = await Promise.all([bytes(tool), ...addresses.map((address) => bytes(address, options))]);
  const { memory, room, unpack, found } = (await WebAssembly.instantiate(code)).instance.exports;
  let length;
  for (const packed of files) {
    const start = room(packed.length);
    new Uint8Array(memory.buffer, start, packed.length).set(packed);
    length = unpack();
    if (!length) throw new Error(`${addresses}: damaged`);
  }
  const file = new Uint8Array(memory.buffer, found(), length);
  if (kept) hold(kept, last, file).catch(() => {});
  return file;
};

// In the place of what an earlier build left.
const hold = async (kept, address, file) => {
  const copy = new Response(file);
  for (const old of await kept.keys()) await kept.delete(old);
  await kept.put(address, copy);
};
