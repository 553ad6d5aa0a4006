// Your month: files that are no scenarios go to the importer, in a worker of its own that is started when the
// first one arrives. They stay with the page, so that an answer to a question can have them read again.
'use strict';

(() => {
  const page = window.handoffPage;
  const kExample = ['subscriptions.csv', 'invoices.csv', 'contacts.csv', 'mails.csv'];
  const files = new Map();  // by name
  let wishes = [];
  let worker = null;
  let busy = false;

  function stop() {
    worker?.terminate();
    worker = null;
    busy = false;
  }

  // What could not be read is said once, and is not read again with the next file.
  function forgetUnread(problems) {
    for (const name of [...files.keys()]) {
      if (problems.some((line) => line.startsWith(`${name}:`))) files.delete(name);
    }
  }

  function hear({doing, share, learned, more, failed}) {
    if (doing !== undefined) return page.receive('learning', String(share), doing);
    busy = learned !== undefined && more;
    if (learned !== undefined) {
      forgetUnread(JSON.parse(learned).problems);
      return page.receive('learned', busy ? 'more' : '', learned);
    }
    stop();
    page.receive('unlearned', '', failed);
  }

  function begin() {
    if (busy) stop();
    if (!worker) {
      try {
        worker = new Worker('page/learner.js');
      } catch {
        return page.receive('unlearned', '', 'this browser starts no workers, in which exports are read');
      }
      worker.onmessage = ({data}) => hear(data);
      worker.onerror = (event) => {
        event.preventDefault();
        hear({failed: event.message || 'the importer could not be loaded'});
      };
    }
    busy = true;
    page.receive('learning', '0', 'Reading your files');
    worker.postMessage({files: [...files.values()], wishes});
  }

  page.learn = (dropped) => {
    for (const file of dropped) files.set(file.name, file);
    begin();
  };
  page.learnAgain = (said) => {
    wishes = said;
    begin();
  };
  page.stopLearning = stop;
  page.forgetMonth = () => {
    stop();
    files.clear();
    wishes = [];
  };
  page.learnExample = async () => {
    page.forgetMonth();
    try {
      const parts = await Promise.all(kExample.map(async (name) => {
        const response = await fetch(`example/${name}`, {credentials: 'same-origin'});
        if (!response.ok) throw new Error(`${response.status}`);
        return new File([await response.arrayBuffer()], name);
      }));
      page.learn(parts);
    } catch {
      page.receive('unlearned', '', 'the example did not arrive; check the connection and try again');
    }
  };

  // A scenario is one JSON object; what lists things, or has a line for each, is an export.
  const kOfScenarios = ['$schema', 'version', 'seed', 'cohort', 'pipeline', 'payments', 'apis', 'team'];

  function isExportObject(document) {
    if (document === null || typeof document !== 'object' || Array.isArray(document)) return true;
    if (kOfScenarios.some((key) => key in document)) return false;
    return 'object' in document || 'event' in document ||
           Object.values(document).some((value) => Array.isArray(value) && typeof value[0] === 'object');
  }

  function isLines(text) {
    const [first, second] = text.split('\n', 2);
    try {
      JSON.parse(first);
      return second !== undefined && second.trim().startsWith('{');
    } catch {
      return false;
    }
  }

  page.isScenario = (text) => {
    if (!text.replace(/^\ufeff/, '').trimStart().startsWith('{')) return false;
    try {
      return !isExportObject(JSON.parse(text));
    } catch {
      return !isLines(text);
    }
  };
})();
