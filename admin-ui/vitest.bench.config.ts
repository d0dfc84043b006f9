import { defineConfig } from 'vitest/config';

/** How quick the built pages are in a real browser; leaves a report. */
export default defineConfig({
  test: {
    include: ['tests/bench/*.test.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
