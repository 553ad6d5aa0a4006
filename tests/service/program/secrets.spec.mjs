// Secrets and addresses: the service is given both wherever it takes something, also where something is wrong, and everything
// that it leaves behind or shows is read through for them: logs, its files, the history, a backup, its pages.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cluster, password } from './postgresql.mjs';
import { ask, conversion, deliver, folder, metrics, post, run_under, secret, serve_under, sign, token, until, vendors } from './service.mjs';

const person = n => `Person.${n}+trial@Example.com`;
const secrets = [secret, 'whsec_of_before', token, 'sk_live_of_the_tests', password];
// Any address, as it is or as an address bar writes it; in a file's bytes a few letters around an @ may be chance.
const address = /[a-z0-9._+-]{3,}(@|%40)[a-z0-9-]{3,}\.(com|org|net)/i;

// Nothing of them in a text, whichever way it may have been written; `known` are words that must be there, so that it is the
// text that was meant.
function scan(what, text, known = '') {
  assert.ok(text.includes(known), `${what} says nothing of ${known}`);
  for (const it of secrets) {
    for (const form of [it, encodeURIComponent(it), Buffer.from(it).toString('base64').replace(/=+$/, '')])
      assert.equal(text.includes(form), false, `${what} has ${it}`);
  }
  assert.equal(address.exec(text)?.[0], undefined, what);
  assert.equal(/example\.com/i.test(text), false, what);
}

// Events name people where real ones do.
function event(n, changes = {}) {
  const it = conversion(n, changes);
  it.data.object.customer_email = person(n);
  it.data.object.metadata = { contact: person(n), key: 'sk_live_of_the_tests' };
  it.data.object.description = `for ${person(n)}`;
  return it;
}

for (const mode of ['shadow', 'live']) {
  test(`nothing that the service leaves behind has an address or a secret: ${mode}`, async t => {
    const database = cluster();
    t.after(() => database.remove());
    // Its sentence about what went wrong names everybody.
    database.sql(`create function usage_of(text) returns int language plpgsql as $$ begin
                    if $1 = 'cus_2' then raise exception 'no % with ${password}', '${person(2)}'; end if;
                    if $1 = 'cus_3' then return '${person(3)}'::int; end if; return 5; end $$;`);
    let n = 0;
    const ledger = await vendors(call => {
      if (call.url.includes('/search') && /person\.5|cus_5/i.test(call.body)) return { total: 0, results: [] };
      if (++n % 7 === 0) return 503;
      if (call.method !== 'GET' && /4/.test(call.key ?? '')) return { error: `${person(4)} is unknown to sk_live_of_the_tests` };
      return undefined;
    });
    const place = folder({ log: 'all', people: { 'named CSM': ['901', '902'] } }, ledger.url);
    const config = JSON.parse(readFileSync(place.config, 'utf8'));
    config.vendors.usage = { postgresql: 'env:TEST_PG', sql: 'select usage_of($1), 1, 1 where $1 <> \'\'' };
    writeFileSync(place.config, JSON.stringify(config));
    const options = mode === 'live' ? ['--live'] : [];
    const logs = [];
    const start = () => serve_under({ TEST_PG: database.connection() }, place.config, ...options);
    let service = await start();
    t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
    for (let id = 1; id <= 6; ++id) await deliver(service.url, event(id));
    // What is refused is told of, too.
    const body = JSON.stringify(event(7));
    assert.equal(await post(service.url, body, sign(body, 'whsec_of_nobody')), 400);
    assert.equal(await post(service.url, `{"email":"${person(8)}"`), 400);
    assert.equal(await post(service.url, body, `t=1,v1=${secret}`), 400);
    assert.equal((await fetch(`${service.url}/${encodeURIComponent(person(9))}?token=${token}`, { headers: { Authorization: `Bearer ${token}x` } })).status, 401);
    assert.equal((await ask(service.url, `/${encodeURIComponent(person(9))}?key=sk_live_of_the_tests`)).status, 404);
    await until('an exception', async () => (await metrics(service.url)).exceptions > 0, 60_000);
    await until('the failed queries', () => service.log.split('"event":"query"').length > 2);
    database.stop();
    await deliver(service.url, event(20));
    await until('a database that has gone', () => /cannot be reached|has gone|SQLSTATE 57/.test(service.log));
    for (const page of ['/', '/metrics', '/healthz']) {
      const text = await (await ask(service.url, page)).text();
      scan(page, page === '/' ? text.replace(/value="[0-9a-f]{64}"/g, '') : text);
    }
    scan('the command line', readFileSync(`/proc/${service.child.pid}/cmdline`, 'latin1'), 'service.json');
    logs.push(service);
    await service.kill('SIGKILL');  // what the log before the database has by then
    for (const name of readdirSync(place.dir)) {
      if (name !== 'service.json') scan(`after a kill ${name}`, readFileSync(path.join(place.dir, name), 'latin1'));
    }
    service = await start();
    database.start();
    await until('the sixth', async () => (await metrics(service.url)).in_flight === 0, 120_000);
    logs.push(service);
    await service.kill('SIGTERM');
    const history = path.join(place.dir, 'history.csv');
    for (const more of [['--history', history], ['--backup', path.join(place.dir, 'backup.db')], ['--compact']]) {
      const { code, out, err } = await run_under({ TEST_PG: database.connection() }, 'serve', place.config, ...more);
      assert.equal(code, 0, err);
      scan(more[0], out + err);
    }
    for (const it of logs) scan('the log', it.log + it.out, '"event":"call"');
    scan('the first log', logs[0].log, '"event":"webhook_refused"');
    scan('the history', readFileSync(history, 'utf8'), 'cus_1');
    scan('the store', readFileSync(place.store, 'latin1'), 'sub_1');
    for (const name of readdirSync(place.dir)) {
      if (name !== 'service.json') scan(name, readFileSync(path.join(place.dir, name), 'latin1'));
    }
  });
}

test('the scan finds what it is there to find', () => {
  for (const text of [`x ${person(1)} y`, encodeURIComponent(person(1)), `key=${token}`, Buffer.from(secret).toString('base64'),
                      `postgresql://reader:${password}@/usage`])
    assert.throws(() => scan('it', text), undefined, text);
  scan('it', 'sub_1 update_contact 200', 'sub_1');
});
