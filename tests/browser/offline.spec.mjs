// Offline: after the first visit the page needs no server, and a new version takes over cleanly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, openPage, root, serveFolder, test } from './harness.mjs';
import { hears, pause, run, said, set } from './manners.mjs';

const folders = [];
after(async () => {
  await closeAll();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const SMALL = { width: 480, height: 320 };

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

// Under automation the browser sometimes leaves a question for an update unanswered: then it is asked again.
const askForUpdate = (it) => it.page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  for (let tries = 0; tries < 5; ++tries) {
    const answer = registration.update().then(() => true, () => true);
    const patience = new Promise((resolve) => setTimeout(() => resolve(false), 10_000));
    if (await Promise.race([answer, patience])) return;
  }
});

test('without a server the second visit works, and gives the same digits', async () => {
  const folder = copy();
  const { address, stop } = await serveFolder(folder);
  const it = await openPage({ ...SMALL, address });
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
});

test('one version is one cache with every file of the page', async () => {
  const folder = copy();
  const { address } = await serveFolder(folder);
  const it = await openPage({ ...SMALL, address });
  await installed(it);
  const { names, files } = await cached(it);
  const shipped = execFileSync('find', [folder, '-type', 'f', '!', '-name', 'sw.js'], { encoding: 'utf8' });
  assert.equal(names.length, 1);
  assert.match(names[0], /^handoff-[0-9a-f]{16}$/);
  assert.equal(files, shipped.trim().split('\n').length);
  await it.close();
});

test('a new version is offered during a visit, begins with the next, and leaves nothing of the old', async () => {
  const folder = copy();
  const { address } = await serveFolder(folder);
  const it = await openPage({ ...SMALL, address });
  await installed(it);
  await it.page.reload();
  await ready(it);
  await set(it, 'cohort.trials', 321);
  const before = (await cached(it)).names;
  deployNextVersion(folder);
  await askForUpdate(it);
  await hears(it, /A new version of Handoff is ready/);
  assert.equal(await isNext(it), false, 'the open page stays what it is');
  await pause(it, 500);
  await it.page.reload();
  await it.page.waitForFunction(
    () => getComputedStyle(document.documentElement).getPropertyValue('--next-version') !== '');
  await ready(it);
  const { names } = await cached(it);
  assert.equal(names.length, 1);
  assert.notDeepEqual(names, before);
  assert.equal((await it.page.evaluate(() => window.handoff.scenario())).cohort.trials, 321, 'nothing was lost');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a deployment that is under way is not taken: the old version stays whole', async () => {
  const folder = copy();
  const { address } = await serveFolder(folder);
  const it = await openPage({ ...SMALL, address });
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
  await pause(it, 500);
  assert.deepEqual(await cached(it), before);
  await it.page.reload();
  await ready(it);
  assert.equal(await isNext(it), false);
  assert.doesNotMatch(await said(it), /new version/);
  await it.close();
});

test('the same files make the same service worker', () => {
  const [one, other] = [copy(), copy()];
  for (const folder of [one, other]) {
    execFileSync('python3', [join(root, 'scripts/lib/stamp.py'), join(root, 'web/offline/sw.js'), folder]);
  }
  execFileSync('diff', [join(one, 'sw.js'), join(other, 'sw.js')]);
});

test('where service workers are switched off the page works as before', async () => {
  const it = await openPage({ ...SMALL, context: { serviceWorkers: 'block' } });
  assert.equal((await run(it, { replications: 20 })).replications, 20);
  assert.deepEqual(it.errors, []);
  await it.close();
});
