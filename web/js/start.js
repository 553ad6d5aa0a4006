// Start: downloads the program with a visible progress, starts it, and says so when that cannot be.
'use strict';

(() => {
  const page = window.handoffPage;
  const {byId, canvas} = page;
  let markReady;
  const ready = new Promise((resolve) => { markReady = resolve; });

  function missing() {
    if (typeof WebAssembly !== 'object') {
      return ['This browser cannot run Handoff',
              'The simulator is a WebAssembly program, which this browser does not support or has ' +
              'switched off. A current version of Chrome, Edge, Firefox or Safari can run it.'];
    }
    if (location.protocol === 'file:') {
      return ['Handoff must be served',
              'Browsers do not load programs from a file. Serve this folder with any web server, for ' +
              'instance "python3 -m http.server", and open its address.'];
    }
    return null;
  }

  function showProgress(received, total) {
    const known = total > 0 && received <= total;
    byId('bar').classList.toggle('unknown', !known);
    const megabytes = (received / 1e6).toFixed(1);
    if (!known) {
      byId('progress').textContent = `Loading the simulator: ${megabytes} MB`;
      return;
    }
    const percent = Math.round(100 * received / total);
    byId('bar').style.width = `${percent}%`;
    byId('loading').setAttribute('aria-valuenow', String(percent));
    byId('progress').textContent = `Loading the simulator: ${megabytes} of ${(total / 1e6).toFixed(1)} MB`;
  }

  // A compressed answer's length is not that of the bytes that arrive, so it says nothing.
  function totalOf(response) {
    const encoded = response.headers.get('Content-Encoding');
    const compressed = encoded && encoded !== 'identity';
    return compressed ? 0 : Number(response.headers.get('Content-Length')) || 0;
  }

  async function readAll(response, onBytes) {
    const reader = response.body.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      onBytes(size);
    }
    const all = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  async function download(url) {
    const response = await fetch(url, {credentials: 'same-origin'});
    if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
    const total = totalOf(response);
    showProgress(0, total);
    return response.body ? readAll(response, (size) => showProgress(size, total))
                         : new Uint8Array(await response.arrayBuffer());
  }

  function loadScript(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${url} could not be loaded`));
      document.head.append(script);
    });
  }

  // What the program asks for by name (web/platform/platform_web.cpp).
  page.texts = {
    inboxKind: () => page.inbox[0].kind,
    inboxName: () => page.inbox[0].name,
    inboxText: () => page.inbox[0].text,
    hash: () => page.startHash,
    link: () => location.href.replace(/#.*$/s, ''),
    stored: (key) => page.stored(key),
  };
  page.asks = {
    dark: () => matchMedia('(prefers-color-scheme: dark)').matches,
    mac: () => page.isMac,
    textMode: () => page.textMode,
    graphics: () => !page.noGraphics,
  };

  // The first useful frame has been drawn.
  page.ready = () => {
    performance.mark('handoff-ready');
    byId('loading').classList.add('done');
    setTimeout(() => { byId('loading').hidden = true; }, 200);
    if (!page.textMode && document.activeElement === document.body) canvas.focus({preventScroll: true});
    page.whole().then(() => {
      markReady(window.handoff);
      page.startWorkers();
      (window.requestIdleCallback || setTimeout)(page.workOffline);
    });
  };

  window.handoff = Object.assign(window.handoff || {}, {
    ready,
    frames: () => (page.program ? page.program._handoff_frame_count() : 0),
  });

  // The first picture of an ordinary visit needs the first part alone; any other may need anything.
  const isOrdinary = () => !page.startHash && !page.stored('scenario') && !page.textMode;

  function instantiateWasm(imports, receive) {
    page.instantiate(imports).then(async (instance) => {
      if (!isOrdinary()) await page.whole();
      receive(instance);
    }).catch(page.stopped);
    return {};
  }

  function listen() {
    page.watchContext();
    page.listenForInput();
    page.listenForTouch();
    page.listenForPaste();
    page.listenForFiles();
    // A tab that goes away may never come back: what is kept between visits is kept now.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && page.program && !page.failed) page.program._handoff_keep();
    });
  }

  async function start() {
    byId('failure-reload').addEventListener('click', () => location.reload());
    const problem = missing();
    if (problem) {
      page.fail(...problem);
      return;
    }
    if (await page.updateFirst()) return;
    page.noGraphics = !page.hasGraphics();
    page.listenForText();
    if (page.noGraphics) {
      page.forceText('The charts are drawn with WebGL 2, which this browser does not support or has switched ' +
                     'off: allow hardware acceleration in its settings, or try a current browser. Everything ' +
                     'is simulated all the same, and shown here as text.');
    }
    const [bytes] = await Promise.all([download('handoff.wasm'), loadScript('handoff.js')]);
    byId('progress').textContent = 'Starting the simulator';
    page.startHash = await page.unpackLink(location.hash.slice(1));
    listen();
    page.module = await WebAssembly.compile(bytes);
    page.program = await createHandoff({canvas, page, onAbort: page.stopped, instantiateWasm});
    Object.assign(window.handoff, window.handoffApi(page.program));
    page.wake();
  }

  start().catch((error) => page.fail('Handoff could not be loaded', 'A part of the page did not arrive. Check ' +
                                     'the connection and reload.', error && (error.message || error)));
})();
