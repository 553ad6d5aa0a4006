// The clipboard. Writing is allowed only near a user's gesture: what the browser refuses is tried once more
// in the old way, and the program is told how it went, so that it never says "copied" when it was not.
'use strict';

(() => {
  const page = window.handoffPage;

  function copyTheOldWay(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'offscreen';
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { /* not allowed either */ }
    area.remove();
    if (before && before.focus) before.focus({preventScroll: true});
    return done;
  }

  // `tell`: the outcome goes to the program's inbox.
  page.copy = async (text, tell) => {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyTheOldWay(text);
    }
    if (tell) page.receive(done ? 'copied' : 'uncopied', '', text);
  };

  function paste(event) {
    const {program} = page;
    if (!program || !event.clipboardData || /^(input|textarea)$/i.test(event.target.tagName)) return;
    const text = event.clipboardData.getData('text/plain');
    if (!text) return;
    event.preventDefault();
    if (!program._handoff_wants_text()) {
      page.unpackText(text).then((plain) => page.receive('paste', '', plain));
      return;
    }
    page.give(text);
    program._handoff_paste();
    page.wake();
  }

  page.listenForPaste = () => addEventListener('paste', paste);
})();
