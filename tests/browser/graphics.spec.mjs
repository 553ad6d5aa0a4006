// Graphics that go away and come back: nothing is lost, because the model never lived there.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, test } from './harness.mjs';
import { frames, pause, quiet, run, set, settled } from './manners.mjs';

after(closeAll);

const lose = (it) => it.page.evaluate(() => {
  window.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
  window.lost.loseContext();
});
const restore = (it) => it.page.evaluate(() => window.lost.restoreContext());

test('a lost context is restored: the same picture, the same results', async () => {
  const it = await openPage({ width: 900, height: 600 });
  const results = await run(it, { replications: 50 });
  await settled(it);
  const before = await it.page.screenshot();
  await lose(it);
  await pause(it, 300);
  const drawn = await frames(it);
  await it.page.mouse.move(300, 300);
  await pause(it, 300);
  assert.equal(await frames(it), drawn, 'nothing is drawn meanwhile');
  await restore(it);
  await it.page.mouse.move(5, 595);
  await pause(it, 800);
  assert.ok((await frames(it)) > drawn);
  const picture = await it.page.screenshot();
  assert.ok((await coloursIn(it.page, picture)) > 100, 'the picture is back');
  assert.ok(picture.equals(before), 'and the same');
  assert.deepEqual(await run(it), results);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('what changes while the context is lost shows afterwards', async () => {
  const it = await openPage({ width: 900, height: 600 });
  await run(it, { replications: 50 });
  await lose(it);
  await set(it, 'cohort.trials', 1000);
  const results = await run(it);
  assert.ok(results.metrics.conversions.mean > 150);
  await restore(it);
  await settled(it);
  assert.match(await it.page.locator('#headline').textContent(), /of 1,000 trials/);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a context that does not come back leaves the figures as text', async () => {
  const it = await openPage({ width: 900, height: 600 });
  await run(it, { replications: 50 });
  await lose(it);
  await it.page.waitForFunction(() => document.body.classList.contains('text-mode'), null, { timeout: 10_000 });
  assert.match(await it.page.locator('#notice').textContent(), /taken the graphics away/);
  await set(it, 'cohort.trials', 1000);
  await run(it);
  await pause(it, 500);
  assert.match(await it.page.locator('#headline').textContent(), /of 1,000 trials/);
  await restore(it);
  await it.page.waitForFunction(() => !document.body.classList.contains('text-mode'));
  await it.close();
});

test('three idle seconds draw nothing, whatever was open before', async () => {
  const it = await openPage({ width: 900, height: 600 });
  await settled(it);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('?');
  await quiet(it);
  const before = await frames(it);
  await pause(it, 3000);
  assert.equal(await frames(it), before);
  await it.close();
});
