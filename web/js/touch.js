// Touch: one finger is the mouse (SDL does that; a drag on nothing scrolls, web/shell/shell.cpp), two fingers
// that open or close are a pinch, which zooms the plot under it and elsewhere the size of everything.
'use strict';

(() => {
  const page = window.handoffPage;
  const {canvas} = page;
  let distance = 0;  // between the two fingers; 0: no pinch

  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

  // SDL must not take the moves of a pinch for drags.
  function touchStart(event) {
    if (event.touches.length !== 2 || !page.program) return;
    distance = Math.max(apart(event.touches), 1);
    const [a, b] = event.touches;
    page.program._handoff_pinch_begin((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  }

  function touchMove(event) {
    if (!distance) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.touches.length !== 2) return;
    const now = Math.max(apart(event.touches), 1);
    page.program._handoff_pinch(now / distance);
    distance = now;
    page.wake();
  }

  function touchEnd(event) {
    if (!distance || event.touches.length > 0) return;  // the finger that stays does not drag
    distance = 0;
    page.program._handoff_pinch_end();
    page.wake();
  }

  page.listenForTouch = () => {
    canvas.addEventListener('touchstart', touchStart, {capture: true, passive: true});
    canvas.addEventListener('touchmove', touchMove, {capture: true, passive: false});
    canvas.addEventListener('touchend', touchEnd, {capture: true, passive: true});
    canvas.addEventListener('touchcancel', touchEnd, {capture: true, passive: true});
  };
})();
