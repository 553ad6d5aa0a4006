// Your month: exports that are dropped become figures, a question is answered in place, the scenario is used and
// undone; nothing of a file leaves the page, and what is no export gets one line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { builtFiles, closeAll, openPage, program, root, test } from './harness.mjs';
import { becomes, quiet, run, scenario } from './manners.mjs';

after(closeAll);

const EXAMPLE = ['subscriptions.csv', 'invoices.csv', 'contacts.csv', 'mails.csv'];
const path = (name) => join(root, 'assets', 'example', name);

// Several files in one hand; a content is text, or a list of bytes.
async function dropAll(it, files) {
  await it.page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const [name, content] of given) {
      const bytes = typeof content === 'string' ? content : Uint8Array.from(content);
      transfer.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
  await it.settle();
}

// The page's tables, which stand behind the canvas; a caption begins with these words.
const tables = (it, words) => it.page.evaluate((begins) => Array.from(document.querySelectorAll('#tables table'))
  .filter((table) => table.caption.textContent.startsWith(begins))
  .flatMap((table) => Array.from(table.tBodies[0].rows, (row) => Array.from(row.cells, (cell) => cell.textContent))),
words);
const table = (it, words, holds) => becomes(it, (page) => tables(page, words), holds);
const open = (it) => table(it, 'Your month: what is open', (rows) => rows.length > 0);
const command = (it, name) => it.page.evaluate((which) => window.handoffPage.receive('command', '', which), name);

const dropExample = (it) => dropAll(it, EXAMPLE.map((name) => [name, readFileSync(path(name), 'utf8')]));

test('the example\'s files say what the command line says, and make the scenario; undo takes it back', async () => {
  const learned = JSON.parse(execFileSync(program, ['learn', ...EXAMPLE.map(path), '--json', '-'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
  const it = await openPage({ width: 1440, height: 900 });
  await run(it);
  const before = await scenario(it);
  const asked = [];
  it.page.on('request', (request) => asked.push(request));
  await dropExample(it);
  const figures = await table(it, 'Your month: 280 trials', (rows) => rows.length === 6);
  const value = Object.fromEntries(figures.map(([label, shown]) => [label, shown]));
  assert.equal(value.Trials, String(learned.observed.trials));
  assert.equal(value['Conversion rate'], `${(100 * learned.observed.conversion_rate).toFixed(1)}%`);
  assert.equal(value['CRM lag, median'], `${(learned.observed.crm_lag_s.p50 / 60).toPrecision(3)} min`);
  assert.equal(value['Mailed after paying'], String(learned.observed.missent_customers));
  const tool = await table(it, 'Your month: your tool behaves like', (rows) => rows.length === 1);
  assert.equal(learned.tool.name, 'zapier_basic');
  assert.equal(tool[0][0], 'Zapier, basic');
  const fit = await table(it, 'Your month: does the model explain it?', (rows) => rows.length === 6);
  assert.equal(fit.filter((row) => row[3] === 'outside').length, learned.fit.filter((each) => !each.inside).length);
  await quiet(it);
  await it.screenshot('month-example');

  await command(it, 'month-use');
  const used = await becomes(it, scenario, (now) => now.cohort.trials === learned.observed.trials);
  assert.equal(used.cohort.conversion_rate, learned.observed.conversion_rate);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('Control+z');
  assert.deepEqual(await becomes(it, scenario, (now) => now.cohort.trials === before.cohort.trials), before);

  // What the page asked for since the files came are files of its own, and nothing went with it.
  const own = new Set(builtFiles().map((name) => new URL(name, it.address).href));
  for (const request of asked) {
    assert.ok(own.has(request.url()), request.url());
    assert.equal(request.method(), 'GET');
    assert.equal(request.postData(), null);
  }
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('dates that can be read in two ways are asked about, and the answer has the files read again', async () => {
  const it = await openPage();
  const rows = ['id,Customer ID,Customer Email,Plan,Interval,Amount,Status,Created (UTC),Trial Start (UTC),Trial End (UTC)'];
  for (let i = 1; i <= 9; ++i) {
    rows.push(`sub_${i},cus_${i},a${i}@x.example,team,month,59.00,canceled,3/${i}/2026 10:00,3/${i}/2026 10:00,4/${i}/2026 10:00`);
  }
  await dropAll(it, [['subscriptions.csv', rows.join('\n')]]);
  const [[question]] = await open(it);
  assert.match(question, /^subscriptions\.csv: dates such as 3\/1\/2026 10:00 can be read in two ways/);
  await it.screenshot('month-question');
  await it.page.evaluate(() => window.handoffPage.receive('typed', 'month.question.0', 'Month first'));
  const figures = await table(it, 'Your month: 9 trials', (all) => all.length === 6);
  assert.equal(figures[2][3].startsWith('Not in your files: add'), true);
  await it.close();
});

test('what is no export gets one line that says what was expected, and the scenario stays', async () => {
  const it = await openPage();
  const before = await scenario(it);
  const kinds = [
    ['photo.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16], /^photo\.jpg: is a picture \(JPEG\), expected CSV, JSON, or a zip of them$/],
    ['noise.bin', Array.from({ length: 9000 }, (_, i) => (i * 7) % 32), /^noise\.bin: is no text, expected CSV/],
    ['shopping.csv', 'what,how many\nmilk,2\n', /^shopping\.csv: has no columns of a known export/],
  ];
  for (const [name, content, expected] of kinds) {
    await dropAll(it, [[name, content]]);
    const lines = await table(it, 'Your month: what is open', (rows) => rows.some(([line]) => line.startsWith(name)));
    assert.ok(lines.some(([line]) => expected.test(line)), `${name}: ${lines}`);
  }
  assert.deepEqual(await scenario(it), before);
  await it.screenshot('month-refused');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('your own customers take the place of drawn ones, and undo brings these back', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await run(it);
  await dropExample(it);
  await table(it, 'Your month: does the model explain it?', (rows) => rows.length === 6);
  await command(it, 'month-use');
  await it.settle();
  const drawn = await run(it, { replications: 100 });
  const choose = (answer) => it.page.evaluate((text) => window.handoffPage.receive('typed', 'customers', text), answer);
  await choose('My customers, replayed');
  await it.settle();
  const replayed = await run(it, { replications: 100 });
  assert.notEqual(replayed.result_hash, drawn.result_hash);
  await it.screenshot('month-replayed', { width: 1440, height: 900 });
  await command(it, 'undo');
  await it.settle();
  assert.equal((await run(it, { replications: 100 })).result_hash, drawn.result_hash);
  await choose('Everybody');
  await it.settle();
  assert.equal((await run(it, { replications: 100 })).result_hash, drawn.result_hash, 'a wrong answer changes nothing');

  // The tab keeps them over a reload, as numbers, and forgets them when it is closed. What was kept with the first
  // choice is taken away, so that the present one is waited for.
  await it.page.evaluate(() => sessionStorage.removeItem('handoff.customers'));
  await choose('My customers, replayed');
  await becomes(it, (page) => page.page.evaluate(() => sessionStorage.getItem('handoff.customers') || ''),
    (text) => text.startsWith('in') && text.includes('"trial_started"') && !text.includes('@'));
  assert.equal(await it.page.evaluate(() => localStorage.getItem('handoff.customers')), null);
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  assert.equal((await run(it, { replications: 100 })).result_hash, replayed.result_hash, 'a reload keeps them');
  assert.deepEqual(it.errors, []);
});
