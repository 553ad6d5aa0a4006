// The program's two parts: handoff.wasm is what the first picture needs, later.wasm the rest (cmake/split_page.py).
//
// The second part is asked for once the first picture is there, and fills the places in the first one's table
// where placeholders stand. Until then replications go on; what the visitor does is kept, and taken up when
// the part is there. Whatever needs it at once all the same - a call from a script - has it loaded on the spot,
// and everything stands still meanwhile. A build without wasm-split makes one part, and none of this happens.
'use strict';

(() => {
  const page = window.handoffPage;
  const {byId} = page;
  const kUrl = 'later.wasm';
  const kRetryMs = [2000, 5000, 15_000];  // the last one again and again
  const kNoticedMs = 400;

  let shared;           // the name of what the parts exchange: a hash, so that no two versions fit together
  let exports;          // of the first part
  let complete = false;
  let acted = false;    // the visitor has begun to use the page
  let tryNow = () => {};

  // The instance has filled the table; workers are instances of the module as well.
  function joined(module) {
    page.later = module;
    complete = true;
  }

  // Bytes in a text, since a request that is waited for gives nothing else.
  function loadAtOnce() {
    const request = new XMLHttpRequest();
    request.open('GET', kUrl, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    if (request.status !== 200) throw new Error(`${kUrl}: ${request.status}`);
    const module = new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
    new WebAssembly.Instance(module, {[shared]: exports});
    joined(module);
  }

  // Named by their places in the table.
  const placeholders = new Proxy({}, {
    get: (_, place) => (...given) => {
      if (!complete) loadAtOnce();
      return exports.__indirect_function_table.get(Number(place))(...given);
    },
  });

  page.instantiate = async (imports) => {
    shared = WebAssembly.Module.imports(page.module).find(({module}) => module.startsWith('later-'))?.module;
    complete = !shared;
    const instance = await WebAssembly.instantiate(page.module, {...imports, [shared]: placeholders});
    exports = instance.exports;
    return instance;
  };

  // An empty text: nothing is to be said any more.
  function say(text, retries) {
    byId('later-text').textContent = text;
    byId('later-now').hidden = !retries;
    byId('later').hidden = text === '';
  }

  const pause = (ms) => new Promise((resolve) => {
    tryNow = resolve;
    setTimeout(resolve, ms);
  });

  // A deployment between the two parts: reloading gets both of the new version.
  function outdated() {
    page.fail('Handoff has been updated', 'A new version has come since this page was opened. Reloading starts it; ' +
              'your scenario is in the link in the address bar.');
    return new Promise(() => {});
  }

  async function load() {
    const response = await fetch(kUrl, {credentials: 'same-origin'});
    if (!response.ok) throw new Error(`${kUrl}: ${response.status}`);
    const module = await WebAssembly.compile(await response.arrayBuffer());
    if (WebAssembly.Module.imports(module)[0]?.module !== shared) return outdated();
    await WebAssembly.instantiate(module, {[shared]: exports});
    joined(module);
  }

  async function loadPatiently() {
    for (let tries = 0; !complete; ++tries) {
      try {
        await load();
      } catch {
        say('Part of Handoff has not arrived yet. Trying again.', true);
        await pause(kRetryMs[Math.min(tries, kRetryMs.length - 1)]);
      }
    }
    say('');
    page.refresh();
  }

  // Resolves when the program is complete.
  let loading;
  page.whole = () => (loading ??= loadPatiently());

  // Whether frames wait: what the visitor has asked for may be in the second part.
  page.held = () => {
    if (!acted || complete) return false;
    page.whole();
    return true;
  };

  function act() {
    if (acted) return;
    acted = true;
    setTimeout(() => { if (!complete && byId('later').hidden) say('The rest of Handoff is loading.'); }, kNoticedMs);
  }

  for (const type of ['pointerdown', 'keydown', 'paste', 'drop', 'hashchange']) {
    addEventListener(type, act, {capture: true, passive: true});
  }
  addEventListener('online', () => tryNow());
  byId('later-now').addEventListener('click', () => tryNow());
})();
