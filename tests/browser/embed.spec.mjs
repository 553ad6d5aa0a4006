// The embedding example of docs/: a page around the page sets an input and reads the results.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { closeAll, openPage, root, serveFolder, test } from './harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'handoff-embed-'));
after(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

test('the example drives the embedded page, and leaves the visitor\'s own scenario alone', async () => {
  cpSync(join(root, 'build', 'web'), folder, { recursive: true });
  for (const file of ['embed.html', 'embed.js']) cpSync(join(root, 'docs', file), join(folder, file));
  const { address } = await serveFolder(folder);
  const it = await openPage({ address: `${address}embed.html`, ready: false });
  const answer = it.page.locator('#answer');
  await it.page.waitForFunction(() => /^0\.0 duplicates a month/.test(document.getElementById('answer').textContent));
  await it.page.locator('#share').fill('20');
  await it.page.waitForFunction(() => !/^0\.0 /.test(document.getElementById('answer').textContent));
  const words = await answer.textContent();
  assert.ok(Number.parseFloat(words) > 20, words);
  assert.match(words, /, 0\.0 effects happen twice\.$/);
  const frame = it.page.frames().find((each) => each !== it.page.mainFrame());
  await frame.waitForFunction(() => window.handoff.state().idle);  // what is kept is kept by now
  assert.equal(await it.page.evaluate(() => localStorage.getItem('handoff.scenario')), null);
  assert.deepEqual(it.errors, []);
  await it.close();
});
