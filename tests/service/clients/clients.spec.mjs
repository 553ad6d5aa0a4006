// The processor's client lists events at the sandbox and signs them, and the service takes them, or refuses what
// was changed, is old or was signed with another secret. The CRM's client then reads from the sandbox what the
// service has written.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import hubspot from '@hubspot/api-client';
import Stripe from 'stripe';

import { startBoth, webhookSecret } from './programs.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');
const scenario = join(root, 'assets/rehearsals/outage_short.json');
let programs, stripe, crm;

before(async () => {
  process.chdir(root);
  programs = await startBoth(scenario);
  const { hostname, port } = new URL(programs.sandboxUrl);
  stripe = new Stripe('sk_test_clients', { host: hostname, port: Number(port), protocol: 'http', telemetry: false,
                                           maxNetworkRetries: 4 });
  crm = new hubspot.Client({ accessToken: 'pat-test', basePath: `${programs.sandboxUrl}/hubspot`,
                             numberOfApiCallRetries: 4 });
});
after(() => programs?.stop());

// The first conversion that has happened.
async function conversion() {
  for (let tries = 0; tries < 100; ++tries) {
    const list = await stripe.events.list({ type: 'customer.subscription.updated', limit: 100 });
    if (list.data.length > 0) return list.data[list.data.length - 1];
    await sleep(200);
  }
  throw new Error('nobody converted');
}

function signed(payload, options = {}) {
  return stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, ...options });
}

async function post(payload, signature) {
  const answer = await fetch(`${programs.serviceUrl}/webhooks/stripe`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body: payload,
  });
  await answer.text();
  return answer.status;
}

test('events are listed page by page, and their customer is there', async () => {
  const first = await conversion();
  assert.equal(first.object, 'event');
  assert.equal(first.data.previous_attributes.status, 'trialing');
  const ids = new Set();
  for await (const event of stripe.events.list({ limit: 2 })) {
    assert.ok(!ids.has(event.id), 'no event comes on two pages');
    ids.add(event.id);
    if (ids.size === 5) break;
  }
  const customer = await stripe.customers.retrieve(first.data.object.customer);
  assert.match(customer.email, /@/);
});

test('a changed byte, an old timestamp and another secret are refused', async () => {
  const payload = JSON.stringify(await conversion());
  const changed = payload.replace('active', 'actiwe');
  assert.notEqual(changed, payload);
  const old = Math.floor(Date.now() / 1000) - 301;
  assert.equal(await post(changed, signed(payload)), 400);
  assert.equal(await post(payload, signed(payload, { timestamp: old })), 400);
  assert.equal(await post(payload, signed(payload, { secret: 'whsec_of_somebody_else' })), 400);
  assert.equal(await post(payload, 'nonsense'), 400);
});

test('what the service makes of a signed event stands in the CRM', async () => {
  const event = await conversion();
  const payload = JSON.stringify(event);
  assert.equal(await post(payload, signed(payload)), 200);
  assert.equal(await post(payload, signed(payload)), 200, 'a second delivery is acknowledged, too');

  const email = (await stripe.customers.retrieve(event.data.object.customer)).email.trim().toLowerCase();
  const address = email.replace(/\+[^@]*@/, '@');
  const property = address.endsWith('@private.example') ? 'hs_additional_emails' : 'email';
  const search = {
    filterGroups: [{ filters: [{ propertyName: property, operator: 'EQ', value: address }] }],
    properties: ['email'], limit: 2,
  };
  const found = await crm.crm.contacts.searchApi.doSearch(search);
  assert.equal(found.total, 1);
  const id = found.results[0].id;

  let properties = {};
  for (let tries = 0; tries < 150 && !properties.hubspot_owner_id; ++tries) {
    await sleep(100);
    ({ properties } = await crm.crm.contacts.basicApi.getById(id, ['lifecyclestage', 'mrr', 'plan', 'hubspot_owner_id']));
  }
  const price = event.data.object.items.data[0].price;
  assert.equal(properties.lifecyclestage, 'customer');
  assert.equal(Number(properties.mrr) * 100, price.unit_amount);
  assert.equal(properties.plan, price.nickname);
  assert.ok(properties.hubspot_owner_id);

  const batch = await crm.crm.contacts.batchApi.read({ inputs: [{ id }], properties: ['lifecyclestage'], propertiesWithHistory: [] });
  assert.equal(batch.results[0].properties.lifecyclestage, 'customer');
});
