// Keys and wheel: the canvas has the keys while it has the focus, except the browser's own shortcuts.
//
// SDL listens on the canvas; what belongs to the browser is stopped in the capture phase before SDL can see
// (and so prevent) it. Esc, then Tab leaves the canvas.
'use strict';

(() => {
  const page = window.handoffPage;
  const {canvas} = page;

  // With Ctrl or Cmd: what fields of text take, with Shift only to move; and the program's own commands.
  const kEditing = new Set(['a', 'c', 'x', 'enter', 'backspace', 'delete']);
  const kMoving = new Set(['arrowleft', 'arrowright', 'home', 'end']);
  let commandLetters = null;  // of web/app/choices/commands.cpp, capital with Shift

  function isCommand(key, shift) {
    if (!commandLetters && page.program)
      commandLetters = new Set(page.program.UTF8ToString(page.program._handoff_command_letters()));
    return commandLetters !== null && commandLetters.has(shift ? key.toUpperCase() : key);
  }
  let leaving = false;  // Esc, then Tab: the focus leaves the canvas

  function belongsToBrowser(event) {
    const key = event.key.toLowerCase();
    if (key === 'control' || key === 'shift' || key === 'alt' || key === 'meta') return false;
    if (/^f\d+$/.test(key)) return true;
    if (event.getModifierState('AltGraph')) return true;  // what it types still arrives, as text
    if (key === 'tab' && (leaving || event.ctrlKey || event.altKey || event.metaKey)) return true;
    if (event.ctrlKey || event.metaKey) {
      const editing = kMoving.has(key) || (!event.shiftKey && kEditing.has(key));
      return !editing && !isCommand(key, event.shiftKey);
    }
    return event.altKey && !page.isMac;
  }

  // On a Mac no key reports its release while Cmd is down, so the releases are told when Cmd is let go.
  const heldWithMeta = new Map();
  function releaseHeld() {
    for (const [code, {key, keyCode}] of heldWithMeta) {
      canvas.dispatchEvent(new KeyboardEvent('keyup', {code, key, keyCode, which: keyCode, bubbles: false}));
    }
    heldWithMeta.clear();
  }

  function keyDown(event) {
    if (event.target !== canvas) return;
    if (belongsToBrowser(event)) event.stopPropagation();
    else if (event.metaKey && event.key !== 'Meta') heldWithMeta.set(event.code, event);
    leaving = event.key === 'Escape' || (leaving && event.key === 'Shift');
  }

  // After SDL has seen it: what copies or asks for a file has to happen inside the gesture.
  function keyDone(event) {
    if (event.target !== canvas) return;
    const command = event.ctrlKey || event.metaKey;
    if (command ? /^[cxo]$/i.test(event.key) : /^(Enter| )$/.test(event.key)) page.drawInGesture();
  }

  function keyUp(event) {
    if (event.key === 'Meta') releaseHeld();
  }

  // Pixels, lines or pages become Dear ImGui's wheel steps. With Ctrl (and so by a pinch of a touchpad) a chart
  // under the cursor zooms, and elsewhere the browser does.
  page.wheel = [0, 0, 0];
  function wheel(event) {
    event.stopImmediatePropagation();
    const zooms = event.ctrlKey || event.metaKey;
    if (zooms && !(page.program && page.program._handoff_zooms())) return;
    event.preventDefault();
    const step = [1 / 100, 1 / 3, 5][event.deltaMode];
    if (zooms) {
      page.wheel[2] -= event.deltaY * step;
      page.wake();
      return;
    }
    page.wheel[0] -= event.deltaX * step;
    page.wheel[1] -= event.deltaY * step;
    page.wake();
  }

  page.listenForInput = () => {
    addEventListener('keydown', keyDown, true);
    addEventListener('keydown', keyDone);
    addEventListener('keyup', keyUp, true);
    canvas.addEventListener('wheel', wheel, {capture: true, passive: false});
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('pointerdown', () => canvas.focus({preventScroll: true}));
    canvas.addEventListener('click', page.drawInGesture);
    for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'touchstart', 'touchmove',
                        'touchend', 'keydown', 'keyup', 'focus', 'blur', 'resize', 'pageshow']) {
      addEventListener(type, page.wake, {capture: true, passive: true});
    }
    document.addEventListener('visibilitychange', page.wake);
    addEventListener('hashchange', async () =>
      page.receive('hash', '', await page.unpackLink(location.hash.slice(1))));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', page.wake);
  };
})();
