// The company's form: filled in as a person does, from field to field with Tab; digits are values there, and the
// tabs stay in sight above it.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { becomes, nextFrames, quiet, scenario, typed } from './manners.mjs';

after(closeAll);

test('a company is typed into its form, with Tab from each field to the next', async () => {
  const it = await openPage();
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('9');
  await quiet(it);
  await it.page.mouse.click(450, 341);  // the name
  await quiet(it);
  await it.page.keyboard.press('Control+a');
  for (const words of ['Acme', '3200', '11', '30', '0', 'Solo', '19', '2', '50']) {
    await typed(it, words);
    await it.page.keyboard.press('Tab');
    await nextFrames(it, 6);
  }
  await becomes(it, scenario, (now) => now.cohort.plans[0].weight === 50);
  const now = await scenario(it);
  assert.equal(now.name, 'Acme');
  assert.deepEqual([now.cohort.trials, now.cohort.conversion_rate, now.cohort.trial_days, now.cohort.card_on_file],
    [3200, 0.11, 30, 0]);
  assert.deepEqual(now.cohort.plans[0], { name: 'Solo', unit_price: 19, seats: 2, weight: 50 });
  await it.screenshot('company', { width: 1440, height: 900 });
  assert.deepEqual(it.errors, []);
  await it.close();
});
