import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { it } from './stage';

describe('the first load', () => {
  it('takes less than 300 kB of compressed JavaScript', async ({ stage }) => {
    const sizes = new Map<string, number>();
    stage.page.on('response', (response) => {
      if (response.url().endsWith('.js')) {
        void response.body().then((body) => sizes.set(response.url(), gzipSync(body).length));
      }
    });
    await stage.open('/ui/decisions');
    await stage.expectRows(25);
    await stage.page.waitForLoadState('networkidle');
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    process.stdout.write(`compressed JavaScript up to the list: ${total} bytes\n`);
    expect(total).toBeLessThan(300_000);
  });

  it('reaches the content by keyboard alone', async ({ stage }) => {
    await stage.open('/ui/decisions');
    await stage.expectRows(25);
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Enter');
    expect(await stage.page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});
