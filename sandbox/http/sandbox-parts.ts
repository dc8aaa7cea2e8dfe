import { createAdminApi } from '../admin-api/admin-api.ts';
import { createFrame } from '../frame/create-frame.ts';
import { seedDemo } from '../seeds/seed-demo.ts';
import { bulkResultRoutes } from './bulk-results.ts';
import { checkApp } from './check-app.ts';
import type { Parts } from './parts.ts';

/** The app as Shopify lists it; `$app` namespaces carry its number. */
const APP = { id: '247800000001', title: 'Afterglow', handle: 'afterglow' };

/** The sandbox as it runs: the Admin API over the state, the merchant's frame, the demo's seeds. */
export const sandboxParts: Parts = {
  adminApi: ({ state, keys, origin }) =>
    createAdminApi({ state, app: { ...APP, apiKey: keys.apiKey, origin } }),
  routes: (ground) => [
    bulkResultRoutes(ground.state),
    createFrame({ ...ground, checkApp: () => checkApp(ground.appOrigin) }),
  ],
  seed: async ({ state, origin }, onProgress) => {
    await seedDemo(state, { origin, onProgress });
  },
};
