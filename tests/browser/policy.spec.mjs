// The Content-Security-Policy: as strict as it says, nothing that the page does violates it, and nothing is
// ever asked of anybody else.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { drop, nextFrames, set, settled } from './manners.mjs';

after(closeAll);

const WATCH = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
};
const violations = (it) => it.page.evaluate(() => window.violations);

test('the policy allows nothing but what the page needs', async () => {
  const it = await openPage({ width: 480, height: 320 });
  const policy = await it.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const rules = new Map(policy.split(';').map((rule) => rule.trim().split(/ (.*)/).slice(0, 2)));
  assert.deepEqual(Object.fromEntries(rules), {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  });
  await it.close();
});

test('a session with everything in it violates nothing and asks nobody else', async () => {
  const it = await openPage({ width: 900, height: 600, init: WATCH,
                              context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const ask = [];
  it.context.on('request', (request) => ask.push(request.url()));
  await set(it, 'cohort.trials', 600);
  await drop(it, 'mine.json', '{"version": 1, "seed": 3}');
  await it.page.locator('#canvas').focus();
  for (const key of ['?', 'Escape', 'd', 'Shift+>', 'l', 't']) {
    await it.page.keyboard.press(key);
    await nextFrames(it, 6);
  }
  await it.page.getByRole('button', { name: 'Show the charts' }).click();
  const download = it.page.waitForEvent('download');
  await it.page.keyboard.press('Control+s');
  await download;
  await settled(it);
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  await settled(it);
  assert.deepEqual(await violations(it), []);
  const elsewhere = [...it.requests, ...ask].filter(
    (url) => !url.startsWith(it.address) && !/^(blob|data):/.test(url));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('the policy is in force: what it forbids does not happen', async () => {
  const it = await openPage({ width: 480, height: 320, init: WATCH });
  const outcomes = await it.page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.head.append(inline);
    const image = document.createElement('img');
    image.src = 'http://127.0.0.2:9/picture.png';
    document.body.append(image);
    const asked = await fetch('http://127.0.0.2:9/').then(() => 'answered', () => 'refused');
    while (window.violations.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    return { ran: window.inlineRan === true, asked, seen: window.violations.length };
  });
  assert.deepEqual(outcomes, { ran: false, asked: 'refused', seen: 3 });
  await it.close();
});
