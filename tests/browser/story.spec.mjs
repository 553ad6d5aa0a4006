// The tabs, one customer's trace and night, the month as it flows, the guided tour and presenting.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, program, root, test } from './harness.mjs';
import { becomes, frames, nextFrames, quiet, run, scenario, set, settled, staysQuiet } from './manners.mjs';

after(closeAll);

const SWITCH = { crm: [382, 201], storm: [580, 201], idempotency: [738, 201] };

const press = async (it, key) => {
  await it.page.keyboard.press(key);
  await it.settle();
};
const tables = (it) => it.page.evaluate(() => [...document.querySelectorAll('#tables table')].map((table) => ({
  caption: table.caption.textContent,
  rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
})));
const table = async (it, pattern) => (await tables(it)).find(({ caption }) => pattern.test(caption));
// The open tab's own pieces come after the results.
const shown = async (it, pattern) => {
  await it.page.waitForFunction((source) => [...document.querySelectorAll('#tables caption')]
    .some((caption) => new RegExp(source).test(caption.textContent)), pattern.source);
  return table(it, pattern);
};

const LOOKS = [
  { name: 'light', width: 1440, height: 900 },
  { name: 'small', width: 1024, height: 768 },
  { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844 },
];
const TABS = ['timing', 'routing', 'limits', 'customer', 'story'];

for (const { name, ...look } of LOOKS) {
  test(`every tab is drawn: ${name}`, async () => {
    const it = await openPage(look);
    await it.page.evaluate(() => document.querySelector('canvas').focus());
    await settled(it);
    await shown(it, /^Routing outcomes/);
    for (const [index, tab] of TABS.entries()) {
      await press(it, String(index + 2));
      await nextFrames(it, 6);
      await (tab === 'story' ? nextFrames(it, 6) : quiet(it));
      const path = await it.screenshot(`tab-${tab}-${name}`);
      assert.ok((await coloursIn(it.page, readFileSync(path))) > 60, `${tab} is blank`);
    }
    assert.deepEqual(it.errors, []);
    await it.close();
  });
}

test('a customer\'s trace is that of the command line', { skip: !existsSync(program) }, async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await set(it, 'apis.crm.server_error_rate', 0.2);
  await settled(it);
  const { caption, rows } = await shown(it, /^Customer \d+ of \d+/);
  const [, customer, , month] = caption.match(/^Customer (\d+) of (\d+) in month (\d+)/);
  const trace = JSON.parse(execFileSync(program, ['trace', 'worked_example', '--set', 'apis.crm.server_error_rate=0.2',
    '--customer', customer, '--replication', month, '--json', '-'], { cwd: root, encoding: 'utf8' }));
  const said = (pattern) => rows.filter(([, , what]) => pattern.test(what));
  assert.equal(said(/, try \d+: /).length, trace.calls.length);
  assert.equal(said(/, try \d+: 5xx/).length, trace.calls.filter(({ status }) => status === 'server_error').length);
  assert.equal(said(/^! Trial mail/).length, trace.mails.filter(({ missent }) => missent).length);
  assert.equal(said(/^Event delivered/).length, trace.deliveries.length);
  assert.match(caption, new RegExp(`${trace.tier}, \\$${trace.mrr_usd} a month, ${trace.zone}`));
  await it.close();
});

test('a night is told for both pipelines, and trial mails go on only by hand', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await press(it, '5');
  const { rows } = await shown(it, /^One customer's night/);
  const mails = (side) => rows.filter(([under, , , what]) => under === side && /trial mail goes out/.test(what)).length;
  assert.ok(mails('Manual sync') > 0);
  assert.equal(mails('Full orchestration'), 0);
  await it.close();
});

test('an animation draws while it plays, and nothing once it stands', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await press(it, '6');
  await quiet(it);
  await press(it, 'p');
  const before = await frames(it);
  await it.page.waitForFunction((first) => window.handoff.frames() > first + 20, before);
  await press(it, 'p');
  await staysQuiet(it);
  await it.close();
});

test('a moment looks the same however it was come to', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await press(it, '6');
  await quiet(it);
  const clip = { x: 360, y: 220, width: 1050, height: 300 };
  const at = async (x) => {
    await it.page.mouse.click(x, 610);
    await it.page.mouse.move(20, 880);
    await quiet(it);
    return it.page.screenshot({ clip });
  };
  // A Sunday and a Monday before dawn, when somebody waits for the team; at most other moments nobody does.
  const first = await at(760);
  const other = await at(1000);
  const again = await at(760);
  assert.ok(!first.equals(other), 'nothing moves');
  assert.ok(first.equals(again));
  await it.close();
});

test('arrow keys move the moment while the mouse is over the month', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await press(it, '6');
  await quiet(it);
  await it.page.mouse.move(700, 610);
  const moment = async () => {
    await quiet(it);
    return it.page.screenshot({ clip: { x: 745, y: 535, width: 250, height: 35 } });
  };
  const first = await moment();
  await press(it, 'ArrowRight');
  assert.ok(!first.equals(await moment()), 'it has not moved');
  await press(it, 'ArrowLeft');
  assert.ok(first.equals(await moment()), 'and back');
  await it.close();
});

test('the switches change the scenario, and undo takes each back', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  const shipped = await scenario(it);
  await press(it, '6');
  await quiet(it);
  for (const place of Object.values(SWITCH)) {
    const before = JSON.stringify(await scenario(it));
    await it.page.mouse.click(...place);
    await it.page.waitForFunction((old) => JSON.stringify(window.handoff.scenario()) !== old, before);
  }
  const now = await scenario(it);
  assert.equal(now.apis.crm.outages.length, 1);
  assert.equal(now.payments.duplicate_share, 0.5);
  assert.equal(now.pipeline.dedupe.enabled, false);
  await it.page.mouse.move(20, 880);
  await press(it, 'p');  // the outage plays on to the end of the month, which takes hours
  await quiet(it);
  await it.screenshot('story-all-faults');
  for (let i = 0; i < 3; ++i) await press(it, 'Control+z');
  assert.deepEqual(await scenario(it), shipped);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('the tour shows nine steps, and gives back what was', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await set(it, 'cohort.trials', 400);
  await settled(it);
  const before = await scenario(it);
  await press(it, 'g');
  for (let step = 1; step <= 9; ++step) {
    await becomes(it, scenario, ({ pipeline, apis }) => (pipeline.trigger.kind === 'person') === (step === 3) &&
      (apis.crm.outages.length === 1) === (step === 5));
    await run(it);
    await nextFrames(it, 6);
    await it.screenshot(`tour-${step}`);
    const { pipeline, apis, cohort } = await scenario(it);
    assert.equal(cohort.trials, 400);
    assert.equal(pipeline.trigger.kind, step === 3 ? 'person' : 'webhook');
    assert.equal(apis.crm.outages.length, step === 5 ? 1 : 0);
    if (step < 9) await press(it, 'n');
  }
  await press(it, 'b');
  await press(it, 'Escape');
  assert.deepEqual(await scenario(it), before);
  await press(it, 'Control+z');
  assert.equal((await scenario(it)).cohort.trials, 500);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('presenting is large and leaves with Esc', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await quiet(it);
  const usual = await it.page.screenshot();
  await press(it, 'f');
  await quiet(it);
  await it.screenshot('present-overview');
  await press(it, '6');
  await nextFrames(it, 12);
  await it.screenshot('present-story');
  await press(it, '1');
  await press(it, 'Escape');
  await quiet(it);
  assert.ok(usual.equals(await it.page.screenshot()));
  assert.deepEqual(it.errors, []);
  await it.close();
});
