import { defineConfig } from 'vitest/config';

/** The built pages in a real browser, against a small server that answers from fixtures. */
export default defineConfig({
  test: {
    include: ['tests/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
