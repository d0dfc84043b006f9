import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { launch } from '../browser';

const server = process.env['ARBITER_URL'] ?? '';
const key = process.env['ARBITER_KEY'] ?? '';
const customer = process.env['ARBITER_CUSTOMER'] ?? '';

/** A page of a shop, on another origin, as config/tracker says; it loses the first answer. */
const shop = `<!doctype html><title>Shop</title>
<script>
  window.answers = 0;
  window.given = window.fetch;
  window.fetch = (...asked) => given(...asked).then((answer) => {
    window.answers++;
    if (window.answers === 1) throw new TypeError('lost');
    return answer;
  });
</script>
<script>
  window.arbiter = window.arbiter || [];
  arbiter.push(['init', {key: '${key}', consent: 'required'}], ['page', {product_id: 'lamp'}]);
</script>
<script async src="${server}/tracker.js"></script>`;

interface Tracker {
  track: (event: string, properties: object) => void;
  identify: (user: string, traits: object) => void;
  consent: (given?: boolean) => void;
}

declare global {
  var arbiter: Tracker;
  var answers: number;
}

it('[A15] sends from a page of another origin, once and not before consent', async () => {
  const pages = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html').end(shop);
  }).listen(0, '127.0.0.1');
  await once(pages, 'listening');
  const { port } = pages.address() as AddressInfo;
  const browser = await launch(`--host-resolver-rules=MAP shop.test 127.0.0.1:${port}`);
  try {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto('http://shop.test/lamp');
    await page.waitForFunction(() => typeof globalThis.arbiter.track === 'function');
    await page.evaluate((who) => {
      arbiter.track('Product Viewed', { product_id: 'chair' });
      arbiter.identify(who, { plan: 'gold' });
    }, customer);
    expect(await page.evaluate(() => [localStorage.length, answers])).toEqual([0, 0]);

    await page.evaluate(() => arbiter.consent());
    expect(await page.evaluate(() => Object.keys(localStorage).join())).toContain('message');
    await page.waitForFunction(
      () => answers > 1 && !Object.keys(localStorage).join().includes('message'),
    );
    expect(said).toEqual([]);

    await page.reload();
    await page.waitForFunction(
      () => answers > 1 && !Object.keys(localStorage).join().includes('message'),
    );
    await page.evaluate(() => arbiter.consent(false));
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  } finally {
    await browser.close();
    pages.close();
  }
});
