import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DraftServer, largeSheet } from '../draftServer';
import { me } from '../fixtures';
import { it } from '../stage';

const rows = 10_000;
const columns = 20;
const edits = 40;
const report = process.env['ARBITER_REPORT'] ?? 'target/sheet.md';

it('measures a table of 10,000 rows and 20 columns', async ({ stage }) => {
  stage.server.me = { ...me, roles: ['business-author'] };
  const draft = new DraftServer(stage.server, largeSheet(rows, columns));
  const { page } = stage;
  await stage.open('/ui/projects/retail/draft');
  const link = page.getByRole('link', { name: 'tables/offers.dmn' });
  await link.waitFor();
  const opening = performance.now();
  await link.click();
  await page.locator('[role=gridcell][data-line="0"]').first().waitFor();
  const opened = performance.now() - opening;

  const edited = await editTimes(page);
  const frames = await scrollFrames(page);
  const pasting = await pasteTime(page);
  await expect.poll(() => draft.sheet.rows.length, { timeout: 60_000 }).toBe(2 * rows - 1);

  const line = (what: string, figure: string, aim: string) => `| ${what} | ${figure} | ${aim} |`;
  const text = [
    '# The sheet of decision tables in a browser',
    '',
    `A table of ${rows} rows and ${columns} columns in headless Chromium ${stage.context.browser()?.version()}, on ${cpus().length} cores (${cpus()[0]?.model}), ${new Date().toISOString().slice(0, 10)}. The server is that of the tests, in the same machine. Command: \`npm run bench\` in \`admin-ui\`.`,
    '',
    '| what | figure | aim |',
    '|---|---:|---:|',
    line('opened, from the click to its first cell', `${opened.toFixed(0)} ms`, '< 2,000 ms'),
    line(
      `a cell typed, from the key to the next frame, median of ${edits}`,
      `${at(edited, 0.5).toFixed(1)} ms`,
      '< 50 ms',
    ),
    line('the same, the slowest of 20', `${at(edited, 0.95).toFixed(1)} ms`, '< 50 ms'),
    line('frames a second while scrolling', frames.toFixed(1), '≥ 50'),
    line(`${rows} rows of 4 cells pasted`, `${pasting.toFixed(0)} ms`, '< 2,000 ms'),
    '',
  ].join('\n');
  mkdirSync('target', { recursive: true });
  writeFileSync(report, text);
  process.stdout.write(text);
});

/** From the key that ends an edit to the frame in which the cell shows it, in milliseconds. */
async function editTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    await page.locator(`[role=gridcell][data-line="${i % 10}"][data-column="1"]`).click();
    await page.keyboard.type(`edited ${i}`);
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const field = document.activeElement;
            addEventListener(
              'keydown',
              () => {
                const start = performance.now();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
              },
              { once: true, capture: true },
            );
            field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
          }),
      ),
    );
  }
  return times.sort((one, other) => one - other);
}

/** Frames a second while the table is scrolled by as much as a quick wheel does. */
async function scrollFrames(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const grid = document.querySelector('[role=grid]') as HTMLElement;
        const start = performance.now();
        let frames = 0;
        const step = () => {
          frames++;
          grid.scrollTop += 96;
          grid.scrollLeft = 300 + 300 * Math.sin(frames / 30);
          const spent = performance.now() - start;
          if (spent < 4_000) {
            requestAnimationFrame(step);
          } else {
            done((frames * 1000) / spent);
          }
        };
        requestAnimationFrame(step);
      }),
  );
}

/** From the paste to the frame that shows it, in milliseconds. */
async function pasteTime(page: Page): Promise<number> {
  await page.keyboard.press('Control+End');
  const text = Array.from({ length: rows }, (_, i) => `a ${i}\tb ${i}\tc ${i}\td ${i}`).join('\n');
  await page
    .locator(`[role=gridcell][data-line="${rows - 1}"]`)
    .first()
    .waitFor();
  await page.keyboard.press('Home');
  return page.evaluate(
    (pasted) =>
      new Promise<number>((done) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const start = performance.now();
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }),
    text,
  );
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
