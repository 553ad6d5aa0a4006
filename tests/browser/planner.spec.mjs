// The planner's tab: its questions are answered while it is open, with the command line's digits, and its
// work can be stopped.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, openPage, root, test } from './harness.mjs';
import { pause, set, settled } from './manners.mjs';

after(closeAll);

const TAB = '8';
const ANSWER_MS = 150_000;
const program = join(root, 'build', 'native', 'handoff');

// The table whose caption begins so, as rows of texts; null while it is not there.
const table = (it, caption) => it.page.evaluate((words) => {
  const found = [...document.querySelectorAll('#tables table')]
    .find((each) => each.caption?.textContent.startsWith(words));
  return found ? [...found.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)) : null;
}, caption);

async function answered(it, caption) {
  await it.page.waitForFunction((words) => [...document.querySelectorAll('#tables caption')]
    .some((each) => each.textContent.startsWith(words)), caption, { timeout: ANSWER_MS });
  return table(it, caption);
}

const told = (...args) => JSON.parse(execFileSync(program, [...args, '--json', '-'], { cwd: root, encoding: 'utf8' }));

test('each question is answered as on the command line', { timeout: 2 * ANSWER_MS }, async (t) => {
  if (!existsSync(program)) return t.skip('build/native/handoff is not built');
  const it = await openPage();
  await set(it, 'cohort.trials', 100);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);

  const breaks = await answered(it, 'What breaks first');
  const plan = told('plan', 'worked_example', 'breaks', '--set', 'cohort.trials=100').breaks;
  const digits = (volume) => Math.round(volume).toLocaleString('en-US');
  const words = {
    breaks: (row) => digits(row.volume),
    holds: (row) => `above ${digits(row.ci95[0])}`,
    'fails already': (row) => `below ${digits(row.ci95[1])}`,
    unknown: () => 'not known',
  };
  assert.deepEqual(breaks.map((row) => row[2]), plan.map((row) => words[row.state](row)));

  const pools = await answered(it, 'The fewest people');
  const staffing = told('plan', 'worked_example', 'staffing', '--set', 'cohort.trials=100').pools;
  assert.deepEqual(pools.map((row) => [row[0], row[1].split(',')[0], Number(row[3]), Number(row[4])]),
    staffing.map((pool) => [pool.pool, String(pool.fewest), pool.now, pool.erlang_c.people]));

  const dollars = (text) => Number(text.replace(/[$,]/g, ''));
  const near = (shown, exact) => assert.ok(Math.abs(shown - exact) <= 0.5, `${shown} is not ${exact}`);
  const tools = await answered(it, 'Which tool');
  const choice = told('plan', 'worked_example', 'choose', '--set', 'cohort.trials=100');
  assert.deepEqual(tools.map((row) => row[3] === 'best'), choice.alternatives.map((each) => each.pipeline === choice.best));
  choice.alternatives.forEach((each, at) => near(dollars(tools[at][1]), each.objective.mean));

  const hangsOn = await answered(it, 'What it hangs on');
  const {bars} = told('plan', 'worked_example', 'sensitivity', '--set', 'cohort.trials=100');
  hangsOn.forEach((row, at) => {
    assert.equal(row[0], bars[at].input.replace(/^\w+\./, '').replace(/[_.]/g, ' '));
    near(dollars(row[2]), bars[at].low.objective.mean);
    near(dollars(row[4]), bars[at].high.objective.mean);
  });

  const front = await answered(it, 'The best for the money');
  const optimum = told('plan', 'worked_example', 'optimise', '--set', 'cohort.trials=100').front;
  assert.equal(front.length, optimum.length);
  optimum.forEach((each, at) => {
    near(dollars(front[at][0].split(' ')[0]), each.cost.mean);
    near(Number(front[at][1].split(' ')[0]), each.breach.mean);
  });

  const rules = await answered(it, "The article's rules");
  const advice = told('advise', 'worked_example', '--set', 'cohort.trials=100').rules;
  const verdicts = (rows) => rows.map(String).sort();
  assert.deepEqual(verdicts(rules.map((row) => [row[0], row[1]])), verdicts(advice.map((each) => [each.verdict, each.rule])));

  const sweep = await answered(it, 'One input varied');
  assert.equal(sweep.length, 5);
  assert.deepEqual(sweep.map((row) => row[0]), ['25', '50', '100', '200', '400']);
  assert.deepEqual(it.errors, []);
  await it.screenshot('planner', { width: 1440, height: 900 });
  await it.screenshot('planner-all', { width: 1440, height: 3600 });
  await it.close();
});

test('the work stops when told, and goes on with another scenario', async () => {
  const it = await openPage();
  await set(it, 'cohort.trials', 2000);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);
  await pause(it, 500);
  await it.page.keyboard.press('1');  // another tab: nothing is planned behind it
  await pause(it, 1500);
  const before = await it.page.evaluate(() => window.handoff.frames());
  await pause(it, 1500);
  assert.equal(await it.page.evaluate(() => window.handoff.frames()), before, 'no frame is drawn');
  await it.close();
});
