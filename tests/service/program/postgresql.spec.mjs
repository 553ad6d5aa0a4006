// Usage out of PostgreSQL: the right values reach the CRM, a database that is down loses nothing, and a query that cannot
// work is one line. The server is one of the test's own (postgresql.mjs).
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cluster, password } from './postgresql.mjs';
import { conversion, deliver, doubled, folder, metrics, missing, run, serve, sleep, until, vendors } from './service.mjs';

const numbers = (from, to) => Array.from({ length: to - from }, (_, n) => from + n);
const query = 'select sum(logins), max(features), sum(invites) from usage where customer = $1 and day < $2 group by customer';
const all_done = (service, count, ms = 30_000) => until(`${count} handoffs`, async () => {
  const it = await metrics(service.url);
  return it.processing_s_count >= count && it.in_flight === 0;
}, ms);
const said = (ledger, n) => JSON.parse(ledger.effects.get(`sub_${n}/update_contact/0`)[0].body).properties;

// A service whose usage comes from there; the connection string stands in a file.
function place_of(ledger, connection, { sql = query, rules } = {}) {
  const place = folder({ ...(rules && { scenario: 'rules.json' }) }, ledger.url);
  const config = JSON.parse(readFileSync(place.config, 'utf8'));
  config.vendors.usage = { postgresql: 'file:pg_connection', sql };
  delete config.secrets.usage;
  writeFileSync(place.config, JSON.stringify(config));
  writeFileSync(path.join(place.dir, 'pg_connection'), `${connection}\n`);
  if (rules) writeFileSync(path.join(place.dir, 'rules.json'), JSON.stringify({ version: 1, pipeline: rules }));
  return place;
}
const unsaid = (service, database) => {
  for (const secret of [password, 'reader', database.dir, encodeURIComponent(database.dir)])
    assert.equal((service.log + service.out).includes(secret), false, secret);
};
const lines = (service, event) => service.log.trim().split('\n').filter(Boolean).map(it => JSON.parse(it)).filter(it => it.event === event);

