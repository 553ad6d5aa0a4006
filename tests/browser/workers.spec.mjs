// Workers: replications come from plain web workers, and nothing but the pace depends on how many there are,
// or on whether there are any.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after } from 'node:test';

import { closeAll, openPage, program, root, test } from './harness.mjs';
import { nextFrames, run, set, state, staysQuiet } from './manners.mjs';

after(closeAll);

const SMALL = { width: 900, height: 600 };

// A page with so many workers, all of them up.
async function withWorkers(count, options = {}) {
  const it = await openPage({ ...SMALL, hash: `?workers=${count}`, ...options });
  await it.page.waitForFunction((wanted) => window.handoff.state().workers === wanted, count);
  return it;
}

test('any number of workers gives the command line\'s digits', { skip: !existsSync(program) }, async (t) => {
  const changes = [['payments.duplicate_share', 0.1], ['apis.crm.server_error_rate', 0.05]];
  const settings = changes.flatMap(([path, value]) => ['--set', `${path}=${value}`]);
  const text = execFileSync(program, ['run', 'assets/scenarios/worked_example.json', ...settings, '--replications',
                                     '300', '--seed', '7', '--json', '-'], { cwd: root });
  for (const count of [0, 1, 2, 4]) {
    const it = await withWorkers(count);
    for (const [path, value] of changes) await set(it, path, value);
    const begun = performance.now();
    assert.deepEqual(await run(it, { replications: 300, seed: 7 }), JSON.parse(text), `${count} workers`);
    t.diagnostic(`${count} workers: ${Math.round(performance.now() - begun)} ms`);
    assert.deepEqual(it.errors, []);
    await it.close();
  }
});

test('workers start by themselves, and ask the network for no second program', async () => {
  const it = await openPage(SMALL);
  await it.page.waitForFunction(() => window.handoff.state().workers > 0);
  const programs = it.requests.filter((url) => url.endsWith('.wasm'));
  assert.equal(programs.length, new Set(programs).size, 'each part once');
  await it.close();
});

test('a page whose workers cannot start runs everything by itself', async () => {
  for (const init of [
    () => { delete window.Worker; },
    () => { window.Worker = class { constructor() { throw new Error('forbidden'); } }; },
    // As a Content-Security-Policy without worker-src answers: an error event, and never a message.
    () => {
      window.Worker = class {
        constructor() { setTimeout(() => this.onerror(new Event('error', { cancelable: true }))); }
        postMessage() {}
        terminate() {}
      };
    },
  ]) {
    const it = await openPage({ ...SMALL, init });
    const results = await run(it, { replications: 60 });
    assert.equal(results.replications, 60);
    assert.equal((await state(it)).workers, 0);
    assert.deepEqual(it.errors, []);
    await it.close();
  }
});

test('a change cancels a long run at once, even in the middle of a month of a million trials', async () => {
  const it = await withWorkers(2);
  await set(it, 'cohort.trials', 1_000_000);
  await nextFrames(it, 6);  // the month is under way
  const waited = await it.page.evaluate(async () => {
    const begun = performance.now();
    window.handoff.set('cohort.trials', 500);
    const blocked = performance.now() - begun;
    await window.handoff.run({ replications: 40 });
    return { blocked, all: performance.now() - begun };
  });
  // One large month takes seconds, and there are as many as workers and more behind them; a busy machine makes both slower.
  assert.ok(waited.blocked < 1000, `the page stood still for ${waited.blocked} ms`);
  assert.ok(waited.all < 20_000, `forty small months took ${waited.all} ms`);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a worker that dies is replaced, and its replications are not lost', async () => {
  const init = () => {
    const Real = window.Worker;
    window.hired = [];
    window.Worker = class extends Real {
      constructor(...given) { super(...given); window.hired.push(this); }
    };
  };
  const it = await withWorkers(2, { init });
  const before = await run(it, { replications: 400 });
  const now = await it.page.evaluate(async () => {
    window.handoff.set('seed', 99);
    window.handoff.set('seed', 1);
    const results = window.handoff.run({ replications: 400 });
    window.hired[0].onerror(new Event('error', { cancelable: true }));
    return results;
  });
  assert.deepEqual(now, before);
  await it.page.waitForFunction(() => window.handoff.state().workers === 2);
  assert.equal(await it.page.evaluate(() => window.hired.length), 3);
  await it.close();
});

test('the page stays quiet when workers have finished', async () => {
  const it = await withWorkers(2);
  await run(it);
  await staysQuiet(it);
  await it.close();
});
