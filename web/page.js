// The page around the program: downloads and starts it, says so when it cannot, and does for it what
// only a page can (clipboard, files, link, storage, the text for screen readers).
//
// The program (web/platform_web.cpp) sees all of this as `Module.page`; the page calls the program's
// few exported functions. There is no inline script anywhere, because the Content-Security-Policy
// forbids it, and nothing here is sent to any server.
'use strict';

(() => {
  const byId = (id) => document.getElementById(id);
  const canvas = byId('canvas');
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  const kInbox = {file: 0, paste: 1, hash: 2};
  const kLargestFile = 50 * 1024 * 1024;

  let program = null;  // the running module
  let failed = false;
  let markReady;
  const ready = new Promise((resolve) => { markReady = resolve; });

  // ---- Failure: a readable page instead of a dead canvas.

  function fail(title, text, detail) {
    if (failed) return;
    failed = true;
    byId('failure-title').textContent = title;
    byId('failure-text').textContent = text;
    byId('failure-detail').textContent = detail ? String(detail) : '';
    byId('loading').hidden = true;
    byId('failure').hidden = false;
    summary(`${title}. ${text}`);
  }

  function missing() {
    if (typeof WebAssembly !== 'object') {
      return ['This browser cannot run Handoff',
              'The simulator is a WebAssembly program, which this browser does not support or has ' +
              'switched off. A current version of Chrome, Edge, Firefox or Safari can run it.'];
    }
    if (!document.createElement('canvas').getContext('webgl2')) {
      return ['Handoff needs WebGL 2',
              'The charts are drawn with WebGL 2, which this browser does not support or has switched ' +
              'off. Try a current browser, or allow hardware acceleration in its settings and restart it.'];
    }
    if (location.protocol === 'file:') {
      return ['Handoff must be served',
              'Browsers do not load programs from a file. Serve this folder with any web server, for ' +
              'instance "python3 -m http.server", and open its address.'];
    }
    return null;
  }

  // ---- Download, with progress.

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

  // ---- Frames: at most one request to the browser at a time, and none when idle.

  let waiting = false;
  function refresh() {
    if (waiting || failed) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!program || failed) return;
      try {
        program._handoff_refresh();
      } catch (error) {
        stopped(error);
      }
    });
  }

  function wake() {
    followPixelRatio();
    if (program && !failed) program._handoff_wake();
  }

  function stopped(reason) {
    fail('Handoff stopped', 'The program met a problem and cannot go on. Reloading starts it again; the ' +
         'link in the address bar brings your settings back.', reason && (reason.message || reason));
  }

  let alarm = 0;
  let alarmTime = Infinity;
  function wakeAfter(ms) {
    const time = performance.now() + ms;
    if (time >= alarmTime) return;
    clearTimeout(alarm);
    alarmTime = time;
    alarm = setTimeout(() => {
      alarmTime = Infinity;
      wake();
    }, ms);
  }

  // ---- Clipboard. Writing is allowed only near a user's gesture: what is refused now is tried again
  // at the end of the gesture, in the old way if need be.

  let unwritten = null;
  function copy(text) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).catch(() => { unwritten = text; });
    } else {
      unwritten = text;
    }
  }

  function writeInGesture() {
    if (unwritten === null) return;
    const area = document.createElement('textarea');
    area.value = unwritten;
    unwritten = null;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    canvas.focus({preventScroll: true});
  }

  function receive(kind, name, text) {
    page.inbox.push({kind, name, text});
    wake();
  }

  function paste(event) {
    if (!program || !event.clipboardData) return;
    const text = event.clipboardData.getData('text/plain');
    if (!text) return;
    event.preventDefault();
    if (!program._handoff_wants_text()) {
      receive(kInbox.paste, '', text);
      return;
    }
    for (const character of text) program._handoff_type(character.codePointAt(0));
    wake();
  }

  // ---- Files.

  async function readFile(file) {
    if (file.size > kLargestFile) {
      receive(kInbox.file, file.name, '');
      return;
    }
    receive(kInbox.file, file.name, await file.text());
  }

  function open(accept) {
    const input = byId('file');
    input.accept = accept;
    input.value = '';
    input.click();
  }

  function saveBlob(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function savePixels(name, pixels, width, height) {
    for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
    const picture = document.createElement('canvas');
    picture.width = width;
    picture.height = height;
    picture.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
    picture.toBlob((blob) => blob && saveBlob(name, blob), 'image/png');
  }

  function listenForFiles() {
    byId('file').addEventListener('change', (event) => {
      for (const file of event.target.files) readFile(file);
    });
    let depth = 0;
    const show = (on) => { byId('drop').hidden = !on; };
    const hasFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
    addEventListener('dragenter', (event) => { if (hasFiles(event)) { ++depth; show(true); } });
    addEventListener('dragleave', (event) => { if (hasFiles(event) && --depth <= 0) { depth = 0; show(false); } });
    addEventListener('dragover', (event) => { if (hasFiles(event)) event.preventDefault(); });
    addEventListener('drop', (event) => {
      depth = 0;
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      for (const file of event.dataTransfer.files) readFile(file);
    });
  }

  // ---- Keys: the canvas has them while it has the focus, except the browser's own shortcuts.

  const kProgramShortcuts = new Set(['a', 'c', 'x', 'y', 'z', 's', 'o', 'enter', 'arrowleft', 'arrowright',
                                     'home', 'end', 'backspace', 'delete']);
  let leaving = false;  // Esc, then Tab: the focus leaves the canvas

  function belongsToBrowser(event) {
    const key = event.key.toLowerCase();
    if (key === 'control' || key === 'shift' || key === 'alt' || key === 'meta') return false;
    if (/^f\d+$/.test(key)) return true;
    if (event.getModifierState('AltGraph')) return true;  // what it types still arrives, as text
    if (key === 'tab' && (leaving || event.ctrlKey || event.altKey || event.metaKey)) return true;
    if (event.ctrlKey || event.metaKey) return !kProgramShortcuts.has(key);
    return event.altKey && !isMac;
  }

  // On a Mac no key reports its release while Cmd is down, so the releases are told when Cmd is let go.
  const heldWithMeta = new Map();
  function releaseHeld() {
    for (const [code, {key, keyCode}] of heldWithMeta) {
      canvas.dispatchEvent(new KeyboardEvent('keyup', {code, key, keyCode, which: keyCode, bubbles: false}));
    }
    heldWithMeta.clear();
  }

  function keyDown(event) {
    if (event.target !== canvas) return;
    if (belongsToBrowser(event)) event.stopPropagation();
    else if (event.metaKey && event.key !== 'Meta') heldWithMeta.set(event.code, event);
    leaving = event.key === 'Escape' || (leaving && event.key === 'Shift');
  }

  function keyUp(event) {
    if (event.key === 'Meta') releaseHeld();
    writeInGesture();
  }

  // Pixels, lines or pages become Dear ImGui's wheel steps. With Ctrl (and so by a pinch) the browser zooms.
  function wheel(event) {
    event.stopImmediatePropagation();
    if (event.ctrlKey) return;
    event.preventDefault();
    const step = [1 / 100, 1 / 3, 5][event.deltaMode];
    page.wheel[0] -= event.deltaX * step;
    page.wheel[1] -= event.deltaY * step;
    wake();
  }

  function listenForInput() {
    addEventListener('keydown', keyDown, true);
    addEventListener('keyup', keyUp, true);
    addEventListener('pointerup', writeInGesture);
    addEventListener('paste', paste);
    canvas.addEventListener('wheel', wheel, {capture: true, passive: false});
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('pointerdown', () => canvas.focus({preventScroll: true}));
    for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'touchstart', 'touchmove',
                        'touchend', 'keydown', 'keyup', 'focus', 'blur', 'resize', 'pageshow']) {
      addEventListener(type, wake, {capture: true, passive: true});
    }
    document.addEventListener('visibilitychange', wake);
    addEventListener('hashchange', () => receive(kInbox.hash, '', location.hash.slice(1)));
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']) {
      matchMedia(query).addEventListener('change', wake);
    }
    watchPixelRatio();
  }

  // A window that moves to another screen is not resized, but its pixels are. Where the browser does not
  // tell, the next input does.
  let ratio = devicePixelRatio;
  function followPixelRatio() {
    if (ratio === devicePixelRatio) return;
    ratio = devicePixelRatio;
    dispatchEvent(new Event('resize'));
    watchPixelRatio();
  }
  function watchPixelRatio() {
    matchMedia(`(resolution: ${ratio}dppx)`).addEventListener('change', followPixelRatio, {once: true});
  }

  function watchContext() {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      page.contextLost = true;
    });
    canvas.addEventListener('webglcontextrestored', () => {
      page.contextLost = false;
      page.contextRestored = true;
      wake();
    });
  }

  // ---- Small things the program asks for.

  function stored(key) {
    try { return localStorage.getItem(`handoff.${key}`) || ''; } catch { return ''; }
  }
  function store(key, value) {
    try { localStorage.setItem(`handoff.${key}`, value); } catch { /* Private windows may refuse. */ }
  }

  function summary(text) {
    if (byId('summary').textContent !== text) byId('summary').textContent = text;
  }

  function showProgram() {
    performance.mark('handoff-ready');
    byId('loading').classList.add('done');
    setTimeout(() => { byId('loading').hidden = true; }, 200);
    if (document.activeElement === document.body) canvas.focus({preventScroll: true});
    markReady(window.handoff);
  }

  const page = {
    inbox: [],
    wheel: [0, 0],
    contextLost: false,
    contextRestored: false,
    encoded: new Uint8Array(),
    refresh,
    wakeAfter,
    ready: showProgram,
    copy,
    open,
    savePixels,
    save: (name, mime, bytes) => saveBlob(name, new Blob([bytes], {type: mime})),
    text: (which, key) => [() => page.inbox[0].name, () => page.inbox[0].text, () => location.hash.slice(1),
                           () => location.href.replace(/#.*$/s, ''), () => stored(key)][which](),
    setHash: (hash) => history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search),
    store,
    asks: (which) => [matchMedia('(prefers-color-scheme: dark)').matches,
                      matchMedia('(prefers-reduced-motion: reduce)').matches, isMac][which],
    summary,
  };

  window.handoffSummary = summary;
  window.handoff = Object.assign(window.handoff || {}, {
    ready,
    frames: () => (program ? program._handoff_frame_count() : 0),
  });

  async function start() {
    byId('failure-reload').addEventListener('click', () => location.reload());
    const problem = missing();
    if (problem) {
      fail(...problem);
      return;
    }
    const [bytes] = await Promise.all([download('handoff.wasm'), loadScript('handoff.js'), loadScript('api.js')]);
    byId('progress').textContent = 'Starting the simulator';
    watchContext();
    listenForInput();
    listenForFiles();
    program = await createHandoff({canvas, page, wasmBinary: bytes.buffer, onAbort: stopped});
    Object.assign(window.handoff, window.handoffApi(program));
    wake();
  }

  start().catch((error) => fail('Handoff could not be loaded', 'A part of the page did not arrive. Check ' +
                                'the connection and reload.', error && (error.message || error)));
})();
