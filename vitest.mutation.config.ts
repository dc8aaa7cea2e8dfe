import { defineConfig } from 'vitest/config';

/** The pure tests that a changed line of the decisions on returns, points and levels has to fail: see stryker.config.json. */
export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'app/modules/returns/**/*.test.ts',
      'app/modules/loyalty/{ledger,tiers,redemption,adjusting}/*.test.ts',
      'app/kernel/rules/*.test.ts',
      'app/kernel/{money,rational}.test.ts',
    ],
    testTimeout: 30_000,
  },
});
