// Keys: the program's own, those that stay the browser's, and the way out of the canvas.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { closeAll, coloursIn, openPage, test } from './harness.mjs';
import { hash, hears, quiet, scenario, set, settled, state } from './manners.mjs';

after(closeAll);

const press = async (it, keys) => {
  await it.page.keyboard.press(keys);
  await it.settle();
};

// Sends each key to the canvas and says which ones the page kept from the browser.
const kept = (it, keys) => it.page.evaluate((list) => list.filter(([key, options]) => {
  const event = new KeyboardEvent('keydown', { key, code: options.code || '', keyCode: options.keyCode || 0,
                                               bubbles: true, cancelable: true, ...options });
  return !document.getElementById('canvas').dispatchEvent(event);
}).map(([key, { ctrlKey, altKey, shiftKey, metaKey }]) =>
  [ctrlKey && 'Ctrl', metaKey && 'Meta', altKey && 'Alt', shiftKey && 'Shift', key].filter(Boolean).join('+')), keys);

// Drawn in software, a small page keeps up with the keys.
const SMALL = { width: 760, height: 420 };

// Opens the number beside "Trials a month" for typing.
async function openField(it) {
  await it.page.mouse.click(255, 154);
  await it.page.waitForFunction(() => window.handoffPage.program._handoff_wants_text());
}

const ctrl = (key, more = {}) => [key, { ctrlKey: true, keyCode: key.toUpperCase().charCodeAt(0), ...more }];

test('the browser\'s own shortcuts are left to the browser', async () => {
  const it = await openPage();
  const keys = [
    ['F1', { keyCode: 112 }], ['F3', { keyCode: 114 }], ['F5', { keyCode: 116 }], ['F6', { keyCode: 117 }],
    ['F11', { keyCode: 122 }], ['F12', { keyCode: 123 }],
    ...['r', 'f', 'l', 't', 'w', 'n', 'p', 'd', 'k', 'h', 'j', 'u', 'g', 'e', '1', '9', '0'].map((key) => ctrl(key)),
    ['+', { ctrlKey: true, keyCode: 187 }], ['-', { ctrlKey: true, keyCode: 189 }],
    ['Tab', { ctrlKey: true, keyCode: 9 }], ['R', { ctrlKey: true, shiftKey: true, keyCode: 82 }],
    ['I', { ctrlKey: true, shiftKey: true, keyCode: 73 }], ['C', { ctrlKey: true, shiftKey: true, keyCode: 67 }],
    ['S', { ctrlKey: true, shiftKey: true, keyCode: 83 }], ['O', { ctrlKey: true, shiftKey: true, keyCode: 79 }],
    ['ArrowLeft', { altKey: true, keyCode: 37 }], ['d', { altKey: true, keyCode: 68 }],
    ['Home', { altKey: true, keyCode: 36 }], ['r', { metaKey: true, keyCode: 82 }], ['l', { metaKey: true, keyCode: 76 }],
  ];
  assert.deepEqual(await kept(it, keys), []);
  await it.close();
});

test('the program\'s own are kept from the browser', async () => {
  const it = await openPage();
  const keys = [ctrl('z'), ctrl('y'), ctrl('s'), ['z', { ctrlKey: true, shiftKey: true, keyCode: 90 }]];
  assert.equal((await kept(it, keys)).length, keys.length);
  await it.close();
});

test('Tab moves inside the canvas; Esc, then Tab leaves it', async () => {
  const it = await openPage();
  await it.page.locator('#canvas').focus();
  await press(it, 'Tab');
  await press(it, 'Tab');
  assert.equal(await it.page.evaluate(() => document.activeElement.id), 'canvas');
  await press(it, 'Escape');
  await press(it, 'Tab');
  assert.notEqual(await it.page.evaluate(() => document.activeElement.id), 'canvas');
  await it.close();
});

test('a question mark lists the keys, and Esc takes the list away', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await settled(it);
  await it.page.locator('#canvas').focus();
  const box = { x: 420, y: 250, width: 600, height: 400 };
  const look = () => it.page.screenshot({ clip: box });
  const before = await look();
  await press(it, '?');
  await quiet(it);
  const open = await look();
  assert.ok(!open.equals(before), 'the list is shown');
  assert.ok((await coloursIn(it.page, open)) > 20);
  await it.screenshot('keys-1440x900');
  await press(it, 'Escape');
  await quiet(it);
  assert.ok((await look()).equals(before), 'all is as before');
  await it.close();
});

