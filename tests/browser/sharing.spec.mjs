// Sharing: a link holds any scenario, packed where it is long; what no link holds leaves no older one on the
// clipboard; and each of the browser's tabs keeps its own scenario.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { SMALL_PAGE, closeAll, openPage, test } from './harness.mjs';
import { dice, hash, hears, quiet, run, scenario, set, settled, until } from './manners.mjs';

after(closeAll);

const ALLOWED = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };
const clipboard = (it) => it.page.evaluate(() => navigator.clipboard.readText());
const load = (it, given) => it.page.evaluate((content) => window.handoff.load(content), given);

// A text that hardly packs.
function noise(roll, length) {
  return Array.from({ length }, () => String.fromCharCode(97 + roll(26))).join('');
}

// A company that knows so many more time zones, by long names.
async function company(it, zones, length) {
  const roll = dice(7);
  const now = await scenario(it);
  const [first] = now.pipeline.zones;
  for (let i = 0; i < zones; ++i) now.pipeline.zones.push({ ...first, name: noise(roll, length) });
  return { ...now, name: 'Acme' };
}

test('a long link is packed, and opens the same scenario with the same digits', async () => {
  const it = await openPage({ ...SMALL_PAGE, ...ALLOWED });
  await load(it, await company(it, 30, 40));
  const results = await run(it, { replications: 40 });
  await quiet(it);
  await until(it, () => location.hash.startsWith('#z1.r40.'));
  const address = `${it.address}${await hash(it)}`;
  assert.ok(address.length < 4000, `${address.length} characters`);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('l');
  await hears(it, /^Link copied/);
  assert.equal(await clipboard(it), address);
  const other = await openPage({ ...SMALL_PAGE, hash: new URL(address).hash });
  assert.deepEqual(await scenario(other), await scenario(it));
  assert.deepEqual(await run(other), results);
  assert.deepEqual(other.errors, []);
  await other.close();
  await it.close();
});

test('a packed link that is pasted is opened, and a damaged one is refused', async () => {
  const it = await openPage({ ...SMALL_PAGE, ...ALLOWED });
  await load(it, await company(it, 30, 40));
  await settled(it);
  await until(it, () => location.hash.startsWith('#z1.'));
  const link = `${it.address}${await hash(it)}`;
  const paste = async (text) => {
    await it.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await it.page.locator('#canvas').focus();
    await it.page.keyboard.press('Control+v');
  };
  await set(it, 'name', 'another');
  await paste(link);
  await hears(it, /Opened the pasted link/);
  assert.equal((await scenario(it)).name, 'Acme');
  await paste(`${link.slice(0, -200)}`);
  await hears(it, /neither a scenario nor a link/, true);
  assert.equal((await scenario(it)).name, 'Acme');
  await it.close();
});

test('a scenario that no link holds is said to be so, and no older link stays on the clipboard', async () => {
  const it = await openPage({ ...SMALL_PAGE, ...ALLOWED });
  await set(it, 'cohort.trials', 470);
  await settled(it);
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press('l');
  await hears(it, /^Link copied/);
  await load(it, await company(it, 240, 64));
  await settled(it);
  await it.page.keyboard.press('l');
  await hears(it, /too long for a link/, true);
  assert.match(await clipboard(it), /save it as a file/);
  assert.equal(await hash(it), '');
  await it.close();
});

test('two tabs keep a scenario each, and a new one begins with what was kept last', async () => {
  const it = await openPage(SMALL_PAGE);
  await set(it, 'cohort.trials', 461);
  await settled(it);
  const again = await it.context.newPage();
  await again.goto(it.address);
  await again.evaluate(async () => { await window.handoff.ready; });
  const other = { ...it, page: again };
  assert.equal((await scenario(other)).cohort.trials, 461);
  await set(other, 'cohort.trials', 462);
  await settled(other);
  await it.page.evaluate(() => history.replaceState(null, '', location.pathname));
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  assert.equal((await scenario(it)).cohort.trials, 461);
  await it.close();
});