test('usage in PostgreSQL', async t => {
  const database = cluster();
  t.after(() => database.remove());

  await t.test('what the query finds is told, and of whom it finds nothing, nothing is', async t => {
    database.sql("insert into usage values ('cus_3', 1, null, null, null)");
    const ledger = await vendors();
    const place = place_of(ledger, database.connection());
    const service = await serve(place.config, '--live');
    t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
    for (const n of numbers(1, 4)) await deliver(service.url, conversion(n));
    await all_done(service, 3);
    assert.equal(said(ledger, 1).logins_30d, '21');
    assert.equal(said(ledger, 1).features_30d, '4');
    assert.equal(said(ledger, 1).invites_30d, '1');
    for (const n of [2, 3]) {  // no row, and a row of nothing
      assert.equal(said(ledger, n).handoff_partial, 'true');
      assert.equal(said(ledger, n).logins_30d, undefined);
    }
    assert.equal((await metrics(service.url))['api_failures{operation="fetch_usage"}'], undefined);
    unsaid(service, database);
  });

  await t.test('the second may be compared with a timestamp or a day as it is', async t => {
    database.sql(`create table by_day as select 'cus_1' as customer, now() - interval '3 days' as at, 7 as logins;
                  insert into by_day values ('cus_1', now() + interval '3 days', 100);
                  grant select on by_day to reader;`);
    for (const type of ['timestamptz', 'date', 'timestamp']) {
      const ledger = await vendors();
      const place = place_of(ledger, database.connection(),
                             { sql: `select sum(logins), 2.0, 0 from by_day where customer = $1 and at::${type} < $2` });
      const service = await serve(place.config, '--live');
      await deliver(service.url, conversion(1));
      await all_done(service, 1);
      assert.equal(said(ledger, 1).logins_30d, '7', type);
      assert.equal(said(ledger, 1).features_30d, '2', type);
      await service.kill();
      ledger.close();
      place.remove();
    }
  });

  await t.test('a query that cannot work is one line, and the service does not start', async t => {
    const ledger = await vendors();
    t.after(() => ledger.close());
    const refused = async (sql, words) => {
      const place = place_of(ledger, database.connection(), { sql });
      const { code, err } = await run('serve', place.config, '--live');
      place.remove();
      assert.equal(code, 2, `${sql}: ${err}`);
      assert.equal(err.trim().split('\n').length, 1, err);
      assert.match(err, words);
      assert.equal(err.includes(password), false, err);
    };
    await refused('select logins from usage', /vendors\.usage: expected a query of logins, features and invites .*; found 1 columns and 0 parameters/);
    await refused('select 1, 2, 3 where $1 = $2 and $3 = 1', /found 3 columns and 3 parameters/);
    await refused('select logins, features, customer from usage where customer = $1', /column 3 is no number/);
    await refused('select logins, features, invites from usages where customer = $1', /relation "usages" does not exist/);
    await refused('selekt 1', /syntax error at or near "selekt"/);
    await refused('select 1, 2, 3; drop table usage', /multiple commands/);
    await refused("insert into usage values ($1, $2, 1, 1, 1) returning logins, features, invites", /may only read/);
    assert.equal(database.sql('select count(*) from usage'), '3');
  });

  await t.test('what would write does not, even for who may', async t => {
    database.sql(`create function note() returns int language sql as 'insert into usage values (''x'', 1, 1, 1, 1) returning 1';
                  create role writer login password '${password}'; grant all on usage to writer;`);
    const ledger = await vendors();
    const place = place_of(ledger, database.connection('writer'), { sql: "select note(), 1, 1 where $1 <> ''" });
    const service = await serve(place.config, '--live');
    t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
    await deliver(service.url, conversion(1));
    await all_done(service, 1);
    assert.equal(said(ledger, 1).handoff_partial, 'true');
    assert.match(lines(service, 'query')[0].why, /may only read/);
    assert.equal(database.sql("select count(*) from usage where customer = 'x'"), '0');
  });

  await t.test('a query that takes too long is broken off, and others are asked afterwards', async t => {
    const ledger = await vendors();
    const place = place_of(ledger, database.connection(), {
      sql: "select 1 + (case when $1 = 'cus_1' then length(pg_sleep(60)::text) else 0 end), 2, 3",
      rules: { retry: { timeout: '1s', max_attempts: 2 } } });
    const service = await serve(place.config, '--live');
    t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
    for (const n of numbers(1, 4)) await deliver(service.url, conversion(n));
    await all_done(service, 3, 60_000);
    assert.equal(said(ledger, 1).handoff_partial, 'true');
    for (const n of [2, 3]) assert.equal(said(ledger, n).logins_30d, '1');
    assert.match(lines(service, 'query')[0].why, /took too long/);
    await until('nobody sleeps', () => database.sql("select count(*) from pg_stat_activity where query like '%pg_sleep%' and usename = 'reader' and state = 'active'") === '0');
    const began = Date.now();
    await service.kill('SIGTERM');
    assert.ok(Date.now() - began < 5_000);
  });

  await t.test('a database that is down at the start, and stopped in the middle, loses nothing', async t => {
    const ledger = await vendors();
    const place = place_of(ledger, database.connection(), { rules: { retry: { base: '200ms', cap: '1s', max_attempts: 50 } } });
    database.sql("insert into usage select 'cus_' || n, 1, n, 4, 1 from generate_series(10, 60) n");
    database.stop();
    const service = await serve(place.config, '--live');
    t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
    assert.match(lines(service, 'usage_database')[0].why, /cannot be reached/);
    for (const n of numbers(10, 20)) await deliver(service.url, conversion(n));
    await until('a failed try', async () => (await metrics(service.url))['api_failures{operation="fetch_usage"}'] > 0);
    database.start();
    await all_done(service, 10);
    for (const mode of ['fast', 'immediate']) {
      const from = mode === 'fast' ? 20 : 40;
      for (const n of numbers(from, from + 10)) await deliver(service.url, conversion(n));
      database.stop(mode);
      for (const n of numbers(from + 10, from + 20)) await deliver(service.url, conversion(n));
      await sleep(500);
      database.start();
      await all_done(service, from + 10);
    }
    assert.deepEqual(missing(ledger, numbers(10, 60)), []);
    assert.deepEqual(doubled(ledger), []);
    for (const n of numbers(10, 60)) {
      assert.equal(said(ledger, n).logins_30d, String(n));
      assert.equal(said(ledger, n).handoff_partial, 'false', String(n));
    }
    assert.equal((await metrics(service.url)).exceptions, 0);
    assert.ok(lines(service, 'query').length > 0);
    unsaid(service, database);
  });

  await t.test('another password, and a string that is none, say nothing of it', async t => {
    const ledger = await vendors();
    t.after(() => ledger.close());
    const wrong = place_of(ledger, database.connection('reader', 'pg_password_of_the_tests_before'));
    const service = await serve(wrong.config, '--live');
    assert.match(lines(service, 'usage_database')[0].why, /refuses the connection/);
    unsaid(service, database);
    await service.kill();
    wrong.remove();
    const none = place_of(ledger, `user=reader passwort=${password}`);
    const { code, err } = await run('serve', none.config, '--live');
    none.remove();
    assert.equal(code, 2);
    assert.match(err, /connection string is none that/);
    assert.equal(err.includes(password), false);
  });
});
