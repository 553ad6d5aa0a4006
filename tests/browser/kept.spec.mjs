// Scenarios that are kept by name: beside the one on the page, in the browser and in a file; and the scenario on the
// page is never lost on the way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { becomes, complained, drop, hears, quiet, run, scenario, set } from './manners.mjs';

after(closeAll);

const press = async (it, key) => { await it.page.locator('#canvas').focus(); await it.page.keyboard.press(key); };
const asText = async (it) => { await press(it, 't'); await it.page.waitForFunction(() => handoffPage.textMode); };
const heads = (it) => it.page.evaluate(() => {
  const found = [...document.querySelectorAll('#tables table')].find(
    (each) => each.caption?.textContent.startsWith('Today against'));
  return found ? [...found.tHead.rows[0].cells].map((cell) => cell.textContent) : [];
});
const column = (it, title, row) => it.page.evaluate(([wanted, label]) => {
  const found = [...document.querySelectorAll('#tables table')].find(
    (each) => each.caption?.textContent.startsWith('Today against'));
  const at = [...found.tHead.rows[0].cells].findIndex((cell) => cell.textContent.startsWith(wanted));
  return [...found.tBodies[0].rows].find((each) => each.cells[0].textContent.startsWith(label))?.cells[at]?.textContent;
}, [title, row]);
const button = (it, name) => it.page.getByRole('button', { name, exact: true });

async function keep(it, name) {
  const field = it.page.getByLabel('Keep this scenario as');
  await field.fill(name);
  await field.press('Enter');
  await button(it, `Open ${name}`).waitFor();
}

test('a scenario is kept under a name, stands beside the tools, and comes back', async () => {
  const it = await openPage(SMALL_PAGE);
  await run(it, { replications: 20 });
  await set(it, 'cohort.trials', 3200);
  await asText(it);
  await keep(it, 'Acme today');
  await set(it, 'cohort.trials', 6400);
  await keep(it, 'Acme, twice the trials');
  await becomes(it, heads, (all) => all.includes('Acme today') && all.includes('Acme, twice the trials (on the page)'));
  await becomes(it, () => column(it, 'Acme today', 'Monthly cost'), (cell) => /^\$/.test(cell));
  assert.equal((await scenario(it)).cohort.trials, 6400);

  await button(it, 'Open Acme today').click();
  await becomes(it, scenario, (now) => now.cohort.trials === 3200);
  await button(it, 'Undo').click();
  await becomes(it, scenario, (now) => now.cohort.trials === 6400);

  const field = it.page.getByLabel('Keep this scenario as');
  await field.fill('Acme today');
  await field.press('Enter');
  await hears(it, /^Acme today: is kept already/, true);

  await it.page.reload();
  await it.page.waitForFunction(() => window.handoff?.ready);
  await it.page.evaluate(() => window.handoff.ready);
  await asText(it);
  await button(it, 'Open Acme, twice the trials').waitFor();
  await button(it, 'Remove Acme, twice the trials').click();
  await button(it, 'Open Acme, twice the trials').waitFor({ state: 'detached' });
  assert.equal((await scenario(it)).cohort.trials, 6400);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('all that is kept goes into one file, and comes out of it elsewhere beside what is there', async () => {
  const it = await openPage(SMALL_PAGE);
  await asText(it);
  await set(it, 'cohort.trials', 300);
  await keep(it, 'small');
  await set(it, 'cohort.trials', 900);
  await keep(it, 'large');
  const [file] = await Promise.all([it.page.waitForEvent('download'), button(it, 'Save all that is kept').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  assert.equal(file.suggestedFilename(), 'scenarios.json');
  assert.deepEqual(JSON.parse(text).scenarios.map((each) => [each.name, each.cohort.trials]), [['small', 300], ['large', 900]]);

  const other = await openPage(SMALL_PAGE);
  await asText(other);
  await set(other, 'cohort.trials', 77);
  await keep(other, 'small');
  await drop(other, 'scenarios.json', text);
  for (const name of ['Open small', 'Open small 2', 'Open large']) await button(other, name).waitFor();
  assert.equal((await scenario(other)).cohort.trials, 77);

  const wrong = JSON.parse(text);
  wrong.scenarios[1].cohort.trials = -3;
  await drop(other, 'wrong.json', JSON.stringify(wrong));
  await hears(other, /^wrong\.json:1:\d+: scenarios\[1\]\.cohort\.trials: -3 is below 1/, true);
  assert.doesNotMatch(await complained(other), /\n/);
  assert.deepEqual(other.errors, []);
  await other.close();
  await it.close();
});

test('another tab has what this one keeps', async () => {
  const it = await openPage(SMALL_PAGE);
  const second = await it.context.newPage();
  await second.goto(it.address);
  await second.waitForFunction(() => window.handoff?.ready);
  await second.evaluate(() => window.handoff.ready);
  await second.evaluate(() => handoffPage.chooseText(true));
  await asText(it);
  await keep(it, 'from the first tab');
  await second.getByRole('button', { name: 'Open from the first tab' }).waitFor();
  await it.close();
});

test('a click keeps what is on the page under the name that is offered', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await set(it, 'cohort.trials', 640);
  await run(it, { replications: 50 });
  await press(it, '7');
  await quiet(it);
  await it.page.mouse.click(715, 202);  // Keep this scenario
  const kept = () => it.page.evaluate(() => JSON.parse(localStorage.getItem('handoff.scenarios') || '{}').scenarios ?? []);
  const [one] = await becomes(it, kept, (all) => all.length === 1);
  assert.deepEqual([one.name, one.cohort.trials], ['example company', 640]);
  await it.page.mouse.move(1400, 850);
  await quiet(it);
  await it.screenshot('kept-one');
  assert.deepEqual(it.errors, []);
  await it.close();
});
