import { createFrame } from '../frame/create-frame.ts';
import { seedDemo } from '../seeds/seed-demo.ts';
import { bulkResultRoutes } from './bulk-results.ts';
import { checkApp } from './check-app.ts';
import type { Parts } from './parts.ts';

/** The sandbox as it runs: the Admin API over the state, the merchant's frame, the demo's seeds. */
export const sandboxParts: Parts = {
  execute: async () => async () => ({ errors: [{ message: 'The Admin API is not built yet' }] }),
  routes: async (ground) => [
    bulkResultRoutes(ground.state),
    createFrame({ ...ground, checkApp: () => checkApp(ground.appOrigin) }),
  ],
  seed: async ({ state, origin }, onProgress) => {
    await seedDemo(state, { origin, onProgress });
  },
};
