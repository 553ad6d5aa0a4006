// The program `handoff serve`, started and ended by tests; events as the processor signs them; and
// vendors that remember what they were told.
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const program = process.env.HANDOFF_PROGRAM ?? 'build/check/handoff';
export const secret = 'whsec_of_the_tests';
export const token = 'token_of_the_tests';
const environment = {
  ...process.env, TEST_WEBHOOK: secret, TEST_OLD_WEBHOOK: 'whsec_of_before', TEST_TOKEN: token, TEST_KEY: 'sk_live_of_the_tests',
};

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

export async function until(what, holds, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} did not come within ${ms} ms`);
    await sleep(20);
  }
}

// A folder with a configuration; `vendors` is the base of all of them, or nothing for shadow alone.
export function folder(changes = {}, vendors = '') {
  const dir = mkdtempSync(path.join(tmpdir(), 'handoff-service-'));
  const tables = { processor: 'stripe', crm: 'hubspot', mail: 'customerio', chat: 'slack', usage: 'usage' };
  const config = {
    scenario: 'worked_example', listen: '127.0.0.1:0', store: 'handoff.db',
    secrets: { webhook: ['env:TEST_WEBHOOK', 'env:TEST_OLD_WEBHOOK'] }, token: 'env:TEST_TOKEN', ...changes,
  };
  if (vendors) {
    config.vendors = {};
    for (const [role, table] of Object.entries(tables)) {
      config.vendors[role] = { table, base: `${vendors}/${role}` };
      config.secrets[role] = 'env:TEST_KEY';
    }
  }
  writeFileSync(path.join(dir, 'service.json'), JSON.stringify(config));
  return { dir, config: path.join(dir, 'service.json'), store: path.join(dir, 'handoff.db'),
           remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export const run = (...args) => run_under({}, ...args);

// The same with more in its environment.
export function run_under(more, ...args) {
  return new Promise(resolve => {
    const child = spawn(program, args, { env: { ...environment, ...more } });
    let out = '', err = '';
    child.stdout.on('data', data => out += data);
    child.stderr.on('data', data => err += data);
    child.on('close', code => resolve({ code, out, err }));
  });
}

// Resolves when it listens; a program that ends before is an error with its words.
export const serve = (config, ...args) => serve_under({}, config, ...args);

// The same with more in its environment.
export function serve_under(faults, config, ...args) {
  const child = spawn(program, ['serve', config, ...args], { env: { ...environment, ...faults } });
  const service = { child, url: '', out: '', log: '', ended: new Promise(resolve => child.on('exit', (code, signal) => resolve({ code, signal }))) };
  child.stderr.on('data', data => service.log += data);
  service.kill = async (signal = 'SIGKILL') => { child.kill(signal); return service.ended; };
  return new Promise((resolve, reject) => {
    child.stdout.on('data', data => {
      service.out += data;
      const found = /listening on (\S+)/.exec(service.out);
      if (found && !service.url) { service.url = found[1]; resolve(service); }
    });
    service.ended.then(({ code }) => reject(Object.assign(new Error(`ended with ${code}: ${service.log}`), { service })));
  });
}

export const sign = (body, by = secret, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', by).update(`${at}.${body}`).digest('hex')}`;

