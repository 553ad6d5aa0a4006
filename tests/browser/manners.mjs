// What the specs of the page's manners share: driving window.handoff, and waiting for conditions, never for a time.
import assert from 'node:assert/strict';

import { PATIENCE_MS } from './harness.mjs';

export const run = (it, options) => it.page.evaluate((given) => window.handoff.run(given), options);
export const set = (it, path, value) =>
  it.page.evaluate(([p, v]) => window.handoff.set(p, v), [path, value]);
export const scenario = (it) => it.page.evaluate(() => window.handoff.scenario());
export const state = (it) => it.page.evaluate(() => window.handoff.state());
export const frames = (it) => it.page.evaluate(() => window.handoff.frames());
export const hash = (it) => it.page.evaluate(() => location.hash);

// Until something holds in the page: a function of the page's own, with what it is given.
export const until = (it, holds, given, options) => it.page.waitForFunction(holds, given, options);

// Until it holds here, of what is asked from the page again and again.
export async function becomes(it, look, holds, limitMs = PATIENCE_MS) {
  for (const begun = performance.now(); performance.now() - begun < limitMs;) {
    const seen = await look(it);
    if (holds(seen)) return seen;
    await nextFrames(it, 2);
  }
  throw new Error(`never so: ${holds}`);
}

// So many of the browser's frames, whether the page draws in them or not.
export const nextFrames = (it, count) => it.page.evaluate((wanted) => new Promise((resolve) => {
  const next = (left) => (left > 0 ? requestAnimationFrame(() => next(left - 1)) : resolve());
  next(wanted);
}), count);

// Until the page has nothing left to compute, to draw or to wait for: its own account of that, see api.js.
export const quiet = (it) => until(it, () => window.handoff.state().idle, null, { timeout: PATIENCE_MS });

// Everything is computed and drawn, and the address has followed.
export async function settled(it) {
  await run(it);
  await quiet(it);
}

// Types into the field of the drawing that has the focus: a letter a frame, as Dear ImGui takes them.
export async function typed(it, text) {
  for (const letter of text) {
    await it.page.keyboard.type(letter);
    await nextFrames(it, 2);
  }
}

// A page at rest has no reason to draw, and while the browser has frames to give it takes none.
export async function staysQuiet(it, why) {
  await quiet(it);
  const before = await frames(it);
  await nextFrames(it, 60);
  assert.equal(await frames(it), before, why);
}

// What the page says to a screen reader, which is what its toasts say: good news, then bad.
export const said = (it) => it.page.locator('#announce').textContent();
export const complained = (it) => it.page.locator('#alert').textContent();

// Until the page says something that matches.
export async function hears(it, pattern, urgent = false) {
  await it.page.waitForFunction(([source, id]) =>
    new RegExp(source).test(document.getElementById(id).textContent), [pattern.source, urgent ? 'alert' : 'announce']);
}

// Drops a file on the page, as a hand would.
export async function drop(it, name, text) {
  await it.page.evaluate(([fileName, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], fileName));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, [name, text]);
  await it.settle();
}

// A generator of small numbers that is the same in every run: Numerical Recipes'.
export function dice(seed) {
  let state32 = seed >>> 0;
  return (sides) => {
    state32 = (Math.imul(state32, 1664525) + 1013904223) >>> 0;
    return (state32 >>> 12) % sides;
  };
}
