// Looks: light and dark, the system's wish, the size of everything, touch; and that they outlast a visit.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, openPage, test } from './harness.mjs';
import { becomes, quiet, run, scenario, settled, state, staysQuiet } from './manners.mjs';

after(closeAll);

const SMALL = { width: 760, height: 420 };
const press = async (it, keys) => {
  await it.page.locator('#canvas').focus();
  await it.page.keyboard.press(keys);
  await it.settle();
  await it.settle();
};

// The colour of the page behind the cards, at the lower left corner.
async function background(it) {
  const size = it.page.viewportSize();
  const picture = await it.page.screenshot({ clip: { x: 3, y: size.height - 6, width: 3, height: 3 } });
  return it.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const brush = new OffscreenCanvas(3, 3).getContext('2d');
    brush.drawImage(bitmap, 0, 0);
    return `#${[...brush.getImageData(1, 1, 1, 1).data.slice(0, 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
  }, picture.toString('base64'));
}
const LIGHT = '#f6f7f9';
const DARK = '#0d0f13';
const themeOfPage = (it) => it.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme follows the system until the user chooses, and the choice outlasts the visit', async () => {
  const it = await openPage({ ...SMALL, colorScheme: 'dark' });
  await settled(it);
  assert.equal(await background(it), DARK);
  await it.page.emulateMedia({ colorScheme: 'light' });
  await becomes(it, background, (colour) => colour === LIGHT);  // it follows while the page is open
  await press(it, 'd');
  await becomes(it, background, (colour) => colour === DARK);
  assert.equal(await themeOfPage(it), 'rgb(13, 15, 19)', 'the page around the canvas too');
  await it.page.emulateMedia({ colorScheme: 'dark' });
  await it.page.emulateMedia({ colorScheme: 'light' });
  await quiet(it);
  assert.equal(await background(it), DARK, 'what was chosen stands');
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  await quiet(it);
  assert.equal(await background(it), DARK);
  await it.close();
});

test('everything grows and shrinks by a key, and the size outlasts the visit', async () => {
  const it = await openPage({ width: 1000, height: 600 });
  const scale = () => it.page.evaluate(() => Number(localStorage.getItem('handoff.scale')));
  await press(it, 'Shift+>');
  await press(it, 'Shift+>');
  assert.ok(Math.abs((await scale()) - 1.21) < 0.001);
  const many = async (key) => {
    for (let i = 0; i < 20; ++i) await it.page.keyboard.press(key);
    await quiet(it);
  };
  await many('<');
  assert.equal(await scale(), 0.75, 'there is a smallest size');
  await many('>');
  assert.equal(await scale(), 2.5, 'and a largest');
  await it.screenshot('looks-largest');
  await it.page.reload();
  await it.page.evaluate(async () => { await window.handoff.ready; });
  assert.equal(await scale(), 2.5);
  assert.deepEqual(it.errors, []);
  await it.close();
});

// Sends fingers to the canvas: each a list of [x, y].
async function touch(it, type, fingers, changed = fingers) {
  await it.page.evaluate(([name, all, now]) => {
    const canvas = document.getElementById('canvas');
    const of = ([x, y], identifier) => new Touch({ identifier, target: canvas, clientX: x, clientY: y });
    const touches = all.map(of);
    canvas.dispatchEvent(new TouchEvent(name, {
      touches, targetTouches: touches, changedTouches: now.map(of), bubbles: true, cancelable: true,
    }));
  }, [type, fingers, changed]);
  await it.settle();
}

async function pinch(it, x, y, from, to) {
  await touch(it, 'touchstart', [[x - from, y]]);
  await touch(it, 'touchstart', [[x - from, y], [x + from, y]], [[x + from, y]]);
  await it.settle();
  for (let i = 1; i <= 4; ++i) {
    const half = from + ((to - from) * i) / 4;
    await touch(it, 'touchmove', [[x - half, y], [x + half, y]]);
  }
  await touch(it, 'touchend', [], [[x - to, y], [x + to, y]]);
  await it.settle();
}

const PHONE = { width: 390, height: 700, context: { hasTouch: true } };

test('a finger moves a slider, and scrolls where nothing takes it', async () => {
  const it = await openPage(PHONE);
  await run(it, { replications: 20 });
  await quiet(it);
  const look = () => it.page.screenshot({ clip: { x: 0, y: 60, width: 390, height: 500 } });
  const before = await look();
  // Between the cards: nothing there takes a drag.
  await touch(it, 'touchstart', [[8, 600]]);
  for (let y = 560; y >= 200; y -= 40) await touch(it, 'touchmove', [[8, y]]);
  await touch(it, 'touchend', [], [[8, 200]]);
  await quiet(it);
  assert.ok(!(await look()).equals(before), 'it has scrolled');
  assert.equal((await scenario(it)).cohort.trials, 500, 'and has moved no slider');
  await it.close();
});

test('a pinch beside the plots changes the size of everything', async () => {
  const it = await openPage(PHONE);
  await run(it, { replications: 20 });
  const scale = () => it.page.evaluate(() => Number(localStorage.getItem('handoff.scale') || 1));
  await pinch(it, 200, 90, 40, 50);
  await quiet(it);
  assert.ok(Math.abs((await scale()) - 1.25) < 0.02, `${await scale()}`);
  assert.equal((await scenario(it)).cohort.trials, 500);
  assert.equal((await state(it)).can_undo, true, 'only the replications were a change');
  await it.close();
});

test('a pinch over a plot zooms the plot and nothing else', async () => {
  const it = await openPage({ width: 1440, height: 900, context: { hasTouch: true } });
  await run(it, { replications: 20 });
  await quiet(it);
  const plot = { x: 440, y: 545, width: 560, height: 70 };  // "Handoff timing"
  const look = () => it.page.screenshot({ clip: plot });
  const before = await look();
  await pinch(it, 700, 580, 40, 120);
  await quiet(it);
  assert.ok(!(await look()).equals(before), 'the plot has zoomed');
  assert.equal(await it.page.evaluate(() => localStorage.getItem('handoff.scale')), null);
  await it.screenshot('looks-pinched');
  await staysQuiet(it, 'and it is quiet again');
  await it.close();
});