test('a slider that has the focus moves by arrow keys, each one step of undo', async () => {
  const it = await openPage(SMALL);
  // Click beside the knob of the first slider, "Trials a month": it then has the focus.
  await it.page.mouse.click(126, 183);
  await it.settle();
  const trials = async () => (await scenario(it)).cohort.trials;
  const first = await trials();
  await press(it, 'ArrowRight');
  const second = await trials();
  assert.ok(second > first, `${second} after ${first}`);
  await press(it, 'PageUp');
  assert.ok((await trials()) > second * 1.5);
  await press(it, 'Control+z');
  assert.equal(await trials(), second);
  await it.close();
});

test('letters that are typed into a field are no shortcuts', async () => {
  const it = await openPage(SMALL);
  await openField(it);
  await it.page.keyboard.type('t?d 1.5k', { delay: 30 });
  await press(it, 'Escape');
  assert.equal((await scenario(it)).cohort.trials, 500);
  assert.equal(await it.page.evaluate(() => document.body.classList.contains('text-mode')), false);
  await openField(it);
  await it.page.keyboard.type('1.5k', { delay: 30 });
  await press(it, 'Enter');
  assert.equal((await scenario(it)).cohort.trials, 1500);
  await it.close();
});

test('what is typed right after the click on a number is in its field', async () => {
  const it = await openPage({ width: 1440, height: 900 });
  await it.page.locator('#canvas').focus();
  await it.page.mouse.click(255, 154);
  await it.page.keyboard.type('5');
  await it.page.waitForFunction(() => window.handoffPage.program._handoff_wants_text());
  await it.page.keyboard.press('Enter');
  await it.page.waitForFunction(() => window.handoff.scenario().cohort.trials === 5);
  await it.close();
});

const ALLOWED = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };
const clipboard = (it) => it.page.evaluate(() => navigator.clipboard.readText());

test('the copied link opens exactly these numbers', async () => {
  const it = await openPage({ width: 1440, height: 900, ...ALLOWED });
  await set(it, 'cohort.trials', 470);
  await settled(it);
  await it.page.mouse.click(1359, 28);  // "Copy link"
  await hears(it, /^Link copied/);
  const link = await clipboard(it);
  assert.equal(link, `${it.address}${await hash(it)}`);
  const results = await it.page.evaluate(() => window.handoff.results());
  const other = await openPage({ hash: new URL(link).hash });
  assert.deepEqual(await other.page.evaluate(() => window.handoff.run()), results);
  await other.close();
  await it.page.evaluate(() => navigator.clipboard.writeText(''));
  await it.page.locator('#canvas').focus();
  await press(it, 'l');
  await it.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  assert.equal(await clipboard(it), link);
  await it.close();
});

test('where copying is not allowed it is said, and never claimed', async () => {
  const init = () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  };
  const it = await openPage({ init });
  await it.page.locator('#canvas').focus();
  await press(it, 'l');
  await hears(it, /did not allow copying/, true);
  await it.close();
});

test('text in a field is cut, copied and pasted', async () => {
  const it = await openPage({ ...SMALL, ...ALLOWED });
  await openField(it);
  await press(it, 'Control+a');
  await press(it, 'Control+c');
  await it.page.waitForFunction(async () => (await navigator.clipboard.readText()) === '500');
  await press(it, 'Escape');
  await it.page.evaluate(() => navigator.clipboard.writeText('640'));
  await openField(it);
  await press(it, 'Control+a');
  await press(it, 'Control+v');
  await it.settle();
  await press(it, 'Enter');
  assert.equal((await scenario(it)).cohort.trials, 640);
  await it.close();
});

test('a scenario or a link that is pasted is opened, anything else is refused', async () => {
  const it = await openPage(ALLOWED);
  const paste = async (text) => {
    await it.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await it.page.locator('#canvas').focus();
    await press(it, 'Control+v');
    await it.settle();
  };
  await paste('{"version": 1, "seed": 12}');
  await hears(it, /Opened the pasted scenario/);
  assert.equal((await scenario(it)).seed, 12);
  await paste(`${it.address}#v1.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ`);
  await hears(it, /Opened the pasted link/);
  assert.equal((await scenario(it)).seed, 7);
  await paste('good morning');
  await hears(it, /neither a scenario nor a link/, true);
  assert.equal((await state(it)).can_undo, true);
  await it.close();
});
