// A new version is offered during a visit, begins with the next, and leaves nothing of the old.
//
// The browser here is driven by nobody: a driver stops each service worker at its start, and now and then the
// browser then waits for it for ever. update.html visits the page in a frame instead, and reports.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFile, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

import { FLAGS, chromiumPath, root, test } from './harness.mjs';

const REPORT_MS = 100_000;
const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

function deployNextVersion(folder) {
  appendFileSync(join(folder, 'page', 'page.css'), '\n:root { --next-version: 1; }\n');
  execFileSync('python3', [join(root, 'scripts/lib/stamp.py'), join(root, 'web/offline/sw.js'), folder]);
}

// Serves the folder and update.html beside it; `told` is called with what that reports.
function serve(folder, told) {
  return createServer((request, answer) => {
    if (request.url === '/deploy') {
      deployNextVersion(folder);
      return answer.end();
    }
    if (request.url === '/told') {
      let text = '';
      request.on('data', (part) => { text += part; });
      return request.on('end', () => { answer.end(); told(JSON.parse(text)); });
    }
    const path = request.url === '/update.html' ? join(root, 'tests/browser/update.html')
                                                : join(folder, request.url);
    return readFile(path, (error, bytes) => {
      answer.writeHead(error ? 404 : 200,
        { 'Content-Type': TYPES[extname(path)] ?? 'text/plain', 'Cache-Control': 'no-cache' });
      answer.end(bytes);
    });
  });
}

test('a new version is offered during a visit and begins with the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-update-'));
  const site = join(folder, 'site');
  cpSync(join(root, 'build', 'web'), site, { recursive: true });
  let told;
  const report = new Promise((resolve, reject) => {
    told = resolve;
    setTimeout(() => reject(new Error('the page has not reported')), REPORT_MS).unref();
  });
  const server = serve(site, told);
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const browser = spawn(chromiumPath(), [...FLAGS, '--headless=new', `--user-data-dir=${join(folder, 'profile')}`,
    `http://localhost:${server.address().port}/update.html`], { stdio: 'ignore', detached: true });
  try {
    const story = await report;
    assert.equal(story.error, undefined);
    assert.equal(story.before.length, 1);
    assert.equal(story.changedMeanwhile, false, 'the open page stays what it is');
    assert.equal(story.after.length, 1, 'nothing is left of the old version');
    assert.notDeepEqual(story.after, story.before);
    assert.equal(story.trials, 321, 'nothing was lost');
  } finally {
    process.kill(-browser.pid, 'SIGKILL');
    await new Promise((resolve) => browser.once('exit', resolve));
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
