// Offline: registers the service worker (web/offline/sw.js) and takes over a new version cleanly.
//
// A version that was fetched during an earlier visit begins with the next one, before anything has
// started; one that is fetched during this visit is offered. Browsers have service workers only on https and
// on this machine; elsewhere, and where they are switched off, the page works as before.
'use strict';

(() => {
  const page = window.handoffPage;
  const workers = navigator.serviceWorker;
  const kPatienceMs = 800;

  // The new one begins when the old one has nothing to do, which is at once unless another tab is being
  // loaded; loading the page again is right in both cases.
  async function takeOver(waiting) {
    const done = new Promise((resolve) => workers.addEventListener('controllerchange', resolve, {once: true}));
    const late = new Promise((resolve) => setTimeout(resolve, kPatienceMs));
    waiting.postMessage('take over');
    await Promise.race([done, late]);
    location.reload();
  }

  // True: the page is about to be loaded again.
  page.updateFirst = async () => {
    try {
      const registration = workers && await workers.getRegistration();
      const waits = registration && registration.waiting && workers.controller;
      // Once only: a version that does not take over must not keep the page from starting.
      if (!waits || sessionStorage.getItem('handoff.updating')) {
        sessionStorage.removeItem('handoff.updating');
        return false;
      }
      sessionStorage.setItem('handoff.updating', 'yes');
      await takeOver(registration.waiting);
      return true;
    } catch {
      return false;
    }
  };

  let waiting = null;
  page.reloadForUpdate = async () => {
    if (page.program && !page.failed) page.program._handoff_keep();
    if (waiting) await takeOver(waiting);
    else location.reload();
  };

  function offer(fresh) {
    if (waiting === fresh || !workers.controller) return;  // without a controller it is the first one
    waiting = fresh;
    page.receive('update');
  }

  function watch(registration) {
    const {installing, waiting: installed} = registration;
    if (installed) offer(installed);
    if (installing) {
      installing.addEventListener('statechange', () => installing.state === 'installed' && offer(installing));
    }
  }

  page.workOffline = async () => {
    try {
      const registration = await workers.register('sw.js', {updateViaCache: 'none'});
      watch(registration);
      registration.addEventListener('updatefound', () => watch(registration));
    } catch {
      // No service workers here: then the page needs the network at each visit, as any other.
    }
  };
})();
