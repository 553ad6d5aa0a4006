// The page at work: it opens on a finished run, agrees with the command line digit for digit, follows its
// sliders, shares links, stays quiet when idle, and says so when a browser cannot run it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, program, root, test } from './harness.mjs';
import { frames, run, scenario, set, settled, staysQuiet } from './manners.mjs';

after(closeAll);

const WORKED_EXAMPLE = 'assets/scenarios/worked_example.json';

// What the call throws in the page, as its message.
const refusal = (it, call) => it.page.evaluate((source) => {
  try {
    window.handoff[source.name](...source.given);
    return '';
  } catch (error) {
    return error.message;
  }
}, call);

test('the page opens on results, without an error and without asking anybody else', async (t) => {
  const it = await openPage({ width: 1440, height: 900 });
  const first = await it.page.evaluate(() => performance.getEntriesByName('handoff-ready')[0].startTime);
  const opened = await it.page.evaluate(() => window.handoff.results());
  t.diagnostic(`first useful frame after ${Math.round(first)} ms`);
  assert.ok(opened.replications >= 20, 'the first picture rests on a batch of replications');
  assert.ok(opened.metrics.conversions.mean > 80 && opened.metrics.conversions.mean < 100);
  await settled(it);
  const summary = await it.page.locator('#summary').textContent();
  assert.match(summary, /^\d+ of 500 trials convert a month; half are in the CRM/);
  assert.match(summary, /1,000 months simulated/);
  assert.match(await it.page.locator('#tables').textContent(), /Enterprise \(15 min\)/);
  const elsewhere = it.requests.filter((url) => !url.startsWith(it.address) && !/^(blob|data):/.test(url));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('results are those of the command line, digit for digit', { skip: !existsSync(program) }, async () => {
  const it = await openPage();
  const options = ['--replications', '200', '--seed', '7', '--json', '-'];
  const cases = [[], [['payments.duplicate_share', 0.1], ['apis.crm.server_error_rate', 0.05],
                      ['pipeline.dedupe.enabled', false]]];
  for (const changes of cases) {
    for (const [path, value] of changes) await set(it, path, value);
    const settings = changes.flatMap(([path, value]) => ['--set', `${path}=${value}`]);
    const text = execFileSync(program, ['run', WORKED_EXAMPLE, ...settings, ...options], { cwd: root });
    assert.deepEqual(await run(it, { replications: 200, seed: 7 }), JSON.parse(text));
  }
  await it.close();
});

test('an input that is set shows in the results', async () => {
  const it = await openPage();
  const before = await run(it, { replications: 100 });
  assert.equal(before.metrics.duplicates_received.mean, 0);
  await set(it, 'payments.duplicate_share', 0.2);
  const now = await run(it);
  // Two deliveries for each of about 90 conversions, a fifth of them twice.
  assert.ok(Math.abs(now.metrics.duplicates_received.mean - 36) < 3);
  assert.equal(now.metrics.duplicates_suppressed.mean, now.metrics.duplicates_received.mean);
  assert.equal(now.replications, 100);
  await it.close();
});

test('nonsense is refused in one line, and the scenario is kept', async () => {
  const it = await openPage();
  await set(it, 'cohort.trials', 600);
  const before = await scenario(it);
  const rows = [
    [{ name: 'set', given: ['cohort.trials', -5] }, /^cohort\.trials: -5 is below 1/],
    [{ name: 'set', given: ['cohort.trails', 5] }, /cohort\.trials/],
    [{ name: 'set', given: ['payments.duplicate_share', 'often'] }, /^payments\.duplicate_share/],
    [{ name: 'load', given: ['{"version": 1,'] }, /1:/],
    [{ name: 'load', given: [{ version: 1, cohort: { trials: 'x' } }] }, /cohort\.trials/],
  ];
  for (const [call, expected] of rows) {
    const message = await refusal(it, call);
    assert.match(message, expected);
    assert.ok(!message.includes('\n'));
  }
  await assert.rejects(run(it, { replications: 0 }), /replications: 0 is not a whole number/);
  assert.deepEqual(await scenario(it), before);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a scenario that was loaded comes back as it is', async () => {
  const it = await openPage();
  const given = JSON.parse(readFileSync(join(root, WORKED_EXAMPLE), 'utf8'));
  given.name = 'Über\u2019s';
  given.cohort.trials = 321;
  given.cohort.plans = Array.from({ length: 32 }, (_, i) => ({ ...given.cohort.plans[1], name: `plan ${i}` }));
  await it.page.evaluate((one) => window.handoff.load(one), given);
  delete given.$schema;
  assert.deepEqual(await scenario(it), given);
  await it.close();
});

test('dragging a slider changes the results, in one step of undo', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  const before = await run(it, { replications: 50 });
  // The first slider, "Trials a month": its knob stands at 500.
  const { mouse, keyboard } = it.page;
  await mouse.move(126, 183);
  await mouse.down();
  for (let x = 136; x <= 206; x += 10) {
    await mouse.move(x, 183);
    await it.settle();
  }
  await mouse.up();
  await it.settle();
  const now = await run(it);
  const { trials } = (await scenario(it)).cohort;
  assert.ok(trials > 1000, `the slider stands at ${trials}`);
  const factor = now.metrics.conversions.mean / before.metrics.conversions.mean;
  assert.ok(Math.abs(factor / (trials / 500) - 1) < 0.1, 'conversions follow the trials');
  await keyboard.press('Control+z');
  await it.settle();
  assert.equal((await scenario(it)).cohort.trials, 500);
  assert.deepEqual(await run(it), before);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a link opens the same numbers, and a broken one opens the shipped scenario', async () => {
  const it = await openPage();
  const shipped = await scenario(it);
  assert.equal(await it.page.evaluate(() => location.hash), '');
  await set(it, 'cohort.trials', 450);
  const results = await run(it, { replications: 120, seed: 11 });
  await settled(it);
  const hash = await it.page.evaluate(() => location.hash);
  assert.match(hash, /^#v1\.r120\./);
  const other = await openPage({ hash });
  assert.deepEqual(await run(other), results);
  const broken = await openPage({ hash: hash.slice(0, -9) });
  assert.deepEqual(await scenario(broken), shipped);
  assert.deepEqual(broken.errors, []);
  for (const one of [it, other, broken]) await one.close();
});

test('an idle page draws no frame', async () => {
  const it = await openPage();
  await settled(it);
  await it.page.mouse.move(700, 300);
  await staysQuiet(it);
  await it.close();
});

const SCREENS = [
  { name: 'page-1440x900', width: 1440, height: 900, scale: 1 },
  { name: 'page-1024x768', width: 1024, height: 768, scale: 1 },
  { name: 'page-1440x900-2x', width: 1440, height: 900, scale: 2 },
  { name: 'page-390x844', width: 390, height: 844, scale: 1 },
  { name: 'page-1440x900-dark', width: 1440, height: 900, scale: 1, colorScheme: 'dark' },
];
for (const { name, ...screen } of SCREENS) {
  test(`the page is drawn, and sharp: ${name}`, async () => {
    const it = await openPage(screen);
    await settled(it);
    const path = await it.screenshot(name);
    assert.ok((await coloursIn(it.page, readFileSync(path))) > 100, 'the picture is blank');
    const size = await it.page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      return [canvas.width, canvas.height];
    });
    assert.deepEqual(size, [screen.width * screen.scale, screen.height * screen.scale]);
    assert.deepEqual(it.errors, []);
    await it.close();
  });
}

test('a browser without WebAssembly gets a readable message', async () => {
  const it = await openPage({ init: () => { delete window.WebAssembly; }, ready: false });
  const failure = it.page.locator('#failure');
  await failure.waitFor({ state: 'visible' });
  assert.match(await failure.textContent(), /cannot run Handoff/);
  assert.ok(await it.page.locator('#loading').isHidden());
  assert.deepEqual(it.errors, []);
  await it.screenshot('page-without-webassembly');
  await it.close();
});
