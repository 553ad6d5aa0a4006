// The page as a visitor meets it first: it comes up, draws, complains about nothing and calls nobody.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { gzipSync } from 'node:zlib';

import { builtFiles, closeAll, coloursIn, openPage, root, test } from './harness.mjs';

after(closeAll);

async function coloursOnCanvas(page) {
  return coloursIn(page, await page.locator('canvas').first().screenshot());
}

test('the page gets ready, draws, and reports no error', async () => {
  const it = await openPage();
  await it.screenshot('smoke');
  assert.ok((await coloursOnCanvas(it.page)) > 20, 'the canvas is blank');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('every request goes to the page\'s own address', async () => {
  const it = await openPage();
  await it.settle();
  const elsewhere = it.requests.filter(
    (url) => !url.startsWith(it.address) && !/^(blob|data):/.test(url));
  assert.ok(it.requests.length >= 3, 'the page, its script and its program were asked for');
  assert.deepEqual(elsewhere, []);
  await it.close();
});

test('the program is served as WebAssembly and looked at again on each load', async () => {
  const it = await openPage();
  const response = await it.page.request.get(`${it.address}handoff.wasm`);
  assert.equal(response.headers()['content-type'], 'application/wasm');
  assert.equal(response.headers()['cache-control'], 'no-cache');
  assert.equal((await it.page.request.get(`${it.address}no-such-file`)).status(), 404);
  await it.close();
});

test('the page is sharp on a screen with two device pixels per pixel', async () => {
  const it = await openPage({ width: 900, height: 600, scale: 2 });
  const size = await it.page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    return { drawn: canvas.width, shown: canvas.getBoundingClientRect().width };
  });
  assert.equal(size.drawn, Math.round(size.shown * 2));
  await it.screenshot('smoke-2x');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('what is shipped stays under 600 kB gzipped', () => {
  const folder = join(root, 'build', 'web');
  const files = builtFiles().filter((file) => statSync(join(folder, file)).isFile());
  const total = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  assert.ok(total > 0 && total <= 600_000, `${total} bytes in ${files.join(', ')}`);
});
