// The program killed at random moments, without room on its disk, and with files that are none.
// HANDOFF_KILLS sets how often it is killed. Other faults of a machine: faults.spec.mjs.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load, verdict } from './load.mjs';
import { ask, conversion, deliver, folder, metrics, post, run, serve, sleep, until, vendors } from './service.mjs';

const kills = Number(process.env.HANDOFF_KILLS ?? 12);

test(`killed ${kills} times under load, it loses nothing and does nothing twice`, async t => {
  let fault = 0;
  const ledger = await vendors(call => ++fault % 20 === 0 ? [500, 429, 'cut'][fault % 3] : undefined);
  const place = folder({ snapshot_inputs: 97 }, ledger.url);
  let service = await serve(place.config, '--live');
  const traffic = load(() => service.url);
  t.after(async () => { traffic.end(); await service.kill(); ledger.close(); place.remove(); });
  for (let n = 0; n < kills; ++n) {
    await sleep(30 + Math.random() * 400);
    await service.kill('SIGKILL');
    service = await serve(place.config, '--live');
  }
  await verdict(t, service, ledger, await traffic.end());
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
