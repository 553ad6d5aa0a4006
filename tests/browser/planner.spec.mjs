// The planner's tab: its questions are answered while it is open, with the command line's digits, and its
// work can be stopped.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, program, root, test } from './harness.mjs';
import { nextFrames, quiet, set, settled, typed, until } from './manners.mjs';

after(closeAll);

const TAB = '8';
const ANSWER_MS = 150_000;
// A company of two tiers with two uncertain inputs, from its first day: so many trials that targets about rare
// things are decided soon, and few enough to simulate.
const TRIALS = 200;
const {pipeline: {routing}, uncertain} =
  JSON.parse(readFileSync(join(root, 'assets', 'scenarios', 'worked_example.json'), 'utf8'));
const SMALL = {
  version: 1, name: 'small', opening: 'launch', cohort: { trials: TRIALS }, uncertain: uncertain.slice(0, 2),
  pipeline: { routing: routing.slice(0, 2) },
};
const smallFile = join(mkdtempSync(join(tmpdir(), 'handoff-planner-')), 'small.json');
writeFileSync(smallFile, JSON.stringify(SMALL));
after(() => rmSync(dirname(smallFile), { recursive: true }));
const openSmall = (it) => it.page.evaluate((given) => window.handoff.load(given), SMALL);
// All questions, one after the other, on a machine that is busy with something else too.
const ALL_ANSWERS_MS = 4 * ANSWER_MS;

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

