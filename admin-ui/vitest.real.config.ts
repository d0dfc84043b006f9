import { defineConfig } from 'vitest/config';

/** The pages as a running server serves them; where it is and whom it knows is in the environment. */
export default defineConfig({
  test: {
    include: ['tests/real/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
