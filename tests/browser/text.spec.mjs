// The page as text: behind the canvas for screen readers, and in its place on narrow screens, without
// WebGL, and for whoever asks for it.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { becomes, frames, hears, quiet, run, scenario, set, settled, state, until } from './manners.mjs';

after(closeAll);

const WITHOUT_WEBGL = () => {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
    return /^webgl|experimental/.test(type) ? null : original.call(this, type, ...rest);
  };
};

const seen = (it, id) => it.page.locator(id).evaluate((node) => {
  const box = node.getBoundingClientRect();
  return box.width > 50 && getComputedStyle(node).visibility === 'visible';
});
const cell = (it, row, column) => it.page.locator('#tables table').first()
  .locator('tbody tr').nth(row).locator('th, td').nth(column).textContent();

test('the tables behind the canvas follow the figures', async () => {
  const it = await openPage(SMALL_PAGE);
  await run(it, { replications: 100 });
  await settled(it);
  assert.ok((await it.page.locator('#tables table').count()) >= 3);
  assert.equal(await cell(it, 0, 0), 'Conversions');
  const before = await cell(it, 0, 1);
  await set(it, 'cohort.trials', 1000);
  const results = await run(it);
  await settled(it);
  const shown = Number(await cell(it, 0, 1));
  assert.notEqual(String(shown), before);
  assert.ok(Math.abs(shown - results.metrics.conversions.mean) < 1);
  const headline = await it.page.locator('#headline').textContent();
  assert.match(headline, /^\d+ of 1,000 trials convert a month/);
  assert.ok(!(await seen(it, '#text')), 'it is not seen');
  await it.close();
});

test('every table has a caption and headings that belong to its columns and rows', async () => {
  const it = await openPage(SMALL_PAGE);
  await settled(it);
  const wrong = await it.page.evaluate(() => [...document.querySelectorAll('#tables table')].filter((table) =>
    !table.caption?.textContent || [...table.tHead.rows[0].cells].some((th) => th.scope !== 'col') ||
    [...table.tBodies[0].rows].some((row) => row.cells[0].scope !== 'row' ||
                                             row.cells.length !== table.tHead.rows[0].cells.length)).length);
  assert.equal(wrong, 0);
  await it.close();
});

test('a screen reader is told once when a run is finished, not at every step', async () => {
  const it = await openPage(SMALL_PAGE);
  await run(it, { replications: 200 });
  await quiet(it);
  await it.page.evaluate(() => {
    window.spoken = [];
    for (const id of ['announce', 'alert']) {
      new MutationObserver(() => window.spoken.push(document.getElementById(id).textContent))
        .observe(document.getElementById(id), { childList: true });
    }
  });
  for (let trials = 510; trials <= 600; trials += 10) {
    await set(it, 'cohort.trials', trials);
    await it.settle();
  }
  await settled(it);
  await until(it, () => window.spoken.length > 0);
  await quiet(it);
  const spoken = await it.page.evaluate(() => window.spoken);
  assert.equal(spoken.length, 1, JSON.stringify(spoken));
  assert.match(spoken[0], /of 600 trials convert a month.*200 months simulated\.$/);
  await it.close();
});

test('a phone of 320 pixels shows the text, and draws nothing', async () => {
  const it = await openPage({ width: 320, height: 640, scale: 2 });
  await settled(it);
  assert.ok(await seen(it, '#text'));
  assert.ok(!(await seen(it, '#canvas')));
  assert.match(await it.page.locator('#headline').textContent(), /of 500 trials convert/);
  assert.equal(await frames(it), 0);
  const overflow = await it.page.locator('#text').evaluate((node) => node.scrollWidth - node.clientWidth);
  assert.ok(overflow <= 0, `${overflow} px stick out`);
  await it.screenshot('text-320x640');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('in text mode everything can be changed, undone and is simulated', async () => {
  const it = await openPage({ width: 320, height: 640 });
  await run(it, { replications: 100 });
  const field = it.page.getByLabel('Trials a month');
  await field.fill('1k');
  await field.press('Enter');
  await hears(it, /of 1,000 trials convert a month/);
  assert.equal((await scenario(it)).cohort.trials, 1000);
  assert.equal(await field.inputValue(), '1,000');
  await field.fill('lots');
  await field.press('Tab');
  await hears(it, /^Trials a month: Type a/, true);
  await becomes(it, () => field.inputValue(), (value) => value === '1,000');  // what was refused is taken back
  await it.page.getByLabel('Idempotency').uncheck();
  await becomes(it, scenario, (now) => now.pipeline.dedupe.enabled === false);
  await it.page.getByRole('button', { name: 'Undo' }).click();
  await it.page.getByRole('button', { name: 'Undo' }).click();
  await becomes(it, scenario, (now) => now.cohort.trials === 500 && now.pipeline.dedupe.enabled === true);
  assert.equal(await frames(it), 0);
  await it.close();
});

test('the text comes and goes by a key, and by a button that the keyboard reaches', async () => {
  const it = await openPage({ width: 1024, height: 768 });
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('t');
  await it.page.waitForFunction(() => document.body.classList.contains('text-mode'));
  assert.ok(await seen(it, '#text'));
  await it.screenshot('text-1024x768');
  const before = await frames(it);
  await it.page.getByRole('button', { name: 'Show the charts' }).click();
  await becomes(it, (page) => seen(page, '#text'), (shown) => !shown);
  await becomes(it, frames, (drawn) => drawn > before);
  const focus = () => it.page.evaluate(() => document.activeElement.id);
  await becomes(it, focus, (id) => id === 'canvas');
  await it.page.keyboard.press('Escape');
  await it.page.keyboard.press('Shift+Tab');
  await becomes(it, focus, (id) => id === 'to-text');
  assert.ok(await seen(it, '#to-text'), 'it is seen while it has the focus');
  await it.close();
});

test('without WebGL the figures are there as text, with the reason', async () => {
  const it = await openPage({ ...SMALL_PAGE, init: WITHOUT_WEBGL });
  const results = await run(it, { replications: 100, seed: 3 });
  await settled(it);
  assert.match(await it.page.locator('#notice').textContent(), /WebGL 2/);
  assert.ok(await seen(it, '#notice'));
  assert.ok(await it.page.locator('#to-charts').isHidden());
  assert.ok(Math.abs(Number(await cell(it, 0, 1)) - results.metrics.conversions.mean) < 1);
  assert.equal((await state(it)).running, false);
  assert.equal(await frames(it), 0);
  assert.deepEqual(it.errors, []);
  await it.screenshot('text-without-webgl', { width: 800, height: 700 });
  await it.close();
  const picture = await openPage(SMALL_PAGE);
  assert.deepEqual(await run(picture, { replications: 100, seed: 3 }), results);
  await picture.close();
});
