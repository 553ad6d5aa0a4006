// A service at work for long: half of all events come twice, one call in twenty fails; latency does not grow, and memory by
// nothing but what is remembered of each customer. HANDOFF_SOAK_S sets for how long, in seconds; an hour is 3600.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load, verdict } from './load.mjs';
import { folder, serve, sleep, vendors } from './service.mjs';

const seconds = Number(process.env.HANDOFF_SOAK_S ?? 8);
const kLooks = 20;
const kOfACustomer = 0.75 / 1024;  // MB: names, and where their handoff stands, so that nothing is done twice

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = values => quantile(values, 0.5);
const resident_mb = service => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${service.child.pid}/status`, 'utf8'))[1]) / 1024;

test(`${seconds} s of duplicates and errors leave latency as it was, and memory but for who came`, async t => {
  let call = 0;
  const ledger = await vendors(() => ++call % 20 === 0 ? [500, 429, 'cut'][call % 3] : undefined);
  // Snapshots as often as in a service that is a hundred times as busy: what is kept between them comes and goes.
  const place = folder({ snapshot_inputs: 500 }, ledger.url);
  const service = await serve(place.config, '--live');
  let latencies = [];
  const traffic = load(service.url, { pause_ms: 60, again: 2, took: ms => latencies.push(ms) });
  t.after(async () => { traffic.end(); await service.kill(); ledger.close(); place.remove(); });
  const looks = [];
  for (let n = 0; n < kLooks; ++n) {
    await sleep(seconds * 1000 / kLooks);
    assert.ok(latencies.length > 0, 'nothing was acknowledged');
    looks.push({ memory: resident_mb(service), customers: traffic.sent(), p50: median(latencies), p99: quantile(latencies, 0.99) });
    latencies = [];
  }
  for (const [n, it] of looks.entries())
    t.diagnostic(`${Math.round((n + 1) * seconds / kLooks)} s: ${it.customers} customers, ${it.memory.toFixed(1)} MB, p50 ${it.p50.toFixed(1)} ms, p99 ${it.p99.toFixed(1)} ms`);
  // The first quarter is warming up; the last is held against what came between.
  const before = looks.slice(kLooks / 4, kLooks / 2), after = looks.slice(-kLooks / 4);
  const of = (some, what) => median(some.map(it => it[what]));
  const more = of(after, 'customers') - of(before, 'customers'), grown = of(after, 'memory') - of(before, 'memory');
  assert.ok(grown < kOfACustomer * more + 2, `${grown.toFixed(1)} MB more for ${more} more customers`);
  assert.ok(of(after, 'p50') < 1.5 * of(before, 'p50') + 5, `latency: ${of(before, 'p50')} ms, then ${of(after, 'p50')} ms`);
  await verdict(t, service, ledger, await traffic.end());
});
