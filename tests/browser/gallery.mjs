// Looks at every chart: pictures of the gallery in several sizes and both themes, and a user's hands on it.
// Not part of the test run, because the gallery is not part of the page:
//
//   cmake --build --preset web --target chart_gallery && node tests/browser/gallery.mjs
import assert from 'node:assert/strict';

import { closeAll, openPage, serveInstead } from './harness.mjs';

serveInstead('build/wasm/gallery');

const PAGES = ['gantt', 'flows', 'time', 'distributions', 'maps'];
const SIZES = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'small', width: 1024, height: 768 },
  { name: 'double', width: 1024, height: 768, scale: 2, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, scale: 2 },
];

const pause = (it, ms) => it.page.waitForTimeout(ms);

// What a plot says of itself: {from, to, zoomed, item}.
async function said(it, name) {
  await it.settle();
  await pause(it, 120);
  const text = await it.page.evaluate(() => window.gallery);
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  assert.ok(line, `the gallery says nothing of ${name}: ${text}`);
  const number = (word) => Number(word.replaceAll(',', '').replace(/([\d.]+)B$/, (_, n) => n * 1e9));
  const [, from, to] = line.match(/ x (\S+) to (\S+)/);
  return { from: number(from), to: number(to), zoomed: / zoomed/.test(line),
           item: line.match(/ item (.*?)( clicked)?$/)?.[1] ?? '', line };
}

async function pictures() {
  for (const size of SIZES) {
    for (const [i, page] of PAGES.entries()) {
      const it = await openPage({ ...size, hash: `#${i}` });
      await it.screenshot(`gallery-${page}-${size.name}`);
      assert.deepEqual(it.errors, []);
      await it.close();
    }
  }
}

async function touch(session, type, points) {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}

async function fingers() {
  const it = await openPage({ hash: '#2', width: 1024, height: 768, context: { hasTouch: true } });
  const session = await it.context.newCDPSession(it.page);
  const before = await said(it, 'queue');
  // Apart: from 200 to 400 pixels around x = 500.
  await touch(session, 'touchStart', [[400, 150]]);
  await touch(session, 'touchStart', [[400, 150], [600, 150]]);
  await pause(it, 150);
  for (let i = 1; i <= 10; ++i) {
    await touch(session, 'touchMove', [[400 - 10 * i, 150], [600 + 10 * i, 150]]);
    await pause(it, 30);
  }
  await touch(session, 'touchEnd', []);
  const pinched = await said(it, 'queue');
  assert.ok(pinched.zoomed, pinched.line);
  const ratio = (before.to - before.from) / (pinched.to - pinched.from);
  assert.ok(Math.abs(ratio - 2) < 0.25, `twice as far apart shows half: ${ratio}`);

  await touch(session, 'touchStart', [[500, 150]]);
  for (let i = 1; i <= 10; ++i) {
    await touch(session, 'touchMove', [[500 + 10 * i, 152]]);
    await pause(it, 30);
  }
  await touch(session, 'touchEnd', []);
  const panned = await said(it, 'queue');
  assert.ok(panned.from < pinched.from, 'one finger pans');
  assert.ok(Math.abs((panned.to - panned.from) - (pinched.to - pinched.from)) < 100, 'and does not zoom');
  const linked = await said(it, 'calls');
  assert.equal(linked.from, panned.from);
  await it.screenshot('gallery-time-pinched');
  assert.deepEqual(it.errors, []);
  await it.close();
}

async function mouseAndKeys() {
  const it = await openPage({ hash: '#2', width: 1440, height: 900 });
  await it.page.mouse.move(700, 160);
  await it.settle();
  await it.screenshot('gallery-time-tooltip');
  const whole = await said(it, 'queue');
  await it.page.keyboard.down('Control');
  await it.page.mouse.wheel(0, -100);
  await it.page.keyboard.up('Control');
  const zoomed = await said(it, 'queue');
  assert.ok(Math.abs((zoomed.to - zoomed.from) / (whole.to - whole.from) - 0.85) < 0.01, 'a notch is 15%');
  await it.page.mouse.click(700, 160);
  await pause(it, 400);
  await it.page.keyboard.type('+');
  const nearer = await said(it, 'queue');
  assert.ok(nearer.to - nearer.from < zoomed.to - zoomed.from);
  await it.page.keyboard.press('ArrowRight');
  const along = await said(it, 'queue');
  assert.ok(along.from > nearer.from);
  await it.page.keyboard.press('Tab');
  await it.page.keyboard.press('Shift+Tab');
  await it.screenshot('gallery-time-focus');
  await it.page.keyboard.type('0');
  assert.ok(!(await said(it, 'queue')).zoomed);
  await it.page.mouse.move(300, 170);
  await it.page.mouse.down();
  await it.page.mouse.move(420, 170, { steps: 4 });
  await it.page.mouse.up();
  assert.ok((await said(it, 'queue')).zoomed);
  await pause(it, 500);
  await it.page.mouse.dblclick(420, 170);
  assert.ok(!(await said(it, 'queue')).zoomed, 'a double click fits');
  assert.deepEqual(it.errors, []);
  await it.close();
}

async function items() {
  const it = await openPage({ hash: '#1', width: 1440, height: 900 });
  await it.page.mouse.move(1000, 200);
  assert.match((await said(it, 'routing')).item, /^link /);
  await it.screenshot('gallery-flows-link');
  await it.page.mouse.move(110, 200);
  assert.equal((await said(it, 'routing')).item, 'node 1');
  await it.page.mouse.move(800, 468);
  assert.match((await said(it, 'effects')).item, /end 1$/);
  await it.screenshot('gallery-flows-row');
  await it.page.mouse.click(800, 468);
  await it.page.mouse.move(20, 890);
  await it.page.keyboard.press('ArrowDown');
  assert.ok((await said(it, 'effects')).item !== '', 'the keyboard chooses a row');
  await it.screenshot('gallery-flows-keys');
  await it.close();
}

async function files() {
  const it = await openPage({ hash: '#0', width: 1440, height: 900 });
  await it.page.mouse.click(700, 200, { button: 'right' });
  await it.settle();
  await pause(it, 300);
  await it.screenshot('gallery-gantt-menu');
  for (const [offset, ending] of [[90, '.csv'], [124, '.png']]) {
    await it.page.mouse.click(700, 200, { button: 'right' });
    await pause(it, 400);
    const download = it.page.waitForEvent('download', { timeout: 5000 });
    await it.page.mouse.click(760, 200 + offset);
    assert.equal((await download).suggestedFilename(), `one-night${ending}`);
    if (ending === '.png') await (await download).saveAs('build/screenshots/gallery-saved.png');
  }
  await it.close();
}

try {
  for (const part of [pictures, mouseAndKeys, items, fingers, files]) {
    await part();
    console.log(`${part.name}: ok`);
  }
} finally {
  await closeAll();
}
