// Offline: after the first visit the page needs no server, and half a deployment changes nothing. That a whole
// one takes over stands in update.spec.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, closeBrowser, openPage, root, serveFolder, test } from './harness.mjs';
import { nextFrames, run, said, set } from './manners.mjs';

const folders = [];
after(async () => {
  await closeAll();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

// Under automation the browser now and then stops a service worker at its start, and waits for it for ever:
// pages do not load any more, and it does not even close. That says nothing about the page, so the visit is
// made again in another browser. An assertion that does not hold is a failure at once.
const STUCK_MS = 60_000;
const LIMIT = { timeout: 4 * STUCK_MS };
async function visited(visit) {
  for (let attempt = 1; attempt <= 3; ++attempt) {
    let timer;
    const stuck = new Promise((resolve) => { timer = setTimeout(() => resolve(true), STUCK_MS); });
    const made = visit();
    made.catch(() => {});
    try {
      if (!(await Promise.race([made, stuck]))) return;
    } catch (error) {
      if (error.name !== 'TimeoutError') throw error;
    } finally {
      clearTimeout(timer);
    }
    console.log(`attempt ${attempt}: the browser is stuck`);
    await closeBrowser();
  }
  assert.fail('the browser was stuck each time');
}

// A copy of the built page that a test may change.
function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-page-'));
  cpSync(join(root, 'build', 'web'), folder, { recursive: true });
  folders.push(folder);
  return folder;
}

function deployNextVersion(folder) {
  appendFileSync(join(folder, 'page', 'page.css'), '\n:root { --next-version: 1; }\n');
  execFileSync('python3', [join(root, 'scripts/lib/stamp.py'), join(root, 'web/offline/sw.js'), folder]);
}

const installed = (it) => it.page.evaluate(async () => { await navigator.serviceWorker.ready; });
const cached = (it) => it.page.evaluate(async () => {
  const names = (await caches.keys()).sort();
  return { names, files: names.length ? (await (await caches.open(names[0])).keys()).length : 0 };
});
const isNext = (it) => it.page.evaluate(
  () => getComputedStyle(document.documentElement).getPropertyValue('--next-version') !== '');
const ready = (it) => it.page.evaluate(async () => { await window.handoff.ready; });

test('without a server the second visit works, and gives the same digits', LIMIT, () => visited(async () => {
  const folder = copy();
  const { address, stop } = await serveFolder(folder);
  const it = await openPage({ ...SMALL_PAGE, address });
  const results = await run(it, { replications: 50, seed: 4 });
  await installed(it);
  await stop();
  await it.page.reload();
  await ready(it);
  assert.deepEqual(await run(it, { replications: 50, seed: 4 }), results);
  await it.context.setOffline(true);
  await it.page.reload();
  await ready(it);
  await set(it, 'cohort.trials', 600);
  assert.ok((await run(it)).metrics.conversions.mean > 95);
  // Loading a page again ends the browser's own request for the icon.
  assert.deepEqual(it.errors.filter((error) => !/icon\.svg net::ERR_ABORTED/.test(error)), []);
  await it.close();
}));

test('one version is one cache with every file of the page', LIMIT, () => visited(async () => {
  const folder = copy();
  const { address } = await serveFolder(folder);
  const it = await openPage({ ...SMALL_PAGE, address });
  await installed(it);
  const { names, files } = await cached(it);
  const shipped = execFileSync('find', [folder, '-type', 'f', '!', '-name', 'sw.js'], { encoding: 'utf8' });
  assert.equal(names.length, 1);
  assert.match(names[0], /^handoff-[0-9a-f]{16}$/);
  assert.equal(files, shipped.trim().split('\n').length);
  await it.close();
}));

test('a deployment that is under way is not taken: the old version stays whole', LIMIT, () => visited(async () => {
  const folder = copy();
  const { address } = await serveFolder(folder);
  const it = await openPage({ ...SMALL_PAGE, address });
  await installed(it);
  const before = await cached(it);
  deployNextVersion(folder);
  appendFileSync(join(folder, 'page', 'page.css'), '/* not what sw.js lists */');
  await it.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const ten = new Promise((resolve) => setTimeout(resolve, 10_000));
    await Promise.race([registration.update().catch(() => {}), ten]);
    const fresh = registration.installing;
    if (fresh) await Promise.race([ten, new Promise((resolve) => fresh.addEventListener('statechange', resolve))]);
  });
  await nextFrames(it, 10);
  assert.deepEqual(await cached(it), before);
  await it.page.reload();
  await ready(it);
  assert.equal(await isNext(it), false);
  assert.doesNotMatch(await said(it), /new version/);
  await it.close();
}));

test('the same files make the same service worker', () => {
  const [one, other] = [copy(), copy()];
  for (const folder of [one, other]) {
    execFileSync('python3', [join(root, 'scripts/lib/stamp.py'), join(root, 'web/offline/sw.js'), folder]);
  }
  execFileSync('diff', [join(one, 'sw.js'), join(other, 'sw.js')]);
});

test('where service workers are switched off the page works as before', async () => {
  const it = await openPage({ ...SMALL_PAGE, context: { serviceWorkers: 'block' } });
  assert.equal((await run(it, { replications: 20 })).replications, 20);
  assert.deepEqual(it.errors, []);
  await it.close();
});
