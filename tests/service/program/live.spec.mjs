// The program live, against vendors that remember what they were told.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, conversion, deliver, doubled, folder, metrics, missing, run, serve, sleep, until, vendors } from './service.mjs';

const numbers = (from, to) => Array.from({ length: to - from }, (_, n) => from + n);
const all_done = (service, count) => until(`${count} handoffs`, async () => {
  const it = await metrics(service.url);
  return it.processing_s_count >= count && it.in_flight === 0;
}, 30_000);

test('each system is told once what it is to know', async t => {
  const ledger = await vendors();
  const place = folder({ people: { 'named CSM': ['901', '902', '903'] } }, ledger.url);
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  for (const n of numbers(1, 4)) await deliver(service.url, conversion(n));
  await deliver(service.url, conversion(2));
  await all_done(service, 3);
  assert.deepEqual(missing(ledger, numbers(1, 4)), []);
  assert.deepEqual(doubled(ledger), []);
  const update = ledger.effects.get('sub_1/update_contact/0')[0];
  assert.equal(update.method, 'PATCH');
  assert.equal(update.url, '/crm/crm/v3/objects/contacts/1001');
  assert.equal(update.authorization, 'Bearer sk_live_of_the_tests');
  const said = JSON.parse(update.body).properties;
  assert.equal(said.lifecyclestage, 'customer');
  assert.equal(said.mrr, '350.00');
  assert.equal(said.plan, 'growth');
  assert.equal(said.logins_30d, '14');
  assert.equal(said.stripe_customer_id, 'cus_1');
  // In any order: conversions are handled side by side.
  const searched = ledger.calls.filter(it => it.url.endsWith('/contacts/search'))
    .map(it => JSON.parse(it.body).filterGroups[0].filters[0].value);
  for (const n of numbers(1, 4)) assert.ok(searched.includes(`person.${n}@example.com`), searched.join());
  const owners = ledger.calls.filter(it => it.body.includes('hubspot_owner_id') && it.method === 'PATCH')
    .map(it => JSON.parse(it.body).properties.hubspot_owner_id).sort();
  assert.deepEqual(owners, ['901', '902', '903']);
});

test('429, errors and lost answers are tried again, and nothing is done twice', async t => {
  let n = 0;
  const ledger = await vendors(call => {
    if (call.method === 'GET' && ++n % 5 === 0) return 503;
    if (call.method !== 'GET' && ++n % 4 === 0) return [429, 500, 'cut'][n % 3];
    return undefined;
  });
  const place = folder({}, ledger.url);
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  await Promise.all(numbers(1, 21).map(it => deliver(service.url, conversion(it))));
  await all_done(service, 20);
  assert.deepEqual(missing(ledger, numbers(1, 21)), []);
  assert.deepEqual(doubled(ledger), []);
  const found = await metrics(service.url);
  assert.ok(found.retries > 10);
  assert.ok(found.http_429 > 0);
  assert.equal(found.exceptions, 0);
});

test("an id with a line's end in it begins no header of another call", async t => {
  const ledger = await vendors();
  const place = folder({}, ledger.url);
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  const event = conversion(9);
  event.data.object.id = 'sub_9\r\nAuthorization: Bearer of_another';
  await deliver(service.url, event);
  await all_done(service, 1);
  const keys = [...ledger.effects.keys()];
  assert.ok(keys.includes('sub_9%0D%0AAuthorization: Bearer of_another/update_contact/0'), keys.join());
  assert.ok(ledger.calls.filter(it => it.key).every(it => it.authorization !== 'Bearer of_another'));
});

