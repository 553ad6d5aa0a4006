// Workers: as many plain web workers as the machine has processors to spare. Each gets the compiled program
// by a message, so that nothing is downloaded or compiled twice, and no special headers are needed.
//
// `?workers=N` in the address asks for another number; 0 has the page do everything by itself, as it does
// where workers cannot be started.
'use strict';

(() => {
  const page = window.handoffPage;
  const kMost = 8;
  const workers = [];  // of each number; null: gone for good

  function wanted() {
    const asked = new URLSearchParams(location.search).get('workers');
    if (asked !== null && /^\d{1,2}$/.test(asked)) return Math.min(Number(asked), 2 * kMost);
    const processors = navigator.hardwareConcurrency || 2;
    return Math.min(kMost, processors > 2 ? processors - 1 : processors);
  }

  // Tells the program; what goes wrong in it ends the page, as in a frame.
  function tell(act) {
    if (!page.program || page.failed) return;
    try {
      act(page.program);
    } catch (error) {
      page.stopped(error);
    }
  }

  function hear(number, {ready, failed, message}) {
    if (ready) return tell((program) => program._handoff_worker_started(number));
    if (failed) return lose(number, '_handoff_worker_failed');
    tell((program) => {
      const room = program._handoff_message_room(message.length);  // may move the memory
      program.HEAPU8.set(message, room);
      program._handoff_worker_said(number);
    });
  }

  function lose(number, told) {
    workers[number]?.terminate();
    workers[number] = null;
    tell((program) => program[told](number));
  }

  function hire(number) {
    let worker;
    try {
      worker = new Worker('page/worker.js');
    } catch {
      return lose(number, '_handoff_worker_ended');
    }
    workers[number] = worker;
    let heard = false;
    worker.onmessage = ({data}) => {
      if (workers[number] !== worker) return;
      heard = true;
      hear(number, data);
    };
    // One that never said anything cannot be started here, however often it is tried.
    worker.onerror = (event) => {
      event.preventDefault();
      if (workers[number] === worker) lose(number, heard ? '_handoff_worker_failed' : '_handoff_worker_ended');
    };
    worker.postMessage({module: page.module, later: page.later});
  }

  page.startWorkers = () => {
    if (typeof Worker !== 'function' || !page.program._handoff_worker_work) return;
    for (let number = wanted(); number-- > 0;) hire(number);
  };
  page.postMessage = (number, message) => workers[number]?.postMessage({message}, [message.buffer]);
  page.restartWorker = (number) => {
    workers[number]?.terminate();
    hire(number);
  };
})();