test('each question is answered as on the command line', { timeout: ALL_ANSWERS_MS }, async (t) => {
  if (!existsSync(program)) return t.skip(`${program} is not built`);
  const it = await openPage(SMALL_PAGE);
  await openSmall(it);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);

  const breaks = await answered(it, 'What breaks first');
  const plan = told('plan', smallFile, 'breaks').breaks;
  const digits = (volume) => Math.round(volume).toLocaleString('en-US');
  const words = {
    breaks: (row) => digits(row.volume),
    holds: (row) => `above ${digits(row.ci95[0])}`,
    'fails already': (row) => `below ${digits(row.ci95[1])}`,
    unknown: () => 'not known',
  };
  assert.deepEqual(breaks.map((row) => row[2]), plan.map((row) => words[row.state](row)));
  await answered(it, 'Minimum staffing');  // what breaks is known before
  const causes = (await table(it, 'What breaks first')).map((row) => row[4].split(', ')[0]);
  assert.deepEqual(causes, plan.map((row) => row.cause?.what ?? ''));
  assert.ok(causes.some((cause) => cause !== ''));

  const pools = await answered(it, 'Minimum staffing');
  const staffing = told('plan', smallFile, 'staffing').pools;
  assert.deepEqual(pools.map((row) => [row[0], row[1].split(',')[0], Number(row[3]), Number(row[4])]),
    staffing.map((pool) => [pool.pool, String(pool.fewest), pool.now, pool.erlang_c.people]));

  await answered(it, 'Team');
  await answered(it, 'Hours that miss');
  const team = told('plan', smallFile, 'team');
  assert.equal(team.targets.length, SMALL.pipeline.routing.length);
  for (const target of team.targets) {
    const rows = await table(it, `Team. ${target.sentence}`);
    assert.deepEqual(rows.map((row) => [row[0], Number(row[3].replace(/[$,]/g, ''))]),
      target.changes.map((each) => [each.change, Math.round(each.cost)]));
    assert.deepEqual(rows.map((row) => row[5].startsWith('clear')),
      target.changes.map((each) => ['helps', 'harms'].includes(each.verdict)));
  }
  for (const {office, tiers} of team.hours) {
    for (const [tier, week] of Object.entries(tiers)) {
      const days = await table(it, `Hours that miss: ${tier} by ${office}, `);
      assert.equal(days === null, week.customers.flat().every((count) => count === 0));
      days?.forEach((day, at) => day.slice(1).forEach((cell, hour) => {
        const [late, of] = [week.late[at][hour], week.customers[at][hour]];
        assert.equal(cell === '', of < 5, `${tier}, ${office}: ${day[0]} ${hour}:00, ${of} customers`);
        if (cell !== '') assert.ok(Math.abs(parseFloat(cell) / 100 - late / of) < 0.006, `${cell} is not ${late} of ${of}`);
      }));
    }
  }

  const dollars = (text) => Number(text.replace(/[$,]/g, ''));
  // To its last digit before the zeros, where its interval ends to say more.
  const near = (shown, exact) => {
    const unit = 10 ** /0*$/.exec(String(shown))[0].length;
    assert.ok(Math.abs(shown - exact) <= unit / 2, `${shown} is not ${exact}`);
  };
  const tools = await answered(it, 'Which tool');
  const choice = told('plan', smallFile, 'choose');
  assert.deepEqual(tools.map((row) => row[3] === 'best'), choice.alternatives.map((each) => each.pipeline === choice.best));
  choice.alternatives.forEach((each, at) => near(dollars(tools[at][1]), each.objective.mean));

  const worth = await answered(it, 'What it is worth');
  const {drawn, as_assumed: asAssumed} = told('plan', smallFile, 'worth');
  assert.equal(worth[0][0], 'churn avoided, assumed');
  near(dollars(worth[0][1]), drawn.churn.mean);
  near(dollars(worth.at(-1)[1]), drawn.together.mean);
  near(dollars(worth.at(-1)[3].split(' ')[0]), asAssumed.together.mean);

  const hangsOn = await answered(it, 'Most influential assumptions');
  const {bars} = told('plan', smallFile, 'sensitivity');
  hangsOn.forEach((row, at) => {
    assert.equal(row[0], bars[at].input.replace(/^\w+\./, '').replace(/[_.]/g, ' '));
    near(dollars(row[2]), bars[at].low.objective.mean);
    near(dollars(row[4]), bars[at].high.objective.mean);
    assert.equal(row[6] !== 'the same', bars[at].changes_decision);
  });

  const front = await answered(it, 'The best for the money');
  const optimum = told('plan', smallFile, 'optimise').front;
  assert.equal(front.length, optimum.length);
  optimum.forEach((each, at) => {
    near(dollars(front[at][0].split(' ')[0]), each.cost.mean);
    near(Number(front[at][1].split(' ')[0]), each.breach.mean);
  });

  const rules = await answered(it, "The article's rules");
  const advice = told('advise', smallFile).rules;
  const verdicts = (rows) => rows.map(String).sort();
  assert.deepEqual(verdicts(rules.map((row) => [row[0], row[1]])), verdicts(advice.map((each) => [each.verdict, each.rule])));

  const sweep = await answered(it, 'One input varied');
  assert.equal(sweep.length, 5);
  assert.deepEqual(sweep.map((row) => row[0]), [TRIALS / 4, TRIALS / 2, TRIALS, TRIALS * 2, TRIALS * 4].map(String));
  assert.deepEqual(it.errors, []);
  await it.screenshot('planner', { width: 1440, height: 900 });
  await it.screenshot('planner-all', { width: 1440, height: 3600 });
  await it.close();
});

