// The program killed at random moments, without room on its disk, and with files that are none.
// HANDOFF_KILLS sets how often it is killed.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, conversion, deliver, doubled, folder, metrics, missing, post, run, serve, sleep, until, vendors } from './service.mjs';

const kills = Number(process.env.HANDOFF_KILLS ?? 12);
const numbers = (from, to) => Array.from({ length: to - from }, (_, n) => from + n);

// Presses all buttons of the page, until there is none.
async function resolve_all(service) {
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

test(`killed ${kills} times under load, it loses nothing and does nothing twice`, async t => {
  let fault = 0;
  const ledger = await vendors(call => ++fault % 20 === 0 ? [500, 429, 'cut'][fault % 3] : undefined);
  const place = folder({ snapshot_inputs: 97 }, ledger.url);
  let service = await serve(place.config, '--live');
  let sent = 0, ended = false;
  t.after(async () => { ended = true; await service.kill(); ledger.close(); place.remove(); });
  const load = (async () => {
    const open = new Set();
    while (!ended) {
      if (open.size < 8) {
        const n = ++sent;
        const event = conversion(n);
        const delivery = deliver(() => service.url, event)
          .then(() => n % 5 ? undefined : deliver(() => service.url, event)).finally(() => open.delete(delivery));
        open.add(delivery);
      }
      await sleep(10);
    }
    await Promise.all(open);
  })();
  for (let n = 0; n < kills; ++n) {
    await sleep(30 + Math.random() * 400);
    await service.kill('SIGKILL');
    service = await serve(place.config, '--live');
  }
  ended = true;
  await load;
  await until('quiet', async () => {
    const it = await metrics(service.url);
    return it.in_flight === 0 && it.waiting === 0;
  }, 60_000);
  const found = await metrics(service.url);
  assert.equal(found.conversions, sent);
  // A try that the end of the process cut short is a try: whoever had six of them stands on the list.
  const resolved = await resolve_all(service);
  t.diagnostic(`${kills} kills, ${sent} conversions, ${resolved} on the list, ${ledger.effects.size} writes, ${ledger.calls.length} calls`);
  assert.deepEqual(missing(ledger, numbers(1, sent + 1)), []);
  assert.deepEqual(doubled(ledger), []);
});

test('a disk without room refuses webhooks, says so, and goes on when there is room', async t => {
  const place = folder();
  const disk = path.join(place.dir, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    place.remove();
    return t.diagnostic('no right to mount a small disk: not tried');
  }
  const service = await serve(place.config, '--store', path.join(disk, 'handoff.db'));
  t.after(async () => { await service.kill(); execFileSync('umount', [disk]); place.remove(); });
  let n = 0, status = 200;
  while (status === 200 && n < 3000) status = await post(service.url, JSON.stringify(conversion(++n)));
  assert.equal(status, 503);
  await until('a bad health', async () => (await ask(service.url, '/healthz')).status === 503);
  assert.match(await (await ask(service.url, '/healthz')).text(), /full/);
  execFileSync('mount', ['-o', 'remount,size=64m', disk]);
  await deliver(service.url, conversion(n));
  await until('a good health', async () => (await ask(service.url, '/healthz')).status === 200);
  await until('quiet', async () => (await metrics(service.url)).in_flight === 0);
  const found = await metrics(service.url);
  assert.equal(found.conversions, n);
  assert.equal(found.processing_s_count, n);
});

test('files that are none, and folders that cannot be written, are one line', async t => {
  const place = folder();
  t.after(() => place.remove());
  const refused = async (store, words) => {
    const { code, err } = await run('serve', place.config, '--store', store);
    assert.equal(code, 2, err);
    assert.equal(err.trim().split('\n').length, 1, err);
    assert.match(err, words);
  };
  const text = path.join(place.dir, 'text.db');
  writeFileSync(text, 'dear sir or madam, '.repeat(100));
  await refused(text, /not a database/);
  await refused(path.join(place.dir, 'nowhere', 'handoff.db'), /cannot be written/);
  const closed = path.join(place.dir, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  if (process.getuid() !== 0) await refused(path.join(closed, 'handoff.db'), /cannot be written/);
  const service = await serve(place.config);
  await refused(place.store, /in use by another process/);
  await service.kill();
});

test('what a configuration lacks is one line', async t => {
  const place = folder();
  t.after(() => place.remove());
  const live = await run('serve', place.config, '--live');
  assert.equal(live.code, 2);
  assert.match(live.err, /nobody is configured for fetch_customer/);
  const none = folder({ secrets: {} });
  t.after(() => none.remove());
  assert.match((await run('serve', none.config)).err, /secrets.webhook/);
  const person = folder({ scenario: 'no_such_scenario' });
  t.after(() => person.remove());
  assert.equal((await run('serve', person.config)).code, 2);
});
