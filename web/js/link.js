// Links: the part of an address after '#'. The program writes and reads it as plain text (web/app/link.hpp);
// what is long is packed on its way to the address bar or the clipboard, and unpacked on its way in.
//
//   #v1.r200.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ     as the program has it: JSON in base64url
//   #z1.r200.q1YqSy0qzszPU7Iy1FEqTk1NUbIyrwUA   the same JSON, deflated (RFC 1951), in base64url
//
// A packed one takes about a third of the room. It cannot be made or read at once, so these functions
// promise; what is wrong with a link is for the program to say, which then gets it as it is.
'use strict';

(() => {
  const page = window.handoffPage;
  const kPlain = 1500;    // characters that every program that passes addresses on leaves whole
  const kLongest = 8000;  // and those of today's browsers, chats and mail programs
  const kPacked = /^z1\.((?:r\d+\.)?)([\w-]+)$/;
  const kWritten = /^v1\.((?:r\d+\.)?)([\w-]+)$/;
  const kLargest = 1 << 20;  // bytes that a link may unpack to

  const base64url = {
    encode: (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
    decode: (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)),
  };

  async function through(stream, bytes) {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      size += value.length;
      if (size > kLargest) throw new RangeError('larger than any scenario');
      parts.push(value);
    }
  }

  const isShort = (hash) => hash.length <= kPlain;

  // The packed form of a long one, if the browser can pack; nothing if that is too long as well.
  async function packed(hash) {
    const parts = kWritten.exec(hash);
    let best = hash;
    if (parts && typeof CompressionStream === 'function') {
      const bytes = await through(new CompressionStream('deflate-raw'), base64url.decode(parts[2]));
      const short = `z1.${parts[1]}${base64url.encode(bytes)}`;
      if (short.length < best.length) best = short;
    }
    return best.length <= kLongest ? best : undefined;
  }

  // As the program reads it.
  page.unpackLink = async (hash) => {
    const parts = kPacked.exec(hash);
    if (!parts || typeof DecompressionStream !== 'function') return hash;
    try {
      const bytes = await through(new DecompressionStream('deflate-raw'), base64url.decode(parts[2]));
      return `v1.${parts[1]}${base64url.encode(bytes)}`;
    } catch {
      return hash;
    }
  };

  // A text that may end in an address with a packed link.
  page.unpackText = async (text) => {
    const at = text.indexOf('#z1.');
    return at < 0 ? text : text.slice(0, at + 1) + await page.unpackLink(text.slice(at + 1).trim());
  };

  const show = (hash) =>
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);

  // The address says what the program says; the last one that was asked for counts.
  let asked = 0;
  page.setHash = (hash) => {
    const mine = ++asked;
    if (isShort(hash)) show(hash);
    else packed(hash).then((short) => { if (mine === asked) show(short); });
  };

  // A scenario for which there is no link takes the place of an older link on the clipboard too, so that
  // nobody sends other numbers than they see.
  page.copyLink = async (address, hash) => {
    const short = isShort(hash) ? hash : await packed(hash);
    if (short !== undefined) {
      page.copy(short ? `${address}#${short}` : address, true);
      return;
    }
    page.copy('This Handoff scenario is too long for a link: save it as a file, and send that.', false);
    page.receive('too-long');
  };
})();
