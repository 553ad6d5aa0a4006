// Companies at the edge of what can be entered: every panel is drawn, and what it says is a number with a meaning,
// or that there is too little to say. Of the planner only what stands there before its answers is read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, root, test } from './harness.mjs';
import { quiet, run } from './manners.mjs';

after(closeAll);

const TABS = [...'123456789', 'm', 'y'];
const PLANNER = '8';
const NONSENSE = [
  /\b(nan|null|undefined)\b/i, /(^|[^\w])-?inf\b/, /(^|[^\w.])\+?-\$?0(?![\w.,])/, /(\u00b1|\+\/-) ?\$?0(?![\w.,])/,
  /\bof 0\b(?!\.)/, /\b0( to |\u2013)0\b(?![.,])/, /no number is enough/, /\de[+-]\d/,
];

const words = (it) => it.page.evaluate(() => [...document.querySelectorAll(
  '#headline, #lines li, #tables caption, #tables th, #tables td')].map((node) => node.textContent));

async function saysSense(it, where) {
  for (const text of await words(it))
    for (const wrong of NONSENSE) assert.doesNotMatch(text, wrong, `${where}: ${text}`);
}

const table = (it, caption) => it.page.evaluate((wanted) => {
  const found = [...document.querySelectorAll('#tables table')].find(
    (each) => each.caption && each.caption.textContent.startsWith(wanted));
  return found && [...found.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent));
}, caption);

async function opened(file, months) {
  const it = await openPage({ width: 1440, height: 900 });
  await it.page.evaluate((text) => window.handoff.load(text),
    readFileSync(join(root, 'tests', 'data', 'extremes', `${file}.json`), 'utf8'));
  await run(it, { replications: months });
  return it;
}

// Every tab; the planner's work is only begun.
async function walk(it, file) {
  for (const tab of TABS) {
    await it.page.locator('#canvas').focus();
    await it.page.keyboard.press(tab);
    await (tab === PLANNER ? it.settle() : quiet(it));
    await saysSense(it, `${file}, tab ${tab}`);
    assert.ok(await coloursIn(it.page, await it.page.screenshot()) > 20, `${file}, tab ${tab} is empty`);
    await it.screenshot(`extreme-${file}-${tab}`);
  }
  assert.deepEqual(it.errors, []);
}

test('a tier that nobody is in has no figures, and makes nothing else wrong', async () => {
  const it = await opened('empty_tier', 100);
  await walk(it, 'empty_tier');
  const tier = (await table(it, 'Tiers')).find((row) => row[0].startsWith('Enterprise'));
  assert.equal(tier[1], '0');
  assert.equal(tier[4], '\u2013');
  await it.close();
});

test('of one customer a month little is said', async () => {
  const it = await opened('one_customer', 20);
  await walk(it, 'one_customer');
  await it.close();
});

test('one person is a team', async () => {
  const it = await opened('one_person', 100);
  await walk(it, 'one_person');
  await it.close();
});

test('a hundred thousand trials are simulated', async () => {
  const it = await opened('many_trials', 3);
  await walk(it, 'many_trials');
  await it.close();
});

test('two offices whose days never meet', async () => {
  const it = await opened('two_offices', 100);
  await walk(it, 'two_offices');
  await it.close();
});
