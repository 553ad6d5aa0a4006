// What runs in a worker when exports are dropped: the importer, a program of its own (web/importer/importer.cpp).
// Files are read here, piece by piece, and nothing of them goes anywhere but into it.
'use strict';

let program;
const kPiece = 4 * 1024 * 1024;
const kMostUnpacked = 512 * 1024 * 1024;

const tell = (doing, share) => postMessage({doing, share});

function give(bytes) {
  const room = program._handoff_learn_room(bytes.length);  // may move the memory
  program.HEAPU8.set(bytes, room);
}
const giveText = (text) => give(new TextEncoder().encode(text));

async function load() {
  importScripts('../learn.js');
  const bytes = await (await fetch('../learn.wasm', {credentials: 'same-origin'})).arrayBuffer();
  program = await self.createImporter({
    progress: (share) => tell('Looking for the tool that makes such a month', share),
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(bytes, imports).then(({instance}) => receive(instance), fail);
      return {};
    },
  });
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

async function* piecesOf(file) {
  for (let at = 0; at < file.size; at += kPiece) yield bytesOf(file.slice(at, at + kPiece));
}

// False as soon as the importer has seen enough.
async function feed(pieces, onBytes) {
  for await (const piece of pieces) {
    give(piece);
    if (program._handoff_learn_feed() === 0) return false;
    onBytes(piece.length / 2);
  }
  return true;
}

// A file or a part of an archive, whose pieces can be had anew: first for how its dates and numbers are written,
// then for its rows, so that none of them is kept.
async function readTwice(name, piecesAnew, onBytes) {
  giveText(name);
  program._handoff_learn_open();
  let whole = await feed(piecesAnew(), onBytes);
  const again = whole ? program._handoff_learn_again() : -1;
  if (again > 0) whole = await feed(piecesAnew(), onBytes);
  if (again < 0) whole = false;
  program._handoff_learn_close(whole ? 1 : 0);
}

// What stands in a zip archive (APPNOTE.TXT 4.3), by its directory at the end; nothing if it cannot be unpacked
// here: what is wrong with it is then for the importer to say.
async function entriesOf(file) {
  const tail = await bytesOf(file.slice(Math.max(0, file.size - 66000)));
  const view = new DataView(tail.buffer);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) --end;
  if (end < 0 || typeof DecompressionStream !== 'function') return null;
  const directory = await bytesOf(file.slice(view.getUint32(end + 16, true), file.size));
  const rows = new DataView(directory.buffer);
  const entries = [];
  for (let at = 0, left = view.getUint16(end + 10, true); left > 0; --left) {
    if (at + 46 > directory.length || rows.getUint32(at, true) !== 0x02014b50) return null;
    const length = rows.getUint16(at + 28, true);
    const name = new TextDecoder().decode(directory.subarray(at + 46, at + 46 + length));
    const method = rows.getUint16(at + 10, true);
    if (name === '[Content_Types].xml' || (method !== 0 && method !== 8)) return null;
    if (!name.endsWith('/')) {
      entries.push({name, method, size: rows.getUint32(at + 20, true), from: rows.getUint32(at + 42, true)});
    }
    at += 46 + length + rows.getUint16(at + 30, true) + rows.getUint16(at + 32, true);
  }
  return entries.length > 0 ? entries : null;
}

// An archive may claim to hold more than any export does.
async function* unpacked(file, {method, size, from}) {
  const head = new DataView((await bytesOf(file.slice(from, from + 30))).buffer);
  const begin = from + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(begin, begin + size).stream();
  const reader = (method === 8 ? packed.pipeThrough(new DecompressionStream('deflate-raw')) : packed).getReader();
  for (let total = 0; ;) {
    const {done, value} = await reader.read();
    if (done) return;
    total += value.length;
    if (total > kMostUnpacked) throw new Error(`${file.name}: unpacks to more than 512 MB`);
    yield value;
  }
}

async function isZip(file) {
  const head = await bytesOf(file.slice(0, 4));
  return head.length === 4 && new DataView(head.buffer).getUint32(0, true) === 0x04034b50;
}

async function readFile(file, onBytes) {
  const entries = await isZip(file) ? await entriesOf(file) : null;
  if (!entries) return readTwice(file.name, () => piecesOf(file), onBytes);
  for (const entry of entries) {
    const name = `${file.name}/${entry.name.split('/').pop()}`;
    await readTwice(name, () => unpacked(file, entry), () => {});
    onBytes(entry.size);
  }
}

async function readAll(files) {
  const total = files.reduce((sum, file) => sum + file.size, 1);
  let done = 0;
  for (const file of files) {
    tell(`Reading ${file.name}`, done / total);
    await readFile(file, (bytes) => { done += bytes; tell(`Reading ${file.name}`, done / total); });
  }
}

// Who is asked for a clock most likely means the one on the wall.
function nearestFirst(questions) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const question of questions) {
    if (question.kind === 'zone' && here) question.answers = [here, ...question.answers.filter((it) => it !== here)];
  }
}

async function learn({files, wishes}) {
  if (!program) {
    tell('Loading the importer', 0);
    await load();
  }
  program._handoff_learn_begin();
  for (const wish of wishes) {
    giveText(wish);
    const wrong = program.UTF8ToString(program._handoff_learn_wish());
    if (wrong) throw new Error(wrong);
  }
  await readAll(files);
  tell('Putting the month together', 1);
  const figures = JSON.parse(program.UTF8ToString(program._handoff_learn_figures()));
  const there = figures.observed !== null;
  nearestFirst(figures.questions);
  postMessage({learned: JSON.stringify(figures), more: there});
  if (there) postMessage({learned: program.UTF8ToString(program._handoff_learn_explain()), more: false});
}

function fail(reason) {
  program = null;
  postMessage({failed: String((reason && reason.message) || reason)});
}

onmessage = ({data}) => { learn(data).catch(fail); };
