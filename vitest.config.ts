import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** So many files vitest runs at a time by itself: one of two processors, while most tests wait for the database. */
const alone = Math.max(1, availableParallelism() - 1);
/** What is waited for comes within milliseconds here, and within seconds on a slow machine. */
const patient = { poll: { timeout: 10_000 } };

/** A law that is asked for many times takes as many times as long. */
const patience = Number(process.env.LAW_RUNS ?? 0) > 1000 ? 30 : 1;

const plain = (name: string, include: string[], usual = 5_000) => ({
  test: {
    name,
    environment: 'node',
    include,
    testTimeout: usual * patience,
    hookTimeout: 60_000,
    expect: patient,
  },
});
const real = (name: string, include: string[], usual = 30_000) => ({
  test: {
    name,
    environment: 'node',
    include,
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: usual * patience,
    hookTimeout: 120_000,
    expect: patient,
  },
});
const walk = (name: string, include: string[]) => ({
  test: {
    name,
    environment: 'node',
    include,
    globalSetup: ['tests/browser/support/stack.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A page with its app and its database fills the processors: two on two of them make each other late.
    maxWorkers: alone,
    sequence: { groupOrder: 1 },
    expect: { poll: { timeout: 15_000, interval: 100 } },
  },
});

const windows = {
  esbuild: { jsx: 'automatic' as const, jsxImportSource: 'preact' },
  test: {
    name: 'extensions',
    environment: 'jsdom',
    include: ['extensions/*/tests/**/*.test.{ts,tsx}'],
    setupFiles: ['extensions/shared/tests/patience.ts'],
    testTimeout: 30_000,
    // It imports the extension's own files, which are TypeScript.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
  },
};

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, alone),
    projects: [
      plain(
        'unit',
        ['app/**/*.test.ts', 'tests/stories/{runner,deep}/**/!(kills|message-kills).test.ts'],
        30_000,
      ),
      plain('rules', ['tests/rules/**/*.test.ts', 'tests/extensions/**/*.test.ts'], 60_000),
      windows,
      real('sandbox', ['sandbox/**/*.test.ts', 'tests/storefront/**/*.test.ts']),
      real('database', ['tests/database/**/*.test.ts']),
      real('routes', ['tests/routes/**/*.test.ts']),
      plain('stories', ['tests/stories/stories.test.ts'], 900_000),
      walk('browser', ['tests/browser/**/*.test.ts']),
      real('lighthouse', ['tests/lighthouse/**/*.test.ts'], 600_000),
      plain('deep', ['tests/stories/deep/{kills,message-kills}.test.ts'], 3_600_000),
    ],
  },
});
