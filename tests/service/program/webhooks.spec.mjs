// Webhooks at the running program: who is let in, what is acknowledged, and what is cut off.
import test from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { ask, conversion, folder, metrics, missing, post, run, serve, sign, token, until, vendors } from './service.mjs';

test('a signed event is acknowledged, and one that is not is refused for good', async t => {
  const place = folder();
  const service = await serve(place.config);
  t.after(async () => { await service.kill(); place.remove(); });
  const body = JSON.stringify(conversion(1));
  const now = Math.floor(Date.now() / 1000);
  assert.equal(await post(service.url, body), 200);
  assert.equal(await post(service.url, body, sign(body, 'whsec_of_before')), 200);
  assert.equal(await post(service.url, body.replace('sub_1', 'sub_2'), sign(body)), 400);
  assert.equal(await post(service.url, body, sign(body, 'whsec_of_nobody')), 400);
  assert.equal(await post(service.url, body, sign(body, undefined, now - 400)), 400);
  assert.equal(await post(service.url, body, sign(body, undefined, now + 400)), 400);
  assert.equal(await post(service.url, body, ''), 400);
  for (const wrong of ['', '{', '[]', '{"id":1}', 'null', `[${body},${body}]`])
    assert.equal(await post(service.url, wrong), 400, wrong.slice(0, 20));
  const found = await until('the conversion', async () => {
    const it = await metrics(service.url);
    return it.processing_s_count === 1 && it;
  });
  assert.equal(found.conversions, 1);
  assert.equal(found.duplicates_received, 1);
  assert.equal(found.webhooks_taken, 2);
  assert.equal(service.log.includes('whsec'), false);
});

test('bodies, headers and clients without end are cut off', async t => {
  const place = folder();
  const service = await serve(place.config);
  t.after(async () => { await service.kill(); place.remove(); });
  const huge = JSON.stringify({ id: 'evt_1', x: 'y'.repeat(1_100_000) });
  assert.ok([413, 0].includes(await post(service.url, huge)));
  const { hostname, port } = new URL(service.url);
  const talk = (text, drip = 0) => new Promise(resolve => {
    const socket = net.connect(Number(port), hostname);
    const began = Date.now();
    let heard = '';
    socket.on('data', data => heard += data);
    socket.on('error', () => {});
    socket.on('close', () => resolve({ heard, seconds: (Date.now() - began) / 1000 }));
    socket.write(text);
    if (drip) {
      const timer = setInterval(() => socket.write('x'), drip);
      socket.on('close', () => clearInterval(timer));
    }
  });
  const slow = talk('POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', 200);
  assert.match((await talk('nonsense\r\n\r\n')).heard, /^HTTP\/1.1 400/);
  assert.match((await talk(`GET / HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`)).heard, /^HTTP\/1.1 431|^$/);
  // Others are served meanwhile.
  assert.equal(await post(service.url, JSON.stringify(conversion(1))), 200);
  const { seconds } = await slow;
  assert.ok(seconds > 8 && seconds < 14, `a slow client was cut off after ${seconds} s`);
});

test('a start at an address that is taken asks nothing of anybody', async t => {
  let hangs = true;
  const ledger = await vendors(call => hangs && call.url.startsWith('/crm') ? 503 : undefined);
  const place = folder({}, ledger.url);
  const first = await serve(place.config, '--live');
  t.after(() => { ledger.close(); place.remove(); });
  assert.equal(await post(first.url, JSON.stringify(conversion(1))), 200);
  await until('a call', () => ledger.calls.length > 0);
  await first.kill();
  const taken = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => taken.on('listening', resolve));
  const before = ledger.calls.length;
  for (let n = 0; n < 8; ++n) {  // more often than a try is made
    const { code, err } = await run('serve', place.config, '--live', '--listen', `127.0.0.1:${taken.address().port}`);
    assert.equal(code, 2);
    assert.match(err, /cannot be listened on/);
  }
  assert.equal(ledger.calls.length, before);
  taken.close();
  hangs = false;
  const second = await serve(place.config, '--live');
  await until('the handoff', () => missing(ledger, [1]).length === 0, 20_000);
  assert.equal((await metrics(second.url)).exceptions, 0);
  await second.kill();
});

test('everything but the webhook needs the token', async t => {
  const place = folder();
  const service = await serve(place.config);
  t.after(async () => { await service.kill(); place.remove(); });
  for (const where of ['/', '/healthz', '/metrics', '/exceptions/resolve', '/nothing']) {
    assert.equal((await fetch(service.url + where)).status, 401, where);
    assert.equal((await fetch(service.url + where, { headers: { Authorization: 'Bearer x' } })).status, 401, where);
  }
  assert.equal((await ask(service.url, '/healthz')).status, 200);
  assert.equal((await ask(service.url, '/nothing')).status, 404);
  const basic = Buffer.from(`anybody:${token}`).toString('base64');
  assert.equal((await fetch(service.url, { headers: { Authorization: `Basic ${basic}` } })).status, 200);
  const ended = await service.kill('SIGTERM');
  assert.equal(ended.code, 0);
});
