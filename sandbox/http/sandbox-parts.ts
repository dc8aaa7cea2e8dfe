import { createAdminApi } from '../admin-api/admin-api.ts';
import { readFlowTriggers } from '../elsewhere/flow-triggers.ts';
import { klaviyoRoutes } from '../elsewhere/klaviyo-routes.ts';
import { fileRoutes } from '../files/file-routes.ts';
import { createFrame } from '../frame/create-frame.ts';
import { mailPages } from '../mail/mail-pages.ts';
import { seedDemo } from '../seeds/seed-demo.ts';
import { createStorefront, storefrontMissing } from '../storefront/create-storefront.ts';
import { createStory } from '../story/create-story.ts';
import { createWindows } from '../windows/create-windows.ts';
import { bulkResultRoutes } from './bulk-results.ts';
import { checkApp } from './check-app.ts';
import type { Parts } from './parts.ts';

/** The app as Shopify lists it; `$app` namespaces carry its number. */
const APP = { id: '247800000001', title: 'Afterglow', handle: 'afterglow' };

/** Where the app's extensions are built. */
const extensions = new URL('../../extensions/', import.meta.url);

/** The sandbox as it runs: the Admin API over the state, the merchant's frame, the demo's seeds. */
export const sandboxParts: Parts = {
  adminApi: ({ state, keys, origin }) =>
    createAdminApi({
      state,
      app: { ...APP, apiKey: keys.apiKey, origin, flowTriggers: readFlowTriggers(extensions) },
    }),
  routes: (ground) => [
    bulkResultRoutes(ground.state),
    fileRoutes(ground.state),
    createFrame({ ...ground, extensions, checkApp: () => checkApp(ground.appOrigin) }),
    createStory({ ...ground, extensions }),
    mailPages(ground),
    klaviyoRoutes(ground),
    createWindows({ ...ground, extensions, applicationUrl: ground.app.applicationUrl }),
    createStorefront(ground),
    // Last: it answers what no other part of a storefront does.
    storefrontMissing(ground),
  ],
  seed: async ({ state, origin }, onProgress) => {
    await seedDemo(state, { origin, onProgress });
  },
};
