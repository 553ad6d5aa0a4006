// The page as a visitor meets it first: it comes up, draws, complains about nothing and calls nobody.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { closeAll, coloursIn, openPage, root, test } from './harness.mjs';

after(closeAll);

async function coloursOnCanvas(page) {
  return coloursIn(page, await page.locator('canvas').first().screenshot());
}

test('the page gets ready, draws, and reports no error', async () => {
  const it = await openPage({ draws: true });
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
  const it = await openPage({ width: 900, height: 600, scale: 2, draws: true });
  const size = await it.page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    return { drawn: canvas.width, shown: canvas.getBoundingClientRect().width };
  });
  assert.equal(size.drawn, Math.round(size.shown * 2));
  await it.screenshot('smoke-2x');
  assert.deepEqual(it.errors, []);
  await it.close();
});

test('what the first frame needs stays under 600 kB with brotli', async (t) => {
  const it = await openPage({ width: 480, height: 320 });
  // later.spec.mjs shows that the first frame does not wait for later.wasm.
  const files = [...new Set(it.requests)].map((url) => new URL(url).pathname.slice(1) || 'index.html')
    .filter((file) => file !== 'later.wasm');
  assert.ok(files.includes('handoff.wasm') && files.includes('page/page.js'), files.join(', '));
  const sizes = files.map((file) => brotliCompressSync(readFileSync(join(root, 'build', 'web', file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${total} bytes in ${files.join(', ')}`);
  assert.ok(total <= 600_000, `${total} bytes in ${files.join(', ')}`);
  await it.close();
});

test('the licences of what is shipped are there, and the page as text leads to them', async () => {
  const it = await openPage({ width: 480, height: 320, draws: true });
  const text = readFileSync(join(root, 'build', 'web', 'licences.txt'), 'utf8');
  for (const name of ['Dear ImGui', 'SDL2', 'JSON for Modern C++', 'Boost.Math', 'Inter', "Emscripten's runtime"]) {
    assert.match(text, new RegExp(`^${name.replace(/[.+]/g, '\\$&')} .*\n-+\n[^]{200}`, 'm'));
  }
  const link = it.page.locator('a[href="licences.txt"]');
  assert.equal(await link.count(), 1);
  await it.close();
});