// A trial of a plan at $350 that has turned active just now.
export function conversion(n, changes = {}) {
  const now = Math.floor(Date.now() / 1000);
  return {
    id: `evt_${n}`, object: 'event', api_version: '2025-03-31.basil', created: now, type: 'customer.subscription.updated', livemode: true,
    data: {
      object: {
        id: `sub_${n}`, object: 'subscription', customer: `cus_${n}`, status: 'active', currency: 'usd', created: now - 14 * 86400,
        start_date: now - 14 * 86400, trial_start: now - 14 * 86400, trial_end: now, livemode: true,
        items: { object: 'list', has_more: false, data: [{ id: `si_${n}`, object: 'subscription_item', quantity: 1,
          price: { id: 'price_g', object: 'price', nickname: 'growth', currency: 'usd', unit_amount: 35000, billing_scheme: 'per_unit',
                   recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' } } }] },
      },
      previous_attributes: { status: 'trialing' },
    }, ...changes,
  };
}

// The status of the answer; 0: there was none.
export async function post(url, body, signature = sign(body)) {
  try {
    const answer = await fetch(`${url}/webhooks/stripe`, { method: 'POST', body, headers: { 'Stripe-Signature': signature }, signal: AbortSignal.timeout(20_000) });
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}

// Sent until it is acknowledged, as the processor does it.
export async function deliver(url, event, { signed = sign, patience_ms = 30_000 } = {}) {
  const body = JSON.stringify(event);
  return until('an acknowledgement', async () =>
    (await post(typeof url === 'function' ? url() : url, body, signed(body))) === 200, patience_ms);
}

export const ask = (url, place, options = {}) =>
  fetch(url + place, { redirect: 'manual', ...options, headers: { Authorization: `Bearer ${token}`, ...options.headers } });

export async function metrics(url) {
  const text = await (await ask(url, '/metrics')).text();
  return Object.fromEntries(text.split('\n').filter(line => line && !line.startsWith('#')).map(line => {
    const space = line.lastIndexOf(' ');
    return [line.slice(0, space).replace(/^handoff_/, ''), Number(line.slice(space + 1))];
  }));
}

// All vendors on one port. `fault(call)` may answer for them: a status, what a read finds, 'cut' for a call
// that happened and whose answer is lost, or 'gone' for one that reached nobody. Writes under a key that is known happen once.
export async function vendors(fault = () => undefined) {
  const effects = new Map();
  const calls = [];
  const contact = n => ({ id: String(1000 + Number(n)), properties: { trial_start: '', hs_timezone: 'Europe/Berlin' } });
  const answers = (method, url, body) => {
    let match;
    if ((match = /^\/processor\/v1\/customers\/cus_(\d+)/.exec(url))) return { id: `cus_${match[1]}`, email: `Person.${match[1]}+trial@Example.com` };
    if (url.startsWith('/crm/crm/v3/objects/contacts/search')) {
      match = /person\.(\d+)@example\.com/.exec(body) ?? /cus_(\d+)/.exec(body);
      return { total: 1, results: match ? [contact(match[1])] : [] };
    }
    if (url.startsWith('/crm/crm/v3/objects/deals/search')) return { total: 0, results: [] };
    if (url.startsWith('/usage/')) return { logins: 14, features: 3, invites: 2 };
    return { ok: true };
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', data => body += data);
    request.on('end', () => {
      const key = request.headers['idempotency-key'];
      const call = { method: request.method, url: request.url, body, key, authorization: request.headers.authorization };
      calls.push(call);
      const said = fault(call);
      if (said === 'gone') return request.socket.destroy();
      if (typeof said === 'number') {
        response.writeHead(said, said === 429 ? { 'Retry-After': '0.1' } : {});
        return response.end('{}');
      }
      if (said && typeof said === 'object') {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        return response.end(JSON.stringify(said));
      }
      if (key) effects.set(key, [...(effects.get(key) ?? []), call]);
      if (said === 'cut') return request.socket.destroy();
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answers(request.method, request.url, body)));
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  // A write with a known key is told again and done once: what counts is whether the same was said.
  // A repair plans the call anew, for the first moment from then on: the vendor keeps what it was told first.
  const said = ({ url, body, key }) => url + (key.includes('/start_onboarding/') ? body.replace(/"hs_timestamp":"\d+"/, '') : body);
  const told = () => [...effects.entries()].map(([key, list]) => ({ key, times: list.length, bodies: new Set(list.map(said)).size }));
  return { url, calls, effects, told, close: () => { server.closeAllConnections?.(); server.close(); } };
}

// What each converted customer must have been told, and nobody twice under another key.
export const everyWrite = ['update_contact', 'disenroll', 'assign_owner', 'notify_owner', 'start_onboarding'];
export function missing(ledger, numbers) {
  const told = new Set([...ledger.effects.keys()].map(key => key.slice(0, key.lastIndexOf('/'))));
  const lost = [];
  for (const n of numbers) {
    for (const write of everyWrite) {
      if (!told.has(`sub_${n}/${write}`)) lost.push(`sub_${n}/${write}`);
    }
  }
  return lost;
}
export function doubled(ledger) {
  const whats = new Map();
  for (const key of ledger.effects.keys()) {
    const what = key.slice(0, key.lastIndexOf('/'));
    whats.set(what, (whats.get(what) ?? 0) + 1);
  }
  const twice = [...whats].filter(([, count]) => count > 1).map(([what]) => what);
  // Under one key another thing was said the second time: the vendor would keep the first.
  const changed = ledger.told().filter(it => it.bodies > 1).map(it => it.key);
  return [...twice, ...changed];
}
