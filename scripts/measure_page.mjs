// Measures the built page: sizes, time to the first useful frame, and frame times while a slider is dragged.
//
//   node scripts/measure_page.mjs          build/web must have been built, tests/browser's driver installed
//
// Chromium draws in software here, so the last two say more about this machine's processor than about a
// graphics card; the work of the program itself (frame_ms) is given apart.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { builtFiles, closeAll, openPage, root } from '../tests/browser/harness.mjs';

const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (value) => `${value.toFixed(1)} ms`;
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

function sizes() {
  const folder = join(root, 'build', 'web');
  const rows = builtFiles().filter((file) => statSync(join(folder, file)).isFile()).map((file) => {
    const bytes = readFileSync(join(folder, file));
    return [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  });
  const total = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0));
  console.log('| file | raw | gzip | brotli |\n|---|---|---|---|');
  for (const [file, ...bytes] of [...rows.filter((row) => row[1] > 20_000), ['all files', ...total]]) {
    console.log(`| ${file} | ${bytes.map(kB).join(' | ')} |`);
  }
}

async function firstFrame() {
  const times = [];
  for (let i = 0; i < 5; ++i) {
    const it = await openPage({ width: 1440, height: 900 });
    times.push(await it.page.evaluate(() => performance.getEntriesByName('handoff-ready')[0].startTime));
    await it.close();
  }
  console.log(`\nfirst useful frame, 1440 x 900, median of 5: ${ms(at(times, 0.5))} (${ms(Math.min(...times))} to ${ms(Math.max(...times))})`);
}

// The first slider, "Trials a month", from one end to the other, one step a frame.
async function dragging() {
  const it = await openPage({ width: 1440, height: 900 });
  await it.page.evaluate(() => window.handoff.run({ replications: 200 }));
  await it.page.mouse.move(126, 183);
  await it.page.mouse.down();
  await it.page.evaluate(() => {
    const log = { gaps: [], work: [], shown: [], pictures: 0 };
    const first = window.handoff.state().pictures;
    window.measured = log;
    let before = performance.now();
    const look = (now) => {
      const state = window.handoff.state();
      log.gaps.push(now - before);
      log.work.push(state.frame_ms);
      if (state.pictures > first + log.pictures) {
        log.pictures = state.pictures - first;
        log.shown.push(state.shown);
      }
      before = now;
      if (!log.done) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let x = 40; x < 300; x += 2) await it.page.mouse.move(x, 183);
  const log = await it.page.evaluate(() => { window.measured.done = true; return window.measured; });
  await it.page.mouse.up();
  const show = (name, values) => console.log(
    `${name}: median ${ms(at(values, 0.5))}, p95 ${ms(at(values, 0.95))}, ${values.length} frames`);
  const { workers } = await it.page.evaluate(() => window.handoff.state());
  console.log(`\ndragging a slider with 200 replications wanted, ${workers} workers:`);
  show('  from frame to frame', log.gaps);
  show('  work of a frame', log.work);
  const seconds = log.gaps.reduce((sum, gap) => sum + gap, 0) / 1000;
  console.log(`  new results: ${(log.pictures / seconds).toFixed(1)} a second, of ${at(log.shown, 0.5) ?? 0} replications (median)`);
  await it.close();
}

sizes();
await firstFrame();
await dragging();
await closeAll();
