// The page around the program: everything that only a page can do for it.
//
// It is cut into small classic scripts that share one object, `handoffPage`; the program
// (web/platform/platform_web.cpp) sees the same object as `Module.page`, and the page calls the program's few
// exported functions through `handoffPage.program`. There is no inline script anywhere, because the
// Content-Security-Policy forbids it, and nothing here is sent to any server. Classic scripts, because a
// browser loads no module from a file, and then nobody could tell the visitor why.
'use strict';

window.handoffPage = (() => {
  const byId = (id) => document.getElementById(id);

  const page = {
    byId,
    canvas: byId('canvas'),
    isMac: /Mac|iPhone|iPad/.test(navigator.platform),
    program: null,  // the running module
    failed: false,
    encoded: new Uint8Array(),  // a text on its way into the program
  };

  // What arrives from outside and waits for the program's next step; `kind` is one of platform::Kind's names.
  page.inbox = [];
  page.receive = (kind, name = '', text = '') => {
    page.inbox.push({kind, name, text});
    page.wake();
  };

  // A text goes in by way of room that the program makes, because it may be larger than the stack.
  page.give = (text) => {
    const {program} = page;
    const size = program.lengthBytesUTF8(text);
    // The text's final zero goes where the room's own one is.
    program.stringToUTF8(text, program._handoff_api_room(size), size + 1);
  };

  // Said by a screen reader when it has finished its sentence; an error at once.
  page.announce = (text, urgent) => {
    const region = byId(urgent ? 'alert' : 'announce');
    // The same words twice are heard twice only if the text changes.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  };

  // For pages that embed this one, and for tests.
  page.announceResults = () => dispatchEvent(new CustomEvent('handoff-results'));

  // A readable page instead of a dead one.
  page.fail = (title, text, detail) => {
    if (page.failed) return;
    page.failed = true;
    byId('failure-title').textContent = title;
    byId('failure-text').textContent = text;
    byId('failure-detail').textContent = detail ? String(detail) : '';
    byId('loading').hidden = true;
    byId('text').hidden = true;
    byId('failure').hidden = false;
  };

  page.stopped = (reason) => page.fail(
    'Handoff stopped', 'The program met a problem and cannot go on. Reloading starts it again; your scenario ' +
    'is in the link in the address bar.', reason && (reason.message || reason));

  return page;
})();
