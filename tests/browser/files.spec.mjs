// Files: opened, dropped and saved; what cannot be a scenario is refused with a reason, and the present one
// is never lost. What was changed is there again at the next visit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { complained, drop, hash, hears, quiet, run, said, scenario, set, settled } from './manners.mjs';

after(closeAll);

const MINE = { version: 1, name: 'mine', seed: 9, cohort: { trials: 321 } };

test('a scenario that is dropped is opened, and undo brings the former one back', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 600);
  await drop(it, 'mine.json', JSON.stringify(MINE));
  await hears(it, /Opened mine\.json/);
  assert.equal((await scenario(it)).cohort.trials, 321);
  await it.page.keyboard.press('Control+z');
  await it.settle();
  assert.equal((await scenario(it)).cohort.trials, 600);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('the file that the browser\'s dialogue gives is opened', async () => {
  const it = await openPage(SMALL_PAGE);
  const chooser = it.page.waitForEvent('filechooser');
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('Control+o');
  const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(MINE)) };
  await (await chooser).setFiles(file);
  await hears(it, /Opened mine\.json/);
  assert.equal((await scenario(it)).name, 'mine');
  await it.close();
});

test('what is no scenario is refused with a reason, and the present one stays', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 600);
  const before = await scenario(it);
  const rows = [
    ['broken.json', '{"version": 1,\n "cohort": {"trials": 5', /^broken\.json:2:\d+: /],
    ['typo.json', '{"version": 1, "cohort": {"trails": 5}}', /^typo\.json:1:.*trails/],
    ['limits.json', '{"version": 1, "cohort": {"trials": -5}}', /cohort\.trials: -5 is below 1/],
    ['empty.json', '', /^empty\.json: the file is empty; your scenario is as it was/],
    ['blank.json', ' \n\n', /^blank\.json: the file is empty/],
  ];
  for (const [name, text, expected] of rows) {
    await drop(it, name, text);
    await hears(it, expected, true);
    assert.deepEqual(await scenario(it), before, name);
  }
  assert.deepEqual(it.errors, []);
  await it.screenshot('files-refused', { width: 1440, height: 900 });
  await it.close();
});

test('of several files none is opened, because nobody knows which is meant', async () => {
  const it = await openPage(SMALL_PAGE);
  const before = await scenario(it);
  await it.page.evaluate(() => {
    const transfer = new DataTransfer();
    for (const name of ['a.json', 'b.json']) transfer.items.add(new File(['{"version": 1, "seed": 5}'], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await hears(it, /^2 files: only one/, true);
  assert.deepEqual(await scenario(it), before);
  await it.close();
});

test('a saved file opens as the same scenario', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 432);
  await set(it, 'name', 'Über 100% / "mine"');
  const saved = await scenario(it);
  const download = it.page.waitForEvent('download');
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('Control+s');
  const file = await download;
  assert.match(file.suggestedFilename(), /^[A-Za-z0-9_]+\.json$/);
  const text = readFileSync(await file.path(), 'utf8');
  const other = await openPage(SMALL_PAGE);
  await drop(other, 'saved.json', text);
  await hears(other, /Opened saved\.json/);
  assert.deepEqual(await scenario(other), saved);
  for (const one of [it, other]) await one.close();
});

test('what was changed is there again at the next visit, and can be left', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 456);
  const results = await run(it, { replications: 60 });
  await settled(it);
  const again = await it.context.newPage();
  await again.goto(it.address);
  await again.evaluate(async () => { await window.handoff.ready; });
  const next = { ...it, page: again };
  await hears(next, /Your last scenario is back/);
  assert.deepEqual(await run(next), results);
  await quiet(next);
  assert.match(await hash(next), /^#v1\.r60\./, 'the address says it too');
  await it.close();
});

test('a tab that is closed at once has kept the last change', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 457);
  await it.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const kept = await it.page.evaluate(() => JSON.parse(localStorage.getItem('handoff.scenario')));
  assert.equal(kept.scenario.cohort.trials, 457);
  await it.close();
});

test('looking at a link does not take the place of one\'s own scenario', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 458);
  await settled(it);
  const mine = await scenario(it);
  const again = await it.context.newPage();
  await again.goto(`${it.address}#v1.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ`);  // {"version":1,"seed":7}
  await again.evaluate(async () => { await window.handoff.ready; });
  const next = { ...it, page: again };
  await hears(next, /Opened from the link/);
  assert.equal((await scenario(next)).seed, 7);
  await quiet(next);
  const kept = await again.evaluate(() => JSON.parse(localStorage.getItem('handoff.scenario')));
  assert.equal(kept.scenario.cohort.trials, 458);
  await again.evaluate(() => window.handoff.undo());
  assert.deepEqual(await scenario(next), mine);
  await it.close();
});

test('a kept scenario that cannot be read is said, offered as a file, and not thrown away', async () => {
  const it = await openPage({ ...SMALL_PAGE, init: () => localStorage.setItem('handoff.scenario', '{"scenario": 5}') });
  await hears(it, /kept scenario.*cannot be read/, true);
  assert.equal((await scenario(it)).cohort.trials, 500);
  await quiet(it);
  assert.equal(await it.page.evaluate(() => localStorage.getItem('handoff.scenario')), '{"scenario": 5}');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('without storage the page works and says so', async () => {
  const init = () => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  };
  const it = await openPage({ ...SMALL_PAGE, init });
  await set(it, 'cohort.trials', 459);
  await hears(it, /keeps nothing between visits/);
  assert.match(await hash(it), /^#v1\./, 'the link has it');
  assert.equal((await scenario(it)).cohort.trials, 459);
  assert.equal(await complained(it), '');
  assert.notEqual(await said(it), '');
  assert.deepEqual(it.errors, []);
  await it.close();
});
