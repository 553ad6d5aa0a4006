// How much memory a service takes that has handed over so many conversions in shadow mode, and how large its store gets:
//
//     HANDOFF_PROGRAM=build/native/handoff node tests/service/load/memory.mjs 1000 11000 50000
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { conversion, folder, metrics, serve, sign, until } from '../program/service.mjs';

const goals = process.argv.slice(2).map(Number);
const place = folder();
const service = await serve(place.config);
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
const post = body => new Promise((resolve, reject) => {
  const headers = { 'Stripe-Signature': sign(body), 'Content-Length': Buffer.byteLength(body) };
  const request = http.request(`${service.url}/webhooks/stripe`, { method: 'POST', agent, headers }, answer => {
    answer.resume();
    answer.on('end', () => answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)));
  });
  request.on('error', reject);
  request.end(body);
});
const mb = name => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${service.child.pid}/status`, 'utf8'))[1]) / 1e6 * 1024).toFixed(0);

try {
  console.log(`at the start: ${mb('VmRSS')} MB`);
  let sent = 0;
  for (const goal of goals) {
    const worker = async () => { while (sent < goal) await post(JSON.stringify(conversion(++sent))); };
    await Promise.all(Array.from({ length: 32 }, worker));
    const found = await until('the last of them', async () => {
      const it = await metrics(service.url);
      return it.processing_s_count >= goal && it.in_flight === 0 && it;
    }, 600_000);
    console.log(`${goal} conversions: ${mb('VmRSS')} MB (${mb('VmHWM')} at most), store ${(found.store_bytes / 1e6).toFixed(0)} MB, ${found.inputs} inputs`);
  }
} finally {
  await service.kill('SIGTERM');
  place.remove();
}
