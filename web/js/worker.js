// What runs in a worker: a second instance of the page's program, which hears the pool's messages as they come
// and carries out one job between two of them (web/jobs/workers.cpp). Messages are bytes that only the program
// reads.
'use strict';

let program;
const turn = new MessageChannel();

function fail(reason) {
  program = null;
  postMessage({failed: String((reason && reason.message) || reason)});
}

function hear(message) {
  const room = program._handoff_message_room(message.length);  // may move the memory
  program.HEAPU8.set(message, room);
  if (!program._handoff_worker_hear()) throw new Error('a message that makes no sense');
  turn.port1.postMessage(0);  // work, after what has come in meanwhile
}

function work() {
  const size = program._handoff_worker_work();
  if (size === 0) return;
  const at = program._handoff_worker_answer();
  const message = program.HEAPU8.slice(at, at + size);
  postMessage({message}, [message.buffer]);
}

// One that has failed does nothing any more: it is stopped.
function act(what, ...given) {
  if (!program) return;
  try {
    what(...given);
  } catch (error) {
    fail(error);
  }
}

turn.port2.onmessage = () => act(work);

// Both parts of the program (later.js): the second fills the placeholders before anything is called.
async function instantiate({module, later}, imports) {
  if (!later) return WebAssembly.instantiate(module, imports);
  const [{module: shared}] = WebAssembly.Module.imports(later);
  const placeholders = new Proxy({}, {get: () => () => {}});
  const instance = await WebAssembly.instantiate(module, {...imports, [shared]: placeholders});
  await WebAssembly.instantiate(later, {[shared]: instance.exports});
  return instance;
}

async function start(parts) {
  importScripts('../handoff.js');
  program = await self.createHandoff({
    noInitialRun: true,
    instantiateWasm(imports, receive) {
      instantiate(parts, imports).then((instance) => receive(instance), fail);
      return {};
    },
  });
  postMessage({ready: true});
}

onmessage = ({data}) => {
  if (data.module) {
    start(data).catch(fail);
  } else {
    act(hear, data.message);
  }
};
