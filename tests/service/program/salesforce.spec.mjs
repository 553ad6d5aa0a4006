// Salesforce as the CRM, from end to end: the sandbox sends a scenario's webhooks, the service finds people by SOQL,
// updates them, assigns owners and makes tasks over the REST API, and the sandbox's ledger has the verdict.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { folder, metrics, program, secret, serve } from './service.mjs';

const scenario = 'assets/rehearsals/duplicates_short.json';

const free_port = () => new Promise(resolve => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

function ended(child) {
  let out = '';
  child.stdout.on('data', data => out += data);
  child.stderr.on('data', data => out += data);
  return new Promise(resolve => child.on('close', code => resolve({ code, out })));
}

test('a cohort is handed over in Salesforce, each once', async t => {
  const port = await free_port();
  const place = folder({ scenario: path.resolve(scenario) });
  const config = JSON.parse(readFileSync(place.config, 'utf8'));
  const tables = { processor: ['stripe', '/stripe'], crm: ['salesforce', '/salesforce'], mail: ['customerio', '/mail'],
                   chat: ['slack', '/chat'], usage: ['usage', '/usage'] };
  config.vendors = {};
  for (const [role, [table, base]] of Object.entries(tables)) {
    config.vendors[role] = { table, base: `http://127.0.0.1:${port}${base}`, at_once: 100 };
    config.secrets[role] = 'env:TEST_KEY';
  }
  writeFileSync(place.config, JSON.stringify(config));
  writeFileSync(path.join(place.dir, 'secret'), secret);
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); place.remove(); });
  const ledger = path.join(place.dir, 'calls.jsonl');
  const sandbox = spawn(program, ['sandbox', scenario, '--listen', `127.0.0.1:${port}`, '--service', service.url, '--secret-file',
                                  path.join(place.dir, 'secret'), '--ledger', ledger, '--end', '--quiet', '8']);
  t.after(() => sandbox.kill('SIGKILL'));
  const { code, out } = await ended(sandbox);
  t.diagnostic(out.trim().split('\n').slice(1).join('; '));
  assert.equal(code, 0, out);
  const customers = Number(/(\d+) customers convert/.exec(out)[1]);
  assert.ok(customers >= 10, out);
  const lines = readFileSync(ledger, 'utf8').trim().split('\n').map(line => JSON.parse(line));
  const webhooks = lines.filter(it => it.webhook);
  const all = new Set(webhooks.map(it => it.subscription));
  assert.equal(all.size, customers);
  assert.ok(webhooks.length > customers * 1.3, 'the scenario sends half of all events twice');
  const calls = lines.filter(it => it.call);
  // Everybody was looked for by SOQL and found; nobody was looked up who did not convert.
  const found = calls.filter(it => it.call.startsWith('find_by_') && it.status === 'ok').map(it => it.subscription);
  assert.deepEqual(new Set(found), all);
  for (const call of calls.filter(it => it.subscription)) assert.ok(all.has(call.subscription), call.subscription);
  // Each write happened for everybody: owners, tasks and notices once, under a key of their own.
  for (const write of ['update_contact', 'disenroll', 'assign_owner', 'start_onboarding', 'notify_owner']) {
    const done = calls.filter(it => it.call === write && it.done === 'effect');
    assert.deepEqual(new Set(done.map(it => it.subscription)), all, write);
    assert.equal(new Set(done.map(it => it.key)).size, done.length, `${write} happened twice under one key`);
    if (!['update_contact', 'disenroll'].includes(write)) assert.equal(done.length, customers, write);
    for (const it of done) assert.ok(it.key.startsWith(`${it.subscription}/${write}/`), it.key);
  }
  const measured = await metrics(service.url);
  assert.equal(measured.conversions, customers);
  assert.equal(measured.exceptions, 0);
  assert.ok(measured.duplicates_received > 0);
});
