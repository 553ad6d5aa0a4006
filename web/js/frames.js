// Frames: at most one request to the browser at a time, and none when idle. The program decides in each
// whether anything has to be drawn (web/shell/shell.cpp).
'use strict';

(() => {
  const page = window.handoffPage;
  let waiting = false;

  function frame() {
    waiting = false;
    if (!page.program || page.failed || page.held()) return;
    try {
      page.program._handoff_refresh();
    } catch (error) {
      page.stopped(error);
    }
  }

  page.refresh = () => {
    if (waiting || page.failed) return;
    waiting = true;
    requestAnimationFrame(frame);
  };

  page.wake = () => {
    page.followPixelRatio();
    if (page.program && !page.failed) page.program._handoff_wake();
  };

  let alarm = 0;
  let alarmTime = Infinity;
  page.wakeAfter = (ms) => {
    const time = performance.now() + ms;
    if (time >= alarmTime) return;
    clearTimeout(alarm);
    alarmTime = time;
    alarm = setTimeout(() => {
      alarmTime = Infinity;
      page.wake();
    }, ms);
  };

  // Nothing will be drawn unless something happens.
  page.resting = () => !waiting && alarmTime === Infinity;

  // A browser lets a page write to the clipboard, or ask for a file, only inside the user's gesture: so
  // what a click or a key has asked for is done before the gesture is over. Dear ImGui may spread press and
  // release over two frames.
  page.drawInGesture = () => {
    for (let i = 0; i < 2 && page.program && !page.failed; ++i) frame();
    page.wake();  // these frames were on top of those that every input gets
  };

  // A window that moves to another screen is not resized, but its pixels are. Where the browser does not
  // tell, the next input does.
  let ratio = devicePixelRatio;
  page.followPixelRatio = () => {
    if (ratio === devicePixelRatio) return;
    ratio = devicePixelRatio;
    dispatchEvent(new Event('resize'));
    watchPixelRatio();
  };
  function watchPixelRatio() {
    matchMedia(`(resolution: ${ratio}dppx)`).addEventListener('change', page.followPixelRatio, {once: true});
  }
  watchPixelRatio();
})();
