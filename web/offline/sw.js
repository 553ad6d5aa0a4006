// The service worker: after the first visit the page works without a network.
//
// scripts/lib/stamp.py writes the list of files with the SHA-256 of each, and a version made from it. One
// version is one cache, filled whole or not at all: a file that is not the listed one (a deployment that is
// under way) fails the installation, and the browser tries again at a later visit. A new version waits until
// the page asks for it, so that a page is never given files of two versions.
'use strict';

const kVersion = '@VERSION@';
const kFiles = {/*@FILES@*/};
const kPrefix = 'handoff-';
const kCache = kPrefix + kVersion;

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// From the network, or from an older version's cache when the file has not changed.
async function obtain(path, expected) {
  const old = await caches.match(path);
  if (old && await sha256(await old.clone().arrayBuffer()) === expected) return old;
  const response = await fetch(path, {cache: 'no-cache', credentials: 'same-origin'});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (await sha256(bytes) !== expected) throw new Error(`${path} is of another version`);
  return new Response(bytes, {headers: {'Content-Type': response.headers.get('Content-Type') || ''}});
}

async function install() {
  const entries = await Promise.all(
    Object.entries(kFiles).map(async ([path, hash]) => [path, await obtain(path, hash)]));
  const cache = await caches.open(kCache);
  await Promise.all(entries.map(([path, response]) => cache.put(path, response)));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(kPrefix) && name !== kCache)
    .map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The path of a listed file, or nothing for what is not ours to answer.
function listed(url) {
  const scope = new URL(self.registration.scope);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return undefined;
  const path = url.pathname.slice(scope.pathname.length) || 'index.html';
  return kFiles[path] && path;
}

// Asking all caches by name, because opening one that the next version has deleted would make it again.
async function answer(path, request) {
  return (await caches.match(path, {cacheName: kCache})) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const path = listed(new URL(event.request.url));
  if (path) event.respondWith(answer(path, event.request));
});
