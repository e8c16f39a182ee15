// Brings a packed file of code, unpacked by the code at `tool` (src/bin/unpack.rs). Used by the page (boot.js) and inside
// its worker (worker.rs), so it is a plain script. The addresses stand on its own element (scripts/finish.sh).
const unpacked = async (tool, address, options) => {
  const bytes = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const [code, packed] = await Promise.all([bytes(tool), bytes(address, options)]);
  const { memory, room, unpack, found } = (await WebAssembly.instantiate(code)).instance.exports;
  const start = room(packed.length);
  new Uint8Array(memory.buffer, start, packed.length).set(packed);
  const length = unpack();
  if (!length) throw new Error(`${address}: damaged`);
  return new Uint8Array(memory.buffer, found(), length);
};
