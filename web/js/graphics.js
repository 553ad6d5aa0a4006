// Graphics: whether there are any, and what happens while they are lost.
'use strict';

(() => {
  const page = window.handoffPage;
  const {canvas} = page;
  const kPatienceMs = 3000;  // a browser gives a lost context back within a second, or not at all

  page.contextLost = false;
  page.contextRestored = false;

  page.hasGraphics = () => !!document.createElement('canvas').getContext('webgl2');

  page.watchContext = () => {
    let patience = 0;
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      page.contextLost = true;
      patience = setTimeout(() => page.forceText(
        'The browser has taken the graphics away. The figures go on below as text; reload to try the charts again.'),
      kPatienceMs);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(patience);
      page.contextLost = false;
      page.contextRestored = true;
      page.forceText('');
      page.wake();
    });
  };
})();
