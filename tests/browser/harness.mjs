// What every browser test needs: the page served, a real Chromium, and a watch on what goes wrong.
//
//   import { closeAll, openPage, test } from './harness.mjs';
//   after(closeAll);                             // node:test's own
//   test('...', async () => { ... });            // node:test's, ended after four minutes
//   const it = await openPage();                 // a fresh page, window.handoff.ready awaited
//   await it.page.evaluate(() => window.handoff.state());
//   assert.deepEqual(it.errors, []);             // console errors, page errors, failed requests
//   await it.screenshot('opening', { width: 1280, height: 800, scale: 2 });
//
// scripts/test.sh has built the page into build/web and installed the driver before any test runs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as unlimited } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// The command line's program, which must say the same as the page. scripts/test.sh names the one of the checks.
export const program = process.env.HANDOFF_PROGRAM ?? join(root, 'build', 'native', 'handoff');
export const screenshots = join(root, 'build', 'screenshots');

// What is served. tests/browser/gallery.mjs chooses another one.
let usualFolder = 'build/web';
export function serveInstead(path) { usualFolder = path; }

// How long a condition is waited for, and a test as a whole: a machine that does other work too is four times as slow,
// and nothing gets quicker by giving up sooner.
export const PATIENCE_MS = 90_000;
const TEST_MS = 240_000;
const CLOSE_MS = 10_000;

// A test that waits for something that never comes fails by itself; an option overrides the limit.
export function test(name, ...rest) {
  const body = rest.pop();
  return unlimited(name, { timeout: TEST_MS, ...rest[0] }, body);
}

// Drawing is done in software, so that a machine without a graphics card shows the same page. The rest
// keeps the browser from talking to anybody, and lets it run as root in a container.
export const FLAGS = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--use-gl=angle',
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
];

// Playwright's watch on the service worker's own requests leaves some of them unanswered for ever, and a new
// version then waits for ever to take over.
process.env.PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK = '1';