test('any input can be varied, from where all of them are listed', { timeout: 2 * ANSWER_MS }, async (t) => {
  if (!existsSync(program)) return t.skip(`${program} is not built`);
  const it = await openPage();
  await set(it, 'cohort.trials', 100);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press('9');
  await quiet(it);
  await it.page.mouse.click(512, 134);  // "Every input"
  await quiet(it);
  await it.page.mouse.click(500, 248);  // the search
  await quiet(it);
  await typed(it, 'trigger.kind');
  await quiet(it);
  await it.screenshot('assumptions-found', { width: 1440, height: 900 });
  await it.page.mouse.click(1358, 394);  // "Vary", in the only row
  const sweep = await answered(it, "One input varied. handoff sweep SCENARIO --vary 'pipeline.trigger.kind'");
  const { points } = told('sweep', 'worked_example', '--set', 'cohort.trials=100', '--replications', '100',
    '--vary', 'pipeline.trigger.kind', '--metric', 'crm_lag_s.p95');
  assert.deepEqual(sweep.map((row) => row[0]), points.map((point) => point.at['pipeline.trigger.kind']));
  points.forEach((point, at) => {
    const [number, unit] = sweep[at][1].split(' ');
    const seconds = Number(number) * { s: 1, min: 60, h: 3600, d: 86400 }[unit];
    const { p95 } = point.metrics.crm_lag_s;
    assert.ok(Math.abs(seconds / p95 - 1) < 0.005, `${sweep[at][1]} is not ${p95} s`);
  });
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('breaking points are found for the targets that are written down', { timeout: 2 * ANSWER_MS }, async (t) => {
  if (!existsSync(program)) return t.skip(`${program} is not built`);
  const it = await openPage({ width: 1440, height: 900 });
  await openSmall(it);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);
  await answered(it, 'Which tool');  // in the middle of the next question
  await it.page.mouse.click(660, 252);  // "Targets", of the first card
  await until(it, () => window.handoff.state().typing);
  const targets = ['Growth:touch_wait_s.p95<=1h', 'crm_lag_s.p50<=10s'];
  await typed(it, targets.join('; '));
  await it.page.keyboard.press('Enter');
  await it.page.waitForFunction(() => [...document.querySelectorAll('#tables table')]
    .some((each) => each.caption.textContent.startsWith('What breaks first') && each.tBodies[0].rows.length === 2 &&
      each.tBodies[0].rows[0].cells[4].textContent !== ''), null, { timeout: ANSWER_MS });
  const shown = await table(it, 'What breaks first');
  const { breaks } = told('plan', smallFile, 'breaks',
    ...targets.flatMap((each) => ['--target', each]));
  const volumes = { holds: (row) => `above ${row.ci95[0]}`, 'fails already': (row) => `below ${row.ci95[1]}` };
  assert.deepEqual(shown.map((row) => row[2].replace(',', '')),
    breaks.map((row) => (volumes[row.state] ?? (() => String(Math.round(row.volume))))(row)));
  assert.deepEqual(shown.map((row) => row[4].split(', ')[0]), breaks.map((row) => row.cause?.what ?? ''));
  await it.screenshot('planner-targets', { width: 1440, height: 900 });
  assert.deepEqual(it.errors, []);
  await it.close();
});

// Presses a button of the page as text, and keeps the file that comes of it in `folder`.
async function saved(it, press, folder) {
  const download = it.page.waitForEvent('download', { timeout: ANSWER_MS });
  await press();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}
const pressed = (it, id) => () => it.page.evaluate((name) => document.getElementById(name).click(), id);

test('a report has the bytes that the command in it writes', { timeout: 2 * ANSWER_MS }, async (t) => {
  if (!existsSync(program)) return t.skip(`${program} is not built`);
  const folder = mkdtempSync(join(tmpdir(), 'handoff-report-'));
  const again = mkdtempSync(join(tmpdir(), 'handoff-report-'));
  const it = await openPage({ width: 1440, height: 900 });
  await openSmall(it);
  await set(it, 'pipeline.reconcile.every', '2h');
  await settled(it);
  const scenario = await saved(it, pressed(it, 'text-save'), folder);
  const html = await saved(it, pressed(it, 'text-report'), folder);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);
  await nextFrames(it, 6);
  const markdown = await saved(it, () => it.page.mouse.click(745, 134), folder);  // "Markdown": there already

  for (const [path, start, command] of [
    [html, '<!doctype html>', /<pre>handoff (report [^<]*)<\/pre>/], [markdown, '# Handoff report: ', /\n *handoff (report .*)\n/],
  ]) {
    const text = readFileSync(path, 'utf8');
    assert.ok(text.startsWith(start), text.slice(0, 200));
    const words = text.match(command)[1].split(' ');
    assert.equal(words[1], 'small.json');
    execFileSync(program, [words[0], scenario, ...words.slice(2)], { cwd: again });
    const told = readFileSync(join(again, words.at(-1)), 'utf8');
    assert.equal(told.replaceAll(scenario, 'small.json'), text);
  }
  assert.deepEqual(it.errors, []);
  await it.close();
  for (const each of [folder, again]) rmSync(each, { recursive: true });
});

test('behind another tab nothing is planned, and no frame is drawn', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 2000);
  await settled(it);
  await it.page.locator('canvas').focus();
  await it.page.keyboard.press(TAB);
  await nextFrames(it, 6);
  await it.page.keyboard.press('1');
  await quiet(it);
  await it.page.keyboard.press(TAB);
  await answered(it, 'Which tool');
  assert.equal(await table(it, "The article's rules"), null, 'the last question has been asked meanwhile');
  await it.close();
});
