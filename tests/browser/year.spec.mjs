// The tab Year: a scenario of one month gets months ahead with one click, a step of headcount is dragged and the plan's
// table edited, both are undone, a link brings the same to another page, and the cheapest plan is found and used.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { becomes, hash, nextFrames, quiet, run, scenario, settled, typed, until } from './manners.mjs';

after(closeAll);

const SIZE = { width: 1440, height: 1000 };
const FEW = { replications: 20 };
const YEAR = {
  version: 1, name: 'growing', opening: 'running', uncertain: [], cohort: { trials: 100 },
  horizon: { months: 12, growth: 0.08, turnover: { ramp: '56d' }, book: { care: [{ accounts: 300, hours: 0.5 }] } },
};

// The middle of the first pool's step in a month, from 0, at this size.
const step = (month) => ({ x: 502 + 74.5 * (month + 0.5), y: 555 });
const OFFER = [489, 222];         // "12 months, sign-ups +8% a month"
const FIRST_PEOPLE = [818, 855];  // of the plan's first row

async function opened(given) {
  const it = await openPage(SIZE);
  if (given) await it.page.evaluate((file) => window.handoff.load(file), given);
  await run(it, FEW);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('y');
  await it.settle();
  await quiet(it);
  return it;
}

const headcount = async (it) => (await scenario(it)).horizon.headcount;
const planned = (it, wanted) => becomes(it, headcount, (now) => JSON.stringify(now) === JSON.stringify(wanted));
const joining = (month, people) => ({ pool: 0, month, people });

async function drag(it, month, up) {
  const { mouse } = it.page;
  const { x, y } = step(month);
  await mouse.move(x, y);
  await mouse.down();
  await nextFrames(it, 3);
  for (let at = 0; at <= up; at += up / 4) {
    await mouse.move(x, y - at);
    await nextFrames(it, 3);
  }
  await mouse.up();
  await nextFrames(it, 3);
}

const tables = (it, caption) => it.page.evaluate((words) => [...document.querySelectorAll('#tables table')]
  .filter((each) => each.caption?.textContent.startsWith(words))
  .map((found) => [...found.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))), caption);

test('a scenario of one month gets twelve with one click, and they are undone', async () => {
  const it = await opened();
  assert.equal((await scenario(it)).horizon.months, 1);
  await it.page.mouse.click(...OFFER);
  const { months, growth } = (await becomes(it, scenario, (now) => now.horizon.months > 1)).horizon;
  assert.deepEqual([months, growth], [12, 0.08]);
  await settled(it);
  await it.screenshot('year-begun');
  await it.page.keyboard.press('Control+z');
  await becomes(it, scenario, (now) => now.horizon.months === 1);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('a step that is dragged is a row of the plan, which is edited, undone and sent as a link', async () => {
  const it = await opened(YEAR);
  await drag(it, 5, 28);
  await planned(it, [joining(6, 2)]);
  await it.page.mouse.click(...FIRST_PEOPLE);
  await typed(it, '3');
  await it.page.keyboard.press('Enter');
  await planned(it, [joining(6, 3)]);
  await it.page.keyboard.press('Control+z');
  await planned(it, [joining(6, 2)]);
  await it.page.keyboard.press('Control+z');
  await planned(it, []);
  await it.page.keyboard.press('Control+y');
  await planned(it, [joining(6, 2)]);
  await settled(it);
  await until(it, () => /^#[vz]1\./.test(location.hash));
  const other = await openPage({ ...SIZE, hash: await hash(it) });
  await planned(other, [joining(6, 2)]);
  assert.deepEqual(await run(other), await run(it));
  await other.close();
  await it.screenshot('year-dragged');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('arrow keys move a step, and text mode has the same people and months', async () => {
  const it = await opened(YEAR);
  const { x, y } = step(2);
  await it.page.mouse.click(x, y);
  await nextFrames(it, 3);
  await it.page.keyboard.press('ArrowUp');
  await planned(it, [joining(3, 1)]);
  await it.page.keyboard.press('ArrowRight');
  await nextFrames(it, 3);
  await it.page.keyboard.press('ArrowDown');
  await planned(it, [joining(3, 1), joining(4, -1)]);
  await settled(it);
  const [people] = await tables(it, 'Headcount as it is planned');
  assert.deepEqual(people.slice(1, 4).map((row) => row[1]), ['2', '3', '2']);
  const [months] = await tables(it, 'The months ahead.');
  assert.equal(months.length, 12);
  assert.deepEqual(it.errors, []);
  await it.close();
});

// One tier and three months of few customers, so that an answer comes soon; three people would be too few.
const SHORT = {
  ...YEAR, name: 'short', cohort: { trials: 60 },
  horizon: { months: 3, growth: 0, turnover: { ramp: '14d' }, book: { care: [{ accounts: 300, hours: 0.5 }] } },
};

test('the cheapest plan is found and used by the words of text mode', async () => {
  const it = await opened(SHORT);
  await quiet(it);
  await it.page.keyboard.press('t');
  const press = (name) => it.page.getByRole('button', { name, exact: true }).click();
  await press('Find the cheapest hiring plan');
  await it.page.getByRole('button', { name: 'Use the cheapest hiring plan', exact: true }).waitFor();
  await press('Use the cheapest hiring plan');
  const plan = await becomes(it, headcount, (now) => now.length > 0);
  assert.ok(plan.every(({ people }) => people > 0));
  assert.deepEqual(it.errors, []);
  await it.close();
});
