// Comparing in the page: a pinned baseline, the five tools side by side, the exception list, and where every
// number comes from. What is drawn is read from the page as text, which is made from the same view model.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { becomes, quiet, run, set, scenario } from './manners.mjs';

after(closeAll);

const press = async (it, key) => { await it.page.locator('#canvas').focus(); await it.page.keyboard.press(key); };
// The table whose caption begins so, as rows of cells; nothing while it is not there.
const table = (it, caption) => it.page.evaluate((wanted) => {
  const found = [...document.querySelectorAll('#tables table')].find(
    (each) => each.caption && each.caption.textContent.startsWith(wanted));
  return found && [...found.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
}, caption);

const tableWith = (it, caption, ready) => becomes(it, () => table(it, caption), (rows) => rows && ready(rows));

test('a pinned baseline says of each figure whether its difference is clear', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await run(it, { replications: 100 });
  await press(it, 'b');
  await it.settle();
  await set(it, 'apis.crm.server_error_rate', 0.1);
  await run(it);
  const rows = await tableWith(it, 'Against the pinned baseline', (all) => all.length > 10);
  const row = (label) => rows.find((each) => each[0] === label);
  assert.equal(row('Retries')[5], 'clear');
  assert.match(row('Retries')[3], /^\+/);
  assert.equal(row('Conversions')[5], 'same');
  await it.screenshot('compare-baseline');
  await press(it, 'Shift+B');
  await quiet(it);
  assert.equal(await table(it, 'Against the pinned baseline'), undefined);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('the five tools run on the visitor\'s scenario, and one of them can be taken', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await press(it, '7');  // nothing has been changed: they are there all the same
  await tableWith(it, 'Today against five kinds of tool', (all) => all.flat().some((cell) => /^\d/.test(cell)));
  await set(it, 'cohort.trials', 300);
  await run(it, { replications: 40 });
  const rows = await tableWith(it, 'Today against five kinds of tool', (all) => all.flat().every((cell) => cell !== '\u2013'));
  assert.deepEqual(rows[0].slice(1).map((head) => head.replace(' (today)', '')), [
    'Manual sync', 'Zapier, basic', 'Segment + Clearbit', 'Workato / Tray', 'Full orchestration']);
  assert.ok(rows.some((row) => row[0].startsWith('Enterprise within')));
  await quiet(it);
  await it.screenshot('compare-tools');
  assert.equal((await scenario(it)).cohort.trials, 300);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('every input is listed with its source, and what is not modelled is said', async () => {
  const it = await openPage({ width: 1024, height: 768 });
  await set(it, 'payments.duplicate_share', 0.05);
  await run(it, { replications: 20 });
  await press(it, '9');
  const rows = await tableWith(it, 'Assumptions', (all) => all.length > 100);
  const changed = rows.find((row) => row[4] === 'payments.duplicate_share');
  assert.equal(changed[1], '5%');
  assert.equal(changed[2], '0%');
  assert.ok((await table(it, 'What is not modelled')).length > 5);
  await it.screenshot('compare-assumptions');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('the exception list shows what waits for a person, for how long and for how much', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await set(it, 'cohort.email_unknown', 0.2);
  await run(it, { replications: 20 });
  await press(it, '3');
  const rows = await tableWith(it, 'Exception list of month 0', (all) => all.length > 3);
  assert.match(rows[1][1], /^(open for|settled)/);
  assert.match(rows[1][2], /^\$/);
  assert.ok(rows[1][6].length > 3);
  assert.deepEqual(it.errors, []);
  await it.close();
});
