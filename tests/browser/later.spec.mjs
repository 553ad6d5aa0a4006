// The program's second part: the first picture does not wait for it, and nothing that needs it goes wrong.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, root, serveFolder, test } from './harness.mjs';
import { frames, nextFrames, quiet, run, settled, until } from './manners.mjs';

after(closeAll);

const SIZE = { width: 900, height: 600, draws: true };
const SPLIT = { skip: !existsSync(join(root, 'build', 'web', 'later.wasm')) && 'this build has one part' };

// A page whose requests for the second part are answered by `answer(route, number)`, the first being 1.
async function openWith(answer, { hash = '' } = {}) {
  const it = await openPage({ ...SIZE, address: 'about:blank', ready: false, context: { serviceWorkers: 'block' } });
  const { address } = await serveFolder('build/web');
  it.asked = 0;
  await it.page.route('**/later.wasm', (route) => answer(route, ++it.asked));
  await it.page.goto(address + hash);
  return it;
}

// Answers nothing until `release` is called.
function gate() {
  let release;
  const opened = new Promise((resolve) => { release = resolve; });
  return { release, opened };
}

const pictured = (it) => until(it, () => performance.getEntriesByName('handoff-ready').length > 0);
const isReady = (it) => it.page.evaluate(() => Promise.race([window.handoff.ready.then(() => true), false]));
const ready = (it) => it.page.evaluate(async () => { await window.handoff.ready; });
const missing = (it) => it.page.locator('#later').isVisible();

// What the visitor gets in the end: the same picture as if everything had been there at once.
async function storyAsAlways() {
  const it = await openPage({ ...SIZE });
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('4');
  await settled(it);
  const picture = await it.page.screenshot();
  await it.close();
  return picture;
}

test('the first picture and its replications do not wait; what the visitor does is done when it is there', SPLIT, async () => {
  const { release, opened } = gate();
  const it = await openWith(async (route) => { await opened; await route.continue(); });
  await pictured(it);
  assert.ok((await coloursIn(it.page, await it.page.screenshot())) > 100, 'the overview is drawn');
  const before = await frames(it);
  await until(it, (count) => window.handoff.frames() > count + 5, before);  // intervals tighten
  assert.equal(await isReady(it), false);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('4');
  await nextFrames(it, 3);
  const held = await frames(it);
  await nextFrames(it, 20);
  assert.equal(await frames(it), held, 'nothing is drawn that might need it');
  release();
  await ready(it);
  await settled(it);
  assert.ok((await it.page.screenshot()).equals(await storyAsAlways()), 'the key has been taken');
  assert.equal(it.asked, 1);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('what a script needs of it at once is loaded on the spot', SPLIT, async () => {
  const { release, opened } = gate();
  const it = await openWith(async (route, number) => {
    if (number === 1) await opened;
    await route.continue();
  });
  await pictured(it);
  const saved = it.page.waitForEvent('download');
  await it.page.evaluate(() => window.handoffPage.receive('command', '', 'report'));
  const report = readFileSync(await (await saved).path(), 'utf8');
  assert.match(report, /^<!doctype html>[^]*<\/html>\s*$/i);
  assert.equal(it.asked, 2, 'one that is held back, and one that was waited for');
  release();
  await ready(it);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('one that does not arrive is said to be missing, and asked for until it does', SPLIT, async () => {
  let reachable = false;
  const it = await openWith((route) => (reachable ? route.continue() : route.abort('internetdisconnected')));
  await pictured(it);
  await it.page.locator('#later').waitFor();
  assert.match(await it.page.locator('#later').textContent(), /has not arrived yet/);
  await until(it, (count) => window.handoff.frames() > count, await frames(it));  // the page lives
  await it.page.screenshot({ path: join(root, 'build', 'screenshots', 'later-missing.png') });
  reachable = true;
  await it.page.getByRole('button', { name: 'Try now' }).click();
  await ready(it);
  assert.equal(await missing(it), false);
  assert.equal((await run(it, { replications: 20 })).replications, 20);
  assert.ok(it.errors.every((error) => /later\.wasm|ERR_INTERNET_DISCONNECTED/.test(error)), it.errors.join('\n'));
  await it.close();
});

test('a part of another version is not used', SPLIT, async () => {
  // A module that wants what no version offers.
  const other = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 2, 8, 1, 1, 0x78, 1, 0x79, 3, 0x7f, 0]);
  const it = await openWith((route) => route.fulfill({ body: other, contentType: 'application/wasm' }));
  await it.page.locator('#failure').waitFor();
  assert.match(await it.page.locator('#failure').textContent(), /has been updated/);
  await it.close();
});

test('a visit that may need anything waits for both parts', SPLIT, async () => {
  const first = await openPage(SIZE);
  await first.page.evaluate(() => window.handoff.set('cohort.trials', 600));
  await settled(first);
  const hash = await first.page.evaluate(() => location.hash);
  const results = await run(first, { replications: 30 });
  await first.close();
  const { release, opened } = gate();
  const it = await openWith(async (route) => { await opened; await route.continue(); }, { hash });
  await until(it, () => window.handoffPage.module !== undefined);
  await nextFrames(it, 30);
  assert.equal(await frames(it), 0);
  release();
  await ready(it);
  assert.deepEqual(await run(it, { replications: 30 }), results);
  assert.deepEqual(it.errors, []);
  await it.close();
});
