// Graphics that go away and come back: nothing is lost, because the model never lived there.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, test } from './harness.mjs';
import { frames, nextFrames, quiet, run, set, settled, staysQuiet, until } from './manners.mjs';

after(closeAll);

const lose = (it) => it.page.evaluate(() => {
  window.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
  window.lost.loseContext();
});
const restore = (it) => it.page.evaluate(() => window.lost.restoreContext());

test('a lost context is restored: the same picture, the same results', async () => {
  const it = await openPage({ width: 900, height: 600, draws: true });
  const results = await run(it, { replications: 50 });
  await settled(it);
  const before = await it.page.screenshot();
  await lose(it);
  await nextFrames(it, 3);
  const drawn = await frames(it);
  await it.page.mouse.move(300, 300);
  await nextFrames(it, 30);
  assert.equal(await frames(it), drawn, 'nothing is drawn meanwhile');
  await restore(it);
  await it.page.mouse.move(5, 595);
  await until(it, (before) => window.handoff.frames() > before, drawn);
  await quiet(it);
  const picture = await it.page.screenshot();
  assert.ok((await coloursIn(it.page, picture)) > 100, 'the picture is back');
  assert.ok(picture.equals(before), 'and the same');
  assert.deepEqual(await run(it), results);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('what changes while the context is lost shows afterwards', async () => {
  const it = await openPage({ width: 900, height: 600, draws: true });
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
  const it = await openPage({ width: 900, height: 600, draws: true });
  await run(it, { replications: 50 });
  await lose(it);
  await it.page.waitForFunction(() => document.body.classList.contains('text-mode'), null, { timeout: 10_000 });
  assert.match(await it.page.locator('#notice').textContent(), /taken the graphics away/);
  await set(it, 'cohort.trials', 1000);
  await run(it);
  await until(it, () => /of 1,000 trials/.test(document.getElementById('headline').textContent));
  await restore(it);
  await it.page.waitForFunction(() => !document.body.classList.contains('text-mode'));
  await it.close();
});

test('an idle page draws nothing, whatever was open before', async () => {
  const it = await openPage({ width: 900, height: 600, draws: true });
  await settled(it);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('?');
  await staysQuiet(it);
  await it.close();
});
