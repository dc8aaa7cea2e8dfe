import { defineConfig } from 'vitest/config';

const pure = { test: { name: 'unit', environment: 'node', include: ['app/**/*.test.ts'] } };
const real = (name: string, include: string[]) => ({
  test: {
    name,
    environment: 'node',
    include,
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      pure,
      real('sandbox', ['sandbox/**/*.test.ts']),
      real('database', ['tests/database/**/*.test.ts']),
      real('routes', ['tests/routes/**/*.test.ts']),
    ],
  },
});
