// What never came by webhook: found by comparing billing with the CRM, and by polling.
import test from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { conversion, doubled, folder, metrics, missing, serve, until, vendors } from './service.mjs';

const list = data => ({ object: 'list', has_more: false, data });

// The processor knows of one conversion; the CRM of a contact that says what it was told last.
async function world(event) {
  const said = { lifecyclestage: 'opportunity', stripe_customer_id: 'cus_1' };
  let enrolled = true;
  const ledger = await vendors(call => {
    if (call.url.startsWith('/processor/v1/events')) return list([event]);
    if (call.url.includes('/contacts/batch/read')) {
      assert.deepEqual(JSON.parse(call.body).inputs, [{ id: 'cus_1' }]);
      return { results: [{ id: '1001', properties: { ...said } }] };
    }
    if (call.method === 'PATCH') Object.assign(said, JSON.parse(call.body).properties);
    if (call.method === 'GET' && call.url === '/mail/api/v1/customers/cus_1')
      return { customer: { attributes: { trial_campaign: String(enrolled), segment: 'smb' } } };
    if (call.method === 'POST' && call.url.startsWith('/mail/')) enrolled = false;
    return undefined;
  });
  return { ledger, said };
}

function rules(place, pipeline) {
  writeFileSync(path.join(place.dir, 'rules.json'), JSON.stringify({ version: 1, pipeline }));
}

test('reconciliation repairs what no webhook told, and then finds all in agreement', async t => {
  const { ledger, said } = await world(conversion(1));
  const place = folder({ scenario: 'rules.json' }, ledger.url);
  rules(place, { reconcile: { every: '1s', busy_every: '1s', index_delay: '1min' } });
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  await until('the repair', () => missing(ledger, [1]).length === 0, 20_000);
  assert.equal(said.lifecyclestage, 'customer');
  assert.equal(said.mrr, '350.00');
  const before = (await metrics(service.url)).reconciliations;
  await until('two more windows', async () => (await metrics(service.url)).reconciliations >= before + 2, 20_000);
  assert.deepEqual(doubled(ledger), []);
  assert.equal((await metrics(service.url)).exceptions, 0);
  assert.equal(ledger.effects.get('sub_1/update_contact/0').length, 1);
  const events = ledger.calls.find(it => it.url.startsWith('/processor/v1/events'));
  assert.match(events.url, /created\[gte\]=\d+&created\[lt\]=\d+&limit=100$/);
});

test('a poll hands over what the processor lists, once', async t => {
  const { ledger } = await world(conversion(1));
  const place = folder({ scenario: 'rules.json' }, ledger.url);
  rules(place, { trigger: { kind: 'poll', poll_every: '1s', poll_limit: 100 }, reconcile: { enabled: false } });
  const service = await serve(place.config, '--live');
  t.after(async () => { await service.kill(); ledger.close(); place.remove(); });
  await until('the handoff', () => missing(ledger, [1]).length === 0, 20_000);
  await until('more polls', async () => (await metrics(service.url)).duplicates_received >= 2, 20_000);
  assert.deepEqual(doubled(ledger), []);
  assert.equal((await metrics(service.url)).conversions, 1);
});
