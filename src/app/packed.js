// Brings a packed file, unpacked by the code at `tool` (packing/): the last of `addresses`, which was packed as what follows
// the others. Used by the page (boot.js) and inside its worker (worker.rs), so it is a plain script. The addresses stand on
// its own element (scripts/finish.sh).
const unpacked = async (tool, addresses, options) => {
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
  return new Uint8Array(memory.buffer, found(), length);
};
