// Brings a packed file of code. Used by the page (boot.js) and inside its worker (worker.rs), so it is a plain script.
// What unpacks (src/bin/unpack.rs) stands beside that file. It reads a format that is settled, so any copy of it that a
// browser has kept will do.
const unpacked = async (address, options) => {
  const bytes = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const [code, packed] = await Promise.all([bytes(new URL("unpack_bg.wasm", address)), bytes(address, options)]);
  const { memory, room, unpack, found } = (await WebAssembly.instantiate(code)).instance.exports;
  const start = room(packed.length);
  new Uint8Array(memory.buffer, start, packed.length).set(packed);
  const length = unpack();
  if (!length) throw new Error(`${address}: damaged`);
  return new Uint8Array(memory.buffer, found(), length);
};