test('usage may come from a query', async t => {
  const ledger = await vendors();
  const place = folder({}, ledger.url);
  const config = JSON.parse(readFileSync(place.config, 'utf8'));
  const database = path.join(place.dir, 'usage.db');
  execFileSync('python3', ['-c', `import sqlite3
base = sqlite3.connect(${JSON.stringify(database)})
base.execute("create table usage (customer text, day integer, logins integer, features integer, invites integer)")
base.execute("insert into usage values ('cus_1', 1, 21, 4, 1), ('cus_1', 99999999999, 500, 4, 1), ('cus_3', 1, null, null, null)")
base.commit()`]);
  const sql = 'select sum(logins), max(features), sum(invites) from usage where customer = ?1 and day < ?2 group by customer';
  const write = usage => writeFileSync(place.config, JSON.stringify({ ...config, vendors: { ...config.vendors, usage } }));
  write({ database: 'usage.db', sql: 'select 1' });
  assert.match((await run('serve', place.config)).err, /expected a query of logins/);
  write({ database: 'usage.db', sql: 'delete from usage' });
  assert.equal((await run('serve', place.config)).code, 2);
  write({ database: 'usage.db', sql });
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  for (const n of numbers(1, 4)) await deliver(service.url, conversion(n));
  await all_done(service, 3);
  const said = n => JSON.parse(ledger.effects.get(`sub_${n}/update_contact/0`)[0].body).properties;
  assert.equal(said(1).logins_30d, '21');
  for (const n of [2, 3]) {  // no row, and a row of nothing
    assert.equal(said(n).handoff_partial, 'true');
    assert.equal(said(n).logins_30d, undefined);
  }
});

test('shadow mode writes nothing outside, and says what it would have', async t => {
  const ledger = await vendors();
  const place = folder({}, ledger.url);
  const service = await serve(place.config);
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  await deliver(service.url, conversion(1));
  await all_done(service, 1);
  assert.equal(ledger.effects.size, 0);
  assert.ok(ledger.calls.every(it => it.method === 'GET' || it.url.endsWith('/search')));
  assert.match(service.out, /shadow/);
  await service.kill('SIGTERM');
  const live = await run('serve', place.config, '--live');
  assert.equal(live.code, 2);
  assert.match(live.err, /was kept in shadow mode/);
});

test('somebody whom the CRM does not know stands on the page, and a person hands them over', async t => {
  const ledger = await vendors(call => call.url.endsWith('/contacts/search') ? { total: 0, results: [] } : undefined);
  const place = folder({}, ledger.url);
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  const event = conversion(7);
  event.data.object.customer = 'cus_7<script>';
  await deliver(service.url, event);
  const page = await until('the exception', async () => {
    const text = await (await ask(service.url, '/')).text();
    return text.includes('no_contact') && text;
  });
  assert.match(page, /sub_7/);
  assert.equal(page.includes('<script>'), false);
  const nonce = /name=nonce value="([^"]+)"/.exec(page)[1];
  const form = fields => ({ method: 'POST', body: new URLSearchParams(fields) });
  const fields = { nonce, subscription: 'sub_7', kind: 'no_contact', contact: '1007' };
  assert.equal((await ask(service.url, '/exceptions/resolve', form({ ...fields, nonce: 'x' }))).status, 400);
  assert.equal((await ask(service.url, '/exceptions/resolve', form(fields))).status, 303);
  await until('the handoff', () => missing(ledger, [7]).length === 0);
  assert.match(await (await ask(service.url, '/')).text(), /0 open/);
});

test('its history is one that learn reads, and a backup one that serves on', async t => {
  const place = folder();
  let service = await serve(place.config);
  t.after(async () => { await service.kill(); place.remove(); });
  const now = Math.floor(Date.now() / 1000);
  for (const n of numbers(1, 6)) {
    const begins = conversion(n, { id: `evt_begin_${n}`, type: 'customer.subscription.created', created: now - 14 * 86400 });
    begins.data.object.status = 'trialing';
    delete begins.data.previous_attributes;
    await deliver(service.url, begins);
    await deliver(service.url, conversion(n));
  }
  await all_done(service, 5);
  await sleep(200);
  const history = path.join(place.dir, 'history.csv');
  const backup = path.join(place.dir, 'backup.db');
  assert.equal((await run('serve', place.config, '--history', history)).code, 0);
  const text = readFileSync(history, 'utf8');
  assert.match(text, /^subject,event,at,actor,value,detail\ncus_1,trial_started,/);
  for (const event of ['trial_started', 'crm_customer', 'seq_removed', 'owner_assigned'])
    assert.equal(text.split(`,${event},`).length - 1, 5, event);
  const learned = await run('learn', history);
  assert.equal(learned.code, 0, learned.err);
  assert.equal((await run('serve', place.config, '--backup', backup)).code, 0);
  await service.kill('SIGTERM');
  assert.equal((await run('serve', place.config, '--compact')).code, 0);
  service = await serve(place.config, '--store', backup);
  await deliver(service.url, conversion(3));
  assert.equal((await metrics(service.url)).conversions, 5);
});
