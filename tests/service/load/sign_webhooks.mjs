// Writes signed webhooks, a line each: the signature's header, a tab, the body. All of them differ.
//   node sign_webhooks.mjs KIND COUNT SECRET     KIND is conversions, or news that decide nothing
import { createHmac } from 'node:crypto';

const [kind, count, secret] = process.argv.slice(2);
const now = Math.floor(Date.now() / 1000);

const subscription = n => ({
  id: `sub_${n}`, object: 'subscription', customer: `cus_${n}`, status: 'active', currency: 'usd', created: now - 14 * 86400,
  start_date: now - 14 * 86400, trial_start: now - 14 * 86400, trial_end: now, livemode: true,
  collection_method: 'charge_automatically', cancel_at_period_end: false,
  items: { object: 'list', has_more: false, data: [{ id: `si_${n}`, object: 'subscription_item', quantity: 1,
    price: { id: 'price_g', object: 'price', nickname: 'growth', currency: 'usd', unit_amount: 35000, billing_scheme: 'per_unit',
             recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' } } }] },
});

let lines = '';
for (let n = 1; n <= Number(count); ++n) {
  const body = JSON.stringify({
    id: `evt_${now}_${n}`, object: 'event', api_version: '2025-03-31.basil', created: now, type: 'customer.subscription.updated', livemode: true,
    data: { object: subscription(kind === 'conversions' ? n : n % 100), previous_attributes: kind === 'conversions' ? { status: 'trialing' } : { metadata: {} } },
  });
  lines += `t=${now},v1=${createHmac('sha256', secret).update(`${now}.${body}`).digest('hex')}\t${body}\n`;
  if (lines.length > 1 << 22) { process.stdout.write(lines); lines = ''; }
}
process.stdout.write(lines);
