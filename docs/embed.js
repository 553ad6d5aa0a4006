// Drives the embedded Handoff: a range sets one input, and the answer is read from the results.
'use strict';

(() => {
  const byId = (id) => document.getElementById(id);
  const frame = byId('handoff');

  async function embedded() {
    if (!frame.contentWindow.handoff) {  // its scripts have not run yet
      await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    }
    return frame.contentWindow.handoff.ready;
  }

  async function start() {
    const handoff = await embedded();
    async function show() {
      const results = await handoff.run({replications: 100});
      const {duplicates_received: received, duplicate_effects: twice} = results.metrics;
      byId('answer').textContent =
        `${received.mean.toFixed(1)} duplicates a month, ${twice.mean.toFixed(1)} effects happen twice.`;
    }
    byId('share').addEventListener('change', ({target}) => {
      byId('chosen').textContent = `${target.value}%`;
      handoff.set('payments.duplicate_share', target.value / 100);
      show();
    });
    await show();
  }

  start().catch((error) => { byId('answer').textContent = error.message; });
})();
