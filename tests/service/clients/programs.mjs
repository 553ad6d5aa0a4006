// Starts `handoff sandbox` and `handoff serve` for a test, in a folder that goes with them.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const program = process.env.HANDOFF_PROGRAM || 'build/check/handoff';
export const webhookSecret = 'whsec_test_of_the_clients';
export const token = 'token-of-the-clients-test';

// Resolves with the address when the program says that it listens.
function listening(child, name) {
  return new Promise((resolve, reject) => {
    let said = '';
    const look = (piece) => {
      said += piece;
      const found = /listening on (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', (piece) => { said += piece; });
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
}

function ended(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.on('exit', resolve));
}

export async function startBoth(scenario) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-clients-'));
  const file = (name, text) => { writeFileSync(join(folder, name), text); return { file: join(folder, name) }; };
  const sandbox = spawn(program, ['sandbox', scenario, '--listen', '127.0.0.1:0']);
  const sandboxUrl = await listening(sandbox, 'sandbox');
  const key = file('key', 'sk_test_clients');
  const vendor = (table, path) => ({ table, base: sandboxUrl + path });
  file('config.json', JSON.stringify({
    scenario, listen: '127.0.0.1:0', store: join(folder, 'handoff.db'), live: true,
    secrets: { webhook: file('webhook', webhookSecret), processor: key, crm: key, mail: key, usage: key },
    token: file('token', token),
    vendors: {
      processor: vendor('stripe', '/stripe'), crm: vendor('hubspot', '/hubspot'),
      mail: vendor('customerio', '/mail'), chat: vendor('slack', '/chat'), usage: vendor('usage', '/usage'),
    },
  }));
  const service = spawn(program, ['serve', join(folder, 'config.json'), '--live']);
  const serviceUrl = await listening(service, 'serve');
  return {
    sandboxUrl,
    serviceUrl,
    async stop() {
      for (const child of [service, sandbox]) child.kill('SIGTERM');
      await Promise.all([service, sandbox].map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
