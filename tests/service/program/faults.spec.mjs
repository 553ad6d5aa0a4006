// The program while its machine or its surroundings fail it: a disk that turns read-only, a clock that is
// set, a CRM that is gone for good. It is killed in the middle of each of them (without room on the disk:
// crashes.spec.mjs), and afterwards the vendors' ledger says what was lost or done twice.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load, quiet, verdict } from './load.mjs';
import { ask, conversion, doubled, folder, metrics, missing, post, serve, serve_under, sleep, until, vendors } from './service.mjs';

const rounds = Number(process.env.HANDOFF_FAULTS_ROUNDS ?? 4);
const random = (from, to) => from + Math.random() * (to - from);
const pick = list => list[Math.floor(Math.random() * list.length)];

function compiler() {
  const known = [process.env.CC, 'cc', 'gcc', 'clang'].filter(Boolean);
  const found = known.find(it => spawnSync(it, ['--version'], { stdio: 'ignore' }).status === 0);
  if (!found) throw new Error(`faults.c needs a C compiler: install gcc or clang, or name one in CC (tried: ${known.join(', ')})`);
  return found;
}

// faults.c, compiled.
function machine() {
  const dir = mkdtempSync(path.join(tmpdir(), 'handoff-faults-'));
  const library = path.join(dir, 'faults.so');
  execFileSync(compiler(), ['-shared', '-fPIC', '-O1', '-o', library, path.join(import.meta.dirname, 'faults.c'), '-ldl']);
  // Put in place whole: the program may look at any moment.
  const put = (name, text) => { writeFileSync(path.join(dir, 'new'), text); renameSync(path.join(dir, 'new'), path.join(dir, name)); };
  return {
    environment: { LD_PRELOAD: library, HANDOFF_FAULTS: dir },
    read_only: yes => yes ? put('read_only', '') : rmSync(path.join(dir, 'read_only'), { force: true }),
    clock: seconds => put('clock', String(seconds)),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

// Starts until it starts, as systemd does.
async function start(faults, config) {
  let service;
  await until('a start', async () => {
    service = await serve_under(faults, config, '--live').catch(() => undefined);
    return service;
  }, 30_000);
  return service;
}

test(`a disk that turns read-only ${rounds} times, and a kill each time`, async t => {
  const faults = machine();
  const ledger = await vendors();
  const place = folder({ snapshot_inputs: 97 }, ledger.url);
  let service = await start(faults.environment, place.config);
  const traffic = load(() => service.url);
  t.after(async () => { traffic.end(); await service.kill(); ledger.close(); place.remove(); faults.remove(); });
  let refused_to_start = 0;
  for (let n = 0; n < rounds; ++n) {
    await sleep(random(100, 500));
    faults.read_only(true);
    await until('a bad health', async () => (await ask(service.url, '/healthz')).status === 503);
    assert.match(await (await ask(service.url, '/healthz')).text(), /Read-only file system/);
    assert.equal(await post(service.url, JSON.stringify(conversion(1))), 503);
    const heals = n % 2 === 1;  // before the kill, or after it; a single round is one that does not
    await sleep(random(10, 300));
    if (heals) {
      faults.read_only(false);
      await until('a good health', async () => (await ask(service.url, '/healthz')).status === 200);
      await sleep(random(0, 200));
    }
    await service.kill('SIGKILL');
    if (!heals) {
      const { code, signal } = await serve_under(faults.environment, place.config, '--live').then(
        it => { service = it; return { code: 0 }; }, async error => {
          ++refused_to_start;
          assert.equal(error.service.log.trim().split('\n').length, 1, error.service.log);
          return error.service.ended;
        });
      assert.ok(code === 2 || code === 0, `${code} ${signal}`);
      faults.read_only(false);
      await service.kill('SIGKILL');
    }
    service = await start(faults.environment, place.config);
  }
  t.diagnostic(`${refused_to_start} starts refused`);
  assert.ok(refused_to_start > 0);
  await verdict(t, service, ledger, await traffic.end());
});

test('a clock that is set forward and back, and a kill each time', async t => {
  const faults = machine();
  const ledger = await vendors();
  const place = folder({ snapshot_inputs: 97 }, ledger.url);
  let service = await start(faults.environment, place.config);
  let off = 0;
  const traffic = load(() => service.url, { clock_s: () => off, pause_ms: 20 });
  t.after(async () => { traffic.end(); await service.kill(); ledger.close(); place.remove(); faults.remove(); });
  for (const jump of [90, -90, 3_600, -3_600, -86_400, 86_400].slice(0, Math.max(2, 2 * rounds))) {
    await sleep(random(50, 300));
    faults.clock(off += jump);
    await sleep(random(50, 500));
    await service.kill('SIGKILL');
    service = await start(faults.environment, place.config);
  }
  const before = await metrics(service.url);
  await sleep(300);
  await until('more of them', async () => (await metrics(service.url)).processing_s_count > before.processing_s_count);
  await verdict(t, service, ledger, await traffic.end());
});

test('what the clock calls old is refused until the clock is right again', async t => {
  const faults = machine();
  const place = folder();
  const service = await serve_under(faults.environment, place.config);
  t.after(async () => { await service.kill(); place.remove(); faults.remove(); });
  const body = JSON.stringify(conversion(1));
  for (const [seconds, status] of [[240, 200], [-240, 200], [360, 400], [-360, 400], [0, 200]]) {
    faults.clock(seconds);
    assert.equal(await post(service.url, body), status, `${seconds} s`);
  }
});

test('a CRM that is gone for good leaves everybody on the list, and a new one is told of all', async t => {
  let gone = false;
  const ledger = await vendors(call => gone && call.url.startsWith('/crm') ? pick(['gone', 503]) : undefined);
  const place = folder({ snapshot_inputs: 97 }, ledger.url);
  let service = await serve(place.config, '--live');
  const traffic = load(() => service.url, { most: 60, pause_ms: 30 });
  t.after(async () => { traffic.end(); await service.kill(); ledger.close(); place.remove(); });
  await until('the first handoffs', async () => (await metrics(service.url)).processing_s_count >= 5);
  gone = true;
  for (let n = 0; n < rounds; ++n) {
    await sleep(random(100, 500));
    await service.kill('SIGKILL');
    service = await serve(place.config, '--live');
  }
  const sent = await traffic.end();
  await quiet(service, 120_000);
  const told = Array.from({ length: sent }, (_, n) => n + 1).filter(n => missing(ledger, [n]).length === 0);
  const found = await metrics(service.url);
  assert.equal(found.conversions, sent);
  assert.ok(told.length < sent, 'the CRM went too late');
  assert.equal(found.exceptions, sent - told.length);  // nobody is forgotten
  assert.deepEqual(doubled(ledger), []);
  await service.kill('SIGKILL');
  gone = false;
  service = await serve(place.config, '--live');
  await verdict(t, service, ledger, sent);
});
