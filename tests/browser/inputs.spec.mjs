// Inputs that are no plain number: working hours, outages and latencies, in the drawing and as text; and
// what is refused, with the reason.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { becomes as comes, complained, hears, quiet, run, scenario, settled } from './manners.mjs';

after(closeAll);

// Until the scenario is so.
const becomes = (it, holds) => comes(it, scenario, holds);

test('a shift is typed into its field in the drawing', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await quiet(it);
  await it.page.mouse.click(110, 681);  // "Working hours"
  await quiet(it);
  // The first of its fields, once the group is open.
  const wantsText = () => it.page.evaluate(() => window.handoffPage.program._handoff_wants_text());
  for (let tries = 0; tries < 20 && !(await wantsText()); ++tries) {
    await it.page.mouse.click(150, 742);
    await quiet(it);
  }
  await it.page.keyboard.press('Control+a');
  await it.page.keyboard.type('Mon-Sun 00:00-24:00', { delay: 30 });
  await it.page.keyboard.press('Enter');
  await becomes(it, (now) => now.pipeline.pools[0].shift === 'Mon-Sun 00:00-24:00');
  await it.screenshot('inputs-hours');
  await it.page.keyboard.press('Control+z');
  await becomes(it, (now) => now.pipeline.pools[0].shift === 'Mon-Fri 08:00-20:00');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('as text: hours, an outage and a latency, and what is wrong is refused with a reason', async () => {
  const it = await openPage({ width: 320, height: 640 });
  await run(it, { replications: 20 });
  const type = async (label, text) => {
    await it.page.getByLabel(label, { exact: true }).fill(text);
    await it.page.keyboard.press('Tab');
  };
  await type('named CSM', 'Mon-Sat 07:00-19:30');
  await becomes(it, (now) => now.pipeline.pools[1].shift === 'Mon-Sat 07:00-19:30');
  await type('named CSM', 'whenever');
  await hears(it, /shift/, true);
  assert.match(await complained(it), /Mon-Fri 09:00-17:00|hours/);
  await it.page.getByLabel('CRM down', { exact: true }).check();
  await becomes(it, (now) => now.apis.crm.outages.length === 1);
  await type('CRM down from', '1 Apr 14:00');  // the scenario begins on 2 March
  await becomes(it, (now) => now.apis.crm.outages[0].from === '30d14h');
  await type('CRM down from', 'soon');
  await hears(it, /CRM down from: Type a date and a time/, true);
  await it.page.getByText(/customers? pays? during it|Nobody pays during it/).first().waitFor();
  await type('CRM down lasts', '90 min');
  await becomes(it, (now) => now.apis.crm.outages[0].length === '90min' || now.apis.crm.outages[0].length === '1h30min');
  await type('CRM latency, p95', '2 s');
  await becomes(it, (now) => now.apis.crm.latency.p95 === '2s');
  await it.page.getByLabel('CRM down', { exact: true }).uncheck();
  await becomes(it, (now) => now.apis.crm.outages.length === 0);
  await quiet(it);
  assert.equal((await scenario(it)).pipeline.pools[1].shift, 'Mon-Sat 07:00-19:30');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('as text, the story and the night are tables without any tab being opened', async () => {
  const it = await openPage({ width: 320, height: 640 });
  await run(it, { replications: 20 });
  for (const caption of ['The month as it flows', 'One customer\'s night']) {
    await it.page.waitForFunction((wanted) => [...document.querySelectorAll('#tables caption')]
      .some((each) => each.textContent.startsWith(wanted)), caption);
  }
  await it.close();
});