export function chromiumPath() {
  const places = [
    process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('Chromium was not found: install it or set CHROMIUM to its path');
  return found;
}

// Drawing in software takes most of a test's time, and half of that goes by pixels: enough for whatever is not looked
// at or pointed to.
export const SMALL_PAGE = { width: 480, height: 320 };

// Whatever is not looked at is not drawn either: all of a frame but the graphics card's work, which is done in software
// here, goes on as ever. A picture switches drawing on and asks for the frame that it shows; `draws: true` never
// switches it off, for tests of the drawing itself.
function drawOnlyWhatIsLookedAt() {
  window.handoffDraws = false;
  const canvas = WebGL2RenderingContext.prototype;
  for (const name of ['clear', 'drawElements']) {
    const really = canvas[name];
    canvas[name] = function (...what) {
      if (window.handoffDraws) really.apply(this, what);
    };
  }
}

async function looked(page, take) {
  await page.evaluate(async () => {
    window.handoffDraws = true;
    window.handoffPage?.wake?.();
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
  });
  const picture = await take();
  await page.evaluate(() => { window.handoffDraws = false; });
  return picture;
}

let server;
const otherServers = new Set();
let browser;
const openPages = new Set();

// Starts scripts/serve.py on a free port.
async function startServer(folder) {
  const child = spawn('python3', ['scripts/serve.py', '--port', '0', '--folder', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`scripts/serve.py ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = line.match(/http:\/\/\S+/);
      if (match) resolve(match[0]);
    });
  });
  return { child, address };
}

process.once('exit', () => {
  for (const { child } of [...otherServers, ...(server ? [server] : [])]) child.kill('SIGKILL');
});

async function stopServer({ child }) {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

// The built page's address.
async function serve() {
  server ??= await startServer(usualFolder);
  return server.address;
}

// Another folder's address and how to stop serving it, for tests that change files or take the server away.
export async function serveFolder(folder) {
  const other = await startServer(folder);
  otherServers.add(other);
  const stop = async () => { if (otherServers.delete(other)) await stopServer(other); };
  return { address: other.address, stop };
}

async function launch() {
  browser ??= await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  return browser;
}

// A console error, an exception nobody caught, a request that failed or answered with an error.
function watch(page, errors, requests) {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`exception: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    // What a reload interrupts has not failed; whoever needs it asks again.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    errors.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`request: ${response.url()} ${response.status()}`);
  });
}

async function waitUntilReady(page, errors) {
  try {
    await page.waitForFunction(() => window.handoff?.ready !== undefined, null, { timeout: PATIENCE_MS });
    await page.evaluate(async () => { await window.handoff.ready; });
  } catch (error) {
    throw new Error(`the page did not get ready: ${error.message}\n${errors.join('\n')}`);
  }
}

// Two frames after the last change the canvas shows it; a word that was typed, a letter a frame, takes more.
async function settle(page) {
  await page.evaluate(async () => {
    const twoFrames = () => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    do await twoFrames(); while (window.handoff?.state?.().taken === false);
  });
}

// Options: hash ('#v1...'), width, height, scale (device pixels per CSS pixel), colorScheme, ready (false:
// do not wait), init (a function run in the page before its scripts), context (Playwright's own options),
// address (of a folder served by serveFolder), draws (true: every frame, not only those that a picture shows).
export async function openPage(options = {}) {
  const { hash = '', width = 1280, height = 800, scale = 1, colorScheme = 'light' } = options;
  const address = options.address ?? (await serve());
  const context = await (await launch()).newContext({
    viewport: { width, height }, deviceScaleFactor: scale, colorScheme, ...options.context,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  watch(page, errors, requests);
  if (!options.draws) {
    await page.addInitScript(drawOnlyWhatIsLookedAt);
    const picture = page.screenshot.bind(page);
    page.screenshot = (...given) => looked(page, () => picture(...given));
  }
  if (options.init) await page.addInitScript(options.init);
  await page.goto(address + hash);
  if (options.ready !== false) await waitUntilReady(page, errors);
  const it = {
    page, context, errors, requests, address,
    settle: () => settle(page),
    screenshot: (name, size = {}) => screenshot(it, name, size),
    close: async () => { openPages.delete(it); await context.close(); },
  };
  openPages.add(it);
  return it;
}

// Saves build/screenshots/NAME.png and returns its path. A scale cannot change while a page is open: when
// it differs, the same address is opened once more in a page of that scale.
export async function screenshot(it, name, { width, height, scale, colorScheme } = {}) {
  mkdirSync(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  const ratio = await it.page.evaluate(() => window.devicePixelRatio);
  if ((scale && scale !== ratio) || colorScheme) {
    const hash = await it.page.evaluate(() => location.hash);
    const other = await openPage({ hash, width, height, scale: scale ?? ratio, colorScheme });
    await screenshot(other, name, {});
    await other.close();
    return path;
  }
  if (width && height) await it.page.setViewportSize({ width, height });
  await settle(it.page);
  await it.page.screenshot({ path });
  return path;
}

// How many different colours a picture (PNG bytes) holds: a page that drew nothing has one.
export function coloursIn(page, picture) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const brush = canvas.getContext('2d');
    brush.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(brush.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return new Set(pixels).size;
  }, picture.toString('base64'));
}

// The built page's files, for tests of size and of what is shipped.
export function builtFiles() {
  return readdirSync(join(root, 'build', 'web'), { recursive: true }).map(String).sort();
}

// The driver has no way to end a browser that does not answer any more: its process group is this process's
// child.
function killBrowser() {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, name, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\((.*)\) . (\d+)/);
      if (Number(parent) === process.pid && /chrom/i.test(name)) process.kill(-Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

// Ends the browser, whatever state it is in. The next page opens in a new one.
export async function closeBrowser() {
  const limit = setTimeout(killBrowser, CLOSE_MS);
  const pages = [...openPages];
  openPages.clear();
  await Promise.allSettled([...pages.map((it) => it.context.close()), browser?.close()]);
  clearTimeout(limit);
  browser = undefined;
}

export async function closeAll() {
  await closeBrowser();
  for (const other of [...otherServers, ...(server ? [server] : [])]) await stopServer(other);
  otherServers.clear();
  server = undefined;
}
