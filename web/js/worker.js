// What runs in a worker: a second instance of the page's program, which carries out orders one after another
// (web/jobs/workers.cpp). Between two orders it looks whether one has been taken back.
'use strict';

let program;
let orders = [];
const turn = new MessageChannel();

function perform({id, kind, from, to, text}) {
  const begun = performance.now();
  const room = program._handoff_work_room(text.length);  // may move the memory
  program.HEAPU8.set(text, room);
  const at = program._handoff_work_perform(kind, from, to);
  const answer = program.HEAPU8.slice(at, at + program._handoff_work_size());
  postMessage({id, ms: performance.now() - begun, answer}, [answer.buffer]);
}

function fail(reason) {
  orders = [];
  postMessage({failed: String((reason && reason.message) || reason)});
}

turn.port2.onmessage = () => {
  const order = orders.shift();
  if (!order) return;
  try {
    perform(order);
  } catch (error) {
    fail(error);
  }
};

async function start(module) {
  importScripts('../handoff.js');
  program = await self.createHandoff({
    noInitialRun: true,
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance), fail);
      return {};
    },
  });
  postMessage({ready: true});
}

onmessage = ({data}) => {
  if (data.module) {
    start(data.module).catch(fail);
  } else if (data.takeBack !== undefined) {
    orders = orders.filter(({id}) => id !== data.takeBack);
  } else {
    orders.push(data);
    turn.port1.postMessage(0);
  }
};
