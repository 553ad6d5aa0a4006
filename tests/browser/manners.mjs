// What the specs of the page's manners share: driving window.handoff, and watching the policy.
export const run = (it, options) => it.page.evaluate((given) => window.handoff.run(given), options);
export const set = (it, path, value) =>
  it.page.evaluate(([p, v]) => window.handoff.set(p, v), [path, value]);
export const scenario = (it) => it.page.evaluate(() => window.handoff.scenario());
export const state = (it) => it.page.evaluate(() => window.handoff.state());
export const frames = (it) => it.page.evaluate(() => window.handoff.frames());
export const hash = (it) => it.page.evaluate(() => location.hash);
export const pause = (it, ms) => it.page.waitForTimeout(ms);

// Everything is computed and drawn, and the address has followed.
export async function settled(it) {
  await run(it);
  await pause(it, 1000);
  await it.settle();
}

// Until the page has drawn nothing for a second: everything in the background is done as well. A page that
// goes on drawing for a minute does not end by itself.
export async function quiet(it) {
  let before = await frames(it);
  for (let seconds = 0; seconds < 60; ++seconds) {
    await pause(it, 1000);
    const now = await frames(it);
    if (now === before) return;
    before = now;
  }
  throw new Error('the page is still drawing after a minute');
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
