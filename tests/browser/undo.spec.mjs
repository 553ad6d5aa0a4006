// Undo and redo, by key and by button: 50 random changes there and back, each with its own results.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { dice, drop, run, scenario, set, state } from './manners.mjs';

after(closeAll);

// One of every kind of change that a user can make without a mouse.
async function change(it, roll) {
  const kinds = [
    () => set(it, 'cohort.trials', 100 + roll(900)),
    () => set(it, 'cohort.conversion_rate', (1 + roll(500)) / 1000),
    () => set(it, 'payments.duplicate_share', roll(400) / 1000),
    () => set(it, 'apis.crm.server_error_rate', roll(300) / 1000),
    () => set(it, 'pipeline.dedupe.enabled', roll(2) === 1),
    () => set(it, 'seed', 1 + roll(1000)),
    () => it.page.evaluate((given) => window.handoff.load(given), { version: 1, seed: 1 + roll(1000) }),
    () => drop(it, 'mine.json', JSON.stringify({ version: 1, cohort: { trials: 100 + roll(900) } })),
    () => run(it, { replications: 1 + roll(5) }),
  ];
  await kinds[roll(kinds.length)]();
}

const inputs = async (it) => JSON.stringify([await scenario(it), (await state(it)).target]);

test('50 random changes are undone and redone by key, one by one', async () => {
  const it = await openPage(SMALL_PAGE);
  const roll = dice(50);
  const trail = [await inputs(it)];
  for (let i = 0; i < 50; ++i) {
    await change(it, roll);
    const now = await inputs(it);
    if (now !== trail.at(-1)) trail.push(now);
  }
  assert.ok(trail.length > 40, `${trail.length} changes`);
  await it.page.locator('#canvas').focus();
  const press = async (keys) => { await it.page.keyboard.press(keys); await it.settle(); };
  for (let i = trail.length - 2; i >= 0; --i) {
    await press('Control+z');
    assert.equal(await inputs(it), trail[i], `undo to ${i}`);
  }
  assert.equal((await state(it)).can_undo, false);
  for (let i = 1; i < trail.length; ++i) {
    await press(i % 2 ? 'Control+y' : 'Control+Shift+z');
    assert.equal(await inputs(it), trail[i], `redo to ${i}`);
  }
  assert.equal((await state(it)).can_redo, false);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('an undone change gives the former results, digit for digit', async () => {
  const it = await openPage(SMALL_PAGE);
  const before = await run(it, { replications: 40 });
  await set(it, 'cohort.trials', 700);
  const then = await run(it);
  assert.notDeepEqual(then, before);
  await it.page.evaluate(() => window.handoff.undo());
  assert.deepEqual(await run(it), before);
  await it.page.evaluate(() => window.handoff.redo());
  assert.deepEqual(await run(it), then);
  await it.close();
});

test('the buttons do the same', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await set(it, 'cohort.trials', 700);
  await it.settle();
  const trials = async () => (await scenario(it)).cohort.trials;
  // The two arrows to the left of the other buttons.
  await it.page.mouse.click(913, 28);
  await it.settle();
  await it.settle();
  assert.equal(await trials(), 500);
  await it.page.mouse.click(949, 28);
  await it.settle();
  await it.settle();
  assert.equal(await trials(), 700);
  await it.close();
});

test('a reload keeps what can be undone', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 700);
  await set(it, 'cohort.trials', 800);
  await set(it, 'seed', 7);
  await it.page.waitForFunction(() => (localStorage.getItem('handoff.scenario') ?? '').includes('"seed":7'));
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  for (const [trials, seed] of [[800, 1], [700, 1], [500, 1]]) {
    await it.page.evaluate(() => window.handoff.undo());
    const now = await scenario(it);
    assert.deepEqual([now.cohort.trials, now.seed], [trials, seed]);
  }
  assert.equal((await state(it)).can_undo, false);
  assert.deepEqual(it.errors, []);
  await it.close();
});
