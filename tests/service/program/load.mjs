// Conversions without end, and what must have come of them: for tests in which the program has trouble.
import assert from 'node:assert/strict';
import { ask, conversion, deliver, doubled, metrics, missing, sign, sleep, until } from './service.mjs';

const numbers = (from, to) => Array.from({ length: to - from }, (_, n) => from + n);

// Delivers conversions, eight at once and each `again`th twice, until `end`, which resolves to their number
// when the last is acknowledged. `clock_s` is how far the service's clock is off: who signs has the same. `took` hears
// how long each acknowledgement took, in ms.
export function load(url, { pause_ms = 10, most = Infinity, again = 5, clock_s = () => 0, patience_ms = 60_000, took = () => {} } = {}) {
  let sent = 0, ended = false;
  const signed = body => sign(body, undefined, Math.floor(Date.now() / 1000) + clock_s());
  const send = async event => {
    const begun = performance.now();
    await deliver(url, event, { signed, patience_ms });
    took(performance.now() - begun);
  };
  const run = (async () => {
    const open = new Set();
    while (!ended) {
      if (open.size < 8 && sent < most) {
        const n = ++sent;
        const event = conversion(n);
        const delivery = send(event).then(() => n % again ? undefined : send(event)).finally(() => open.delete(delivery));
        open.add(delivery);
      }
      await sleep(pause_ms);
    }
    await Promise.all(open);
    return sent;
  })();
  run.catch(() => {});
  return { sent: () => sent, end: () => { ended = true; return run; } };
}

export const quiet = (service, ms = 60_000) => until('quiet', async () => {
  const it = await metrics(service.url);
  return it.in_flight === 0 && it.waiting === 0;
}, ms);

// Presses all buttons of the page, until there is none.
export async function resolve_all(service) {
  let resolved = 0;
  await until('an empty list', async () => {
    const page = await (await ask(service.url, '/')).text();
    const forms = [...page.matchAll(/name=nonce value="(.+?)".*?name=subscription value="sub_(\d+)".*?name=kind value="(\w+)"/g)];
    for (const [, nonce, n, kind] of forms) {
      const body = new URLSearchParams({ nonce, subscription: `sub_${n}`, kind, contact: String(1000 + Number(n)) });
      assert.equal((await ask(service.url, '/exceptions/resolve', { method: 'POST', body })).status, 303);
      ++resolved;
    }
    await sleep(500);
    return forms.length === 0 && (await metrics(service.url)).in_flight === 0;
  }, 300_000);
  return resolved;
}

// The ledger's verdict once the trouble is over. A try that the end of the process cut short is a try: who
// had six of them stands on the list, and a person hands them over.
export async function verdict(t, service, ledger, sent) {
  await quiet(service);
  assert.equal((await metrics(service.url)).conversions, sent);
  const resolved = await resolve_all(service);
  t.diagnostic(`${sent} conversions, ${resolved} on the list, ${ledger.effects.size} writes, ${ledger.calls.length} calls`);
  assert.deepEqual(missing(ledger, numbers(1, sent + 1)), []);
  assert.deepEqual(doubled(ledger), []);
}
