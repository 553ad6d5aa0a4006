// A rehearsal's file: dropped on the page it stands under Timing, measured beside simulated, and the scenario
// stays as it was.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { becomes, complained, drop, hears, scenario, set, settled } from './manners.mjs';

after(closeAll);

const figure = (label, measured, median, low, high, agreement = 'inside') =>
  ({ label, measured, median, prediction95: [low, high], together95: [low, high], same_draws: median, agreement });
const REHEARSAL = {
  rehearsal: 'burst', seed: 7, replication: 0, customers: 60, played_s: 12.7, runs: 1999,
  overhead: { webhook_s: 0.004, step_s: 0.0015, step_p95_s: 0.003, step_in_play_s: 0.002 },
  crm_lag_parts_s: { delivery: 0.5, vendors: 1.25, waits: 0.25, service: 0.01 },
  webhooks: { sent: 70, refused: 0, given_up: 0 },
  ledger: { lost: 0, doubled: 0, repeated: 0, excused: 0, violations: [] },
  figures: {
    crm_lag_p50_s: figure('CRM lag, p50', 2.05, 2, 1.5, 12.25),
    unassigned_p50_h: figure('without an owner, p50', 0.005, null, 0.004, null, 'DIFFERS'),
    retries: figure('retries', 17, 20, 9, 30),
  },
  verdict: 'verdict: measured and simulated differ in 1 of 3 figures', agrees: false,
};

const tables = (it) => it.page.evaluate(() => [...document.querySelectorAll('#tables table')].map((table) =>
  ({ caption: table.caption.textContent, rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)) })));
const rehearsed = async (it) => (await tables(it)).find((table) => table.caption.startsWith('Rehearsal of'));

test('a rehearsal that is dropped stands beside the scenario, which stays', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 600);
  await drop(it, 'r.json', JSON.stringify(REHEARSAL));
  await hears(it, /The rehearsal of r\.json stands under Timing/);
  assert.equal((await scenario(it)).cohort.trials, 600);
  await settled(it);
  const table = await becomes(it, rehearsed, (found) => found !== undefined);
  assert.match(table.caption, /^Rehearsal of burst: Measured and simulated differ in 1 of 3 figures\./);
  assert.match(table.caption, /the vendors' answers 1\.25 s/);
  assert.deepEqual(table.rows, [
    ['CRM lag, p50', '2.05 s', '2.00 s', '1.50 s to 12.2 s', '2.00 s', 'inside'],
    ['without an owner, p50', '18.0 s', 'never', '14.4 s to never', 'never', 'differs'],
    ['retries', '17', '20', '9 to 30', '20', 'inside'],
  ]);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a wrong one is one line, and nothing changes', async () => {
  const it = await openPage(SMALL_PAGE);
  const wrong = { ...REHEARSAL, figures: { retries: { ...REHEARSAL.figures.retries, measured: 'many' } } };
  await drop(it, 'wrong.json', JSON.stringify(wrong));
  await hears(it, /^wrong\.json:1:\d+: figures\.retries\.measured: expected a number/, true);
  assert.doesNotMatch(await complained(it), /\n/);
  assert.equal(await rehearsed(it), undefined);
  await it.close();
});
