// window.handoff: the page driven from a script, for pages that embed it and for tests.
//
//   await handoff.ready;                       the page is up and shows a finished picture
//   handoff.load(scenario)                     a scenario file as text or object, in place of the present one
//   handoff.set('payments.duplicate_share', 0.05)      one input, by its path in the scenario file
//   await handoff.run({replications: 200, seed: 7})    exactly so many; resolves to the results
//   handoff.results()                          of what has been run so far: as `handoff run --json` writes it
//   handoff.scenario()                         the present scenario, as `load` takes it
//   handoff.link()                             the address that opens exactly these numbers
//   handoff.undo(), handoff.redo()             one step
//   handoff.state()                            {replications, target, shown, pictures, running, can_undo, can_redo,
//                                              workers, idle, typing, taken, frames, frame_ms}; `shown` of the
//                                              replications are in the picture, `idle`: nothing is left to compute or
//                                              draw, `typing`: a field of the drawing has the keyboard, `taken`:
//                                              the drawing has had all that was typed and clicked
//   handoff.frames()                           frames drawn so far; an idle page draws none
//   addEventListener('handoff-results', f)     a run is finished, whoever asked for it
//
// What is refused throws an Error whose message is one line that says where and why; the scenario is then
// what it was. Every change is simulated at once and shows on the page, where it can be undone.
// docs/embedding.md says more, and docs/embed.html is a page that embeds this one.
'use strict';

// Called by start.js once the program runs; the functions join `ready` and `frames` on window.handoff.
window.handoffApi = (program) => {
  const kSliceMs = 40;  // of simulation between two looks at the page's events

  const text = (pointer) => program.UTF8ToString(pointer);

  const {give, resting} = window.handoffPage;

  function check(pointer) {
    const problem = text(pointer);
    if (problem) throw new Error(problem);
  }

  function asText(value) {
    if (typeof value === 'string') return value;
    const json = JSON.stringify(value);
    if (json === undefined) throw new Error(`${String(value)} cannot be written as JSON`);
    return json;
  }

  function load(scenario) {
    give(asText(scenario));
    check(program._handoff_api_load());
  }

  function set(path, value) {
    give(`${path}=${asText(value)}`);
    check(program._handoff_api_set());
  }

  const results = () => JSON.parse(text(program._handoff_api_results()));
  const undo = () => check(program._handoff_api_undo(0));
  const redo = () => check(program._handoff_api_undo(1));

  function link() {
    const hash = text(program._handoff_api_link());
    return location.href.replace(/#.*$/s, '') + (hash && `#${hash}`);
  }

  const scenario = () => JSON.parse(text(program._handoff_api_scenario()));

  function state() {
    const now = JSON.parse(text(program._handoff_api_state()));
    now.idle = now.idle && resting();
    now.typing = program._handoff_wants_text() === 1;
    now.taken = program._handoff_input_waits() === 0;
    return now;
  }

  // A page that is not seen gets no frames, so the run goes on from here as well.
  async function run({replications, seed} = {}) {
    if (replications !== undefined && !(Number.isInteger(replications) && replications >= 1 && replications <= 1e6)) {
      throw new Error(`replications: ${String(replications)} is not a whole number from 1 to 1000000`);
    }
    if (seed !== undefined) set('seed', seed);
    if (replications !== undefined) check(program._handoff_api_replications(replications));
    for (let now = state(); now.running; now = state()) {
      program._handoff_api_advance(kSliceMs);
      await new Promise((resolve) => setTimeout(resolve, now.workers ? 5 : 0));
    }
    return results();
  }

  return {load, set, run, results, scenario, link, undo, redo, state};
};
